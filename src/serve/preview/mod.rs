//! The live preview: a site in memory that is rebuilt while a trainer writes, and pages that reload by themselves.
//!
//! A save travels like this: [`Watcher`] names the files, the caller's [`Rebuild`] makes a new set of files, a
//! [`Snapshot`] notes what differs, every open page hears of it over one stream of events, and the pages that show
//! something that differs load again. Nothing is written to the disk.

mod events;
mod page;
mod snapshot;
mod watch;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;

use axum::Router;
use axum::routing::get;
use tokio::sync::watch as state;

use super::gate::Gate;
use super::hosts::Hosts;
use super::{Bound, DEFAULT_ADDRESS, ServeError, listen};
use crate::locale::Locale;

pub use snapshot::{Files, Preview, Rebuild};

use events::Live;
use snapshot::Snapshot;
use watch::{Signal, Watcher};

/// What the preview watches, where it listens, and in which language its panel speaks.
#[derive(Debug, Clone)]
pub struct PreviewOptions {
    /// The folder of the site, with `sekisho.yaml` in it.
    pub site: PathBuf,
    /// Folders below it that hold results, not sources; `public`, `target`, `node_modules` and names with a dot are always left out.
    pub ignored: Vec<PathBuf>,
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// Host names to answer to, beside `localhost` and the address itself.
    pub allowed_hosts: Vec<String>,
    /// The language of the panel: that of the findings which [`Rebuild`] returns.
    pub locale: Locale,
}

impl PreviewOptions {
    /// A site at the default address.
    pub fn new(site: impl Into<PathBuf>, locale: Locale) -> Self {
        Self { site: site.into(), ignored: Vec::new(), address: DEFAULT_ADDRESS, allowed_hosts: Vec::new(), locale }
    }
}

/// Takes the address, begins to watch, and builds the site for the first time before it returns.
///
/// # Errors
/// Those of [`bind`](super::bind), and [`ServeError::Watch`] when changes cannot be watched.
pub fn bind_preview(options: PreviewOptions, mut rebuild: impl Rebuild + 'static) -> Result<Bound, ServeError> {
    let listener = listen::claim(options.address)?;
    // Watching begins before the first build, so that no save falls between the two.
    let (watcher, end) = Watcher::open(&options.site, &options.ignored)?;
    let (publish, snapshot) = state::channel(Arc::new(Snapshot::first(rebuild.rebuild(&[]))));
    let thread = std::thread::Builder::new()
        .name("rebuild".to_owned())
        .spawn(move || work(watcher, rebuild, &publish))
        .map_err(ServeError::System)?;

    let stop = state::channel(false).0;
    let live = Arc::new(Live::new(snapshot.clone(), stop.subscribe(), options.locale));
    let routes = Router::new()
        .route("/_preview/events", get(events::events))
        .route("/_preview/preview.js", get(page::script))
        .route("/_preview/preview.css", get(page::style))
        .fallback(page::serve_page)
        .with_state(live);
    let mut bound = Bound::new(listener, Gate::new(Hosts::new(&options.allowed_hosts), routes), stop)?;
    bound.background = Some(Background { snapshot, end, thread });
    Ok(bound)
}

/// Rebuilds after every save until the watcher is told to end.
fn work(mut watcher: Watcher, mut rebuild: impl Rebuild, publish: &state::Sender<Arc<Snapshot>>) {
    while let Some(changed) = watcher.next() {
        let preview = rebuild.rebuild(&changed);
        let next = publish.borrow().next(preview);
        publish.send_replace(Arc::new(next));
    }
}

/// The thread that rebuilds.
#[derive(Debug)]
pub(super) struct Background {
    snapshot: state::Receiver<Arc<Snapshot>>,
    end: mpsc::Sender<Signal>,
    thread: JoinHandle<()>,
}

impl Background {
    /// Done when the thread has ended, which it does by itself only through a fault.
    pub(super) async fn ended(&mut self) {
        while self.snapshot.changed().await.is_ok() {}
    }

    /// Ends the thread after the rebuild that may be running.
    pub(super) fn end(self) {
        // Both fail only when the thread is gone already.
        let _ = self.end.send(Signal::End);
        let _ = self.thread.join();
    }
}
