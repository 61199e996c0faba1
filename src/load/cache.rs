//! What is kept between the builds of a preview, so that one edit reads one file and parses one text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{self, Found};
use super::text::LoadedText;
use crate::diagnostics::Diagnostic;
use crate::markdown::SearchText;
use crate::source::FileId;

/// Parsed texts by path. An entry is used again only when the text is the same, the file still has the same id, and it
/// holds what is wanted. For those who are told of every save, the files themselves are kept as well.
#[derive(Debug, Clone, Default)]
pub struct TextCache {
    entries: BTreeMap<String, (FileId, Arc<String>, LoadedText, Vec<Diagnostic>)>,
    /// The files of the last reading; none when nobody tells of saves.
    files: Option<Found>,
    /// Files that were saved since then.
    saved: Option<Vec<PathBuf>>,
}

impl TextCache {
    /// Tells which files may differ at the next reading, relative to the site; none named means that any may. The others
    /// are not looked at again then, not even for their times: to open a thousand files costs a save more than all
    /// else, and wakes whoever watches them.
    pub fn note_saved(&mut self, paths: &[PathBuf]) {
        self.saved = Some(paths.to_vec());
    }

    /// The files of the site as they are now.
    pub(super) fn read(&mut self, root: &Path) -> Found {
        let Some(saved) = self.saved.take() else { return files::read_all(root) };
        let again = self.files.take().and_then(|kept| files::read_again(root, kept, &saved));
        let found = again.unwrap_or_else(|| files::read_all(root));
        self.files = Some(found.clone());
        found
    }

    pub(super) fn get(&self, path: &str, file: FileId, text: &Arc<String>, wanted: SearchText) -> Option<(LoadedText, Vec<Diagnostic>)> {
        let (id, old, parsed, diagnostics) = self.entries.get(path)?;
        // A document has one section at least, if their text was collected.
        let serves = wanted == SearchText::LeftOut || !parsed.document.sections.is_empty();
        let same = Arc::ptr_eq(old, text) || old == text;
        (*id == file && same && serves).then(|| (parsed.clone(), diagnostics.clone()))
    }

    pub(super) fn put(&mut self, path: String, text: Arc<String>, parsed: LoadedText, diagnostics: Vec<Diagnostic>) {
        self.entries.insert(path, (parsed.file, text, parsed, diagnostics));
    }
}
