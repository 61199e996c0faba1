//! Templates, styles and scripts: the built-in theme, with single files replaced by those of a site.
//!
//! Templates are compiled once for a run. Styles are joined into one file, scripts stay as they are; both get names
//! that hold their fingerprint, so a browser may keep them for good.

mod assets;
mod broken;
mod compact;
mod embedded;
mod templates;

pub use assets::{AssetName, Assets, fingerprinted};
pub use templates::{Fields, Templates, Value, object};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic};
use crate::locale::Words;
use crate::model::{Artifact, ThemeColor};

/// A theme ready to render.
#[derive(Debug)]
pub struct Theme {
    /// Compiled templates.
    pub templates: Templates,
    /// Styles, scripts and images.
    pub assets: Assets,
    /// Which words each script needs.
    pub script_words: BTreeMap<String, Vec<String>>,
}

impl Theme {
    /// Puts the theme together. `overrides` are a site's own files by their path inside the theme.
    ///
    /// # Errors
    /// `template-broken` for a template or word list that cannot be read.
    pub fn new(overrides: &BTreeMap<String, Vec<u8>>, accent: Option<&ThemeColor>, words: &Arc<Words>) -> Result<Self, Box<Diagnostic>> {
        let files = embedded::with_overrides(overrides);
        let broken =
            |path: &str, reason: String| Box::new(Diagnostic::global(Code::TemplateBroken).arg("path", path).arg("reason", reason));
        let templates = Templates::new(&files, words).map_err(|fault| broken(&fault.path, fault.reason))?;
        let list = files.get("words.yaml").and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        let script_words = serde_yaml::from_str(list).map_err(|error| broken("words.yaml", error.without_snippet().to_string()))?;
        Ok(Self { templates, assets: Assets::new(&files, accent), script_words })
    }

    /// The files of the theme itself.
    pub fn artifacts(&self) -> impl Iterator<Item = Artifact> + '_ {
        self.assets.artifacts().cloned()
    }
}
