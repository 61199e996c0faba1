//! The sign that a folder is ours, and the list of what we put there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What a folder is for; a folder of one purpose is never written as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A built site.
    Site,
    /// A register of records.
    Register,
}

impl Purpose {
    /// Name of the manifest.
    pub const fn manifest(self) -> &'static str {
        match self {
            Self::Site => "sekisho-output.json",
            Self::Register => "sekisho-register.json",
        }
    }

    const fn schema(self) -> &'static str {
        match self {
            Self::Site => "sekisho/output/1",
            Self::Register => "sekisho/register/1",
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    schema: String,
    base: String,
    pub(super) files: BTreeSet<String>,
}

impl Manifest {
    pub(super) fn new(purpose: Purpose, base: &str, files: impl Iterator<Item = String>) -> Self {
        Self { schema: purpose.schema().to_owned(), base: base.to_owned(), files: files.collect() }
    }

    /// `None` for anything that is no manifest of a version we know.
    pub(super) fn parse(purpose: Purpose, bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|manifest| manifest.schema == purpose.schema())
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        self == other
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}
