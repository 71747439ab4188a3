//! The words of the grammar: verbs that report, nouns that name nobody, and the small words between them.

use crate::text::WordMap;
use std::sync::LazyLock;

macro_rules! bits {
    ($($(#[$about:meta])* $name:ident = $n:expr;)*) => { $($(#[$about])* pub(super) const $name: u64 = 1 << $n;)* };
}

bits! {
    /// A noun for what somebody said: `Marsh's claim that`.
    NOUN_CUE = 33;
    /// A verb of saying: takes a quotation, or a clause with or without `that`.
    SAY = 0;
    /// A verb of showing: what documents do.
    SHOW = 1;
    /// A verb of thinking: takes a clause.
    THINK = 2;
    /// A verb of judging: takes somebody or something, and what it is called.
    JUDGE = 3;
    /// The past tense or participle.
    PAST = 4;
    /// The third person of the present.
    THIRD = 5;
    /// The plain form.
    PLAIN = 6;
    /// The form in -ing.
    ING = 7;
    /// A verb form that is a noun too: `reports`, `claims`.
    NOUNISH = 8;
    /// Helps verbs: has, will, did, not.
    AUX = 9;
    /// A form of to be.
    BE = 10;
    /// An adverb or another word that may stand between subject and verb.
    ADVERB = 11;
    DETERMINER = 12;
    PREPOSITION = 13;
    /// Joins clauses or phrases.
    CONJUNCTION = 14;
    /// A pronoun that can be a subject.
    PRONOUN = 15;
    /// A pronoun that tells a man.
    HE = 16;
    /// A pronoun that tells a woman.
    SHE = 17;
    /// who, which, that
    RELATIVE = 18;
    /// A day or time word, as in `said Monday`.
    TIME = 19;
    /// A noun for a source whose name is withheld: source, insider.
    ANONYMOUS = 20;
    /// A noun for somebody in office or close to it.
    OFFICIAL = 21;
    /// A noun for somebody who is said to know, or who has an opinion.
    EXPERT = 22;
    /// some, many, others
    INDEFINITE = 23;
    /// A noun for a document.
    DOCUMENT = 24;
    /// A noun for a person by role.
    ROLE = 25;
    /// A noun for several people.
    GROUP = 26;
    /// A noun for an organisation.
    ORGANISATION = 27;
    /// Opens a subordinate clause.
    SUBORDINATE = 28;
    /// A verb that only a quotation beside it makes a cue: continued, began.
    QUOTE_ONLY = 29;
    /// A number word.
    COUNT = 30;
    /// Words after which the sentence's own business goes on, never part of a noun phrase.
    BREAK = 31;
    /// A possessive pronoun.
    POSSESSIVE = 32;
}

/// All kinds of cue.
pub(super) const CUE: u64 = SAY | SHOW | THINK | JUDGE;
/// What no noun phrase holds.
pub(super) const STOP: u64 = AUX | BE | PREPOSITION | CONJUNCTION | PRONOUN | RELATIVE | SUBORDINATE | BREAK | TIME;

const SAY_VERBS: &str = "add affirm remember ask reply explain argue insist recall joke testify announce warn acknowledge admit concede confirm deny
    declare assert contend maintain tweet remark observe quip shout yell scream whisper murmur exclaim predict vow pledge boast brag
    lament complain caution retort conclude stress emphasize emphasise reiterate proclaim suggest allege disclose reveal mention
    recount muse opine hint imply inform assure advise propose recommend urge snap fume mutter gush intone grumble answer
    respond tease taunt retweet clarify stipulate specify enthuse theorize surmise counter repeat inquire interject rule object
    relay signal assert advocate elaborate declare protest reason agree disagree swear blog";
const NOUNISH_SAY: &str =
    "claim state note report charge promise comment cry chant forecast estimate demand request guess tout
    remind order plead post";
const SHOW_VERBS: &str =
    "indicate reveal suggest conclude confirm estimate document illustrate imply detail cite project";
const THINK_VERBS: &str = "believe expect hope fear worry doubt consider suspect assume wonder speculate figure regard
    envision anticipate foresee concur";
const JUDGE_VERBS: &str = "criticize criticise praise accuse blame condemn slam blast denounce mock ridicule deride describe call
    label dub brand dismiss decry hail applaud defend question reject dispute rebut characterize portray liken deem express
    voice cite point refer rip attack berate lambaste disparage bash chide scold thank credit deplore lash rail
    discuss outline challenge urge";
const QUOTE_VERBS: &str =
    "press interrupt continue begin finish start laugh smile chuckle sigh nod shrug joke sing end introduce preach
    text email message title caption";
const IRREGULAR: &[(&str, u64)] = &[
    ("said told wrote written spoke swore quoth", SAY | PAST),
    ("says tells writes", SAY | THIRD),
    ("say tell write", SAY | PLAIN),
    ("saying telling writing", SAY | ING),
    ("read reads", SAY | QUOTE_ONLY | PAST | NOUNISH),
    ("reading", SAY | QUOTE_ONLY | ING),
    ("put", SAY | QUOTE_ONLY | PAST),
    ("showed found shown", SHOW | PAST),
    ("shows finds", SHOW | THIRD),
    ("show find", SHOW | PLAIN | NOUNISH),
    ("showing finding", SHOW | ING),
    ("thought", THINK | PAST),
    ("thinks understands", THINK | THIRD),
    ("think", THINK | PLAIN),
    ("thinking", THINK | ING),
    ("began sang", SAY | QUOTE_ONLY | PAST),
];

const WORDS: &[(&str, u64)] = &[
    ("has have had having will would can could may might must should shall did does do not n't never don't doesn't didn't won't
      wouldn't can't couldn't hasn't haven't hadn't isn't wasn't aren't weren't ever cannot to", AUX),
    ("is was are were be been being am isn't wasn't aren't weren't", BE),
    ("also later then now still again already often once even just only first recently repeatedly reportedly finally simply
      previously instead further twice always sometimes frequently long since apparently clearly famously initially eventually
      quickly immediately publicly privately merely ultimately both all further soon earlier too however though meanwhile
      consistently explicitly openly flatly bluntly angrily sarcastically jokingly boldly himself herself themselves itself
      specifically essentially basically largely widely generally long-since correctly falsely wrongly rightly rather thus
      at-times perhaps maybe probably likely seemingly mostly partly nevertheless nonetheless actually really", ADVERB),
    ("the a an this these those that his her its their our my your one two three four five six seven eight nine ten dozens
      another some many several most few both each every all no any other others more various numerous multiple certain
      hundreds thousands half", DETERMINER),
    ("one two three four five six seven eight nine ten dozen twenty half two-thirds three-quarters", COUNT),
    ("his her its their our my your", POSSESSIVE),
    ("of in on at by for from with about against between into through during before after above below under over within
      without near behind beyond across along among around toward towards via per upon outside inside despite including such
      like as amid to since until till throughout regarding than out off up down back onto", PREPOSITION),
    ("and or but nor yet so plus", CONJUNCTION),
    ("he she they we i you it who he's she's they're we're i'm it's who's he'd she'd they'd we'd i'd they've we've i've he'll she'll they'll i'll
      you'll we'll it'll you'd you're you've", PRONOUN),
    ("they're we're i'm", BE),
    ("he him his he'd he'll", HE),
    ("she her she'd she'll", SHE),
    ("who which that whom whose", RELATIVE),
    ("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week night morning afternoon
      evening month year january february march april june july august september october november december sept oct nov dec
      jan feb weekend ago last earlier late early", TIME),
    ("when while because if although though after before since until unless whereas once as whether where why how what", SUBORDINATE),
    ("there here away together alone instead aloud loudly softly back then too either told said gave give made make took take
      went go came come got get left put let made won lost met held began want wanted wants need needs tried kept keep became
      become seems seemed appeared appears remains remained used faced faces stood sat ran run spent sent brought bought
      led leads following based speaking asked familiar close briefed aware here's there's that's
      ahead minutes ago so-and-so", BREAK),
    ("source sources insider insiders whistleblower whistleblowers informant informants", ANONYMOUS),
    ("official officials aide aides adviser advisers advisor advisors ally allies strategist strategists operative operatives
      lawmaker lawmakers executive executives diplomat diplomats staffer staffers associate associates bureaucrats
      authorities politicians legislators legislator surrogates surrogate confidant confidants confidantes
      lieutenants lobbyists lobbyist investigators colleagues consultants consultant bankers negotiators negotiator
      managers envoys figures detectives", OFFICIAL),
    ("expert experts analyst analysts critic critics observer observers scholar scholars economist economists scientist
      scientists researcher researchers advocate advocates activist activists opponents opponent proponent proponents
      backers backer detractors skeptics sceptics pundit pundits commentators commentator historians
      academics specialists specialist watchers environmentalists pollsters conservatives liberals progressives moderates
      psychologists journalists reporters editorials columnists bloggers traders investors
      theorists forecasters reformers libertarians campaigners admirers
      loyalists voices insiders hackers onlookers", EXPERT),
    ("some many others most several few one another people everyone nobody someone anyone everybody somebody anybody folks
      person persons none ones plenty lots man woman men women", INDEFINITE),
    ("report reports poll polls study studies survey surveys record records document documents email emails e-mails data
      figures estimate estimates evidence research analysis analyses statistics numbers results findings filings filing memo
      memos letter letters statement transcript transcripts article articles story stories editorial column book paper
      averages papers indictment lawsuit complaint affidavit review audit release ad ads video website poster sign banner tweet post
      petition caption headline message messages text texts note text indications forecasts projections
      surveys accounts rumors rumours leaks blog indictment ruling order bill manifesto platform speech exit-polls", DOCUMENT),
    ("spokesman spokeswoman spokesperson spokespeople spokesmen president chairman chairwoman director chief secretary minister
      mayor governor senator congressman congresswoman judge sheriff nominee candidate manager professor author columnist host
      lawyer attorney prosecutor commissioner moderator reporter journalist editor officer detective captain coach founder owner
      ceo chancellor ambassador partner colleague head chair actor actress singer comedian businessman billionaire mogul developer farmer teacher student
      pastor priest bishop doctor nurse engineer resident voter friend neighbor neighbour wife husband son daughter brother
      sister mother father aunt uncle boss leader economist historian democrat republican senator representative
      lawmaker operative driver pilot witness victim suspect activist organizer pollster critic executive narrator newsman
      speaker premier consultant frontrunner front-runner contender tycoon magnate veteran colonel general commander
      spokesmen spokeswomen member employee worker woman man guy girl boy official", ROLE),
    ("officials aides voters people supporters critics students workers teachers members families police troops soldiers
      protesters demonstrators lawyers attorneys relatives parents leaders ministers senators congressmen representatives
      candidates rivals governors mayors generals delegates prosecutors regulators officers residents locals neighbors neighbours
      republicans democrats tories doctors physicians businesses veterans evangelicals latinos americans britons europeans
      witnesses eyewitnesses bystanders friends fans followers donors fundraisers organizers feminists millennials
      strategists deputies personnel staff camp crowd audience", GROUP),
    ("claim claims assertion assertions statement remark remarks comment comments promise pledge warning allegation allegations
      description argument suggestion call contention insistence prediction announcement vow declaration observation
      admission response answer reply reference criticism", NOUN_CUE),
    ("campaign company agency department government administration university committee council court police union group
      organization organisation firm bank ministry party network newspaper magazine panel board bureau office commission
      association foundation school team outlet site authority coalition institute church city county corporation
      publication tribunal jury startup think-tank center centre paper hospital army military outlets organizations organisations companies
      agencies firms nations countries states governments businesses newspapers networks universities banks unions towns cities
      counties parties churches schools", ORGANISATION),
];

/// What the grammar knows of each word.
pub(super) static LEXICON: LazyLock<WordMap> = LazyLock::new(|| {
    let mut forms: Vec<(String, u64)> = Vec::new();
    let verbs = [
        (SAY_VERBS, SAY),
        (NOUNISH_SAY, SAY | NOUNISH),
        (SHOW_VERBS, SHOW),
        (THINK_VERBS, THINK),
        (JUDGE_VERBS, JUDGE),
        (QUOTE_VERBS, SAY | QUOTE_ONLY),
    ];
    for (list, kind) in verbs {
        for verb in list.split_whitespace() {
            let ambiguous = kind | if is_nounish(verb) { NOUNISH } else { 0 };
            forms.extend(
                inflected(verb)
                    .map(|(form, bits)| (form, kind | bits | if bits & (THIRD | PLAIN) != 0 { ambiguous } else { 0 })),
            );
        }
    }
    for (list, bits) in IRREGULAR.iter().chain(WORDS) {
        forms.extend(list.split_whitespace().map(|word| (word.to_owned(), *bits)));
    }
    WordMap::new(forms.iter().map(|(word, bits)| (word.as_str(), *bits)))
});

/// Verbs whose present forms are nouns as often.
fn is_nounish(verb: &str) -> bool {
    matches!(
        verb,
        "call"
            | "question"
            | "attack"
            | "label"
            | "brand"
            | "figure"
            | "fear"
            | "hope"
            | "doubt"
            | "worry"
            | "challenge"
            | "project"
            | "document"
            | "detail"
            | "object"
            | "rule"
            | "signal"
            | "protest"
            | "advocate"
            | "reason"
            | "point"
            | "credit"
            | "voice"
            | "estimate"
            | "praise"
            | "blame"
            | "answer"
            | "tease"
            | "cause"
            | "stress"
            | "suspect"
            | "blast"
            | "rip"
            | "counter"
            | "remark"
    )
}

/// The regular forms of a verb.
fn inflected(verb: &str) -> impl Iterator<Item = (String, u64)> {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let after_consonant = verb.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o']));
    let doubles = matches!(
        verb,
        "quip"
            | "brag"
            | "slam"
            | "dub"
            | "chat"
            | "rip"
            | "admit"
            | "snap"
            | "nod"
            | "shrug"
            | "refer"
            | "rebut"
            | "begin"
            | "swear"
    );
    let twice = verb.chars().next_back().filter(|_| doubles && verb != "swear").map(|c| format!("{verb}{c}"));
    let past = match (after_consonant, &twice) {
        (Some(s), _) => format!("{s}ied"),
        (None, Some(t)) => format!("{t}ed"),
        _ => format!("{stem}ed"),
    };
    let third = match after_consonant {
        Some(s) => format!("{s}ies"),
        None if verb.ends_with("ss") || verb.ends_with("sh") || verb.ends_with("ch") || verb.ends_with('x') => {
            format!("{verb}es")
        }
        None => format!("{verb}s"),
    };
    let ing = twice.map_or_else(
        || if verb.ends_with("ee") { format!("{verb}ing") } else { format!("{stem}ing") },
        |t| format!("{t}ing"),
    );
    [(verb.to_owned(), PLAIN), (past, PAST), (third, THIRD), (ing, ING)].into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word_hash;

    #[test]
    fn verbs_are_inflected() {
        for (form, bits) in [
            ("denied", PAST),
            ("agrees", THIRD),
            ("arguing", ING),
            ("quipped", PAST),
            ("stresses", THIRD),
            ("agreed", PAST),
        ] {
            assert_eq!(LEXICON.of(word_hash(form)) & (SAY | bits), SAY | bits, "{form}");
        }
    }
}
