//! Pages as people write them: whole, broken and hostile.

use super::block::load;
use super::lists::{Lists, WordList};
use super::*;
use crate::facts::Reading;
use crate::ingest::Article;
use crate::passages::Passages;
use proptest::prelude::*;

fn lists() -> Lists {
    let list = WordList::parse("reportedly\nallegedly").unwrap();
    Lists::from([("hearsay-adverbs".to_owned(), Arc::new(list))])
}

/// A page with this rule block, and enough around it to be a page.
fn page(block: &str) -> String {
    format!("# Title\n\n```toml\n{block}\n```\n\nWhy.\n\n## Flag\n\n> [[A b c.]]\n\n## Pass\n\n> D.\n")
}

fn rule(block: &str) -> Rule {
    load("r", "rules/r.md", &page(block), &lists()).map_err(Complaints).unwrap_or_else(|e| panic!("{e}"))
}

fn wrong(block: &str) -> Vec<String> {
    load("r", "rules/r.md", &page(block), &lists()).unwrap_err().into_iter().map(|c| c.message).collect()
}

fn run_on(rule: Rule, texts: &[&str]) -> Vec<Finding> {
    let readings: Vec<Reading> =
        texts.iter().enumerate().map(|(n, text)| Reading::new(Article::from_text(format!("{n}.txt"), *text))).collect();
    let (passages, claims) = (Passages::default(), Claims::default());
    let folder = Folder { readings: &readings, passages: &passages, claims: &claims, allowances: &[] };
    Rules { rules: vec![rule], today: None }.run(folder)
}

const SENTENCE: &str = "severity = \"note\"\nfind = \"sentence\"\nmessage = \"m\"\n";

#[test]
fn a_broken_page_tells_everything_that_is_wrong_with_carets() {
    let source = "# A broken page\n\n```toml\nseverity = \"eror\"\nfind = \"quote\"\nmesage = \"x\"\nmessage = \"{wrods} words\"\n\n\
        [where]\nwrods = 5\nwords = \"many\"\nstyle = \"drect\"\nnamed = 1\nspeaker = '/(/'\ncue = \"@hearsy-adverbs\"\n\n\
        [unless.paragaph.quote]\n\n[require.article.atribution]\n\n[require.article.name]\ncount = \"< 0\"\n```\n\nWhy.\n\n\
        ## Flags\n\n> [[A]]\n\n## Flag\n\n> [[A\n\n**File a.md, published yesterday**\n> A\n";
    let told = Complaints(load("broken", "rules/broken.md", source, &lists()).unwrap_err()).to_string();
    insta::assert_snapshot!(told);
}

#[test]
fn a_page_without_its_parts_says_which() {
    let told: Vec<String> = load("x", "x.md", "", &lists()).unwrap_err().into_iter().map(|c| c.message).collect();
    assert_eq!(told, ["the page has no prose", "the page has no title", "the page has no rule block"]);
}

#[test]
fn a_rule_that_can_match_nothing_is_refused() {
    assert_eq!(wrong(&format!("{SENTENCE}[where]\nwords = \"7..3\"")), ["no number is `7..3`"]);
    assert_eq!(wrong(&format!("{SENTENCE}[where]\nblock = \"footer\"")), ["`block` has no choice `footer`"]);
    assert_eq!(wrong(&format!("{SENTENCE}[where]\ntext = \"\"")), ["an empty text matches nothing"]);
    assert_eq!(
        wrong(&format!("{SENTENCE}[where]\nblock = {{ not = [\"some\", \"none\"] }}")),
        ["no value of `block` can meet this"]
    );
    assert_eq!(
        wrong(&format!("{SENTENCE}[unless.paragraph.quote]\ncount = \">= 0\"")),
        ["no count lets a finding stand"]
    );
    let clash = "severity = \"note\"\nfind = \"clash\"\nmessage = \"m\"\n";
    assert_eq!(wrong(clash), ["a rule on clashes needs its `checker`"]);
}

#[test]
fn every_matcher_reads_and_does_what_it_says() {
    let text = "One two three. Reportedly it rained. Nobody came!";
    let count = |matcher: &str| run_on(rule(&format!("{SENTENCE}[where]\n{matcher}")), &[text]).len();
    assert_eq!(count("words = 3"), 2);
    assert_eq!(count("words = \">= 3\""), 2);
    assert_eq!(count("words = \"2..2\""), 1);
    assert_eq!(count("text = { not = '/reportedly/' }"), 2);
    assert_eq!(count("text = \"nobody  came!\""), 1);
    assert_eq!(count("own = \"@hearsay-adverbs\""), 1);
    assert_eq!(count("own = ['/two/', '/came/']"), 2);
    assert_eq!(count("block = \"none\""), 3);
    assert_eq!(count("block = \"some\""), 0);
}

#[test]
fn a_list_or_an_expression_marks_only_what_it_met() {
    let text = "It rained, reportedly, and allegedly it snowed.";
    let found = run_on(rule(&format!("{SENTENCE}[where]\nown = \"@hearsay-adverbs\"")), &[text]);
    let words: Vec<&str> = found.iter().map(|f| f.span.of(text)).collect();
    assert_eq!(words, ["reportedly", "allegedly"]);
    assert_eq!(found.first().map(|f| plainly(&f.why)).as_deref(), Some("“reportedly” in the list hearsay-adverbs"));
}

#[test]
fn facts_around_excuse_and_are_required_by_scope() {
    let in_scope = |role: &str, scope: &str, text: &str| {
        let block = format!("{SENTENCE}[where]\ntext = '/flagme/'\n[{role}.{scope}.sentence]\ntext = '/other/'");
        run_on(rule(&block), &[text]).len()
    };
    let near = "A flagme. B other.";
    let far = "A flagme.\n\nB other.";
    let farther = "A flagme.\n\nC.\n\nB other.";
    assert_eq!([near, far].map(|t| in_scope("unless", "paragraph", t)), [0, 1]);
    assert_eq!([near, far].map(|t| in_scope("require", "paragraph", t)), [1, 0]);
    assert_eq!([far, farther].map(|t| in_scope("unless", "neighbours", t)), [0, 1]);
    assert_eq!(in_scope("unless", "article", farther), 0);
    assert_eq!(in_scope("unless", "sentence", near), 1);
}

#[test]
fn the_folder_is_a_scope_and_the_fact_itself_is_never_counted() {
    let block = format!("{SENTENCE}[where]\ntext = '/flagme/'\n[unless.folder.sentence]\ntext = '/flagme/'");
    assert_eq!(run_on(rule(&block), &["A flagme.", "Nothing."]).len(), 1);
    assert_eq!(run_on(rule(&block), &["A flagme.", "A flagme."]).len(), 0);
}

#[test]
fn a_rule_is_silent_in_other_languages() {
    let rule = rule(&format!("{SENTENCE}languages = [\"de\"]\n"));
    assert!(rule.speaks(Some("de-AT")) && !rule.speaks(Some("en")) && !rule.speaks(None));
}

#[test]
fn the_same_words_twice_have_two_fingerprints() {
    let found = run_on(rule(&format!("{SENTENCE}[where]\ntext = '/rain/'")), &["Rain. Rain. Hail."]);
    let prints: std::collections::BTreeSet<&str> = found.iter().map(|f| f.fingerprint.as_str()).collect();
    assert_eq!((found.len(), prints.len()), (2, 2));
}

#[test]
fn words_that_differ_in_marks_alone_have_two_fingerprints() {
    let found = run_on(rule(&format!("{SENTENCE}[where]\ntext = '/rain/'")), &["Rain. -- Rain! Hail."]);
    let prints: std::collections::BTreeSet<&str> = found.iter().map(|f| f.fingerprint.as_str()).collect();
    assert_eq!((found.len(), prints.len()), (2, 2));
}

#[test]
fn a_page_of_the_project_replaces_the_shipped_one_and_settings_hold() {
    let own = crate::config::PageFile {
        path: "house/hearsay-adverb.md".to_owned(),
        text: page(&format!("{SENTENCE}[where]\nwords = 1")),
    };
    let mut config =
        Config::parse("copydesk.toml", "[rules]\nvague-experts = \"off\"\nbare-source = \"note\"").unwrap();
    config.pages.push(own);
    let rules = Rules::load(&config).map_err(|e| e.to_string()).unwrap();
    assert_eq!(rules.get("hearsay-adverb").unwrap().title, "Title");
    assert!(!rules.get("vague-experts").unwrap().enabled);
    assert_eq!(rules.get("bare-source").unwrap().severity, Severity::Note);
}

#[test]
fn a_setting_for_a_rule_that_does_not_exist_is_refused() {
    let config = Config::parse("copydesk.toml", "[rules]\nvague-expert = \"off\"").unwrap();
    let told = Rules::load(&config).unwrap_err().to_string();
    assert!(told.contains("there is no rule `vague-expert`") && told.contains("`vague-experts`"), "{told}");
}

#[test]
fn the_documentation_has_every_field() {
    let docs = include_str!("../../docs/rule-pages.md");
    let table = docs.split("<!-- fields -->\n").nth(1).and_then(|d| d.split("<!-- end of fields -->").next());
    let hint = "run `copydesk rules fields` and put what it prints into docs/rule-pages.md";
    assert_eq!(table, Some(fields::markdown().as_str()), "{hint}");
}

const TWO_OFFICES: &str = "severity = \"warning\"\nfind = \"name\"\nmessage = \"{entity}: {title}, but {other.title} in “{other}”\"\n\
    [where]\nkind = \"person\"\n[clash]\nsame = [\"entity\"]\ndiffers = [\"title\"]\n";

#[test]
fn two_facts_that_agree_in_one_field_and_not_in_another_clash() {
    let text =
        "Mayor Ana Cruz opened the bridge.\n\nGovernor Ana Cruz then left. Mayor Ben Okoro stayed. Ana Cruz slept.";
    let found = run_on(rule(TWO_OFFICES), &[text]);
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(one.message, "Ana Cruz: Governor, but Mayor in “Ana Cruz”");
    assert_eq!(one.span.start as usize, text.rfind("Ana Cruz then").unwrap_or(0));
    let related: Vec<(&str, &str)> = one.related.iter().map(|r| (r.span.of(text), r.message.as_str())).collect();
    assert_eq!(related, [("Ana Cruz", "title = Mayor here")]);
    let why = "entity = Ana Cruz both times, but title = Governor here, Mayor there in the article";
    assert_eq!(one.why.iter().map(|why| why.exact.as_str()).collect::<Vec<_>>(), ["kind = person", why]);
}

#[test]
fn a_clash_stays_inside_its_scope_and_its_conditions() {
    let text = "The choir sang. Mayor Ana Cruz came to the hall at noon and stayed.\n\nGovernor Ana Cruz left before the soup.";
    let found = |more: &str| run_on(rule(&format!("{TWO_OFFICES}{more}")), &[text]).len();
    assert_eq!(
        ["article", "neighbours", "paragraph", "sentence"].map(|s| found(&format!("scope = \"{s}\""))),
        [1, 1, 0, 0]
    );
    assert_eq!(found("[unless.article.sentence]\ntext = '/left/'"), 0);
    let only_mayors = TWO_OFFICES.replace("[where]\n", "[where]\ntitle = \"governor\"\n");
    assert_eq!(run_on(rule(&only_mayors), &[text]).len(), 0);
}

#[test]
fn a_clash_shows_in_the_trace_and_every_part_of_it_needs_an_example() {
    let rule = rule(TWO_OFFICES);
    let reading = [Reading::new(Article::from_text("a.txt", "Mayor Ana Cruz came. Governor Ana Cruz left."))];
    let (passages, claims) = (Passages::default(), Claims::default());
    let traced =
        trace::trace(&rule, Folder { readings: &reading, passages: &passages, claims: &claims, allowances: &[] });
    let asked = "clash.article: same entity, differs title";
    let steps = traced.iter().filter_map(|t| t.steps.last()).map(|s| (s.holds, s.asked.as_str(), s.saw.as_str()));
    let expected = [(false, asked, "no clash"), (true, asked, "title = Governor here, Mayor there")];
    assert_eq!(steps.collect::<Vec<_>>(), expected);
    let lacking = verdict::unneeded(&rule).join("\n");
    for part in ["`clash`", "`clash.same: entity`", "`clash.differs: title`"] {
        assert!(lacking.contains(part), "{part}: {lacking}");
    }
    let shows = "> Mayor Ana Cruz came. Governor [[Ana Cruz]] left.\n\n## Pass\n\n> Mayor Ana Cruz came. Governor Ben Okoro left.\n";
    let block = TWO_OFFICES.replace("[where]\nkind = \"person\"\n", "");
    let source = page(&block).replace("> [[A b c.]]\n\n## Pass\n\n> D.\n", shows);
    let rule =
        load("offices", "rules/offices.md", &source, &lists()).map_err(Complaints).unwrap_or_else(|e| panic!("{e}"));
    assert!(verdict::trials(&rule).iter().all(|t| t.verdict.is_good()), "{:#?}", verdict::trials(&rule));
    assert_eq!(verdict::unneeded(&rule), Vec::<String>::new());
}

#[test]
fn a_malformed_clash_is_refused_with_places_and_the_nearest_right_names() {
    let source = page(
        "severity = \"note\"\nfind = \"name\"\nmessage = \"{other.titel} and {entity}\"\n\n[clash]\nsame = [\"entiti\"]\n\
         differ = [\"title\"]\nscope = \"folder\"",
    );
    let told = Complaints(load("clash", "rules/clash.md", &source, &lists()).unwrap_err()).to_string();
    insta::assert_snapshot!(told);
    let name = "severity = \"note\"\nfind = \"name\"\nmessage = \"m\"\n";
    assert_eq!(
        wrong(&format!("{name}[clash]\nsame = [\"entity\"]\ndiffers = [\"entity\"]")),
        ["`entity` cannot be the same and differ"]
    );
    assert_eq!(wrong(&format!("{name}clash = 1")), ["this must be a table with `same` and `differs`"]);
    let article = name.replace("\"name\"", "\"article\"");
    assert_eq!(
        wrong(&format!("{article}[clash]\nsame = [\"outlet\"]\ndiffers = [\"title\"]")),
        ["no article clashes with itself"]
    );
    assert_eq!(wrong(&name.replace("\"m\"", "\"{other}\"")), ["a name has no field `other`"]);
}

#[test]
fn ten_thousand_facts_of_one_value_clash_in_linear_time() {
    let text = "One two.\n".repeat(10_000);
    let block = format!("{SENTENCE}[clash]\nsame = [\"words\"]\ndiffers = [\"number\"]");
    assert_eq!(run_on(rule(&block), &[&text]).len(), 9_999);
}

#[test]
fn ten_thousand_facts_around_ten_thousand_do_not_hang() {
    let text = "A flagme. B other.\n".repeat(10_000);
    let block = format!(
        "{SENTENCE}[where]\ntext = '/flagme/'\n[require.neighbours.sentence]\ntext = '/other/'\ncount = \">= 2\""
    );
    assert_eq!(run_on(rule(&block), &[&text]).len(), 10_000);
}

proptest! {
    #[test]
    fn no_page_makes_the_loader_panic(text in "(\\PC|\n|```toml\n|```|## Flag\n|> |\\[\\[|\\]\\]|\\*\\*File |# ){0,60}") {
        drop(load("x", "x.md", &text, &lists()));
    }

    #[test]
    fn no_block_makes_the_loader_panic(
        key in "(where|unless|require|clash|find|message|checker)?[.a-z]{0,12}", value in "\\PC{0,24}",
    ) {
        drop(load("x", "x.md", &page(&format!("{SENTENCE}{key} = {value}\n[where]\ntext = '{value}'\n{key} = \"{value}\"")), &lists()));
    }
}
