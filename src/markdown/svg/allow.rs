//! The lists: elements, attributes, classes.

/// Elements below the root.
pub(super) const ELEMENTS: &[&str] = &[
    "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "marker", "path", "polygon", "polyline", "rect", "text", "title",
    "tspan", "use",
];

/// Classes that the theme colors.
pub(super) const CLASSES: &[&str] = &[
    "f-line",
    "f-muted",
    "f-accent",
    "f-fill",
    "f-fill-accent",
    "f-fill-warn",
    "f-fill-bad",
    "f-fill-ok",
    "f-text",
    "f-text-accent",
    "f-text-muted",
    "f-num",
    "f-num-text",
];

/// Attributes whose values are numbers, lengths, path data or key words.
const PLAIN: &[&str] = &[
    "clip-rule",
    "clipPathUnits",
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "dx",
    "dy",
    "fill-opacity",
    "fill-rule",
    "font-size",
    "font-style",
    "font-weight",
    "height",
    "lengthAdjust",
    "letter-spacing",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "opacity",
    "orient",
    "pathLength",
    "points",
    "preserveAspectRatio",
    "r",
    "refX",
    "refY",
    "rx",
    "ry",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "text-decoration",
    "textLength",
    "transform",
    "vector-effect",
    "viewBox",
    "visibility",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// What an attribute may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Allowed and left out.
    Dropped,
    Plain,
    Words(&'static [&'static str]),
    Classes,
    Id,
    /// Key of a label.
    Label,
    /// `#id`
    Fragment,
    /// `url(#id)`
    Url,
}

/// The rule for an attribute without a namespace; `None` refuses it.
pub(super) fn rule(name: &str, root: bool) -> Option<Rule> {
    Some(match name {
        // The page scales the drawing, and the language is that of the page.
        "width" | "height" | "version" | "role" | "lang" | "aria-label" | "aria-labelledby" if root => Rule::Dropped,
        "aria-hidden" | "focusable" => Rule::Dropped,
        "class" => Rule::Classes,
        "id" => Rule::Id,
        "data-label" => Rule::Label,
        "href" => Rule::Fragment,
        "marker-start" | "marker-mid" | "marker-end" | "clip-path" => Rule::Url,
        // Colors come from classes, or a dark page would show dark lines.
        "fill" | "stroke" => Rule::Words(&["none", "currentColor"]),
        _ if PLAIN.contains(&name) => Rule::Plain,
        _ => return None,
    })
}

/// Numbers, letters and the signs of paths and transforms: no quotes, no colons, no `url(…)`.
pub(super) fn is_plain(value: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b" \t\r\n.,+-%()".contains(&byte);
    value.bytes().all(sign) && !value.to_ascii_lowercase().contains("url")
}

/// What can be an id of a drawing.
pub(super) fn is_id(value: &str) -> bool {
    !value.is_empty() && value.len() <= 64 && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}
