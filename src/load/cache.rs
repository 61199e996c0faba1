//! Texts kept between the builds of a preview, so that one edit parses one file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::text::LoadedText;
use crate::diagnostics::Diagnostic;
use crate::markdown::SearchText;
use crate::source::FileId;

/// Parsed texts by path. An entry is used again only when the text is the same, the file still has the same id, and it
/// holds what is wanted.
#[derive(Debug, Clone, Default)]
pub struct TextCache {
    entries: BTreeMap<String, (FileId, Arc<String>, LoadedText, Vec<Diagnostic>)>,
}

impl TextCache {
    pub(super) fn get(&self, path: &str, file: FileId, text: &Arc<String>, wanted: SearchText) -> Option<(LoadedText, Vec<Diagnostic>)> {
        let (id, old, parsed, diagnostics) = self.entries.get(path)?;
        // A document has one section at least, if their text was collected.
        let serves = wanted == SearchText::LeftOut || !parsed.document.sections.is_empty();
        (*id == file && old == text && serves).then(|| (parsed.clone(), diagnostics.clone()))
    }

    pub(super) fn put(&mut self, path: String, text: Arc<String>, parsed: LoadedText, diagnostics: Vec<Diagnostic>) {
        self.entries.insert(path, (parsed.file, text, parsed, diagnostics));
    }
}
