//! Ways a run may end before its time: interrupted, on a full disk, over files that vanish.

use super::{copydesk, text};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn started(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().expect("the program runs")
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_at_once_and_leaves_the_old_report_whole() {
    use std::os::unix::process::ExitStatusExt;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("report.json"), "old").unwrap();
    let mut child = started(folder.path(), &["audit", "--output", "json=report.json", "-"]);
    // The program waits for its input until it is interrupted: `wait` would close the pipe and let it end by itself.
    let input = child.stdin.take();
    std::thread::sleep(Duration::from_millis(300));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() && start.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(input);
    let status = child.wait().unwrap();
    assert_eq!(status.signal(), Some(2), "{status:?}");
    assert_eq!(fs::read_to_string(folder.path().join("report.json")).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

#[cfg(unix)]
#[test]
fn an_interrupt_while_a_report_is_written_leaves_the_old_one_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("reports");
    fs::create_dir(&reports).unwrap();
    let words = "Experts believe that the the ferry runs at noon, he said. ".repeat(20);
    let articles: String = (0..3000).map(|n| format!("{{\"text\": \"{n} {words}\"}}\n")).collect();
    fs::write(folder.path().join("a.jsonl"), articles).unwrap();
    fs::write(reports.join("r.json"), "old").unwrap();
    let mut child = started(folder.path(), &["check", "--output", "json=reports/r.json", "a.jsonl"]);
    let begun = || fs::read_dir(&reports).unwrap().count() > 1;
    while !begun() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    child.wait().unwrap();
    assert_eq!(fs::read_dir(&reports).unwrap().count(), 1, "nothing is left behind");
    let report = fs::read_to_string(reports.join("r.json")).unwrap();
    assert!(report == "old" || report.ends_with("}\n"), "the old report or the new one, whole");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_that_names_what_could_not_be_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Experts believe that the the ferry runs at noon.\n").unwrap();
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it"));
    for format in ["terminal", "json", "html", "concise"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.current_dir(folder.path()).args(["audit", "--format", format, "."]).stdout(full());
        let output = command.output().unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{format}: {said}");
        assert!(said.contains("standard output") && said.contains("No space left"), "{format}: {said}");
    }
    let output = copydesk(folder.path(), &["audit", "--output", "json=/dev/full", "."]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("/dev/full") && said.contains("no storage space"), "{said}");
    use std::os::unix::fs::FileTypeExt;
    assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device(), "a device is written to, never replaced");
}

#[test]
fn a_report_into_a_folder_that_is_none_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The ferry runs at noon.\n").unwrap();
    let output = copydesk(folder.path(), &["audit", "--output", "json=no/such/folder.json", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no/such/folder.json"), "{}", text(&output.stderr));
}

#[cfg(unix)]
#[test]
fn a_report_over_a_link_is_written_to_what_it_leads_to() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The ferry runs at noon.\n").unwrap();
    fs::write(folder.path().join("real.json"), "old").unwrap();
    std::os::unix::fs::symlink("real.json", folder.path().join("link.json")).unwrap();
    let output = copydesk(folder.path(), &["audit", "--output", "json=link.json", "a.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(fs::symlink_metadata(folder.path().join("link.json")).unwrap().is_symlink());
    assert!(fs::read_to_string(folder.path().join("real.json")).unwrap().starts_with('{'));
}

#[test]
fn files_that_vanish_while_a_folder_is_read_end_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..400 {
        fs::write(folder.path().join(format!("{number}.txt")), "The ferry runs at noon, he said.\n".repeat(50))
            .unwrap();
    }
    let mut child = started(folder.path(), &["audit", "."]);
    for number in (0..400).rev() {
        fs::remove_file(folder.path().join(format!("{number}.txt"))).unwrap();
    }
    let status = child.wait().unwrap();
    assert!(matches!(status.code(), Some(0 | 1 | 3)), "{status:?}");
}
