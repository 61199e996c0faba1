//! Links and images.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::{Element, Event, Frame, Reader};
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::document::{Image, Link};
use crate::markdown::target::{TargetFault, parse_target};

/// An image whose alternative is being read.
pub(super) struct ImageDraft {
    /// Whether the source has a finding: then nobody looks for the file.
    refused: bool,
    src: String,
    alt: String,
    span: Range<usize>,
}

impl ImageDraft {
    pub(super) fn push(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.alt.push_str(text),
            Event::Ruby { base, .. } => self.alt.push_str(base),
            Event::Variable(name) => {
                self.alt.push_str("{{");
                self.alt.push_str(name);
                self.alt.push_str("}}");
            }
            Event::SoftBreak { .. } | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
    }
}

impl Reader<'_> {
    pub(super) fn start_link(&mut self, kind: LinkType, destination: &str, range: Range<usize>) {
        let span = self.place_of(range.clone());
        let mut destination = self.marked.unmark(destination).into_owned();
        let target_span = match kind {
            LinkType::Inline => self.destination_place(range),
            _ => span.clone(),
        };
        if kind == LinkType::Email {
            destination.insert_str(0, "mailto:");
        }
        match parse_target(&destination) {
            Ok(target) => {
                let open = self.open(Element::Link(self.document.links.len()));
                self.document.links.push(Link { target, span, target_span });
                self.stack.push(Frame::Kept(open));
            }
            Err(fault) => {
                let finding = self.target_finding(fault, target_span, &destination);
                self.diagnostics.push(finding);
                self.stack.push(Frame::Dropped);
            }
        }
    }

    /// The destination inside `[text](destination "title")`: what follows the last `](`.
    fn destination_place(&self, range: Range<usize>) -> Range<usize> {
        let whole = self.marked.offsets.range(range);
        let text = self.source.text.get(whole.clone()).unwrap_or_default();
        let Some(open) = text.rfind("](") else { return self.source.offsets.range(whole) };
        let inside = text.get(open + 2..text.len().saturating_sub(1)).unwrap_or_default();
        let trimmed = inside.trim_start();
        let start = whole.start + open + 2 + (inside.len() - trimmed.len());
        let length = match trimmed.strip_prefix('<').and_then(|rest| rest.find('>')) {
            Some(end) => end + 2,
            None => trimmed.find(char::is_whitespace).unwrap_or(trimmed.len()),
        };
        if length == 0 { self.source.offsets.range(whole) } else { self.source.offsets.range(start..start + length) }
    }

    fn target_finding(&self, fault: TargetFault, place: Range<usize>, written: &str) -> Diagnostic {
        let written: String = written.chars().take(120).collect();
        match fault {
            TargetFault::Forbidden(scheme) => self.finding(Code::LinkSchemeForbidden, place).arg("target", written).arg("scheme", scheme),
            TargetFault::Unknown(scheme) => self.finding(Code::LinkSchemeUnknown, place).arg("target", written).arg("scheme", scheme),
            TargetFault::Malformed(reason) => self.finding(Code::LinkMalformed, place).arg("target", written).arg("reason", reason),
        }
    }

    pub(super) fn start_image(&mut self, source: &str, range: Range<usize>) {
        let src = self.marked.unmark(source).into_owned();
        let span = self.place_of(range.clone());
        // An image is a file beside the text; whether it is there is checked where files are known.
        let fault = match parse_target(&src) {
            Err(TargetFault::Malformed("relative")) if !src.starts_with('/') => None,
            Err(fault) => Some(fault),
            Ok(_) => Some(TargetFault::Malformed("image")),
        };
        let refused = fault.is_some();
        if let Some(fault) = fault {
            let finding = self.target_finding(fault, self.destination_place(range), &src);
            self.diagnostics.push(finding);
        }
        self.image = Some(ImageDraft { refused, src, alt: String::new(), span });
        self.stack.push(Frame::Image);
    }

    pub(super) fn end_image(&mut self) {
        let Some(ImageDraft { refused, src, alt, span }) = self.image.take() else { return };
        let alt = alt.trim().to_owned();
        if alt.is_empty() {
            let finding = self.finding(Code::ImageWithoutAlt, span.clone()).arg("src", src.clone());
            self.diagnostics.push(finding);
        }
        self.visible("x");
        self.emit(Event::Image { src: src.clone(), alt: alt.clone() });
        if !refused {
            self.document.images.push(Image { src, alt, span });
        }
    }
}
