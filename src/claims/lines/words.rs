//! Word lists of the comparison: words that say nothing, words that say little, and words that tell the same event.
//!
//! Data only, written for this purpose. Words are given in plain form; [`crate::claims::lines::terms`] stems them like the texts.

/// Words that carry no content of their own.
pub(in crate::claims) const STOP: &str = "a about above after again against all almost also although always am among an and another any anyone \
anything are aren't around as at away back be became because become been before being below between both but by came can can't cannot \
come could couldn't did didn't do does doesn't doing don't done down during each either else enough even ever every few for from further \
get gets getting go goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him \
himself his how however i i'd i'll i'm i've if in into is isn't it it's its itself just keep kept let like made make makes making many \
may me might more most much must my myself near nearly neither never no nor not now of off often on once one only onto or other others \
our ours ourselves out over own per perhaps put quite rather really said same saw say saying says see seen she she'd she'll she's should \
shouldn't since so some someone something soon still such take taken takes taking than that that's the their theirs them themselves then \
there there's these they they'd they'll they're they've this those though through thus to together too took toward towards under until \
up upon us use used very via was wasn't way we we'd we'll we're we've well went were weren't what what's when where whether which while \
who who's whom whose why will with within without won't would wouldn't yet you you'd you'll you're you've your yours yourself 's s t d ll \
re ve m none nobody nothing";

/// Words before a name that are no part of it.
pub(in crate::claims) const HONORIFICS: &str = "mr mrs ms mx dr sir";

/// Words that most news carries: they count, but for little.
pub(in crate::claims) const COMMON: &str = "accord accordingly according add added ago agency agree already announce announced area article asked \
authorities bad based began begin believe best better big bring brought business call called case cause central centre change children \
city claim close come comment company concern continue control could country cut daily data date day days deal decision department \
despite different director due early earlier east end event expect expected face fact family far figure final find first five follow \
followed following force former found four free friday full future general give given good government great group grow half hand hard \
head help high hit hold home hope hour hours house human hundred idea image important include included including increase information \
interest international issue january february march april june july august september october november december job join key kind know \
known large last late later latest lead leader leading leave left less level life line list little live local long look lost low major \
man manager mark matter mean media meet meeting member men million billion minister minute moment monday money month months morning \
move name nation national need new news next night north number office official officials old open operation order part party past pay \
people percent person photo picture place plan play point police policy position possible power present president press previous price \
problem process programme program project provide public published put question quote raise reach read ready real reason receive recent \
recently record region release remain report reported reportedly reporter reporters reports rest result return right rise run saturday \
season second secretary seek sell senior sent september serious service set seven several share short show side sign similar site \
situation six small social source sources south speak special spokesman spokesperson spokeswoman staff stand start state statement \
states stay step stop story street support sunday sure system talk team tell ten term thing think third thousand three thursday time \
today told tomorrow tonight top total town tried try tuesday turn two union united update use video view wait want war watch wednesday \
week weekend weeks west white woman women word work worked workers world write year years yesterday young";

/// Words that tell the same event, one group a line. A word may stand in several groups.
pub(in crate::claims) const EVENTS: &[&str] = &[
    "kill die dead death fatal fatality slay murder perish casualty victim toll lose gun shoot stab",
    "injure wound hurt injury hospitalise hospital",
    "fire sack dismiss dismissal oust axe relieve terminate",
    "resign quit depart departure resignation leave exit step",
    "appoint name hire elect choose pick select nominate install successor replace appointment",
    "arrest detain custody apprehend nab capture seize catch hold suspect",
    "charge indict accuse arraign prosecute allege",
    "convict guilty sentence jail prison verdict plead imprison",
    "acquit clear innocent drop",
    "buy acquire purchase takeover acquisition merge merger deal bid",
    "sell sale divest offload buy purchase acquire offer takeover",
    "win victory beat defeat triumph champion claim title",
    "attack assault raid strike bomb shell",
    "blast explosion explode bomb detonate",
    "foil thwart prevent avert repel stop",
    "quake earthquake tremor temblor seismic magnitude aftershock",
    "crash collide collision derail wreck accident",
    "blaze fire flame burn arson inferno",
    "flood deluge inundate storm hurricane typhoon cyclone",
    "announce unveil launch introduce reveal debut release present",
    "marry wed wedding marriage",
    "escape flee breakout abscond fugitive",
    "recall withdraw pull",
    "sue lawsuit court litigation suit file",
    "warn caution alert threat threaten",
    "approve pass back endorse adopt vote",
    "reject refuse decline deny veto block",
    "rise increase grow climb jump gain surge raise soar",
    "fall drop decline slip plunge lose cut reduce slump",
    "protest demonstrate march rally riot",
    "meet talk negotiate summit discuss negotiation",
    "damage destroy wreck ravage collapse devastate",
    "rob steal theft burglary heist robbery",
    "kidnap abduct hostage",
    "close shut closure",
    "delay postpone cancel suspend halt",
    "evacuate flee displace",
    "rescue save recover",
    "sign agree agreement accord pact treaty",
    "invade invasion troops offensive",
    "test launch fire missile rocket",
    "ban bar prohibit outlaw",
    "accept admit enter",
    "discover find found",
    "perform host star cast role play",
    "sever cut snap disrupt outage cable",
    "work worker employ employee staff job",
    "fail failure break malfunction",
    "invest investment spend",
    "move transfer shift relocate",
    "order tell ask urge instruct advise",
    "fight battle tackle douse extinguish",
    "pollute contaminate contamination pollution bacteria",
    "repair fix mend replace restore",
    "build construct erect construction",
    "vote elect ballot election poll",
    "strike walkout stoppage",
    "sink capsize founder",
    "plunge fall drop tumble crash topple",
    "start begin open launch",
    "finish end close complete",
    "empty exhaust deplete",
];

/// The last group of [`EVENTS`]: that a thing has run out, as `no … left` and `sold out` say, too.
pub(in crate::claims) const SPENT: u64 = 1 << (EVENTS.len() - 1);

/// Words that turn a statement round.
pub(in crate::claims) const NEGATIONS: &str = "no not never none nobody nothing neither nor without deny denied denies refuse refused reject rejected \
cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't shouldn't";

/// Words that place a statement in the future.
pub(in crate::claims) const FUTURE: &str = "will would could may might shall expected likely set plans planned forecast predict predicts due upcoming \
scheduled projected anticipate anticipated won't";

/// Words of allegation.
pub(in crate::claims) const ALLEGED: &str = "alleged allegedly alleges allege accuse accused accuses accusing suspected suspect claims claimed \
allegation allegations purported purportedly reportedly";

/// Words of opinion and advice.
pub(in crate::claims) const OPINION: &str = "should must ought believe believes think thinks feel feels hopefully unfortunately clearly obviously \
best worst great terrible wonderful beautiful amazing awful important critical seems seem arguably surely";

/// Verbs that link a thing to what it is.
pub(in crate::claims) const COPULA: &str = "is are was were be been being means refers called known";

/// How sentences begin that a page says to its reader, and that state nothing of its story.
pub(in crate::claims) const SIGN_OFFS: &[&str] = &[
    "all rights reserved",
    "click here",
    "click the link",
    "copyright",
    "enter your email",
    "follow us",
    "for further information",
    "for more information",
    "for more on this",
    "have you got a story",
    "join the conversation",
    "join us on",
    "leave a comment",
    "like us on",
    "please read our comment",
    "please subscribe",
    "read more",
    "read our privacy",
    "see also",
    "share this",
    "sign up",
    "subscribe",
    "terms of use",
    "this article first appeared",
    "this article originally appeared",
    "this article was originally",
    "this story first appeared",
    "to subscribe",
    "we may earn",
    "we may receive a commission",
    "we use cookies",
    "you may also like",
];
