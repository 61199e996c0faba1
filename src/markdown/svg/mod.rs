//! SVG figures: checked against an allow list, labelled in the language of the page, made ready to stand inside HTML.
//!
//! What is not listed is refused, so that a new feature of browsers is refused, too. Figures take their colors from
//! classes of the theme; fonts and sizes of the drawing from the page.

mod allow;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};

use allow::{Rule, rule};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A drawing is a few dozen shapes; these stop machine-made ones.
const NODES: u32 = 5_000;
const DEPTH: usize = 32;

/// A checked drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg {
    /// The `<svg>` element with its text alternative; ids begin with the figure's prefix.
    pub html: String,
    /// Keys of its `data-label` attributes, each once, sorted.
    pub label_keys: Vec<String>,
}

/// Something that a drawing must not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgFault {
    /// Where, in the SVG file.
    pub range: Range<usize>,
    /// The passage itself, shortened: a tag, an attribute, a value.
    pub what: String,
    /// A word for the message: `syntax`, `document-type`, `root`, `view-box`, `element`, `attribute`, `value`, `class`,
    /// `reference`, `id`, `instruction`, `depth`.
    pub reason: &'static str,
}

/// Checks a drawing and writes it for a page. Labels replace the text of the elements that name them (a line feed in a
/// label starts a new line); a key without a label leaves its element empty. Whether keys and labels match is for the
/// caller to say. `alt` becomes the drawing's title.
///
/// # Errors
/// Everything that the allow list does not hold, in the order of the file.
pub fn sanitize(svg: &str, id_prefix: &str, labels: &BTreeMap<String, String>, alt: &str) -> Result<Svg, Vec<SvgFault>> {
    let text = svg.strip_prefix('\u{feff}').unwrap_or(svg);
    let shift = svg.len() - text.len();
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    // The parser calls itself for every level, so a deep file has to be refused before it.
    let parsed = match deepest(text) {
        Some(at) => Err(SvgFault { range: at..at + 1, what: shortened(text.get(at..).unwrap_or_default()), reason: "depth" }),
        None => Document::parse_with_options(text, options).map_err(|error| syntax_fault(text, &error)),
    };
    let document = parsed.map_err(|mut fault| {
        fault.range = fault.range.start + shift..fault.range.end + shift;
        vec![fault]
    })?;
    let mut check = Check { text, shift, faults: Vec::new(), ids: BTreeMap::new(), references: Vec::new(), label_keys: BTreeSet::new() };
    check.root(document.root_element());
    for node in document.root().children().filter(|node| node.is_pi()) {
        check.fault(node.range(), "instruction");
    }
    check.references();
    if !check.faults.is_empty() {
        check.faults.sort_by_key(|fault| fault.range.start);
        return Err(check.faults);
    }
    let html = writer::write(document.root_element(), id_prefix, labels, alt);
    Ok(Svg { html, label_keys: check.label_keys.into_iter().collect() })
}

/// Where elements are nested beyond the limit, if they are: a scan that may count tags in comments, too.
fn deepest(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    for (at, &byte) in bytes.iter().enumerate() {
        match (byte, bytes.get(at + 1)) {
            (b'<', Some(b'/')) | (b'/', Some(b'>')) => depth = depth.saturating_sub(1),
            (b'<', Some(next)) if next.is_ascii_alphabetic() => depth += 1,
            _ => {}
        }
        if depth > DEPTH * 2 {
            return Some(at);
        }
    }
    None
}

fn syntax_fault(text: &str, error: &roxmltree::Error) -> SvgFault {
    let reason = match error {
        roxmltree::Error::DtdDetected => "document-type",
        roxmltree::Error::NodesLimitReached => "depth",
        _ => "syntax",
    };
    let start = match error {
        roxmltree::Error::DtdDetected => text.find("<!DOCTYPE").unwrap_or(0),
        _ => {
            let position = error.pos();
            let line = text.split_inclusive('\n').take(position.row.saturating_sub(1) as usize).map(str::len).sum::<usize>();
            let rest = text.get(line..).unwrap_or_default();
            line + rest.char_indices().nth(position.col.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at)
        }
    };
    let rest = text.get(start..).unwrap_or_default();
    let end = start + rest.chars().next().map_or(0, char::len_utf8);
    SvgFault { range: start..end, what: shortened(rest), reason }
}

/// The first line of a passage, at most 60 characters.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(60).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

struct Check<'t> {
    text: &'t str,
    /// Length of a byte order mark.
    shift: usize,
    faults: Vec<SvgFault>,
    ids: BTreeMap<&'t str, Range<usize>>,
    references: Vec<(String, Range<usize>)>,
    label_keys: BTreeSet<String>,
}

impl<'t> Check<'t> {
    fn fault(&mut self, range: Range<usize>, reason: &'static str) {
        let what = shortened(self.text.get(range.clone()).unwrap_or_default());
        self.faults.push(SvgFault { range: range.start + self.shift..range.end + self.shift, what, reason });
    }

    fn root(&mut self, root: Node<'t, 't>) {
        let tag = opening_tag(self.text, root);
        if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
            self.fault(tag, "root");
            return;
        }
        let numbers = root.attribute("viewBox").map(|text| text.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse::<f64>));
        if !numbers.is_some_and(|mut numbers| numbers.clone().count() == 4 && numbers.all(|number| number.is_ok_and(f64::is_finite))) {
            self.fault(tag, "view-box");
        }
        self.node(root, 0);
    }

    fn node(&mut self, node: Node<'t, 't>, depth: usize) {
        match node.node_type() {
            NodeType::Root | NodeType::Comment | NodeType::Text => return,
            NodeType::PI => return self.fault(node.range(), "instruction"),
            NodeType::Element => {}
        }
        let name = node.tag_name();
        let is_known = name.namespace() == Some(SVG) && (allow::ELEMENTS.contains(&name.name()) || depth == 0);
        if !is_known {
            let range = opening_tag(self.text, node);
            let name = self.text.get(range.clone()).unwrap_or_default().trim_end_matches('>');
            let (what, range) = (shortened(&format!("{name}>")), range.start + self.shift..range.end + self.shift);
            return self.faults.push(SvgFault { range, what, reason: "element" });
        }
        if depth > DEPTH {
            return self.fault(opening_tag(self.text, node), "depth");
        }
        for attribute in node.attributes() {
            self.attribute(node, attribute, depth == 0);
        }
        for child in node.children() {
            self.node(child, depth + 1);
        }
    }

    fn attribute(&mut self, node: Node<'t, 't>, attribute: Attribute<'t, 't>, root: bool) {
        let value = attribute.value();
        let rule = match attribute.namespace() {
            None => rule(attribute.name(), root),
            Some(XLINK) if attribute.name() == "href" => Some(Rule::Fragment),
            Some(XML) => Some(Rule::Dropped),
            Some(_) => None,
        };
        let Some(rule) = rule else { return self.fault(attribute.range(), "attribute") };
        let reason = match rule {
            Rule::Dropped => None,
            Rule::Plain => (!allow::is_plain(value)).then_some("value"),
            Rule::Words(words) => (!words.contains(&value)).then_some("value"),
            Rule::Classes => value.split_ascii_whitespace().any(|class| !allow::CLASSES.contains(&class)).then_some("class"),
            Rule::Id => {
                let repeated = self.ids.insert(value, attribute.range()).is_some();
                (repeated || !allow::is_id(value)).then_some("id")
            }
            Rule::Label => {
                let fits = matches!(node.tag_name().name(), "text" | "tspan") && !value.is_empty();
                self.label_keys.insert(value.to_owned());
                (!fits).then_some("attribute")
            }
            // A copy that holds copies could grow without end.
            Rule::Fragment if node.ancestors().any(|ancestor| ancestor.has_attribute("id")) => Some("reference"),
            Rule::Fragment => self.reference(value.strip_prefix('#'), &attribute),
            Rule::Url => self.reference(value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')), &attribute),
        };
        if let Some(reason) = reason {
            self.fault(attribute.range(), reason);
        }
    }

    fn reference(&mut self, id: Option<&str>, attribute: &Attribute<'_, '_>) -> Option<&'static str> {
        match id.filter(|id| allow::is_id(id)) {
            Some(id) => {
                self.references.push((id.to_owned(), attribute.range()));
                None
            }
            None => Some("reference"),
        }
    }

    /// References lead to ids of the drawing.
    fn references(&mut self) {
        for (id, range) in std::mem::take(&mut self.references) {
            if !self.ids.contains_key(id.as_str()) {
                self.fault(range, "reference");
            }
        }
    }
}

/// The range of an element's opening tag.
fn opening_tag(text: &str, node: Node<'_, '_>) -> Range<usize> {
    let whole = node.range();
    let name = text.get(whole.clone()).unwrap_or_default();
    let end = name.find(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace()).unwrap_or(name.len());
    let close = usize::from(name.get(end..).is_some_and(|rest| rest.starts_with('>')));
    whole.start..whole.start + end + close
}

#[cfg(test)]
mod tests;
