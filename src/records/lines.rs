//! The files in which a collection is kept: one JSON value on each line, in the one spelling.

use super::collection::Collection;
use super::delivery::{Stated, spelled};
use super::fault::Fault;
use super::file::contradicts_itself;
use crate::model::Statement;

/// Statements that count.
pub const STATEMENTS: &str = "statements.jsonl";
/// Statements that share the id of another one.
pub const CONFLICTS: &str = "conflicts.jsonl";
/// What learners said of themselves.
pub const PEOPLE: &str = "people.jsonl";

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// From 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

impl Collection {
    /// Takes in the lines of [`STATEMENTS`] or [`CONFLICTS`].
    ///
    /// # Errors
    /// The first line that is no statement, or one that contradicts itself.
    pub fn read_statements(&mut self, bytes: &[u8]) -> Result<(), LineFault> {
        each_line(bytes, |line| {
            let statement: Statement = serde_json::from_str(line).map_err(malformed)?;
            if contradicts_itself(&statement, &statement.actor.account.home_page) {
                return Err(Fault::Contradiction(statement.id.to_string()));
            }
            self.add_statement((spelled(&statement), statement));
            Ok(())
        })
    }

    /// Takes in the lines of [`PEOPLE`].
    ///
    /// # Errors
    /// The first line that tells of no person.
    pub fn read_people(&mut self, bytes: &[u8]) -> Result<(), LineFault> {
        each_line(bytes, |line| {
            self.add_person(serde_json::from_str::<Stated>(line).map_err(malformed)?);
            Ok(())
        })
    }

    /// The lines of [`STATEMENTS`], in the order of ids.
    pub fn statement_lines(&self) -> String {
        join(self.counting())
    }

    /// The lines of [`CONFLICTS`], in the order of ids.
    pub fn conflict_lines(&self) -> String {
        join(self.conflicting())
    }

    /// The lines of [`PEOPLE`], by learner.
    pub fn people_lines(&self) -> String {
        let lines: Vec<String> = self.stated().map(spelled).collect();
        join(lines.iter().map(String::as_str))
    }
}

fn malformed(error: impl ToString) -> Fault {
    let text = error.to_string();
    // The reader of JSON sees one line and calls it the first.
    Fault::Malformed(text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned())
}

fn join<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn each_line(bytes: &[u8], mut take: impl FnMut(&str) -> Result<(), Fault>) -> Result<(), LineFault> {
    // An editor may have added the mark of UTF-8, other line ends and empty lines.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let here = |fault| LineFault { line: at + 1, fault };
        let line = std::str::from_utf8(line).map_err(|error| here(malformed(error)))?.trim();
        if !line.is_empty() {
            take(line).map_err(here)?;
        }
    }
    Ok(())
}
