//! From names as written to names proven to exist: ids, links, pairing of languages, criterion → module → question.
//!
//! Reads no file and stops at no fault: every finding of every file is collected, and what is broken is left out of
//! [`Site`], so that a renderer cannot meet a dangling link.

mod coverage;
mod curriculum;
mod edition;
mod fences;
mod gaps;
mod links;
mod modules;
mod outside;
mod quizzes;
mod report;
mod site;
mod titles;

pub use coverage::{Carried, Cover, Coverage, CoverageRow, Gap, LEAST_ITEMS};
pub use curriculum::Curriculum;
pub use fences::{FenceData, StepData};
pub use gaps::Gaps;
pub use outside::OutsideLink;
pub use quizzes::item_texts;
pub use site::{Dangling, Edition, Module, Place, Site, TextPage, Training, Walkthrough, fill, number_value, variable_names};

pub use titles::{section_title, summary, title};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::{Part, resolve_settings};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::suggest::nearest;
use crate::load::{Folder, Loaded, LoadedSite, Route, Texts};
use crate::locale::Words;
use crate::markdown::{Document, Target, is_web_address};
use crate::model::{Function, Id, PageKey};
use crate::source::{FileId, Span};
use report::{Report, dangling};

/// Resolves a loaded site. `None` when `sekisho.yaml` itself could not be read; the findings say why.
/// `drafts` says whether modules marked as drafts are part of the site; `words` makes the interface words from the site's
/// own files and those of the binary.
pub fn resolve(
    mut loaded: LoadedSite,
    drafts: bool,
    words: impl FnOnce(&LoadedSite) -> (Arc<Words>, Vec<Diagnostic>),
) -> (Option<Site>, LoadedSources, Diagnostics) {
    let (words, word_faults) = words(&loaded);
    let sources = std::mem::take(&mut loaded.sources);
    let mut report = Report::new(&sources);
    report.diagnostics.extend(word_faults);

    let Some(settings) = loaded.settings.take() else {
        let diagnostics = report.diagnostics;
        return (None, LoadedSources { sources, words }, diagnostics);
    };
    let (settings, faults) = {
        let route = |path: &[&str]| path.iter().fold(Route::top(), |route, key| route.key(*key));
        let place = |path: &[&str], part: Part| match part {
            Part::Key => report.key_span(settings.file, &route(path)),
            Part::Value => report.span(settings.file, &route(path)),
        };
        let (resolved, faults) = resolve_settings(&settings.data, &place);
        report.gaps = Gaps::of(&loaded, &sources, &resolved.edition);
        if !loaded.editions.is_empty() && !loaded.editions.contains_key(&resolved.edition) {
            let near = nearest(resolved.edition.as_str(), loaded.editions.keys().map(Id::as_str));
            let span = report.span(settings.file, &Route::top().key("edition"));
            report.push(dangling(Code::ReferenceDangling, span, "edition", resolved.edition.as_str(), near));
        }
        (resolved, faults)
    };
    report.diagnostics.extend(faults);

    let edition = {
        let id = settings.edition.clone();
        match loaded.editions.remove(&id) {
            Some(edition_files) => edition::resolve(id, edition_files, &mut report),
            None => None,
        }
    };
    check_outside(&loaded, &mut report);
    let functions = check_functions(&mut loaded, &mut report);
    let known = modules::Known { edition: edition.as_ref(), functions: &functions, settings: &settings, sources: &sources, drafts };
    let modules = modules::resolve(&mut loaded, &known, &mut report);
    let mut walkthroughs: Vec<Walkthrough> = std::mem::take(&mut loaded.walkthroughs)
        .into_iter()
        .filter_map(|(id, Folder { data, texts, figures, images, .. })| {
            let data = data?;
            Some(Walkthrough { id, file: data.file, data: data.data, texts, figures, images, anchors: Arc::default() })
        })
        .collect();
    walkthroughs.sort_by(|a, b| a.data.order.cmp(&b.data.order).then_with(|| a.id.cmp(&b.id)));
    for walkthrough in &walkthroughs {
        modules::check_walkthrough(walkthrough, &known, &mut report);
    }
    let pages = std::mem::take(&mut loaded.pages)
        .into_iter()
        .map(|(id, Folder { texts, figures, images, .. })| (id.clone(), TextPage { id, texts, figures, images, anchors: Arc::default() }))
        .collect();

    let mut terms = BTreeMap::new();
    if let Some(glossary) = &loaded.glossary {
        for (index, term) in glossary.data.terms.iter().enumerate() {
            if let Some(first) = terms.insert(term.id.clone(), index) {
                let route = |at: usize| Route::top().key("terms").index(at).key("id");
                report.duplicate(glossary.file, &route(index), term.id.as_str(), &route(first));
            }
        }
    }
    let satisfied_by = modules::trainings(&modules, |module| &module.satisfies);
    let supported_by = modules::trainings(&modules, |module| &module.supports);
    let mut diagnostics = std::mem::take(&mut report.diagnostics);
    let mut site = Site {
        sources: crate::source::SourceMap::default(),
        settings,
        words,
        edition,
        glossary: loaded.glossary,
        outside: loaded.outside,
        readings: loaded.readings,
        functions,
        modules,
        walkthroughs,
        pages,
        fences: BTreeMap::new(),
        satisfied_by,
        supported_by,
        theme: loaded.theme,
        gaps: report.gaps.clone(),
        terms,
    };
    resolve_texts(&mut site, &report, &mut diagnostics);
    quizzes::check_hotspots(&site, &mut report);
    diagnostics.extend(std::mem::take(&mut report.diagnostics));
    site.sources = sources;
    (Some(site), LoadedSources::default(), diagnostics)
}

/// What is left for printing findings when there is no site.
#[derive(Debug)]
pub struct LoadedSources {
    /// The files.
    pub sources: crate::source::SourceMap,
    /// Words of the interface.
    pub words: Arc<Words>,
}

impl Default for LoadedSources {
    fn default() -> Self {
        Self { sources: crate::source::SourceMap::default(), words: Arc::new(Words::new(crate::locale::Locale::EN, []).0) }
    }
}

/// Ids of sources outside the site, each once, and their addresses.
fn check_outside(loaded: &LoadedSite, report: &mut Report<'_>) {
    let Some(Loaded { file, data }) = &loaded.outside else { return };
    let route = |at: usize, key: &'static str| Route::top().key("sources").index(at).key(key);
    let mut seen = BTreeMap::new();
    for (at, source) in data.sources.iter().enumerate() {
        if let Some(first) = seen.insert(source.id.as_str(), at) {
            report.duplicate(*file, &route(at, "id"), source.id.as_str(), &route(first, "id"));
        }
        if !is_web_address(&source.url) {
            let span = report.span(*file, &route(at, "url"));
            report.push(Diagnostic::new(Code::LinkMalformed, span).arg("target", source.url.as_str()).arg("reason", "address"));
        }
    }
}

/// Ids of functions, each once, and the modules that they name.
fn check_functions(loaded: &mut LoadedSite, report: &mut Report<'_>) -> Vec<Function> {
    let Some(Loaded { file, data }) = loaded.functions.take() else { return Vec::new() };
    let modules: Vec<&str> = loaded.modules.keys().map(Id::as_str).collect();
    let top = || Route::top().key("functions");
    let mut seen = BTreeMap::new();
    for (index, function) in data.functions.iter().enumerate() {
        if let Some(first) = seen.insert(function.id.as_str(), index) {
            report.duplicate(file, &top().index(index).key("id"), function.id.as_str(), &top().index(first).key("id"));
        }
        let mut named = BTreeMap::new();
        for (list, ids) in [("modules", &function.modules), ("optional", &function.optional)] {
            for (at, module) in ids.iter().enumerate() {
                let route = move || top().index(index).key(list).index(at);
                report.known(file, route, "module", module.as_str(), &modules);
                if let Some(first) = named.insert(module.as_str(), route()) {
                    report.duplicate(file, &route(), module.as_str(), &first);
                }
            }
        }
    }
    data.functions
}

/// Fences, anchors, links and variables of every text.
fn resolve_texts(site: &mut Site, report: &Report<'_>, diagnostics: &mut Diagnostics) {
    let keys = site.text_pages();
    let mut fences = BTreeMap::new();
    let mut anchors = Vec::with_capacity(keys.len());
    for key in &keys {
        let mut ids = BTreeSet::new();
        for text in site.texts(key).into_iter().flat_map(Texts::values) {
            let mut found = Vec::new();
            fences::decode_all(text.file, &text.document, &mut fences, &mut found);
            diagnostics.extend(found);
            collect_anchors(text.file, &text.document, &fences, &mut ids, &mut BTreeMap::new(), diagnostics);
        }
        anchors.push(Arc::new(ids));
    }
    site.fences = fences;
    for (key, ids) in keys.iter().zip(&anchors) {
        if let Some(own) = site.anchors_mut(key) {
            *own = Arc::clone(ids);
        }
    }
    for (key, own) in keys.iter().zip(&anchors) {
        for text in site.texts(key).into_iter().flat_map(Texts::values) {
            let mut found = Vec::new();
            for (key, words) in [("title", &text.title), ("summary", &text.summary)] {
                if !variable_names(words).is_empty() {
                    check_words(site, words, report.span(text.file, &Route::top().key(key)), &mut found);
                }
            }
            check_document(site, text.file, &text.document, own, &mut found);
            diagnostics.extend(found);
        }
        check_checks(site, key, diagnostics);
    }
}

/// Headings and steps of a document, each once.
fn collect_anchors<'a>(
    file: FileId,
    document: &'a Document,
    fences: &'a BTreeMap<(FileId, usize), FenceData>,
    ids: &mut BTreeSet<String>,
    seen: &mut BTreeMap<&'a str, Span>,
    diagnostics: &mut Diagnostics,
) {
    for heading in &document.headings {
        if let Some(id) = &heading.id {
            let span = Span::new(file, heading.span.clone());
            if let Some(first) = seen.insert(id.as_str(), span) {
                diagnostics.push(Diagnostic::new(Code::IdDuplicate, span).arg("id", id.as_str()).related(first, "first"));
            }
            // The other language has the same ones.
            if !ids.contains(id.as_str()) {
                ids.insert(id.to_string());
            }
        }
    }
    for fence in &document.fences {
        if let Some(FenceData::Steps(steps)) = fences.get(&(file, fence.span.start)) {
            for step in steps {
                let span = Span::new(file, fence.span.clone());
                if let Some(first) = seen.insert(&step.step.id, span)
                    && first != span
                {
                    diagnostics.push(Diagnostic::new(Code::IdDuplicate, span).arg("id", step.step.id.clone()).related(first, "first"));
                }
                ids.insert(step.step.id.clone());
            }
        }
        if let Some(case) = &fence.case {
            collect_anchors(file, case, fences, ids, seen, diagnostics);
        }
    }
}

fn check_document(site: &Site, file: FileId, document: &Document, own: &BTreeSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    for link in &document.links {
        check_target(site, &link.target, Span::new(file, link.span.clone()), own, diagnostics);
    }
    for variable in &document.variables {
        check_variable(site, &variable.name, Span::new(file, variable.span.clone()), diagnostics);
    }
    for fence in &document.fences {
        if let Some(FenceData::Steps(steps)) = site.fences.get(&(file, fence.span.start)) {
            for (index, step) in steps.iter().enumerate() {
                for (field, inline) in step.fields() {
                    let span = crate::load::fence_span(file, fence, &Route::top().index(index).key(field));
                    for link in &inline.links {
                        check_target(site, &link.target, span, own, diagnostics);
                    }
                    for variable in &inline.variables {
                        check_variable(site, &variable.name, span, diagnostics);
                    }
                }
            }
        }
        let words: Vec<&String> = match site.fences.get(&(file, fence.span.start)) {
            Some(FenceData::Document(document)) => {
                std::iter::once(&document.title).chain(document.fields.iter().flat_map(|field| [&field.label, &field.value])).collect()
            }
            Some(FenceData::Figure(figure)) => std::iter::once(&figure.alt).chain(&figure.caption).chain(figure.labels.values()).collect(),
            Some(FenceData::Wireframe(wireframe)) => vec![&wireframe.title],
            Some(FenceData::Case(title)) => vec![title],
            _ => Vec::new(),
        };
        for text in words {
            check_words(site, text, Span::new(file, fence.body_span.clone()), diagnostics);
        }
        if let Some(case) = &fence.case {
            check_document(site, file, case, own, diagnostics);
        }
    }
}

/// Variables in a text that is no Markdown.
fn check_words(site: &Site, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    for name in variable_names(text) {
        check_variable(site, name, span, diagnostics);
    }
}

fn check_target(site: &Site, target: &Target, span: Span, own: &BTreeSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    match site.place(target) {
        Ok(Place::Same(anchor)) if !own.contains(&anchor) => {
            let near = nearest(&anchor, own.iter().map(String::as_str));
            diagnostics.push(dangling(Code::LinkDangling, span, "section", &anchor, near));
        }
        Ok(_) => {}
        Err(fault) if site.gaps.covers(fault.kind, &fault.name) => {}
        Err(fault) => diagnostics.push(dangling(Code::LinkDangling, span, fault.kind, &fault.name, fault.nearest.as_deref())),
    }
}

fn check_variable(site: &Site, name: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    if !site.settings.variables.contains_key(name) {
        let near = nearest(name, site.settings.variables.keys().map(String::as_str));
        diagnostics.push(dangling(Code::VariableUndeclared, span, "variable", name, near));
    }
}

/// A `check` fence names a question of the module's own quiz.
fn check_checks(site: &Site, key: &PageKey, diagnostics: &mut Diagnostics) {
    let module = match key {
        PageKey::Module(id) => site.modules.get(id),
        _ => None,
    };
    if module.is_some_and(|module| site.gaps.has_quiz(module.id.as_str())) {
        return;
    }
    let items: Vec<&str> = module
        .and_then(|module| module.quiz.as_ref())
        .map(|quiz| quiz.data.questions.iter().map(|item| item.id.as_str()).collect())
        .unwrap_or_default();
    for text in site.texts(key).into_iter().flat_map(Texts::values) {
        let mut stack: Vec<&Document> = vec![&text.document];
        while let Some(document) = stack.pop() {
            for fence in &document.fences {
                if let Some(FenceData::Check(id)) = site.fences.get(&(text.file, fence.span.start))
                    && !items.contains(&id.as_str())
                {
                    let near = nearest(id.as_str(), items.iter().copied());
                    let span = Span::new(text.file, fence.body_span.clone());
                    diagnostics.push(dangling(Code::ReferenceDangling, span, "quiz-item", id.as_str(), near));
                }
                stack.extend(fence.case.as_deref());
            }
        }
    }
}
