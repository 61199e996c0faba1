//! Values that try to become markup: they come out as text on every page and in the data inside pages.

use std::collections::BTreeSet;

use crate::html::{Token, tokens};
use crate::support::{QUICK, SiteTest, WHOLE};
use sekisho::pipeline::Options;

/// Ends attributes, elements and scripts, where it is not escaped.
const HOSTILE: &str = r#"</script><script>alert(1)</script>"><img src=x onerror=alert(2)> ' & {{seal_digits}}<!--"#;

fn hostile_site() -> SiteTest {
    let value = format!("'{}'", HOSTILE.replace('\'', "''"));
    let site = SiteTest::minimal();
    let mut settings = site.read("sekisho.yaml");
    for (from, to) in [
        (r#"title: {en: "Yard training", ja: "ヤードの教育訓練"}"#, format!("title: {{en: {value}, ja: {value}}}")),
        (r#"owner: {en: "Sample company", ja: "見本の会社"}"#, format!("owner: {{en: {value}, ja: {value}}}")),
        (r#"tagline: {en: "Check it before it moves on.", ja: "通す前に、確かめる。"}"#, format!("tagline: {{en: {value}, ja: {value}}}")),
        (r#"report_phone: {en: "extension 1190", ja: "内線1190"}"#, format!("report_phone: {{en: {value}, ja: {value}}}")),
    ] {
        assert!(settings.contains(from), "{from}");
        settings = settings.replace(from, &to);
    }
    site.file("sekisho.yaml", settings)
}

#[test]
fn values_of_the_settings_stay_text_on_every_page() {
    // The variable also reaches a quiz: texts of questions travel as data inside the page.
    let site = hostile_site().replace("quizzes/seals.yaml", "A loose seal comes off.", "A loose seal comes off: {{report_phone}}");
    for options in [QUICK, WHOLE] {
        assert_only_text(&site, options);
    }
}

fn assert_only_text(site: &SiteTest, options: Options) {
    let run = site.run(options);
    let plain = SiteTest::minimal().run(options);
    let mut islands = 0;
    for (path, bytes) in run.files().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let mut scripts = 0;
        for token in tokens(page) {
            let Token::Open { name, attributes, text } = token else { continue };
            for (attribute, value) in &attributes {
                assert!(!attribute.starts_with("on"), "{path}: <{name} {attribute}={value}>");
            }
            assert!(name != "img" || attributes.iter().all(|(_, value)| value != "x"), "{path}: an element was smuggled in");
            if name != "script" {
                continue;
            }
            scripts += 1;
            if attributes.iter().any(|(name, value)| name == "type" && value == "application/json") {
                islands += 1;
                let _: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error} in {text}"));
                assert!(!text.contains("<!--") && !text.contains("<script"), "{path}: {text}");
            } else {
                assert!(text.trim().is_empty(), "{path}: an inline script: {text}");
            }
        }
        let expected = tokens(plain.page(path)).filter(|token| matches!(token, Token::Open { name, .. } if name == "script")).count();
        assert_eq!(scripts, expected, "{path}: as many scripts as without the values");
    }
    assert!(islands > 0);
    let home = run.page("en/index.html");
    let titles: BTreeSet<String> = tokens(home)
        .filter_map(|token| match token {
            Token::Open { name, text, .. } if name == "title" => Some(text),
            _ => None,
        })
        .collect();
    assert!(titles.iter().any(|title| title.contains(HOSTILE.split("{{").next().unwrap_or_default())), "{titles:?}");
}

#[test]
fn words_of_a_text_stay_text_in_titles_and_the_index() {
    let en = "content/pages/about/en.md";
    let hostile = "</title><script>alert(3)</script>";
    let site = SiteTest::minimal().file(en, format!("---\ntitle: '{hostile}'\nsummary: '{hostile}'\n---\n\n`{hostile}`\n"));
    let run = site.run(WHOLE);
    for (path, bytes) in run.files().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let smuggled =
            tokens(page).any(|token| matches!(token, Token::Open { name, text, .. } if name == "script" && text.contains("alert")));
        assert!(!smuggled, "{path}");
    }
    let page = run.page("en/pages/about.html");
    assert!(tokens(page).any(|token| matches!(token, Token::Open { name, text, .. } if name == "title" && text.contains(hostile))));
}

#[test]
fn a_base_with_markup_is_refused() {
    for base in ["javascript:alert(1)//", r#"https://a.example/"><script>"#, "https://a.example/ b", "https:///", "//a.example/"] {
        let site = SiteTest::minimal().replace("sekisho.yaml", "base: https://training.example/", &format!("base: '{base}'"));
        let (english, _) = site.check().only();
        assert_eq!(english.head, "error[setting-invalid]", "{base}");
    }
}

#[test]
fn a_color_cannot_carry_styles() {
    let accent = "theme: {accent: {light: '#1D4A8C;}*{color:red', dark: '#A3C4F8'}}\nlanguages: [en, ja]";
    let site = SiteTest::minimal().replace("sekisho.yaml", "languages: [en, ja]", accent);
    assert_eq!(site.check().only().0.head, "error[setting-invalid]");
}
