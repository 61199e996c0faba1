//! What can go wrong with an output folder.

use std::path::{Path, PathBuf};

use super::manifest::Purpose;

/// A failure of the disk or a refusal of ours. The terminal's words are in `locales/*/cli.ftl` under [`OutputError::key`].
#[derive(Debug)]
pub enum OutputError {
    /// The folder holds files that this program did not write.
    NotOurs {
        /// What the folder should be.
        purpose: Purpose,
        /// The folder.
        folder: PathBuf,
    },
    /// Another run is writing into the folder.
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// An artifact's path is not a plain relative one.
    Path {
        /// The path.
        path: String,
    },
    /// The disk refused.
    Io {
        /// What was touched.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl OutputError {
    pub(super) fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_path_buf(), source }
    }

    /// Key of the message for people.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotOurs { purpose: Purpose::Site, .. } => "output-not-ours",
            Self::NotOurs { purpose: Purpose::Register, .. } => "collect-not-ours",
            Self::Busy { .. } => "output-busy",
            Self::Path { .. } => "output-path",
            Self::Io { .. } => "output-io",
        }
    }

    /// The path it is about.
    pub fn path(&self) -> String {
        match self {
            Self::NotOurs { folder, .. } | Self::Busy { folder } => folder.display().to_string(),
            Self::Path { path } => path.clone(),
            Self::Io { path, .. } => path.display().to_string(),
        }
    }
}

impl std::fmt::Display for OutputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.key(), self.path())
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
