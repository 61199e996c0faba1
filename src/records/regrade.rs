//! Grades the answers of a record again, with the questions of the site.

use super::mark::Mark;
use crate::model::{Attempt, Fingerprint, Given, PoolItem, QuizItem, draw};
use crate::resolve::{Module, Site, number_value};

/// The questions of a module with their right answers.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// Questions of a draw.
    draw: usize,
    objectives: Vec<String>,
    /// Each with its right number, where it has one.
    items: Vec<(QuizItem, Option<f64>)>,
    /// Site variables, on which right numbers may depend.
    variables: Fingerprint,
}

impl Key {
    /// The key of a module that has a quiz.
    pub(super) fn of(module: &Module, site: &Site) -> Option<Self> {
        let (quiz, policy) = (module.quiz.as_ref()?, module.data.quiz?);
        let value = |item: &QuizItem| item.answer.as_ref().and_then(|answer| number_value(site, &answer.value));
        Some(Self {
            draw: usize::from(policy.draw),
            objectives: module.data.objectives.iter().map(|objective| objective.id.to_string()).collect(),
            items: quiz.data.questions.iter().map(|item| (item.clone(), value(item))).collect(),
            variables: module.variables.clone(),
        })
    }

    /// What in an attempt on this very text does not follow from its seed and its answers.
    pub(super) fn doubts(&self, attempt: &Attempt) -> Vec<Mark> {
        if attempt.variables.as_ref().is_some_and(|variables| *variables != self.variables) {
            return Vec::new();
        }
        let mut doubts = Vec::new();
        if !self.drawn(attempt.seed).iter().map(String::as_str).eq(attempt.items.iter().map(|result| result.id.as_str())) {
            doubts.push(Mark::NotDrawn);
        }
        let differs = attempt.items.iter().filter(|result| {
            let own = self.items.iter().find(|(item, _)| item.id == result.id);
            let given = Given::from_response(result.kind, &result.response);
            // A question that the module does not have is no part of its draw.
            own.is_some_and(|(item, value)| given.is_none_or(|given| item.grade(*value, &given) != result.score.into()))
        });
        let differs: Vec<_> = differs.map(|result| result.id.clone()).collect();
        if !differs.is_empty() {
            doubts.push(Mark::PointsDiffer(differs));
        }
        doubts
    }

    /// The questions that a seed draws; their choices do not matter here.
    fn drawn(&self, seed: u32) -> Vec<String> {
        let pool: Vec<PoolItem<'_>> = self
            .items
            .iter()
            .map(|(item, _)| PoolItem {
                id: item.id.as_str(),
                kind: item.kind,
                objective: item.objective.as_str(),
                critical: item.critical,
                choices: &[],
            })
            .collect();
        let objectives: Vec<&str> = self.objectives.iter().map(String::as_str).collect();
        draw(&pool, &objectives, self.draw, seed).items
    }
}
