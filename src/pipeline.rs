//! The order of the stages, in one screenful.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::{LoadOptions, LoadedSite, TextCache, load};
use crate::locale::{Locale, Words, builtin, builtin_words};
use crate::markdown::SearchText;
use crate::model::Artifact;
use crate::render::{RenderOptions, Renderer, images};
use crate::resolve::{Site, resolve};
use crate::search::{build_index, collect};
use crate::source::{SourceMap, Span};
use crate::theme::Theme;
use crate::{check, config};

/// What a run makes, beside pages.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Warnings count as errors.
    pub strict: bool,
    /// Build the search index.
    pub search: bool,
    /// How pages are made.
    pub render: RenderOptions,
}

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// The site, when its settings could be read.
    pub site: Option<Arc<Site>>,
    /// Findings, sorted.
    pub diagnostics: Diagnostics,
    /// Files for printing findings, when there is no site.
    sources: SourceMap,
    words: Arc<Words>,
}

impl Outcome {
    /// The files that findings speak of.
    pub fn sources(&self) -> &SourceMap {
        self.site.as_ref().map_or(&self.sources, |site| &site.sources)
    }

    /// Words in which findings are printed.
    pub fn words(&self) -> &Words {
        self.site.as_ref().map_or(&self.words, |site| &site.words)
    }
}

/// Reads, resolves and checks a site.
pub fn analyze(root: &Path, options: Options, cache: &mut TextCache) -> Outcome {
    let search_text = if options.search { SearchText::Collected } else { SearchText::LeftOut };
    let (loaded, mut diagnostics) = load(&LoadOptions { root: root.to_path_buf(), search_text }, cache);
    let (site, rest, found) = resolve(loaded, options.render.preview, words);
    diagnostics.extend(found);
    if let Some(site) = &site {
        diagnostics.extend(check::check(site));
        diagnostics.apply_levels(|code| levels(&site.settings, code));
    }
    let mut outcome = Outcome { site: site.map(Arc::new), diagnostics, sources: rest.sources, words: rest.words };
    finish(&mut outcome, options);
    outcome
}

/// Where finished files go, in any order and from many threads.
pub type Put<'a> = &'a (dyn Fn(&Artifact) + Sync);

/// Reads, checks and renders a site and hands over every file that is finished. The files are of worth only when there
/// is no error: a page may fail when others are already made.
pub fn build(root: &Path, options: Options, cache: &mut TextCache, put: Put<'_>) -> Outcome {
    let mut outcome = analyze(root, options, cache);
    let Some(site) = outcome.site.as_ref().filter(|_| !outcome.diagnostics.has_errors()) else { return outcome };
    if let Err(found) = artifacts(site, options, put) {
        outcome.diagnostics.extend(found);
        finish(&mut outcome, options);
    }
    outcome
}

/// A site whose pages are made when they are asked for; everything else is there.
#[derive(Debug)]
pub struct LiveSite {
    /// Makes the pages.
    pub renderer: Renderer,
    /// Styles, scripts, images and, if asked for, the search index.
    pub others: Vec<Artifact>,
}

/// Reads and checks a site and prepares its pages. It is there only when there is no error.
pub fn open(root: &Path, options: Options, cache: &mut TextCache) -> (Outcome, Option<LiveSite>) {
    let mut outcome = analyze(root, options, cache);
    let Some(site) = outcome.site.as_ref().filter(|_| !outcome.diagnostics.has_errors()) else { return (outcome, None) };
    let prepared = renderer(site, options).and_then(|renderer| {
        let mut others = search(site, options)?;
        others.extend(further(&renderer, site));
        Ok(LiveSite { renderer, others })
    });
    match prepared {
        Ok(live) => (outcome, Some(live)),
        Err(found) => {
            outcome.diagnostics.push(found);
            finish(&mut outcome, options);
            (outcome, None)
        }
    }
}

fn renderer(site: &Arc<Site>, options: Options) -> Result<Renderer, Diagnostic> {
    let theme = Theme::new(&site.theme, site.settings.accent.as_ref(), &site.words).map_err(|broken| *broken)?;
    Ok(Renderer::new(Arc::clone(site), theme, options.render))
}

/// Files beside pages and index.
fn further(renderer: &Renderer, site: &Site) -> Vec<Artifact> {
    renderer.theme().artifacts().chain(images(site)).collect()
}

/// Every file of the output.
fn artifacts(site: &Arc<Site>, options: Options, put: Put<'_>) -> Result<(), Diagnostics> {
    let renderer = renderer(site, options)?;
    let (found, index) = rayon::join(|| renderer.all(put), || search(site, options));
    if found.has_errors() {
        return Err(found);
    }
    index?.iter().chain(&further(&renderer, site)).for_each(put);
    Ok(())
}

/// The search index of every language, and for each a small file that names the present one: pages never name the
/// index by its hash, so a changed word rewrites one page and not all of them.
fn search(site: &Site, options: Options) -> Result<Vec<Artifact>, Diagnostic> {
    if !options.search {
        return Ok(Vec::new());
    }
    let terms = collect::terms(site);
    let built: Vec<_> = site
        .settings
        .languages
        .par_iter()
        .map(|locale| build_index(*locale, &collect::pages(site, *locale), &terms, collect::readings(site)).map(|index| (*locale, index)))
        .collect::<Result<_, _>>()
        .map_err(|error| Diagnostic::global(Code::RenderFailed).arg("path", "search").arg("reason", error.to_string()))?;
    let mut files = Vec::new();
    for (locale, index) in built {
        files.push(Artifact::text(format!("search/{locale}.js"), index.pointer()));
        let folder = index.folder;
        files.extend(index.files.into_iter().map(|(name, bytes)| Artifact { path: format!("{folder}/{name}"), bytes }));
    }
    Ok(files)
}

fn finish(outcome: &mut Outcome, options: Options) {
    if options.strict {
        outcome.diagnostics.make_strict();
    }
    let mut diagnostics = std::mem::take(&mut outcome.diagnostics);
    diagnostics.sort(outcome.sources());
    outcome.diagnostics = diagnostics;
}

fn levels(settings: &config::Settings, code: Code) -> Option<crate::diagnostics::Severity> {
    settings.levels.get(&code).copied().unwrap_or(Some(code.severity()))
}

/// The words of the binary, then those of the site, which may replace single messages or add a language.
fn words(loaded: &LoadedSite) -> (Arc<Words>, Vec<Diagnostic>) {
    if loaded.words.is_empty() {
        return (builtin(), Vec::new());
    }
    let builtin = builtin_words();
    let own: Vec<_> = loaded.words.iter().filter_map(|(locale, id)| Some((*locale, *id, loaded.sources.get(*id)?))).collect();
    let files = builtin
        .iter()
        .map(|(locale, name, text)| (*locale, name.as_str(), text.as_str()))
        .chain(own.iter().map(|(locale, _, file)| (*locale, file.path.as_str(), file.text.as_str())));
    let (words, faults) = Words::new(Locale::EN, files);
    let found = faults
        .into_iter()
        .filter_map(|fault| {
            let (_, id, _) = own.iter().find(|(_, _, file)| file.path == fault.file)?;
            Some(Diagnostic::new(Code::WordsBroken, Span::new(*id, fault.range)).arg("reason", fault.reason))
        })
        .collect();
    (Arc::new(words), found)
}
