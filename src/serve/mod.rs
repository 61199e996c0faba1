//! The static server and the live preview.
//!
//! Owns listening, the checks on every request, and the answers; serves either a folder that `output` wrote
//! ([`bind`]) or the files of a site in memory that is rebuilt while a trainer writes ([`bind_preview`]).
//! Knows nothing of pages: a site is names and bytes.

mod error;
mod file_name;
mod folder;
mod gate;
mod hosts;
mod listen;
mod media;
mod patience;
mod preview;
mod reply;
mod words;

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use tokio::sync::watch;

pub use error::ServeError;
pub use preview::{Files, Preview, PreviewOptions, Rebuild, bind_preview};

use folder::Folder;
use gate::Gate;
use hosts::Hosts;
use preview::Background;

/// Where a server listens when nothing else is asked for: reachable from this machine only.
pub const DEFAULT_ADDRESS: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// What the static server serves, where, and under which names.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The folder that `sekisho build` wrote.
    pub root: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// Host names to answer to, beside `localhost` and the address itself: `training.example` or `training.example:8443`.
    pub allowed_hosts: Vec<String>,
}

impl ServeOptions {
    /// A folder at the default address.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), address: DEFAULT_ADDRESS, allowed_hosts: Vec::new() }
    }
}

/// A server that has its address and does not answer yet.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    gate: Gate,
    stop: watch::Sender<bool>,
    background: Option<Background>,
}

/// Opens the folder and takes the address.
///
/// # Errors
/// [`ServeError::Folder`] when there is no such folder; [`ServeError::InUse`], [`ServeError::Denied`],
/// [`ServeError::NotOurs`] or [`ServeError::Listen`] when the address cannot be had.
pub fn bind(options: ServeOptions) -> Result<Bound, ServeError> {
    let folder = Folder::open(&options.root)?;
    let listener = listen::claim(options.address)?;
    let routes = Router::new().fallback(folder::serve_file).with_state(Arc::new(folder));
    Bound::new(listener, Gate::new(Hosts::new(&options.allowed_hosts), routes), watch::channel(false).0)
}

impl Bound {
    fn new(listener: TcpListener, gate: Gate, stop: watch::Sender<bool>) -> Result<Self, ServeError> {
        let address = listener.local_addr().map_err(ServeError::System)?;
        Ok(Self { listener, address, gate, stop, background: None })
    }

    /// The address that was taken, with its real port.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `shutdown` is done, then lets running answers end. Blocks the thread; starts its own runtime.
    ///
    /// # Errors
    /// [`ServeError::System`] when the system refuses threads or timers, [`ServeError::RebuildEnded`] when a preview
    /// can no longer rebuild.
    pub fn run(self, shutdown: impl Future<Output = ()>) -> Result<(), ServeError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::System)?;
        let Self { listener, gate, stop, mut background, .. } = self;
        let outcome = runtime.block_on(async {
            let accepting = tokio::spawn(listen::accept(listener, gate, stop.subscribe()));
            let ended = async {
                match &mut background {
                    Some(background) => background.ended().await,
                    None => std::future::pending().await,
                }
            };
            let reason = tokio::select! {
                () = shutdown => Ok(()),
                () = ended => Err(ServeError::RebuildEnded),
            };
            stop.send_replace(true);
            let accepted = accepting.await.unwrap_or_else(|failure| Err(ServeError::System(failure.into())));
            reason.and(accepted)
        });
        if let Some(background) = background {
            background.end();
        }
        outcome
    }
}

/// Done when the person at the terminal presses Ctrl-C or the system asks the program to end.
pub async fn interrupted() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
