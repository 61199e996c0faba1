//! Title and summary of every page in every language.

use super::site::Site;
use crate::locale::Locale;
use crate::model::PageKey;

/// Title of a page.
pub fn title(site: &Site, key: &PageKey, locale: Locale) -> String {
    let word = |name: &str| site.word(locale, name);
    let edition = site.edition.as_ref();
    let data = match key {
        PageKey::Home => Some(site.settings.title.get_or_any(locale).to_owned()),
        PageKey::Training => Some(word("page-training")),
        PageKey::Criteria => Some(word("page-criteria")),
        PageKey::Portal => Some(word("page-portal")),
        PageKey::Glossary => Some(word("page-glossary")),
        PageKey::Usage => Some(word("page-usage")),
        PageKey::Entities => Some(word("page-entities")),
        PageKey::Coverage => Some(word("page-coverage")),
        PageKey::MyTraining => Some(word("page-my-training")),
        PageKey::ThisPc => Some(word("page-this-pc")),
        PageKey::Search => Some(word("page-search")),
        PageKey::SiteIndex => Some(word("page-site-index")),
        PageKey::Quiz(id) => {
            let module = title(site, &PageKey::Module(id.clone()), locale);
            Some(site.words.format(locale, "page-quiz", &[("module", module.into())]))
        }
        PageKey::Category(key) => site.category(key).map(|category| category.title.get_or_any(locale).to_owned()),
        PageKey::Section(id) => site.portal_section(id).map(|section| section.title.get_or_any(locale).to_owned()),
        PageKey::Question(number) => {
            edition.and_then(|edition| edition.question(*number)).map(|question| question.title.get_or_any(locale).to_owned())
        }
        PageKey::Entity(id) => {
            edition.and_then(|edition| edition.entity(id.as_str())).map(|entity| entity.title.get_or_any(locale).to_owned())
        }
        PageKey::Module(_) | PageKey::Walkthrough(_) | PageKey::Page(_) => {
            site.text_or_any(key, locale).map(|text| site.fill(&text.title, locale))
        }
    };
    data.unwrap_or_default()
}

/// Title of a section of a text: its heading, by id.
pub fn section_title(site: &Site, key: &PageKey, section: &str, locale: Locale) -> Option<String> {
    let headings = &site.text_or_any(key, locale)?.document.headings;
    let heading = headings.iter().find(|heading| heading.id.as_ref().is_some_and(|id| id.as_str() == section))?;
    Some(site.fill(&heading.text, locale))
}

/// One sentence about a page; empty when there is none.
pub fn summary(site: &Site, key: &PageKey, locale: Locale) -> String {
    let edition = site.edition.as_ref();
    match key {
        PageKey::Question(number) => edition
            .and_then(|edition| edition.question(*number))
            .map(|question| question.text.get_or_any(locale).to_owned())
            .unwrap_or_default(),
        PageKey::Quiz(id) => summary(site, &PageKey::Module(id.clone()), locale),
        PageKey::Home | PageKey::Module(_) | PageKey::Walkthrough(_) | PageKey::Page(_) => {
            site.text_or_any(key, locale).map(|text| site.fill(&text.summary, locale)).unwrap_or_default()
        }
        PageKey::ThisPc => site.word(locale, "pc-lead"),
        PageKey::Coverage => site.word(locale, "coverage-lead"),
        _ => String::new(),
    }
}
