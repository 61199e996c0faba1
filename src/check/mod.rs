//! Rules over a resolved site, one per file. A rule reads and reports; it changes nothing.

mod curriculum;
mod evidence;
mod figures;
mod languages;
mod options;
mod outside;
mod parity;
mod pool;
mod question;
mod unconfirmed;
mod walkthrough;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::{Places, Route};
use crate::resolve::Site;
use crate::source::{FileId, Span};

/// What a rule gets: the site, and a way from a route to a place.
pub(crate) struct Context<'a> {
    pub(crate) site: &'a Site,
    places: Places<'a>,
}

impl Context<'_> {
    /// The span of a value in a YAML file.
    pub(crate) fn span(&self, file: FileId, route: &Route) -> Span {
        self.places.span(file, route)
    }
}

/// A rule: reads the context, returns findings in any order.
type Rule = fn(&Context<'_>) -> Vec<Diagnostic>;

const RULES: [Rule; 14] = [
    languages::translation_missing,
    languages::text_missing,
    parity::structure_parity,
    question::questions,
    options::option_length,
    pool::pool,
    curriculum::not_for_function,
    curriculum::unassigned,
    evidence::tested,
    evidence::related,
    outside::unlisted,
    unconfirmed::reviewed,
    walkthrough::walkthroughs,
    figures::figures,
];

/// Runs every rule.
pub fn check(site: &Site) -> Diagnostics {
    let context = Context { site, places: Places::new(&site.sources) };
    let mut diagnostics = Diagnostics::default();
    for found in RULES.par_iter().map(|rule| rule(&context)).collect::<Vec<_>>() {
        diagnostics.extend(found);
    }
    diagnostics
}
