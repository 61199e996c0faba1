//! What all pages of one kind have alike in a language: site, assets, navigation, words for scripts, header and foot.
//!
//! Made once, so that a page of a large site costs its own content and not its frame.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::Page;
use super::late::LateScripts;
use super::parts::Part;
use crate::locale::{Locale, LocalizedText};
use crate::model::{Artifact, PageId, PageKey};
use crate::theme::Fields;

/// Templates of the parts, with the field that holds their HTML and the mark for it.
const PARTS: [(&str, &str, &str); 6] = [
    ("parts/head.html", "head_html", "<?sk head?>"),
    ("parts/header.html", "header_html", "<?sk header?>"),
    ("parts/tools.html", "tools_html", "<?sk tools?>"),
    ("parts/toc-folded.html", "toc_folded_html", "<?sk folded?>"),
    ("parts/toc.html", "toc_html", "<?sk toc?>"),
    ("parts/foot.html", "foot_html", "<?sk foot?>"),
];
/// Stands for the contents list of a page in two of them.
pub(super) const TOC_LIST: &str = "<?sk list?>";

/// What pages of one kind have alike in a language.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) fields: Fields,
    /// Parts that are put in when a page is done.
    pub(super) parts: Vec<Part>,
}

/// The frames of a site.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    /// By language and kind of page; the reason where a template failed.
    frames: BTreeMap<(Locale, &'static str), Result<Frame, String>>,
    /// Scripts that all pages of a language load later.
    late: BTreeMap<Locale, Result<LateScripts, String>>,
}

impl Frames {
    /// Makes the frames that these pages need; the first page of each kind stands for all, since pages of a kind lie
    /// in the same folder.
    pub(super) fn of<'a>(pages: impl IntoIterator<Item = Page<'a>>) -> Self {
        let mut frames = Self::default();
        for page in pages {
            let locale = page.locale;
            let late = frames.late.entry(locale).or_insert_with(|| page.late_scripts());
            frames.frames.entry((locale, page.key.kind())).or_insert_with(|| page.frame(late.as_ref().map_err(Clone::clone)?));
        }
        frames
    }

    /// The scripts that all pages of a language load later.
    pub(super) fn late(&self) -> impl Iterator<Item = &Artifact> {
        self.late.values().flatten().flat_map(LateScripts::all)
    }

    /// The frame of a page.
    pub(super) fn get(&self, page: &Page<'_>) -> Result<Frame, String> {
        let made = || page.late_scripts().and_then(|late| page.frame(&late));
        self.frames.get(&(page.locale, page.key.kind())).cloned().unwrap_or_else(made)
    }
}

impl Page<'_> {
    fn frame(&self, late: &LateScripts) -> Result<Frame, String> {
        let site = self.site;
        let settings = &site.settings;
        let locale = self.locale;
        let edition = site.edition.as_ref();
        let text_of = |text: Option<&LocalizedText>| text.map(|text| text.get_or_any(locale).to_owned());
        let scripts: &[&str] = match self.key {
            PageKey::Quiz(_) => &["store", "quiz", "records"],
            PageKey::MyTraining => &["store", "records"],
            PageKey::ThisPc => &["store", "this-pc"],
            PageKey::Search => &["store", "search-page"],
            _ => &["store"],
        };
        let address = |script: &Artifact| format!("{}{}", self.to_root(), script.path);
        let mut fields = Fields::default();
        fields.extend(json!({
            "lang": locale.as_str(),
            "dir_root": self.to_root(),
            "page": { "kind": self.key.kind() },
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
                // A shared computer offers nothing of one person to the next, unless the trainer allows it.
                "remember": !settings.kiosk.enabled || settings.kiosk.remember,
                "preview": self.options.preview,
            },
            "assets": self.theme.assets.links(&self.to_root()),
            "search_index": format!("{}search/{locale}.js", self.to_root()),
            "nav": self.navigation(),
            "toc_list_html": TOC_LIST,
            // A page brings its own.
            "crumbs_html": "",
            "side_html": "",
            "pager_html": "",
            "has_toc": false,
            "body_html": "",
            "fallback": null,
            "words_json": self.words_json(scripts),
            "search_words": address(&late.search_words),
            "settings_script": address(&late.settings),
            "step_script": address(&late.step),
            "kiosk_script": late.kiosk.as_ref().map(address),
            "links": {
                "home": self.link(&PageKey::Home),
                "training": self.link(&PageKey::Training),
                "criteria": self.optional_link(&PageKey::Criteria),
                "entities": self.optional_link(&PageKey::Entities),
                "portal": self.link(&PageKey::Portal),
                "glossary": self.optional_link(&PageKey::Glossary),
                "my_training": self.link(&PageKey::MyTraining),
                "this_pc": self.link(&PageKey::ThisPc),
                "search": self.link(&PageKey::Search),
                "site_index": self.link(&PageKey::SiteIndex),
                "about": PageId::new("about").ok().and_then(|id| self.optional_link(&PageKey::Page(id))),
            },
        }));
        let mut parts = Vec::new();
        for (template, name, mark) in PARTS {
            let html = self.theme.templates.render_fields(template, &fields)?;
            parts.push(Part::holding(mark, self.options.small(html)));
            fields.set(name, mark);
        }
        Ok(Frame { fields, parts })
    }

    fn optional_link(&self, key: &PageKey) -> Option<String> {
        self.site.has_page(key).then(|| self.link(key))
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
}
