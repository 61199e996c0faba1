//! [`SiteTest`]: a small complete site in a temporary folder, and what a run makes of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sekisho::diagnostics::{Diagnostic, print_human, summary_line};
use sekisho::load::TextCache;
use sekisho::locale::Locale;
use sekisho::model::Artifact;
use sekisho::pipeline::{self, Options, Outcome};
use sekisho::render::RenderOptions;
use tempfile::TempDir;

/// The repository, which is its own first site.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A run as `sekisho check` does it, pages included.
pub(crate) const QUICK: Options = Options { strict: false, search: false, render: RenderOptions { minify: false, preview: false } };
/// A run as `sekisho build` does it.
pub(crate) const WHOLE: Options = Options { strict: false, search: true, render: RenderOptions { minify: true, preview: false } };

/// A site in a folder of its own, removed with the value.
pub(crate) struct SiteTest {
    folder: TempDir,
}

impl SiteTest {
    /// `tests/sites/minimal`: one of everything, in English and Japanese, without a finding.
    pub(crate) fn minimal() -> Self {
        let test = Self { folder: TempDir::new().unwrap() };
        copy(&repository().join("tests/sites/minimal"), &test.root());
        test
    }

    /// A folder without any file.
    pub(crate) fn empty() -> Self {
        let test = Self { folder: TempDir::new().unwrap() };
        std::fs::create_dir(test.root()).unwrap();
        test
    }

    /// The folder of the site. Its parent belongs to the test, too.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Where `sekisho build` writes unless it is told otherwise.
    pub(crate) fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// A path below the folder of the site.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Adds a file or replaces it.
    #[must_use]
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// Replaces a passage that stands in a file exactly once.
    #[must_use]
    pub(crate) fn replace(self, path: &str, old: &str, new: &str) -> Self {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "`{old}` stands once in {path}");
        self.write(path, text.replacen(old, new, 1));
        self
    }

    /// Removes a file.
    #[must_use]
    pub(crate) fn without(self, path: &str) -> Self {
        std::fs::remove_file(self.path(path)).unwrap();
        self
    }

    /// Writes a file of a site that was built already.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// A text file of the site.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs every stage but the writing.
    pub(crate) fn run(&self, options: Options) -> Run {
        let (outcome, files) = build(&self.root(), options, &mut TextCache::default());
        Run { outcome, files }
    }

    /// Runs as `sekisho check` does.
    pub(crate) fn check(&self) -> Run {
        self.run(QUICK)
    }

    /// Runs as `sekisho check --strict` does.
    pub(crate) fn check_strict(&self) -> Run {
        self.run(Options { strict: true, ..QUICK })
    }
}

/// Runs every stage but the writing; the files are there only when there is no error.
pub(crate) fn build(root: &Path, options: Options, cache: &mut TextCache) -> (Outcome, Option<Vec<Artifact>>) {
    let files = Mutex::new(Vec::new());
    let outcome = pipeline::build(root, options, cache, &|file| files.lock().unwrap().push(file.clone()));
    let whole = !outcome.diagnostics.has_errors();
    (outcome, whole.then(|| files.into_inner().unwrap()))
}

/// What a run came to.
pub(crate) struct Run {
    pub(crate) outcome: Outcome,
    files: Option<Vec<Artifact>>,
}

/// A finding as a reader sees it in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    /// `error[code]`
    pub(crate) head: String,
    /// Message and label.
    pub(crate) words: String,
    /// What to type.
    pub(crate) help: String,
    /// Path, line and column, both from 1, the column in characters.
    pub(crate) place: Option<(String, usize, usize)>,
    /// The passage that is marked, cut at the end of its line.
    pub(crate) marked: String,
}

impl Run {
    /// Every finding in a language.
    pub(crate) fn seen(&self, locale: Locale) -> Vec<Seen> {
        self.outcome.diagnostics.iter().map(|diagnostic| self.see(diagnostic, locale)).collect()
    }

    fn see(&self, diagnostic: &Diagnostic, locale: Locale) -> Seen {
        let words = self.outcome.words();
        let args: Vec<_> = diagnostic.args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let code = diagnostic.code.name();
        let own = |attribute| words.attribute(locale, code, attribute, &args).unwrap_or_default();
        let file = diagnostic.span.and_then(|span| self.outcome.sources().get(span.file).map(|file| (span, file)));
        Seen {
            head: format!("{}[{code}]", diagnostic.severity.name()),
            words: format!("{}\n{}", words.format(locale, code, &args), own("label")).trim_end().to_owned(),
            help: own("help"),
            place: file.map(|(span, file)| {
                let (line, column) = file.line_column(span.start as usize);
                (file.path.clone(), line, column)
            }),
            marked: file.map(|(span, file)| file.text[span.range()].lines().next().unwrap_or_default().to_owned()).unwrap_or_default(),
        }
    }

    /// The findings' heads, in the order of printing.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.seen(Locale::EN).into_iter().map(|seen| seen.head).collect()
    }

    /// The one finding of a run in English and in Japanese; anything else fails the test. Both have words, help and no
    /// value left unfilled.
    pub(crate) fn only(&self) -> (Seen, Seen) {
        let (mut english, mut japanese) = (self.seen(Locale::EN), self.seen(Locale::JA));
        assert_eq!(english.len(), 1, "one finding expected:\n{}", self.printed(Locale::EN));
        let pair = (english.remove(0), japanese.remove(0));
        assert_complete(&pair.0, &pair.1);
        pair
    }

    /// Findings as the terminal prints them, with the last line.
    pub(crate) fn printed(&self, locale: Locale) -> String {
        let (outcome, words) = (&self.outcome, self.outcome.words());
        let findings = print_human(&outcome.diagnostics, outcome.sources(), words, locale, false);
        format!("{findings}{}", summary_line(&outcome.diagnostics, words, locale))
    }

    /// The files of a run without errors.
    pub(crate) fn files(&self) -> BTreeMap<&str, &[u8]> {
        let files = self.files.as_ref().unwrap_or_else(|| panic!("no error expected:\n{}", self.printed(Locale::EN)));
        files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect()
    }

    /// Whether the run made files at all.
    pub(crate) fn made_files(&self) -> bool {
        self.files.is_some()
    }

    /// A page as text.
    pub(crate) fn page(&self, path: &str) -> &str {
        let bytes = *self.files().get(path).unwrap_or_else(|| panic!("no file {path}"));
        std::str::from_utf8(bytes).unwrap()
    }
}

/// A finding says in both languages what is wrong and what to do, in their own words.
pub(crate) fn assert_complete(english: &Seen, japanese: &Seen) {
    for (language, seen) in [("en", english), ("ja", japanese)] {
        let all = format!("{}\n{}", seen.words, seen.help);
        assert!(!seen.words.is_empty() && !seen.help.is_empty(), "{language}: words and help: {seen:?}");
        assert!(!all.contains("{$") && !all.contains("{ $"), "{language}: a value is missing: {all}");
    }
    let is_japanese = |text: &str| text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
    assert!(is_japanese(&japanese.words) && is_japanese(&japanese.help), "Japanese words: {japanese:?}");
    assert_ne!(english.words, japanese.words);
}

/// Copies a folder with everything below it.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder: path with `/` between parts, and bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &format!("{name}/"), files);
            } else {
                files.insert(name, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(folder, "", &mut files);
    files
}

#[test]
fn the_minimal_site_is_clean() {
    let run = SiteTest::minimal().run(Options { strict: true, ..WHOLE });
    assert!(run.outcome.diagnostics.is_empty(), "{}", run.printed(Locale::EN));
    assert!(run.page("ja/modules/seals.html").contains("内線1190"));
}
