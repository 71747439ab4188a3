//! Ingestion from end to end: folders with all that may lie in them, metadata from everywhere, and bytes of any kind.

use super::*;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

/// A folder with files, and what is read of it, with names relative to it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, names: &[&str]) -> Intake {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        read_paths_with(
            &paths,
            &Settings { limits: Limits { file_bytes: 1000, ..Limits::default() }, ..Settings::default() },
        )
    }

    fn relative(&self, path: &str) -> String {
        let root = walk::name(self.0.path());
        path.strip_prefix(&root).unwrap().trim_start_matches('/').to_owned()
    }

    fn articles(&self, names: &[&str]) -> Vec<String> {
        self.read(names).articles.iter().map(|a| self.relative(&a.path)).collect()
    }

    /// What is skipped, as `path: reason`, without the long tail of the reason.
    fn skipped(&self, names: &[&str]) -> Vec<(String, String)> {
        self.read(names).skipped.into_iter().map(|s| (self.relative(&s.path), s.reason)).collect()
    }
}

#[test]
fn a_folder_gives_its_articles_and_passes_over_what_is_none() {
    let folder = Folder::new(&[
        ("b.txt", "B"),
        ("a/c.md", "C"),
        ("a/d.html", "<p>D</p>"),
        ("a/page_files/x.css", "p {}"),
        ("a/page_files/x.png", "x"),
        ("a/b.gold.toml", "x"),
        ("b.txt.meta.toml", "title = 'T'"),
        ("articles.toml", ""),
        ("copydesk.toml", ""),
        ("rules/rule.md", "# Rule"),
        ("snapshots/x.txt", "x"),
        (".hidden.txt", "H"),
        (".gitignore", "ignored.txt\n"),
        ("ignored.txt", "I"),
        (".copydeskignore", "drafts/\n"),
        ("drafts/e.txt", "E"),
    ]);
    assert_eq!(folder.articles(&[""]), ["a/c.md", "a/d.html", "b.txt"]);
    assert_eq!(folder.skipped(&[""]), []);
    assert_eq!(folder.articles(&["ignored.txt", "drafts"]), ["drafts/e.txt", "ignored.txt"]);
}

#[test]
fn what_cannot_be_read_is_listed_with_a_reason() {
    let folder = Folder::new(&[
        ("empty.txt", ""),
        ("blank.md", "---\ntitle: x\n---\n\n"),
        ("nul.txt", "a\0b"),
        ("paper.rtf", "{\\rtf1 x}"),
        ("table.csv", "a,b"),
        ("long.txt", &"x".repeat(1001)),
        ("none.json", "[]"),
    ]);
    let skipped = folder.skipped(&["", "missing.txt"]);
    let said: Vec<String> = skipped.iter().map(|(path, reason)| format!("{path}: {:.24}", reason)).collect();
    assert_eq!(
        said,
        [
            "blank.md: empty: there is no text ",
            "empty.txt: empty: the file has no b",
            "long.txt: larger than 1000 bytes, ",
            "missing.txt: there is no such file or",
            "nul.txt: not text: it holds NUL c",
            "none.json: no article in it",
            "paper.rtf: rich text (RTF), which c",
            "table.csv: a table without a column",
        ]
        .into_iter()
        .map(str::to_owned)
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect::<Vec<_>>()
    );
}

#[cfg(unix)]
#[test]
fn links_add_nothing_inside_and_are_not_followed_outside() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("in/a.txt", "A"), ("out/b.txt", "B")]);
    for (link, target) in
        [("same", "a.txt"), ("up", "."), ("self", "self"), ("gone", "nothing"), ("out", "../out/b.txt")]
    {
        symlink(target, folder.path("in").join(link)).unwrap();
    }
    assert_eq!(folder.articles(&["in"]), ["in/a.txt"]);
    let skipped: Vec<String> = folder.skipped(&["in"]).into_iter().map(|(path, _)| path).collect();
    assert_eq!(skipped, ["in/gone", "in/out", "in/self"]);
    assert_eq!(folder.articles(&["in/out"]), ["in/out"]);
    assert_eq!(folder.articles(&["in/same", "in/a.txt", "in", "in/../in/a.txt"]), ["in/../in/a.txt"]);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_and_nothing_waits_for_them() {
    let folder = Folder::new(&[("a.txt", "A")]);
    let pipe = folder.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for paths in [["", "pipe"], ["pipe", "a.txt"]] {
        assert_eq!(folder.articles(&paths), ["a.txt"]);
        assert!(folder.skipped(&paths)[0].1.starts_with("a named pipe"));
    }
    assert!(read_paths(&["/dev/zero"]).skipped[0].reason.starts_with("a device"));
}

#[cfg(target_os = "linux")]
#[test]
fn odd_file_names_break_nothing() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new(&[("a\nb\u{1b}[31m.txt", "A"), ("a#1.txt", "A")]);
    fs::write(folder.0.path().join(std::ffi::OsStr::from_bytes(b"\xFF.txt")), "B").unwrap();
    assert_eq!(folder.articles(&[""]), ["\\xFF.txt", "a\nb\u{1b}[31m.txt", "a#1.txt"]);
}

#[test]
fn the_nearer_and_more_specific_metadata_wins() {
    let folder = Folder::new(&[
        (
            "articles.toml",
            "[defaults]\noutlet = 'far'\nlanguage = 'de'\n[articles.'sub/a.md']\nauthors = ['Far']\ntitle = 'far'\nurl = 'far'\n",
        ),
        (
            "sub/articles.toml",
            "[defaults]\nurl = 'near'\nlanguage = 'fr'\n[articles.'a.md']\ntitle = 'near'\npublished = 2026-03-03\n",
        ),
        ("sub/a.md.meta.toml", "published = 2026-03-02\nupdated = 2026-03-05\n"),
        ("sub/a.md", "---\npublished: 2026-03-01\n---\n# Heading\n\nBody.\n"),
        ("b.jsonl", "{\"text\": \"x\"}\n{\"text\": \"y\", \"outlet\": \"own\"}\n"),
        ("b.jsonl.meta.toml", "outlet = 'side'"),
    ]);
    let read = folder.read(&[""]);
    let meta = &read.articles.iter().find(|a| a.path.ends_with("a.md")).unwrap().meta;
    assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01"));
    assert_eq!(meta.updated.map(|p| p.to_string()).as_deref(), Some("2026-03-05"));
    assert_eq!((meta.title.as_deref(), meta.url.as_deref()), (Some("near"), Some("far")));
    assert_eq!((meta.outlet.as_deref(), meta.language.as_deref()), (Some("far"), Some("fr")));
    assert_eq!(meta.authors, ["Far"]);
    let outlets: Vec<_> = read.articles.iter().filter_map(|a| a.meta.outlet.as_deref()).collect();
    assert_eq!(outlets, ["side", "own", "far"]);
}

#[test]
fn metadata_that_is_wrong_is_listed_and_the_articles_are_read_without_it() {
    let folder = Folder::new(&[
        ("articles.toml", "[defaults]\noutlets = 'x'\n"),
        ("a.txt", "A"),
        ("a.txt.meta.toml", "published = 'soon'\n"),
    ]);
    assert_eq!(folder.articles(&[""]), ["a.txt"]);
    let skipped = folder.skipped(&[""]);
    assert_eq!(
        skipped[0],
        (
            "a.txt.meta.toml".to_owned(),
            "metadata not used: line 1: `published` is no date: “soon” (write 2026-03-01 or 2026-03-01T10:00:00Z)"
                .to_owned()
        )
    );
    assert_eq!(
        skipped[1],
        (
            "articles.toml".to_owned(),
            "metadata not used: line 2: unknown key `outlets`; did you mean `outlet`?".to_owned()
        )
    );
}

#[test]
fn a_record_that_is_too_long_is_refused_and_the_others_are_read() {
    let text = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"short\"}}\n", "x".repeat(2000));
    let read = read_bytes(
        "a.jsonl",
        text.into_bytes(),
        &Settings { limits: Limits { line_bytes: 1000, ..Limits::default() }, ..Settings::default() },
    );
    assert_eq!((read.articles.len(), read.skipped.len()), (1, 1));
    assert_eq!(read.skipped[0].reason, "line 1: longer than the 1000 bytes that a record may have");
}

#[test]
fn one_line_of_ten_megabytes_is_an_article_like_any_other_and_one_of_twenty_is_refused() {
    let read = read_bytes("a.txt", "word ".repeat(2 << 20).into_bytes(), &Settings::default());
    assert_eq!(read.articles[0].position((10 << 20) - 1), Position { line: 1, column: 10 << 20 });
    let read = read_bytes("a.txt", "word ".repeat(4 << 20).into_bytes(), &Settings::default());
    assert!(read.skipped[0].reason.contains("longer than 16 MB"), "{:?}", read.skipped);
}

#[test]
fn a_text_of_which_an_export_holds_the_beginning_is_read_and_listed() {
    let json = "{\"articles\": [{\"content\": \"The ferry runs at noon, as it… [+2108 chars]\"}]}";
    let read = read_bytes("a.json", json.as_bytes().to_vec(), &Settings::default());
    assert_eq!((read.articles.len(), read.skipped[0].path.as_str()), (1, "a.json#1"));
}

/// Asserts what holds for every article, whatever it was read from.
fn assert_sound(intake: &Intake) {
    for article in &intake.articles {
        let text = &article.text;
        assert!(!text.trim().is_empty());
        let spans = article.blocks.iter().map(|b| b.span).chain(article.headline);
        for span in spans {
            assert!(span.is_empty() || !span.of(text).is_empty(), "{span:?} in {text:?}");
        }
        assert!(article.blocks.windows(2).all(|w| w[0].span.end <= w[1].span.start), "{:?}", article.blocks);
        for (byte, _) in text.char_indices() {
            let at = article.position(byte as u32);
            assert!(at.line > 0 && at.column > 0 && article.end_position(byte as u32).line > 0);
        }
    }
    assert!(intake.articles.windows(2).all(|w| w[0].path < w[1].path));
}

const NAMES: [&str; 11] =
    ["a", "a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.bin", "a.csv", "a.xml", "a.eml", "a.warc"];

/// Names of containers, each of which [`contained`] makes.
const CONTAINED: [&str; 5] = ["a.zip", "a.docx", "a.txt.gz", "a.warc", "a.mbox"];

/// A sound container of each kind.
fn contained(which: usize) -> Vec<u8> {
    use std::io::Write;
    let page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry runs at noon.</p>";
    let record = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", page.len());
    let document = b"<w:document><w:p><w:r><w:t>The ferry</w:t><w:br/><w:t>runs.</w:t></w:r></w:p></w:document>";
    match which {
        0 => zip::testing::packed(&[("a.txt", b"The ferry runs."), ("b/c.md", b"# Ferry\n\nIt runs.")]),
        1 => zip::testing::packed(&[("word/document.xml", document), ("docProps/core.xml", b"<c><title>x</title></c>")]),
        2 => {
            let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            out.write_all(b"The ferry runs at noon.").unwrap();
            out.finish().unwrap()
        }
        3 => [record.as_bytes(), page, b"\r\n\r\n"].concat().repeat(2),
        _ => b"From a@b Sun Mar  1 10:00:00 2026\nSubject: =?utf-8?q?x?=\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\nWords.\n--y--\n".to_vec(),
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_by_every_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for name in NAMES {
            let read = read_bytes(name, bytes.clone(), &Settings::default());
            prop_assert!(!read.is_empty());
            assert_sound(&read);
        }
    }

    #[test]
    fn any_damage_to_a_container_is_read_or_refused(
        which in 0..CONTAINED.len(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        is_cut: bool,
    ) {
        let mut bytes = contained(which);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let read = read_bytes(CONTAINED[which], bytes, &Settings::default());
        prop_assert!(!read.is_empty());
        assert_sound(&read);
        let fault = read.skipped.iter().find(|skipped| skipped.reason.contains("fault of copydesk"));
        prop_assert_eq!(fault, None);
    }

    #[test]
    fn any_markup_is_read_or_refused_by_every_reader(
        pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..40)
    ) {
        let text = pieces.concat();
        for name in NAMES {
            assert_sound(&read_bytes(name, text.clone().into_bytes(), &Settings::default()));
        }
    }
}

/// What markup is made of.
const PIECES: &[&str] = &[
    "---\n",
    "+++\n",
    "title: x\n",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "- ",
    "# ",
    "*",
    "`",
    "```\n",
    "![",
    "](",
    ")",
    "[",
    "<",
    ">",
    "</p>",
    "<p>",
    "<div>",
    "</div>",
    "<blockquote>",
    "</blockquote>",
    "<li>",
    "<ul>",
    "<pre>",
    "<figcaption>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<br>",
    "<td>",
    "&amp;",
    "&nbsp;",
    "&#x1F600;",
    "&",
    "é",
    "“",
    "”",
    "😀",
    "word ",
    "Words. ",
    "{",
    "}",
    "\"text\":",
    "\"",
    ",",
    "null",
    "\\u00e9",
    "\\",
    "\u{FEFF}",
    "\u{200B}",
    "<html>",
    "<body>",
    "<title>",
    "<rss><channel><item>",
    "<description>",
    "<![CDATA[",
    "]]>",
    "</item>",
    "<feed><entry>",
    "<nitf><body><body.content>",
    "<newsItem><contentSet><inlineXML>",
    "text,title\n",
    ";",
    "Subject: x\n",
    "WARC/1.0\r\n",
    "Content-Length: 5\r\n",
    "= ",
    "===\n",
    "|a|\n|-|\n",
];
