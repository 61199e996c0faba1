//! From a file and a route to a span, for findings.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::yaml::{Positions, Route};
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
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let positions = known.entry(file).or_insert_with(|| {
            let text = self.sources.get(file).map(|file| Arc::clone(&file.text)).unwrap_or_default();
            Arc::new(Positions::of(&text))
        });
        Span::new(file, positions.range(route))
    }
}

/// The span of a value in YAML that stands inside another file, for example in a fence of a Markdown text.
pub fn span_in(file: FileId, body: &str, offset: usize, route: &Route) -> Span {
    let range = Positions::of(body).range(route);
    Span::new(file, range.start + offset..range.end + offset)
}
