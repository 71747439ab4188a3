//! Manifests of digests: which bytes an audit was made from, in the format that `sha256sum -c` reads.
//!
//! A line a file: 64 hexadecimal digits, two spaces, the name. A name with a backslash or a line end has those escaped, and
//! a backslash stands before the whole line, as coreutils has it. Digests of normalised texts stand in comment lines
//! (`# text …`), which `sha256sum` passes over.

use super::walk::{Input, Selection, raw_name, select};
use super::{Article, Skipped, open};
use crate::digest::Digest;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Digests of files by name, and of the texts of articles by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// SHA-256 of each file's bytes; the name in bytes, as the file system has it.
    pub files: BTreeMap<Vec<u8>, Digest>,
    /// SHA-256 of each article's normalised text, by the article's path.
    pub texts: BTreeMap<String, Digest>,
}

/// How a file stands to a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Other bytes, and as far as is known another text.
    Changed,
    /// Other bytes, but the same normalised text.
    Layout,
    /// In the manifest, but not to be read now.
    Missing,
    /// Not in the manifest.
    New,
}

impl Change {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Layout => "changed in layout only",
            Self::Missing => "missing",
            Self::New => "new",
        }
    }
}

impl Manifest {
    /// Takes the digests of every file under the paths given, articles or not.
    pub fn of_paths<P: AsRef<Path>>(paths: &[P]) -> (Self, Vec<Skipped>) {
        let Selection { inputs, mut skipped } = select(paths);
        let digest = |input: &Input| {
            let path =
                input.path.as_deref().ok_or_else(|| "standard input has no name to be found again by".to_owned());
            let digest = path.and_then(|path| Ok((raw_name(path), open::digest(path)?)));
            digest.map_err(|reason| Skipped { path: input.name.clone(), reason })
        };
        let mut files = BTreeMap::new();
        for outcome in inputs.par_iter().map(digest).collect::<Vec<_>>() {
            match outcome {
                Ok((name, digest)) => drop(files.insert(name, digest)),
                Err(refused) => skipped.push(refused),
            }
        }
        skipped.sort();
        (Self { files, texts: BTreeMap::new() }, skipped)
    }

    /// Takes in the digests of the articles' normalised texts.
    pub fn add_texts(&mut self, articles: &[Article]) {
        self.texts.extend(articles.iter().map(|article| (article.path.clone(), article.text_sha256)));
    }

    /// Reads a manifest; the error names the line.
    ///
    /// # Errors
    /// A line that is neither a digest with its name, nor a comment.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let mut manifest = Self::default();
        for (number, line) in (1..).zip(bytes.split(|b| *b == b'\n')) {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if let Some(comment) = line.strip_prefix(b"#") {
                if let Some((digest, name)) = comment.strip_prefix(b" text ").and_then(entry) {
                    manifest.texts.insert(String::from_utf8_lossy(&name).into_owned(), digest);
                }
            } else if !line.is_empty() {
                let (digest, name) = entry(line).ok_or_else(|| {
                    format!("line {number}: not a digest of 64 digits, two spaces and a name, as sha256sum writes them")
                })?;
                manifest.files.insert(raw_name(&path(&name)), digest);
            }
        }
        Ok(manifest)
    }

    /// Writes the manifest.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (name, digest) in &self.files {
            write_entry(name, *digest, "", out)?;
        }
        for (path, digest) in &self.texts {
            write_entry(path.as_bytes(), *digest, "# text ", out)?;
        }
        Ok(())
    }

    /// The digests that the files named here have now; those that cannot be read are left out.
    pub fn now(&self) -> Self {
        let digest = |(name, _): (&Vec<u8>, &Digest)| Some((name.clone(), open::digest(&path(name)).ok()?));
        Self { files: self.files.par_iter().filter_map(digest).collect(), texts: BTreeMap::new() }
    }

    /// The files named here, as paths.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.files.keys().map(|name| path(name)).collect()
    }

    /// How `now` differs from this manifest, by name in bytes; `now` may hold more than this one names.
    pub fn compare<'a>(&'a self, now: &'a Self) -> BTreeMap<&'a [u8], Change> {
        let mut changes = BTreeMap::new();
        for (name, digest) in &self.files {
            match now.files.get(name) {
                None => drop(changes.insert(name.as_slice(), Change::Missing)),
                Some(found) if found != digest => drop(changes.insert(name.as_slice(), self.changed(now, name))),
                Some(_) => {}
            }
        }
        let new = now.files.keys().filter(|name| !self.files.contains_key(*name));
        changes.extend(new.map(|name| (name.as_slice(), Change::New)));
        changes
    }

    /// What changed in a file of other bytes.
    fn changed(&self, now: &Self, name: &[u8]) -> Change {
        let name = String::from_utf8_lossy(name);
        let of_file = |(path, _): &(&String, &Digest)| {
            path.strip_prefix(name.as_ref()).is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
        };
        // Paths of one file's articles stand together in the order of names.
        let texts = |manifest: &'_ Self| -> Vec<(String, Digest)> {
            let from = manifest.texts.range(name.to_string()..).take_while(|(path, _)| path.starts_with(name.as_ref()));
            from.filter(of_file).map(|(path, digest)| (path.clone(), *digest)).collect()
        };
        let before = texts(self);
        if !before.is_empty() && before == texts(now) { Change::Layout } else { Change::Changed }
    }
}

fn write_entry(name: &[u8], digest: Digest, lead: &str, out: &mut impl Write) -> io::Result<()> {
    let escaped = name.iter().any(|b| matches!(b, b'\\' | b'\n' | b'\r'));
    write!(out, "{lead}{}{digest}  ", if escaped { "\\" } else { "" })?;
    for byte in name {
        match byte {
            b'\\' => out.write_all(b"\\\\")?,
            b'\n' => out.write_all(b"\\n")?,
            b'\r' => out.write_all(b"\\r")?,
            byte => out.write_all(&[*byte])?,
        }
    }
    out.write_all(b"\n")
}

/// A digest and a name.
fn entry(line: &[u8]) -> Option<(Digest, Vec<u8>)> {
    let (line, escaped) = line.strip_prefix(b"\\").map_or((line, false), |line| (line, true));
    let (digits, rest) = line.split_at_checked(64)?;
    // The second space is `*` where sha256sum was asked to read files as binary.
    let name = rest.strip_prefix(b"  ").or_else(|| rest.strip_prefix(b" *"))?;
    let mut digest = Digest::default();
    for (byte, pair) in digest.0.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    let name = if escaped { unescaped(name)? } else { name.to_vec() };
    (!name.is_empty()).then_some((digest, name))
}

fn unescaped(name: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = name.iter();
    let mut out = Vec::with_capacity(name.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'\\' => match bytes.next()? {
                b'\\' => b'\\',
                b'n' => b'\n',
                b'r' => b'\r',
                _ => return None,
            },
            byte => *byte,
        });
    }
    Some(out)
}

/// The path of a name in bytes.
fn path(name: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        PathBuf::from(OsString::from_vec(name.to_vec()))
    }
    #[cfg(not(unix))]
    PathBuf::from(OsString::from(String::from_utf8_lossy(name).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn manifest(files: &[(&[u8], u8)], texts: &[(&str, u8)]) -> Manifest {
        let digest = |n: u8| Digest::of(&[n]);
        Manifest {
            files: files.iter().map(|(name, n)| (name.to_vec(), digest(*n))).collect(),
            texts: texts.iter().map(|(path, n)| ((*path).to_owned(), digest(*n))).collect(),
        }
    }

    #[test]
    fn changes_are_named() {
        let old = manifest(&[(b"a", 1), (b"b", 2), (b"c", 3), (b"d", 4)], &[("c#1", 1), ("c#2", 2), ("b", 1)]);
        let now = manifest(&[(b"a", 1), (b"b", 9), (b"c", 9), (b"e", 5)], &[("c#1", 1), ("c#2", 2), ("b", 7)]);
        let changes: Vec<_> = old.compare(&now).into_values().collect();
        assert_eq!(changes, [Change::Changed, Change::Layout, Change::Missing, Change::New]);
        assert!(old.compare(&old).is_empty());
    }

    #[test]
    fn what_is_no_manifest_is_refused_with_its_line() {
        for bytes in [&b"abc"[..], b"\n\nwords  file", b"# comment\nzz"] {
            assert!(Manifest::parse(bytes).is_err_and(|e| e.starts_with("line ")));
        }
    }

    proptest! {
        #[test]
        fn a_manifest_is_read_as_it_was_written(names in proptest::collection::btree_set("[a-z\\\\\n\r é]{1,12}", 0..5)) {
            let mut manifest = Manifest::default();
            for name in names {
                manifest.files.insert(name.as_bytes().to_vec(), Digest::of(name.as_bytes()));
                manifest.texts.insert(name, Digest::default());
            }
            let mut bytes = Vec::new();
            manifest.write(&mut bytes).unwrap();
            prop_assert_eq!(Manifest::parse(&bytes), Ok(manifest));
        }
    }
}
