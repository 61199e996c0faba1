//! `sekisho new`: a starter site that builds clean.

use clap::ArgMatches;

use super::Ending;
use super::terminal::Terminal;
use crate::output::{self, StarterError};

/// The starter: every file that a small, complete site needs.
#[derive(rust_embed::RustEmbed)]
#[folder = "src/cli/starter/"]
struct Starter;

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let Some(folder) = matches.get_one::<std::path::PathBuf>("folder") else { return Ending::CouldNotRun };
    let mut names: Vec<_> = Starter::iter().collect();
    names.sort_unstable();
    let files = names.iter().filter_map(|name| Some((name.as_ref(), Starter::get(name)?.data)));
    let shown = folder.display().to_string();
    match output::write_starter(folder, files) {
        Ok(count) => {
            terminal.say("new-done", &[("folder", shown.into()), ("files", count.into())]);
            Ending::Clean
        }
        Err(StarterError::NotEmpty) => {
            terminal.fail("new-not-empty", &[("folder", shown.into())]);
            Ending::CouldNotRun
        }
        Err(StarterError::Io(path, error)) => {
            terminal.fail("output-io", &[("path", path.display().to_string().into()), ("cause", error.to_string().into())]);
            Ending::CouldNotRun
        }
    }
}
