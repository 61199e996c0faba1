//! Why the server could not start or go on.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::{fmt, io};

use notify_debouncer_full::notify;

use crate::locale::Value;

/// A failure of the surroundings: no finding about a trainer's file, but a port, a folder or the system.
#[derive(Debug)]
pub enum ServeError {
    /// Another program listens on the address.
    InUse {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The account may not listen there; usual for ports below 1024.
    Denied {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The machine has no such address.
    NotOurs {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// Any other reason not to listen.
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The folder to serve or to watch cannot be opened.
    Folder {
        /// The folder as it was given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The files of the site cannot be watched.
    Watch {
        /// The folder to watch.
        path: PathBuf,
        /// What the watcher said.
        source: notify::Error,
    },
    /// The system refused threads or timers.
    System(
        /// What the system said.
        io::Error,
    ),
    /// The thread that rebuilds the preview ended by a fault of the program.
    RebuildEnded,
}

impl ServeError {
    pub(super) fn listen(address: SocketAddr, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::AddrInUse => Self::InUse { address, source },
            io::ErrorKind::PermissionDenied => Self::Denied { address, source },
            io::ErrorKind::AddrNotAvailable => Self::NotOurs { address, source },
            _ => Self::Listen { address, source },
        }
    }

    /// The Fluent message of `serve.ftl` that tells a person, with its values; its attribute `help` says what to do.
    pub fn words(&self) -> (&'static str, Vec<(&'static str, Value)>) {
        let place =
            |address: &SocketAddr| vec![("address", Value::from(address.to_string())), ("port", Value::from(u32::from(address.port())))];
        let folder = |path: &PathBuf| ("path", Value::from(path.display().to_string()));
        match self {
            Self::InUse { address, .. } => ("serve-error-in-use", place(address)),
            Self::Denied { address, .. } => ("serve-error-denied", place(address)),
            Self::NotOurs { address, .. } => ("serve-error-not-ours", place(address)),
            Self::Listen { address, source } => {
                let mut values = place(address);
                values.push(("cause", source.to_string().into()));
                ("serve-error-listen", values)
            }
            Self::Folder { path, source } => ("serve-error-folder", vec![folder(path), ("cause", source.to_string().into())]),
            Self::Watch { path, source } => ("serve-error-watch", vec![folder(path), ("cause", source.to_string().into())]),
            Self::System(source) => ("serve-error-system", vec![("cause", source.to_string().into())]),
            Self::RebuildEnded => ("serve-error-rebuild-ended", Vec::new()),
        }
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse { address, .. } => write!(f, "{address} is in use by another program"),
            Self::Denied { address, .. } => write!(f, "this account may not listen on {address}"),
            Self::NotOurs { address, .. } => write!(f, "this machine has no address {address}"),
            Self::Listen { address, .. } => write!(f, "cannot listen on {address}"),
            Self::Folder { path, .. } => write!(f, "cannot open the folder {}", path.display()),
            Self::Watch { path, .. } => write!(f, "cannot watch the folder {}", path.display()),
            Self::System(_) => f.write_str("the system refused what the server needs"),
            Self::RebuildEnded => f.write_str("the preview can no longer rebuild"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::InUse { source, .. }
            | Self::Denied { source, .. }
            | Self::NotOurs { source, .. }
            | Self::Listen { source, .. }
            | Self::Folder { source, .. }
            | Self::System(source) => Some(source),
            Self::Watch { source, .. } => Some(source),
            Self::RebuildEnded => None,
        }
    }
}
