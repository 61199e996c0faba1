//! The orders that previous, next and the list beside the text lead through; made once for a site.

use std::collections::BTreeMap;

use crate::locale::Locale;
use crate::model::{PageKey, PortalSectionId};
use crate::resolve::{Site, title};
use crate::theme::{Value, map, value};

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
    entries: BTreeMap<Locale, Vec<Entry>>,
}

/// A page as the list beside the text shows it.
#[derive(Debug)]
pub(super) struct Entry {
    /// As the current page, and as another one.
    values: [Value; 2],
}

impl Entry {
    fn new(site: &Site, key: &PageKey, locale: Locale) -> Self {
        let number = match key {
            PageKey::Question(number) => Some(number.to_string()),
            PageKey::Category(key) => site.category(key).map(|category| category.number.to_string()),
            _ => None,
        };
        let (href, title, number) = (value(&key.link_to(key)), value(&title(site, key, locale)), value(&number));
        let values = [true, false].map(|current| {
            map([("href", href.clone()), ("title", title.clone()), ("number", number.clone()), ("current", current.into())])
        });
        Self { values }
    }

    /// The fields of the entry.
    pub(super) fn value(&self, current: bool) -> Value {
        let [own, other] = &self.values;
        if current { own.clone() } else { other.clone() }
    }
}

impl Sequence {
    fn new(site: &Site, keys: impl IntoIterator<Item = PageKey>) -> Self {
        let keys: Vec<PageKey> = keys.into_iter().collect();
        let entries = |locale| keys.iter().map(|key| Entry::new(site, key, locale)).collect();
        let entries = site.settings.languages.iter().map(|locale| (*locale, entries(*locale))).collect();
        Self { keys, entries }
    }

    /// The pages as a list shows them.
    pub(super) fn entries(&self, locale: Locale) -> &[Entry] {
        self.entries.get(&locale).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Sequences {
    pub(crate) fn of(site: &Site) -> Self {
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
            modules: Sequence::new(site, site.in_order().into_iter().map(|module| PageKey::Module(module.id.clone()))),
            walkthroughs: Sequence::new(site, site.walkthroughs.iter().map(|walkthrough| PageKey::Walkthrough(walkthrough.id.clone()))),
            pages: Sequence::new(site, pages.cloned().map(PageKey::Page)),
            categories: Sequence::new(site, categories.map(|category| PageKey::Category(category.key.clone()))),
            sections: Sequence::new(site, sections.map(|section| PageKey::Section(section.id.clone()))),
            questions: questions.into_iter().map(|(section, keys)| (section, Sequence::new(site, keys))).collect(),
            entities: Sequence::new(site, entities.map(|entity| PageKey::Entity(entity.id.clone()))),
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
