//! From a site and a theme to pages in memory. Reads and writes no file.
//!
//! Every page of every language is rendered in parallel; a page that fails becomes a finding and the others go on.

mod chrome;
mod collections;
mod criteria;
mod fragments;
mod images;
mod inline;
mod minify;
mod quiz;
mod refs;
mod root;
mod sequence;
mod svg_wireframe;
mod text_pages;

pub use images::images;

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::locale::Locale;
use crate::model::{Artifact, PageKey};
use crate::resolve::Site;
use crate::theme::Theme;
use sequence::Sequences;

/// How pages are made.
#[derive(Debug, Clone, Copy, Default)]
pub struct RenderOptions {
    /// Make pages small (`build`); off in `preview`.
    pub minify: bool,
    /// Mark pages as a preview: their records are kept apart.
    pub preview: bool,
}

/// One page in one language, on its way to HTML.
pub(crate) struct Page<'a> {
    pub(crate) site: &'a Site,
    pub(crate) theme: &'a Theme,
    pub(crate) sequences: &'a Sequences,
    pub(crate) key: &'a PageKey,
    pub(crate) locale: Locale,
    pub(crate) options: RenderOptions,
}

/// Renders the whole site: pages of every language, the language choice, not-found and storage pages.
pub fn render(site: &Site, theme: &Theme, options: RenderOptions) -> (Vec<Artifact>, Diagnostics) {
    let keys = site.page_keys();
    let sequences = Sequences::of(site);
    let jobs: Vec<(Locale, &PageKey)> =
        site.settings.languages.iter().flat_map(|locale| keys.iter().map(move |key| (*locale, key))).collect();
    let results: Vec<Result<Artifact, Failure>> = jobs
        .into_par_iter()
        .map(|(locale, key)| {
            let page = Page { site, theme, sequences: &sequences, key, locale, options };
            let path = format!("{locale}/{}", key.path());
            page.html().map(|html| finish(path.clone(), html, options)).map_err(|reason| failed(&path, reason))
        })
        .collect();
    let mut artifacts = Vec::with_capacity(results.len() + 3);
    let mut diagnostics = Diagnostics::default();
    let mut reasons = BTreeSet::new();
    for result in results.into_iter().chain(root::render(site, theme, options)) {
        match result {
            Ok(artifact) => artifacts.push(artifact),
            // One broken template fails every page that uses it; the first says it all.
            Err(failure) if reasons.insert(failure.reason.clone()) => {
                diagnostics.push(Diagnostic::global(Code::RenderFailed).arg("path", failure.path).arg("reason", failure.reason));
            }
            Err(_) => {}
        }
    }
    (artifacts, diagnostics)
}

/// A page that could not be made.
pub(crate) struct Failure {
    path: String,
    reason: String,
}

fn finish(path: String, html: String, options: RenderOptions) -> Artifact {
    let bytes = if options.minify { minify::minify(&html) } else { html.into_bytes() };
    Artifact { path, bytes }
}

fn failed(path: &str, reason: String) -> Failure {
    Failure { path: path.to_owned(), reason }
}

impl Page<'_> {
    /// The page as HTML, before minification.
    fn html(&self) -> Result<String, String> {
        let (template, own) = self.content()?;
        let mut context = self.chrome();
        if let Json::Object(own) = own {
            context.extend(own);
        }
        self.theme.templates.render(template, &context)
    }

    /// Template and own fields of a page.
    fn content(&self) -> Result<(&'static str, Json), String> {
        match self.key {
            PageKey::Home => self.home(),
            PageKey::Page(_) => self.text_page(),
            PageKey::Module(id) => self.module(id),
            PageKey::Quiz(id) => self.quiz(id),
            PageKey::Walkthrough(id) => self.walkthrough(id),
            PageKey::Criteria => Ok(self.criteria()),
            PageKey::Category(key) => Ok(self.category(key)),
            PageKey::Section(id) => Ok(self.section(id)),
            PageKey::Question(number) => Ok(self.question(*number)),
            PageKey::Entities => Ok(self.entities()),
            PageKey::Entity(id) => Ok(self.entity(id)),
            PageKey::Glossary => Ok(self.glossary()),
            PageKey::Training => Ok(self.training()),
            PageKey::Portal => Ok(self.portal()),
            PageKey::MyTraining => Ok(self.my_training()),
            PageKey::Search => Ok(("search.html", Json::Object(serde_json::Map::new()))),
            PageKey::SiteIndex => Ok(self.site_index()),
        }
    }

    /// Another language of the site, for the small second line under titles; the page's own when there is only one.
    pub(crate) fn other(&self) -> Locale {
        self.site.settings.languages.iter().copied().find(|locale| *locale != self.locale).unwrap_or(self.locale)
    }

    /// Relative link to a page of the same language.
    pub(crate) fn link(&self, key: &PageKey) -> String {
        self.key.link_to(key)
    }

    /// Relative path to the output's root.
    pub(crate) fn to_root(&self) -> String {
        "../".repeat(self.key.depth() + 1)
    }
}
