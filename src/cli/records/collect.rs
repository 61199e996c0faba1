//! `sekisho records collect`: many record files into one register that grows from run to run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use rayon::prelude::*;

use super::own_site;
use crate::cli::terminal::Terminal;
use crate::cli::{Ending, build};
use crate::load::{find_files, read_bytes};
use crate::model::{Artifact, Fingerprint, RecordFile, StatementId};
use crate::output::{self, Purpose};
use crate::records::{
    CONFLICTS, Collection, Delivery, Fault, Known, LineFault, MAX_BYTES, PEOPLE, Refusals, Register, STATEMENTS, plain, read_record_file,
};
use crate::render::{RegisterView, render_register};

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    collect(matches, terminal).unwrap_or(Ending::CouldNotRun)
}

/// Nothing when the command could not run; the reason has been said.
fn collect(matches: &ArgMatches, terminal: &Terminal) -> Option<Ending> {
    let known = own_site(matches, terminal).ok()?.map(|site| Known::of(&site));
    let base = known.as_ref().map(|known| known.base.as_str());
    let out = matches.get_one::<PathBuf>("out")?;
    let kept = kept(out, terminal)?;
    let files = handed_in(matches.get_many::<PathBuf>("files").into_iter().flatten(), terminal)?;
    let count = files.len();
    let read: Vec<Handed> = files.into_par_iter().map(|file| Handed::read(file, base)).collect();

    let mut joined = Joined::default();
    let mut collection = kept.clone();
    for handed in read {
        joined.take(handed, &mut collection, terminal);
    }
    let conflicts = say_conflicts(&collection, &joined.sources, &kept, out, terminal);

    let register = Register::of(&collection, known.as_ref());
    let view = RegisterView { register: &register, refusals: &joined.refusals, known: known.as_ref(), words: &terminal.words };
    let mut artifacts = match render_register(view, terminal.locale) {
        Ok(artifacts) => artifacts,
        Err(cause) => {
            terminal.fail("collect-too-large", &[("cause", cause.into())]);
            return None;
        }
    };
    artifacts.extend(kept_files(&collection));
    let done = match output::write(Purpose::Register, out, &artifacts, base.unwrap_or_default()) {
        Ok(done) => done,
        Err(error) => {
            build::refuse(&error, terminal);
            return None;
        }
    };
    terminal.say(
        "collect-done",
        &[
            ("folder", out.display().to_string().into()),
            ("files", count.into()),
            ("new", joined.new.into()),
            ("known", joined.known.into()),
            ("refused", joined.refused.into()),
            ("written", done.written.into()),
        ],
    );
    Some(if joined.refused > 0 || conflicts { Ending::Findings } else { Ending::Clean })
}

/// What earlier runs have collected.
fn kept(out: &Path, terminal: &Terminal) -> Option<Collection> {
    let names = [STATEMENTS, CONFLICTS, PEOPLE];
    let files = match output::read(Purpose::Register, out, &names) {
        Ok(files) => files,
        Err(error) => {
            build::refuse(&error, terminal);
            return None;
        }
    };
    let mut collection = Collection::default();
    for (name, bytes) in names.into_iter().zip(files) {
        let Some(bytes) = bytes else { continue };
        let read = if name == PEOPLE { collection.read_people(&bytes) } else { collection.read_statements(&bytes) };
        if let Err(LineFault { line, fault }) = read {
            let path = out.join(name).display().to_string();
            let cause = fault.message(&terminal.words, terminal.locale);
            terminal.fail("collect-damaged", &[("path", path.into()), ("line", line.into()), ("cause", cause.into())]);
            return None;
        }
    }
    Some(collection)
}

/// The files in which a collection is kept. Conflicts are rare and have a file only when there are some.
fn kept_files(collection: &Collection) -> Vec<Artifact> {
    let mut files = vec![Artifact::text(STATEMENTS, collection.statement_lines()), Artifact::text(PEOPLE, collection.people_lines())];
    let conflicts = collection.conflict_lines();
    if !conflicts.is_empty() {
        files.push(Artifact::text(CONFLICTS, conflicts));
    }
    files
}

/// Every file that was named or lies in a named folder, once and in the order of paths.
fn handed_in<'a>(roots: impl Iterator<Item = &'a PathBuf>, terminal: &Terminal) -> Option<Vec<Found>> {
    let mut files = Vec::new();
    for root in roots {
        if !root.exists() {
            terminal.fail("collect-no-input", &[("path", root.display().to_string().into())]);
            return None;
        }
        files.extend(find_files(root, "json", Purpose::Register.manifest()));
    }
    let path = |found: &Found| found.as_ref().map_or_else(|(path, _)| path.clone(), Clone::clone);
    files.sort_by_key(path);
    files.dedup_by_key(|found| path(found));
    Some(files)
}

/// A file, or a place that cannot be looked into.
type Found = Result<PathBuf, (PathBuf, std::io::Error)>;

/// A file with what is in it.
struct Handed {
    path: PathBuf,
    content: Content,
}

enum Content {
    Sound(Delivery),
    Refused { print: Option<Fingerprint>, faults: Vec<Fault>, file: Option<Box<RecordFile>> },
}

impl Handed {
    fn read(found: Found, base: Option<&str>) -> Self {
        let refused = |path, fault| Self { path, content: Content::Refused { print: None, faults: vec![fault], file: None } };
        let path = match found {
            Ok(path) => path,
            Err((path, _)) => return refused(path, Fault::Unreadable),
        };
        let bytes = match read_bytes(&path, MAX_BYTES as u64) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return refused(path, Fault::TooLarge),
            Err(_) => return refused(path, Fault::Unreadable),
        };
        let content = match read_record_file(&bytes, base) {
            (Some(file), faults) if faults.is_empty() => Content::Sound(Delivery::new(file)),
            (file, faults) => Content::Refused { print: Some(Fingerprint::of_bytes(&bytes)), faults, file: file.map(Box::new) },
        };
        Self { path, content }
    }
}

/// What this run has joined so far.
#[derive(Default)]
struct Joined {
    refusals: Refusals,
    /// Accepted files with the records in them.
    sources: Vec<(PathBuf, Vec<StatementId>)>,
    /// Records that were not there before.
    new: usize,
    /// Records that were there before, or earlier in this run.
    known: usize,
    /// Files that were not accepted.
    refused: usize,
}

impl Joined {
    fn take(&mut self, handed: Handed, collection: &mut Collection, terminal: &Terminal) {
        let Handed { path, content } = handed;
        match content {
            Content::Sound(delivery) => {
                let ids: Vec<StatementId> = delivery.statements().map(|statement| statement.id.clone()).collect();
                let new = collection.add(delivery);
                self.new += new;
                self.known += ids.len().saturating_sub(new);
                self.sources.push((path, ids));
            }
            Content::Refused { print, faults, file } => {
                self.refused += 1;
                say_refused(&path, &faults, terminal);
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                self.refusals.add(&name, print.as_ref(), faults, file.map(|file| *file));
            }
        }
    }
}

fn say_refused(path: &Path, faults: &[Fault], terminal: &Terminal) {
    let (words, locale) = (&terminal.words, terminal.locale);
    terminal.note(&terminal.word("collect-refused", &[("path", shown(path).into())]));
    for fault in faults {
        terminal.note(&format!("  {}: {}", terminal.word("level-error", &[]), fault.message(words, locale)));
        if let Some(remedy) = fault.remedy(words, locale) {
            terminal.note(&format!("  {}: {remedy}", terminal.word("level-help", &[])));
        }
    }
}

/// Names the files whose records contradict others by their id; whether there are any. Conflicts of earlier runs that no
/// file of this run touches stay marked in the register and are not said again.
fn say_conflicts(
    collection: &Collection,
    sources: &[(PathBuf, Vec<StatementId>)],
    kept: &Collection,
    out: &Path,
    terminal: &Terminal,
) -> bool {
    let conflicts: BTreeSet<&StatementId> = collection.conflicts().collect();
    if conflicts.is_empty() {
        return false;
    }
    let mut any = false;
    for id in conflicts {
        let mut files: Vec<String> = sources.iter().filter(|(_, ids)| ids.contains(id)).map(|(path, _)| shown(path)).collect();
        if files.is_empty() {
            continue;
        }
        if kept.holds(id) {
            files.push(shown(&out.join(STATEMENTS)));
        }
        any = true;
        let between = terminal.word("cli-between-values", &[]);
        terminal.fail("collect-conflict", &[("record", id.number().into()), ("files", files.join(&between).into())]);
    }
    any
}

/// A path on a terminal: names of files may hold anything.
fn shown(path: &Path) -> String {
    plain(&path.display().to_string())
}
