//! Reads the shards back and answers queries: the reference that `search.js` has to agree with.

mod plan;
mod rank;
mod verify;

use std::collections::{BTreeMap, BTreeSet};

use super::deflate::inflate;
use super::fragments::StoredSection;
use super::index::Posting;
use super::input::{IndexFiles, SearchError};
use super::manifest::Manifest;
use super::{counts, expand, facets, fragments, printable, shard, terms};
use plan::{Plan, Stage};

/// Characters of a query that are looked at.
const QUERY_MAX: usize = 200;

/// The decoded index of one language.
#[derive(Debug)]
pub struct Reader {
    /// Number of sections.
    count: u32,
    /// Terms that a plan avoids.
    heavy: BTreeSet<String>,
    terms: BTreeMap<String, Vec<Posting>>,
    words: BTreeMap<String, Vec<String>>,
    sections: Vec<StoredSection<'static>>,
    /// The page of each section.
    page_of: Vec<u32>,
}

/// A page that was found, by its best section.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Path below the folder of the language.
    pub path: String,
    /// Anchor of the best section.
    pub anchor: Option<String>,
    /// Title of the page.
    pub title: String,
    /// Heading of the best section.
    pub heading: String,
    /// Higher is better; only the order within one answer has a meaning.
    pub score: f64,
    /// Up to three further sections of the page.
    pub more: Vec<SubHit>,
}

/// A further section of a page that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubHit {
    /// Anchor of the section.
    pub anchor: String,
    /// Heading of the section.
    pub heading: String,
}

/// What a query found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Pages, best first.
    pub hits: Vec<Hit>,
    /// Words that were searched besides those of the query.
    pub also: Vec<String>,
    /// Nothing matches the query itself; these pages come nearest to it.
    pub nearest: bool,
}

impl Reader {
    /// Decodes all shards of a language.
    ///
    /// # Errors
    /// [`SearchError::Shard`] when a shard is missing, damaged or of another version.
    pub fn open(files: &IndexFiles) -> Result<Self, SearchError> {
        let folder = files.folder.rsplit('/').next().unwrap_or_default();
        let mut payloads: BTreeMap<String, String> = BTreeMap::new();
        for (file, bytes) in &files.files {
            let [named, name, payload] = shard::parse(file, bytes)?;
            if named != folder || format!("{name}.js") != *file {
                return Err(SearchError::shard(file, "it belongs to another index"));
            }
            payloads.insert(name, payload);
        }
        let read = |name: &str, phrases: &str| {
            let text = payloads.get(name).ok_or_else(|| SearchError::shard(name, "it is missing"))?;
            inflate(&printable::read(text, name)?, phrases.as_bytes(), name)
        };
        let manifest = Manifest::parse(&read("m", "")?)?;
        let read = |name: &str| read(name, &manifest.phrases);
        let mut postings = BTreeMap::new();
        for at in 0..manifest.term_shards(read)? {
            let name = format!("t/{at}");
            postings.extend(terms::parse(&read(&name)?, manifest.n, &name)?);
        }
        let mut words = BTreeMap::new();
        for at in 0..manifest.words.len() {
            let name = format!("y/{at}");
            words.extend(expand::parse(&read(&name)?, &name)?);
        }
        let mut sections = Vec::new();
        let pages = counts::read(&manifest.pages, "m")?;
        for (at, count) in counts::read(&manifest.fragments, "m")?.into_iter().enumerate() {
            let name = format!("f/{at}");
            let before = sections.len();
            sections.extend(fragments::parse(&read(&name)?, &name)?);
            if sections.len() - before != count as usize {
                return Err(SearchError::shard(&name, "it has another number of sections than the manifest says"));
            }
        }
        facets::check(&read("c")?, pages.len())?;
        let mut page_of = Vec::new();
        for (page, count) in (0_u32..).zip(pages) {
            page_of.extend(std::iter::repeat_n(page, count as usize));
        }
        if page_of.len() != sections.len() || manifest.n as usize != sections.len() {
            return Err(SearchError::shard("m", "its numbers do not fit together"));
        }
        Ok(Self { count: manifest.n, heavy: manifest.heavy.into_iter().collect(), terms: postings, words, sections, page_of })
    }

    /// The pages that a query finds, best first, at most `limit`.
    pub fn query(&self, text: &str, limit: usize) -> Vec<Hit> {
        self.answer(text, limit).hits
    }

    /// What a query finds, with what was searched besides.
    pub fn answer(&self, text: &str, limit: usize) -> Answer {
        let text: String = text.chars().take(QUERY_MAX).collect();
        for stage in Stage::ALL {
            let plan = Plan::new(self, &text, stage);
            let answer = rank::answer(self, &plan, limit);
            if !answer.hits.is_empty() {
                return answer;
            }
        }
        Answer::default()
    }

    fn postings(&self, term: &str) -> &[Posting] {
        self.terms.get(term).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
