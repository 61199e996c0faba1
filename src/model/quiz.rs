//! `quizzes/<module>.yaml`: questions with every language inside, so that the right answer cannot differ.

use super::id::{ItemId, ObjectiveId, OptionId, SectionId};
use crate::locale::{Locale, LocalizedText};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kind of a question; the spelling in files is that of the variants in snake case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One right option.
    Single,
    /// Several right options.
    Multiple,
    /// True or false.
    TrueFalse,
    /// A number.
    Numeric,
    /// Pairs.
    Matching,
    /// A sequence.
    Ordering,
    /// A word or a short phrase.
    Text,
    /// Places in a document.
    Hotspot,
    /// A story with decisions.
    Scenario,
}

impl Kind {
    /// Every kind, in the order of documentation.
    pub const ALL: [Self; 9] = [
        Self::Single,
        Self::Multiple,
        Self::TrueFalse,
        Self::Numeric,
        Self::Matching,
        Self::Ordering,
        Self::Text,
        Self::Hotspot,
        Self::Scenario,
    ];

    /// The spelling in files and in pages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::TrueFalse => "true_false",
            Self::Numeric => "numeric",
            Self::Matching => "matching",
            Self::Ordering => "ordering",
            Self::Text => "text",
            Self::Hotspot => "hotspot",
            Self::Scenario => "scenario",
        }
    }

    /// Whether its answers are `options`.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Single | Self::Multiple | Self::TrueFalse | Self::Hotspot)
    }

    /// Whether it has a feedback for right and for wrong, because there is no option that could have one.
    pub fn has_feedback(self) -> bool {
        matches!(self, Self::Numeric | Self::Matching | Self::Ordering | Self::Text)
    }
}

/// What answering takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CognitiveLevel {
    /// Recall.
    Remember,
    /// Explain.
    Understand,
    /// Do.
    Apply,
    /// Judge.
    Analyze,
}

/// An option of `single`, `multiple` or `true_false`; a field of the document of `hotspot`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Id inside the question.
    pub id: OptionId,
    /// Whether it is right.
    #[serde(default)]
    pub correct: bool,
    /// What it says; `true_false` may leave it to the interface, and `hotspot` shows its field.
    #[serde(default)]
    pub text: LocalizedText,
    /// Why it is right or wrong.
    #[serde(default)]
    pub feedback: LocalizedText,
}

/// A number in a file: written as a number, or as `'{{name}}'` of a site variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Number {
    /// Written out.
    Literal(f64),
    /// A variable in double braces.
    Variable(String),
}

/// The answer of a `numeric` question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The right number.
    pub value: Number,
    /// Greatest accepted distance from it, not negative.
    #[serde(default)]
    pub tolerance: f64,
    /// Unit, shown after the field.
    #[serde(default)]
    pub unit: LocalizedText,
}

/// A wrong number with an explanation of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearMiss {
    /// The number.
    pub value: f64,
    /// Why it is wrong.
    pub feedback: LocalizedText,
}

/// A pair of a `matching` question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Id inside the question.
    pub id: OptionId,
    /// What is asked.
    pub left: LocalizedText,
    /// What belongs to it.
    pub right: LocalizedText,
}

/// A right side that belongs to nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// Id inside the question.
    pub id: OptionId,
    /// The text.
    pub right: LocalizedText,
}

/// An item of an `ordering` question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderedItem {
    /// Id inside the question.
    pub id: OptionId,
    /// The text.
    pub text: LocalizedText,
}

/// A decision of a `scenario`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// Id inside its node.
    pub id: OptionId,
    /// Whether it is right.
    #[serde(default)]
    pub correct: bool,
    /// What the learner decides.
    pub text: LocalizedText,
    /// What happens then; shown at once, also in a graded attempt.
    pub outcome: LocalizedText,
    /// Why it was right or wrong.
    #[serde(default)]
    pub feedback: LocalizedText,
    /// The node that follows; the story ends without one.
    #[serde(default)]
    pub next: Option<OptionId>,
}

/// A situation of a `scenario` that asks for a decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Id inside the question.
    pub id: OptionId,
    /// The situation and what is asked.
    pub text: LocalizedText,
    /// What can be decided; exactly one is right.
    pub options: Vec<Turn>,
}

/// Feedback for kinds without options.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// After a right answer.
    #[serde(default)]
    pub right: LocalizedText,
    /// After a wrong answer.
    #[serde(default)]
    pub wrong: LocalizedText,
}

/// A quiz question. Which of the optional parts it has depends on its kind; `check` refuses the others.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuizItem {
    /// Id, never reused.
    pub id: ItemId,
    /// Kind.
    pub kind: Kind,
    /// Objective it tests.
    pub objective: ObjectiveId,
    /// Section that teaches it.
    pub section: SectionId,
    /// Portal questions it tests.
    #[serde(default)]
    pub portal: Vec<u16>,
    /// What answering takes.
    pub level: CognitiveLevel,
    /// Must be right to pass.
    #[serde(default)]
    pub critical: bool,
    /// Site variables on which the key depends.
    #[serde(default)]
    pub uses: Vec<String>,
    /// The question.
    pub stem: LocalizedText,
    /// `single`, `multiple`, `true_false`.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// `numeric`.
    #[serde(default)]
    pub answer: Option<Answer>,
    /// `numeric`.
    #[serde(default)]
    pub near: Vec<NearMiss>,
    /// `matching`.
    #[serde(default)]
    pub pairs: Vec<Pair>,
    /// `matching`.
    #[serde(default)]
    pub extra: Vec<Extra>,
    /// `ordering`, in the right order.
    #[serde(default)]
    pub items: Vec<OrderedItem>,
    /// `text`: accepted answers by language. An answer counts in every language of the site.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accept: BTreeMap<Locale, Vec<String>>,
    /// `text`: whether the list of accepted answers is good enough for a graded attempt. Without it, practice only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub graded: bool,
    /// `hotspot`: id of a `document` in the text of the module; its options are fields of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// `scenario`: situations, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<Node>,
    /// `numeric`, `matching`, `ordering`, `text`.
    #[serde(default)]
    pub feedback: Feedback,
}

/// `quizzes/<module>.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// `sekisho/quiz/1`.
    pub schema: String,
    /// The pool.
    pub questions: Vec<QuizItem>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_spelled_as_documented() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).ok(), Some(serde_json::Value::from(kind.name())));
        }
    }
}
