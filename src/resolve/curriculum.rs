//! Which modules a function takes, and in which order.
//!
//! `content/functions.yaml` says so; on a site whose functions name no modules, the audience of each module decides.

use std::collections::BTreeSet;

use super::site::{Module, Site};
use crate::model::{Function, ModuleId};

/// The modules of one function, those of everybody included.
#[derive(Debug)]
pub struct Curriculum<'a> {
    /// Taken by all who have the function, in their order.
    pub needed: Vec<&'a Module>,
    /// Taken by those whose own work they are about.
    pub optional: Vec<&'a Module>,
}

impl Curriculum<'_> {
    /// Minutes of the modules that are needed.
    pub fn minutes(&self) -> u32 {
        self.needed.iter().map(|module| u32::from(module.data.minutes)).sum()
    }
}

impl Site {
    /// Whether functions name the modules that they take.
    pub fn has_curricula(&self) -> bool {
        self.functions.iter().any(|function| !function.modules.is_empty())
    }

    /// The published modules of a function: those of everybody first.
    pub fn curriculum(&self, function: &Function) -> Curriculum<'_> {
        let everyone = self.functions.iter().filter(|known| known.is_everyone() && known.id != function.id);
        let own: Vec<&Function> = everyone.chain(self.functions.iter().filter(|known| known.id == function.id)).collect();
        let needed: Vec<&Module> = if self.has_curricula() {
            self.named(own.iter().flat_map(|function| &function.modules))
        } else {
            self.published().filter(|module| own.iter().any(|function| module.data.audience.functions.contains(&function.id))).collect()
        };
        let is_needed: BTreeSet<&ModuleId> = needed.iter().map(|module| &module.id).collect();
        let mut optional = self.named(own.iter().flat_map(|function| &function.optional));
        optional.retain(|module| !is_needed.contains(&module.id));
        Curriculum { needed, optional }
    }

    /// Functions that list a module among those that they need.
    pub fn functions_of<'a>(&'a self, module: &'a Module) -> impl Iterator<Item = &'a Function> {
        let listed = self.has_curricula();
        self.functions.iter().filter(move |function| {
            if listed { function.modules.contains(&module.id) } else { module.data.audience.functions.contains(&function.id) }
        })
    }

    /// All published modules in the order in which functions take them; those that none takes come last, by id.
    pub fn in_order(&self) -> Vec<&Module> {
        let mut ordered = self.named(self.functions.iter().flat_map(|function| function.modules.iter().chain(&function.optional)));
        let listed: BTreeSet<&ModuleId> = ordered.iter().map(|module| &module.id).collect();
        let rest: Vec<&Module> = self.published().filter(|module| !listed.contains(&module.id)).collect();
        ordered.extend(rest);
        ordered
    }

    /// The published ones of these modules, each once.
    fn named<'a>(&self, ids: impl Iterator<Item = &'a ModuleId>) -> Vec<&Module> {
        let mut seen = BTreeSet::new();
        let known = ids.filter(|id| seen.insert(*id)).filter_map(|id| self.modules.get(id));
        known.filter(|module| module.is_published()).collect()
    }
}
