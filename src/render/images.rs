//! Images that stand beside texts, under names that hold their fingerprint.

use super::Page;
use crate::model::{Artifact, Fingerprint, PageKey};
use crate::resolve::Site;

/// Every image of the site.
pub fn images(site: &Site) -> Vec<Artifact> {
    let mut list = Vec::new();
    for key in site.text_pages() {
        for (name, bytes) in site.images(&key).into_iter().flatten() {
            list.push(Artifact { path: path(&key, name, bytes), bytes: bytes.to_vec() });
        }
    }
    list
}

/// Two pages may have images of one name, so the page is part of the name.
fn path(key: &PageKey, name: &str, bytes: &[u8]) -> String {
    let page = key.path().trim_end_matches(".html").replace('/', "-");
    let stem = name.trim_end_matches(".png");
    format!("assets/{page}-{stem}-{}.png", Fingerprint::of_bytes(bytes).short(8))
}

impl Page<'_> {
    /// Link to an image beside the page's text.
    pub(super) fn image(&self, name: &str) -> Option<String> {
        let bytes = self.site.images(self.key)?.get(name)?;
        Some(format!("{}{}", self.to_root(), path(self.key, name, bytes)))
    }
}
