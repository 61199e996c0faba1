//! What was handed in and not accepted. None of it is mixed into the register.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use crate::model::{Fingerprint, RecordFile};

/// A file that was not accepted.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Its names, without their folders; a copy may have another name.
    pub names: BTreeSet<String>,
    /// Why.
    pub faults: Vec<Fault>,
    /// What it says, as far as it can be read.
    pub file: Option<RecordFile>,
}

/// Every file that was not accepted, each content once: neither order nor folders matter.
#[derive(Debug, Clone, Default)]
pub struct Refusals {
    by_content: BTreeMap<String, Refusal>,
}

impl Refusals {
    /// Adds a file. Without a fingerprint its content is not known, and its name stands for it.
    pub fn add(&mut self, name: &str, content: Option<&Fingerprint>, faults: Vec<Fault>, file: Option<RecordFile>) {
        let key = content.map_or_else(|| format!("name:{name}"), ToString::to_string);
        let refusal = self.by_content.entry(key).or_insert_with(|| Refusal { names: BTreeSet::new(), faults, file });
        refusal.names.insert(name.to_owned());
    }

    /// The files by name.
    pub fn list(&self) -> Vec<&Refusal> {
        let mut list: Vec<&Refusal> = self.by_content.values().collect();
        list.sort_by(|a, b| a.names.cmp(&b.names));
        list
    }
}
