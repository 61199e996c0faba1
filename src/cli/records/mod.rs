//! `sekisho records`: record files that learners saved, one by one (`show`) and joined (`collect`).

mod collect;
mod show;

use std::sync::Arc;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::terminal::Terminal;
use super::{Ending, args, build};
use crate::resolve::Site;

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    match matches.subcommand() {
        Some(("show", matches)) => show::run(matches, terminal),
        Some(("collect", matches)) => collect::run(matches, terminal),
        _ => Ending::CouldNotRun,
    }
}

/// The site whose records these should be: the one that was named, or the one in whose folder the command runs. Its
/// findings are not the matter here, but a site that was asked for and cannot be read must not look like a comparison.
fn own_site(matches: &ArgMatches, terminal: &Terminal) -> Result<Option<Arc<Site>>, Ending> {
    let named = matches.value_source("site") == Some(ValueSource::CommandLine);
    if !named && !args::site(matches).join("sekisho.yaml").exists() {
        return Ok(None);
    }
    build::read(matches, terminal).map(Some)
}
