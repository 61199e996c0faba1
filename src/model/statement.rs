//! Statements of training in the form of xAPI, and the record file that a learner saves (`docs/records.md`).
//!
//! A statement is immutable and names people only by an account; name and department stand in [`Person`], outside.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::id::{FunctionId, HonorId, Id, InvalidId, ItemId, ModuleId};
use super::quiz::Kind;

/// `http://adlnet.gov/expapi/verbs/passed`, as in cmi5.
pub const PASSED: &str = "http://adlnet.gov/expapi/verbs/passed";
/// `http://adlnet.gov/expapi/verbs/failed`, as in cmi5.
pub const FAILED: &str = "http://adlnet.gov/expapi/verbs/failed";

/// UUID version 7 in lower case: its order is that of time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct StatementId(String);

impl StatementId {
    /// Checks the spelling, the version and the variant.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
        let text = text.into();
        let sound = text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => byte == b'-',
                14 => byte == b'7',
                19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
                _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
            });
        if sound { Ok(Self(text)) } else { Err(InvalidId(text)) }
    }

    /// The number printed on a proof: the first sixteen digits in groups of four.
    pub fn number(&self) -> String {
        let digits: Vec<char> = self.0.chars().filter(|c| *c != '-').take(16).map(|c| c.to_ascii_uppercase()).collect();
        digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }
}

impl Id for StatementId {
    fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for StatementId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for StatementId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A point in time, kept letter by letter as it was written: a statement is handed on unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Moment(String);

impl Moment {
    /// Checks that the text is a date and time with a zone.
    pub fn new(text: impl Into<String>) -> Result<Self, jiff::Error> {
        let text = text.into();
        text.parse::<jiff::Timestamp>().map(|_| Self(text))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, to compare and to format.
    pub fn timestamp(&self) -> jiff::Timestamp {
        self.0.parse().unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Who, as an account of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Base of the site.
    #[serde(rename = "homePage")]
    pub home_page: String,
    /// Staff number as typed, in half-width characters, or `local:` and a random id.
    pub name: String,
}

/// The actor of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// `Agent`.
    #[serde(rename = "objectType")]
    pub object_type: String,
    /// The account.
    pub account: Account,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// [`PASSED`] or [`FAILED`].
    pub id: String,
    /// Words per language.
    pub display: BTreeMap<String, String>,
}

/// Name and type of an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Type of the activity.
    #[serde(rename = "type")]
    pub kind: String,
    /// Title of the module per language, as it was in that release.
    pub name: BTreeMap<String, String>,
}

/// A module, a portal question or a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// `Activity`.
    #[serde(rename = "objectType")]
    pub object_type: String,
    /// Base of the site and a path.
    pub id: String,
    /// Only on the object of a statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Definition>,
}

/// Score of an attempt in percent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// `raw` as a part of one.
    pub scaled: f64,
    /// Whole percent, rounded down.
    pub raw: u8,
    /// 0.
    pub min: u8,
    /// 100.
    pub max: u8,
}

/// Outcome of an attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The score.
    pub score: Score,
    /// Whether the attempt passed.
    pub success: bool,
    /// Always true: only finished attempts are recorded.
    pub completion: bool,
    /// Time at the questions, `PT843S`.
    pub duration: String,
}

/// Activities that the module is about. `grouping` and `other` are different relations and are never merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContextActivities {
    /// Criteria.
    pub category: Vec<Activity>,
    /// Portal questions whose evidence this training is.
    pub grouping: Vec<Activity>,
    /// Portal questions that it only explains.
    pub other: Vec<Activity>,
}

/// How a learner was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LearnerKind {
    /// By the number of the employee.
    StaffNumber,
    /// By a random id of one browser.
    Local,
}

/// One item of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemResult {
    /// The item.
    pub id: ItemId,
    /// Its kind.
    pub kind: Kind,
    /// Language in which it was answered.
    pub language: String,
    /// The answer in the notation of xAPI (`a[,]b`, `left[.]right`).
    pub response: String,
    /// Points and the most that can be reached.
    pub score: [u32; 2],
}

/// The honor statement that a learner declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Honor {
    /// Which text; `docs/records.md` lists them.
    pub id: HonorId,
    /// In which language it was read.
    pub language: String,
}

/// What a record says about an attempt beyond xAPI.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// The module.
    pub module: ModuleId,
    /// Its release.
    pub release: u32,
    /// Fingerprint of its source in that release.
    pub fingerprint: Fingerprint,
    /// Fingerprint of the site variables that it used, or nothing when it used none.
    pub variables: Option<Fingerprint>,
    /// How sure the record is, 0 to 4.
    pub assurance: u8,
    /// How sure the module asks for.
    pub assurance_needed: u8,
    /// How the learner was known.
    pub learner: LearnerKind,
    /// Pass mark in percent.
    pub pass_percent: u8,
    /// Items answered fully right.
    pub right: u32,
    /// Items that had to be right and were not.
    pub critical_missed: Vec<ItemId>,
    /// Time zone of the site.
    pub time_zone: String,
    /// Number of the attempt, from 1.
    pub attempt: u32,
    /// Why there was an attempt after the last regular one.
    pub reason: Option<String>,
    /// Seed of the draw.
    pub seed: u32,
    /// When it was begun.
    pub started: Moment,
    /// Place among the statements of that browser, from 1.
    pub sequence: u32,
    /// Whether the clock stood earlier than at a statement before.
    pub clock_earlier: bool,
    /// What the learner declared at the start; nothing in records of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honor: Option<Honor>,
    /// The items in the order of display.
    pub items: Vec<ItemResult>,
}

/// Circumstances of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// Shared by the attempts up to a pass.
    pub registration: StatementId,
    /// Language of the page on which the attempt was finished.
    pub language: String,
    /// `Sekisho`.
    pub platform: String,
    /// Release of the module.
    pub revision: String,
    /// What the module is about.
    #[serde(rename = "contextActivities")]
    pub activities: ContextActivities,
    /// One member: base of the site and `xapi/attempt/1`.
    pub extensions: BTreeMap<String, Attempt>,
}

/// One immutable fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Made by the client, so that sending it twice is harmless.
    pub id: StatementId,
    /// Who.
    pub actor: Actor,
    /// Passed or failed.
    pub verb: Verb,
    /// Which module.
    pub object: Activity,
    /// With which result.
    pub result: Outcome,
    /// In which circumstances.
    pub context: Context,
    /// When it was finished.
    pub timestamp: Moment,
}

impl Statement {
    /// The attempt it tells of, when the extension is that of its own site.
    pub fn attempt(&self) -> Option<&Attempt> {
        let home = &self.actor.account.home_page;
        self.context
            .extensions
            .iter()
            .find_map(|(name, attempt)| (name.strip_prefix(home.as_str())? == "xapi/attempt/1").then_some(attempt))
    }
}

/// Name of a learner, apart from statements so that it can be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name as on the proof.
    pub name: String,
    /// Reading of the name, or empty.
    pub kana: String,
    /// The name in Latin letters, or empty. Absent in files of earlier versions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub latin: String,
    /// Staff number, or empty.
    pub number: String,
    /// Unit, or empty.
    pub department: String,
    /// What the person does, or nothing. Absent in files of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<FunctionId>,
}

/// Titles of a module as they were in one release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// Title per language.
    pub title: BTreeMap<String, String>,
    /// Topics per language.
    pub topics: BTreeMap<String, Vec<String>>,
    /// Title per language of the edition of criteria, or nothing. Absent in files of earlier versions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub edition: BTreeMap<String, String>,
}

/// The site that a record comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordSite {
    /// Name of the store in browsers.
    pub id: String,
    /// Prefix of every id.
    pub base: String,
}

/// The file that a learner saves: statements of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordFile {
    /// `sekisho/record-file/1`.
    pub schema: String,
    /// Where it comes from.
    pub site: RecordSite,
    /// When it was saved.
    pub saved: Moment,
    /// Whose statements these are, or nothing when the name was removed.
    pub person: Option<Person>,
    /// The statements, oldest first.
    pub statements: Vec<Statement>,
    /// Titles by `<module>@<release>`.
    pub titles: BTreeMap<String, Titles>,
    /// `sha256:` over everything else in the form of RFC 8785.
    pub checksum: Fingerprint,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statement_ids_are_uuids_of_version_7() {
        let id = StatementId::new("01964a7c-93e1-7d20-8f3a-0123456789ab").expect("a UUID of version 7");
        assert_eq!(id.number(), "0196-4A7C-93E1-7D20");
        for bad in [
            "",
            "01964a7c-93e1-4d20-8f3a-0123456789ab",
            "01964a7c-93e1-7d20-cf3a-0123456789ab",
            "01964A7C-93E1-7D20-8F3A-0123456789AB",
            "01964a7c93e17d208f3a0123456789ab",
            "01964a7c-93e1-7d20-8f3a-0123456789a/",
        ] {
            assert!(StatementId::new(bad).is_err(), "{bad}");
        }
    }
}
