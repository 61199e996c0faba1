//! Documents as HTML. No `style` attribute, no handler, no tag that is not written here.

mod escape;
mod notes;
mod prepared;
mod writer;

use super::document::{AlertKind, Document, Inline};
use super::event::Event;
use super::fence::Fence;
use super::notes::Note;
use super::target::Target;
pub(super) use escape::escape_into;
pub(super) use prepared::Prepared;
use writer::Writer;

/// What the writers ask about names.
pub trait Resolver {
    /// Where a target leads; without an answer only the text of the link is written.
    fn href(&self, target: &Target) -> Option<Href>;

    /// The value of a site variable, as plain text.
    fn variable(&self, name: &str) -> Option<String>;

    /// A named fence as trusted HTML.
    fn fence(&self, fence: &Fence) -> String;

    /// Title of an alert.
    fn alert_title(&self, kind: AlertKind) -> String;

    /// A word of the interface: `external-link` (spoken behind a link that leaves the intranet, with its parentheses),
    /// `table` (name of a table that can be scrolled), `footnotes` (heading of their list), `footnote-back` (name of the
    /// link back to the text), `footnote-unconfirmed` (mark of a fact that is not confirmed yet).
    fn word(&self, key: &str) -> String;

    /// Address of an image file that stands beside the text.
    fn image(&self, src: &str) -> Option<String> {
        Some(src.to_owned())
    }
}

/// Address of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Href {
    /// The address.
    pub url: String,
    /// Whether it leaves the site.
    pub external: bool,
    /// Shown when pointed at; for terms the definition.
    pub title: Option<String>,
}

/// A document with its footnotes as HTML. The document of a case has none of its own: they belong to the page.
pub fn write_html(document: &Document, resolver: &dyn Resolver) -> String {
    document.html.fill(resolver, &document.links, &document.fences)
}

/// Inline Markdown as HTML.
pub fn write_inline_html(inline: &Inline, resolver: &dyn Resolver) -> String {
    inline.html.fill(resolver, &inline.links, &[])
}

/// The HTML of events, and of the list of footnotes below them; about as long as the text that they were read from.
pub(super) fn prepare(events: &[Event<'_>], notes: &[Note<'_>], length: usize) -> Prepared {
    let mut writer = Writer::with_room_for(length + length / 4);
    writer.events(events);
    writer.notes(notes);
    writer.finish()
}
