//! The interface words that lie inside the binary.

use super::Locale;

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
