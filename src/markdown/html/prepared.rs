//! HTML of a text, with slots for what only a page knows: addresses, values, words, fences.
//!
//! It is made when the text is read, so the events of a text live no longer than its reading; a page fills the slots.

use super::Resolver;
use super::escape::escape_into;
use crate::markdown::document::{AlertKind, Link};
use crate::markdown::fence::Fence;
use crate::markdown::target::Target;

/// HTML with slots.
#[derive(Debug, Clone, Default)]
pub(in crate::markdown) struct Prepared {
    pub(super) text: String,
    /// Where each slot stands in the text, ascending.
    slots: Vec<(usize, Slot)>,
}

/// What is filled in.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// The start of a link, an index into the document's links; and the end of the last one that started.
    Link(usize),
    LinkEnd,
    Variable(Box<str>),
    /// Index into the document's fences.
    Fence(usize),
    AlertTitle(AlertKind),
    Word(&'static str),
    Image(Box<Picture>),
}

/// An image, or its alternative where there is no file.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub(super) src: String,
    pub(super) alt: Prepared,
}

impl Prepared {
    pub(super) fn slot(&mut self, slot: Slot) {
        self.slots.push((self.text.len(), slot));
    }

    /// Texts are kept until the last page is written, and growing leaves half of a buffer empty.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.slots.shrink_to_fit();
    }

    /// The HTML on a page.
    pub(super) fn fill(&self, resolver: &dyn Resolver, links: &[Link], fences: &[Fence]) -> String {
        let out = String::with_capacity(self.text.len() + 64 * self.slots.len());
        let mut filling = Filling { resolver, links, fences, out, open: Vec::new() };
        filling.all(self);
        filling.out
    }
}

struct Filling<'a> {
    resolver: &'a dyn Resolver,
    links: &'a [Link],
    fences: &'a [Fence],
    out: String,
    /// The open links; nothing for one that leads nowhere.
    open: Vec<Option<OpenLink>>,
}

/// A link whose text is being written.
struct OpenLink {
    /// Its address, when it leaves the site.
    outside: Option<String>,
    /// Where its text begins.
    text: usize,
}

impl Filling<'_> {
    fn all(&mut self, prepared: &Prepared) {
        let mut written = 0;
        for (at, slot) in &prepared.slots {
            self.out.push_str(prepared.text.get(written..*at).unwrap_or_default());
            written = *at;
            self.slot(slot);
        }
        self.out.push_str(prepared.text.get(written..).unwrap_or_default());
    }

    fn slot(&mut self, slot: &Slot) {
        match slot {
            Slot::Link(index) => self.link(self.links.get(*index)),
            Slot::LinkEnd => match self.open.pop().flatten() {
                None => {}
                Some(OpenLink { outside: None, .. }) => self.out.push_str("</a>"),
                Some(OpenLink { outside: Some(address), text }) => {
                    // A link without a text of its own shows where it leads.
                    if self.out.len() == text {
                        escape_into(&mut self.out, &address);
                    }
                    self.out.push_str("<span class=\"sk-hidden\"> ");
                    self.word("external-link");
                    self.out.push_str("</span></a>");
                }
            },
            Slot::Variable(name) => match self.resolver.variable(name) {
                Some(value) => escape_into(&mut self.out, &value),
                None => escape_into(&mut self.out, &format!("{{{{{name}}}}}")),
            },
            Slot::Fence(index) => {
                if let Some(fence) = self.fences.get(*index) {
                    self.out.push_str(&self.resolver.fence(fence));
                    self.out.push('\n');
                }
            }
            Slot::AlertTitle(kind) => escape_into(&mut self.out, &self.resolver.alert_title(*kind)),
            Slot::Word(key) => self.word(key),
            Slot::Image(picture) => match self.resolver.image(&picture.src) {
                Some(url) => {
                    self.out.push_str("<img src=\"");
                    escape_into(&mut self.out, &url);
                    self.out.push_str("\" alt=\"");
                    self.all(&picture.alt);
                    self.out.push_str("\" loading=\"lazy\" decoding=\"async\">");
                }
                None => self.all(&picture.alt),
            },
        }
    }

    fn word(&mut self, key: &str) {
        escape_into(&mut self.out, &self.resolver.word(key));
    }

    fn link(&mut self, link: Option<&Link>) {
        let href = link.and_then(|link| Some((self.resolver.href(&link.target)?, &link.target)));
        let Some((href, target)) = href else {
            self.open.push(None);
            return;
        };
        self.out.push_str("<a href=\"");
        escape_into(&mut self.out, &href.url);
        self.out.push('"');
        if let Some(title) = &href.title {
            self.out.push_str(" title=\"");
            escape_into(&mut self.out, title);
            self.out.push('"');
        }
        self.out.push_str(match (href.external, target) {
            (true, _) => " class=\"sk-external\" rel=\"external noopener noreferrer\">",
            (false, Target::Term(_)) => " class=\"sk-term\">",
            (false, _) => ">",
        });
        self.open.push(Some(OpenLink { outside: href.external.then_some(href.url), text: self.out.len() }));
    }
}
