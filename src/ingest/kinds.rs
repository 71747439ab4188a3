//! Files that are no articles, told by their names and first bytes.

use super::reader::{Reader, by_extension, extension};

/// What a folder of saved articles holds beside them: pictures and scripts of pages, settings, programs. A walk passes over
/// these in silence. `toml` is copydesk's own: configuration, baseline, metadata, gold labels.
const ASSETS: &[&str] = &[
    "toml", "yaml", "yml", "lock", "ini", "cfg", "conf", "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif",
    "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "woff", "woff2", "ttf", "otf", "eot", "mp3", "m4a", "ogg",
    "wav", "mp4", "m4v", "mov", "webm", "avi", "snap", "sarif", "sha256", "rs", "py", "rb", "go", "c", "h", "cpp",
    "java", "ts", "tsx", "jsx", "sh", "bat", "ps1", "sql", "ipynb", "r",
];

/// Formats by extension that hold text, but no article that could be read as it stands.
const OTHER: &[(&str, &str)] = &[
    ("rtf", "rich text (RTF)"),
    ("toml", "settings or metadata (TOML)"),
    ("yaml", "settings (YAML)"),
    ("yml", "settings (YAML)"),
    ("css", "a style sheet"),
    ("js", "a script"),
    ("svg", "a picture (SVG)"),
];

/// Formats by their first bytes.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\xD0\xCF\x11\xE0", "an old office document (DOC)"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\xFD7zXZ", "an xz archive"),
    (b"(\xB5\x2F\xFD", "a zstd archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a database"),
];

/// Endings of files that hold many articles.
const COLLECTIONS: &[&str] = &["jsonl", "ndjson", "csv", "tsv", "parquet", "warc", "mbox", "zip", "gz"];

/// Whether a file of that name holds many articles.
pub(super) fn is_collection(name: &str) -> bool {
    extension(name).is_some_and(|extension| COLLECTIONS.contains(&extension.as_str()))
}

/// Whether a file of that name is a web page.
pub(super) fn is_page(name: &str) -> bool {
    has_reader(name, &super::html::READER)
}

fn has_reader(name: &str, reader: &Reader) -> bool {
    by_extension(name).is_some_and(|found| found.name == reader.name)
}

/// What a source tree says about itself, in capitals as is the custom: `README.md`, `LICENSE-MIT`. A newsroom's
/// `security.md` is none of them.
const ABOUT: &[&str] = &[
    "README",
    "LICENSE",
    "LICENCE",
    "COPYING",
    "NOTICE",
    "CHANGELOG",
    "CHANGES",
    "NEWS",
    "CONTRIBUTING",
    "AUTHORS",
    "MAINTAINERS",
    "CODE_OF_CONDUCT",
    "SECURITY",
    "INSTALL",
    "TODO",
];

/// Whether a walk passes over a file of that name.
pub(super) fn is_asset(name: &str) -> bool {
    let asset = extension(name).is_some_and(|extension| ASSETS.contains(&extension.as_str()));
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split(['.', '-']).next().unwrap_or(file);
    let plain = || matches!(extension(name).as_deref(), None | Some("md" | "txt" | "rst"));
    asset || ABOUT.contains(&stem) && plain()
}

/// Why a file is no article, where its name or first bytes say so.
pub(super) fn foreign(name: &str, bytes: &[u8]) -> Option<String> {
    let by_magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    let by_name = || {
        let extension = extension(name)?;
        OTHER.iter().find(|(other, _)| *other == extension).map(|(_, kind)| *kind)
    };
    let kind = by_magic.or_else(by_name)?;
    Some(unread(kind))
}

/// What is said of a kind of file that is not read.
pub(super) fn unread(kind: &str) -> String {
    format!("{kind}, which copydesk does not read: save the article as text, Markdown or HTML")
}

/// What is said of a kind of file that is read only where the program was built with a feature.
#[cfg(not(all(feature = "pdf", feature = "parquet")))]
pub(super) fn optional(kind: &str, feature: &str) -> String {
    format!(
        "{kind}, which this copydesk was built without: build it with `--features {feature}`, or save the article as text, \
         Markdown or HTML"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_before_names_do() {
        assert!(foreign("a.txt", b"{\\rtf1 x}").is_some_and(|r| r.starts_with("rich text")));
        assert!(foreign("a.rtf", b"words").is_some_and(|r| r.starts_with("rich text")));
        assert_eq!(foreign("a.txt", b"words"), None);
        assert!(is_asset("a/README.md") && is_asset("LICENSE-MIT") && is_asset("CHANGELOG"));
        assert!(!is_asset("security.md") && !is_asset("README.html") && !is_asset("NEWS FROM THE PIER.txt"));
        assert!(is_asset("page_files/Logo.PNG") && is_asset("a.txt.meta.toml") && !is_asset("a.pdf"));
    }
}
