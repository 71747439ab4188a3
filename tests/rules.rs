//! Every example of every shipped page is a test of its own, and so is every page under the strict trial.

use copydesk::config::Config;
use copydesk::rules::example::Expect;
use copydesk::rules::{Rule, Rules, verdict};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let tests = match Rules::load(&Config::default()) {
        Ok(rules) => rules.all().iter().cloned().flat_map(tests_of).collect(),
        Err(complaints) => vec![Trial::test("every page loads", move || Err(complaints.to_string().into()))],
    };
    libtest_mimic::run(&arguments, tests).exit();
}

fn tests_of(rule: Rule) -> Vec<Trial> {
    let mut tests: Vec<Trial> = rule
        .examples
        .iter()
        .map(|example| {
            let (rule, example) = (rule.clone(), example.clone());
            let before = rule.markdown.get(..example.span.start).unwrap_or("");
            let line = before.lines().count() + 1;
            let name = format!("{}:{line} {}", rule.path, example.expect.name().to_lowercase());
            Trial::test(name, move || {
                let trial = verdict::trial(&rule, &example);
                told(trial.verdict.is_good(), format!("{}\n{}", trial.verdict.name(), trial.detail))
            })
        })
        .collect();
    let many = [Expect::Flag, Expect::Pass].map(|expect| rule.examples.iter().filter(|e| e.expect == expect).count());
    if rule.tags.iter().any(|tag| tag == "sourcing") {
        tests.push(Trial::test(format!("{} has at least four Flag and six Pass examples", rule.path), move || {
            told(many[0] >= 4 && many[1] >= 6, format!("{} and {}", many[0], many[1]))
        }));
        let named = rule.markdown.lines().any(|line| line.starts_with("Standards: "));
        let name = format!("{} names the standards behind it", rule.path);
        tests.push(Trial::test(name, move || told(named, "its prose has no line `Standards: …`".to_owned())));
    }
    tests.push(Trial::test(format!("{} strict", rule.path), move || {
        let lacking = verdict::unneeded(&rule);
        told(lacking.is_empty(), lacking.join("\n"))
    }));
    tests
}

fn told(holds: bool, why: String) -> Result<(), Failed> {
    if holds { Ok(()) } else { Err(why.into()) }
}
