//! Output folders: those that are not ours are left alone, and an error in the site loses nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::{sekisho, stderr};
use crate::support::{SiteTest, tree};

/// Every file with its bytes and the time of its last change.
fn state(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let changed = |path: &str| std::fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    tree(folder).into_iter().map(|(path, bytes)| (path.clone(), (bytes, changed(&path)))).collect()
}

fn assert_refused(site: &SiteTest, out: &Path, english: &str, japanese: &str) {
    for (language, words, help) in [("en", english, "help: "), ("ja", japanese, "直し方: ")] {
        let output = sekisho("build", &site.root(), language, &["--out", out.to_str().unwrap(), "--no-search"]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains(words) && stderr(&output).contains(help), "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_folder_with_files_of_somebody_else() {
    let site = SiteTest::minimal();
    site.write("../other/index.html", "mine");
    let other = site.root().parent().unwrap().join("other");
    let before = state(&other);
    assert_refused(&site, &other, "holds files that Sekisho did not write", "Sekishoが書いたのではないファイル");
    assert_eq!(state(&other), before);
}

#[test]
fn the_folder_of_the_site_itself() {
    let site = SiteTest::minimal();
    let before = state(&site.root());
    assert_refused(&site, &site.root(), "holds files that Sekisho did not write", "Sekishoが書いたのではないファイル");
    assert_eq!(state(&site.root()), before);
}

#[test]
fn a_list_of_files_that_is_not_ours() {
    let site = SiteTest::minimal();
    for list in ["", "{}", "[1]", r#"{"schema": "other/1", "base": "", "files": ["index.html"]}"#] {
        site.write("public/sekisho-output.json", list);
        site.write("public/index.html", "mine");
        let before = state(&site.public());
        assert_refused(&site, &site.public(), "holds files that Sekisho did not write", "Sekishoが書いたのではないファイル");
        assert_eq!(state(&site.public()), before, "{list}");
    }
}

#[test]
fn a_file_in_the_place_of_the_folder() {
    let site = SiteTest::minimal().file("notes", "mine");
    assert_refused(&site, &site.path("notes"), "cannot be written", "書き込めません");
    assert_refused(&site, &site.path("notes/public"), "cannot be written", "書き込めません");
    assert_eq!(site.read("notes"), "mine");
}

#[test]
fn a_list_of_files_cannot_name_files_outside() {
    let site = SiteTest::minimal();
    site.write("../victim.txt", "mine");
    site.write(
        "public/sekisho-output.json",
        r#"{"schema": "sekisho/output/1", "base": "", "files": ["../../victim.txt", "/etc/hostname", "old.html"]}"#,
    );
    site.write("public/old.html", "old");
    let output = sekisho("build", &site.root(), "en", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(site.read("../victim.txt"), "mine");
    assert!(!site.path("public/old.html").exists());
}

/// Faults of every kind, each in one file.
const FAULTS: [(&str, &str, &str); 8] = [
    ("sekisho.yaml", "languages: [en, ja]", "languages: [en, ja"),
    ("content/glossary.yaml", "  - id: container", "  - id: seal"),
    ("content/modules/seals/module.yaml", "minutes: 5", "minuts: 5"),
    ("content/modules/seals/ja.md", "{{report_phone}}", "{{phone}}"),
    ("content/modules/seals/en.md", "term:seal", "term:lock"),
    ("content/modules/seals/flow.svg", "</svg>", "<script>alert(1)</script></svg>"),
    ("content/portal/sign-in/en.md", "- id: type-name", "- id: type name"),
    ("quizzes/seals.yaml", "        correct: true\n", ""),
];

#[test]
fn an_error_leaves_the_old_output_as_it_was() {
    let site = SiteTest::minimal();
    assert_eq!(sekisho("build", &site.root(), "en", &[]).status.code(), Some(0));
    let before = state(&site.public());
    assert!(before.len() > 40);
    for (path, old, new) in FAULTS {
        let text = site.read(path);
        assert_eq!(text.matches(old).count(), 1, "{path}: {old}");
        site.write(path, text.replace(old, new));
        for (language, head, help, nothing) in
            [("en", "error[", "help: ", "nothing was written"), ("ja", "エラー[", "直し方: ", "何も書き出していません")]
        {
            let output = sekisho("build", &site.root(), language, &[]);
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{path}: {said}");
            assert!(said.starts_with(head) && said.contains(help) && said.contains(nothing), "{path}: {said}");
            assert!(said.contains(&format!("--> {path}:")), "{path}: {said}");
            assert!(!said.contains("panicked"), "{said}");
        }
        site.write(path, text);
    }
    assert_eq!(state(&site.public()), before);
}

#[test]
fn an_error_in_a_first_run_makes_no_folder() {
    let site = SiteTest::minimal().replace("quizzes/seals.yaml", "        correct: true\n", "");
    assert_eq!(sekisho("build", &site.root(), "en", &[]).status.code(), Some(1));
    assert_eq!(sekisho("check", &site.root(), "en", &[]).status.code(), Some(1));
    assert!(!site.public().exists());
}

#[test]
fn a_warning_fails_only_a_strict_run() {
    let site = SiteTest::minimal().without("content/pages/about/ja.md");
    assert_eq!(sekisho("build", &site.root(), "en", &["--strict"]).status.code(), Some(1));
    assert!(!site.public().exists());
    assert_eq!(sekisho("check", &site.root(), "en", &[]).status.code(), Some(0));
    assert_eq!(sekisho("build", &site.root(), "en", &[]).status.code(), Some(0));
    assert!(site.path("public/ja/pages/about.html").is_file());
}
