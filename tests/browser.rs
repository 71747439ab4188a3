//! The HTML report in a real browser: it is whole without scripts, and nothing that an article says comes alive in it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use copydesk::ingest::Article;
use copydesk::report::{self, View};
use copydesk::{Audit, Desk};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Names under which the browser is installed.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

fn browser() -> Option<&'static str> {
    let runs = |name: &&&str| {
        Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    let found = BROWSERS.iter().find(runs).copied();
    if found.is_none() {
        eprintln!("skipped: there is no browser to read the page with; install chromium to run this test");
    }
    found
}

/// The browser, told to read a page.
fn reading(browser: &str, page: &Path, profile: &Path) -> Command {
    let mut command = Command::new(browser);
    command.args(["--headless", "--disable-gpu", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run"]);
    command.arg("--virtual-time-budget=3000");
    command.arg(format!("--user-data-dir={}", profile.display()));
    command.stderr(Stdio::null()).current_dir(profile).arg(format!("file://{}", page.display()));
    command
}

/// The document as the browser has it after all that could run has run.
fn document(browser: &str, page: &Path) -> String {
    let profile = tempfile::tempdir().unwrap();
    let out = reading(browser, page, profile.path()).arg("--dump-dom").output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

fn page(audit: &Audit, view: &View) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.html");
    let mut out = Vec::new();
    (report::format("html").unwrap().write)(audit, view, &mut out).unwrap();
    fs::write(&path, out).unwrap();
    (folder, path)
}

/// A server that counts who asks it for anything.
fn server() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, asked) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::SeqCst);
            let mut line = String::new();
            drop(BufReader::new(stream.take(1000)).read_line(&mut line));
        }
    });
    (port, asked)
}

#[test]
fn a_hostile_article_runs_nothing_and_asks_nobody() {
    let Some(browser) = browser() else { return };
    let (port, asked) = server();
    let evil = "document.title='owned';document.body.setAttribute('data-owned','1')";
    let at = format!("http://127.0.0.1:{port}/x");
    let text = format!(
        "Officials said <script>{evil}</script> the the crane failed.\n\n</script><img src=\"{at}\" onerror=\"{evil}\">\n\n\
         <svg onload=\"{evil}\"><link rel=stylesheet href=\"{at}\"><iframe src=\"{at}\"></iframe>\n\n\
         \"><meta http-equiv=refresh content=\"0;url={at}\"> <style>@import '{at}';</style> <base href=\"{at}\">\n\n\
         Officials said “<a href=\"javascript:{evil}\" autofocus onfocus=\"{evil}\">x</a>”.\n"
    );
    let mut articles = Vec::new();
    for name in ["a<img src=x onerror=alert(1)>.txt", "b\"><script>alert(1)</script>.txt"] {
        let mut article = Article::from_text(name, text.clone());
        article.meta.title = Some(format!("</title><script>{evil}</script>"));
        article.meta.outlet = Some(format!("\"><img src=\"{at}\" onerror=\"{evil}\">"));
        articles.push(article);
    }
    let audit = Desk::open(std::env::temp_dir()).unwrap().audit_articles(articles);
    assert!(audit.findings.len() > 2);
    let (_folder, path) = page(&audit, &View { all: true, ..View::default() });
    let seen = document(browser, &path);
    assert!(seen.contains("<title>copydesk report</title>"), "{seen}");
    assert!(!seen.contains("data-owned=\"1\"") && seen.contains("data-owned"), "the words are there, and do nothing");
    for tag in ["<img", "<iframe", "<link", "<base", "<object"] {
        assert!(!seen.contains(tag), "{tag}");
    }
    assert_eq!(seen.matches("<script").count(), 1, "the audit as data");
    assert_eq!(asked.load(Ordering::SeqCst), 0, "the page asked a server for something");
}

/// The page's policy lets no script run, so that this is the page without scripts; one that got in all the same shows it.
#[test]
fn the_page_is_whole_though_no_script_may_run() {
    let Some(browser) = browser() else { return };
    let audit = Desk::open("corpus").unwrap().audit(["corpus"]).unwrap();
    let (_folder, path) = page(&audit, &View { all: true, ..View::default() });
    let text = fs::read_to_string(&path).unwrap();
    let intruder = "<script>document.title='owned'</script><p onclick=1 id=intruder>";
    fs::write(&path, text.replace("<main id=\"main\">", &format!("<main id=\"main\">{intruder}"))).unwrap();
    let seen = document(browser, &path);
    assert!(seen.contains("<title>copydesk report</title>") && seen.contains("id=\"intruder\""), "the policy holds");
    assert_eq!(seen.matches(" id=\"finding-").count(), audit.findings.len());
    assert_eq!(seen.matches("<details class=\"sheet\" id=\"article-").count(), audit.readings.len());
    let copied = audit.passages.list.iter().filter(|passage| passage.kind.is_copying()).count();
    assert_eq!(seen.matches(" id=\"passage-").count(), copied);
    let data = seen.split("id=\"audit\">").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["findings"].as_array().map(Vec::len), Some(audit.findings.len()), "the audit lies in the page");
}

/// Words that a folder's articles are made of.
const WORDS: &str = "council harbour bridge ferry engine school winter budget river station market tower garden family engineer \
    doctor teacher captain farmer baker lawyer clerk opened closed sold moved painted counted carried measured repaired answered \
    the a of in on near under before after with without and or but new old small quiet broken narrow Lindum Calder Selde Brennick \
    Merrow Tarn Quill Lind Falk";

/// A thousand articles of some 400 words, with slips, citations and copied paragraphs among them.
fn thousand() -> Vec<Article> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut state = 7u64;
    let mut throw = |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 40).unwrap() % sides
    };
    let mut last = Vec::new();
    let mut article = |number: usize| {
        let mut sentence = || {
            let length = 10 + throw(12);
            (0..length).map(|_| words[throw(words.len())]).collect::<Vec<_>>().join(" ")
        };
        let mut told: Vec<String> = (0..8)
            .map(|at| {
                let (a, b, c) = (sentence(), sentence(), sentence());
                let slip = if at == 0 { "The the" } else { "The" };
                let source = if at == 4 { "Officials" } else { "Ada Tarn, the engineer," };
                format!("{slip} {a}. {source} said {b}. Of these, {} {c}.", number * 7 % 90 + at)
            })
            .collect();
        if number % 4 == 1 {
            told.splice(2..4, std::mem::take(&mut last));
        }
        last = told[2..4].to_vec();
        let mut article = Article::from_text(format!("{number:04}.txt"), told.join("\n\n"));
        article.meta.outlet = Some(format!("Paper {}", number % 40));
        article.meta.published = copydesk::ingest::Published::parse(&format!("2026-05-{:02}", number % 28 + 1));
        article
    };
    (0..1000).map(&mut article).collect()
}

/// How long the browser takes to read a page and paint its first screen, the best of three.
fn painted(browser: &str, page: &Path) -> Duration {
    let once = |_| {
        let profile = tempfile::tempdir().unwrap();
        let picture = profile.path().join("page.png");
        let begun = Instant::now();
        let mut command = reading(browser, page, profile.path());
        command.arg(format!("--screenshot={}", picture.display())).stdout(Stdio::null());
        assert!(command.status().unwrap().success() && picture.exists());
        begun.elapsed()
    };
    (0..3).map(once).min().unwrap()
}

/// `--nocapture` tells the time; under a second on a quiet machine. The bound leaves room for one that is busy.
#[test]
fn a_page_of_a_thousand_articles_opens_at_once() {
    let Some(browser) = browser() else { return };
    let audit = Desk::open(std::env::temp_dir()).unwrap().audit_articles(thousand());
    let (folder, path) = page(&audit, &View::default());
    let empty = folder.path().join("empty.html");
    fs::write(&empty, "<!doctype html><title>empty</title>").unwrap();
    let (empty, whole) = (painted(browser, &empty), painted(browser, &path));
    let (took, size) = (whole.saturating_sub(empty), fs::metadata(&path).unwrap().len());
    eprintln!("1,000 articles, {} findings, {} MB: {took:.2?}", audit.findings.len(), size / 1_000_000);
    assert!(audit.findings.len() > 1000 && took < Duration::from_secs(8), "{took:?}");
}
