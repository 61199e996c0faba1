//! `walkthrough.yaml`, and what the named fences hold.

use super::id::{CriterionId, FunctionId};
use crate::locale::LocalizedText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `walkthrough.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalkthroughFile {
    /// `sekisho/walkthrough/1`.
    pub schema: String,
    /// Position in lists.
    pub order: u16,
    /// Where the screens were seen.
    pub source: LocalizedText,
    /// Month of the source, `2021-10`.
    pub source_date: String,
    /// Who does it.
    #[serde(default)]
    pub roles: Vec<FunctionId>,
    /// Portal questions it helps with.
    #[serde(default)]
    pub questions: Vec<u16>,
    /// Criteria it helps with.
    #[serde(default)]
    pub criteria: Vec<CriterionId>,
}

/// A step of a `steps` fence. Texts are inline Markdown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Id, equal in every language; also its anchor.
    pub id: String,
    /// Screen it happens on.
    pub screen: String,
    /// What to do.
    pub action: String,
    /// What one should see.
    pub expected: String,
    /// Advice.
    #[serde(default)]
    pub tip: Option<String>,
    /// Common mistake.
    #[serde(default)]
    pub pitfall: Option<String>,
}

/// How a box of a wireframe is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoxKind {
    /// Outer frame with a title bar.
    Window,
    /// Grey area.
    Panel,
    /// Text without a frame.
    Text,
    /// One-line input.
    Field,
    /// Large input.
    Area,
    /// Button.
    Button,
    /// Tab.
    Tab,
    /// Status label.
    Chip,
}

/// A box of a wireframe, on a grid.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireframeBox {
    /// Id.
    pub id: String,
    /// The word on the real screen.
    #[serde(default)]
    pub label: String,
    /// Reading aid.
    #[serde(default)]
    pub gloss: Option<String>,
    /// x, y, width, height in grid cells.
    pub at: [u16; 4],
    /// Position of the step that uses it.
    #[serde(default)]
    pub number: Option<u16>,
    /// How it is drawn.
    pub kind: BoxKind,
}

/// A `wireframe` fence.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wireframe {
    /// Id.
    pub id: String,
    /// What the screen is; the text alternative begins with it.
    pub title: String,
    /// Width and height in grid cells.
    pub size: [u16; 2],
    /// The boxes, drawn in order.
    pub boxes: Vec<WireframeBox>,
}

/// A field of a `document` fence.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentField {
    /// Id; hotspots name it.
    pub id: String,
    /// Name of the field.
    pub label: String,
    /// Its content.
    pub value: String,
}

/// A `document` fence: a schematic document or mail.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreenDocument {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Fields in order.
    pub fields: Vec<DocumentField>,
}

/// A `figure` fence.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// SVG file in the same folder.
    pub src: String,
    /// Text alternative.
    pub alt: String,
    /// Caption under the figure.
    #[serde(default)]
    pub caption: Option<String>,
    /// Texts of the drawing, by the `data-label` of its `<text>` elements.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
}
