//! What every page has around its content: site, navigation, breadcrumbs, language switch, words for scripts.

use serde_json::{Map, Value as Json, json};

use super::Page;
use crate::locale::Locale;
use crate::model::PageKey;
use crate::resolve::{summary, title};

/// A link of the chrome.
fn entry(href: Option<String>, title: String) -> Json {
    json!({ "href": href, "title": title })
}

impl Page<'_> {
    pub(super) fn chrome(&self) -> Map<String, Json> {
        let site = self.site;
        let settings = &site.settings;
        let locale = self.locale;
        let others: Vec<Json> = settings
            .languages
            .iter()
            .filter(|other| **other != locale)
            .map(|other| {
                json!({
                    "lang": other.as_str(),
                    "name": site.word(*other, "language-name"),
                    "href": format!("{}{other}/{}", self.to_root(), self.key.path()),
                })
            })
            .collect();
        let (order, at) = self.sequences.around(site, self.key);
        let near = |offset: isize| -> Json {
            at.and_then(|at| at.checked_add_signed(offset))
                .and_then(|at| order.get(at))
                .map_or(Json::Null, |key| entry(Some(self.link(key)), self.short_title(key)))
        };
        let edition = site.edition.as_ref();
        let text_of = |text: Option<&crate::locale::LocalizedText>| text.map(|text| text.get_or_any(locale).to_owned());
        let context = json!({
            "lang": locale.as_str(),
            "dir_root": self.to_root(),
            "page": {
                "path": self.key.path().trim_end_matches(".html"),
                "id": self.key.path().trim_end_matches(".html").replace('/', "-"),
                "kind": self.key.kind(),
                "title": title(site, self.key, locale),
                "summary": summary(site, self.key, locale),
                "url": format!("{locale}/{}", self.key.path()),
            },
            "site": {
                "title": settings.title.get_or_any(locale),
                "owner": if settings.owner.is_empty() { settings.title.get_or_any(locale) } else { settings.owner.get_or_any(locale) },
                "owners": settings.languages.iter().map(|other| json!({
                    "lang": other.as_str(), "text": settings.owner.get_or_any(*other),
                })).collect::<Vec<_>>(),
                "tagline": settings.tagline.get_or_any(locale),
                "base": settings.base,
                "id": settings.site_id(),
                "edition_title": text_of(edition.map(|edition| &edition.criteria.data.title)),
                "as_of": text_of(edition.map(|edition| &edition.criteria.data.as_of)),
                "disclaimer": text_of(edition.map(|edition| &edition.criteria.data.disclaimer)),
                "languages": settings.languages.iter().map(|other| json!({
                    "lang": other.as_str(), "name": site.word(*other, "language-name"),
                })).collect::<Vec<_>>(),
                "kiosk_minutes": if settings.kiosk.enabled { settings.kiosk.idle_minutes } else { 0 },
                "preview": self.options.preview,
            },
            "assets": self.theme.assets.links(&self.to_root()),
            "search_index": format!("{}search/{locale}.js", self.to_root()),
            "nav": self.navigation(),
            "other": others.first(),
            "others": others,
            "breadcrumbs": self.breadcrumbs(),
            "section_nav": self.section_navigation(),
            "toc": [],
            "prev": near(-1),
            "next": near(1),
            "words_json": self.words_json(locale),
            "links": {
                "home": self.link(&PageKey::Home),
                "training": self.link(&PageKey::Training),
                "criteria": self.optional_link(&PageKey::Criteria),
                "entities": self.optional_link(&PageKey::Entities),
                "portal": self.link(&PageKey::Portal),
                "glossary": self.optional_link(&PageKey::Glossary),
                "my_training": self.link(&PageKey::MyTraining),
                "search": self.link(&PageKey::Search),
                "site_index": self.link(&PageKey::SiteIndex),
                "about": crate::model::PageId::new("about").ok().and_then(|id| self.optional_link(&PageKey::Page(id))),
            },
        });
        match context {
            Json::Object(map) => map,
            _ => Map::new(),
        }
    }

    fn optional_link(&self, key: &PageKey) -> Option<String> {
        self.site.has_page(key).then(|| self.link(key))
    }

    /// Title for lists; questions carry their number.
    pub(super) fn short_title(&self, key: &PageKey) -> String {
        let name = title(self.site, key, self.locale);
        match key {
            PageKey::Question(number) => format!("{number} {name}"),
            _ => name,
        }
    }

    /// The top entry that a page belongs to.
    fn branch(&self) -> Option<PageKey> {
        match self.key {
            PageKey::Training | PageKey::Module(_) | PageKey::Quiz(_) => Some(PageKey::Training),
            PageKey::Criteria
            | PageKey::Category(_)
            | PageKey::Section(_)
            | PageKey::Question(_)
            | PageKey::Entities
            | PageKey::Entity(_) => Some(PageKey::Criteria),
            PageKey::Portal | PageKey::Walkthrough(_) => Some(PageKey::Portal),
            PageKey::Glossary => Some(PageKey::Glossary),
            _ => None,
        }
    }

    fn navigation(&self) -> Vec<Json> {
        let branch = self.branch();
        [PageKey::Training, PageKey::Criteria, PageKey::Portal, PageKey::Glossary]
            .into_iter()
            .filter(|key| self.site.has_page(key))
            .map(|key| {
                json!({
                    "id": key.kind(),
                    "href": self.link(&key),
                    "title": self.site.word(self.locale, &format!("nav-{}", key.kind())),
                    "current": branch.as_ref() == Some(&key),
                })
            })
            .collect()
    }

    fn breadcrumbs(&self) -> Vec<Json> {
        if *self.key == PageKey::Home {
            return Vec::new();
        }
        let mut way = vec![PageKey::Home];
        if let Some(branch) = self.branch().filter(|branch| branch != self.key) {
            way.push(branch);
        }
        match self.key {
            PageKey::Question(number) => {
                let question = self.site.edition.as_ref().and_then(|edition| edition.question(*number));
                way.extend(question.map(|question| PageKey::Section(question.section.clone())));
            }
            PageKey::Entity(_) => way.push(PageKey::Entities),
            PageKey::Quiz(id) => way.push(PageKey::Module(id.clone())),
            _ => {}
        }
        let word = |key: &PageKey| match key {
            PageKey::Home => self.site.word(self.locale, "nav-home"),
            PageKey::Training | PageKey::Criteria | PageKey::Portal | PageKey::Glossary => {
                self.site.word(self.locale, &format!("nav-{}", key.kind()))
            }
            key => title(self.site, key, self.locale),
        };
        let mut list: Vec<Json> = way.iter().map(|key| entry(Some(self.link(key)), word(key))).collect();
        let own = match self.key {
            PageKey::Question(number) => self.site.words.format(self.locale, "question-number", &[("number", number.to_string().into())]),
            PageKey::Quiz(_) => self.site.word(self.locale, "nav-quiz"),
            key => word(key),
        };
        list.push(entry(None, own));
        list
    }

    /// The list beside the text: the pages of the same kind. Long runs of pages are cut to the neighbors, so that a
    /// page's size does not grow with the site.
    fn section_navigation(&self) -> Json {
        /// Most entries of the list.
        const MOST: usize = 24;
        let (keys, at) = self.sequences.around(self.site, self.key);
        let heading = match self.key {
            PageKey::Module(_) | PageKey::Quiz(_) => self.site.word(self.locale, "nav-training"),
            PageKey::Walkthrough(_) => self.site.word(self.locale, "nav-portal"),
            PageKey::Category(_) => self.site.word(self.locale, "nav-categories"),
            PageKey::Section(_) => self.site.word(self.locale, "nav-sections"),
            PageKey::Question(number) => {
                let question = self.site.edition.as_ref().and_then(|edition| edition.question(*number));
                let section =
                    question.map(|question| title(self.site, &PageKey::Section(question.section.clone()), self.locale)).unwrap_or_default();
                self.site.words.format(self.locale, "nav-questions-of", &[("section", section.into())])
            }
            PageKey::Entity(_) => self.site.word(self.locale, "nav-entities"),
            PageKey::Page(_) => self.site.word(self.locale, "nav-pages"),
            _ => return Json::Null,
        };
        if keys.len() < 2 {
            return Json::Null;
        }
        let at = at.unwrap_or(0);
        let from = if keys.len() <= MOST { 0 } else { at.saturating_sub(MOST / 2).min(keys.len() - MOST) };
        let items: Vec<Json> = keys
            .iter()
            .skip(from)
            .take(MOST)
            .map(|key| {
                let number = match key {
                    PageKey::Question(number) => Some(number.to_string()),
                    PageKey::Category(key) => self.site.category(key).map(|category| category.number.to_string()),
                    _ => None,
                };
                json!({ "href": self.link(key), "title": title(self.site, key, self.locale), "number": number, "current": key == self.key })
            })
            .collect();
        json!({ "title": heading, "items": items })
    }

    /// The words that the page's scripts need, as JSON that may stand inside a script element.
    fn words_json(&self, locale: Locale) -> String {
        let mut scripts = vec!["site", "store", "search"];
        scripts.extend_from_slice(match self.key {
            PageKey::Quiz(_) => &["quiz", "records", "attempt"],
            PageKey::MyTraining => &["records", "my-training"],
            PageKey::Module(_) if self.has_checks() => &["quiz"],
            _ => &[],
        });
        let mut words = Map::new();
        for script in scripts {
            for key in self.theme.script_words.get(script).into_iter().flatten() {
                words.insert(key.clone(), Json::String(self.site.words.template(locale, key)));
            }
        }
        script_json(&Json::Object(words))
    }
}

/// JSON that can stand inside a script element: no `<` that could end it, no line separators that old engines refuse.
pub(super) fn script_json(value: &Json) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
