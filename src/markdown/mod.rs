//! Markdown as trainers write it: text → [`Document`], and a document → HTML.
//!
//! Owns the dialect of `docs/formats.md`: CommonMark with tables, footnotes, alerts and definition lists; emphasis that
//! understands Japanese punctuation; ruby; site variables; reference links; named fences. One pass per text yields all
//! that later stages ask for. Does not know whether names exist: links and fences become HTML through a [`Resolver`].
//! Nothing here reads a file, and no input ends in a panic.

mod case;
mod characters;
mod document;
mod event;
mod fence;
mod html;
mod marks;
mod notes;
mod offsets;
mod plain;
mod raw_html;
mod reader;
mod survey;
pub mod svg;
mod target;

use std::ops::Range;

pub use document::{
    AlertKind, Document, Heading, Image, Inline, Link, Outline, SearchText, SectionOutline, SectionText, Unconfirmed, VariableUse,
};
pub use fence::{Fence, FenceKind};
pub use html::{Href, Resolver, write_html, write_inline_html};
pub use target::{Target, is_web_address};

use self::event::{Element, Event};
use self::offsets::Offsets;
use self::reader::{Place, Reading, Source, read};
use crate::diagnostics::Diagnostic;
use crate::source::FileId;

/// Reads a page. `text` is the whole file, `body` the byte range of its Markdown (without front matter); spans are
/// those of the file. Every text is a document: what the dialect refuses is reported and kept as plain text.
pub fn parse(file: FileId, text: &str, body: Range<usize>, wanted: SearchText) -> (Document, Vec<Diagnostic>) {
    let start = body.start.min(text.len());
    let body = text.get(body).unwrap_or_default();
    let source = Source::new(file, body, Offsets::starting_at(start), Place::Page);
    let Reading { mut document, mut events, mut notes, mut diagnostics } = read(&source, None);
    let texts = case::texts(file, &mut document, &notes, &mut diagnostics);
    let mut cases = case::read_cases(&texts, &mut document, &mut notes, &mut diagnostics, wanted);
    survey::survey(&mut document, &events, &notes, wanted);
    let notes = notes::number(&mut events, &mut cases, notes);
    document.html = html::prepare(&events, &notes, body.len());
    for (fence, events) in document.fences.iter_mut().zip(&cases) {
        if let Some(case) = &mut fence.case {
            case.html = html::prepare(events, &[], fence.body.len());
        }
    }
    (document, diagnostics)
}

/// Reads inline Markdown: the value of a YAML field. Lines that look like lists, headings or tables are text; blank
/// lines vanish. Spans count from `offset`.
pub fn parse_inline(file: FileId, text: &str, offset: usize) -> (Inline, Vec<Diagnostic>) {
    let source = Source::new(file, text, Offsets::starting_at(offset), Place::Inline);
    let Reading { document, events, diagnostics, .. } = read(&source, None);
    // The one paragraph around it is the caller's affair.
    let inside = match events.as_slice() {
        [Event::Open { element: Element::Paragraph, .. }, inside @ .., _] => inside,
        all => all,
    };
    let inline = Inline {
        links: document.links,
        variables: document.variables,
        plain: plain::text_of(inside),
        html: html::prepare(inside, &[], text.len()),
    };
    (inline, diagnostics)
}

/// The text of inline Markdown without markup: readings left out, variables as `{{name}}`.
pub fn plain_inline(text: &str) -> String {
    parse_inline(FileId(0), text, 0).0.plain
}

#[cfg(test)]
mod tests;
