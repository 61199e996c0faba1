//! The names inside modules, quizzes and walkthroughs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::quizzes::{check_item_ids, check_quiz};
use super::report::Report;
use super::site::{Edition, Module, Training, Walkthrough, variable_names};
use crate::config::Settings;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::{Loaded, LoadedSite, Route};
use crate::model::{EvidenceKind, Fingerprint, Function, Id, ModuleFile, ModuleId, Quiz, normalize_source};
use crate::source::{FileId, SourceMap};

/// What modules may name.
pub(super) struct Known<'a> {
    pub(super) edition: Option<&'a Edition>,
    pub(super) functions: &'a [Function],
    pub(super) settings: &'a Settings,
    pub(super) sources: &'a SourceMap,
    /// Whether drafts are part of the site.
    pub(super) drafts: bool,
}

/// Joins modules with their quizzes.
pub(super) fn resolve(loaded: &mut LoadedSite, known: &Known<'_>, report: &mut Report<'_>) -> BTreeMap<ModuleId, Module> {
    let mut quizzes = std::mem::take(&mut loaded.quizzes);
    let mut modules = BTreeMap::new();
    for (id, folder) in std::mem::take(&mut loaded.modules) {
        let quiz = quizzes.remove(&id);
        let Some(data) = folder.data else { continue };
        if data.data.status == crate::model::Status::Draft && !known.drafts {
            continue;
        }
        let fingerprint = {
            let normalized = |file: FileId| known.sources.get(file).map(|file| Fingerprint::of(&normalize_source(&file.text)));
            let texts = folder.texts.iter();
            let mut parts: Vec<(String, Fingerprint)> =
                texts.filter_map(|(locale, text)| Some((format!("{locale}.md"), normalized(text.file)?))).collect();
            parts.extend(normalized(data.file).map(|print| ("module.yaml".to_owned(), print)));
            parts.extend(quiz.as_ref().and_then(|quiz| normalized(quiz.file)).map(|print| ("quiz.yaml".to_owned(), print)));
            Fingerprint::of_parts(parts.iter().map(|(name, print)| (name.as_str(), print)))
        };
        let sections: BTreeSet<String> = folder
            .texts
            .values()
            .flat_map(|text| &text.document.headings)
            .filter_map(|heading| heading.id.as_ref().map(ToString::to_string))
            .collect();
        check_module(&data, &sections, known, report);
        let mut used = BTreeSet::new();
        for text in folder.texts.values() {
            let words = [text.title.as_str(), text.summary.as_str()];
            let fences = text.document.with_cases().flat_map(|document| &document.fences).map(|fence| fence.body.as_str());
            used.extend(words.into_iter().chain(fences).flat_map(variable_names).map(str::to_owned));
            let in_text = text.document.with_cases().flat_map(|document| &document.variables);
            used.extend(in_text.map(|variable| variable.name.clone()));
        }
        if let Some(quiz) = &quiz {
            check_quiz(quiz, &data.data, &sections, known, report, &mut used);
        }
        let variables = variables_fingerprint(&used, known.settings);
        modules.insert(
            id.clone(),
            Module {
                id,
                file: data.file,
                data: data.data,
                texts: folder.texts,
                figures: folder.figures,
                images: folder.images,
                quiz,
                fingerprint,
                variables,
                anchors: Arc::default(),
            },
        );
    }
    for (id, quiz) in quizzes {
        if let Some((module, first)) = of_another(&quiz, &modules) {
            let first = crate::source::Span::new(first, 0..0);
            let diagnostic = Diagnostic::new(Code::QuizTwice, crate::source::Span::new(quiz.file, 0..0));
            report.push(diagnostic.arg("module", module.as_str()).related(first, "first"));
            continue;
        }
        let names: Vec<&str> = modules.keys().map(Id::as_str).collect();
        report.known(quiz.file, Route::top, "module", id.as_str(), &names);
    }
    check_item_ids(&modules, report);
    modules
}

/// The module with a quiz of its own whose objectives these questions have, and that quiz.
fn of_another<'m>(quiz: &Loaded<Quiz>, modules: &'m BTreeMap<ModuleId, Module>) -> Option<(&'m ModuleId, FileId)> {
    let items = &quiz.data.questions;
    let fits = |module: &Module| items.iter().all(|item| module.data.objectives.iter().any(|objective| objective.id == item.objective));
    let of = |module: &'m Module| Some((&module.id, module.quiz.as_ref()?.file));
    modules.values().filter(|module| !items.is_empty() && fits(module)).find_map(of)
}

/// Hash of the variables a module uses, with the values of every language, sorted by name.
fn variables_fingerprint(used: &BTreeSet<String>, settings: &Settings) -> Fingerprint {
    let mut lines = String::new();
    for name in used {
        if let Some(variable) = settings.variables.get(name) {
            for locale in &settings.languages {
                lines.push_str(&format!("{name} {locale} {}\n", variable.text(*locale)));
            }
        }
    }
    Fingerprint::of(&lines)
}

fn check_module(module: &Loaded<ModuleFile>, sections: &BTreeSet<String>, known: &Known<'_>, report: &mut Report<'_>) {
    let file = module.file;
    let section_names: Vec<&str> = sections.iter().map(String::as_str).collect();
    let functions: Vec<&str> = known.functions.iter().map(|function| function.id.as_str()).collect();
    for (at, function) in module.data.audience.functions.iter().enumerate() {
        report.known(file, || Route::top().key("audience").key("functions").index(at), "function", function.as_str(), &functions);
    }
    let entities: Vec<&str> =
        known.edition.iter().flat_map(|edition| &edition.entity_types.data.entity_types).map(|entity| entity.id.as_str()).collect();
    for (at, entity) in module.data.audience.entity_types.iter().enumerate() {
        report.known(file, || Route::top().key("audience").key("entity_types").index(at), "entity-type", entity.as_str(), &entities);
    }
    let mut objectives = BTreeMap::new();
    for (at, objective) in module.data.objectives.iter().enumerate() {
        if let Some(first) = objectives.insert(objective.id.as_str(), at) {
            let route = |at: usize| Route::top().key("objectives").index(at).key("id");
            report.duplicate(file, &route(at), objective.id.as_str(), &route(first));
        }
    }
    for (list, evidence) in [("satisfies", &module.data.satisfies), ("supports", &module.data.supports)] {
        for (index, entry) in evidence.iter().enumerate() {
            let route = || Route::top().key(list).index(index);
            question_known(file, || route().key("question"), entry.question, known, report);
            let question = known.edition.and_then(|edition| edition.question(entry.question));
            if list == "satisfies" && question.is_some_and(|question| question.evidence != EvidenceKind::Training) {
                let span = report.span(file, &route().key("question"));
                report.push(Diagnostic::new(Code::SatisfiesNotTraining, span).arg("number", entry.question.to_string()));
            }
            for (at, section) in entry.sections.iter().enumerate() {
                report.known(file, || route().key("sections").index(at), "section", section.as_str(), &section_names);
            }
        }
    }
}

pub(super) fn question_known(file: FileId, route: impl Fn() -> Route, number: u16, known: &Known<'_>, report: &mut Report<'_>) {
    if known.edition.is_some_and(|edition| edition.question(number).is_some()) {
        return;
    }
    if report.gaps.covers("question", "") {
        return;
    }
    let numbers: Vec<String> =
        known.edition.iter().flat_map(|edition| &edition.questions.data.questions).map(|question| question.number.to_string()).collect();
    let names: Vec<&str> = numbers.iter().map(String::as_str).collect();
    report.known(file, route, "question", &number.to_string(), &names);
}

/// Names inside walkthroughs.
pub(super) fn check_walkthrough(walkthrough: &Walkthrough, known: &Known<'_>, report: &mut Report<'_>) {
    let functions: Vec<&str> = known.functions.iter().map(|function| function.id.as_str()).collect();
    for (at, role) in walkthrough.data.roles.iter().enumerate() {
        report.known(walkthrough.file, || Route::top().key("roles").index(at), "function", role.as_str(), &functions);
    }
    for (at, number) in walkthrough.data.questions.iter().enumerate() {
        question_known(walkthrough.file, || Route::top().key("questions").index(at), *number, known, report);
    }
    let criteria: Vec<&str> =
        known.edition.iter().flat_map(|edition| &edition.criteria.data.criteria).map(|criterion| criterion.id.as_str()).collect();
    for (at, criterion) in walkthrough.data.criteria.iter().enumerate() {
        report.known(walkthrough.file, || Route::top().key("criteria").index(at), "criterion", criterion.as_str(), &criteria);
    }
}

/// Question number to trainings, from one of the two relations.
pub(super) fn trainings(
    modules: &BTreeMap<ModuleId, Module>,
    relation: impl Fn(&ModuleFile) -> &[crate::model::Evidence],
) -> BTreeMap<u16, Vec<Training>> {
    let mut map: BTreeMap<u16, Vec<Training>> = BTreeMap::new();
    for module in modules.values().filter(|module| module.is_published()) {
        for evidence in relation(&module.data) {
            let sections = evidence.sections.iter().map(ToString::to_string).collect();
            map.entry(evidence.question).or_default().push(Training { module: module.id.clone(), sections });
        }
    }
    map
}
