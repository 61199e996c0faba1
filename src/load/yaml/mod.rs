//! YAML as trainers write it: decoded strictly, and a second, positioned reading for findings.
//!
//! The model carries no spans. A rule knows the *route* of a value (`questions[3].options[1].text.ja`); only when a finding
//! is built is the route looked up in a positioned parse of that one file.

mod fault;
mod positions;

pub use positions::Positions;

use std::fmt;

use serde::de::DeserializeOwned;

use crate::diagnostics::Diagnostic;
use crate::source::FileId;

/// Deepest nesting that a file may have; the deepest shape in use has eight levels.
const MAX_DEPTH: usize = 32;
/// Most values in one file; the largest file of a real site has about 20,000.
const MAX_NODES: usize = 500_000;

/// One step of a route.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// A position in a sequence, from 0.
    Index(usize),
}

/// The way from the top of a file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route(Vec<Step>);

impl Route {
    /// The file itself.
    pub fn top() -> Self {
        Self::default()
    }

    /// One key further.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.into()));
        Self(steps)
    }

    /// One position further.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Decodes a file. `offset` is where `text` begins in the file, for YAML inside Markdown.
pub fn decode<T: DeserializeOwned>(file: FileId, text: &str, offset: usize) -> Result<T, Diagnostic> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
            max_anchors: 0,
            max_aliases: 0,
            max_documents: 1,
            max_total_scalar_bytes: 16 << 20,
        },
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::Error,
        merge_keys: serde_yaml::MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| fault::finding(file, text, offset, error.without_snippet()))
}

#[cfg(test)]
mod tests;
