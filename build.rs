//! Compiles the rule pages and word lists of `rules/` into the program, so that it runs without any file beside it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    for (folder, ending) in [("rules", "md"), ("rules/lists", "txt")] {
        collect(&root, folder, ending, &mut files)?;
    }
    files.sort();
    let mut code = String::from("/// Path and text, by path.\npub const FILES: &[(&str, &str)] = &[\n");
    for (path, place) in files {
        code.push_str(&format!("    ({path:?}, include_str!({place:?})),\n"));
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("shipped.rs"), code)
}

/// Gathers the files of a folder that have an ending: each as it is called in the project, and where it stands.
fn collect(root: &Path, folder: &str, ending: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    let place = root.join(folder);
    if !place.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(place)? {
        let path = entry?.path();
        let named = path.file_name().and_then(|n| n.to_str()).map(str::to_owned);
        if let (Some(name), true) = (named, path.extension().is_some_and(|e| e == ending)) {
            files.push((format!("{folder}/{name}"), path));
        }
    }
    Ok(())
}
