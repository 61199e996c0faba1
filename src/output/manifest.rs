//! `sekisho-output.json`: the sign that a folder is ours, and the list of what we put there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Name of the manifest.
pub const MANIFEST: &str = "sekisho-output.json";
const SCHEMA: &str = "sekisho/output/1";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    schema: String,
    base: String,
    pub(super) files: BTreeSet<String>,
}

impl Manifest {
    pub(super) fn new(base: &str, files: impl Iterator<Item = String>) -> Self {
        Self { schema: SCHEMA.to_owned(), base: base.to_owned(), files: files.collect() }
    }

    /// `None` for anything that is no manifest of a version we know.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|manifest| manifest.schema == SCHEMA)
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
