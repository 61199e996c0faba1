//! The names inside an edition of criteria.

use std::collections::{BTreeMap, BTreeSet};

use super::report::Report;
use super::site::Edition;
use crate::load::{Loaded, LoadedEdition, Route};
use crate::model::{CriteriaFile, EditionId, EntityTypesFile, Id, QuestionsFile};

/// Joins the three files of an edition; with one missing there is no edition (the gap is reported by `load`).
pub(super) fn resolve(id: EditionId, loaded: LoadedEdition, report: &mut Report<'_>) -> Option<Edition> {
    let (criteria, questions, entity_types) = (loaded.criteria?, loaded.questions?, loaded.entity_types?);
    let mut criterion_at = BTreeMap::new();
    for (index, criterion) in criteria.data.criteria.iter().enumerate() {
        if let Some(first) = criterion_at.insert(criterion.id.clone(), index) {
            let route = |at: usize| Route::top().key("criteria").index(at).key("id");
            report.duplicate(criteria.file, &route(index), criterion.id.as_str(), &route(first));
        }
    }
    let mut question_at = BTreeMap::new();
    for (index, question) in questions.data.questions.iter().enumerate() {
        if let Some(first) = question_at.insert(question.number, index) {
            let route = |at: usize| Route::top().key("questions").index(at).key("number");
            report.duplicate(questions.file, &route(index), &question.number.to_string(), &route(first));
        }
    }
    check_criteria(&criteria, &entity_types, report);
    check_questions(&questions, &criteria, report);
    check_entities(&entity_types, report);
    Some(Edition { id, criteria, questions, entity_types, criterion_at, question_at })
}

fn check_criteria(criteria: &Loaded<CriteriaFile>, entity_types: &Loaded<EntityTypesFile>, report: &mut Report<'_>) {
    let file = criteria.file;
    let categories: Vec<&str> = criteria.data.categories.iter().map(|category| category.key.as_str()).collect();
    let sources: Vec<&str> = criteria.data.sources.iter().map(|source| source.id.as_str()).collect();
    let topics: Vec<&str> = criteria.data.topics.iter().map(|topic| topic.id.as_str()).collect();
    let entities: Vec<&str> = entity_types.data.entity_types.iter().map(|entity| entity.id.as_str()).collect();
    for (index, area) in criteria.data.focus_areas.iter().enumerate() {
        for (at, key) in area.categories.iter().enumerate() {
            let route = || Route::top().key("focus_areas").index(index).key("categories").index(at);
            report.known(file, route, "category", key.as_str(), &categories);
        }
    }
    let mut seen = BTreeMap::new();
    for (index, category) in criteria.data.categories.iter().enumerate() {
        if let Some(first) = seen.insert(category.key.as_str(), index) {
            let route = |at: usize| Route::top().key("categories").index(at).key("key");
            report.duplicate(file, &route(index), category.key.as_str(), &route(first));
        }
    }
    for (index, criterion) in criteria.data.criteria.iter().enumerate() {
        let route = || Route::top().key("criteria").index(index);
        report.known(file, || route().key("category"), "category", criterion.category.as_str(), &categories);
        for (at, entity) in criterion.applies_to.iter().enumerate() {
            report.known(file, || route().key("applies_to").index(at), "entity-type", entity.as_str(), &entities);
        }
        for (at, topic) in criterion.topics.iter().enumerate() {
            report.known(file, || route().key("topics").index(at), "topic", topic, &topics);
        }
        for (at, source) in criterion.sources.iter().enumerate() {
            report.known(file, || route().key("sources").index(at), "source", source, &sources);
        }
    }
}

fn check_questions(questions: &Loaded<QuestionsFile>, criteria: &Loaded<CriteriaFile>, report: &mut Report<'_>) {
    let file = questions.file;
    let categories: Vec<&str> = criteria.data.categories.iter().map(|category| category.key.as_str()).collect();
    let sections: Vec<&str> = questions.data.sections.iter().map(|section| section.id.as_str()).collect();
    let known: Vec<&str> = criteria.data.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let known_set: BTreeSet<&str> = known.iter().copied().collect();
    for (index, section) in questions.data.sections.iter().enumerate() {
        for (at, key) in section.categories.iter().enumerate() {
            let route = || Route::top().key("sections").index(index).key("categories").index(at);
            report.known(file, route, "category", key.as_str(), &categories);
        }
    }
    for (index, question) in questions.data.questions.iter().enumerate() {
        let route = || Route::top().key("questions").index(index);
        report.known(file, || route().key("section"), "portal-section", question.section.as_str(), &sections);
        for (at, criterion) in question.criteria.iter().enumerate() {
            if !known_set.contains(criterion.as_str()) {
                report.known(file, || route().key("criteria").index(at), "criterion", criterion.as_str(), &known);
            }
        }
    }
}

fn check_entities(entity_types: &Loaded<EntityTypesFile>, report: &mut Report<'_>) {
    let mut seen = BTreeMap::new();
    for (index, entity) in entity_types.data.entity_types.iter().enumerate() {
        if let Some(first) = seen.insert(entity.id.as_str(), index) {
            let route = |at: usize| Route::top().key("entity_types").index(at).key("id");
            report.duplicate(entity_types.file, &route(index), entity.id.as_str(), &route(first));
        }
    }
}

/// Checks one id against a list of another type.
pub(super) fn strs<I: Id>(ids: &[I]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}
