//! Wireframes as inline SVG: grey boxes on a grid, the English word of the screen first, its reading aid below.
//!
//! Colors come from classes, sizes from attributes, so that a strict policy holds and print stays black and white.

use std::fmt::Write as _;

use crate::model::{BoxKind, Wireframe, WireframeBox};

/// Drawing units of a grid cell; with 48 cells a drawing is 720 units wide.
const CELL: u32 = 15;
/// Height of the head of a window.
const HEAD: u32 = 32;
/// Size of labels and of reading aids.
const LABEL: u32 = 17;
const GLOSS: u32 = 14;
/// Radius of a number's disc.
const RADIUS: u32 = 12;

/// Draws a wireframe. The text alternative names the screen and every numbered box, in the order of the numbers.
pub(super) fn draw(wireframe: &Wireframe, title: &str, alternative: &str) -> String {
    let [width, height] = wireframe.size.map(|cells| u32::from(cells) * CELL);
    let id = escape(&wireframe.id);
    let mut svg = format!(
        "<svg class=\"sk-wf\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        escape(title),
        escape(&description(wireframe, alternative)),
    );
    for part in &wireframe.boxes {
        draw_box(&mut svg, part);
    }
    // Numbers last, so that no box covers them.
    for part in &wireframe.boxes {
        draw_number(&mut svg, part);
    }
    svg.push_str("</svg>");
    svg
}

fn description(wireframe: &Wireframe, alternative: &str) -> String {
    let mut numbered: Vec<&WireframeBox> = wireframe.boxes.iter().filter(|part| part.number.is_some()).collect();
    numbered.sort_by_key(|part| part.number);
    let list: Vec<String> = numbered
        .iter()
        .map(|part| {
            let gloss = part.gloss.as_deref().map(|gloss| format!("（{gloss}）")).unwrap_or_default();
            format!("{}. {}{gloss}", part.number.unwrap_or_default(), part.label)
        })
        .collect();
    format!("{alternative} {}", list.join(" / "))
}

fn draw_box(svg: &mut String, part: &WireframeBox) {
    let [x, y, width, height] = part.at.map(|cells| u32::from(cells) * CELL);
    let class = match part.kind {
        BoxKind::Window => "window",
        BoxKind::Panel => "panel",
        BoxKind::Text => "text",
        BoxKind::Field => "field",
        BoxKind::Area => "area",
        BoxKind::Button => "button",
        BoxKind::Tab => "tab",
        BoxKind::Chip => "chip",
    };
    let current = if part.number.is_some() { " sk-wf-current" } else { "" };
    if part.kind != BoxKind::Text {
        let radius = if part.kind == BoxKind::Chip { height / 2 } else { 4 };
        let _ = write!(
            svg,
            "<rect class=\"sk-wf-{class}{current}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\"/>",
            x + 1,
            y + 1,
            width.saturating_sub(2),
            height.saturating_sub(2),
        );
    }
    if part.kind == BoxKind::Window {
        let _ = write!(svg, "<path class=\"sk-wf-line\" d=\"M{} {}h{}\"/>", x + 1, y + HEAD, width.saturating_sub(2));
    }
    let gloss = part.gloss.as_deref().filter(|gloss| !gloss.is_empty());
    if part.kind == BoxKind::Window {
        window_head(svg, part, gloss, x, y, width);
        return;
    }
    let centered = matches!(part.kind, BoxKind::Button | BoxKind::Tab | BoxKind::Chip);
    // A text has no frame whose corner could carry the number, so its label makes room.
    let indent = if part.kind == BoxKind::Text && part.number.is_some() { 2 * RADIUS + 4 } else { 10 };
    let room = if centered { width.saturating_sub(8) } else { width.saturating_sub(indent + 6) };
    let (anchor, text_x) = if centered { ("middle", x + width / 2) } else { ("start", x + indent) };
    // One line in the middle of low boxes, at the top of high ones; the reading aid stands under it.
    let first = match (height <= 4 * CELL, gloss) {
        (true, Some(_)) => y + height / 2 - 3,
        (true, None) => y + height / 2 + LABEL / 2 - 2,
        (false, _) => y + LABEL + 10,
    };
    if !part.label.is_empty() {
        let size = fitting(&part.label, room, LABEL);
        let _ = write!(
            svg,
            "<text class=\"sk-wf-label sk-wf-label-{class}\" x=\"{text_x}\" y=\"{first}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{}</text>",
            escape(&part.label),
        );
    }
    if let Some(gloss) = gloss {
        let size = fitting(gloss, room, GLOSS);
        let _ = write!(
            svg,
            "<text class=\"sk-wf-gloss sk-wf-label-{class}\" x=\"{text_x}\" y=\"{}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{}</text>",
            first + GLOSS + 4,
            escape(gloss),
        );
    }
}

/// The head of a window: its title, and the reading aid behind it in the same line.
fn window_head(svg: &mut String, part: &WireframeBox, gloss: Option<&str>, x: u32, y: u32, width: u32) {
    let room = width.saturating_sub(24);
    let whole = match gloss {
        Some(gloss) => format!("{}  {gloss}", part.label),
        None => part.label.clone(),
    };
    let size = fitting(&whole, room, LABEL);
    let _ = write!(
        svg,
        "<text class=\"sk-wf-label sk-wf-label-window\" x=\"{}\" y=\"{}\" font-size=\"{size}\" text-anchor=\"start\">{}",
        x + 12,
        y + HEAD / 2 + LABEL / 2 - 2,
        escape(&part.label),
    );
    if let Some(gloss) = gloss {
        let _ = write!(svg, "<tspan class=\"sk-wf-gloss\" font-size=\"{}\" dx=\"8\">{}</tspan>", size.min(GLOSS), escape(gloss));
    }
    svg.push_str("</text>");
}

/// The number on the upper left corner of its box, where it covers no label.
fn draw_number(svg: &mut String, part: &WireframeBox) {
    let Some(number) = part.number else { return };
    let [x, y, _, height] = part.at.map(|cells| u32::from(cells) * CELL);
    let (center_x, center_y) = match part.kind {
        BoxKind::Text => (x + RADIUS, y + height / 2),
        _ => (x.max(RADIUS), y.max(RADIUS)),
    };
    let _ = write!(
        svg,
        "<circle class=\"sk-wf-num\" cx=\"{center_x}\" cy=\"{center_y}\" r=\"{RADIUS}\"/>\
         <text class=\"sk-wf-num-text\" x=\"{center_x}\" y=\"{}\" font-size=\"15\" text-anchor=\"middle\">{number}</text>",
        center_y + 5,
    );
}

/// The font size at which a text fits into a width, between a readable least size and the usual one. Widths are those of
/// a bold sans-serif: 0.62 of the size for Latin letters, the whole size for full-width ones.
fn fitting(text: &str, room: u32, usual: u32) -> u32 {
    const LEAST: u32 = 11;
    let hundredths: u32 = text.chars().map(|c| if u32::from(c) < 0x1100 { 62 } else { 102 }).sum();
    let fits = (room * 100).checked_div(hundredths).unwrap_or(usual);
    fits.clamp(LEAST, usual)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
