//! Figures: the file is there, it is safe, and every label is filled in every language.

use std::collections::BTreeSet;

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::{Route, fence_span, suggest::nearest};
use crate::markdown::svg;
use crate::model::PageKey;
use crate::resolve::FenceData;
use crate::source::{FileId, Span};

pub(super) fn figures(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut unsafe_seen = BTreeSet::new();
    for key in context.site.text_pages() {
        for text in context.site.texts(&key).into_iter().flat_map(|texts| texts.values()) {
            for document in text.document.with_cases() {
                for image in &document.images {
                    if context.site.images(&key).is_none_or(|images| !images.contains_key(&image.src)) {
                        let names = context.site.images(&key).into_iter().flat_map(|images| images.keys()).map(String::as_str);
                        found.push(dangling(&image.src, Span::new(text.file, image.span.clone()), names));
                    }
                }
                for fence in &document.fences {
                    if let Some(FenceData::Figure(figure)) = context.site.fences.get(&(text.file, fence.span.start)) {
                        let place = |route: Route| fence_span(text.file, fence, &route);
                        if figure.alt.trim().is_empty() {
                            found.push(Diagnostic::new(Code::ImageWithoutAlt, place(Route::top().key("alt"))));
                        }
                        if let Some(file) = missing(context, &key, &figure.src, place(Route::top().key("src")), &mut found) {
                            drawing(context, file, figure, &place, &mut unsafe_seen, &mut found);
                        }
                    }
                }
            }
        }
    }
    found
}

/// The SVG file of a name, or a finding.
fn missing(context: &Context<'_>, key: &PageKey, src: &str, span: Span, found: &mut Vec<Diagnostic>) -> Option<FileId> {
    let figures = context.site.figures(key)?;
    let file = figures.get(src).copied();
    if file.is_none() {
        found.push(dangling(src, span, figures.keys().map(String::as_str)));
    }
    file
}

fn dangling<'a>(src: &str, span: Span, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let near = nearest(src, known);
    Diagnostic::new(Code::ReferenceDangling, span)
        .arg("kind", "figure")
        .arg("name", src)
        .arg("near", u32::from(near.is_some()))
        .arg("nearest", near.unwrap_or_default())
}

fn drawing(
    context: &Context<'_>,
    file: FileId,
    figure: &crate::model::Figure,
    place: &dyn Fn(Route) -> Span,
    unsafe_seen: &mut BTreeSet<FileId>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(source) = context.site.source(file) else { return };
    match svg::sanitize(&source, "fig", &figure.labels, &figure.alt) {
        Ok(drawn) => {
            let label = |key: &str| place(Route::top().key("labels").key(key));
            let used: BTreeSet<&str> = drawn.label_keys.iter().map(String::as_str).collect();
            for key in &used {
                if figure.labels.get(*key).is_none_or(|text| text.trim().is_empty()) {
                    found.push(Diagnostic::new(Code::FigureLabel, label(key)).arg("problem", "missing").arg("key", *key));
                }
            }
            for key in figure.labels.keys().filter(|key| !used.contains(key.as_str())) {
                found.push(Diagnostic::new(Code::FigureLabel, label(key)).arg("problem", "unused").arg("key", key.as_str()));
            }
        }
        // One drawing serves every language: its own faults are reported once.
        Err(faults) if unsafe_seen.insert(file) => {
            found.extend(faults.into_iter().map(|fault| {
                Diagnostic::new(Code::SvgUnsafe, Span::new(file, fault.range)).arg("reason", fault.reason).arg("what", fault.what)
            }));
        }
        Err(_) => {}
    }
}
