//! Headings: levels and explicit ids.

use std::ops::Range;

use super::{Element, Event, Frame, Place, Reader};
use crate::diagnostics::Code;
use crate::markdown::document::Heading;
use crate::markdown::plain;
use crate::model::SectionId;

impl Reader<'_> {
    /// The element of a heading as it opens; its id and level are judged.
    pub(super) fn heading_element(&mut self, level: u8, id: Option<&str>, range: Range<usize>) -> Element {
        let span = self.block_place(range.clone());
        let nested = self.stack.iter().any(|frame| !matches!(frame, Frame::Dropped));
        let reason = match self.place {
            _ if nested => Some("nested"),
            Place::Case => (level != 4).then_some("case"),
            _ if level == 1 => Some("title"),
            _ if level > 4 => Some("deep"),
            _ if level > self.heading_level + 1 => Some("jump"),
            _ => None,
        };
        if let Some(reason) = reason {
            let expected = match self.place {
                Place::Case => 4,
                _ => (self.heading_level + 1).clamp(2, 4),
            };
            let finding = self
                .finding(Code::HeadingLevel, span.clone())
                .arg("reason", reason)
                .arg("found", "#".repeat(usize::from(level)))
                .arg("expected", "#".repeat(usize::from(expected)));
            self.diagnostics.push(finding);
        }
        if self.place == Place::Page && !nested {
            self.heading_level = level;
        }
        let id = id.map(|id| self.marked.unmark(id).into_owned()).and_then(|id| match SectionId::new(id.clone()) {
            Ok(id) => Some(id),
            Err(_) => {
                let finding = self.finding(Code::HeadingIdInvalid, self.id_place(&id, range)).arg("id", id);
                self.diagnostics.push(finding);
                None
            }
        });
        Element::Heading { level, id, span }
    }

    /// Where the id stands inside the heading.
    fn id_place(&self, id: &str, range: Range<usize>) -> Range<usize> {
        let whole = self.marked.offsets.range(range);
        let text = self.source.text.get(whole.clone()).unwrap_or_default();
        match text.rfind(&format!("#{id}")) {
            Some(at) => self.source.offsets.range(whole.start + at..whole.start + at + 1 + id.len()),
            None => self.source.offsets.range(whole),
        }
    }

    /// The heading is complete.
    pub(super) fn end_heading(&mut self, open: usize) {
        let events = self.events().get(open..).unwrap_or_default();
        let Some(Event::Open { element: Element::Heading { level, id, span }, ruby }) = events.first() else { return };
        let (level, id, ruby, span) = (*level, id.clone(), *ruby, span.clone());
        let text = plain::text_of(events).trim().to_owned();
        if ruby {
            let finding = self.finding(Code::RubyInHeading, span.clone()).arg("heading", text.clone());
            self.diagnostics.push(finding);
        }
        if id.is_none() && self.place == Place::Page && matches!(level, 2 | 3) && !self.id_was_invalid(&span) {
            let finding =
                self.finding(Code::HeadingWithoutId, span.clone()).arg("heading", text.clone()).arg("suggestion", suggestion(&text));
            self.diagnostics.push(finding);
        }
        if id.is_some() {
            self.section.clone_from(&id);
        }
        self.document.headings.push(Heading { level, id, text, span });
    }

    fn id_was_invalid(&self, span: &Range<usize>) -> bool {
        self.diagnostics
            .iter()
            .rev()
            .take_while(|finding| finding.span.is_some_and(|place| place.start as usize >= span.start))
            .any(|finding| finding.code == Code::HeadingIdInvalid)
    }
}

/// An id made of the heading's ASCII words, for the help line.
fn suggestion(text: &str) -> String {
    let words: Vec<String> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(4).map(str::to_ascii_lowercase).collect();
    let id = words.join("-");
    if id.is_empty() || id.len() > 40 { "section-name".to_owned() } else { id }
}
