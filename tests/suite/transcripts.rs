//! `tests/cmd`: what a trainer types and sees, written down as it looks in a terminal. `tests/cmd/README.md` describes the
//! form; `SEKISHO_REWRITE=1 cargo test transcripts` writes what is seen now, to be reviewed like code.

use std::path::Path;
use std::process::Command;

use super::blocks;
use super::support::{SiteTest, repository};

#[test]
fn commands_say_what_is_written_down() {
    let rewrite = std::env::var_os("SEKISHO_REWRITE").is_some();
    let mut files: Vec<_> = std::fs::read_dir(repository().join("tests/cmd")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.file_name().is_some_and(|name| name != "README.md"));
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let seen = replay(&text);
        if seen != text && rewrite {
            std::fs::write(&path, seen).unwrap();
        } else if seen != text {
            let line = text.lines().zip(seen.lines()).position(|(a, b)| a != b).unwrap_or(text.lines().count().min(seen.lines().count()));
            let at = |text: &str| text.lines().nth(line).unwrap_or_default().to_owned();
            wrong.push(format!("{}:{}\n  written: {}\n  seen:    {}", path.display(), line + 1, at(&text), at(&seen)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Plays a file: the same text with what is seen now. Every part has a site of its own.
fn replay(text: &str) -> String {
    let mut seen = String::new();
    let mut rest = text;
    for part in blocks::parts(text) {
        let site = SiteTest::minimal();
        for block in part.blocks {
            let old = block.body.join("\n");
            match block.info.split_once(' ') {
                Some((_, path)) => site.write(path, old + "\n"),
                None => {
                    assert_eq!(block.info, "console", "{}: a block without a path is a console", part.name);
                    let at = rest.find(&format!("```console\n{old}")).unwrap() + "```console\n".len();
                    seen.push_str(&rest[..at]);
                    seen.push_str(&console(&block.body, &site.root()));
                    rest = &rest[at + old.len()..];
                }
            }
        }
    }
    seen + rest
}

/// Runs the lines that begin with `$` and writes what each says, and how it ends unless that is 0.
fn console(body: &[&str], folder: &Path) -> String {
    let mut seen = Vec::new();
    for line in body.iter().filter(|line| line.starts_with("$ ")) {
        seen.push((*line).to_owned());
        let mut words = line.trim_start_matches("$ ").split(' ');
        let mut program = match words.next() {
            Some("sekisho") => Command::new(env!("CARGO_BIN_EXE_sekisho")),
            // The few commands that stand between two runs; there are no quotes and no pipes.
            Some(other @ ("rm" | "mv" | "cp" | "ls")) => Command::new(other),
            other => panic!("unknown command {other:?}"),
        };
        program.args(words).current_dir(folder);
        for name in ["LC_ALL", "LC_MESSAGES", "LANGUAGE"] {
            program.env_remove(name);
        }
        let output = program.env("LANG", "C").output().unwrap();
        for stream in [&output.stderr, &output.stdout] {
            seen.extend(String::from_utf8(stream.clone()).unwrap().lines().map(str::to_owned));
        }
        if let Some(code) = output.status.code().filter(|code| *code != 0) {
            seen.push(format!("(exit {code})"));
        }
    }
    seen.join("\n")
}
