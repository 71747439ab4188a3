//! What rule pages may ask of a claim, seen from one article that makes it.

use super::{Claim, Claims, Conflict, Mention, OriginKind, Status};
use crate::facts::schema::{FieldSpec, FieldType, Value};
use crate::facts::{Reading, SourceKind};
use crate::span::Span;

/// A claim as one article makes it; a mention with several conflicts is seen once for each.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimSeen {
    /// Where this article makes it.
    pub span: Span,
    /// Index of the claim.
    pub claim: u32,
    /// What stands behind the claim.
    pub status: Status,
    /// Whom the text gives it to; `None` for the article's own voice.
    pub holder: Option<String>,
    /// Who vouches for it in this article: `article`, `named` or `unnamed`.
    pub voucher: &'static str,
    /// Whether every mention of it rests on a source without a name.
    pub unnamed_only: bool,
    /// Articles that make it.
    pub articles: u32,
    /// Outlets that make it.
    pub outlets: u32,
    /// Origins that its mentions go back to.
    pub origins: u32,
    /// What sort of origin this mention goes back to.
    pub origin: Option<OriginKind>,
    /// Whether it stands among the first three sentences.
    pub lead: bool,
    /// The mention that contradicts this one.
    pub conflict: Option<ConflictSeen>,
    /// Where other articles make the claim, for the reader to compare.
    pub elsewhere: Vec<(u32, Span)>,
}

/// A conflict as one of its two articles has it.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictSeen {
    /// What the two differ in.
    pub slot: &'static str,
    /// What this article says.
    pub here: String,
    /// What the other says.
    pub there: String,
    /// The other article.
    pub other: u32,
    /// Where the other says it.
    pub other_span: Span,
    /// The other article's path.
    pub other_path: String,
    /// Whether this article comes after the other, by date of publication or else by path.
    pub later: bool,
}

/// How many mentions in other articles a claim carries along.
const ELSEWHERE: usize = 5;

/// The fields of a claim.
pub const FIELDS: &[FieldSpec<ClaimSeen>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the claim in this article's words",
        get: |c, r| Value::Text(c.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "status",
        ty: FieldType::Choice(&[
            "conflicting",
            "one-origin",
            "unestablished",
            "corroborated",
            "single-source",
            "background",
        ]),
        about: "what stands behind the claim",
        get: |c, _| Value::Text(c.status.name().into()),
    },
    FieldSpec {
        name: "holder",
        ty: FieldType::Text,
        about: "whom the text gives it to; none for the article's own voice",
        get: |c, _| Value::text(c.holder.as_deref()),
    },
    FieldSpec {
        name: "voucher",
        ty: FieldType::Choice(&["article", "named", "unnamed"]),
        about: "who vouches for it in this article: the article itself, a named source, a source without a name",
        get: |c, _| Value::Text(c.voucher.into()),
    },
    FieldSpec {
        name: "unnamed-only",
        ty: FieldType::Bool,
        about: "whether every mention of it, in every article, rests on a source without a name",
        get: |c, _| Value::Bool(c.unnamed_only),
    },
    FieldSpec {
        name: "articles",
        ty: FieldType::Number,
        about: "how many articles make it",
        get: |c, _| Value::Number(f64::from(c.articles)),
    },
    FieldSpec {
        name: "outlets",
        ty: FieldType::Number,
        about: "how many outlets make it",
        get: |c, _| Value::Number(f64::from(c.outlets)),
    },
    FieldSpec {
        name: "origins",
        ty: FieldType::Number,
        about: "how many origins its mentions go back to",
        get: |c, _| Value::Number(f64::from(c.origins)),
    },
    FieldSpec {
        name: "origin",
        ty: FieldType::Choice(&["article", "copied", "wire", "speaker", "institution", "outlet", "relay"]),
        about: "what sort of origin this mention goes back to",
        get: |c, _| Value::text(c.origin.map(OriginKind::name)),
    },
    FieldSpec {
        name: "lead",
        ty: FieldType::Bool,
        about: "whether it stands among the first three sentences",
        get: |c, _| Value::Bool(c.lead),
    },
    FieldSpec {
        name: "conflict",
        ty: FieldType::Text,
        about: "what this mention and another differ in: number, date, place …; none without a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.slot)),
    },
    FieldSpec {
        name: "here",
        ty: FieldType::Text,
        about: "what this article says in a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.here.as_str())),
    },
    FieldSpec {
        name: "there",
        ty: FieldType::Text,
        about: "what the other article says in a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.there.as_str())),
    },
    FieldSpec {
        name: "other",
        ty: FieldType::Text,
        about: "the path of the other article of a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.other_path.as_str())),
    },
    FieldSpec {
        name: "later",
        ty: FieldType::Bool,
        about: "whether this article is the later one of a conflict, by date of publication or else by path",
        get: |c, _| Value::Bool(c.conflict.as_ref().is_some_and(|c| c.later)),
    },
];

/// For each article the claims it makes, in order of position.
pub fn seen(readings: &[Reading], claims: &Claims) -> Vec<Vec<ClaimSeen>> {
    let mut by_article: Vec<Vec<ClaimSeen>> = readings.iter().map(|_| Vec::new()).collect();
    for (index, claim) in claims.list.iter().enumerate() {
        let vouchers: Vec<&str> = claim.mentions.iter().map(|m| voucher(readings, m)).collect();
        let unnamed_only = vouchers.iter().all(|v| *v == "unnamed");
        for ((at, mention), voucher) in claim.mentions.iter().enumerate().zip(&vouchers) {
            let Some(list) = by_article.get_mut(mention.article as usize) else { continue };
            let plain = from_one_side(readings, index as u32, claim, mention, voucher, unnamed_only);
            let mut conflicts =
                claim.conflicts.iter().filter_map(|c| conflict(readings, claim, c, at as u32)).peekable();
            if conflicts.peek().is_none() {
                list.push(plain);
                continue;
            }
            list.extend(conflicts.map(|conflict| ClaimSeen { conflict: Some(conflict), ..plain.clone() }));
        }
    }
    for list in &mut by_article {
        list.sort_by_key(|c| (c.span, c.claim));
    }
    by_article
}

fn from_one_side(
    readings: &[Reading],
    index: u32,
    claim: &Claim,
    mention: &Mention,
    voucher: &'static str,
    unnamed_only: bool,
) -> ClaimSeen {
    let mut articles: Vec<u32> = claim.mentions.iter().map(|m| m.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let elsewhere = claim.mentions.iter().filter(|m| m.article != mention.article).map(|m| (m.article, m.span));
    let third = readings.get(mention.article as usize).and_then(|r| r.text.sentences.get(3));
    ClaimSeen {
        span: mention.span,
        claim: index,
        status: claim.status,
        holder: mention.holder.clone(),
        voucher,
        unnamed_only,
        articles: articles.len() as u32,
        outlets: claim.outlets,
        origins: claim.origins.len() as u32,
        origin: claim.origins.get(mention.origin as usize).map(|o| o.kind),
        lead: third.is_none_or(|s| mention.span.start < s.span.start),
        conflict: None,
        elsewhere: elsewhere.take(ELSEWHERE).collect(),
    }
}

/// Who vouches for a mention in its article.
fn voucher(readings: &[Reading], mention: &Mention) -> &'static str {
    let Some(reading) = readings.get(mention.article as usize) else { return "article" };
    let source = reading
        .facts
        .attributions
        .iter()
        .filter(|a| a.content.iter().any(|c| c.shared(mention.span) * 2 > mention.span.len()))
        .map(|a| &a.source)
        .next();
    match source {
        Some(source) if source.named => "named",
        Some(source) if source.vague || matches!(source.kind, SourceKind::Anonymous | SourceKind::Group) => "unnamed",
        _ if mention.holder.is_some() => "named",
        _ => "article",
    }
}

fn conflict(readings: &[Reading], claim: &Claim, conflict: &Conflict, at: u32) -> Option<ConflictSeen> {
    let [a, b] = &conflict.values;
    let (other, here, there) = match at {
        at if at == conflict.a => (conflict.b, a, b),
        at if at == conflict.b => (conflict.a, b, a),
        _ => return None,
    };
    let (mine, other) = (claim.mentions.get(at as usize)?, claim.mentions.get(other as usize)?);
    let meta =
        |m: &Mention| readings.get(m.article as usize).map(|r| (r.article.meta.published, r.article.path.clone()));
    let ((my_date, my_path), (other_date, other_path)) = (meta(mine)?, meta(other)?);
    let later = match (my_date, other_date) {
        (Some(my), Some(other)) if my != other => my > other,
        _ => (&my_path, mine.span) > (&other_path, other.span),
    };
    Some(ConflictSeen {
        slot: conflict.slot,
        here: here.clone(),
        there: there.clone(),
        other: other.article,
        other_span: other.span,
        other_path,
        later,
    })
}
