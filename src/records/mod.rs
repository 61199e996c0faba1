//! Records of training that come home: reads the file a learner saved and says what is wrong with it.
//!
//! Takes bytes and gives values; who has the file and what becomes of the statements is decided elsewhere.

mod canonical;

use std::collections::BTreeSet;

use crate::model::{FAILED, Fingerprint, PASSED, RecordFile};
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
                && percent(attempt.items.iter().map(|item| item.score)) == Some(statement.result.score.raw)
        });
        if !(consistent && of_this_site && statement.verb.id == verb) {
            faults.push(Fault::Contradiction(statement.id.to_string()));
        }
    }
    faults
}

/// Mean of the items in whole percent, rounded down (`docs/formats.md`, "Scoring"); nothing for an empty or absurd list.
fn percent(scores: impl Iterator<Item = [u32; 2]> + Clone) -> Option<u8> {
    let unit = scores.clone().try_fold(1u64, |unit, [_, most]| {
        let most = u64::from(most);
        let (mut a, mut b) = (unit, most);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        (most > 0).then(|| unit.checked_mul(most / a))?
    })?;
    let mut count = 0u64;
    let mut points = 0u64;
    for [reached, most] in scores {
        if reached > most {
            return None;
        }
        count += 1;
        points = points.checked_add(u64::from(reached).checked_mul(unit / u64::from(most))?)?;
    }
    u8::try_from(points.checked_mul(100)?.checked_div(unit.checked_mul(count)?)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_rounded_down_and_exact() {
        let check = |scores: &[[u32; 2]], expected| assert_eq!(percent(scores.iter().copied()), expected, "{scores:?}");
        check(&[[1, 1]], Some(100));
        check(&[[0, 1]], Some(0));
        check(&[[1, 3], [1, 3], [1, 3]], Some(33));
        check(&[[4, 5]; 10], Some(80));
        check(&[[1, 1], [1, 1], [1, 1], [1, 1], [2, 3], [1, 6], [1, 6], [1, 1], [1, 1], [1, 1]], Some(80));
        check(&[[2, 3], [1, 1], [1, 1]], Some(88));
        check(&[], None);
        check(&[[2, 1]], None);
        check(&[[0, 0]], None);
    }
}
