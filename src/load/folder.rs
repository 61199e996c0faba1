//! Files in folders that are no part of a site.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// Files below a folder whose names end in `.<extension>` in any case; a path that is a file is that file, whatever its
/// name. Links are not followed, because they may lead anywhere; names that begin with a dot are passed over, and so is
/// every folder that holds a file named `sign`. What cannot be looked into comes with the reason.
pub fn find_files(root: &Path, extension: &str, sign: &str) -> Vec<Result<PathBuf, (PathBuf, std::io::Error)>> {
    let is_wanted = |entry: &DirEntry| {
        let is_hidden = entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_signed = entry.file_type().is_dir() && entry.path().join(sign).exists();
        !is_hidden && !is_signed
    };
    let mut found = Vec::new();
    for entry in WalkDir::new(root).into_iter().filter_entry(is_wanted) {
        match entry {
            Ok(entry) => {
                let named = entry.path().extension().is_some_and(|own| own.eq_ignore_ascii_case(extension));
                if entry.file_type().is_file() && (named || entry.depth() == 0) {
                    found.push(Ok(entry.into_path()));
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let cause = error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into());
                found.push(Err((path, cause)));
            }
        }
    }
    found
}
