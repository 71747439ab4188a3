//! Any articles (parts between form feeds) and any path and title (their first line): every report format is written, and
//! none lets a control character through.

#![no_main]

use copydesk::config::Config;
use copydesk::ingest::Article;
use copydesk::report::{FORMATS, View};
use copydesk::{Audit, Desk};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::with_config(Config::default()).unwrap());

fuzz_target!(|text: &str| {
    let parts = text.split('\u{c}').filter(|part| !part.trim().is_empty()).take(4);
    let articles = parts.enumerate().map(|(number, part)| {
        let said = part.lines().next().unwrap_or("");
        let mut article = Article::from_text(format!("{number}/{said}"), part);
        article.meta.title = Some(said.to_owned());
        article.meta.outlet = part.lines().nth(1).map(str::to_owned);
        article
    });
    let audit: Audit = DESK.audit_articles(articles);
    for format in FORMATS {
        for all in [false, true] {
            let mut out = Vec::new();
            (format.write)(&audit, &View { all, ..View::default() }, &mut out).unwrap();
            let out = String::from_utf8(out).unwrap();
            let alive = out.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r'));
            assert_eq!(alive, None, "{} lets it through", format.name);
        }
    }
});
