//! Who took from whom.
//!
//! Takes two articles that share a passage, with their credits, gives a direction and the evidence for it in words. Evidence is
//! weighed in decibans (Good 1950): ten for odds of ten to one, added up.

pub(in crate::passages) mod credits;
pub(in crate::passages) mod repeats;
pub(in crate::passages) mod siblings;

use crate::facts::Reading;
use crate::ingest::Published;
use crate::passages::Direction;
use credits::{Credit, Form, Maker, Names};

/// One of the two articles.
#[derive(Clone, Copy)]
pub(in crate::passages) struct Party<'a> {
    /// The article.
    pub reading: &'a Reading,
    /// Its credits.
    pub credits: &'a [Credit],
    /// The number of its outlet.
    pub outlet: u32,
    /// Which share of its words lies in passages that the two share.
    pub share: f32,
    /// How many words of the passage are furniture of its outlet.
    pub furniture: usize,
}

/// What is to be judged.
pub(in crate::passages) struct Case<'a> {
    /// One article.
    pub a: Party<'a>,
    /// The other.
    pub b: Party<'a>,
    /// Whether the passage is copying at all.
    pub copied: bool,
    /// Names of agencies and outlets.
    pub names: &'a Names,
}

/// What was found.
#[derive(Debug, PartialEq)]
pub(in crate::passages) struct Verdict {
    /// Who took from whom.
    pub direction: Direction,
    /// Whether the taking side credits the other, or both credit their common source.
    pub credited: bool,
    /// Why.
    pub evidence: Vec<String>,
}

/// So many decibans make a direction.
const ENOUGH: i32 = 8;

/// Weighs the evidence; positive weights say that `b` took from `a`.
pub(in crate::passages) fn judge(case: &Case<'_>) -> Verdict {
    if !case.copied {
        return Verdict { direction: Direction::Unknown, credited: false, evidence: Vec::new() };
    }
    if let Some(verdict) = common_source(case) {
        return verdict;
    }
    let mut reasons: Vec<(i32, String)> = Vec::new();
    reasons.extend(case.dates());
    reasons.extend(case.credit(&case.b, &case.a));
    reasons.extend(case.credit(&case.a, &case.b).map(|(w, said)| (-w, said)));
    reasons.extend(case.containment());
    reasons.extend(case.furniture());
    reasons.sort_by_key(|(weight, _)| -weight.abs());
    let total: i32 = reasons.iter().map(|(weight, _)| weight).sum();
    let direction = match total {
        ENOUGH.. => Direction::AToB,
        ..=-8 => Direction::BToA,
        _ => Direction::Unknown,
    };
    let credited = match direction {
        Direction::AToB => case.credit(&case.b, &case.a).is_some(),
        Direction::BToA => case.credit(&case.a, &case.b).is_some(),
        _ => false,
    };
    Verdict { direction, credited, evidence: reasons.into_iter().map(|(_, said)| said).collect() }
}

/// Whether both stand on a third: the same agency or outlet credited by both, or an agency by one.
fn common_source(case: &Case<'_>) -> Option<Verdict> {
    let is_party = |maker: Maker| [&case.a, &case.b].iter().any(|p| case.is(p, maker));
    let makers = |party: &Party<'_>| -> Vec<(Maker, Form)> {
        let made = party.credits.iter().filter(|c| c.form != Form::Told);
        made.map(|c| (c.maker, c.form)).filter(|(m, _)| !is_party(*m)).collect()
    };
    let (of_a, of_b) = (makers(&case.a), makers(&case.b));
    if let Some((maker, _)) = of_a.iter().find(|(m, _)| of_b.iter().any(|(n, _)| n == m)) {
        let said = format!("both credit {}", case.names.display(*maker));
        return Some(Verdict { direction: Direction::CommonSource, credited: true, evidence: vec![said] });
    }
    let whole = |list: &[(Maker, Form)]| {
        list.iter().find(|(m, f)| matches!(m, Maker::Agency(_)) && *f == Form::Byline).map(|(m, _)| *m)
    };
    let (maker, party) = whole(&of_a).map(|m| (m, &case.a)).or_else(|| whole(&of_b).map(|m| (m, &case.b)))?;
    let said = format!("{} credits {}", case.label(party), case.names.display(maker));
    Some(Verdict { direction: Direction::CommonSource, credited: false, evidence: vec![said] })
}

impl Case<'_> {
    /// How an article is called in evidence: by its outlet where that tells the two apart, else by its file.
    fn label(&self, party: &Party<'_>) -> String {
        let outlet = party.reading.article.meta.outlet.as_deref();
        if let Some(outlet) = outlet.filter(|_| self.a.outlet != self.b.outlet) {
            return outlet.to_owned();
        }
        let path = &party.reading.article.path;
        path.rsplit(['/', '#']).next().unwrap_or(path).to_owned()
    }

    /// Whether an article is of the outlet or agency that a credit names.
    fn is(&self, party: &Party<'_>, maker: Maker) -> bool {
        match maker {
            Maker::Outlet(number) => number == party.outlet,
            Maker::Agency(_) => {
                let outlet = party.reading.article.meta.outlet.as_deref();
                outlet.and_then(|o| self.names.agency(o)).map(Maker::Agency) == Some(maker)
            }
        }
    }

    /// Whether the taker credits the giver, and how strongly that speaks.
    fn credit(&self, taker: &Party<'_>, giver: &Party<'_>) -> Option<(i32, String)> {
        if taker.outlet == giver.outlet {
            return None;
        }
        let credit = taker.credits.iter().find(|c| self.is(giver, c.maker) && !self.is(taker, c.maker))?;
        let (weight, how) = match credit.form {
            Form::Byline => (20, "credits"),
            Form::Copyright => (20, "prints the copyright of"),
            Form::Note => (13, "names as its source"),
            Form::Told => (6, "says it has it from"),
        };
        Some((weight, format!("{} {how} {}", self.label(taker), self.names.display(credit.maker))))
    }

    /// What the dates of publication say, with the precision they have.
    fn dates(&self) -> Option<(i32, String)> {
        let (a, b) = (self.a.reading.article.meta.published?, self.b.reading.article.meta.published?);
        let lead = lead(a, b)?;
        let weight = match lead.minutes.abs() {
            0 => return None,
            1..60 => 5,
            60..1440 => 10,
            _ => 13,
        };
        let (party, sign) = if lead.minutes > 0 { (&self.a, 1) } else { (&self.b, -1) };
        Some((sign * weight, format!("{} published {} earlier", self.label(party), lead.words())))
    }

    /// An article that lies almost wholly in a part of the other is the shorter copy, if anything.
    fn containment(&self) -> Option<(i32, String)> {
        let (a, b) = (self.a.share, self.b.share);
        let (short, part, sign) = if b >= 0.85 && a <= 0.6 {
            (&self.b, a, 1)
        } else if a >= 0.85 && b <= 0.6 {
            (&self.a, b, -1)
        } else {
            return None;
        };
        let percent = (part * 100.0).round() as u32;
        Some((sign * 3, format!("nearly all of {} is {percent} % of the other", self.label(short))))
    }

    /// An outlet's furniture inside the passage shows where it was taken.
    fn furniture(&self) -> Option<(i32, String)> {
        if self.a.outlet == self.b.outlet {
            return None;
        }
        let (party, sign) = match (self.a.furniture > 0, self.b.furniture > 0) {
            (true, false) => (&self.a, 1),
            (false, true) => (&self.b, -1),
            _ => return None,
        };
        Some((sign * 10, format!("the passage holds boilerplate of {}", self.label(party))))
    }
}

/// How long before the other an article was published.
struct Lead {
    minutes: i64,
    days_only: bool,
}

/// How long `a` was published before `b`; `None` where the precision of the dates does not tell.
fn lead(a: Published, b: Published) -> Option<Lead> {
    if let (Some(at), Some(bt)) = (a.time, b.time) {
        let zones = i64::from(a.offset.unwrap_or(0)) - i64::from(b.offset.unwrap_or(0));
        let seconds = (b.date.and_time(bt) - a.date.and_time(at)).num_seconds() + zones;
        let unsure = a.offset.is_some() != b.offset.is_some() && seconds.abs() < 14 * 3600;
        return (!unsure).then_some(Lead { minutes: seconds / 60, days_only: false });
    }
    let days = (b.date - a.date).num_days();
    (days != 0).then_some(Lead { minutes: days * 1440, days_only: true })
}

impl Lead {
    fn words(&self) -> String {
        let count = |n: i64, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
        match self.minutes.abs() {
            m if m < 60 => count(m, "minute"),
            m if m < 2880 && !self.days_only => count((m + 30) / 60, "hour"),
            m => count((m + 720) / 1440, "day"),
        }
    }
}
