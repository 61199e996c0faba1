//! A checked drawing as HTML. Only what the check knows is written.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::allow::{Rule, rule};
use super::{SVG, XLINK};
use crate::markdown::html::escape_into;

struct Writer<'a> {
    out: String,
    prefix: &'a str,
    labels: &'a BTreeMap<String, String>,
}

pub(super) fn write(root: Node<'_, '_>, prefix: &str, labels: &BTreeMap<String, String>, alt: &str) -> String {
    let mut writer = Writer { out: String::new(), prefix, labels };
    writer.out.push_str("<svg role=\"img\" aria-labelledby=\"");
    escape_into(&mut writer.out, prefix);
    writer.out.push_str("-title\"");
    writer.attributes(root, true);
    writer.out.push_str("><title id=\"");
    escape_into(&mut writer.out, prefix);
    writer.out.push_str("-title\">");
    escape_into(&mut writer.out, alt);
    writer.out.push_str("</title>");
    for child in root.children() {
        writer.node(child);
    }
    writer.out.push_str("</svg>");
    writer.out
}

impl Writer<'_> {
    fn node(&mut self, node: Node<'_, '_>) {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            let in_text = node.parent().is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"));
            if in_text {
                escape_into(&mut self.out, text);
            }
            return;
        }
        if !node.is_element() || node.tag_name().namespace() != Some(SVG) {
            return;
        }
        let name = node.tag_name().name();
        // They speak one language; the alternative of the page stands for them.
        if matches!(name, "title" | "desc") {
            return;
        }
        self.out.push('<');
        self.out.push_str(name);
        self.attributes(node, false);
        if !node.has_children() && node.attribute("data-label").is_none() {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        match node.attribute("data-label") {
            Some(key) => self.label(node, key),
            None => node.children().for_each(|child| self.node(child)),
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn label(&mut self, node: Node<'_, '_>, key: &str) {
        let Some(label) = self.labels.get(key) else { return };
        let mut lines = label.trim().lines();
        escape_into(&mut self.out, lines.next().unwrap_or_default().trim());
        let x = node.attribute("x").unwrap_or("0");
        for line in lines {
            self.out.push_str("<tspan x=\"");
            escape_into(&mut self.out, x);
            self.out.push_str("\" dy=\"1.3em\">");
            escape_into(&mut self.out, line.trim());
            self.out.push_str("</tspan>");
        }
    }

    fn attributes(&mut self, node: Node<'_, '_>, root: bool) {
        for attribute in node.attributes() {
            let (name, rule) = match attribute.namespace() {
                None => (attribute.name(), rule(attribute.name(), root)),
                Some(XLINK) => ("href", Some(Rule::Fragment)),
                Some(_) => continue,
            };
            let value = attribute.value();
            let value = match rule {
                None | Some(Rule::Dropped | Rule::Label) => continue,
                Some(Rule::Id) => format!("{}-{value}", self.prefix),
                Some(Rule::Fragment) => format!("#{}-{}", self.prefix, value.trim_start_matches('#')),
                Some(Rule::Url) => format!("url(#{}-{}", self.prefix, value.trim_start_matches("url(#")),
                Some(Rule::Plain | Rule::Words(_) | Rule::Classes) => value.to_owned(),
            };
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape_into(&mut self.out, &value);
            self.out.push('"');
        }
    }
}
