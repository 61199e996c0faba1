//! From a site and a theme to pages in memory. Reads and writes no file.
//!
//! Every page of every language is rendered in parallel; a page that fails becomes a finding and the others go on.

mod chrome;
mod collections;
mod coverage;
mod coverage_csv;
mod criteria;
mod csv;
mod fragments;
mod frame;
mod images;
mod inline;
mod late;
mod minify;
mod parts;
mod question;
mod quiz;
mod refs;
mod register;
mod root;
mod sequence;
mod site_index;
mod svg_wireframe;
mod text_pages;

pub use coverage_csv::coverage_csv;
pub use images::images;
pub use register::{RegisterView, render_register};

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::locale::Locale;
use crate::model::{Artifact, PageKey};
use crate::resolve::Site;
use crate::theme::Theme;
use frame::{Frame, Frames, TOC_LIST};
use minify::minify;
use parts::{Part, assemble};
use sequence::{Maker, Sequences};
use text_pages::Body;

/// How pages are made.
#[derive(Debug, Clone, Copy, Default)]
pub struct RenderOptions {
    /// Make pages small (`build`); off in `preview`.
    pub minify: bool,
    /// Mark pages as a preview: their records are kept apart.
    pub preview: bool,
}

impl RenderOptions {
    /// What a template made, small if it is to be.
    fn small(self, html: Vec<u8>) -> Vec<u8> {
        if self.minify { minify(&html) } else { html }
    }
}

/// One page in one language, on its way to HTML.
pub(crate) struct Page<'a> {
    pub(crate) site: &'a Site,
    pub(crate) theme: &'a Theme,
    pub(crate) sequences: &'a Sequences,
    pub(crate) frames: &'a Frames,
    pub(crate) key: &'a PageKey,
    pub(crate) locale: Locale,
    pub(crate) options: RenderOptions,
}

/// Makes the pages of a site, all in one go or one at a time.
#[derive(Debug)]
pub struct Renderer {
    site: Arc<Site>,
    theme: Theme,
    options: RenderOptions,
    keys: Vec<PageKey>,
    sequences: Sequences,
    frames: Frames,
}

impl Renderer {
    /// Makes what pages share.
    pub fn new(site: Arc<Site>, theme: Theme, options: RenderOptions) -> Self {
        let sequences = Sequences::of(Maker { site: &site, theme: &theme, options });
        let mut renderer = Self { keys: site.page_keys(), sequences, site, theme, options, frames: Frames::default() };
        renderer.frames = Frames::of(renderer.pages());
        renderer
    }

    /// Renders the whole site: pages of every language, the language choice, not-found and storage pages. Every file is
    /// handed over as soon as it is finished, so that no thousand pages wait in memory.
    pub fn all(&self, put: &(dyn Fn(&Artifact) + Sync)) -> Diagnostics {
        self.frames.late().for_each(put);
        let pages: Vec<Page<'_>> = self.pages().collect();
        let failures = pages.into_par_iter().filter_map(|page| match page.rendered() {
            Ok(Rendered { page, late }) => {
                put(&page);
                late.iter().for_each(put);
                None
            }
            Err(failure) => Some(failure),
        });
        let mut failures: Vec<Failure> = failures.collect();
        for made in root::render(&self.site, &self.theme, self.options) {
            match made {
                Ok(page) => put(&page),
                Err(failure) => failures.push(failure),
            }
        }
        // One broken template fails every page that uses it; the first says it all.
        let mut reasons = BTreeSet::new();
        failures.retain(|failure| reasons.insert(failure.reason.clone()));
        let mut diagnostics = Diagnostics::default();
        for Failure { path, reason } in failures {
            diagnostics.push(Diagnostic::global(Code::RenderFailed).arg("path", path).arg("reason", reason));
        }
        diagnostics
    }

    /// Renders the page, or makes the late script, of a path; nothing when there is no such page or script.
    ///
    /// # Errors
    /// The reason, as the template engine words it.
    pub fn one(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        if path.starts_with(late::FOLDER) {
            return self.late_script(path).map(|made| made.map(|artifact| artifact.bytes));
        }
        let found = self.pages().find(|page| page.path() == path).map(|page| page.rendered().map(|made| made.page));
        let root = || {
            root::render(&self.site, &self.theme, self.options).into_iter().find(|made| match made {
                Ok(artifact) => artifact.path == path,
                Err(failure) => failure.path == path,
            })
        };
        let made = found.or_else(root)?;
        Some(made.map(|artifact| artifact.bytes).map_err(|failure| failure.reason))
    }

    /// Every page in every language.
    fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        let languages = &self.site.settings.languages;
        languages.iter().flat_map(|locale| self.keys.iter().map(|key| self.page(*locale, key)))
    }

    fn page<'a>(&'a self, locale: Locale, key: &'a PageKey) -> Page<'a> {
        let Self { site, theme, options, sequences, frames, .. } = self;
        Page { site, theme, sequences, frames, key, locale, options: *options }
    }

    /// What the theme brings.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }
}

/// A page as HTML, before minification.
struct Html {
    html: Vec<u8>,
    /// What is put in afterwards.
    parts: Vec<Part>,
    late: Option<Artifact>,
}

/// A page that is finished, and the script with its questions that it loads later.
struct Rendered {
    page: Artifact,
    late: Option<Artifact>,
}

/// A page that could not be made.
pub(crate) struct Failure {
    path: String,
    reason: String,
}

fn finish(path: String, html: Vec<u8>, parts: &[Part], options: RenderOptions) -> Artifact {
    Artifact { path, bytes: assemble(options.small(html), parts) }
}

fn failed(path: &str, reason: String) -> Failure {
    Failure { path: path.to_owned(), reason }
}

impl Page<'_> {
    fn rendered(&self) -> Result<Rendered, Failure> {
        let path = self.path();
        match self.html() {
            Ok(Html { html, parts, late }) => Ok(Rendered { page: finish(path, html, &parts, self.options), late }),
            Err(reason) => Err(failed(&path, reason)),
        }
    }

    /// Path in the output.
    fn path(&self) -> String {
        format!("{}/{}", self.locale, self.key.path())
    }

    /// The page as HTML, before minification, and the parts that are put in then.
    fn html(&self) -> Result<Html, String> {
        const TEXT: &str = "<?sk text?>";
        let (template, own) = self.content()?;
        let Frame { mut fields, mut parts, .. } = self.chrome()?;
        if let Some(Body { html, toc, fallback }) = self.body()? {
            fields.set("body_html", TEXT);
            if toc.len() > 2 {
                parts.push(self.part(TOC_LIST, "parts/toc-list.html", [("items", toc.into())])?);
                fields.set("has_toc", &true);
            }
            fields.set("fallback", &fallback);
            parts.push(Part::new(TEXT, html.into_bytes()));
        }
        fields.extend(own);
        fields.set("has_screens", &self.has_screens());
        let late = self.checks_script()?;
        if let Some(script) = &late {
            fields.set("checks_script", &format!("{}{}", self.to_root(), script.path));
        }
        Ok(Html { html: self.theme.templates.render_fields(template, &fields)?, parts, late })
    }

    /// Template and own fields of a page.
    fn content(&self) -> Result<(&'static str, Json), String> {
        match self.key {
            PageKey::Home => Ok(self.home()),
            PageKey::Page(_) => Ok(("page.html", Json::Null)),
            PageKey::Module(id) => self.module(id),
            PageKey::Quiz(id) => self.quiz(id),
            PageKey::Walkthrough(id) => self.walkthrough(id),
            PageKey::Criteria => Ok(self.criteria()),
            PageKey::Category(key) => Ok(self.category(key)),
            PageKey::Section(id) => Ok(self.section(id)),
            PageKey::Question(number) => Ok(self.question(*number)),
            PageKey::Entities => Ok(self.entities()),
            PageKey::Entity(id) => Ok(self.entity(id)),
            PageKey::Coverage => Ok(self.coverage()),
            PageKey::Glossary => Ok(self.glossary()),
            PageKey::Usage => Ok(self.usage()),
            PageKey::Training => Ok(self.training()),
            PageKey::Portal => Ok(self.portal()),
            PageKey::MyTraining => Ok(self.my_training()),
            PageKey::ThisPc => Ok(self.this_pc()),
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
