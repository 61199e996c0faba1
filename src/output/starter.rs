//! Writing of a starter site: only into a folder that is new or empty.

#![expect(clippy::disallowed_methods, reason = "this room writes the disk")]

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

/// Why a starter was not written.
#[derive(Debug)]
pub enum StarterError {
    /// The folder holds something.
    NotEmpty,
    /// The disk refused at a path.
    Io(PathBuf, std::io::Error),
}

/// Writes files below a folder and returns their number.
///
/// # Errors
/// [`StarterError::NotEmpty`] before anything is touched; [`StarterError::Io`] when the disk refuses.
pub fn write_starter<'a>(folder: &Path, files: impl Iterator<Item = (&'a str, Cow<'static, [u8]>)>) -> Result<usize, StarterError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |error| StarterError::Io(path, error)
    };
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(StarterError::NotEmpty);
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(StarterError::Io(folder.to_path_buf(), error)),
    }
    let mut count = 0;
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        fs::write(&path, bytes).map_err(failed(&path))?;
        count += 1;
    }
    Ok(count)
}
