//! From artifacts to a folder: only what changed is written, what is stale is removed, and a folder that this program
//! did not make is never touched.
//!
//! Every file is replaced in one step (written beside its place, then renamed). New files come before the pages that
//! name them and stale ones go last, so a reader never meets a page whose styles are gone. The manifest names every
//! file; it is written first with old and new names, so that an interrupted run can be tidied up by the next one.

#![expect(clippy::disallowed_methods, reason = "this room writes the disk, and compares before it does")]

mod error;
mod manifest;
mod starter;

pub use error::OutputError;
pub use manifest::Purpose;
pub use starter::{StarterError, write_starter};

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

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
/// [`OutputError::NotOurs`] when the folder holds files and no manifest; [`OutputError::Path`] for a path that would leave
/// the folder; [`OutputError::Io`] for anything the disk refuses.
pub fn write(purpose: Purpose, folder: &Path, artifacts: &[Artifact], base: &str) -> Result<Written, OutputError> {
    for artifact in artifacts {
        check_path(purpose, &artifact.path)?;
    }
    let old = open(purpose, folder)?;
    fs::create_dir_all(folder).map_err(|error| OutputError::io(folder, error))?;
    let names: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let new = Manifest::new(purpose, base, names.iter().map(|name| (*name).to_owned()));
    let stale: Vec<&String> = old.files.iter().filter(|name| !names.contains(name.as_str())).collect();

    // Pages last: what they refer to is there before they are.
    let (pages, others): (Vec<&Artifact>, Vec<&Artifact>) = artifacts.iter().partition(|artifact| artifact.path.ends_with(".html"));
    // A folder that has just been made holds nothing to compare with, and nobody reads it: its files need no detour by a
    // temporary name.
    let is_new = old.files.is_empty();
    let (others, pages) = (changed(folder, others, is_new)?, changed(folder, pages, is_new)?);
    let mut done = Written { written: others.len() + pages.len(), removed: stale.len(), ..Written::default() };
    done.unchanged = artifacts.len() - done.written;
    if done.written == 0 && done.removed == 0 && old.is(&new) {
        return Ok(done);
    }

    let put: fn(&Path, &[u8]) -> Result<(), OutputError> = if is_new { create } else { replace };
    let union = Manifest::new(purpose, base, names.iter().map(|name| (*name).to_owned()).chain(old.files.iter().cloned()));
    if !old.is(&union) {
        replace(&folder.join(purpose.manifest()), union.to_bytes().as_slice())?;
    }
    for list in [others, pages] {
        let folders: BTreeSet<&Path> = list.iter().filter_map(|(path, _)| path.parent()).collect();
        for parent in folders {
            fs::create_dir_all(parent).map_err(|error| OutputError::io(parent, error))?;
        }
        list.par_iter().try_for_each(|(path, artifact)| put(path, &artifact.bytes))?;
    }
    for name in stale {
        remove(purpose, folder, name)?;
    }
    if !union.is(&new) || old.is(&union) {
        replace(&folder.join(purpose.manifest()), new.to_bytes().as_slice())?;
    }
    Ok(done)
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

/// Reads the manifest of a folder; a folder that is empty or not there has an empty one.
fn open(purpose: Purpose, folder: &Path) -> Result<Manifest, OutputError> {
    let not_ours = || OutputError::NotOurs { purpose, folder: folder.to_path_buf() };
    match fs::read(folder.join(purpose.manifest())) {
        Ok(bytes) => return Manifest::parse(purpose, &bytes).ok_or_else(not_ours),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => return Err(OutputError::io(folder, error)),
        Err(error) => return Err(OutputError::io(&folder.join(purpose.manifest()), error)),
    }
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(not_ours()),
            None => Ok(Manifest::default()),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Manifest::default()),
        Err(error) => Err(OutputError::io(folder, error)),
    }
}

/// The files that are not on the disk as they should be, with their full paths; in a new folder all.
fn changed<'a>(folder: &Path, list: Vec<&'a Artifact>, is_new: bool) -> Result<Vec<(PathBuf, &'a Artifact)>, OutputError> {
    let compared = list.into_par_iter().map(|artifact| {
        let path = folder.join(&artifact.path);
        Ok((is_new || differs(&path, &artifact.bytes)?).then_some((path, artifact)))
    });
    compared.filter_map(Result::transpose).collect()
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

/// Writes a file that is not there yet.
fn create(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(bytes).map_err(|error| OutputError::io(path, error)),
        // Left by an interrupted run, or a link: replacing is safe for both.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => replace(path, bytes),
        Err(error) => Err(OutputError::io(path, error)),
    }
}

/// Writes beside the place and renames; a crash leaves the old file or the new one.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let parent = path.parent().unwrap_or(Path::new("."));
    let failed = |error| OutputError::io(path, error);
    let mut file = new_file(parent).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(path).map_err(|error| OutputError::io(path, error.error))?;
    Ok(())
}

/// Temporary files are private by default; a web server must be able to read these. Elsewhere than on Unix, files inherit
/// the rights of their folder.
fn new_file(parent: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("sekisho-tmp-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    builder.tempfile_in(parent)
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
