//! Walking and reading of files.

#![expect(clippy::disallowed_methods, reason = "this room reads the disk")]

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) sources: SourceMap,
    /// Binary files that are carried along: path and bytes.
    pub(super) binaries: Vec<(String, Arc<[u8]>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

enum Read {
    Text(SourceFile),
    Binary(Vec<u8>),
    Fault(Fault),
}

/// Why a path could not be read.
enum Fault {
    /// The code and a key for its message, or a figure.
    Known(Code, String),
    /// What the system says.
    System(std::io::Error),
}

/// Reads every file of a site in parallel; ids follow the sorted paths.
pub(super) fn read_all(root: &Path) -> Found {
    let mut paths = Vec::new();
    let mut faults = Vec::new();
    let mut refused: Vec<String> = Vec::new();
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
                    if let Some(fault) = entry.path_is_symlink().then(|| refused_link(entry.path(), &real_root)).flatten() {
                        refused.push(format!("{path}/"));
                        faults.push((path, fault));
                    } else if entry.file_type().is_file() && is_ours(&path) {
                        paths.push(path);
                    } else if is_ours(&path) && (!entry.file_type().is_dir() || is_named_like_a_file(&path)) {
                        // Reading a pipe would wait for ever, and a folder in the place of a text would be a text missed.
                        faults.push((path, Fault::Known(Code::FileUnreadable, "not-a-file".to_owned())));
                    }
                }
                Err(error) => {
                    let path = error.path().map_or_else(|| name.to_owned(), |path| relative(root, path));
                    let fault = match error.into_io_error() {
                        Some(error) => Fault::System(error),
                        None => Fault::Known(Code::FileUnreadable, "loop".to_owned()),
                    };
                    faults.push((path, fault));
                }
            }
        }
    }
    // What lies behind a refused link is not read.
    let behind = |path: &String| refused.iter().any(|folder| path.starts_with(folder));
    paths.retain(|path| !behind(path));
    faults.retain(|(path, _)| !behind(path));
    paths.sort_unstable();
    paths.dedup();
    let read: Vec<Read> = paths.par_iter().map(|path| read_one(root, path)).collect();

    let mut found = Found::default();
    for (path, read) in paths.into_iter().zip(read) {
        match read {
            Read::Text(file) => {
                found.sources.add(file);
            }
            Read::Binary(bytes) => found.binaries.push((path, bytes.into())),
            Read::Fault(fault) => faults.push((path, fault)),
        }
    }
    for (path, fault) in faults {
        let id: FileId = found.sources.add(SourceFile::new(path.clone(), ""));
        let (code, reason, detail) = match fault {
            Fault::Known(code, reason) => (code, reason, String::new()),
            Fault::System(error) => (Code::FileUnreadable, reason_key(error.kind()).to_owned(), error.to_string()),
        };
        let diagnostic = Diagnostic::in_file(code, id).arg("path", path).arg("reason", reason).arg("detail", detail);
        found.diagnostics.push(diagnostic.arg("limit", limit_words(code)));
    }
    found
}

/// Reads the named files again and takes the others as they were read before. Nothing when more than contents may differ:
/// a file came or went or is something else now, could not be read then or cannot be read now.
pub(super) fn read_again(root: &Path, kept: Found, saved: &[PathBuf]) -> Option<Found> {
    let mut found = kept;
    if saved.is_empty() || !found.diagnostics.is_empty() {
        return None;
    }
    for path in saved {
        let path = relative(root, path);
        if !std::fs::symlink_metadata(root.join(&path)).is_ok_and(|now| now.is_file()) {
            return None;
        }
        match read_one(root, &path) {
            Read::Text(file) => found.sources.replace(found.sources.find(&path)?, file),
            Read::Binary(bytes) => found.binaries.iter_mut().find(|(known, _)| *known == path)?.1 = bytes.into(),
            Read::Fault(_) => return None,
        }
    }
    Some(found)
}

/// A key of the words for what happens often; the rest is told in the system's own.
fn reason_key(kind: std::io::ErrorKind) -> &'static str {
    match kind {
        std::io::ErrorKind::PermissionDenied => "denied",
        std::io::ErrorKind::NotFound => "gone",
        _ => "other",
    }
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

/// Why a link is not followed, if it is not.
fn refused_link(link: &Path, real_root: &Path) -> Option<Fault> {
    let outside = Fault::Known(Code::SymlinkOutside, String::new());
    let Some(target) = link.canonicalize().ok().filter(|target| target.starts_with(real_root)) else { return Some(outside) };
    let own = link.parent()?.canonicalize().ok()?;
    own.starts_with(target).then(|| Fault::Known(Code::FileUnreadable, "loop".to_owned()))
}

/// A folder with such a name stands where a file belongs.
fn is_named_like_a_file(path: &str) -> bool {
    [".yaml", ".md", ".ftl", ".svg", ".tsv"].iter().any(|extension| path.ends_with(extension))
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
        "html" | "css" | "js" | "ts" | "json" | "tsv" => (MAX_TEXT_BYTES, true),
        _ => (MAX_TEXT_BYTES, false),
    };
    match read_up_to(&full, limit) {
        Ok(Err(length)) => Read::Fault(Fault::Known(Code::FileTooLarge, format!("{:.1} MiB", mebibytes(length)))),
        Ok(Ok(bytes)) if !text => Read::Binary(bytes),
        Ok(Ok(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => Read::Text(SourceFile::new(path, text)),
            Err(error) => {
                let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
                let line = good.iter().filter(|&&byte| byte == b'\n').count() + 1;
                Read::Fault(Fault::Known(Code::FileNotUtf8, line.to_string()))
            }
        },
        Err(error) => Read::Fault(Fault::System(error)),
    }
}

/// The bytes of a single file that is no part of a site; nothing when it is longer than the limit.
///
/// # Errors
/// What the system says.
pub fn read_bytes(path: &Path, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    read_up_to(path, limit).map(Result::ok)
}

/// The bytes of a file, or its length when it is longer than the limit.
fn read_up_to(path: &Path, limit: u64) -> std::io::Result<Result<Vec<u8>, u64>> {
    let file = std::fs::File::open(path)?;
    let length = file.metadata()?.len();
    if length > limit {
        return Ok(Err(length));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    // A file that grows meanwhile is cut at the limit.
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
