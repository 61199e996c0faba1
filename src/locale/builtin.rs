//! The interface words that lie inside the binary.

use std::sync::{Arc, OnceLock};

use super::{Locale, Words};

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
#[include = "*.ftl"]
struct Files;

/// Every built-in Fluent file: language, name (`en/site.ftl`) and text, sorted by name.
pub fn builtin_words() -> Vec<(Locale, String, String)> {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort_unstable();
    names
        .into_iter()
        .filter_map(|name| {
            let locale = name.split('/').next()?.parse().ok()?;
            let text = String::from_utf8(Files::get(&name)?.data.into_owned()).ok()?;
            Some((locale, name.into_owned(), text))
        })
        .collect()
}

/// The built-in words, read once: terminal and site use the same ones unless the site brings its own.
pub fn builtin() -> Arc<Words> {
    static WORDS: OnceLock<Arc<Words>> = OnceLock::new();
    let read = || {
        let files = builtin_words();
        Arc::new(Words::new(Locale::EN, files.iter().map(|(locale, name, text)| (*locale, name.as_str(), text.as_str()))).0)
    };
    Arc::clone(WORDS.get_or_init(read))
}
