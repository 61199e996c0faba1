//! Styles, scripts and images with fingerprinted names.

use std::collections::BTreeMap;

use super::embedded::Files;
use crate::model::{Artifact, Fingerprint, ThemeColor};

/// Name of an asset as templates know it.
pub type AssetName = &'static str;

/// Scripts of the theme: name in templates, file. The preview brings its own script and style to the page itself.
const SCRIPTS: [(AssetName, &str); 9] = [
    ("head", "js/head.js"),
    ("site", "js/site.js"),
    ("store", "js/store.js"),
    ("store_hub", "js/store-hub.js"),
    ("quiz", "js/quiz.js"),
    ("attempt", "js/attempt.js"),
    ("records", "js/records.js"),
    ("my_training", "js/my-training.js"),
    ("search", "js/search.js"),
];
const IMAGES: [(AssetName, &str); 2] = [("mark_svg", "images/mark.svg"), ("icon_svg", "images/icon.svg")];

/// The assets of a theme.
#[derive(Debug)]
pub struct Assets {
    files: BTreeMap<AssetName, Artifact>,
}

impl Assets {
    pub(super) fn new(files: &Files, accent: Option<&ThemeColor>) -> Self {
        let mut assets = BTreeMap::new();
        assets.insert("css", fingerprinted("css", "css", styles(files, accent)));
        for (name, path) in SCRIPTS {
            if let Some(bytes) = files.get(path) {
                assets.insert(name, fingerprinted(&name.replace('_', "-"), "js", bytes.to_vec()));
            }
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

/// One style file: `css/` in name order, then components, then print rules, then the site's own color.
fn styles(files: &Files, accent: Option<&ThemeColor>) -> Vec<u8> {
    let mut css = Vec::new();
    let mut add = |bytes: &[u8]| {
        css.extend_from_slice(bytes.trim_ascii());
        css.push(b'\n');
    };
    let is_style = |path: &str| path.ends_with(".css");
    let last = |path: &str| path.starts_with("css/9");
    for (_, bytes) in files.iter().filter(|(path, _)| path.starts_with("css/") && is_style(path) && !last(path)) {
        add(bytes);
    }
    for (_, bytes) in files.iter().filter(|(path, _)| path.starts_with("components/") && is_style(path)) {
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

fn fingerprinted(stem: &str, extension: &str, bytes: Vec<u8>) -> Artifact {
    let print = Fingerprint::of_bytes(&bytes);
    Artifact { path: format!("assets/{stem}-{}.{extension}", print.short(8)), bytes }
}
