//! Tags written by hand.

use std::ops::Range;

use super::{DEPTH, Element, Event, Frame, Reader};
use crate::diagnostics::Code;
use crate::markdown::raw_html::{RawTag, parse_tag};

impl Reader<'_> {
    /// One inline tag.
    pub(super) fn raw_tag(&mut self, text: &str, range: Range<usize>) {
        match parse_tag(text) {
            Some(RawTag::LineBreak) => self.line_break(),
            Some(RawTag::WordBreak) => self.emit(Event::WordBreak),
            Some(RawTag::Open { name, title, others }) if self.image.is_none() && self.stack.len() < DEPTH => {
                let span = self.place_of(range.clone());
                if others {
                    self.raw_finding(text, range, "attribute");
                }
                self.open(Element::Tag { name, title });
                self.stack.push(Frame::Tag(name, span));
            }
            Some(RawTag::Close(name)) if matches!(self.stack.last(), Some(Frame::Tag(open, _)) if *open == name) => {
                self.stack.pop();
                self.emit(Event::Close);
            }
            Some(_) => self.literal_tag(text, range, "unopened"),
            None => self.literal_tag(text, range, "tag"),
        }
    }

    /// A line of an HTML block: shown as it is written.
    pub(super) fn literal_html(&mut self, text: &str, range: Range<usize>) {
        self.literal_tag(text, range, "tag");
    }

    fn literal_tag(&mut self, text: &str, range: Range<usize>, reason: &'static str) {
        self.raw_finding(text, range, reason);
        self.visible(text);
        self.emit(Event::Text(text.to_owned().into()));
    }

    fn raw_finding(&mut self, text: &str, range: Range<usize>, reason: &'static str) {
        let shown: String = text.trim().chars().take(40).collect();
        let finding = self.finding(Code::RawHtml, self.place_of(range)).arg("tag", shown).arg("reason", reason);
        self.diagnostics.push(finding);
    }
}
