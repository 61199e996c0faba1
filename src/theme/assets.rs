//! Styles, scripts and images with fingerprinted names.

use std::collections::BTreeMap;

use super::embedded::Files;
use crate::model::{Artifact, Fingerprint, ThemeColor};

/// Name of an asset as templates know it.
pub type AssetName = &'static str;

/// Scripts of the theme: name in templates, files that make it up. Every page needs `site` and `store`, so they travel
/// together; the storage hub needs `store` alone. The preview brings its own script and style to the page itself.
const SCRIPTS: [(AssetName, &[&str]); 9] = [
    ("head", &["js/head.js"]),
    ("site", &["js/site.js", "js/store.js"]),
    ("store", &["js/store.js"]),
    ("store_hub", &["js/store-hub.js"]),
    ("quiz", &["js/quiz.js"]),
    ("attempt", &["js/attempt.js"]),
    ("records", &["js/records.js"]),
    ("my_training", &["js/my-training.js"]),
    ("search", &["js/search.js"]),
];
/// Styles that only some pages need, or need only when the reader does something: name in templates, components.
const PARTS: [(AssetName, &[&str]); 2] = [("quiz_css", &["quiz-question", "result", "proof"]), ("search_css", &["search"])];
const IMAGES: [(AssetName, &str); 2] = [("mark_svg", "images/mark.svg"), ("icon_svg", "images/icon.svg")];

/// The assets of a theme.
#[derive(Debug)]
pub struct Assets {
    files: BTreeMap<AssetName, Artifact>,
}

impl Assets {
    pub(super) fn new(files: &Files, accent: Option<&ThemeColor>) -> Self {
        let mut assets = BTreeMap::new();
        assets.insert("css", fingerprinted("site", "css", site_styles(files, accent)));
        for (name, components) in PARTS {
            let style = |component: &&str| files.get(&format!("components/{component}/style.css"));
            let bytes: Vec<u8> = components.iter().filter_map(style).flat_map(|bytes| compact(bytes)).collect();
            assets.insert(name, fingerprinted(name.trim_end_matches("_css"), "css", bytes));
        }
        for (name, paths) in SCRIPTS {
            let bytes: Vec<u8> = paths.iter().filter_map(|path| files.get(*path)).flat_map(|bytes| bytes.iter().copied()).collect();
            assets.insert(name, fingerprinted(&name.replace('_', "-"), "js", bytes));
        }
        for (name, path) in IMAGES {
            if let Some(bytes) = files.get(path) {
                assets.insert(name, fingerprinted(name.trim_end_matches("_svg"), "svg", bytes.to_vec()));
            }
        }
        Self { files: assets }
    }

    /// Links to every asset, each with a prefix that leads to the output's root.
    pub fn links(&self, to_root: &str) -> BTreeMap<AssetName, String> {
        self.files.iter().map(|(name, artifact)| (*name, format!("{to_root}{}", artifact.path))).collect()
    }

    /// The files.
    pub fn artifacts(&self) -> impl Iterator<Item = &Artifact> {
        self.files.values()
    }
}

/// The styles of every page: `css/` in name order, then components, then the site's own color, then print rules.
fn site_styles(files: &Files, accent: Option<&ThemeColor>) -> Vec<u8> {
    let mut css = Vec::new();
    let mut add = |bytes: &[u8]| css.extend(compact(bytes));
    let in_part = |path: &str| {
        let component = path.strip_prefix("components/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        PARTS.iter().any(|(_, components)| components.contains(&component))
    };
    let is_style = |path: &str| path.ends_with(".css");
    let last = |path: &str| path.starts_with("css/9");
    for (_, bytes) in files.iter().filter(|(path, _)| path.starts_with("css/") && is_style(path) && !last(path)) {
        add(bytes);
    }
    for (_, bytes) in files.iter().filter(|(path, _)| path.starts_with("components/") && is_style(path) && !in_part(path)) {
        add(bytes);
    }
    if let Some(accent) = accent {
        // The tokens of both schemes read these two; the build has checked their contrast.
        add(format!(":root{{--sk-accent-light:{};--sk-accent-dark:{}}}", accent.light, accent.dark).as_bytes());
    }
    for (_, bytes) in files.iter().filter(|(path, _)| last(path) && is_style(path)) {
        add(bytes);
    }
    css
}

/// A style file without comments, indents and empty lines. What is left reads line by line like the source; strings of
/// the theme hold no comment marks.
fn compact(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(start) = rest.find("/*") {
        let (before, comment) = rest.split_at(start);
        bare.push_str(before);
        rest = comment.find("*/").and_then(|end| comment.get(end + 2..)).unwrap_or_default();
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| line.bytes().chain([b'\n'])).collect()
}

fn fingerprinted(stem: &str, extension: &str, bytes: Vec<u8>) -> Artifact {
    let print = Fingerprint::of_bytes(&bytes);
    Artifact { path: format!("assets/{stem}-{}.{extension}", print.short(8)), bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_comments_and_indents_only() {
        let css = "/* a\n b */\n.x {\n  color: red; /* why */\n}\n\n.y::after { content: \"—\" }\n/* open";
        assert_eq!(String::from_utf8(compact(css.as_bytes())).as_deref(), Ok(".x {\ncolor: red;\n}\n.y::after { content: \"—\" }\n"));
    }
}
