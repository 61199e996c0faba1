//! Reads the folders of a site: walks them, decodes YAML, splits front matter, parses Markdown, in parallel.
//!
//! The only room that reads the disk. Resolves nothing: names stay as written in [`LoadedSite`]. Every file that can be
//! read is read; a broken one is a finding and a gap, and the others are still checked.

mod cache;
mod files;
mod folder;
mod front_matter;
mod places;
mod readings;
mod site;
pub mod suggest;
mod text;
pub mod yaml;

pub use cache::TextCache;
pub use files::{MAX_FIGURE_BYTES, MAX_TEXT_BYTES, MAX_YAML_BYTES, read_bytes};
pub use folder::find_files;
pub use places::{Places, decode_fence, fence_span};
pub use site::{Folder, Images, Loaded, LoadedEdition, LoadedSite, Texts, load};
pub use text::LoadedText;
pub use yaml::Route;

use std::path::PathBuf;

use crate::markdown::SearchText;

/// What to load.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// Folder that holds `sekisho.yaml`.
    pub root: PathBuf,
    /// Whether the text of sections is wanted for the search.
    pub search_text: SearchText,
}
