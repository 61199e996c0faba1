//! Walking and reading of files.

#![expect(clippy::disallowed_methods, reason = "this room reads the disk")]

use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, SourceMap};

/// Largest YAML or Fluent file.
pub const MAX_YAML_BYTES: u64 = 8 << 20;
/// Largest Markdown file.
pub const MAX_TEXT_BYTES: u64 = 2 << 20;
/// Largest figure.
pub const MAX_FIGURE_BYTES: u64 = 1 << 20;

/// Folders and files of a site that are read; anything else in the root is not ours.
const ROOTS: [&str; 5] = ["sekisho.yaml", "content", "quizzes", "locales", "themes"];
/// Deepest folder below the root; links to parents would otherwise never end.
const MAX_DEPTH: usize = 8;

/// What the walk found, before anything is decoded.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) sources: SourceMap,
    /// Binary files that are carried along: path and bytes.
    pub(super) binaries: Vec<(String, Vec<u8>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

enum Read {
    Text(String),
    Binary(Vec<u8>),
    Fault(Code, String),
}

/// Reads every file of a site in parallel; ids follow the sorted paths.
pub(super) fn read_all(root: &Path) -> Found {
    let mut paths = Vec::new();
    let mut faults = Vec::new();
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    for name in ROOTS {
        let top = root.join(name);
        if std::fs::symlink_metadata(&top).is_err() {
            continue;
        }
        // Links are followed so that a shared folder can be linked in, but never out of the site: what a link
        // reaches would be published.
        for entry in WalkDir::new(&top).follow_links(true).max_depth(MAX_DEPTH).sort_by_file_name() {
            match entry {
                Ok(entry) => {
                    let path = relative(root, entry.path());
                    if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(&real_root)) {
                        faults.push((path, Code::SymlinkOutside, String::new()));
                    } else if entry.file_type().is_file() && is_ours(&path) {
                        paths.push(path);
                    }
                }
                Err(error) => {
                    let path = error.path().map_or_else(|| name.to_owned(), |path| relative(root, path));
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    faults.push((path, Code::FileUnreadable, reason));
                }
            }
        }
    }
    // What lies behind a refused link is not read.
    let refused: Vec<String> =
        faults.iter().filter(|(_, code, _)| *code == Code::SymlinkOutside).map(|(path, ..)| format!("{path}/")).collect();
    paths.retain(|path| !refused.iter().any(|folder| path.starts_with(folder)));
    paths.sort_unstable();
    paths.dedup();
    let read: Vec<Read> = paths.par_iter().map(|path| read_one(root, path)).collect();

    let mut found = Found::default();
    for (path, read) in paths.into_iter().zip(read) {
        match read {
            Read::Text(text) => {
                found.sources.add(SourceFile::new(path, text));
            }
            Read::Binary(bytes) => found.binaries.push((path, bytes)),
            Read::Fault(code, reason) => faults.push((path, code, reason)),
        }
    }
    for (path, code, reason) in faults {
        let id: FileId = found.sources.add(SourceFile::new(path.clone(), ""));
        found.diagnostics.push(Diagnostic::in_file(code, id).arg("path", path).arg("reason", reason).arg("limit", limit_words(code)));
    }
    found
}

fn limit_words(code: Code) -> String {
    if code == Code::FileTooLarge {
        format!("YAML {} MiB, Markdown {} MiB, SVG {} MiB", MAX_YAML_BYTES >> 20, MAX_TEXT_BYTES >> 20, MAX_FIGURE_BYTES >> 20)
    } else {
        String::new()
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Editors leave backup and lock files beside texts; they are not content.
fn is_ours(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !(path.split('/').any(|part| part.starts_with('.')) || name.ends_with('~') || name.starts_with('#') || name == "Thumbs.db")
}

fn read_one(root: &Path, path: &str) -> Read {
    let full = root.join(path);
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let (limit, text) = match extension {
        "yaml" | "ftl" => (MAX_YAML_BYTES, true),
        "md" => (MAX_TEXT_BYTES, true),
        "svg" => (MAX_FIGURE_BYTES, true),
        "html" | "css" | "js" | "ts" | "json" => (MAX_TEXT_BYTES, true),
        _ => (MAX_TEXT_BYTES, false),
    };
    match std::fs::metadata(&full) {
        Ok(metadata) if metadata.len() > limit => {
            return Read::Fault(Code::FileTooLarge, format!("{:.1} MiB", mebibytes(metadata.len())));
        }
        Ok(_) => {}
        Err(error) => return Read::Fault(Code::FileUnreadable, error.to_string()),
    }
    match std::fs::read(&full) {
        Ok(bytes) if !text => Read::Binary(bytes),
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Read::Text(text),
            Err(error) => Read::Fault(Code::FileNotUtf8, error.utf8_error().valid_up_to().to_string()),
        },
        Err(error) => Read::Fault(Code::FileUnreadable, error.to_string()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
