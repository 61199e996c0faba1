//! The record file: from bytes to values, with everything that is wrong with it.

use std::collections::BTreeSet;

use super::canonical::canonical;
use super::fault::Fault;
use crate::model::{Attempt, AttemptScore, FAILED, Fingerprint, PASSED, RecordFile, Statement};
use serde_json::Value;

/// Greatest file that is read; ten years of one learner stay far below.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

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
        if contradicts_itself(statement, &file.site.base) {
            faults.push(Fault::Contradiction(statement.id.to_string()));
        }
    }
    faults
}

/// Whether result, score, answers and names of a statement do not fit together, or are not those of a site.
pub(super) fn contradicts_itself(statement: &Statement, base: &str) -> bool {
    let verb = if statement.result.success { PASSED } else { FAILED };
    let of_this_site = statement.actor.account.home_page == base;
    let consistent = statement.attempt().is_some_and(|attempt| {
        let reached = statement.result.score.raw >= attempt.pass_percent && attempt.critical_missed.is_empty();
        reached == statement.result.success
            && statement.object.id == format!("{base}modules/{}", attempt.module)
            && statement.context.revision == attempt.release.to_string()
            && score(attempt) == Some(u32::from(statement.result.score.raw))
    });
    !(consistent && of_this_site && statement.verb.id == verb)
}

fn score(attempt: &Attempt) -> Option<u32> {
    let items: Vec<_> = attempt.items.iter().map(|item| (item.score.into(), false)).collect();
    AttemptScore::of(&items, 0).map(|score| score.percent)
}
