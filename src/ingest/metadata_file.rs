//! The TOML of `<file>.meta.toml` and `articles.toml`, strictly: a key that nobody knows is an error with its line, since
//! metadata that is silently passed over would change what an audit says.

use super::loose::{self, KEYS, one_line};
use super::{Allowance, Metadata, Published, allowance, dates};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The key of what an article is allowed.
const ALLOW: &str = "allow";

/// What an `articles.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tables {
    /// `[defaults]`: holds for every article.
    pub defaults: Metadata,
    /// `[articles."path/from/there.txt"]`, by path.
    pub articles: BTreeMap<String, Entry>,
}

/// What stands beside one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Who published it, when and so on.
    pub meta: Metadata,
    /// The findings that its editors let stand.
    pub allow: Vec<Allowance>,
}

/// An error at a byte of the file.
type Located<T> = Result<T, (usize, String)>;

/// Reads a `.meta.toml`: the keys of the contract, and allowances.
pub(super) fn article(text: &str) -> Result<Entry, String> {
    parse(text, entry)
}

/// Reads an `articles.toml`.
pub(super) fn folder(text: &str) -> Result<Tables, String> {
    parse(text, |table| {
        let mut tables = Tables::default();
        for (key, value) in table {
            let inner = || table_of(key.get_ref(), value);
            match key.get_ref().as_ref() {
                "defaults" => tables.defaults = metadata(inner()?)?,
                "articles" => tables.articles = articles(inner()?)?,
                other => return Err((key.span().start, unknown(other, &["defaults", "articles"]))),
            }
        }
        Ok(tables)
    })
}

fn articles(table: &DeTable<'_>) -> Located<BTreeMap<String, Entry>> {
    let named = |(path, value): (&Spanned<_>, _)| {
        let path: &std::borrow::Cow<'_, str> = path.get_ref();
        Ok((super::walk::name(Path::new(path.as_ref())), entry(table_of(path, value)?)?))
    };
    table.iter().map(named).collect()
}

fn table_of<'t, 'i>(key: &str, value: &'t Spanned<DeValue<'i>>) -> Located<&'t DeTable<'i>> {
    value.get_ref().as_table().ok_or_else(|| (value.span().start, format!("`{key}` must be a table")))
}

fn parse<T>(text: &str, read: impl Fn(&DeTable<'_>) -> Located<T>) -> Result<T, String> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let problem = |(at, message): (usize, String)| {
        let line = text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
        format!("line {line}: {message}")
    };
    let table = DeTable::parse(text)
        .map_err(|error| problem((error.span().map_or(0, |span| span.start), one_line(error.message()))))?;
    read(table.get_ref()).map_err(problem)
}

fn entry(table: &DeTable<'_>) -> Located<Entry> {
    let allow = table.get(ALLOW).map_or(Ok(Vec::new()), |value| {
        let list = value.get_ref().as_array().ok_or_else(|| wrong(value, ALLOW, "must be a list of tables"))?;
        list.iter().map(|value| allowance(table_of(ALLOW, value)?)).collect()
    })?;
    Ok(Entry { meta: known(table, Some(ALLOW))?, allow })
}

fn allowance(table: &DeTable<'_>) -> Located<Allowance> {
    let mut allowance = Allowance::default();
    for (key, value) in table {
        let said = || text(value.get_ref()).ok_or_else(|| wrong(value, key.get_ref(), "must be a text"));
        match key.get_ref().as_ref() {
            "rule" => {
                let rules = texts(value.get_ref());
                allowance.rules = rules.ok_or_else(|| wrong(value, "rule", "must be a text or a list of texts"))?;
            }
            "reason" => allowance.reason = Some(said()?),
            "until" => allowance.until = Some(said()?),
            "words" => allowance.words = Some(said()?),
            other => return Err((key.span().start, unknown(other, &allowance::KEYS))),
        }
    }
    Ok(allowance)
}

fn wrong(value: &Spanned<DeValue<'_>>, key: &str, message: &str) -> (usize, String) {
    (value.span().start, format!("`{key}` {message}"))
}

fn metadata(table: &DeTable<'_>) -> Located<Metadata> {
    known(table, None)
}

/// The keys of the contract; one key beside them is passed over.
fn known(table: &DeTable<'_>, beside: Option<&str>) -> Located<Metadata> {
    let mut meta = Metadata::default();
    for (key, value) in table.iter().filter(|(key, _)| Some(key.get_ref().as_ref()) != beside) {
        let at = value.span().start;
        let wrong = |message: &str| (at, format!("`{}` {message}", key.get_ref()));
        let text = || text(value.get_ref()).ok_or_else(|| wrong("must be a text"));
        match key.get_ref().as_ref() {
            "title" => meta.title = Some(text()?),
            "outlet" => meta.outlet = Some(text()?),
            "url" => meta.url = Some(text()?),
            "language" => {
                let code = loose::language(&text()?);
                meta.language = Some(code.ok_or_else(|| wrong("must be a code of two letters, such as \"en\""))?);
            }
            "published" => meta.published = Some(date(&text()?).map_err(|m| wrong(&m))?),
            "updated" => meta.updated = Some(date(&text()?).map_err(|m| wrong(&m))?),
            "authors" => {
                meta.authors = authors(value.get_ref()).ok_or_else(|| wrong("must be a text or a list of texts"))?
            }
            other if beside.is_some() => {
                return Err((key.span().start, unknown(other, &[&KEYS[..], &[ALLOW]].concat())));
            }
            other => return Err((key.span().start, unknown(other, &KEYS))),
        }
    }
    Ok(meta)
}

fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(one_line(text)),
        DeValue::Datetime(date) => Some(date.to_string()),
        _ => None,
    }
}

fn date(said: &str) -> Result<Published, String> {
    dates::parse(said).ok_or_else(|| format!("is no date: “{said}” (write 2026-03-01 or 2026-03-01T10:00:00Z)"))
}

fn texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::Array(list) => list.iter().map(|one| text(one.get_ref())).collect(),
        one => text(one).map(|one| vec![one]),
    }
}

fn authors(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::String(text) => Some(loose::authors(text)),
        DeValue::Array(_) => texts(value),
        _ => None,
    }
}

pub(super) fn unknown(key: &str, known: &[&str]) -> String {
    let near = known.iter().map(|k| (strsim::osa_distance(key, k), k)).min();
    match near {
        Some((distance, near)) if distance <= 3 => format!("unknown key `{key}`; did you mean `{near}`?"),
        _ => format!("unknown key `{key}`; known are {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_line_and_the_nearest_known_key() {
        for (toml, said) in [
            ("title = \"x\"\nauthor = \"y\"", "line 2: unknown key `author`; did you mean `authors`?"),
            (
                "published = \"soon\"",
                "line 1: `published` is no date: “soon” (write 2026-03-01 or 2026-03-01T10:00:00Z)",
            ),
            ("\n\ntitle = 5", "line 3: `title` must be a text"),
            (
                "wombat = 1",
                "line 1: unknown key `wombat`; known are title, published, updated, outlet, authors, url, language, allow",
            ),
        ] {
            assert_eq!(article(toml), Err(said.to_owned()));
        }
        assert_eq!(
            folder("[default]\noutlet = 1"),
            Err("line 1: unknown key `default`; did you mean `defaults`?".to_owned())
        );
        assert_eq!(folder("articles = 3"), Err("line 1: `articles` must be a table".to_owned()));
        assert!(article("title = ").is_err_and(|e| e.starts_with("line 1: ")));
    }

    #[test]
    fn an_article_has_allowances_and_defaults_have_none() {
        let entry = article("outlet = \"Courier\"\n[[allow]]\nrule = \"bare-source\"\nreason = \"told off record\"\nuntil = 2027-01-31\nwords = \"Officials said\"\n").unwrap();
        assert_eq!(entry.allow[0].rules, ["bare-source"]);
        assert_eq!(entry.allow[0].until.as_deref(), Some("2027-01-31"));
        let table = folder("[[articles.\"a.txt\".allow]]\nrule = [\"a\", \"b\"]\nreason = \"x\"").unwrap();
        assert_eq!(table.articles["a.txt"].allow[0].rules.len(), 2);
        assert!(folder("[[defaults.allow]]\nrule = \"a\"").is_err_and(|e| e.contains("unknown key `allow`")));
        assert_eq!(article("allow = 3"), Err("line 1: `allow` must be a list of tables".to_owned()));
        assert!(article("[[allow]]\nrul = 1").is_err_and(|e| e.ends_with("did you mean `rule`?")));
    }

    #[test]
    fn nesting_without_end_is_an_error() {
        for toml in [
            "a = ".to_owned() + &"[".repeat(100_000),
            "a = ".to_owned() + &"{a=".repeat(100_000),
            "a.".repeat(100_000) + "a = 1",
        ] {
            assert!(article(&toml).is_err());
        }
    }

    #[test]
    fn a_folders_file_has_defaults_and_articles() {
        let toml = "[defaults]\noutlet = \"Courier\"\n[articles.\"./a/b.txt\"]\npublished = 2026-03-01\nauthors = [\"Jane Roe\"]\n";
        let tables = folder(toml).unwrap();
        assert_eq!(tables.defaults.outlet.as_deref(), Some("Courier"));
        assert_eq!(tables.articles["a/b.txt"].meta.authors, ["Jane Roe"]);
        assert_eq!(tables.articles["a/b.txt"].meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01"));
    }
}
