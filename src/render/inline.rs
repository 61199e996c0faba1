//! How references, variables and fences inside Markdown become HTML on a page.

use std::cell::{Cell, RefCell};

use super::Page;
use crate::locale::Locale;
use crate::markdown::{self, AlertKind, Fence, Href, Inline, Resolver, Target};
use crate::resolve::Place;
use crate::source::FileId;

/// Resolves what a text names, for one page.
pub(super) struct PageResolver<'p> {
    pub(super) page: &'p Page<'p>,
    /// Language of the text; differs from the page's where a translation is missing.
    pub(super) locale: Locale,
    /// File of the text; fences are known by it.
    pub(super) file: Option<FileId>,
    /// Fences rendered so far: ids inside figures are made unique with it.
    pub(super) figures: Cell<usize>,
    /// Why a fence could not be rendered. Markdown is written through a trait that cannot fail, so the first failure waits
    /// here for the page.
    pub(super) failure: RefCell<Option<String>>,
}

impl<'p> PageResolver<'p> {
    pub(super) fn new(page: &'p Page<'p>, locale: Locale, file: Option<FileId>) -> Self {
        Self { page, locale, file, figures: Cell::new(0), failure: RefCell::new(None) }
    }

    pub(super) fn inline(&self, inline: &Inline) -> String {
        markdown::write_inline_html(inline, self)
    }
}

impl Resolver for PageResolver<'_> {
    fn href(&self, target: &Target) -> Option<Href> {
        let place = self.page.site.place(target).ok()?;
        let (url, external) = match place {
            Place::Outside(url) => (url, true),
            Place::Same(anchor) => (format!("#{anchor}"), false),
            Place::Inside(key, None) => (self.page.link(&key), false),
            Place::Inside(key, Some(anchor)) => {
                let mut url = if key == *self.page.key { String::new() } else { self.page.link(&key) };
                url.extend(["#", &anchor]);
                (url, false)
            }
        };
        Some(Href { url, external, title: None })
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.page.site.variable(name, self.locale)
    }

    fn fence(&self, fence: &Fence) -> String {
        self.fragment(fence).unwrap_or_else(|reason| {
            self.failure.borrow_mut().get_or_insert(reason);
            String::new()
        })
    }

    fn alert_title(&self, kind: AlertKind) -> String {
        self.page.site.word(self.locale, &format!("alert-{}", kind.name()))
    }

    fn image(&self, src: &str) -> Option<String> {
        self.page.image(src)
    }

    fn word(&self, key: &str) -> String {
        self.page.site.word(self.locale, key)
    }
}

impl Page<'_> {
    /// The inline dialect of quiz texts: bold, code, ruby, variables.
    pub(super) fn quiz_text(&self, text: &crate::locale::LocalizedText) -> String {
        let (inline, _) = markdown::parse_inline(FileId(0), self.text(text), 0);
        PageResolver::new(self, self.locale, None).inline(&inline)
    }

    /// The same as plain text, for places that hold no markup (options of a select).
    pub(super) fn quiz_plain(&self, text: &crate::locale::LocalizedText) -> String {
        self.site.fill(&markdown::plain_inline(self.text(text)), self.locale)
    }
}
