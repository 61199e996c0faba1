//! The list of all pages, A to Z or in the order of the Japanese syllabary, for readers without scripts.

use serde_json::{Value as Json, json};

use super::Page;
use super::collections::{group_name, sort_by_language};
use crate::locale::Locale;
use crate::model::PageKey;
use crate::resolve::title;
use crate::search::{collect, kana};

impl Page<'_> {
    /// Every page by its first letter, or by the first kana of its reading. Digits, letters among kana, and kanji whose
    /// reading is not known come last.
    pub(super) fn site_index(&self) -> (&'static str, Json) {
        let keys = self.site.page_keys();
        let titles: Vec<String> = keys.iter().map(|key| title(self.site, key, self.locale)).collect();
        let read = if self.locale == Locale::JA {
            kana(&collect::terms(self.site), collect::readings(self.site), titles.iter().map(String::as_str))
        } else {
            titles.clone()
        };
        let mut pages: Vec<(String, Json)> = std::iter::zip(read, std::iter::zip(&keys, &titles))
            .map(|(read, (key, title))| (read, json!({ "href": self.link(key), "title": title, "note": self.index_note(key) })))
            .collect();
        sort_by_language(&mut pages, self.locale);
        // Readers of kana expect them first; a collation has Latin letters before them.
        pages.sort_by_key(|(read, _)| place(read, self.locale));
        let mut groups: Vec<(String, Vec<Json>)> = Vec::new();
        for (read, page) in pages {
            let name = self.index_group(&read);
            match groups.last_mut() {
                Some((last, pages)) if *last == name => pages.push(page),
                _ => groups.push((name, vec![page])),
            }
        }
        let groups: Vec<Json> =
            (1..).zip(groups).map(|(at, (title, pages))| json!({ "id": format!("group-{at}"), "title": title, "pages": pages })).collect();
        ("site-index.html", json!({ "groups": groups }))
    }

    fn index_group(&self, read: &str) -> String {
        match place(read, self.locale) {
            Place::First => group_name(read, self.locale),
            Place::Latin => self.site.word(self.locale, "site-index-latin"),
            Place::Last => self.site.word(self.locale, "site-index-rest"),
        }
    }

    /// What tells pages of the same title apart.
    fn index_note(&self, key: &PageKey) -> Option<String> {
        match key {
            PageKey::Question(number) => {
                Some(self.site.words.format(self.locale, "question-number", &[("number", number.to_string().into())]))
            }
            _ => (key.depth() > 0).then(|| self.site.word(self.locale, &format!("kind-{}", key.kind()))),
        }
    }
}

/// Where a group stands in the list.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    First,
    Latin,
    Last,
}

fn place(read: &str, locale: Locale) -> Place {
    let first = read.chars().next().unwrap_or('#');
    match locale {
        Locale::JA if matches!(first, '\u{3041}'..='\u{3096}') => Place::First,
        Locale::JA if first.is_ascii_alphanumeric() => Place::Latin,
        Locale::JA => Place::Last,
        _ if group_name(read, locale) == "#" => Place::Last,
        _ => Place::First,
    }
}
