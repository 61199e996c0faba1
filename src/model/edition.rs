//! An edition of the criteria: categories, criteria, portal questions, entity types.

use super::id::{CategoryKey, CriterionId, EntityTypeId, PortalSectionId};
use crate::locale::LocalizedText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How binding a criterion or question is. The level belongs to the question, not only to its criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Required.
    Must,
    /// Recommended.
    Should,
    /// Required, with recommended parts.
    MustAndShould,
    /// Not verified.
    Unknown,
}

/// A level from a date on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelChange {
    /// Month (`2023-01`) or year from which the level holds.
    pub from: String,
    /// The level.
    pub level: Level,
    /// Source or remark.
    #[serde(default)]
    pub note: LocalizedText,
}

/// Something with an id and a title.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short id, unique in its list.
    pub id: String,
    /// What it is, in words.
    pub title: LocalizedText,
}

/// A training topic named by criteria.
pub type Topic = Source;

/// One of the groups of categories.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FocusArea {
    /// Short id.
    pub id: String,
    /// Name.
    pub title: LocalizedText,
    /// Its categories, in order.
    pub categories: Vec<CategoryKey>,
}

/// A category of criteria.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Number as published.
    pub number: u16,
    /// Id and file name.
    pub key: CategoryKey,
    /// Name.
    pub title: LocalizedText,
    /// Name of the topic in the deck of 2021.
    pub deck_topic: LocalizedText,
}

/// Ids known to exist whose text was not read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unread {
    /// Explanation.
    #[serde(default)]
    pub note: LocalizedText,
    /// The ids.
    #[serde(default)]
    pub ids: Vec<CriterionId>,
}

/// Whether a criterion asks for training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrainingDuty {
    /// Nothing to train.
    None,
    /// People must know or be able to do something.
    Implied,
    /// The criterion itself asks for training or for checking it.
    Explicit,
}

/// A criterion, in our own words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Number as published.
    pub id: CriterionId,
    /// Its category.
    pub category: CategoryKey,
    /// Present level.
    pub level: Level,
    /// Earlier levels, oldest first.
    #[serde(default)]
    pub level_history: Vec<LevelChange>,
    /// What it asks, in our own words.
    pub text: LocalizedText,
    /// Words to find it by.
    #[serde(default)]
    pub keywords: BTreeMap<crate::locale::Locale, Vec<String>>,
    /// Entity types for which the id was seen; one that is not listed is unverified, not excluded.
    #[serde(default)]
    pub applies_to: Vec<EntityTypeId>,
    /// A source says that it holds for every entity type.
    #[serde(default)]
    pub all_entities: bool,
    /// Training topics it belongs to.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Whether it asks for training.
    pub training_duty: TrainingDuty,
    /// How often it is to be looked at again: `annual`, `weekly`, `regular`, `periodic`, `as-needed`, `continuous`.
    #[serde(default)]
    pub review: Option<String>,
    /// How long evidence is kept, where a period is stated.
    #[serde(default)]
    pub retention: Option<LocalizedText>,
    /// Standards it names.
    #[serde(default)]
    pub standards: Vec<String>,
    /// Where it was read.
    pub sources: Vec<String>,
    /// `two-sources`, `one-source`, `partial`.
    pub confidence: String,
}

/// `criteria.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriteriaFile {
    /// `sekisho/criteria/1`.
    pub schema: String,
    /// Name of the edition.
    pub title: LocalizedText,
    /// What the numbers and levels stand for in time.
    pub as_of: LocalizedText,
    /// Shown on every page that quotes criteria.
    pub disclaimer: LocalizedText,
    /// Sources named by criteria.
    pub sources: Vec<Source>,
    /// Groups of categories.
    pub focus_areas: Vec<FocusArea>,
    /// Categories in order.
    pub categories: Vec<Category>,
    /// Training topics.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Known ids without text.
    #[serde(default)]
    pub unread: Unread,
    /// The criteria.
    pub criteria: Vec<Criterion>,
}

/// A section of the portal.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalSection {
    /// Id and file name.
    pub id: PortalSectionId,
    /// Name on the screen and its reading aid.
    pub title: LocalizedText,
    /// Categories whose criteria are asked here.
    pub categories: Vec<CategoryKey>,
}

/// Something that proves an answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// What it is.
    pub text: LocalizedText,
    /// `deck`, `page`, or `suggestion` (our own advice, shown as such).
    pub basis: ProofBasis,
}

/// Where a proof is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProofBasis {
    /// The deck of October 2021.
    Deck,
    /// A public page.
    Page,
    /// Our own suggestion.
    Suggestion,
}

/// Whether training itself is the evidence a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// Completion records are the evidence; a module may `satisfy` the question.
    Training,
    /// Something else is; a module may only `support` it.
    Other,
}

/// A question of the portal, in our own words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalQuestion {
    /// A label inside the edition, never a count or a sort key.
    pub number: u16,
    /// Section of the portal.
    pub section: PortalSectionId,
    /// Title.
    pub title: LocalizedText,
    /// What it asks.
    pub text: LocalizedText,
    /// Present level.
    pub level: Level,
    /// Earlier levels, oldest first.
    #[serde(default)]
    pub level_history: Vec<LevelChange>,
    /// Remark on the level.
    #[serde(default)]
    pub level_note: Option<LocalizedText>,
    /// Quoted in the deck of October 2021.
    pub in_deck: bool,
    /// What the deck shows: `must` or `not-stated`.
    #[serde(default)]
    pub deck_level: Option<String>,
    /// Criteria it asks about.
    pub criteria: Vec<CriterionId>,
    /// How sure the link to the criteria is: `map-and-text`, `map-only`, `two-readings`.
    pub mapping: String,
    /// Remark on the link.
    #[serde(default)]
    pub mapping_note: Option<LocalizedText>,
    /// Number of separate checks.
    pub checks: u16,
    /// Whether training is the evidence.
    pub evidence: EvidenceKind,
    /// What proves it.
    #[serde(default)]
    pub proof: Vec<Proof>,
}

/// `questions.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionsFile {
    /// `sekisho/questions/1`.
    pub schema: String,
    /// Business types of the profile.
    pub profile: LocalizedText,
    /// About how many questions the deck speaks of.
    pub deck_total: u16,
    /// Highest number known to exist.
    pub highest_number: u16,
    /// What is known and what is not.
    pub total_note: LocalizedText,
    /// Sections in the order of the screen.
    pub sections: Vec<PortalSection>,
    /// The questions.
    pub questions: Vec<PortalQuestion>,
}

/// A type of company.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityType {
    /// Id and file name.
    pub id: EntityTypeId,
    /// Name.
    pub title: LocalizedText,
    /// How much of its criteria document was read: `full`, `fragments`, `not-read`.
    pub criteria_read: String,
    /// `deck` or `page`.
    pub basis: String,
    /// Remark.
    #[serde(default)]
    pub note: Option<LocalizedText>,
}

/// `entity-types.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityTypesFile {
    /// `sekisho/entity-types/1`.
    pub schema: String,
    /// The types, in order.
    pub entity_types: Vec<EntityType>,
}
