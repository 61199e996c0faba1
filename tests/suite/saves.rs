//! What the preview keeps between saves: after every save it shows what a fresh build of the same files would.

use std::path::PathBuf;

use sekisho::diagnostics::to_json;
use sekisho::load::TextCache;
use sekisho::locale::Locale;

use super::support::{QUICK, SiteTest, build};

const TEXT: &str = "content/modules/seals/ja.md";
const DATA: &str = "content/modules/seals/module.yaml";
const FIGURE: &str = "content/modules/seals/flow.svg";

/// Files, when there is no error, and findings.
type Made = (Option<Vec<(String, Vec<u8>)>>, String);

/// A site and what a preview of it keeps.
struct Saves {
    test: SiteTest,
    cache: TextCache,
}

impl Saves {
    fn new() -> Self {
        let mut saves = Self { test: SiteTest::minimal(), cache: TextCache::default() };
        saves.assert_fresh(&[]);
        saves
    }

    /// A rebuild after the named files were saved.
    fn rebuild(&mut self, saved: &[&str]) -> Made {
        self.cache.note_saved(&saved.iter().map(PathBuf::from).collect::<Vec<_>>());
        Self::made(&self.test, &mut self.cache)
    }

    fn made(test: &SiteTest, cache: &mut TextCache) -> Made {
        let (outcome, files) = build(&test.root(), QUICK, cache);
        let mut files = files.map(|files| files.into_iter().map(|file| (file.path, file.bytes)).collect::<Vec<_>>());
        files.iter_mut().for_each(|files| files.sort_unstable());
        (files, to_json(&outcome.diagnostics, outcome.sources(), outcome.words(), Locale::JA))
    }

    fn assert_fresh(&mut self, saved: &[&str]) {
        let kept = self.rebuild(saved);
        let fresh = Self::made(&self.test, &mut TextCache::default());
        assert_eq!(kept.1, fresh.1, "findings after {saved:?}");
        assert!(kept.0 == fresh.0, "files after {saved:?}");
    }

    /// Writes one file, and tells of it.
    fn save(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        self.test.write(path, bytes);
        self.assert_fresh(&[path]);
    }
}

#[test]
fn every_kind_of_file_is_taken_anew_when_it_is_saved() {
    let mut saves = Saves::new();
    let paths = [
        (TEXT, "書類と比べます", "紙と比べます"),
        (DATA, "出発の前に", "発車の前に"),
        (FIGURE, "x=\"10\"", "x=\"20\""),
        ("content/glossary.yaml", "貨物用の箱", "荷物用の箱"),
        ("quizzes/seals.yaml", "最初にすること", "はじめにすること"),
        ("sekisho.yaml", "ヤードの教育訓練", "倉庫の教育訓練"),
    ];
    for (path, old, new) in paths {
        let text = saves.test.read(path);
        let changed = text.replace(old, new);
        assert!(changed != text, "`{old}` stands in {path}");
        saves.save(path, changed);
        saves.save(path, text);
    }
}

#[test]
fn an_image_is_taken_anew_when_it_is_saved() {
    let mut saves = Saves::new();
    let image = "content/modules/seals/photo.png";
    let png = |width: u8| [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0".as_slice(), &[width], b"\0\0\0\x01\x08\x02\0\0\0"].concat();
    for (path, words) in [(TEXT, "封印の写真"), ("content/modules/seals/en.md", "A seal")] {
        saves.save(path, saves.test.read(path) + &format!("\n![{words}](photo.png)\n"));
    }
    saves.save(image, png(1));
    let (before, _) = saves.rebuild(&[image]);
    saves.save(image, png(2));
    let (after, findings) = saves.rebuild(&[image]);
    assert!(after != before, "the image is part of the site: {findings}");
}

#[test]
fn a_file_that_breaks_is_found_and_mended() {
    let mut saves = Saves::new();
    for path in [TEXT, DATA] {
        let text = saves.test.read(path);
        saves.save(path, b"\xff\xfe");
        saves.save(path, &text);
        saves.save(path, "");
        saves.save(path, &text);
    }
}

#[test]
fn files_that_come_and_go_are_noticed() {
    let mut saves = Saves::new();
    let text = saves.test.read(TEXT);
    saves.save("content/pages/new/ja.md", "---\ntitle: 新しい\n---\n\n新しいページです。\n");
    saves.save("content/pages/new/en.md", "---\ntitle: New\n---\n\nA new page.\n");
    std::fs::remove_file(saves.test.path(TEXT)).unwrap();
    saves.assert_fresh(&[TEXT]);
    // A folder in the place of a text.
    std::fs::create_dir(saves.test.path(TEXT)).unwrap();
    saves.assert_fresh(&[TEXT]);
    std::fs::remove_dir(saves.test.path(TEXT)).unwrap();
    saves.save(TEXT, text);
    std::fs::remove_dir_all(saves.test.path("content/pages/new")).unwrap();
    saves.assert_fresh(&[]);
}

#[test]
fn files_that_nobody_named_are_as_they_were_until_anything_may_have_changed() {
    let mut saves = Saves::new();
    let (before, _) = saves.rebuild(&[DATA]);
    saves.test.write(TEXT, saves.test.read(TEXT) + "\n追記です。\n");
    assert!(saves.rebuild(&[DATA]).0 == before, "the text was not read again");
    saves.assert_fresh(&[]);
    // Who tells of nothing gets what is there.
    saves.test.write(TEXT, saves.test.read(TEXT) + "\nもう一つ。\n");
    assert!(Saves::made(&saves.test, &mut saves.cache) == Saves::made(&saves.test, &mut TextCache::default()));
}
