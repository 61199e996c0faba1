//! The orders that previous, next and the list beside the text lead through; made once for a site.

use std::collections::BTreeMap;

use crate::model::{PageKey, PortalSectionId};
use crate::resolve::Site;

/// Pages of each kind, in their order.
#[derive(Debug)]
pub(crate) struct Sequences {
    modules: Vec<PageKey>,
    walkthroughs: Vec<PageKey>,
    /// Sorted, because there may be thousands.
    pages: Vec<PageKey>,
    categories: Vec<PageKey>,
    sections: Vec<PageKey>,
    questions: BTreeMap<PortalSectionId, Vec<PageKey>>,
    entities: Vec<PageKey>,
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
        Self {
            modules: site.published().map(|module| PageKey::Module(module.id.clone())).collect(),
            walkthroughs: site.walkthroughs.iter().map(|walkthrough| PageKey::Walkthrough(walkthrough.id.clone())).collect(),
            pages: site.pages.keys().filter(|id| id.as_str() != "home").cloned().map(PageKey::Page).collect(),
            categories: categories.map(|category| PageKey::Category(category.key.clone())).collect(),
            sections: sections.map(|section| PageKey::Section(section.id.clone())).collect(),
            questions,
            entities: entities.map(|entity| PageKey::Entity(entity.id.clone())).collect(),
        }
    }

    /// The order that a page is part of, and its position there.
    pub(crate) fn around(&self, site: &Site, key: &PageKey) -> (&[PageKey], Option<usize>) {
        let list: &[PageKey] = match key {
            PageKey::Module(_) => &self.modules,
            PageKey::Walkthrough(_) => &self.walkthroughs,
            PageKey::Page(_) => return (&self.pages, self.pages.binary_search(key).ok()),
            PageKey::Category(_) => &self.categories,
            PageKey::Section(_) => &self.sections,
            PageKey::Question(number) => {
                let section = site.edition.as_ref().and_then(|edition| edition.question(*number)).map(|question| &question.section);
                section.and_then(|section| self.questions.get(section)).map(Vec::as_slice).unwrap_or_default()
            }
            PageKey::Entity(_) => &self.entities,
            _ => &[],
        };
        (list, list.iter().position(|other| other == key))
    }
}
