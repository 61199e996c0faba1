//! From artifacts to a folder: only what changed is written, what is stale is removed, and a folder that this program
//! did not make is never touched.
//!
//! Files are taken as they are made and wait on the disk, in a hidden folder inside the output (see [`Stage`]); they get
//! their names when the last one is there. New files come before the pages that name them and stale ones go last, so a
//! reader never meets a page whose styles are gone. The manifest names every file; it is written first with old and new
//! names, so that an interrupted run can be tidied up by the next one.

#![expect(clippy::disallowed_methods, reason = "this room writes the disk, and compares before it does")]

mod error;
mod manifest;
mod stage;
mod starter;

pub use error::OutputError;
pub use manifest::Purpose;
pub use stage::Stage;
pub use starter::{StarterError, write_starter};

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::model::Artifact;
use manifest::Manifest;

/// What a run did to the folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Files whose bytes are new.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files of an earlier run that are gone.
    pub removed: usize,
}

/// Brings a folder to hold exactly the artifacts.
///
/// # Errors
/// Those of [`Stage::open`] and [`Stage::commit`].
pub fn write(purpose: Purpose, folder: &Path, artifacts: &[Artifact], base: &str) -> Result<Written, OutputError> {
    let stage = Stage::open(purpose, folder)?;
    artifacts.par_iter().for_each(|artifact| stage.put(artifact));
    stage.commit(base)
}

/// Reads files of an earlier run, one entry per name; those that are not there are nothing.
///
/// # Errors
/// Those of [`write`], before anything is written.
pub fn read(purpose: Purpose, folder: &Path, names: &[&str]) -> Result<Vec<Option<Vec<u8>>>, OutputError> {
    open(purpose, folder)?;
    let read = |name: &&str| {
        let path = folder.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(OutputError::io(&path, error)),
        }
    };
    names.iter().map(read).collect()
}

/// Reads the manifest of a folder; one that is not there, or empty but for what an interrupted run left, has none.
fn open(purpose: Purpose, folder: &Path) -> Result<Option<Manifest>, OutputError> {
    let not_ours = || OutputError::NotOurs { purpose, folder: folder.to_path_buf() };
    match fs::read(folder.join(purpose.manifest())) {
        Ok(bytes) => return Manifest::parse(purpose, &bytes).ok_or_else(not_ours).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => return Err(OutputError::io(folder, error)),
        Err(error) => return Err(OutputError::io(&folder.join(purpose.manifest()), error)),
    }
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == stage::FOLDER)) {
            true => Ok(None),
            false => Err(not_ours()),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io(folder, error)),
    }
}

/// Whether the bytes on the disk are not these.
fn differs(path: &Path, bytes: &[u8]) -> Result<bool, OutputError> {
    match fs::symlink_metadata(path) {
        // A link in our folder was put there by somebody else; replacing it by a file is safe, following it is not.
        Ok(metadata) if !metadata.file_type().is_file() => Ok(true),
        Ok(metadata) if metadata.len() != bytes.len() as u64 => Ok(true),
        Ok(_) => fs::read(path).map(|old| old != bytes).map_err(|error| OutputError::io(path, error)),
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => Ok(true),
        Err(error) => Err(OutputError::io(path, error)),
    }
}

fn remove(purpose: Purpose, folder: &Path, name: &str) -> Result<(), OutputError> {
    // The manifest may have been edited: a name that leaves the folder is not followed.
    if check_path(purpose, name).is_err() {
        return Ok(());
    }
    let path = folder.join(name);
    match fs::remove_file(&path) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {}
        Err(error) => return Err(OutputError::io(&path, error)),
    }
    // Folders that became empty go too; one that is not empty refuses.
    let mut parent = path.parent();
    while let Some(at) = parent.filter(|at| *at != folder && at.starts_with(folder)) {
        if fs::remove_dir(at).is_err() {
            break;
        }
        parent = at.parent();
    }
    Ok(())
}

/// Names that survive Windows shares and case-insensitive disks, and stay inside the folder.
fn check_path(purpose: Purpose, path: &str) -> Result<(), OutputError> {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
            && !part.ends_with('.')
    };
    if path.split('/').all(part) && path != purpose.manifest() { Ok(()) } else { Err(OutputError::Path { path: path.to_owned() }) }
}

#[cfg(test)]
mod tests;
