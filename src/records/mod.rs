//! Records of training that come home: reads the file a learner saved and says what is wrong with it.
//!
//! Takes bytes and gives values; who has the file and what becomes of the statements is decided elsewhere.

mod canonical;
mod regrade;

pub use regrade::{Doubt, doubts};

use std::collections::BTreeSet;

use crate::model::{Attempt, AttemptScore, FAILED, Fingerprint, PASSED, RecordFile};
use canonical::canonical;
use serde_json::Value;

/// Greatest file that is read; ten years of one learner stay far below.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Why a record file cannot be taken as it is. [`Fault::code`] names the message `record-fault-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Ends in the middle.
    Truncated,
    /// No JSON, or JSON of something else.
    Foreign,
    /// A later version of the format; the number is that of the version.
    Future(u32),
    /// The checksum is not that of the content.
    Edited,
    /// Of another site; the text is the base of that site.
    OtherSite(String),
    /// The shape is not that of `docs/schemas/record-file.schema.json`; the text says where.
    Malformed(String),
    /// Statements of more than one learner.
    Mixed,
    /// The same statement twice; the text is its id.
    Repeated(String),
    /// A statement contradicts itself; the text is its id.
    Contradiction(String),
}

impl Fault {
    /// Stable name of the kind of fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::Truncated => "truncated",
            Self::Foreign => "foreign",
            Self::Future(_) => "future",
            Self::Edited => "edited",
            Self::OtherSite(_) => "other-site",
            Self::Malformed(_) => "malformed",
            Self::Mixed => "mixed",
            Self::Repeated(_) => "repeated",
            Self::Contradiction(_) => "contradiction",
        }
    }
}

/// Reads a record file for the site with the given base; without a base it may be of any site. The file is there whenever
/// it could be decoded, also with faults, so that a trainer can see what it is about; only a file without faults is taken
/// over.
pub fn read_record_file(bytes: &[u8], base: Option<&str>) -> (Option<RecordFile>, Vec<Fault>) {
    if bytes.len() > MAX_BYTES {
        return (None, vec![Fault::TooLarge]);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) if error.is_eof() => return (None, vec![Fault::Truncated]),
        Err(_) => return (None, vec![Fault::Foreign]),
    };
    let version = value.get("schema").and_then(Value::as_str).and_then(|schema| schema.strip_prefix("sekisho/record-file/"));
    match version.and_then(|version| version.parse().ok()) {
        Some(1) => {}
        Some(version) if version > 1 => return (None, vec![Fault::Future(version)]),
        _ => return (None, vec![Fault::Foreign]),
    }
    let sound = checksum(&value).is_some_and(|checksum| value.get("checksum").and_then(Value::as_str) == Some(checksum.as_str()));
    let mut faults = if sound { Vec::new() } else { vec![Fault::Edited] };
    match serde_json::from_value::<RecordFile>(value) {
        Ok(file) => {
            faults.extend(contradictions(&file, base));
            (Some(file), faults)
        }
        Err(error) => {
            faults.push(Fault::Malformed(error.to_string()));
            (None, faults)
        }
    }
}

/// The checksum that a record file should carry: over all members but `checksum` itself.
pub fn checksum(file: &Value) -> Option<Fingerprint> {
    let mut members = file.as_object()?.clone();
    members.shift_remove("checksum");
    Some(Fingerprint::of(&canonical(&Value::Object(members))))
}

fn contradictions(file: &RecordFile, base: Option<&str>) -> Vec<Fault> {
    let mut faults = Vec::new();
    if base.is_some_and(|base| file.site.base != base) {
        faults.push(Fault::OtherSite(file.site.base.clone()));
    }
    let learners: BTreeSet<&str> = file.statements.iter().map(|statement| statement.actor.account.name.as_str()).collect();
    if learners.len() > 1 {
        faults.push(Fault::Mixed);
    }
    let mut seen = BTreeSet::new();
    for statement in &file.statements {
        if !seen.insert(&statement.id) {
            faults.push(Fault::Repeated(statement.id.to_string()));
        }
        let verb = if statement.result.success { PASSED } else { FAILED };
        let of_this_site = statement.actor.account.home_page == file.site.base;
        let consistent = statement.attempt().is_some_and(|attempt| {
            let reached = statement.result.score.raw >= attempt.pass_percent && attempt.critical_missed.is_empty();
            let activity = format!("{}modules/{}", file.site.base, attempt.module);
            reached == statement.result.success
                && statement.object.id == activity
                && statement.context.revision == attempt.release.to_string()
                && score(attempt) == Some(u32::from(statement.result.score.raw))
        });
        if !(consistent && of_this_site && statement.verb.id == verb) {
            faults.push(Fault::Contradiction(statement.id.to_string()));
        }
    }
    faults
}

fn score(attempt: &Attempt) -> Option<u32> {
    let items: Vec<_> = attempt.items.iter().map(|item| (item.score.into(), false)).collect();
    AttemptScore::of(&items, 0).map(|score| score.percent)
}
