//! From a file and a route to a span, for findings.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::DeserializeOwned;

use super::yaml::{self, Positions, Route};
use crate::diagnostics::Diagnostic;
use crate::markdown::Fence;
use crate::source::{FileId, SourceMap, Span};

/// Looks places up; each file is read for positions at most once, and only when it has a finding.
#[derive(Debug)]
pub struct Places<'a> {
    sources: &'a SourceMap,
    known: Mutex<BTreeMap<FileId, Arc<Positions>>>,
}

impl<'a> Places<'a> {
    /// Starts with no file read.
    pub fn new(sources: &'a SourceMap) -> Self {
        Self { sources, known: Mutex::default() }
    }

    /// The span of a value, or of its nearest written ancestor.
    pub fn span(&self, file: FileId, route: &Route) -> Span {
        Span::new(file, self.positions(file).range(route))
    }

    /// The span of the key of a value.
    pub fn key_span(&self, file: FileId, route: &Route) -> Span {
        Span::new(file, self.positions(file).key_range(route))
    }

    fn positions(&self, file: FileId) -> Arc<Positions> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let positions = known.entry(file).or_insert_with(|| {
            let text = self.sources.get(file).map(|file| Arc::clone(&file.text)).unwrap_or_default();
            Arc::new(Positions::of(&text))
        });
        Arc::clone(positions)
    }
}

/// The span of a value in the YAML of a fence.
pub fn fence_span(file: FileId, fence: &Fence, route: &Route) -> Span {
    Span::new(file, fence.source_range(Positions::of(&fence.body).range(route)))
}

/// Decodes the YAML of a fence.
///
/// # Errors
/// The finding of the first fault, at its place in the file.
pub fn decode_fence<T: DeserializeOwned>(file: FileId, fence: &Fence) -> Result<T, Diagnostic> {
    // The body is not a slice of the file: fences may be indented, quoted or have carriage returns.
    yaml::decode(file, &fence.body, 0).map_err(|mut diagnostic| {
        diagnostic.span = diagnostic.span.map(|span| Span::new(file, fence.source_range(span.range())));
        diagnostic
    })
}
