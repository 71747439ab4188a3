//! A folder with everything that means harm, audited once under a memory limit, with every format written: what is sound is
//! reported, what is not is refused with its name and a reason, and nothing is alive in any report.

use super::text;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Every report format.
const FORMATS: [&str; 12] = [
    "terminal",
    "concise",
    "json",
    "html",
    "markdown",
    "csv",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "checkstyle",
    "rdjsonl",
];

/// Address space that the program gets, in kilobytes: one gigabyte.
const MEMORY: &str = "1048576";

/// A sound article.
fn sound(number: usize) -> String {
    format!(
        "The night ferry number {number} runs at noon, the harbour master of Sandholm said on Monday.\n\nExperts believe that \
         nobody was on board of it, and that the the fire broke out in its engine room.\n"
    )
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Files that cannot be read, by name; each must be refused.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let zeros = vec![b'x'; 64 << 20];
    let laughs: String = (0..30).map(|n| format!("<!ENTITY e{} '&e{n};&e{n};&e{n};&e{n};'>", n + 1)).collect();
    let mut nested = gz(b"The ferry runs.");
    for _ in 0..6 {
        nested = gz(&nested);
    }
    vec![
        ("bomb.txt.gz", gz(&zeros)),
        (
            "bomb.warc.gz",
            gz(&[b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 67108864\r\n\r\n", &zeros[..]].concat()),
        ),
        ("bomb.docx", zipped(&[("word/document.xml", &zeros)])),
        ("nested.gz", nested),
        ("torn.zip", zipped(&[("a.txt", b"The ferry runs.")])[..40].to_vec()),
        (
            "laughs.rss",
            format!("<!DOCTYPE rss [<!ENTITY e0 'ha'>{laughs}]><rss><channel><item/></channel></rss>").into_bytes(),
        ),
        ("deep.rss", format!("<rss><channel>{}", "<item>".repeat(100_000)).into_bytes()),
        ("wide.nitf", format!("<nitf>{}</nitf>", "<p/>".repeat(600_000)).into_bytes()),
        ("deep.json", "[".repeat(1_000_000).into_bytes()),
        ("line.txt", vec![b'w'; 50_000_000]),
        ("quote.csv", [b"text\n\"", &zeros[..50_000_000]].concat()),
        ("nul.txt", b"a\0b\0c\0".to_vec()),
        ("torn.txt", b"\xFF\xFEa\0b".to_vec()),
        ("empty.md", Vec::new()),
        ("paper.pdf", b"%PDF-1.7\n".to_vec()),
    ]
}

/// Files that hold an article after all, or the words of one; each must be reported, some with a notice beside it.
fn read_anyhow() -> Vec<(&'static str, Vec<u8>)> {
    let attributes: String = (0..300_000).map(|n| format!(" a{n}=1")).collect();
    let aliases: String =
        (1..12).map(|n| format!("k{n}: &k{n} [{}]\n", vec![format!("*k{}", n - 1); 10].join(","))).collect();
    let line = format!("{{\"text\": \"{}\"}}\n", "x".repeat(50_000_000));
    let lies = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/plain\r\nContent-Length: 16\r\n\r\n\
                The ferry runs.\n\r\n\r\nWARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999999\r\n\r\nx";
    vec![
        ("tags.html", format!("{}{}", "<div>".repeat(100_000), sound(1)).into_bytes()),
        ("attributes.html", format!("<p{attributes}>{}", sound(2)).into_bytes()),
        ("matter.md", format!("---\ntitle: x\n{}---\n{}", "k: v\n".repeat(200_000), sound(3)).into_bytes()),
        ("aliases.md", format!("---\nk0: &k0 [x]\n{aliases}---\n{}", sound(4)).into_bytes()),
        ("line.jsonl", format!("{line}{{\"id\": \"good\", \"text\": \"The ferry runs.\"}}\n").into_bytes()),
        (
            "traversal.zip",
            zipped(&[("../../../escaped.txt", sound(5).as_bytes()), ("/tmp/escaped.txt", sound(6).as_bytes())]),
        ),
        ("lies.warc", lies.as_bytes().to_vec()),
        ("parts.eml", format!("Subject: x\nContent-Type: text/plain\n\n{}", sound(7)).into_bytes()),
        (
            "bell.txt",
            format!("\u{7}\u{1b}[2J\u{9b}31m\u{202e}{}::error::x\n=1+1 <script>x</script>\n", sound(8)).into_bytes(),
        ),
    ]
}

/// What only some file systems have; each is refused, or passed over where it adds nothing.
#[cfg(unix)]
fn odd_files(folder: &Path) {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    assert!(Command::new("mkfifo").arg(folder.join("pipe.txt")).status().unwrap().success());
    symlink("loop.txt", folder.join("loop.txt")).unwrap();
    symlink("..", folder.join("up")).unwrap();
    symlink("/dev/zero", folder.join("zero.txt")).unwrap();
    symlink("nothing", folder.join("gone.txt")).unwrap();
    for name in [
        &b"\xFF\xC3.txt"[..],
        b"a\x1b[2J\n::error ::b.txt",
        b"=cmd|' !A0.txt",
        b"<script>.txt",
        "\u{202e}txt.exe.txt".as_bytes(),
    ] {
        // File systems that refuse such a name leave nothing to test.
        let _ = fs::write(folder.join(std::ffi::OsStr::from_bytes(name)), sound(9));
    }
}

/// Runs the program with so much address space and no more.
#[cfg(unix)]
fn limited(folder: &Path, arguments: &[&str]) -> Output {
    let script = format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\"");
    let program = env!("CARGO_BIN_EXE_copydesk");
    Command::new("sh").args(["-c", &script, program]).args(arguments).current_dir(folder).output().expect("a shell")
}

#[cfg(unix)]
#[test]
fn every_format_reports_a_hostile_folder_within_a_gigabyte() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("deep/in");
    fs::create_dir_all(&inside).unwrap();
    for (name, bytes) in refused().into_iter().chain(read_anyhow()) {
        fs::write(inside.join(name), bytes).unwrap();
    }
    for number in 20..30 {
        fs::write(inside.join(format!("sound-{number}.txt")), sound(number)).unwrap();
    }
    odd_files(&inside);
    let mut arguments = vec!["audit".to_owned(), "--all".to_owned(), "--threads".to_owned(), "2".to_owned()];
    for format in FORMATS {
        arguments.extend(["--output".to_owned(), format!("{format}=report.{format}")]);
    }
    arguments.push("deep".to_owned());
    let start = Instant::now();
    let output = limited(folder.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(start.elapsed() < Duration::from_secs(300), "{:?}", start.elapsed());
    assert!(matches!(output.status.code(), Some(1 | 3)), "{:?}: {}", output.status, text(&output.stderr));
    let json = fs::read(folder.path().join("report.json")).unwrap();
    everything_is_accounted_for(&serde_json::from_slice(&json).expect("valid JSON"));
    nothing_is_alive(folder.path());
    assert!(!folder.path().join("escaped.txt").exists() && !Path::new("/tmp/escaped.txt").exists());
}

#[cfg(unix)]
fn everything_is_accounted_for(audit: &Value) {
    let paths = |list: &str| -> Vec<String> {
        let rows = audit[list].as_array().expect("a list");
        rows.iter().map(|row| row["path"].as_str().expect("a path").to_owned()).collect()
    };
    let (articles, skipped) = (paths("articles"), paths("skipped"));
    let under = |list: &[String], name: &str| list.iter().any(|path| path.starts_with(&format!("deep/in/{name}")));
    for number in 20..30 {
        assert!(under(&articles, &format!("sound-{number}.txt")), "{number} is missing");
    }
    for (name, _) in refused() {
        assert!(under(&skipped, name) && !under(&articles, name), "{name}: {skipped:#?}");
    }
    for (name, _) in read_anyhow() {
        assert!(under(&articles, name), "{name}: {articles:#?}");
    }
    for name in ["pipe.txt", "loop.txt", "zero.txt", "gone.txt"] {
        assert!(under(&skipped, name) && !under(&articles, name), "{name}: {skipped:#?}");
    }
    assert!(under(&articles, "\\xFF") && under(&articles, "<script>") && under(&articles, "=cmd"), "{articles:#?}");
    assert!(under(&articles, "line.jsonl#good") && under(&skipped, "line.jsonl#1"));
    for row in audit["skipped"].as_array().expect("a list") {
        assert!(row["reason"].as_str().is_some_and(|reason| reason.len() > 10), "{row}");
    }
}

/// No report holds a control character, an invisible one, a command or a script of an article's.
#[cfg(unix)]
fn nothing_is_alive(folder: &Path) {
    for format in FORMATS {
        let report = text(&fs::read(folder.join(format!("report.{format}"))).expect("every format is written"));
        assert!(report.len() > 50, "{format} is empty");
        let alive = report.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r') || *c == '\u{202e}');
        assert_eq!(alive, None, "{format}");
        let own = report.matches("<script").count();
        assert!(
            own <= usize::from(format == "html")
                || matches!(
                    format,
                    "json" | "sarif" | "gitlab" | "rdjsonl" | "csv" | "terminal" | "concise" | "github"
                ),
            "{format}: {own}"
        );
        if matches!(format, "terminal" | "concise") {
            assert!(!report.lines().any(|line| line.trim_start().starts_with("::")), "{format}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_listed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), sound(1)).unwrap();
    let closed = folder.path().join("closed.txt");
    fs::write(&closed, sound(2)).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        // The superuser reads everything: then it is an article.
        return;
    }
    let shown = super::report(folder.path());
    assert!(shown.contains("closed.txt: no permission to read it") && shown.contains("1 read"), "{shown}");
}
