//! The files of one rebuild, and what differs from the one before.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value as Json, json};

/// The files of a site by name, as in an output folder: `ja/modules/cyber.html`.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Makes the site anew; the caller of [`bind_preview`](super::bind_preview) knows how.
pub trait Rebuild: Send {
    /// Rebuilds after the named files were saved, made, renamed or removed; a named file may be gone.
    /// Paths are relative to the folder of the site. None named means that anything may have changed.
    fn rebuild(&mut self, changed: &[PathBuf]) -> Preview;
}

/// The result of a rebuild.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// All files of the site, or `None` when none could be made: then the last ones stay. Files that share their bytes
    /// with those of the last rebuild are recognized at once, others are compared.
    pub files: Option<Files>,
    /// The findings as [`to_json`](crate::diagnostics::to_json) writes them.
    pub findings_json: String,
    /// Number of errors among the findings.
    pub errors: usize,
}

/// What the server shows between two rebuilds.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Differs between two runs of the program, so that a page of an earlier run is recognized.
    run: u64,
    number: u64,
    files: Option<Arc<Files>>,
    /// The rebuild that last changed, made or removed a file; files of the first rebuild are not listed.
    changed_at: BTreeMap<String, u64>,
    /// The rebuild that last changed something that any page may use.
    all_changed_at: u64,
    /// Whether the files are older than the findings.
    stale: bool,
    errors: usize,
    findings: Json,
}

impl Snapshot {
    /// The result of the first rebuild.
    pub(super) fn first(preview: Preview) -> Self {
        Self {
            run: RandomState::new().build_hasher().finish(),
            number: 1,
            stale: preview.files.is_none(),
            files: preview.files.map(Arc::new),
            changed_at: BTreeMap::new(),
            all_changed_at: 0,
            errors: preview.errors,
            findings: findings(&preview.findings_json),
        }
    }

    /// The result of a further rebuild.
    pub(super) fn next(&self, preview: Preview) -> Self {
        let number = self.number + 1;
        let mut next = Self {
            run: self.run,
            number,
            stale: preview.files.is_none(),
            files: self.files.clone(),
            changed_at: self.changed_at.clone(),
            all_changed_at: self.all_changed_at,
            errors: preview.errors,
            findings: findings(&preview.findings_json),
        };
        let Some(files) = preview.files else { return next };
        match &self.files {
            Some(old) => next.note_changes(old, &files),
            None => next.all_changed_at = number,
        }
        next.files = Some(Arc::new(files));
        next
    }

    fn note_changes(&mut self, old: &Files, new: &Files) {
        for (name, bytes) in new {
            let before = old.get(name);
            if before.is_some_and(|before| Arc::ptr_eq(before, bytes) || before == bytes) {
                continue;
            }
            // A script or style whose name holds a hash changes the pages that use it; one that keeps its name does not.
            if before.is_some() && !name.ends_with(".html") && !name.starts_with("search/") {
                self.all_changed_at = self.number;
            }
            self.changed_at.insert(name.clone(), self.number);
        }
        for name in old.keys().filter(|name| !new.contains_key(*name)) {
            self.changed_at.insert(name.clone(), self.number);
        }
    }

    /// A file of the site.
    pub(super) fn file(&self, name: &str) -> Option<&Arc<[u8]>> {
        self.files.as_ref()?.get(name)
    }

    /// Whether there is anything to show.
    pub(super) fn is_built(&self) -> bool {
        self.files.is_some()
    }

    /// Names this rebuild of this run; a page keeps the name of the one it was made by.
    pub(super) fn version(&self) -> String {
        format!("{:016x}-{}", self.run, self.number)
    }

    /// Whether a page made by an earlier rebuild would look different now.
    pub(super) fn outdates(&self, name: &str, version: &str) -> bool {
        let seen = version
            .split_once('-')
            .filter(|(run, _)| *run == format!("{:016x}", self.run))
            .and_then(|(_, number)| number.parse::<u64>().ok());
        let Some(seen) = seen else { return true };
        let changed = |name: &str| self.changed_at.get(name).is_some_and(|number| *number > seen);
        self.all_changed_at > seen || changed(name) || (self.file(name).is_none() && changed("404.html"))
    }

    /// What a page is told, as one line of JSON.
    pub(super) fn event(&self, reload: bool) -> String {
        json!({ "reload": reload, "stale": self.stale, "errors": self.errors, "findings": self.findings }).to_string()
    }
}

/// The list inside the findings document; nothing when the text is no such document.
fn findings(document: &str) -> Json {
    let parsed = serde_json::from_str::<Json>(document).ok();
    parsed.and_then(|mut document| document.get_mut("findings").map(Json::take)).filter(Json::is_array).unwrap_or_else(|| json!([]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(files: &[(&str, &str)]) -> Preview {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect();
        Preview { files: Some(files), ..Preview::default() }
    }

    fn check(first: &[(&str, &str)], second: &[(&str, &str)], name: &str, expected: bool) {
        let first = Snapshot::first(preview(first));
        let second = first.next(preview(second));
        assert_eq!(second.outdates(name, &first.version()), expected, "{name}");
        assert!(!second.outdates(name, &second.version()), "{name}: a page of this rebuild is never old");
    }

    #[test]
    fn pages_are_old_when_they_or_their_parts_differ() {
        check(&[("a.html", "1"), ("b.html", "1")], &[("a.html", "2"), ("b.html", "1")], "a.html", true);
        check(&[("a.html", "1"), ("b.html", "1")], &[("a.html", "2"), ("b.html", "1")], "b.html", false);
        check(&[("a.html", "1")], &[], "a.html", true);
        check(&[], &[("a.html", "1")], "a.html", true);
        check(&[("a.html", "1"), ("assets/site.css", "1")], &[("a.html", "1"), ("assets/site.css", "2")], "a.html", true);
        check(&[("a.html", "1")], &[("a.html", "1"), ("assets/site-2.css", "2")], "a.html", false);
        check(&[("a.html", "1"), ("search/ja/m.js", "1")], &[("a.html", "1"), ("search/ja/m.js", "2")], "a.html", false);
        check(&[("404.html", "1")], &[("404.html", "2")], "none.html", true);
    }

    #[test]
    fn the_last_files_stay_when_nothing_could_be_built() {
        let first = Snapshot::first(preview(&[("a.html", "1")]));
        let broken = first.next(Preview { errors: 1, findings_json: r#"{"findings":[{"code":"x"}]}"#.to_owned(), files: None });
        assert!(!broken.outdates("a.html", &first.version()));
        assert_eq!(broken.file("a.html").map(|bytes| bytes.to_vec()), Some(b"1".to_vec()));
        assert_eq!(broken.event(false), r#"{"reload":false,"stale":true,"errors":1,"findings":[{"code":"x"}]}"#);
        let mended = broken.next(preview(&[("a.html", "3")]));
        assert!(mended.outdates("a.html", &first.version()));
        assert_eq!(mended.event(true), r#"{"reload":true,"stale":false,"errors":0,"findings":[]}"#);
    }

    #[test]
    fn pages_of_another_run_or_of_no_build_are_old() {
        let first = Snapshot::first(preview(&[("a.html", "1")]));
        assert!(first.outdates("a.html", &Snapshot::first(Preview::default()).version()));
        for version in ["", "1", "-", "x-1", "0-x"] {
            assert!(first.outdates("a.html", version), "{version:?}");
        }
        let nothing = Snapshot::first(Preview::default());
        assert!(nothing.next(preview(&[("a.html", "1")])).outdates("b.html", &nothing.version()));
    }
}
