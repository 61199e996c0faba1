//! `sekisho serve` and `sekisho preview`.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use clap::ArgMatches;

use super::terminal::{Format, Terminal};
use super::{Ending, args, build};
use crate::diagnostics::{Severity, to_json};
use crate::load::TextCache;
use crate::locale::{Locale, builtin};
use crate::pipeline::{self, Options};
use crate::render::Renderer;
use crate::serve::{self, Bound, Files, Preview, PreviewOptions, Rebuild, ServeError, ServeOptions};

/// Builds the site unless told not to, and serves the folder.
pub(super) fn serve(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let out = args::out(matches);
    if !args::is_set(matches, "no-build") {
        let (built, _) = build::build(&args::site(matches), &out, args::build_options(matches), Format::Human, terminal);
        if built != Ending::Clean {
            return built;
        }
    }
    let mut options = ServeOptions::new(out);
    options.address = address(matches, options.address);
    options.allowed_hosts = hosts(matches);
    run(serve::bind(options), "serve-listening", terminal)
}

/// Serves from memory and rebuilds after every save.
pub(super) fn preview(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let site = args::site(matches);
    if !build::has_site(&site, terminal) {
        return Ending::CouldNotRun;
    }
    let mut options = PreviewOptions::new(&site, terminal.locale);
    options.address = address(matches, options.address);
    options.allowed_hosts = hosts(matches);
    let rebuild = Rebuilder { site, cache: TextCache::default(), index: BTreeMap::new(), terminal: Terminal::new(terminal.locale) };
    run(serve::bind_preview(options, rebuild), "preview-listening", terminal)
}

fn address(matches: &ArgMatches, usual: SocketAddr) -> SocketAddr {
    let ip = matches.get_one::<IpAddr>("address").copied().unwrap_or_else(|| usual.ip());
    let port = matches.get_one::<u16>("port").copied().unwrap_or_else(|| usual.port());
    SocketAddr::new(ip, port)
}

fn hosts(matches: &ArgMatches) -> Vec<String> {
    matches.get_many::<String>("allow-host").into_iter().flatten().cloned().collect()
}

fn run(bound: Result<Bound, ServeError>, listening: &str, terminal: &Terminal) -> Ending {
    let ended = bound.and_then(|bound| {
        // Whoever starts the server may not be whoever reads the line: it is said in every language of the terminal.
        let words = builtin();
        let url = format!("http://{}", bound.local_addr());
        for locale in [Locale::EN, Locale::JA] {
            terminal.print(&(words.format(locale, listening, &[("url", url.as_str().into())]) + "\n"));
        }
        bound.run(serve::interrupted())
    });
    match ended {
        Ok(()) => {
            terminal.say("serve-stopped", &[]);
            Ending::Clean
        }
        Err(error) => {
            let (key, args) = error.words();
            terminal.fail(key, &args);
            Ending::CouldNotRun
        }
    }
}

/// Rebuilds a site in memory; texts that did not change are not parsed again, pages are rendered when they are asked for.
struct Rebuilder {
    site: PathBuf,
    cache: TextCache,
    /// The search index of the first build: making it takes longer than a reader waits for a saved page.
    index: BTreeMap<String, Arc<[u8]>>,
    terminal: Terminal,
}

impl Rebuild for Rebuilder {
    fn rebuild(&mut self, changed: &[PathBuf]) -> Preview {
        let start = Instant::now();
        let first = self.index.is_empty();
        let mut options = Options { strict: false, search: first, render: crate::render::RenderOptions::default() };
        options.render.preview = true;
        self.cache.note_saved(changed);
        let (outcome, live) = pipeline::open(&self.site, options, &mut self.cache);
        let findings_json = to_json(&outcome.diagnostics, outcome.sources(), outcome.words(), self.terminal.locale);
        let errors = outcome.diagnostics.count(Severity::Error);
        let files = live.map(|live| {
            let others: BTreeMap<String, Arc<[u8]>> = live.others.into_iter().map(|file| (file.path, file.bytes.into())).collect();
            if first {
                let index = others.iter().filter(|(path, _)| path.starts_with("search/"));
                self.index = index.map(|(path, bytes)| (path.clone(), Arc::clone(bytes))).collect();
            }
            let index = self.index.iter().map(|(path, bytes)| (path.clone(), Arc::clone(bytes)));
            let others = index.chain(others).collect();
            Arc::new(LiveFiles { renderer: live.renderer, others, pages: Mutex::default() }) as Arc<dyn Files>
        });
        if first {
            self.terminal.findings(&outcome, Format::Human);
        }
        if !changed.is_empty() {
            let time = usize::try_from(start.elapsed().as_millis()).unwrap_or(usize::MAX);
            self.terminal.say("preview-rebuilt", &[("time", time.into()), ("errors", errors.into())]);
        }
        Preview { files, findings_json, errors }
    }
}

/// A page, or why it could not be made.
type Made = Result<Arc<[u8]>, String>;

/// The files of one rebuild.
#[derive(Debug)]
struct LiveFiles {
    renderer: Renderer,
    others: BTreeMap<String, Arc<[u8]>>,
    /// Pages that were asked for.
    pages: Mutex<BTreeMap<String, Made>>,
}

impl Files for LiveFiles {
    fn file(&self, name: &str) -> Option<Made> {
        if let Some(bytes) = self.others.get(name) {
            return Some(Ok(Arc::clone(bytes)));
        }
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = pages.get(name) {
            return Some(made.clone());
        }
        let made = self.renderer.one(name)?.map(Arc::from);
        pages.insert(name.to_owned(), made.clone());
        Some(made)
    }
}
