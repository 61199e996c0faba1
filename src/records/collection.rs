//! All statements and people that have come home. Joining is a union: neither order nor repetition matters.

use std::collections::BTreeMap;

use super::delivery::{Delivery, LearnerKey, Spelled, Stated, spelled};
use crate::model::{Statement, StatementId};

/// Statements by id and people by learner. Nothing that was taken in is ever dropped: the same id with another content
/// is kept beside the first.
#[derive(Debug, Clone, Default)]
pub struct Collection {
    /// By id, then by the spelling of the content; the first spelling counts, the others are conflicts.
    statements: BTreeMap<StatementId, BTreeMap<String, Statement>>,
    /// By learner, then by the spelling of the person.
    people: BTreeMap<LearnerKey, BTreeMap<String, Stated>>,
}

impl Collection {
    /// Takes in a sound file. Gives the number of statements that were not there before.
    pub fn add(&mut self, delivery: Delivery) -> usize {
        let Delivery { statements, person } = delivery;
        if let Some(person) = person {
            self.add_person(person);
        }
        statements.into_iter().map(|statement| usize::from(self.add_statement(statement))).sum()
    }

    /// Takes in a statement; whether it was not there before.
    pub(super) fn add_statement(&mut self, (spelling, statement): Spelled<Statement>) -> bool {
        self.statements.entry(statement.id.clone()).or_default().insert(spelling, statement).is_none()
    }

    /// Takes in what a learner said; of the same words the latest time counts.
    pub(super) fn add_person(&mut self, stated: Stated) {
        let known = self.people.entry(stated.key()).or_default();
        let spelling = spelled(&stated.person);
        let when = |stated: &Stated| (stated.stated.timestamp(), stated.stated.as_str().to_owned());
        if known.get(&spelling).is_none_or(|known| when(known) < when(&stated)) {
            known.insert(spelling, stated);
        }
    }

    /// The statements that count, one per id, in the order of ids.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.values().filter_map(|versions| versions.values().next())
    }

    /// Ids that came with more than one content.
    pub fn conflicts(&self) -> impl Iterator<Item = &StatementId> {
        self.statements.iter().filter(|(_, versions)| versions.len() > 1).map(|(id, _)| id)
    }

    /// Whether an id came with more than one content.
    pub fn is_conflict(&self, id: &StatementId) -> bool {
        self.statements.get(id).is_some_and(|versions| versions.len() > 1)
    }

    /// Whether a statement with this id is there.
    pub fn holds(&self, id: &StatementId) -> bool {
        self.statements.contains_key(id)
    }

    /// Everything that was said of a learner, the latest last.
    pub fn people(&self, learner: &LearnerKey) -> Vec<&Stated> {
        let mut list: Vec<&Stated> = self.people.get(learner).map(|known| known.values().collect()).unwrap_or_default();
        // Equal times keep the order of the spelling.
        list.sort_by_key(|stated| stated.stated.timestamp());
        list
    }

    /// Spellings of the statements that count.
    pub(super) fn counting(&self) -> impl Iterator<Item = &str> {
        self.statements.values().filter_map(|versions| versions.keys().next()).map(String::as_str)
    }

    /// Spellings of the statements that only share an id with one that counts.
    pub(super) fn conflicting(&self) -> impl Iterator<Item = &str> {
        self.statements.values().flat_map(|versions| versions.keys().skip(1)).map(String::as_str)
    }

    /// Everything that was said of people.
    pub(super) fn stated(&self) -> impl Iterator<Item = &Stated> {
        self.people.values().flat_map(BTreeMap::values)
    }
}
