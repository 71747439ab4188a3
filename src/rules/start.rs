//! A page to start from.
//!
//! Takes an id, gives a whole page that loads, holds its own examples, and says in its prose what to change.

/// Whether an id can be a page's name: small letters, digits and hyphens, beginning with a letter.
pub fn is_id(id: &str) -> bool {
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    plain && id.starts_with(|c: char| c.is_ascii_lowercase()) && !id.ends_with('-') && !id.contains("--")
}

/// A page for a new rule.
pub fn page(id: &str) -> String {
    let title = id.replace('-', " ");
    let mut letters = title.chars();
    let title: String = letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect();
    PAGE.replace("{title}", &title)
}

const PAGE: &str = r#"# {title}

```toml
severity = "note"                  # note, warning or error
tags     = ["sourcing"]
find     = "sentence"              # what is looked at, one by one: `copydesk rules fields` lists the kinds and their fields
message  = "“{flagged}”: say who"
help     = "Say what to do about it."

[where]                            # what the fact must be like: all of these hold
own = '/\bit is (widely|generally) known\b/'

[unless.sentence.attribution]      # what excuses it: such a fact in the same sentence
named = true
```

Say here why the house has this rule: what the reader loses, and what the standards ask. Then change the block above and the
examples below until `copydesk rules test --strict` is content; `copydesk rules try` shows what each condition saw.

## Flag

> [[It is widely known]] that the ferry is late.

> [[It is widely known]] that the ferry is late, officials said.

> The mayor sold the mill, and [[it is generally known]] why.

## Pass

> It is widely known that the ferry is late, said Ann Ruiz, who runs it.

> The ferry is late.

> “It is widely known that I am late,” said the skipper.
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, PageFile};
    use crate::rules::{Rules, verdict};

    #[test]
    fn the_page_to_start_from_loads_and_holds_strictly() {
        let text = page("widely-known");
        let mut config = Config::default();
        config.pages.push(PageFile { path: "rules/widely-known.md".to_owned(), text });
        let rules = Rules::load(&config).unwrap_or_else(|e| panic!("{e}"));
        let rule = rules.get("widely-known").unwrap();
        assert_eq!(rule.title, "Widely known");
        assert!(verdict::trials(rule).iter().all(|t| t.verdict.is_good()), "{:?}", verdict::trials(rule));
        assert_eq!(verdict::unneeded(rule), [""; 0]);
    }

    #[test]
    fn an_id_is_small_letters_digits_and_hyphens() {
        assert!(is_id("late-attribution") && is_id("rule-2"));
        for id in ["", "Late", "late_attribution", "../late", "-late", "late-", "a--b", "2nd", "läte"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
