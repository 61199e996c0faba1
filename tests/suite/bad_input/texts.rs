//! Texts that are odd, but texts.

use sekisho::locale::Locale;

use super::assert_finding;
use crate::support::{QUICK, SiteTest, WHOLE, tree};

#[test]
fn byte_order_marks_and_carriage_returns_change_nothing() {
    let plain = SiteTest::minimal();
    let windows = SiteTest::minimal();
    for (path, bytes) in tree(&plain.root()) {
        let text = String::from_utf8(bytes).unwrap();
        windows.write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    let (plain, windows) = (plain.run(WHOLE), windows.run(WHOLE));
    assert!(windows.outcome.diagnostics.is_empty(), "{}", windows.printed(Locale::EN));
    let (expected, found) = (plain.files(), windows.files());
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, bytes) in expected {
        assert!(found[path] == bytes, "{path} differs:\n{}", String::from_utf8_lossy(found[path]));
    }
}

#[test]
fn places_are_exact_in_files_with_carriage_returns() {
    let ja = "content/portal/sign-in/ja.md";
    let site = SiteTest::minimal().replace(ja, "size: [48, 12]", "sise: [48, 12]");
    let text = format!("\u{feff}{}", site.read(ja).replace('\n', "\r\n"));
    let run = site.file(ja, text).check();
    let (english, _) = assert_finding(&run, "error[yaml-shape]", (ja, 11, 1), "unknown field `sise`", "「sise」という項目");
    assert_eq!(english.marked, "sise");
}

#[test]
fn places_are_exact_in_indented_fences() {
    let (en, ja) = ("content/pages/about/en.md", "content/pages/about/ja.md");
    let text = |title: &str| {
        format!(
            "---\ntitle: {title}\nsummary: s\n---\n\n1. {title}\n\n   ```steps\n   - id: one\n     screen: S\n     acton: A\n     expected: E\n   ```\n"
        )
    };
    let run = SiteTest::minimal().file(en, text("About")).file(ja, text("概要")).check();
    let seen = run.seen(Locale::EN);
    let heads: Vec<_> =
        seen.iter().map(|seen| (seen.head.as_str(), seen.place.clone().unwrap_or_default(), seen.marked.as_str())).collect();
    let expected = |path: &str| ("error[yaml-shape]", (path.to_owned(), 11, 6), "acton");
    assert_eq!(heads, [expected(en), expected(ja)]);
}

#[test]
fn a_line_of_a_megabyte_is_read_and_cut_in_findings() {
    let ja = "content/pages/about/ja.md";
    let line = "封印を点検します。".repeat(30_000);
    let text = format!("---\ntitle: 長い\nsummary: 長い\n---\n\n{line}[錠](term:lock){line}\n");
    assert!(text.len() > 1_000_000);
    let run = SiteTest::minimal().file(ja, text).check();
    assert_finding(&run, "error[link-dangling]", (ja, 6, 9 * 30_000 + 1), "glossary term `lock`", "用語「lock」");
    let printed = run.printed(Locale::JA);
    assert!(printed.len() < 8_000, "{} bytes", printed.len());
    assert!(printed.contains("[錠](term:lock)") && printed.contains("^^^^^^^^^^^^^^^"), "{printed}");
}

#[test]
fn control_characters_do_not_reach_the_terminal_or_become_markup() {
    let en = "content/pages/about/en.md";
    let text = "---\ntitle: About\nsummary: s\n---\n\nBell \u{7}, escape \u{1b}[31m, null \0, [link](<term:\u{1b}[2Jseal>) and [x](<page:no\u{1b}]0;t\u{7}>).\n";
    let run = SiteTest::minimal().file(en, text).check();
    assert_eq!(run.heads(), ["error[link-malformed]", "error[link-malformed]"]);
    for locale in [Locale::EN, Locale::JA] {
        let printed = run.printed(locale);
        let odd: Vec<char> = printed.chars().filter(|c| c.is_control() && *c != '\n').collect();
        assert!(odd.is_empty(), "{odd:?} in {printed}");
    }
    let run = SiteTest::minimal().file(en, "---\ntitle: About\nsummary: s\n---\n\nNull \0 and escape \u{1b}[31m.\n").check();
    let page = run.page("en/pages/about.html");
    assert!(!page.contains('\0') && page.contains("Null \u{fffd}"));
}

#[test]
fn front_matter_may_not_smuggle_fields_or_pages() {
    let en = "content/pages/about/en.md";
    let run = SiteTest::minimal().file(en, "---\ntitle: About\nsummary: s\npath: ../../../etc\n---\n").check();
    assert_finding(&run, "error[yaml-shape]", (en, 4, 1), "unknown field `path`", "「path」という項目");
}

#[test]
fn a_missing_translation_is_a_warning_and_a_marked_stand_in() {
    let site = SiteTest::minimal().without("content/modules/seals/ja.md");
    let run = site.run(QUICK);
    let en = "content/modules/seals/en.md";
    let (english, _) = assert_finding(&run, "warning[translation-missing]", (en, 1, 1), "the text in `ja` is missing", "「ja」の本文");
    assert!(english.help.contains("content/modules/seals/ja.md"), "{}", english.help);
    let page = run.page("ja/modules/seals.html");
    assert!(page.contains("<div class=\"sk-text\" lang=\"en\">") && page.contains("shows whether somebody opened the door"), "{page}");
    let notice = run.outcome.words().format(Locale::JA, "lang-missing", &[("language", "English".into())]);
    assert!(page.contains(&notice), "the page says so: {notice}");

    let strict = site.check_strict();
    assert_eq!(strict.heads(), ["error[translation-missing]"]);
    assert!(!strict.made_files());
}
