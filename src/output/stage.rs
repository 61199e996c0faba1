//! Where files wait until all of them are there.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::manifest::{Manifest, Purpose};
use super::{OutputError, Written, check_path, differs, open, remove};
use crate::model::Artifact;

/// The hidden folder inside the output: on the same disk, so that a file gets its place by a rename.
pub(super) const FOLDER: &str = ".sekisho-stage";
/// Who holds this file writes into the output; the kernel lets go of it when a run dies.
const LOCK: &str = "lock";
/// The waiting files, in the tree that they will have.
const TREE: &str = "tree";

/// Takes the files of a run, in any order and from many threads, without keeping them in memory.
///
/// Nothing is on the disk before the first file that differs from what is there, and nothing stays there when the stage
/// is dropped without [`Stage::commit`].
#[derive(Debug)]
pub struct Stage<'a> {
    purpose: Purpose,
    folder: &'a Path,
    /// What earlier runs wrote; nothing for a new folder.
    old: Option<Manifest>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    names: BTreeSet<String>,
    /// Names of the files that wait.
    waiting: Vec<String>,
    /// Folders of the tree that are there.
    parents: HashSet<PathBuf>,
    place: Option<Place>,
    /// The first failure; what comes after it is not taken.
    error: Option<OutputError>,
    committed: bool,
}

/// What was made to have a stage, and goes with it.
#[derive(Debug)]
struct Place {
    lock: Option<File>,
    /// Folders made for the output, the innermost first.
    made: Vec<PathBuf>,
}

impl<'a> Stage<'a> {
    /// Looks at a folder without touching it.
    ///
    /// # Errors
    /// [`OutputError::NotOurs`] when the folder holds files and no manifest; [`OutputError::Io`] when it cannot be read.
    pub fn open(purpose: Purpose, folder: &'a Path) -> Result<Self, OutputError> {
        Ok(Self { purpose, folder, old: open(purpose, folder)?, state: Mutex::default() })
    }

    /// Takes a file. A failure is kept for [`Stage::commit`], so that whoever makes files need not know of disks.
    pub fn put(&self, artifact: &Artifact) {
        if let Err(error) = self.take(artifact) {
            self.state().error.get_or_insert(error);
        }
    }

    fn take(&self, artifact: &Artifact) -> Result<(), OutputError> {
        check_path(self.purpose, &artifact.path)?;
        let place = self.folder.join(&artifact.path);
        let is_new = self.old.is_none() || differs(&place, &artifact.bytes)?;
        let waiting = self.tree().join(&artifact.path);
        {
            let mut state = self.state();
            if state.error.is_some() {
                return Ok(());
            }
            state.names.insert(artifact.path.clone());
            if !is_new {
                return Ok(());
            }
            self.prepare(&mut state)?;
            if let Some(parent) = waiting.parent().filter(|parent| !state.parents.contains(*parent)) {
                fs::create_dir_all(parent).map_err(|error| OutputError::io(&place, error))?;
                state.parents.insert(parent.to_path_buf());
            }
            state.waiting.push(artifact.path.clone());
        }
        fs::write(waiting, &artifact.bytes).map_err(|error| OutputError::io(&place, error))
    }

    /// Gives every waiting file its name and removes what no run wants any more.
    ///
    /// # Errors
    /// The first failure of any step. Before the last file has come, the folder is as it was.
    pub fn commit(self, base: &str) -> Result<Written, OutputError> {
        let mut state = self.state();
        if let Some(error) = state.error.take() {
            return Err(error);
        }
        let new = Manifest::new(self.purpose, base, state.names.iter().cloned());
        let old = self.old.clone().unwrap_or_default();
        let stale: Vec<&String> = old.files.difference(&new.files).collect();
        let written = Written { written: state.waiting.len(), unchanged: state.names.len() - state.waiting.len(), removed: stale.len() };
        if old.is(&new) && state.waiting.is_empty() {
            return Ok(written);
        }
        self.prepare(&mut state)?;
        let union = Manifest::new(self.purpose, base, new.files.union(&old.files).cloned());
        if !old.is(&union) {
            self.replace_manifest(&union)?;
        }
        state.committed = true;
        match self.old {
            None => self.move_all()?,
            Some(_) => self.move_each(&state.waiting)?,
        }
        for name in stale {
            remove(self.purpose, self.folder, name)?;
        }
        if !union.is(&new) {
            self.replace_manifest(&new)?;
        }
        Ok(written)
    }

    /// Makes the stage, if it is not there yet.
    fn prepare(&self, state: &mut State) -> Result<(), OutputError> {
        if state.place.is_some() {
            return Ok(());
        }
        let failed = |error| OutputError::io(self.folder, error);
        let stage = self.stage();
        let made = stage.ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let mut place = Place { lock: None, made: made.map(Path::to_path_buf).collect() };
        // A link in our folder was put there by somebody else.
        if fs::symlink_metadata(&stage).is_ok_and(|metadata| !metadata.is_dir()) {
            fs::remove_file(&stage).map_err(failed)?;
        }
        fs::create_dir_all(&stage).map_err(failed)?;
        let lock = fs::OpenOptions::new().write(true).create(true).truncate(false).open(stage.join(LOCK)).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => place.lock = Some(lock),
            Err(TryLockError::WouldBlock) => return Err(OutputError::Busy { folder: self.folder.to_path_buf() }),
            // A disk that knows no locks, such as some network shares: then nobody can tell.
            Err(TryLockError::Error(_)) => {}
        }
        match fs::remove_dir_all(self.tree()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        fs::create_dir_all(self.tree()).map_err(failed)?;
        state.place = Some(place);
        Ok(())
    }

    /// Into a new folder whole trees are moved: there is nothing to compare with, and nobody reads it.
    fn move_all(&self) -> Result<(), OutputError> {
        let failed = |error| OutputError::io(self.folder, error);
        for entry in fs::read_dir(self.tree()).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            rename(&entry.path(), &self.folder.join(entry.file_name()))?;
        }
        Ok(())
    }

    /// Pages last: what they refer to is there before they are.
    fn move_each(&self, names: &[String]) -> Result<(), OutputError> {
        let (pages, others): (Vec<&String>, Vec<&String>) = names.iter().partition(|name| name.ends_with(".html"));
        for list in [others, pages] {
            let places: Vec<PathBuf> = list.iter().map(|name| self.folder.join(name)).collect();
            let folders: BTreeSet<&Path> = places.iter().filter_map(|place| place.parent()).collect();
            for folder in folders {
                fs::create_dir_all(folder).map_err(|error| OutputError::io(folder, error))?;
            }
            list.par_iter().zip(&places).try_for_each(|(name, place)| rename(&self.tree().join(name), place))?;
        }
        Ok(())
    }

    fn replace_manifest(&self, manifest: &Manifest) -> Result<(), OutputError> {
        let place = self.folder.join(self.purpose.manifest());
        let waiting = self.stage().join(self.purpose.manifest());
        fs::write(&waiting, manifest.to_bytes()).map_err(|error| OutputError::io(&place, error))?;
        rename(&waiting, &place)
    }

    fn stage(&self) -> PathBuf {
        self.folder.join(FOLDER)
    }

    fn tree(&self) -> PathBuf {
        self.stage().join(TREE)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        let mut state = self.state();
        let Some(place) = state.place.take() else { return };
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_dir_all(self.stage());
        drop(place.lock);
        if !state.committed {
            // Refused by folders that hold anything.
            let _ = place.made.iter().try_for_each(fs::remove_dir);
        }
    }
}

/// A crash leaves the old file or the new one.
fn rename(from: &Path, to: &Path) -> Result<(), OutputError> {
    fs::rename(from, to).map_err(|error| OutputError::io(to, error))
}
