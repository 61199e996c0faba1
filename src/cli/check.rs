//! `sekisho check`: findings without writing anything. Pages are rendered too, since a template can fail.

use clap::ArgMatches;

use super::terminal::{Format, Terminal};
use super::{Ending, args, build};
use crate::diagnostics::Severity;
use crate::load::TextCache;
use crate::pipeline;

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let site = args::site(matches);
    if !build::has_site(&site, terminal) {
        return Ending::CouldNotRun;
    }
    let mut options = args::build_options(matches);
    options.search = false;
    options.render.minify = false;
    let outcome = pipeline::build(&site, options, &mut TextCache::default(), &|_| {});
    let format = args::format(matches);
    terminal.findings(&outcome, format);
    if outcome.diagnostics.has_errors() {
        return Ending::Findings;
    }
    if format == Format::Human && outcome.diagnostics.count(Severity::Warning) == 0 {
        terminal.say("check-clean", &[]);
    }
    Ending::Clean
}
