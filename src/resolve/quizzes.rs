//! The names inside quizzes.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::strs;
use super::fences::FenceData;
use super::modules::{Known, question_known};
use super::report::{Report, dangling};
use super::site::{Module, Site, variable_names};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::suggest::nearest;
use crate::load::{Loaded, Route};
use crate::locale::{Locale, LocalizedText};
use crate::model::{ItemId, Kind, ModuleFile, ModuleId, Number, Quiz, QuizItem, ScreenDocument};
use crate::source::FileId;

/// The names that questions use.
pub(super) fn check_quiz(
    quiz: &Loaded<Quiz>,
    module: &ModuleFile,
    sections: &BTreeSet<String>,
    known: &Known<'_>,
    report: &mut Report<'_>,
    used: &mut BTreeSet<String>,
) {
    let file = quiz.file;
    let objective_ids: Vec<_> = module.objectives.iter().map(|objective| objective.id.clone()).collect();
    let objectives = strs(&objective_ids);
    let section_names: Vec<&str> = sections.iter().map(String::as_str).collect();
    let variables: Vec<&str> = known.settings.variables.keys().map(String::as_str).collect();
    for (index, item) in quiz.data.questions.iter().enumerate() {
        let route = || Route::top().key("questions").index(index);
        report.known(file, || route().key("objective"), "objective", item.objective.as_str(), &objectives);
        report.known(file, || route().key("section"), "section", item.section.as_str(), &section_names);
        for (at, number) in item.portal.iter().enumerate() {
            question_known(file, || route().key("portal").index(at), *number, known, report);
        }
        for (at, name) in item.uses.iter().enumerate() {
            used.insert(name.clone());
            report.known(file, || route().key("uses").index(at), "variable", name, &variables);
        }
        let mut ids: BTreeMap<&str, Route> = BTreeMap::new();
        let options = item.options.iter().enumerate().map(|(at, option)| (option.id.as_str(), route().key("options").index(at)));
        let pairs = item.pairs.iter().enumerate().map(|(at, pair)| (pair.id.as_str(), route().key("pairs").index(at)));
        let extra = item.extra.iter().enumerate().map(|(at, extra)| (extra.id.as_str(), route().key("extra").index(at)));
        let items = item.items.iter().enumerate().map(|(at, item)| (item.id.as_str(), route().key("items").index(at)));
        let nodes = item.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), route().key("nodes").index(at)));
        for (id, route) in options.chain(pairs).chain(extra).chain(items).chain(nodes) {
            let route = route.key("id");
            if let Some(first) = ids.insert(id, route.clone()) {
                report.duplicate(file, &route, id, &first);
            }
        }
        check_nodes(file, item, &route(), report);
        for (text, text_route) in item_texts(item, &route()) {
            for (locale, text) in text.iter() {
                for name in variable_names(text) {
                    used.insert(name.to_owned());
                    if !known.settings.variables.contains_key(name) {
                        let span = report.span(file, &text_route.key(locale.as_str()));
                        let near = nearest(name, variables.iter().copied());
                        report.push(dangling(Code::VariableUndeclared, span, "variable", name, near));
                    }
                }
            }
        }
        if let Some(Number::Variable(text)) = item.answer.as_ref().map(|answer| &answer.value) {
            used.extend(variable_names(text).into_iter().map(str::to_owned));
        }
    }
}

/// Decisions of a scenario are unique in their node and lead to nodes that exist.
fn check_nodes(file: FileId, item: &QuizItem, route: &Route, report: &mut Report<'_>) {
    let nodes: Vec<&str> = item.nodes.iter().map(|node| node.id.as_str()).collect();
    for (at, node) in item.nodes.iter().enumerate() {
        let mut ids: BTreeMap<&str, Route> = BTreeMap::new();
        for (at_option, turn) in node.options.iter().enumerate() {
            let route = || route.key("nodes").index(at).key("options").index(at_option);
            if let Some(first) = ids.insert(turn.id.as_str(), route().key("id")) {
                report.duplicate(file, &route().key("id"), turn.id.as_str(), &first);
            }
            if let Some(next) = &turn.next {
                report.known(file, || route().key("next"), "node", next.as_str(), &nodes);
            }
        }
    }
}

/// Hotspots name a document in the texts of their module, and fields of it, in every language.
pub(super) fn check_hotspots(site: &Site, report: &mut Report<'_>) {
    for module in site.modules.values() {
        let Some(quiz) = &module.quiz else { continue };
        for (index, item) in quiz.data.questions.iter().enumerate().filter(|(_, item)| item.kind == Kind::Hotspot) {
            let Some(id) = &item.document else { continue };
            let route = || Route::top().key("questions").index(index);
            for locale in module.texts.keys() {
                let Some(document) = site.document(module, *locale, id) else {
                    let ids: Vec<&str> = site.documents(module, *locale).map(|document| document.id.as_str()).collect();
                    report.known(quiz.file, || route().key("document"), "document", id, &ids);
                    break;
                };
                let fields: Vec<&str> = document.fields.iter().map(|field| field.id.as_str()).collect();
                for (at, option) in item.options.iter().enumerate() {
                    report.known(quiz.file, || route().key("options").index(at).key("id"), "field", option.id.as_str(), &fields);
                }
                // Another language with other fields has a finding of its own.
            }
        }
    }
}

impl Site {
    /// The documents in the text of a module, those inside cases too.
    pub fn documents<'a>(&'a self, module: &'a Module, locale: Locale) -> impl Iterator<Item = &'a ScreenDocument> {
        let text = module.texts.get(&locale);
        text.into_iter().flat_map(|text| {
            let fences = text.document.with_cases().flat_map(|document| &document.fences);
            fences.filter_map(|fence| match self.fences.get(&(text.file, fence.span.start)) {
                Some(FenceData::Document(document)) => Some(document),
                _ => None,
            })
        })
    }

    /// The document of a hotspot.
    pub fn document<'a>(&'a self, module: &'a Module, locale: Locale, id: &str) -> Option<&'a ScreenDocument> {
        self.documents(module, locale).find(|document| document.id == id)
    }
}

/// Every text of a question with the way to it.
pub fn item_texts<'a>(item: &'a QuizItem, route: &Route) -> Vec<(&'a LocalizedText, Route)> {
    let mut texts = vec![(&item.stem, route.key("stem"))];
    for (at, option) in item.options.iter().enumerate() {
        let route = route.key("options").index(at);
        texts.push((&option.text, route.key("text")));
        texts.push((&option.feedback, route.key("feedback")));
    }
    for (at, pair) in item.pairs.iter().enumerate() {
        let route = route.key("pairs").index(at);
        texts.push((&pair.left, route.key("left")));
        texts.push((&pair.right, route.key("right")));
    }
    for (at, extra) in item.extra.iter().enumerate() {
        texts.push((&extra.right, route.key("extra").index(at).key("right")));
    }
    for (at, ordered) in item.items.iter().enumerate() {
        texts.push((&ordered.text, route.key("items").index(at).key("text")));
    }
    for (at, near) in item.near.iter().enumerate() {
        texts.push((&near.feedback, route.key("near").index(at).key("feedback")));
    }
    for (at, node) in item.nodes.iter().enumerate() {
        let route = route.key("nodes").index(at);
        texts.push((&node.text, route.key("text")));
        for (at, turn) in node.options.iter().enumerate() {
            let route = route.key("options").index(at);
            texts.push((&turn.text, route.key("text")));
            texts.push((&turn.outcome, route.key("outcome")));
            texts.push((&turn.feedback, route.key("feedback")));
        }
    }
    if let Some(answer) = &item.answer {
        texts.push((&answer.unit, route.key("answer").key("unit")));
    }
    texts.push((&item.feedback.right, route.key("feedback").key("right")));
    texts.push((&item.feedback.wrong, route.key("feedback").key("wrong")));
    texts
}

/// Ids of questions are unique over all quizzes: records name them without their module.
pub(super) fn check_item_ids(modules: &BTreeMap<ModuleId, Module>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<&ItemId, (FileId, Route)> = BTreeMap::new();
    for quiz in modules.values().filter_map(|module| module.quiz.as_ref()) {
        for (index, item) in quiz.data.questions.iter().enumerate() {
            let route = Route::top().key("questions").index(index).key("id");
            if let Some((file, first)) = seen.insert(&item.id, (quiz.file, route.clone())) {
                let span = report.span(quiz.file, &route);
                let first = report.span(file, &first);
                report.push(Diagnostic::new(Code::IdDuplicate, span).arg("id", item.id.as_str()).related(first, "first"));
            }
        }
    }
}
