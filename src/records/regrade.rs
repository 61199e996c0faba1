//! Grades the answers of a record again, with the questions of the site.

use crate::model::{Attempt, Given, ItemId, Points, PoolItem, draw};
use crate::resolve::{Module, Site, number_value};

/// Something in a record that does not follow from its answers and its seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The questions are not those that the seed draws.
    Draw,
    /// The answer to a question gives other points than the record says.
    Points {
        /// The question.
        item: ItemId,
        /// What the record says.
        said: Points,
        /// What the answer gives.
        found: Points,
    },
}

/// Looks at an attempt with the questions of its module. `None` when the site has another text or other site variables by
/// now, so that nothing can be said.
pub fn doubts(attempt: &Attempt, module: &Module, site: &Site) -> Option<Vec<Doubt>> {
    let variables = attempt.variables.as_ref().is_none_or(|variables| *variables == module.variables);
    let (quiz, policy) = (module.quiz.as_ref()?, module.data.quiz?);
    if attempt.fingerprint != module.fingerprint || !variables {
        return None;
    }
    let items = &quiz.data.questions;
    let mut doubts = Vec::new();
    let choices: Vec<Vec<String>> = items.iter().map(crate::model::QuizItem::choice_ids).collect();
    let choices: Vec<Vec<&str>> = choices.iter().map(|ids| ids.iter().map(String::as_str).collect()).collect();
    let pool: Vec<PoolItem<'_>> = items
        .iter()
        .zip(&choices)
        .map(|(item, choices)| PoolItem {
            id: item.id.as_str(),
            kind: item.kind,
            objective: item.objective.as_str(),
            critical: item.critical,
            choices,
        })
        .collect();
    let objectives: Vec<&str> = module.data.objectives.iter().map(|objective| objective.id.as_str()).collect();
    let drawn = draw(&pool, &objectives, usize::from(policy.draw), attempt.seed);
    if !drawn.items.iter().map(String::as_str).eq(attempt.items.iter().map(|result| result.id.as_str())) {
        doubts.push(Doubt::Draw);
    }
    for result in &attempt.items {
        // An item of another draw has been reported with it.
        let Some(item) = items.iter().find(|item| item.id == result.id) else { continue };
        let value = item.answer.as_ref().and_then(|answer| number_value(site, &answer.value));
        let said: Points = result.score.into();
        let found = Given::from_response(item.kind, &result.response).map_or((0, said.1), |given| item.grade(value, &given));
        if found != said {
            doubts.push(Doubt::Points { item: item.id.clone(), said, found });
        }
    }
    Some(doubts)
}
