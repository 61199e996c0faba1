//! Code blocks and named fences.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::{Event, Place, Reader, Source};
use crate::diagnostics::Code;
use crate::markdown::fence::{Fence, FenceKind, InfoWord, judge};
use crate::markdown::marks::Marked;
use crate::markdown::offsets::Offsets;

/// A code block whose lines are being read.
pub(super) struct CodeDraft {
    /// Text behind the opening fence; `None` for an indented block.
    info: Option<String>,
    /// Range of the whole block in the marked text.
    range: Range<usize>,
    body: String,
    /// Positions in the body → positions in the file.
    offsets: Offsets,
    /// Range of the body in the file.
    place: Option<Range<usize>>,
}

impl CodeDraft {
    pub(super) fn new(kind: CodeBlockKind<'_>, range: Range<usize>, marked: &Marked) -> Self {
        let info = match kind {
            CodeBlockKind::Fenced(info) => Some(marked.unmark(&info).into_owned()),
            CodeBlockKind::Indented => None,
        };
        Self { info, range, body: String::new(), offsets: Offsets::default(), place: None }
    }

    pub(super) fn push(&mut self, text: &str, range: Range<usize>, marked: &Marked, source: &Source<'_>) {
        let at = self.body.len();
        let mut anchors = Offsets::default();
        marked.unmark_into(text, range.start, &mut self.body, &mut anchors);
        for (derived, position) in anchors.anchors() {
            self.offsets.push(derived, source.offsets.at(position));
        }
        let place = source.offsets.range(marked.offsets.range(range));
        self.offsets.push(self.body.len().max(at), place.end);
        let start = self.place.take().map_or(place.start, |before| before.start);
        self.place = Some(start..place.end);
    }
}

impl Reader<'_> {
    pub(super) fn end_code(&mut self, code: CodeDraft) {
        let span = self.block_place(code.range.clone());
        let info = code.info.as_deref().unwrap_or_default();
        let word = info.split_whitespace().next().unwrap_or_default();
        let judged = if word.is_empty() { InfoWord::Language } else { judge(word) };
        match judged {
            InfoWord::Named(FenceKind::Case) if self.place == Place::Case => self.fence_finding(&code, word, "nested", None),
            InfoWord::Near(kind) => self.fence_finding(&code, word, "near", Some(kind)),
            InfoWord::Unknown => self.fence_finding(&code, word, "unknown", None),
            _ => {}
        }
        match judged {
            InfoWord::Named(kind) => {
                self.emit(Event::Fence(self.document.fences.len()));
                let CodeDraft { body, mut offsets, place, .. } = code;
                // An empty body stands before the closing fence, which is the last line of the block.
                let body_span = place.unwrap_or_else(|| {
                    let text = self.source.text.get(self.marked.offsets.range(code.range.clone())).unwrap_or_default();
                    let at = span.start + text.find('\n').map_or(text.len(), |at| at + 1);
                    offsets = Offsets::starting_at(at);
                    at..at
                });
                self.document.fences.push(Fence {
                    kind,
                    body,
                    span,
                    body_span,
                    section: self.section.clone(),
                    title: None,
                    case: None,
                    offsets,
                });
            }
            InfoWord::Language | InfoWord::Near(_) | InfoWord::Unknown => {
                let language = (judged == InfoWord::Language && !word.is_empty()).then(|| word.to_owned());
                self.emit(Event::CodeBlock { language, text: code.body });
            }
        }
    }

    /// A finding at the word behind the backticks.
    fn fence_finding(&mut self, code: &CodeDraft, word: &str, reason: &'static str, near: Option<FenceKind>) {
        let whole = self.marked.offsets.range(code.range.clone());
        let line = self.source.text.get(whole.clone()).unwrap_or_default().lines().next().unwrap_or_default();
        let place = match line.find(word) {
            Some(at) => whole.start + at..whole.start + at + word.len(),
            None => whole.start..whole.start + line.len(),
        };
        let finding = self
            .finding(Code::FenceUnknown, self.source.offsets.range(place))
            .arg("word", word.chars().take(40).collect::<String>())
            .arg("reason", reason)
            .arg("near", near.map_or("", FenceKind::name));
        self.diagnostics.push(finding);
    }
}
