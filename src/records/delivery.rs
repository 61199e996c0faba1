//! What a sound record file brings.

use serde::{Deserialize, Serialize};

use super::canonical::canonical;
use crate::model::{Moment, Person, RecordFile, Statement};

/// Who a learner is: a number is one person's only within a site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LearnerKey {
    /// Base of the site.
    pub base: String,
    /// Staff number, or `local:` and a random id.
    pub name: String,
}

impl LearnerKey {
    /// The learner of a statement.
    pub fn of(statement: &Statement) -> Self {
        let account = &statement.actor.account;
        Self { base: account.home_page.clone(), name: account.name.clone() }
    }
}

/// What a learner said of themselves, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Base of the site.
    pub base: String,
    /// Account within the site.
    pub learner: String,
    /// When the file that says so was saved.
    pub stated: Moment,
    /// Name, number and unit.
    pub person: Person,
}

impl Stated {
    /// Whom it is about.
    pub fn key(&self) -> LearnerKey {
        LearnerKey { base: self.base.clone(), name: self.learner.clone() }
    }
}

/// A value with the one spelling of its content, by which it is compared and kept.
pub(super) type Spelled<T> = (String, T);

/// The one spelling of a value of the model.
pub(super) fn spelled(value: &impl Serialize) -> String {
    // Every type of the model has a form in JSON.
    canonical(&serde_json::to_value(value).unwrap_or_default())
}

/// What a sound record file brings: its statements, and who the learner is.
#[derive(Debug, Clone)]
pub struct Delivery {
    pub(super) statements: Vec<Spelled<Statement>>,
    pub(super) person: Option<Stated>,
}

impl Delivery {
    /// Takes a file without faults apart.
    pub fn new(file: RecordFile) -> Self {
        let RecordFile { saved, person, statements, .. } = file;
        let key = statements.first().map(LearnerKey::of);
        let person = person.zip(key).map(|(person, key)| Stated { base: key.base, learner: key.name, stated: saved, person });
        Self { statements: statements.into_iter().map(|statement| (spelled(&statement), statement)).collect(), person }
    }

    /// The statements.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().map(|(_, statement)| statement)
    }
}
