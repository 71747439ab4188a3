//! Verbs: what makes a stretch of words a clause, and which forms belong to one verb.
//!
//! Data only, written for this purpose.

/// Words that make a clause finite by themselves.
pub(in crate::claims) const FINITE: &str = "is are was were am has have had will would can could may might must should shall do does did isn't aren't \
wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't mustn't shouldn't don't doesn't didn't went made got came said saw";

/// Irregular verbs: the plain form, then the forms that stem to something else.
pub(in crate::claims) const IRREGULAR: &[&str] = &[
    "arise arose arisen",
    "awake awoke awoken",
    "bear bore borne",
    "beat beaten",
    "become became",
    "begin began begun",
    "bend bent",
    "bind bound",
    "bite bit bitten",
    "bleed bled",
    "blow blew blown",
    "break broke broken",
    "bring brought",
    "build built",
    "burn burnt",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "cling clung",
    "come came",
    "deal dealt",
    "dig dug",
    "draw drew drawn",
    "drink drank drunk",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fly flew flown",
    "forbid forbade forbidden",
    "forget forgot forgotten",
    "freeze froze frozen",
    "give gave given",
    "grow grew grown",
    "hang hung",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "know knew known",
    "lay laid",
    "lead led",
    "leave left",
    "lend lent",
    "lose lost",
    "mean meant",
    "meet met",
    "pay paid",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "run ran",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shine shone",
    "shoot shot",
    "shrink shrank shrunk",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "sleep slept",
    "slide slid",
    "speak spoke spoken",
    "spend spent",
    "spring sprang sprung",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "strike struck stricken",
    "swear swore sworn",
    "sweep swept",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "understand understood",
    "wake woke woken",
    "wear wore worn",
    "weep wept",
    "win won",
    "withdraw withdrew withdrawn",
    "write wrote written",
];

/// Past forms that are like the plain form, or like a noun, and end in no `-ed`.
pub(in crate::claims) const PAST: &str =
    "cut hit put shut set let hurt burst cost quit split spread cast died tied lied vied";

/// Regular verbs of the news, in plain form; with those of [`IRREGULAR`] they are what a clause can say that somebody did.
pub(in crate::claims) const REGULAR: &str = "abandon abduct abolish abuse accept accuse achieve acquire acquit act add admit adopt advance advise agree \
aim allege allow amend announce answer apologise apologize appeal appear apply appoint approve argue arm arrest arrive ask assault assess \
attack attempt attend auction avoid award back ban bar battle belong block board boil bomb borrow breach cancel capture carry cause \
celebrate chair challenge change charge chase cheat check claim clash clean clear climb close collapse collect collide combine command \
commit compare compete complain complete concern conclude condemn conduct confirm confiscate connect consider consist contain contaminate \
continue control convict cooperate count cover crash create criticise criticize cross crush damage dance date debate decide declare decline \
decrease defeat defect defend delay deliver demand demolish denounce deny depart deploy derail describe design destroy detain detect \
determine detonate develop die disappear disclose discover discuss dismiss displace divert divide donate double drag drain drift drop drown \
earn ease edge elect embezzle emerge employ empty enable end endorse enforce enter escape establish estimate evacuate evict examine exceed \
exchange exclude execute expand expel explain explode export expose express extend extradite face fail fear file fill film fine finish fire \
fix float flood follow force forecast found fund gain gather govern grant greet guard guide halt hand handle happen harm hijack hire \
host hunt identify ignore impose import imprison improve include increase indicate indict infect inform injure inspect install insure \
intend interview introduce invade invest investigate invite involve issue jail join judge jump kidnap kill kiss knock land last launch \
lease lift limit list live load lock loot lower maintain manage march mark marry match measure merge mine miss monitor mourn move murder name \
negotiate nominate note notify object obtain occupy offer open operate oppose order organise organize oust outlaw overturn own park part \
pass patrol perform permit photograph place plan plant play plead pledge plunge poison police poll postpone praise predict prepare present \
preserve press prevent print produce prohibit promise promote prosecute protect protest prove provide publish pull punish purchase pursue \
push qualify question race raid raise rally reach reject release relieve rely remain remember remove rename renew rent reopen repair repeat \
replace report represent require rescue reserve resign resist resolve respond rest restore restrict resume retain retire retreat return \
reveal reverse review rob rule rush sack sail save scrap search seal secure seize separate serve settle shell shelter sign slash slip slow \
smash smuggle smoke sponsor stab stage start starve stay stop storm suffer suggest support suppress surge surrender surround survive \
suspend switch tackle talk target tax tell test thank threaten tie topple torture total touch tour trade train transfer transport trap \
travel treat trigger try turn uncover unveil uphold urge use vaccinate view visit vote vow wait walk want warn wash watch weigh welcome \
witness work worry wound yield";
