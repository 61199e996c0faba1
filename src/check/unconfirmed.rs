//! What an expert has read holds no fact that still waits for confirmation.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Route;
use crate::source::Span;

pub(super) fn reviewed(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for module in context.site.modules.values().filter(|module| module.data.reviewed.is_some()) {
        let review = context.span(module.file, &Route::top().key("reviewed"));
        for text in module.texts.values() {
            for mark in text.document.with_cases().flat_map(|document| &document.unconfirmed) {
                let span = Span::new(text.file, mark.span.clone());
                found.push(Diagnostic::new(Code::UnconfirmedFact, span).arg("label", mark.label.as_str()).related(review, "reviewed"));
            }
        }
    }
    found
}
