//! Which files of the site were saved.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use notify_debouncer_full::notify::event::{EventKind, RemoveKind};
use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};

use crate::serve::ServeError;

/// Long enough for an editor that empties a file and then fills it, or writes a copy and renames it.
const SETTLE: Duration = Duration::from_millis(12);
/// How often the watcher looks whether files have settled.
const TICK: Duration = Duration::from_millis(4);

/// Folders of results that lie directly in the folder of a site.
const RESULTS: [&str; 2] = ["public", "target"];

/// Wakes the thread that rebuilds.
#[derive(Debug)]
pub(super) enum Signal {
    /// Something happened to files.
    Files(DebounceEventResult),
    /// The preview ends.
    End,
}

/// Watches the folder of a site, without the folders of results in it.
#[derive(Debug)]
pub(super) struct Watcher {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    signals: Receiver<Signal>,
    sources: Sources,
    watched: BTreeSet<PathBuf>,
}

impl Watcher {
    /// Begins to watch; the sender ends [`Watcher::next`].
    pub(super) fn open(site: &Path, ignored: &[PathBuf]) -> Result<(Self, Sender<Signal>), ServeError> {
        let sources = Sources::open(site, ignored)?;
        let (sender, signals) = mpsc::channel();
        let end = sender.clone();
        let forward = move |result| drop(sender.send(Signal::Files(result)));
        let failed = |source| ServeError::Watch { path: site.to_owned(), source };
        let debouncer = new_debouncer(SETTLE, Some(TICK), forward).map_err(failed)?;
        let mut watcher = Self { debouncer, signals, sources, watched: BTreeSet::new() };
        watcher.debouncer.watch(&watcher.sources.site, RecursiveMode::NonRecursive).map_err(failed)?;
        watcher.watch_folders().map_err(failed)?;
        Ok((watcher, end))
    }

    /// Watches the folders directly in the site one by one: a watch on the site as a whole would count every folder
    /// below `target` and `node_modules` against the limit of the system.
    fn watch_folders(&mut self) -> notify::Result<()> {
        let folders: BTreeSet<PathBuf> = self.sources.folders().collect();
        // A folder that was removed and made again has lost its watch.
        self.watched.retain(|folder| folders.contains(folder));
        for folder in folders {
            if !self.watched.contains(&folder) {
                self.debouncer.watch(&folder, RecursiveMode::Recursive)?;
                self.watched.insert(folder);
            }
        }
        Ok(())
    }

    /// Waits for the next change and names the files, relative to the site; none when anything may have changed.
    /// Nothing at all when the preview ends.
    pub(super) fn next(&mut self) -> Option<Vec<PathBuf>> {
        loop {
            let mut changes = Changes::default();
            let mut signal = self.signals.recv().ok()?;
            loop {
                match signal {
                    Signal::End => return None,
                    Signal::Files(Ok(events)) => events.iter().for_each(|event| changes.note(event, &self.sources)),
                    // The system lost track.
                    Signal::Files(Err(_)) => changes.everything = true,
                }
                // What was saved during the last rebuild is rebuilt in one go.
                match self.signals.try_recv() {
                    Ok(further) => signal = further,
                    Err(_) => break,
                }
            }
            if changes.everything {
                // A folder that cannot be watched is looked at again with the next change.
                let _ = self.watch_folders();
                return Some(Vec::new());
            }
            if !changes.files.is_empty() {
                return Some(changes.files.into_iter().collect());
            }
        }
    }
}

#[derive(Debug, Default)]
struct Changes {
    files: BTreeSet<PathBuf>,
    everything: bool,
}

impl Changes {
    fn note(&mut self, event: &DebouncedEvent, sources: &Sources) {
        if event.need_rescan() {
            self.everything = true;
        }
        // A rebuild reads every file; that must not look like a change.
        if matches!(event.kind, EventKind::Access(_) | EventKind::Other) {
            return;
        }
        for path in &event.paths {
            let Some(name) = sources.name(path) else { continue };
            let folder_gone = matches!(event.kind, EventKind::Remove(RemoveKind::Folder)) || (!path.exists() && path.extension().is_none());
            if path.is_dir() || folder_gone {
                self.everything = true;
            } else {
                self.files.insert(name);
            }
        }
    }
}

/// Tells sources from results and from the scratch files of editors.
#[derive(Debug)]
struct Sources {
    site: PathBuf,
    ignored: Vec<PathBuf>,
}

impl Sources {
    fn open(site: &Path, ignored: &[PathBuf]) -> Result<Self, ServeError> {
        let root = site.canonicalize().map_err(|source| ServeError::Folder { path: site.to_owned(), source })?;
        let ignored = ignored.iter().map(|path| root.join(path)).map(|path| path.canonicalize().unwrap_or(path)).collect();
        Ok(Self { site: root, ignored })
    }

    /// The folders directly in the site that hold sources.
    fn folders(&self) -> impl Iterator<Item = PathBuf> {
        let entries = std::fs::read_dir(&self.site).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir() && self.name(path).is_some())
    }

    /// The name of a source relative to the site, or nothing when the path is none.
    fn name(&self, path: &Path) -> Option<PathBuf> {
        let name = path.strip_prefix(&self.site).ok()?;
        let parts: Vec<&str> =
            name.components().map(|part| if let Component::Normal(part) = part { part.to_str() } else { None }).collect::<Option<_>>()?;
        let (file, first) = (parts.last()?, parts.first()?);
        let is_result = RESULTS.contains(first) || self.ignored.iter().any(|ignored| path.starts_with(ignored));
        let is_hidden = parts.iter().any(|part| part.starts_with('.') || *part == "node_modules");
        (!is_result && !is_hidden && !is_scratch(file)).then(|| name.to_owned())
    }
}

/// Whether an editor made a file for itself: Vim (`4913`, `.swp` is hidden, `x~`), Emacs (`#x#`), Kate, JetBrains, Word processors.
fn is_scratch(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    file == "4913"
        || file.ends_with('~')
        || file.starts_with("~$")
        || (file.starts_with('#') && file.ends_with('#'))
        || file.ends_with("___jb_tmp___")
        || file.ends_with("___jb_old___")
        || matches!(ending, "swp" | "swo" | "swx" | "tmp" | "temp" | "bak" | "orig" | "part")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_sources_from_results_and_scratch_files() {
        let sources = Sources { site: PathBuf::from("/site"), ignored: vec![PathBuf::from("/site/dist")] };
        let check = |path: &str, expected: bool| assert_eq!(sources.name(Path::new(path)).is_some(), expected, "{path}");
        for path in [
            "/site/sekisho.yaml",
            "/site/content/modules/seals/ja.md",
            "/site/quizzes/seals.yaml",
            "/site/content/pages/public/en.md",
            "/site/content/modules/target/ja.md",
            "/site/themes/default/css/10-tokens.css",
        ] {
            check(path, true);
        }
        for path in [
            "/site",
            "/elsewhere/ja.md",
            "/site/public/ja/index.html",
            "/site/target/debug/x",
            "/site/dist/index.html",
            "/site/.git/index",
            "/site/content/.ja.md.swp",
            "/site/node_modules/x/y.js",
            "/site/tests/node_modules/x.js",
            "/site/content/ja.md~",
            "/site/content/4913",
            "/site/content/#ja.md#",
            "/site/content/.#ja.md",
            "/site/content/ja.md.tmp",
            "/site/content/~$ja.md",
            "/site/content/ja.md___jb_tmp___",
        ] {
            check(path, false);
        }
    }
}
