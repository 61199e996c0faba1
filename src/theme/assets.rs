//! Styles, scripts and images with fingerprinted names.

use std::collections::BTreeMap;

use super::compact;
use super::embedded::Files;
use crate::model::{Artifact, Fingerprint, ThemeColor};

/// Name of an asset as templates know it.
pub type AssetName = &'static str;

/// Scripts of the theme: name in templates, files that make it up. Pages with records need the store at once; all others
/// load it only when there is something to say. The preview brings its own script and style to the page itself.
/// A `*` in a path stands for any name, in the order of names.
const SCRIPTS: [(AssetName, &[&str]); 15] = [
    ("head", &["js/head.js"]),
    ("site", &["js/site.js"]),
    ("store", &["js/store.js"]),
    ("store_hub", &["js/store-hub.js"]),
    ("quiz", &["js/quiz.js", "components/question-*/script.js"]),
    ("attempt", &["js/draw.js", "js/attempt.js"]),
    ("records", &["js/store.js", "js/records.js"]),
    ("my_training", &["js/my-training.js"]),
    ("proof", &["js/vendor/qrcode.js", "js/proof.js"]),
    ("this_pc", &["js/store.js", "js/this-pc.js"]),
    ("search", &["js/search.js"]),
    ("search_page", &["js/search-page.js"]),
    ("kiosk", &["js/kiosk.js"]),
    ("step", &["js/step.js"]),
    ("coverage", &["components/coverage/script.js"]),
];
/// Styles that only some pages need, or need only when the reader does something: name in templates, files.
const PARTS: [(AssetName, &[&str]); 9] = [
    ("glossary_css", &["css/60-glossary.css"]),
    ("pages_css", &["css/5*.css"]),
    (
        "quiz_css",
        &["components/question/style.css", "components/question-*/style.css", "components/result/style.css", "components/proof/style.css"],
    ),
    ("settings_css", &["components/settings/style.css"]),
    ("search_css", &["components/search/style.css"]),
    ("this_pc_css", &["components/this-pc/style.css"]),
    ("kiosk_css", &["components/kiosk/style.css"]),
    ("step_css", &["components/step/style.css"]),
    ("coverage_css", &["css/56-overview.css", "components/coverage/style.css"]),
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
        assets.insert("css", fingerprinted("site", "css", site_styles(files, accent)));
        for (name, paths) in PARTS {
            let bytes = paths.iter().flat_map(|path| of(files, path)).map(compact::style).collect::<Vec<_>>().concat();
            assets.insert(name, fingerprinted(&name.trim_end_matches("_css").replace('_', "-"), "css", bytes));
        }
        for (name, paths) in SCRIPTS {
            let bytes = paths.iter().flat_map(|path| of(files, path)).map(compact::script).collect::<Vec<_>>().concat();
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

/// Whether a path is one of those that a path with a `*` stands for.
fn fits(path: &str, part: &str) -> bool {
    match part.split_once('*') {
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| rest.ends_with(after)),
        None => path == part,
    }
}

/// The files that a path of the lists above stands for.
fn of<'f>(files: &'f Files, part: &str) -> impl Iterator<Item = &'f [u8]> {
    files.iter().filter(move |(path, _)| fits(path, part)).map(|(_, bytes)| bytes.as_ref())
}

/// The styles of every page: `css/` in name order, then components, then the site's own color, then print rules.
fn site_styles(files: &Files, accent: Option<&ThemeColor>) -> Vec<u8> {
    let mut css = Vec::new();
    let mut add = |bytes: &[u8]| css.extend(compact::style(bytes));
    let is_style = |path: &str| path.ends_with(".css") && !PARTS.iter().any(|(_, paths)| paths.iter().any(|part| fits(path, part)));
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

/// A file of `assets/` whose name holds its fingerprint.
pub fn fingerprinted(stem: &str, extension: &str, bytes: Vec<u8>) -> Artifact {
    let print = Fingerprint::of_bytes(&bytes);
    Artifact { path: format!("assets/{stem}-{}.{extension}", print.short(8)), bytes }
}
