//! The files of one rebuild, and whether a page that is open shows what they are now.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value as Json, json};

/// The files of a site by name, as in an output folder: `ja/modules/cyber.html`. Pages may be made when they are asked for:
/// after a save nobody waits for pages that nobody sees.
pub trait Files: std::fmt::Debug + Send + Sync {
    /// The bytes of a file; nothing when there is none.
    ///
    /// # Errors
    /// Why it could not be made, in the language of the panel.
    fn file(&self, name: &str) -> Option<Result<Arc<[u8]>, String>>;
}

impl Files for BTreeMap<String, Arc<[u8]>> {
    fn file(&self, name: &str) -> Option<Result<Arc<[u8]>, String>> {
        self.get(name).cloned().map(Ok)
    }
}

/// Makes the site anew; the caller of [`bind_preview`](super::bind_preview) knows how.
pub trait Rebuild: Send {
    /// Rebuilds after the named files were saved, made, renamed or removed; a named file may be gone.
    /// Paths are relative to the folder of the site. None named means that anything may have changed.
    fn rebuild(&mut self, changed: &[PathBuf]) -> Preview;
}

/// The result of a rebuild.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// All files of the site, or `None` when none could be made: then the last ones stay.
    pub files: Option<Arc<dyn Files>>,
    /// The findings as [`to_json`](crate::diagnostics::to_json) writes them.
    pub findings_json: String,
    /// Number of errors among the findings.
    pub errors: usize,
}

/// What the server shows between two rebuilds.
#[derive(Debug)]
pub(super) struct Snapshot {
    files: Option<Arc<dyn Files>>,
    /// Whether the files are older than the findings.
    stale: bool,
    errors: usize,
    findings: Json,
}

impl Snapshot {
    /// The result of the first rebuild.
    pub(super) fn first(preview: Preview) -> Self {
        Self { stale: preview.files.is_none(), files: preview.files, errors: preview.errors, findings: findings(&preview.findings_json) }
    }

    /// The result of a further rebuild.
    pub(super) fn next(&self, preview: Preview) -> Self {
        let next = Self::first(preview);
        Self { files: next.files.or_else(|| self.files.clone()), ..next }
    }

    /// A file of the site, or why it could not be made.
    pub(super) fn file(&self, name: &str) -> Option<Result<Arc<[u8]>, String>> {
        self.files.as_ref()?.file(name)
    }

    /// Whether there is anything to show.
    pub(super) fn is_built(&self) -> bool {
        self.files.is_some()
    }

    /// Whether a page that carries this version would look different now. Styles and scripts have names that hold their
    /// hash, so a page differs when they do.
    pub(super) fn outdates(&self, name: &str, version: &str) -> bool {
        self.is_built() && self.file(name).or_else(|| self.file("404.html")).is_some_and(|shown| self::version(&shown) != version)
    }

    /// What a page is told, as one line of JSON.
    pub(super) fn event(&self, reload: bool) -> String {
        json!({ "reload": reload, "stale": self.stale, "errors": self.errors, "findings": self.findings }).to_string()
    }
}

/// Names what a page shows; the page carries it.
pub(super) fn version(shown: &Result<Arc<[u8]>, String>) -> String {
    let mut hasher = DefaultHasher::new();
    shown.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
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
        let files: BTreeMap<String, Arc<[u8]>> =
            files.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect();
        Preview { files: Some(Arc::new(files)), ..Preview::default() }
    }

    fn version_of(snapshot: &Snapshot, name: &str) -> String {
        snapshot.file(name).or_else(|| snapshot.file("404.html")).map(|shown| version(&shown)).unwrap_or_default()
    }

    fn check(first: &[(&str, &str)], second: &[(&str, &str)], name: &str, expected: bool) {
        let first = Snapshot::first(preview(first));
        let second = first.next(preview(second));
        assert_eq!(second.outdates(name, &version_of(&first, name)), expected, "{name}");
        assert!(!second.outdates(name, &version_of(&second, name)), "{name}: a page of this rebuild is never old");
    }

    #[test]
    fn pages_are_old_when_their_bytes_differ() {
        check(&[("a.html", "1"), ("b.html", "1")], &[("a.html", "2"), ("b.html", "1")], "a.html", true);
        check(&[("a.html", "1"), ("b.html", "1")], &[("a.html", "2"), ("b.html", "1")], "b.html", false);
        check(&[("a.html", "1"), ("404.html", "0")], &[("404.html", "0")], "a.html", true);
        check(&[("404.html", "0")], &[("a.html", "1"), ("404.html", "0")], "a.html", true);
        check(&[("a.html", "1")], &[("a.html", "1"), ("assets/site-2.css", "2")], "a.html", false);
        check(&[("a.html", "1"), ("search/ja/m.js", "1")], &[("a.html", "1"), ("search/ja/m.js", "2")], "a.html", false);
        check(&[("404.html", "1")], &[("404.html", "2")], "none.html", true);
    }

    #[test]
    fn the_last_files_stay_when_nothing_could_be_built() {
        let first = Snapshot::first(preview(&[("a.html", "1")]));
        let shown = version_of(&first, "a.html");
        let broken = first.next(Preview { errors: 1, findings_json: r#"{"findings":[{"code":"x"}]}"#.to_owned(), files: None });
        assert!(!broken.outdates("a.html", &shown));
        assert_eq!(broken.file("a.html"), Some(Ok(Arc::from(b"1".as_slice()))));
        assert_eq!(broken.event(false), r#"{"reload":false,"stale":true,"errors":1,"findings":[{"code":"x"}]}"#);
        let mended = broken.next(preview(&[("a.html", "3")]));
        assert!(mended.outdates("a.html", &shown));
        assert_eq!(mended.event(true), r#"{"reload":true,"stale":false,"errors":0,"findings":[]}"#);
    }

    #[test]
    fn a_page_that_waits_for_a_build_is_old_as_soon_as_there_is_one() {
        let nothing = Snapshot::first(Preview::default());
        assert!(!nothing.outdates("a.html", ""));
        assert!(nothing.next(preview(&[("a.html", "1")])).outdates("a.html", ""));
        for version in ["", "1", "-", "x-1", "0-x"] {
            assert!(Snapshot::first(preview(&[("a.html", "1")])).outdates("a.html", version), "{version:?}");
        }
    }

    #[test]
    fn a_page_that_could_not_be_made_is_told_when_it_can() {
        #[derive(Debug)]
        struct Broken;
        impl Files for Broken {
            fn file(&self, _: &str) -> Option<Result<Arc<[u8]>, String>> {
                Some(Err("why".to_owned()))
            }
        }
        let broken = Snapshot::first(Preview { files: Some(Arc::new(Broken)), ..Preview::default() });
        let shown = version_of(&broken, "a.html");
        assert!(!broken.outdates("a.html", &shown));
        assert!(broken.next(preview(&[("a.html", "1")])).outdates("a.html", &shown));
    }
}
