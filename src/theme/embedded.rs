//! The files of the theme: those in the binary, then those of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;

#[derive(rust_embed::RustEmbed)]
#[folder = "themes/default/"]
#[include = "*.html"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[include = "words.yaml"]
struct Builtin;

/// Path inside the theme to its bytes.
pub(super) type Files = BTreeMap<String, Cow<'static, [u8]>>;

pub(super) fn with_overrides(overrides: &BTreeMap<String, Vec<u8>>) -> Files {
    let mut files: Files = Builtin::iter().filter_map(|name| Some((name.to_string(), Builtin::get(&name)?.data))).collect();
    for (name, bytes) in overrides {
        files.insert(name.clone(), Cow::Owned(bytes.clone()));
    }
    files
}
