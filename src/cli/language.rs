//! The language of the terminal: `--lang`, else the environment, else English.

#![expect(clippy::disallowed_methods, reason = "the one place that asks the environment for a language")]

use std::ffi::OsString;

use crate::locale::Locale;

/// Reads the language before the arguments are parsed, because their own messages are in it.
pub(super) fn from_surroundings(arguments: &[OsString]) -> Locale {
    let texts: Vec<&str> = arguments.iter().map_while(|argument| argument.to_str()).collect();
    let asked = texts.iter().enumerate().find_map(|(at, text)| match text.strip_prefix("--lang=") {
        Some(language) => Some(language),
        None if *text == "--lang" => texts.get(at + 1).copied(),
        None => None,
    });
    if let Some(locale) = asked.and_then(|text| text.parse().ok()) {
        return locale;
    }
    // The order of POSIX: the first that is set decides, even when it is a language we do not have.
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match set {
        Some(value) if value.starts_with("ja") => Locale::JA,
        _ => Locale::EN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_wins() {
        let arguments = |list: &[&str]| list.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(from_surroundings(&arguments(&["sekisho", "--lang", "ja", "build"])), Locale::JA);
        assert_eq!(from_surroundings(&arguments(&["sekisho", "build", "--lang=ja"])), Locale::JA);
        assert_eq!(from_surroundings(&arguments(&["sekisho", "build", "--lang=en"])), Locale::EN);
    }
}
