//! The command line: one file per command, words from `locales/*/cli.ftl`, exit codes 0 clean, 1 findings, 2 could not run.
//!
//! The only room, beside `serve`, that knows the terminal and the environment.

mod args;
mod build;
mod check;
mod coverage;
mod language;
mod links;
mod new;
mod records;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod stats;
mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

use terminal::Terminal;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing to complain about.
    Clean,
    /// There are findings that fail the run.
    Findings,
    /// The command could not run.
    CouldNotRun,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Clean => Self::SUCCESS,
            Ending::Findings => Self::from(1),
            Ending::CouldNotRun => Self::from(2),
        }
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    run(std::env::args_os().collect()).into()
}

fn run(arguments: Vec<OsString>) -> Ending {
    let locale = language::from_surroundings(&arguments);
    let terminal = Terminal::new(locale);
    let command = args::command(&terminal);
    let matches = match command.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return args::explain(&error, &terminal),
    };
    match matches.subcommand() {
        Some(("build", matches)) => build::run(matches, &terminal),
        Some(("check", matches)) => check::run(matches, &terminal),
        #[cfg(feature = "serve")]
        Some(("serve", matches)) => serve::serve(matches, &terminal),
        #[cfg(feature = "serve")]
        Some(("preview", matches)) => serve::preview(matches, &terminal),
        Some(("new", matches)) => new::run(matches, &terminal),
        Some(("stats", matches)) => stats::run(matches, &terminal),
        Some(("coverage", matches)) => coverage::run(matches, &terminal),
        Some(("records", matches)) => records::run(matches, &terminal),
        Some(("search", matches)) => search::run(matches, &terminal),
        // clap asks for a command itself; this is for a command that was listed and not wired.
        _ => Ending::CouldNotRun,
    }
}
