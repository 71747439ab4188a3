//! Who tells a claim and what they go back to, drawn: papers on the left, origins on the right.
//!
//! Three papers with one origin are three lines that meet in one square. The drawing is a function of the claim alone; the
//! list below it says the same in words.

use super::drawing::{cut, paper};
use crate::audit::Places;
use crate::claims::{Claim, Origin};
use crate::report::visible;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Papers that are drawn; the list below names all.
const DRAWN: usize = 10;
/// Height of a row.
const ROW: usize = 20;
/// Characters of a name.
const NAME: usize = 22;
/// Where a paper's circle and an origin's square stand, in the drawing's own units.
const CIRCLE: usize = 172;
const SQUARE: usize = 226;

/// A claim's papers and origins.
pub(super) struct Fan {
    pub height: usize,
    /// What the drawing says, in words.
    pub told: String,
    pub papers: Vec<Name>,
    pub origins: Vec<Name>,
    /// The lines from papers to origins, as the data of one path.
    pub lines: String,
}

/// A name in the drawing.
pub(super) struct Name {
    /// Its middle.
    pub y: usize,
    pub name: String,
}

/// The drawing of a claim.
pub(super) fn fan(claim: &Claim, places: &Places<'_>) -> Fan {
    let mut fan = Fan { height: 0, told: told(claim), papers: Vec::new(), origins: Vec::new(), lines: String::new() };
    let mut left = 0;
    for (index, origin) in (0u32..).zip(&claim.origins) {
        let of_origin = claim.mentions.iter().filter(|mention| mention.origin == index);
        let articles: BTreeSet<u32> = of_origin.map(|mention| mention.article).collect();
        let mut seen = BTreeSet::new();
        let papers: Vec<String> = articles.into_iter().map(|article| paper(article, places, NAME)).collect();
        let papers: Vec<String> = papers.into_iter().filter(|paper| seen.insert(paper.clone())).collect();
        let room = DRAWN.saturating_sub(fan.papers.len());
        left += papers.len().saturating_sub(room);
        fan.meet(origin, papers.into_iter().take(room).collect());
    }
    if left > 0 {
        fan.height += ROW;
        fan.papers.push(Name { y: fan.height - ROW / 2, name: format!("… and {left} more") });
    }
    fan
}

/// `3 outlets, 1 origin`.
fn told(claim: &Claim) -> String {
    let of = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    format!(
        "{}, {}; the list below names them",
        of(claim.outlets as usize, "outlet"),
        of(claim.origins.len(), "origin")
    )
}

impl Fan {
    /// Draws the papers of an origin below what is drawn already, the origin in the middle of them.
    fn meet(&mut self, origin: &Origin, papers: Vec<String>) {
        let (top, rows) = (self.height, papers.len());
        if rows == 0 {
            return;
        }
        let meet = top + ROW * rows / 2;
        for (row, name) in papers.into_iter().enumerate() {
            let y = top + ROW * row + ROW / 2;
            // Writing to a string cannot fail.
            let _ = write!(self.lines, "M{} {y}L{SQUARE} {meet}", CIRCLE + 5);
            self.papers.push(Name { y, name });
        }
        self.origins.push(Name { y: meet, name: cut(&visible(&origin.label), NAME) });
        self.height = top + ROW * rows;
    }
}

#[cfg(test)]
mod tests {
    use crate::Desk;
    use crate::config::Config;
    use crate::ingest::Article;

    #[test]
    fn three_papers_with_one_origin_meet_in_one_square() {
        let text = "The Corrin viaduct was closed on Tuesday after 40 trains had been turned back at Lindum, said Ada Tarn, \
            the county's chief engineer.";
        let article = |name: &str| {
            let mut article = Article::from_text(format!("{name}.txt"), format!("{name} reports. {text}"));
            article.meta.outlet = Some(format!("The {name}"));
            article.meta.published = crate::ingest::Published::parse("2026-05-05");
            article
        };
        let desk = Desk::with_config(Config::default()).unwrap();
        let audit = desk.audit_articles(["Gull", "Heron", "Ibis"].map(article));
        let claim = audit.claims.list.iter().find(|claim| claim.outlets == 3).unwrap();
        let fan = super::fan(claim, &crate::audit::Places::new(&audit));
        assert_eq!(
            fan.papers.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
            ["The Gull", "The Heron", "The Ibis"]
        );
        assert_eq!((fan.origins.len(), fan.height), (1, 60));
        assert_eq!(fan.lines, "M177 10L226 30M177 30L226 30M177 50L226 30");
        assert!(fan.told.starts_with("3 outlets, 1 origin;"), "{}", fan.told);
    }
}
