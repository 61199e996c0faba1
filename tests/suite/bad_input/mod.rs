//! Bad input: each a clear finding with place and remedy in English and Japanese, and nothing lost.
//!
//! What a text file can hold is in `tests/diagnostics`; here are files that are no texts, values that try to become markup,
//! and folders that are not ours.

mod files;
mod markup;
mod output;
mod texts;

use std::path::Path;
use std::process::{Command, Output};

use super::support::{Run, Seen};

/// The one finding of a run: its code, its place, and words in both languages.
fn assert_finding(run: &Run, head: &str, place: (&str, usize, usize), english: &str, japanese: &str) -> (Seen, Seen) {
    let (en, ja) = run.only();
    assert_eq!(en.head, head);
    let (path, line, column) = place;
    assert_eq!(en.place, Some((path.to_owned(), line, column)));
    assert!(en.words.contains(english), "{}", en.words);
    assert!(ja.words.contains(japanese), "{}", ja.words);
    assert!(!run.made_files() || head.starts_with("warning"), "an error makes no files");
    (en, ja)
}

/// The program on a site, in a language.
fn sekisho(command: &str, site: &Path, language: &str, more: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sekisho"));
    program.arg(command).arg("--site").arg(site).args(["--lang", language]).args(more);
    program.output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
