//! Word tables for names: titles, given names, heads of organisations, places.

use crate::text::WordSet;
use std::sync::LazyLock;

macro_rules! set {
    ($(#[$about:meta])* $name:ident, $words:expr) => {
        $(#[$about])*
        pub(super) static $name: LazyLock<WordSet> = LazyLock::new(|| WordSet::new($words));
    };
}

set! {
    /// Titles that only persons bear, before the name.
    TITLES,
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother rabbi imam pastor bishop
     archbishop cardinal pope saint sheikh sultan king queen prince princess emperor duke duchess baron baroness count countess
     president vice deputy premier chancellor minister prime senator sen sens representative rep reps congressman congresswoman
     congressmember governor gov govs lieutenant lt mayor secretary attorney general gen solicitor judge justice magistrate
     chairman chairwoman chairperson chair speaker ambassador commissioner councilman councilwoman councillor councilor cllr
     alderman admiral adm colonel col major maj captain capt commander cmdr sergeant sgt corporal cpl private pvt officer
     detective det inspector superintendent supt chief constable sheriff marshal coach director assemblyman assemblywoman
     delegate treasurer comptroller ayatollah mullah first lady majority minority leader whip former ex interim acting
     executive managing republican democratic democrat labour conservative then-president monsignor chaplain nurse doctor
     vice-president ex-president associate assistant undersecretary spokesman spokeswoman spokesperson candidate nominee
     independent state district special counsel agent editor reporter correspondent analyst professors messrs presidents
     senators representatives congressmen governors ministers judges justices generals"
}
set! {
    /// Titles that tell a man.
    MALE_TITLES,
    "mr sir lord fr father brother king prince emperor duke baron count congressman chairman councilman alderman assemblyman
     pope bishop archbishop cardinal rabbi imam ayatollah mullah monsignor spokesman sheikh sultan messrs congressmen"
}
set! {
    /// Titles that tell a woman.
    FEMALE_TITLES,
    "mrs ms miss dame lady sister queen princess duchess baroness countess congresswoman chairwoman councilwoman
     assemblywoman spokeswoman mme mlle"
}
set! {
    /// Common nouns for roles, lower case before a name or in apposition after it.
    ROLES,
    "spokesman spokeswoman spokesperson director chief chairman chairwoman chair president secretary minister manager adviser
     advisor aide strategist analyst economist professor lecturer researcher scientist historian author writer journalist
     reporter editor columnist correspondent commentator host anchor actor actress singer comedian director producer artist
     lawyer attorney prosecutor judge sheriff detective officer inspector commissioner mayor governor senator congressman
     congresswoman lawmaker representative candidate nominee rival opponent leader activist organizer campaigner founder
     co-founder owner executive ceo entrepreneur billionaire businessman businesswoman developer investor banker trader
     teacher principal superintendent student pastor priest rabbi bishop doctor physician surgeon nurse psychologist engineer
     architect farmer driver pilot captain coach player champion quarterback striker goalkeeper veteran soldier general
     colonel admiral commander ambassador diplomat envoy consultant pollster fundraiser donor supporter voter resident
     neighbor neighbour witness victim suspect defendant plaintiff widow wife husband son daughter brother sister mother
     father uncle aunt cousin friend colleague boyfriend girlfriend partner fiance heir heiress tycoon mogul guru star
     counsel treasurer whip speaker delegate member expert specialist scholar fellow critic blogger photographer designer
     democrat republican conservative liberal socialist"
}
set! {
    /// Given names of men.
    MEN,
    "aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alex alexander alexei alfred ali allan
     allen alvin amir anders andre andreas andrei andrew andy angelo angus anthony antonio antony arnold arthur ashok barack
     barry bart ben benedict benjamin bernard bernie bert bilal bill billy bob bobby boris brad bradley brandon brendan brent
     brett brian bruce bryan caleb callum cameron carl carlos chad charles charlie chester chris christian christopher chuck
     clarence claude clifford clint clive cody colin conor corey craig curtis cyril dale damian dan daniel danny darren dave
     david dean declan dennis derek dick diego dmitry dominic don donald doug douglas duncan dustin dwight earl ed eddie edgar
     eduardo edward edwin eli elijah elliott emil emmanuel enrique eric erik ernest ethan eugene evan felix fernando floyd
     francis francisco francois frank franklin fred frederick gabriel gareth garry gary gavin gene geoff geoffrey george gerald
     gerard gilbert giovanni glen glenn gordon graham grant greg gregory guillermo gustavo guy hamid hans harold harry harvey
     hassan hector henri henrik henry herbert herman homer howard hugh hugo hussein ian ibrahim igor imran isaac ivan jack
     jackson jacob jacques jaime jake jamal james jamie jan jared jason javier jay jeff jefferson jeffrey jeremy jerome jerry
     jesse jim jimmy joao joe joel johan johannes john johnny jon jonas jonathan jordan jorge jose joseph josh joshua juan
     julian julio justin karl keith ken kenneth kevin khalid klaus kurt kyle lance larry lars laurent lawrence leon leonard
     leonardo leroy lewis liam lloyd logan louis luca lucas luis luke mahmoud malcolm manuel marc marcel marco marcos marcus
     mario mark marshall martin marty marvin mathias matt matteo matthew maurice max maxwell melvin michael michel miguel mike
     mikhail milton mitch mitchell mitt mohamed mohammad mohammed morgan muhammad murray mustafa nathan nathaniel ned neil
     nelson nicholas nick nicolas nigel noah noel norman oliver omar oscar osama otto owen pablo patrick paul paulo pedro per
     pete peter phil philip philippe phillip pierre piers rafael ralph ramon randall randy rashid raul ray raymond reggie
     reginald rene rex ricardo richard rick ricky rob robert roberto robin rodney rodrigo roger roland ron ronald ronnie ross
     roy rudy rupert russell ryan sam samir samuel santiago scott sean sebastian sergei sergio seth shane shaun sidney simon
     stanley stefan stephen sterling steve steven stewart stuart sven tariq ted terrence terry theo theodore thomas tim
     timothy tobias todd tom tommy tony travis trevor troy tyler vernon victor vincent vladimir wallace walter warren wayne
     wesley wilfred will william willie winston wolfgang xavier yusuf zachary"
}
set! {
    /// Given names of women.
    WOMEN,
    "abigail ada adele aisha alexandra alexis alice alicia alison allison alyssa amanda amber amelia amy ana andrea angela
     angelina angie anita ann anna anne annette annie april ariana ashley astrid audrey ava barbara beatrice becky belinda
     bernadette beth bethany betsy betty beverly bonnie brenda bridget brigitte brittany camilla candace carla carly carmen
     carol caroline carolyn catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire clara
     claudia colleen condoleezza connie courtney crystal cynthia daisy dana danielle dawn deborah debbie debra denise diana
     diane donna dora doris dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen ellie eloise elsa
     emily emma erica erin esther eva eve evelyn faith fatima felicia fiona florence frances francesca freya gabrielle gail
     gemma georgia geraldine gertrude gina ginger giulia gladys gloria grace greta gretchen gwen hannah harriet hazel heather
     heidi helen helena henrietta hilary hillary holly hope huma ida imogen ingrid irene iris isabel isabella ivanka ivy
     jackie jacqueline jana jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn
     josephine joy joyce juanita judith judy julia juliana julie june kaitlyn karen karin kate katherine kathleen kathryn
     kathy katie katrina kayla kelly kellyanne kelsey kendra kim kimberly kirsten kristen kristin kristina laila lara laura
     lauren layla leah leila lena leslie lily linda lisa liz loretta lori lorraine louise lucia lucy lydia lynn madeleine
     madeline maggie mandy marcia margaret maria mariana marie marilyn marina marion marissa marjorie marlene martha mary
     maureen maya megan melania melanie melinda melissa mercedes meredith michelle mildred mindy miranda molly monica muriel
     myra nadia nancy naomi natalia natalie natasha nicola nicole nina nora olga olivia paige pamela patricia patty paula
     pauline peggy penelope penny phoebe phyllis polly priscilla rachel rebecca regina renee rhonda rita roberta robyn rosa
     rosalind rose rosemary rosie ruby ruth sabrina sally samantha sandra sara sarah selina serena sharon sheila shelby shelly
     sherry shirley sofia sonia sophia sophie stacey stacy stella stephanie sue susan susanna suzanne svetlana sylvia tamara
     tammy tanya tara teresa theresa tiffany tina tracy trudy ursula valerie vanessa vera veronica vicky victoria viola
     violet virginia vivian wanda wendy whitney yolanda yvette yvonne zoe"
}
set! {
    /// Given names that men and women bear.
    EITHER,
    "casey jamie jordan taylor morgan alex sam chris pat dana robin lee kerry leslie tracy terry kim jody jessie riley quinn
     avery drew blake reese hayden skyler rowan sidney lindsey lindsay shannon ashley dominique jean sasha kelly frankie"
}
set! {
    /// Words that make what they head an organisation.
    ORG_HEADS,
    "university college school academy institute institution ministry department agency bureau commission committee council
     board court tribunal police service services administration authority office corporation corp inc incorporated ltd limited
     plc llc llp company co group holdings partners associates bank fund foundation trust association society union federation
     league club party congress parliament senate assembly house church cathedral mosque synagogue hospital clinic
     center centre laboratory laboratories museum library theatre theater orchestra network news times post journal gazette
     herald tribune telegraph guardian observer mirror chronicle globe star sun daily press radio television tv magazine
     review broadcasting media airlines airways industries international systems technologies technology software motors
     motor electric energy oil gas petroleum pharmaceuticals insurance securities capital brothers bros sons solutions
     studios pictures entertainment records army navy force guard marines corps brigade battalion command secretariat
     organization organisation alliance coalition campaign project initiative movement front brotherhood caucus conference
     chamber embassy consulate registry watch institute's fed treasury pentagon kremlin hotel stores foods communications
     district teamsters workers democrats republicans labs consortium directorate task"
}
set! {
    /// Heads that take `of` and `for`: `Ministry of Works`.
    OF_HEADS,
    "university college school academy institute institution ministry department agency bureau commission committee council
     board court bank fund foundation trust association society union federation league party house church office center centre
     centers centres museum library chamber embassy secretary minister campaign coalition alliance organization organisation
     director duke duchess prince bishop archbishop city republic isle bay cape gulf state district county port strait
     university's institutes brotherhood knights sons daughters city leader speaker attorney body conference congress daughters
     americans citizens students workers people physicians doctors mothers veterans friends family action front"
}
set! {
    /// What stands after `and` inside a name with `of`.
    AND_TAILS,
    "human development sciences medicine technology budget security control prevention reform welfare industry trade
     labor labour infrastructure rural urban family social science culture sport pensions affairs explosives firearms
     opportunity responsibility infrastructure means exchange drug labor local communications research"
}
set! {
    /// Organisations known by their initials or by one word.
    ORGS,
    "fbi cia nsa un nato eu bbc cnn nbc abc cbs npr pbs msnbc ap afp reuters gop nypd lapd nasa who imf wto opec osce unesco
     unicef unhcr isis isil nra aclu naacp irs epa fda cdc sec dea doj dhs fcc ftc nlrb nhs mi5 mi6 gchq itv c-span espn nfl nba
     mlb nhl fifa uefa ioc rnc dnc afl-cio seiu ufcw aarp bloomberg politico breitbart facebook google twitter microsoft apple
     amazon ibm boeing exxon walmart toyota samsung sony disney netflix youtube instagram congress parliament senate interpol
     hamas hezbollah taliban gazprom tass xinhua kremlin pentagon commons lords treasury supremecourt brexit fema tsa
     nytimes wsj dgse mossad fsb gru kgb cpac pac onu asean brics usaid gallup ipsos yougov quinnipiac"
}
set! {
    /// Countries, states and large cities of one word.
    PLACES,
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium benin
     bolivia bosnia botswana brazil britain bulgaria burma cambodia cameroon canada chad chile china colombia congo croatia cuba
     cyprus denmark ecuador egypt england estonia ethiopia fiji finland france gabon gambia germany ghana greece greenland
     guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan
     kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg macedonia
     madagascar malawi malaysia mali malta mauritius mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal
     netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
     romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria
     taiwan tajikistan tanzania thailand tibet togo tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela
     vietnam wales yemen zambia zimbabwe crimea chechnya gaza kashmir kurdistan catalonia
     alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
     kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
     oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming ontario quebec alberta manitoba queensland
     virginia georgia jordan london paris berlin madrid rome moscow beijing tokyo delhi mumbai cairo lagos nairobi sydney melbourne toronto montreal
     chicago boston philadelphia houston dallas detroit miami atlanta seattle denver phoenix baltimore cleveland pittsburgh
     brussels geneva vienna warsaw prague budapest athens istanbul ankara tehran baghdad damascus beirut jerusalem kabul
     islamabad karachi dhaka bangkok jakarta manila hanoi seoul pyongyang shanghai taipei kyiv kiev minsk stockholm oslo
     copenhagen helsinki amsterdam dublin edinburgh glasgow cardiff belfast manchester liverpool birmingham leeds bristol
     lisbon barcelona milan naples munich frankfurt hamburg zurich johannesburg khartoum tripoli tunis algiers riyadh doha
     dubai sarajevo belgrade bucharest sofia havana caracas bogota lima santiago orlando charlotte columbus cincinnati
     milwaukee minneapolis tampa honolulu sacramento oakland brooklyn manhattan queens bronx harlem hollywood washington
     europe africa asia america antarctica scandinavia balkans usa uk uae us dc ussr"
}
set! {
    /// Words that make what they head a place.
    PLACE_HEADS,
    "street avenue road boulevard lane square county city river lake mountain mountains valley island islands bay sea ocean
     coast beach park airport station harbor harbour bridge hills heights province region peninsula desert forest creek
     township village borough plaza highway"
}
set! {
    /// Places of several words, joined by hyphens.
    LONG_PLACES,
    "new-york new-jersey new-mexico new-hampshire new-zealand new-orleans new-delhi north-carolina south-carolina
     north-dakota south-dakota west-virginia rhode-island united-states united-kingdom united-arab-emirates saudi-arabia
     south-africa south-korea north-korea south-sudan sri-lanka costa-rica el-salvador puerto-rico los-angeles san-francisco
     san-diego san-antonio san-jose las-vegas hong-kong middle-east soviet-union czech-republic ivory-coast sierra-leone
     burkina-faso papua-new-guinea northern-ireland white-plains long-island salt-lake-city kansas-city st-louis
     washington-dc great-britain latin-america north-america south-america west-bank buenos-aires rio-de-janeiro sao-paulo
     mexico-city cape-town kuala-lumpur ho-chi-minh-city st-petersburg central-america eastern-europe western-europe
     hague the-hague"
}
set! {
    /// Capitalised words that are never part of a name of this article's persons, organisations and places.
    NEVER,
    "i i'm i've i'd i'll january february march april may june july august september october november december monday tuesday
     wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept oct nov dec mon tue tues wed thu thurs fri
     american americans british briton britons english french german germans russian russians chinese japanese indian indians
     italian italians spanish mexican mexicans canadian canadians israeli israelis palestinian palestinians iranian iranians
     iraqi iraqis syrian syrians afghan afghans pakistani turkish ukrainian ukrainians polish dutch swedish norwegian danish
     finnish irish scottish welsh greek korean vietnamese cuban cubans brazilian australian australians african africans
     european europeans asian asians arab arabs muslim muslims christian christians jewish jews catholic catholics protestant
     islamic hispanic hispanics latino latinos republicans democrats tories conservatives liberals nazi nazis
     saudi egyptian libyan lebanese kurdish western eastern northern southern ok okay yes no mr. pm am ceo tv dna hiv aids
     internet christmas easter thanksgiving halloween god bible quran koran olympic olympics covid edt est gmt pdt pst"
}
set! {
    /// Words that open sentences, and that a capital there makes no name.
    COMMON,
    "the a an this that these those there here he she it they we you his her its their our your my who whom whose which what
     when where why how if as at by for from in into of off on onto out over to under up with without after before during since
     until till while because although though unless whereas whether despite besides beyond behind below above across along
     among around between against about through throughout within toward towards amid per via like unlike than then thus so
     and or but nor yet not no none nobody nothing never neither either both each every all any some many much more most few
     several other another such same own just only even still also too very quite rather almost nearly already always often
     sometimes usually once twice again ever perhaps maybe indeed instead however therefore meanwhile moreover furthermore
     nevertheless nonetheless otherwise likewise finally eventually recently currently today tomorrow yesterday now later soon
     earlier first second third last next one two three four five six seven eight nine ten hundreds thousands millions
     is are was were be been being am do does did done doing have has had having can could will would shall should may might
     must let's let get got go going come came make made take took see saw say says said saying tell told ask asked asking
     think thought know knew want wanted look looking give given giving call called add added adding speaking according
     asked based born read watch click follow share related photo image credit update updated advertisement however
     he's she's it's that's there's they're we're you're what's who's here's don't doesn't didn't isn't aren't wasn't can't
     won't wouldn't couldn't they've we've you've they'll we'll he'll she'll it'll you'll well oh please thanks thank
     people officials experts critics supporters voters residents police authorities sources reports analysts scientists
     researchers former new old good great big little young high early late long short top best worst better part nearly
     under-fire according outside inside near down back away following including regarding concerning considering
     everyone everybody everything someone somebody something anyone anybody anything no-one whatever whoever whenever
     wherever hours days weeks months years time times last year week month day night morning evening afternoon
     prosecutors investigators lawmakers senators members leaders workers students teachers parents women men children
     right left yes no sure true why full text abstract correction photo getty breaking exclusive opinion editorial
     editors editor letters letter story video news report poll polls study studies"
}
set! {
    /// Titles that are also parts of other names: `Justice Department`, `General Electric`, `First Street`.
    UNSURE_TITLES,
    "republican democratic conservative labour state district former first special independent executive general private count
     whip majority minority chief saint justice labor attorney associate assistant acting interim ex lady agent leader"
}
set! {
    /// Titles that stand before other things than persons too.
    ADJECTIVES,
    "republican democratic conservative labour labor state district former first special independent executive general private
     majority minority associate assistant acting interim ex lady managing saint"
}
set! {
    /// Last words that make a run neither a person nor an organisation.
    THINGS,
    "act show prize award awards convention day days week month music amendment bill law laws plan deal pact treaty war wars
     coverage report reports conference election elections debate debates tour cup game games bowl series championship open
     book morning evening night live rights summit agreement accord protocol case affair scandal crisis theory era age
     standard index test rule code programme program grant grants constitution medal festival parade march massacre attack
     attacks disaster doctrine principle clause order orders strategy policy scheme tower building stadium arena memorial
     monument fair expo prix derby marathon rebellion revolution spring declaration charter bible dream
     movie song album episode season edition version model series virus disease syndrome storm hurricane typhoon earthquake"
}
set! {
    /// Lower-case words inside names of persons.
    PARTICLES, "de van von der den la le du da dos das dal del della di bin ibn al el ben ter ten y zu af av abu mac"
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_tells_the_gender() {
        assert!(WOMEN.has_word("Ingrid") && MEN.has_word("Omar") && !WOMEN.has_word("Omar"));
    }
}
