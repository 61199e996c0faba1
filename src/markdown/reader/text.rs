//! Runs of text: ruby, variables and forgotten footnotes are found in them.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use super::{Event, Frame, Place, Reader};
use crate::diagnostics::Code;
use crate::markdown::document::{Unconfirmed, VariableUse};
use crate::markdown::event::Element;
use crate::markdown::offsets::Offsets;

/// The mark of a fact that is not confirmed yet.
const UNCONFIRMED: &str = "[M]";

/// Text events that follow each other; the parser splits text at every character that could have meant something.
#[derive(Default)]
pub(super) struct Run<'t> {
    /// The text with its marks.
    text: Cow<'t, str>,
    /// Positions in it → positions in the marked text.
    offsets: Offsets,
}

impl<'t> Run<'t> {
    pub(super) fn push(&mut self, text: Cow<'t, str>, range: Range<usize>) {
        self.offsets.push(self.text.len(), range.start);
        self.text += text;
        // After an entity or an escape the lengths differ.
        self.offsets.push(self.text.len(), range.end);
    }
}

impl<'t> Reader<'t> {
    /// Turns the collected text into events.
    pub(super) fn flush(&mut self) {
        if self.run.text.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        let mut plain = 0;
        let mut at = 0;
        while let Some(found) = run.text.get(at..).and_then(|rest| memchr2(b'{', b'[', rest.as_bytes())) {
            let start = at + found;
            let piece = run.text.get(start..).unwrap_or_default();
            if let Some((base, reading, length)) = self.marked.ruby_at(piece) {
                self.plain_text(&run, plain..start);
                self.ruby(base.to_owned(), reading.to_owned());
                (plain, at) = (start + length, start + length);
            } else if let Some((name, length)) = self.marked.variable_at(piece) {
                self.plain_text(&run, plain..start);
                self.variable(name.to_owned(), run.offsets.range(start..start + length));
                (plain, at) = (start + length, start + length);
            } else if let Some(length) = self.unconfirmed(&run, start) {
                (plain, at) = (start + length, start + length);
            } else {
                if piece.starts_with("[^") {
                    self.forgotten_note(piece, run.offsets.at(start));
                }
                at = start + 1;
            }
        }
        self.plain_text(&run, plain..run.text.len());
        // Its room serves the next one.
        run.offsets.clear();
        self.run = Run { text: Cow::default(), offsets: run.offsets };
    }

    fn plain_text(&mut self, run: &Run<'t>, range: Range<usize>) {
        let text = match &run.text {
            Cow::Borrowed(text) => self.marked.unmark(text.get(range).unwrap_or_default()),
            Cow::Owned(text) => Cow::Owned(self.marked.unmark(text.get(range).unwrap_or_default()).into_owned()),
        };
        if !text.is_empty() {
            self.visible(&text);
            self.emit(Event::Text(text));
        }
    }

    fn ruby(&mut self, base: String, reading: String) {
        self.visible(&base);
        self.emit(Event::Ruby { base, reading });
        if self.image.is_some() {
            return;
        }
        let opens = self.stack.iter().rev().filter_map(|frame| match frame {
            Frame::Kept(open) | Frame::Heading(open) => Some(*open),
            _ => None,
        });
        let Some(out) = self.out.last_mut() else { return };
        for open in opens {
            if let Some(Event::Open { element, ruby, .. }) = out.get_mut(open)
                && element.holds_text()
            {
                *ruby = true;
                return;
            }
        }
    }

    fn variable(&mut self, name: String, range: Range<usize>) {
        // The value is not known here; a letter stands for it at line ends.
        self.visible("x");
        self.document.variables.push(VariableUse { name: name.clone(), span: self.place_of(range) });
        self.emit(Event::Variable(name));
    }

    /// The length of `[M]` and the blanks behind it at the beginning of a footnote. Anywhere else it is reported and stays text.
    fn unconfirmed(&mut self, run: &Run<'_>, start: usize) -> Option<usize> {
        let rest = run.text.get(start..)?.strip_prefix(UNCONFIRMED)?;
        let at = run.offsets.at(start);
        if self.marked.text.get(..at).is_some_and(|before| before.ends_with('\\')) {
            return None;
        }
        let span = self.place_of(at..at + UNCONFIRMED.len());
        let label = self.stack.iter().rev().find_map(|frame| match frame {
            Frame::Note(label) => Some(label.clone()),
            _ => None,
        });
        match (label, self.events()) {
            (Some(label), [Event::Open { element: Element::Paragraph, .. }]) if start == 0 => {
                self.document.unconfirmed.push(Unconfirmed { label, span });
                Some(UNCONFIRMED.len() + rest.len() - rest.trim_start().len())
            }
            _ => {
                let finding = self.finding(Code::UnconfirmedMisplaced, span);
                self.diagnostics.push(finding);
                None
            }
        }
    }

    /// `[^label]` that stayed text: there is no such footnote.
    fn forgotten_note(&mut self, piece: &str, at: usize) {
        let inner = piece.get(2..).unwrap_or_default();
        let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']')).unwrap_or(inner.len());
        let (label, rest) = inner.split_at(end);
        let escaped = self.marked.text.get(..at).is_some_and(|before| before.ends_with('\\'));
        if escaped || self.place == Place::Inline || label.is_empty() || !rest.starts_with(']') {
            return;
        }
        let place = self.place_of(at..at + label.len() + 3);
        let target = format!("[^{}]", self.marked.unmark(label));
        let finding = self.finding(Code::LinkMalformed, place).arg("target", target).arg("reason", "footnote");
        self.diagnostics.push(finding);
    }
}
