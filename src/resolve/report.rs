//! Findings of this room, with places looked up when one is built.

use super::gaps::Gaps;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::suggest::nearest;
use crate::load::{Places, Route};
use crate::source::{FileId, SourceMap, Span};

/// Collects findings.
pub(super) struct Report<'a> {
    places: Places<'a>,
    /// Names that may stand in files that could not be read.
    pub(super) gaps: Gaps,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Report<'a> {
    pub(super) fn new(sources: &'a SourceMap) -> Self {
        Self { places: Places::new(sources), gaps: Gaps::default(), diagnostics: Diagnostics::default() }
    }

    pub(super) fn span(&self, file: FileId, route: &Route) -> Span {
        self.places.span(file, route)
    }

    pub(super) fn key_span(&self, file: FileId, route: &Route) -> Span {
        self.places.key_span(file, route)
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Two entries of one file with one id.
    pub(super) fn duplicate(&mut self, file: FileId, route: &Route, id: &str, first: &Route) {
        let diagnostic = Diagnostic::new(Code::IdDuplicate, self.span(file, route)).arg("id", id).related(self.span(file, first), "first");
        self.push(diagnostic);
    }

    /// A name that must be in a list.
    pub(super) fn known(&mut self, file: FileId, route: impl Fn() -> Route, kind: &'static str, name: &str, known: &[&str]) {
        if !known.contains(&name) && !self.gaps.covers(kind, name) {
            let span = self.span(file, &route());
            self.push(dangling(Code::ReferenceDangling, span, kind, name, nearest(name, known.iter().copied())));
        }
    }
}

/// A finding about a name that does not exist; `near` is 1 when there is a suggestion.
pub(super) fn dangling(code: Code, span: Span, kind: &'static str, name: &str, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(code, span)
        .arg("kind", kind)
        .arg("name", name)
        .arg("near", u32::from(near.is_some()))
        .arg("nearest", near.unwrap_or_default())
}
