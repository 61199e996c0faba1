//! Files that are no readable texts.

use std::path::PathBuf;

use sekisho::locale::Locale;

use super::{assert_finding, sekisho, stderr};
use crate::support::SiteTest;

const ABOUT: &str = "content/pages/about/ja.md";

#[test]
fn a_text_of_three_megabytes() {
    let text = format!("---\ntitle: 長い\nsummary: 長い\n---\n\n{}", "封印を点検します。\n".repeat(120_000));
    assert!(text.len() > 3 << 20);
    let run = SiteTest::minimal().file(ABOUT, text).check();
    let (english, japanese) = assert_finding(&run, "error[file-too-large]", (ABOUT, 1, 1), "3.2 MiB", "大きすぎます");
    assert!(english.help.contains("Markdown 2 MiB") && japanese.help.contains("Markdown 2 MiB"), "{}", english.help);
}

#[test]
fn a_text_that_is_not_utf8() {
    // "封印" as Shift_JIS writes it.
    let run = SiteTest::minimal().file(ABOUT, b"---\ntitle: \x95\x95\x88\xf3\nsummary: s\n---\n").check();
    assert_finding(&run, "error[file-not-utf8]", (ABOUT, 1, 1), "(line 2)", "（2行目）");
    let run = SiteTest::minimal().file("quizzes/seals.yaml", b"schema: sekisho/quiz/1\nquestions: []\xff").check();
    assert_finding(&run, "error[file-not-utf8]", ("quizzes/seals.yaml", 1, 1), "not UTF-8", "UTF-8ではありません");
}

#[test]
fn a_table_of_readings_from_a_spreadsheet() {
    const TABLE: &str = "content/readings.tsv";
    // UTF-16, as some programs save "Unicode text"; and "封印" in Shift_JIS.
    let run = SiteTest::minimal().file(TABLE, b"\xff\xfe\x01\x5c\x70\x53\t\0").check();
    assert_finding(&run, "error[file-not-utf8]", (TABLE, 1, 1), "(line 1)", "（1行目）");
    let run = SiteTest::minimal().file(TABLE, b"# x\n\x95\x95\x88\xf3\tx").check();
    assert_finding(&run, "error[file-not-utf8]", (TABLE, 1, 1), "(line 2)", "（2行目）");
    let run = SiteTest::minimal().file(TABLE, "封印\tふういん\n".repeat(120_000)).check();
    assert_finding(&run, "error[file-too-large]", (TABLE, 1, 1), "MiB", "大きすぎます");
    // One line without an end.
    let run = SiteTest::minimal().file(TABLE, "封".repeat(600_000)).check();
    assert_finding(&run, "error[reading-invalid]", (TABLE, 1, 1), "there is no tab in it", "タブがありません");
}

#[test]
fn a_folder_in_the_place_of_a_text() {
    let site = SiteTest::minimal().without(ABOUT);
    std::fs::create_dir(site.path(ABOUT)).unwrap();
    assert_finding(&site.check(), "error[file-unreadable]", (ABOUT, 1, 1), "is not a file", "ファイルではありません");
}

#[test]
fn a_folder_in_the_place_of_the_settings() {
    let site = SiteTest::minimal().without("sekisho.yaml");
    std::fs::create_dir(site.path("sekisho.yaml")).unwrap();
    assert_finding(&site.check(), "error[file-unreadable]", ("sekisho.yaml", 1, 1), "is not a file", "ファイルではありません");
    let output = sekisho("check", &site.root(), "en", &[]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}

#[test]
fn a_folder_without_a_site() {
    let site = SiteTest::empty();
    let (english, japanese) = site.check().only();
    assert_eq!((english.head.as_str(), english.place), ("error[file-missing]", None));
    assert!(japanese.words.contains("sekisho.yaml"));
    for command in ["check", "build", "stats", "search"] {
        for (language, words) in [("en", "sekisho new my-site"), ("ja", "ありません")] {
            let more: &[&str] = if command == "search" { &["seal"] } else { &[] };
            let output = sekisho(command, &site.root(), language, more);
            assert_eq!(output.status.code(), Some(2), "{command} {language}");
            assert!(stderr(&output).contains(words), "{command} {language}: {}", stderr(&output));
        }
    }
    assert_eq!(std::fs::read_dir(site.root()).unwrap().count(), 0);
}

#[test]
fn an_empty_file_of_each_kind() {
    for (path, head) in [
        ("sekisho.yaml", "error[yaml-shape]"),
        ("content/glossary.yaml", "error[yaml-shape]"),
        ("content/modules/seals/module.yaml", "error[yaml-shape]"),
        ("quizzes/seals.yaml", "error[yaml-shape]"),
        (ABOUT, "error[front-matter]"),
        ("content/modules/seals/flow.svg", "error[svg-unsafe]"),
    ] {
        let run = SiteTest::minimal().file(path, "").check();
        let (english, _) = run.only();
        assert_eq!(english.head, head, "{path}");
        assert_eq!(english.place, Some((path.to_owned(), 1, 1)));
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_out_of_the_site() {
        let site = SiteTest::minimal().without(ABOUT);
        let secret = outside(&site, "secret.md", "---\ntitle: secret\nsummary: s\n---\n");
        symlink(secret, site.path(ABOUT)).unwrap();
        let run = site.check();
        assert_finding(&run, "error[symlink-outside]", (ABOUT, 1, 1), "leads out of the site", "サイトの外");
        assert!(!run.printed(Locale::EN).contains("secret"), "nothing of the file is shown");
    }

    #[test]
    fn a_linked_folder_out_of_the_site() {
        let site = SiteTest::minimal();
        let secret = outside(&site, "shared/other/en.md", "---\ntitle: secret\nsummary: s\n---\n");
        symlink(secret.parent().unwrap(), site.path("content/pages/other")).unwrap();
        let run = site.check();
        assert_finding(&run, "error[symlink-outside]", ("content/pages/other", 1, 1), "leads out of the site", "サイトの外");
    }

    #[test]
    fn a_link_inside_the_site_is_read() {
        let site = SiteTest::minimal();
        symlink(site.path("content/modules/seals/flow.svg"), site.path("content/pages/about/flow.svg")).unwrap();
        assert!(site.check().outcome.diagnostics.is_empty());
    }

    #[test]
    fn a_link_that_leads_to_nothing() {
        let site = SiteTest::minimal().without(ABOUT);
        symlink("gone.md", site.path(ABOUT)).unwrap();
        assert_finding(&site.check(), "error[file-unreadable]", (ABOUT, 1, 1), "leads to nothing", "何もありません");
    }

    #[test]
    fn a_link_to_its_own_folder() {
        let site = SiteTest::minimal();
        for target in [".", "..", "../.."] {
            symlink(target, site.path("content/pages/loop")).unwrap();
            let run = site.check();
            assert_finding(&run, "error[file-unreadable]", ("content/pages/loop", 1, 1), "back to its own folder", "自分のフォルダ");
            std::fs::remove_file(site.path("content/pages/loop")).unwrap();
        }
    }

    #[test]
    fn a_pipe_in_the_place_of_a_text_is_not_waited_for() {
        let site = SiteTest::minimal().without(ABOUT);
        let made = std::process::Command::new("mkfifo").arg(site.path(ABOUT)).status().unwrap();
        assert!(made.success());
        assert_finding(&site.check(), "error[file-unreadable]", (ABOUT, 1, 1), "is not a file", "ファイルではありません");
    }

    /// A file beside the site.
    fn outside(site: &SiteTest, name: &str, text: &str) -> PathBuf {
        site.write(&format!("../{name}"), text);
        site.root().parent().unwrap().join(name)
    }
}
