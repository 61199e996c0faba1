//! The orders that previous, next and the list beside the text lead through; made once for a site.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::RenderOptions;
use super::parts::Part;
use crate::locale::Locale;
use crate::model::{PageKey, PortalSectionId};
use crate::resolve::{Site, title};
use crate::theme::{Fields, Theme};

/// Stand for the list beside the text, and for its entries.
const LIST: &str = "<?sk side?>";
const ENTRIES: &str = "<?sk entries?>";

/// The orders of a site.
#[derive(Debug)]
pub(crate) struct Sequences {
    modules: Sequence,
    walkthroughs: Sequence,
    /// Sorted, because there may be thousands.
    pages: Sequence,
    categories: Sequence,
    sections: Sequence,
    questions: BTreeMap<PortalSectionId, Sequence>,
    entities: Sequence,
    none: Sequence,
}

/// Pages of one kind, in their order. They lie in one folder, so links between them are the same on each.
#[derive(Debug, Default)]
pub(crate) struct Sequence {
    pub(super) keys: Vec<PageKey>,
    lists: BTreeMap<Locale, List>,
}

/// Pages as the list beside the text shows them, in one language.
#[derive(Debug)]
struct List {
    /// What stands around the entries; the reason where the template failed.
    around: Result<Part, String>,
    entries: Vec<Entry>,
}

/// A page in the list: HTML, or the reason where the template failed. It stands on dozens of pages, so it is made once.
#[derive(Debug)]
struct Entry {
    /// As the current page, and as another one.
    html: [Result<Box<[u8]>, String>; 2],
}

impl Entry {
    fn new(maker: Maker<'_>, key: &PageKey, locale: Locale) -> Self {
        let Maker { site, theme, .. } = maker;
        let number = match key {
            PageKey::Question(number) => Some(number.to_string()),
            PageKey::Category(key) => site.category(key).map(|category| category.number.to_string()),
            _ => None,
        };
        let mut fields = Fields::default();
        fields.set("href", &key.link_to(key));
        fields.set("title", &title(site, key, locale));
        fields.set("number", &number);
        let html = [true, false].map(|current| {
            fields.set("current", &current);
            Ok(theme.templates.render_tight("parts/side-entry.html", &fields)?.into_boxed_slice())
        });
        Self { html }
    }

    /// The entry on its own page, or on another one.
    fn html(&self, current: bool) -> Result<&[u8], String> {
        let [own, other] = &self.html;
        let html = if current { own } else { other };
        html.as_deref().map_err(Clone::clone)
    }
}

/// What entries are made from.
#[derive(Clone, Copy)]
pub(super) struct Maker<'a> {
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) options: RenderOptions,
}

impl Sequence {
    fn new(maker: Maker<'_>, keys: impl IntoIterator<Item = PageKey>) -> Self {
        let keys: Vec<PageKey> = keys.into_iter().collect();
        let list = |locale| Some((locale, List::new(maker, &keys, locale)?));
        let lists = maker.site.settings.languages.iter().filter_map(|locale| list(*locale)).collect();
        Self { keys, lists }
    }

    /// The list beside the text of the page at a place, if it has one: the parts that it is put together from, and the mark of the
    /// whole. Long runs of pages are cut to the neighbors, so that a page's size does not grow with the site.
    pub(super) fn list(&self, locale: Locale, at: Option<usize>) -> Result<Option<(&'static str, [Part; 2])>, String> {
        /// Most entries of the list.
        const MOST: usize = 24;
        let Some(list) = self.lists.get(&locale) else { return Ok(None) };
        let at = at.unwrap_or(0);
        let from = if self.keys.len() <= MOST { 0 } else { at.saturating_sub(MOST / 2).min(self.keys.len() - MOST) };
        let entries = list.entries.iter().enumerate().skip(from).take(MOST);
        let entries: Vec<&[u8]> = entries.map(|(position, entry)| entry.html(position == at)).collect::<Result<_, _>>()?;
        Ok(Some((LIST, [list.around.clone()?, Part::new(ENTRIES, entries.concat())])))
    }
}

impl List {
    /// None where a list would have one entry or where pages have none: a reader of a module stays in it for a quarter of an hour,
    /// and its own contents stand there.
    fn new(maker: Maker<'_>, keys: &[PageKey], locale: Locale) -> Option<Self> {
        let Maker { site, theme, options } = maker;
        let title = match keys.first().filter(|_| keys.len() > 1)? {
            PageKey::Walkthrough(_) => site.word(locale, "nav-portal"),
            PageKey::Category(_) => site.word(locale, "nav-categories"),
            PageKey::Section(_) => site.word(locale, "nav-sections"),
            PageKey::Question(number) => {
                let question = site.edition.as_ref().and_then(|edition| edition.question(*number));
                let section = question.map(|question| title(site, &PageKey::Section(question.section.clone()), locale));
                site.words.format(locale, "nav-questions-of", &[("section", section.unwrap_or_default().into())])
            }
            PageKey::Entity(_) => site.word(locale, "nav-entities"),
            PageKey::Page(_) => site.word(locale, "nav-pages"),
            _ => return None,
        };
        let mut fields = Fields::default();
        fields.set("lang", locale.as_str());
        fields.set("title", &title);
        fields.set("entries_html", ENTRIES);
        let around = theme.templates.render_fields("parts/side.html", &fields).map(|html| Part::holding(LIST, options.small(html)));
        Some(Self { around, entries: keys.par_iter().map(|key| Entry::new(maker, key, locale)).collect() })
    }
}

impl Sequences {
    pub(super) fn of(maker: Maker<'_>) -> Self {
        let site = maker.site;
        let edition = site.edition.as_ref();
        let mut questions: BTreeMap<PortalSectionId, Vec<PageKey>> = BTreeMap::new();
        for question in edition.into_iter().flat_map(|edition| &edition.questions.data.questions) {
            questions.entry(question.section.clone()).or_default().push(PageKey::Question(question.number));
        }
        let categories = edition.into_iter().flat_map(|edition| &edition.criteria.data.categories);
        let sections = edition.into_iter().flat_map(|edition| &edition.questions.data.sections);
        let entities = edition.into_iter().flat_map(|edition| &edition.entity_types.data.entity_types);
        let pages = site.pages.keys().filter(|id| id.as_str() != "home");
        Self {
            modules: Sequence::new(maker, site.in_order().into_iter().map(|module| PageKey::Module(module.id.clone()))),
            walkthroughs: Sequence::new(maker, site.walkthroughs.iter().map(|walkthrough| PageKey::Walkthrough(walkthrough.id.clone()))),
            pages: Sequence::new(maker, pages.cloned().map(PageKey::Page)),
            categories: Sequence::new(maker, categories.map(|category| PageKey::Category(category.key.clone()))),
            sections: Sequence::new(maker, sections.map(|section| PageKey::Section(section.id.clone()))),
            questions: questions.into_iter().map(|(section, keys)| (section, Sequence::new(maker, keys))).collect(),
            entities: Sequence::new(maker, entities.map(|entity| PageKey::Entity(entity.id.clone()))),
            none: Sequence::default(),
        }
    }

    /// The order that a page is part of, and its position there.
    pub(crate) fn around(&self, site: &Site, key: &PageKey) -> (&Sequence, Option<usize>) {
        let sequence = match key {
            PageKey::Module(_) => &self.modules,
            PageKey::Walkthrough(_) => &self.walkthroughs,
            PageKey::Page(_) => return (&self.pages, self.pages.keys.binary_search(key).ok()),
            PageKey::Category(_) => &self.categories,
            PageKey::Section(_) => &self.sections,
            PageKey::Question(number) => {
                let section = site.edition.as_ref().and_then(|edition| edition.question(*number)).map(|question| &question.section);
                section.and_then(|section| self.questions.get(section)).unwrap_or(&self.none)
            }
            PageKey::Entity(_) => &self.entities,
            _ => &self.none,
        };
        (sequence, sequence.keys.iter().position(|other| other == key))
    }
}
