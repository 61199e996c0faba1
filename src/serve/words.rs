//! The words that the server itself says: refusals, and the panel of the preview.

use std::sync::OnceLock;

use crate::locale::{Locale, Words};

/// The words of `serve.ftl`. A server answers before any site is read, so they lie in the binary and nowhere else.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let files = [
            (Locale::EN, "serve.ftl", include_str!("../../locales/en/serve.ftl")),
            (Locale::JA, "serve.ftl", include_str!("../../locales/ja/serve.ftl")),
        ];
        Words::new(Locale::EN, files).0
    })
}

/// One paragraph per language that has the text.
pub(super) fn both(text: impl Fn(Locale) -> Option<String>) -> String {
    words().locales().filter_map(text).map(|paragraph| paragraph + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_stands_in_both_languages() {
        for (locale, text) in
            [(Locale::JA, include_str!("../../locales/en/serve.ftl")), (Locale::EN, include_str!("../../locales/ja/serve.ftl"))]
        {
            for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
                let key = line.split(' ').next().unwrap();
                assert!(words().has(locale, key), "{key} in {locale}");
            }
        }
    }
}
