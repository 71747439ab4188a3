//! Command lines as data: every `tests/cli/*.trycmd` is a session that must go as it is written there.
//!
//! After a change on purpose, `TRYCMD=overwrite cargo test --test cli` writes what happened; read the diff.

#[test]
fn sessions_go_as_written() {
    trycmd::TestCases::new().env("NO_COLOR", "1").env("CI", "").case("tests/cli/*.trycmd");
}
