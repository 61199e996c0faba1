//! One Markdown text of one language.

use std::sync::Arc;

use super::front_matter;
use crate::diagnostics::Diagnostic;
use crate::markdown::{self, Document, SearchText};
use crate::source::{FileId, SourceFile};

/// A page in one language, as written.
#[derive(Debug, Clone)]
pub struct LoadedText {
    /// Its file.
    pub file: FileId,
    /// From the front matter.
    pub title: String,
    /// From the front matter.
    pub summary: String,
    /// The parsed body.
    pub document: Arc<Document>,
}

/// Parses a text once; everything later stages need comes from this pass.
pub(super) fn parse(file: FileId, source: &SourceFile, wanted: SearchText) -> (LoadedText, Vec<Diagnostic>) {
    let (front, body, fault) = front_matter::split(file, &source.text);
    let (document, mut diagnostics) = markdown::parse(file, &source.text, body, wanted);
    diagnostics.extend(fault);
    (LoadedText { file, title: front.title, summary: front.summary, document: Arc::new(document) }, diagnostics)
}
