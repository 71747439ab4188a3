//! The score of each stage, as a table for people.

use crate::{Newsroom, Verdict, claims, findings, passages};
use copydesk::rules::Severity;

/// One line a stage: labels, how many hold, and how much of what is reported is labelled.
pub fn draw(newsroom: &Newsroom, stages: &[(&str, Vec<Verdict>)]) -> String {
    let mut lines =
        vec![format!("{:<10}{:>8}{:>8}{:>8}{:>12}{:>12}", "stage", "labels", "hold", "share", "reported", "labelled")];
    for (stage, verdicts) in stages {
        let hold = verdicts.iter().filter(|(_, verdict)| verdict.is_ok()).count();
        let share = percent(hold, verdicts.len());
        let reported = match reported(newsroom, stage) {
            Some((all, extra)) => format!("{all:>12}{:>12}", percent(all - extra.min(all), all)),
            None => format!("{:>12}{:>12}", "–", "–"),
        };
        lines.push(format!("{stage:<10}{:>8}{hold:>8}{share:>8}{reported}", verdicts.len()));
    }
    lines.join("\n")
}

/// How many things a stage reports, and how many of them are no label's. Of claims only conflicts are labelled in full.
fn reported(newsroom: &Newsroom, stage: &str) -> Option<(usize, usize)> {
    let audit = &newsroom.audit;
    match stage {
        "passages" => Some((audit.passages.list.len(), passages::unlabelled(newsroom).len())),
        "claims" => {
            let all = audit.claims.list.iter().map(|claim| claim.conflicts.len()).sum();
            Some((all, claims::unlabelled(newsroom).len()))
        }
        "findings" => {
            let grave = audit.findings.iter().filter(|f| f.severity >= Severity::Warning).count();
            Some((grave, findings::unlabelled(newsroom).len()))
        }
        _ => None,
    }
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.1} %", part as f64 * 100.0 / whole as f64) }
}
