//! `sekisho stats --links`: the sources outside the site, when they were taken, and the pages that lead to them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::terminal::Terminal;
use crate::markdown::Target;
use crate::model::OutsideSource;
use crate::resolve::Site;

/// Pages that lead to somebody else's, by listed source and by bare address.
pub(super) struct Links<'a> {
    sources: Vec<(&'a OutsideSource, BTreeSet<String>)>,
    others: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Links<'a> {
    pub(super) fn of(site: &'a Site) -> Self {
        let mut others: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut by_id: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for link in site.outside_links() {
            match link.target {
                Target::Source { id } => by_id.entry(id).or_default().insert(link.page.path()),
                address => others.entry(address.to_string()).or_default().insert(link.page.path()),
            };
        }
        let listed = site.outside.iter().flat_map(|outside| &outside.data.sources);
        let sources = listed.map(|source| (source, by_id.remove(source.id.as_str()).unwrap_or_default())).collect();
        Self { sources, others }
    }

    pub(super) fn json(&self) -> Json {
        let sources = self.sources.iter().map(|(source, pages)| {
            let mut entry = json!(source);
            if let Some(fields) = entry.as_object_mut() {
                fields.insert("pages".to_owned(), json!(pages));
            }
            entry
        });
        let others = self.others.iter().map(|(url, pages)| json!({ "url": url, "pages": pages }));
        json!({ "schema": "sekisho/links/1", "sources": sources.collect::<Vec<_>>(), "others": others.collect::<Vec<_>>() })
    }

    /// An entry of several lines for each source: addresses are too long for columns.
    pub(super) fn list(&self, terminal: &Terminal) -> String {
        let separator = terminal.word("list-separator", &[]);
        let pages = |pages: &BTreeSet<String>| match pages.is_empty() {
            true => terminal.word("links-unused", &[]),
            false => terminal.word("links-pages", &[("list", pages.iter().cloned().collect::<Vec<_>>().join(&separator).into())]),
        };
        let mut text = terminal.word("links-sources", &[("n", self.sources.len().into())]) + "\n";
        for (source, on) in &self.sources {
            let languages: Vec<&str> = source.languages.iter().map(|locale| locale.as_str()).collect();
            let own = |text: &crate::locale::LocalizedText| text.get(terminal.locale).unwrap_or_default().to_owned();
            let title = terminal.word(
                if source.official { "links-official" } else { "links-title" },
                &[
                    ("title", own(&source.title).into()),
                    ("publisher", own(&source.publisher).into()),
                    ("languages", languages.join(&separator).into()),
                ],
            );
            let dated = source.dated.as_deref().unwrap_or("none").to_owned();
            let dates = terminal.word("links-dates", &[("dated", dated.into()), ("taken", source.taken.to_string().into())]);
            text.push_str(&format!("\n{title}\n  {}\n  {dates}\n  {}\n", source.url, pages(on)));
        }
        if !self.others.is_empty() {
            text.push_str(&format!("\n{}\n", terminal.word("links-others", &[("n", self.others.len().into())])));
            for (url, on) in &self.others {
                text.push_str(&format!("\n{url}\n  {}\n", pages(on)));
            }
        }
        text
    }
}
