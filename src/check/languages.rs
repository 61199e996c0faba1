//! Every text in every language of the site.

use super::Context;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::Route;
use crate::locale::LocalizedText;
use crate::model::{Kind, Variable};
use crate::resolve::item_texts;
use crate::source::FileId;

/// A page that lacks a language.
pub(super) fn translation_missing(context: &Context<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let mut found = Vec::new();
    for key in site.text_pages() {
        let Some(texts) = site.texts(&key) else { continue };
        let Some(any) = texts.values().next() else { continue };
        for locale in &site.settings.languages {
            if !texts.contains_key(locale) {
                let path = site.sources.get(any.file).map(|file| file.path.clone()).unwrap_or_default();
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                // A text that is there and could not be read has a finding of its own.
                if site.sources.find(&format!("{folder}/{locale}.md")).is_some() {
                    continue;
                }
                found.push(
                    Diagnostic::in_file(Code::TranslationMissing, any.file)
                        .arg("language", locale.as_str())
                        .arg("path", format!("{folder}/{locale}.md")),
                );
            }
        }
    }
    found
}

/// A text in a YAML file that lacks a language. In a quiz it is an error: a graded question never falls back.
pub(super) fn text_missing(context: &Context<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let mut texts = Texts { context, found: Vec::new() };
    let top = Route::top();
    settings(context, &mut texts);
    outside(context, &mut texts);
    if let Some(edition) = &site.edition {
        let file = edition.criteria.file;
        let data = &edition.criteria.data;
        for (key, text) in [("title", &data.title), ("as_of", &data.as_of), ("disclaimer", &data.disclaimer)] {
            texts.need(file, || top.key(key), text);
        }
        for (at, source) in data.sources.iter().enumerate() {
            texts.need(file, || top.key("sources").index(at).key("title"), &source.title);
        }
        for (at, area) in data.focus_areas.iter().enumerate() {
            texts.need(file, || top.key("focus_areas").index(at).key("title"), &area.title);
        }
        for (at, category) in data.categories.iter().enumerate() {
            texts.need(file, || top.key("categories").index(at).key("title"), &category.title);
            texts.need(file, || top.key("categories").index(at).key("deck_topic"), &category.deck_topic);
        }
        for (at, criterion) in data.criteria.iter().enumerate() {
            texts.need(file, || top.key("criteria").index(at).key("text"), &criterion.text);
            if let Some(retention) = &criterion.retention {
                texts.need(file, || top.key("criteria").index(at).key("retention"), retention);
            }
        }
        let file = edition.questions.file;
        for (at, section) in edition.questions.data.sections.iter().enumerate() {
            texts.need(file, || top.key("sections").index(at).key("title"), &section.title);
        }
        for (at, question) in edition.questions.data.questions.iter().enumerate() {
            let route = || top.key("questions").index(at);
            texts.need(file, || route().key("title"), &question.title);
            texts.need(file, || route().key("text"), &question.text);
            for (position, proof) in question.proof.iter().enumerate() {
                texts.need(file, || route().key("proof").index(position).key("text"), &proof.text);
            }
        }
        let file = edition.entity_types.file;
        for (at, entity) in edition.entity_types.data.entity_types.iter().enumerate() {
            texts.need(file, || top.key("entity_types").index(at).key("title"), &entity.title);
        }
    }
    if let Some(glossary) = &site.glossary {
        for (at, term) in glossary.data.terms.iter().enumerate() {
            texts.need(glossary.file, || top.key("terms").index(at).key("term"), &term.term);
            texts.need(glossary.file, || top.key("terms").index(at).key("definition"), &term.definition);
        }
    }
    for module in site.modules.values() {
        texts.need(module.file, || top.key("short"), &module.data.short);
        for (at, objective) in module.data.objectives.iter().enumerate() {
            texts.need(module.file, || top.key("objectives").index(at).key("text"), &objective.text);
        }
        let Some(quiz) = &module.quiz else { continue };
        for (at, item) in quiz.data.questions.iter().enumerate() {
            for (text, route) in item_texts(item, &top.key("questions").index(at)) {
                // Texts that a kind does not have, or may leave to the interface, are written in no language at all.
                let optional = text.is_empty()
                    && (matches!(item.kind, Kind::TrueFalse | Kind::Numeric | Kind::Hotspot) || !text_needed(item.kind, &route));
                if !optional {
                    texts.need_in_quiz(quiz.file, &route, text);
                }
            }
        }
    }
    for walkthrough in &site.walkthroughs {
        texts.need(walkthrough.file, || top.key("source"), &walkthrough.data.source);
    }
    texts.found
}

/// Texts of `sekisho.yaml` and names of functions. Owner and tagline may be left out as a whole.
fn settings(context: &Context<'_>, texts: &mut Texts<'_>) {
    let site = context.site;
    let top = Route::top();
    if let Some(file) = site.sources.find("sekisho.yaml") {
        texts.need(file, || top.key("title"), &site.settings.title);
        for (key, text) in [("owner", &site.settings.owner), ("tagline", &site.settings.tagline)] {
            if !text.is_empty() {
                texts.need(file, || top.key(key), text);
            }
        }
        for (name, variable) in &site.settings.variables {
            if let Variable::Localized(text) = variable {
                texts.need(file, || top.key("variables").key(name.as_str()), text);
            }
        }
    }
    if let Some(file) = site.sources.find("content/functions.yaml") {
        for (at, function) in site.functions.iter().enumerate() {
            texts.need(file, || top.key("functions").index(at).key("title"), &function.title);
        }
    }
}

/// Titles of outside sources, and who publishes them.
fn outside(context: &Context<'_>, texts: &mut Texts<'_>) {
    let Some(outside) = &context.site.outside else { return };
    for (at, source) in outside.data.sources.iter().enumerate() {
        for (key, text) in [("title", &source.title), ("publisher", &source.publisher)] {
            texts.need(outside.file, || Route::top().key("sources").index(at).key(key), text);
        }
    }
}

/// Feedback may be missing as a whole (a warning of its own); stems and answers may not.
fn text_needed(kind: Kind, route: &Route) -> bool {
    let way = route.to_string();
    let feedback = way.ends_with(".feedback") || way.contains(".feedback.");
    !(feedback || way.ends_with(".answer.unit") && kind != Kind::Numeric)
}

struct Texts<'a> {
    context: &'a Context<'a>,
    found: Vec<Diagnostic>,
}

impl Texts<'_> {
    fn need(&mut self, file: FileId, route: impl Fn() -> Route, text: &LocalizedText) {
        for locale in &self.context.site.settings.languages {
            if text.get(*locale).is_none() {
                let span = self.context.span(file, &route());
                self.found
                    .push(Diagnostic::new(Code::TextMissing, span).arg("language", locale.as_str()).arg("route", route().to_string()));
            }
        }
    }

    fn need_in_quiz(&mut self, file: FileId, route: &Route, text: &LocalizedText) {
        let from = self.found.len();
        self.need(file, || route.clone(), text);
        for diagnostic in self.found.iter_mut().skip(from) {
            diagnostic.severity = Severity::Error;
        }
    }
}
