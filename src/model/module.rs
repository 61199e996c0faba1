//! `module.yaml`: what does not depend on language about a training module.

use super::id::{EntityTypeId, FunctionId, ObjectiveId, SectionId};
use crate::locale::LocalizedText;
use serde::{Deserialize, Serialize};

/// Whether learners see a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In the site.
    Published,
    /// Built in `preview` only.
    Draft,
}

/// Who a module is for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Functions of employees.
    pub functions: Vec<FunctionId>,
    /// Types of company.
    #[serde(default)]
    pub entity_types: Vec<EntityTypeId>,
}

/// What a learner can do afterwards.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Id.
    pub id: ObjectiveId,
    /// One sentence.
    pub text: LocalizedText,
}

/// A relation to a portal question, with the sections that carry it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Number in the site's edition.
    pub question: u16,
    /// Sections of the module.
    #[serde(default)]
    pub sections: Vec<SectionId>,
}

/// How long a completion counts. Exactly one of the two is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// Months from the day of completion.
    #[serde(default)]
    pub months: Option<u16>,
    /// Until the end of the fiscal year.
    #[serde(default)]
    pub fiscal_year: bool,
}

/// How the quiz is drawn and judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// Items a graded attempt draws.
    pub draw: u16,
    /// Pass mark in percent.
    #[serde(default = "default_pass")]
    pub pass_percent: u8,
    /// Graded attempts.
    #[serde(default = "default_attempts")]
    pub attempts: u8,
}

fn default_pass() -> u8 {
    80
}

fn default_attempts() -> u8 {
    3
}

/// A review by a subject expert.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Name or role.
    pub by: String,
    /// Day, `2026-11-01`.
    pub on: jiff::civil::Date,
}

/// `module.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleFile {
    /// `sekisho/module/1`.
    pub schema: String,
    /// Two to six characters for matrix heads and chips.
    pub short: LocalizedText,
    /// Release number, raised by the trainer when content changes materially.
    pub release: u32,
    /// Published or draft.
    pub status: Status,
    /// Who it is for.
    pub audience: Audience,
    /// Minutes of work.
    pub minutes: u16,
    /// What learners can do afterwards.
    pub objectives: Vec<Objective>,
    /// Questions whose evidence this training is.
    #[serde(default)]
    pub satisfies: Vec<Evidence>,
    /// Questions this training explains.
    #[serde(default)]
    pub supports: Vec<Evidence>,
    /// How long a completion counts; without it, for good.
    #[serde(default)]
    pub validity: Option<Validity>,
    /// Assurance level the module asks for, 0 to 4.
    #[serde(default = "default_assurance")]
    pub assurance: u8,
    /// Draw and pass mark; a module without a quiz leaves it out.
    #[serde(default)]
    pub quiz: Option<Draw>,
    /// Review by a subject expert, or nothing.
    #[serde(default)]
    pub reviewed: Option<Review>,
}

fn default_assurance() -> u8 {
    1
}
