//! `sekisho build`: the site as a folder.

use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use super::terminal::{Format, Terminal};
use super::{Ending, args};
use crate::load::TextCache;
use crate::output::{OutputError, Purpose, Stage};
use crate::pipeline::{self, Options, Outcome};
use crate::resolve::Site;

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let (ending, outcome) = build(&args::site(matches), &args::out(matches), args::build_options(matches), args::format(matches), terminal);
    // The process ends here, and the system takes its memory back at once: taking a large site apart would be 1.5 % of a build.
    std::mem::forget(outcome);
    ending
}

/// Builds and writes; says what was done.
pub(super) fn build(site: &Path, out: &Path, options: Options, format: Format, terminal: &Terminal) -> (Ending, Option<Outcome>) {
    if !has_site(site, terminal) {
        return (Ending::CouldNotRun, None);
    }
    let stage = match Stage::open(Purpose::Site, out) {
        Ok(stage) => stage,
        Err(error) => {
            refuse(&error, terminal);
            return (Ending::CouldNotRun, None);
        }
    };
    let outcome = pipeline::build(site, options, &mut TextCache::default(), &|artifact| stage.put(artifact));
    terminal.findings(&outcome, format);
    let Some(built) = outcome.site.as_ref().filter(|_| !outcome.diagnostics.has_errors()) else {
        if format == Format::Human {
            terminal.fail("build-nothing-written", &[]);
        }
        return (Ending::Findings, Some(outcome));
    };
    let ending = match stage.commit(&built.settings.base) {
        Ok(done) => {
            if format == Format::Human {
                terminal.say(
                    "build-done",
                    &[
                        ("folder", out.display().to_string().into()),
                        ("files", (done.written + done.unchanged).into()),
                        ("written", done.written.into()),
                        ("removed", done.removed.into()),
                    ],
                );
            }
            Ending::Clean
        }
        Err(error) => {
            refuse(&error, terminal);
            Ending::CouldNotRun
        }
    };
    (ending, Some(outcome))
}

/// Says why a folder was not written.
pub(super) fn refuse(error: &OutputError, terminal: &Terminal) {
    let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    terminal.fail(error.key(), &[("path", error.path().into()), ("cause", cause.into())]);
}

/// The site for commands that only look at it; how the command ends when there is none.
pub(super) fn read(matches: &ArgMatches, terminal: &Terminal) -> Result<Arc<Site>, Ending> {
    let folder = args::site(matches);
    if !has_site(&folder, terminal) {
        return Err(Ending::CouldNotRun);
    }
    let mut outcome = pipeline::analyze(&folder, args::build_options(matches), &mut TextCache::default());
    match outcome.site.take() {
        Some(site) => Ok(site),
        None => {
            terminal.findings(&outcome, Format::Human);
            Err(Ending::Findings)
        }
    }
}

/// A folder without `sekisho.yaml` is no site; everything else about it is a finding.
pub(super) fn has_site(site: &Path, terminal: &Terminal) -> bool {
    let there = site.join("sekisho.yaml").exists();
    if !there {
        terminal.fail("site-missing", &[("folder", site.display().to_string().into())]);
    }
    there
}
