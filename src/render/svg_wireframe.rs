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
    let centered = matches!(part.kind, BoxKind::Button | BoxKind::Tab | BoxKind::Chip);
    let (anchor, text_x) = if centered { ("middle", x + width / 2) } else { ("start", x + 12) };
    let gloss = part.gloss.as_deref().filter(|gloss| !gloss.is_empty());
    // One line in the middle of low boxes, at the top of high ones; the reading aid stands under it.
    let low = height <= 4 * CELL;
    let first = match (part.kind, low, gloss) {
        (BoxKind::Window, ..) => y + HEAD / 2 + LABEL / 2 - 2,
        (_, true, Some(_)) => y + height / 2 - 3,
        (_, true, None) => y + height / 2 + LABEL / 2 - 2,
        (_, false, _) => y + LABEL + 10,
    };
    if !part.label.is_empty() {
        let beside = part.kind == BoxKind::Window && gloss.is_some();
        let _ = write!(
            svg,
            "<text class=\"sk-wf-label sk-wf-label-{class}\" x=\"{text_x}\" y=\"{first}\" font-size=\"{LABEL}\" text-anchor=\"{anchor}\">{}",
            escape(&part.label),
        );
        if let Some(gloss) = gloss.filter(|_| beside) {
            let _ = write!(svg, "<tspan class=\"sk-wf-gloss\" font-size=\"{GLOSS}\" dx=\"8\">{}</tspan>", escape(gloss));
        }
        svg.push_str("</text>");
    }
    if let Some(gloss) = gloss
        && part.kind != BoxKind::Window
    {
        let _ = write!(
            svg,
            "<text class=\"sk-wf-gloss sk-wf-label-{class}\" x=\"{text_x}\" y=\"{}\" font-size=\"{GLOSS}\" text-anchor=\"{anchor}\">{}</text>",
            first + GLOSS + 4,
            escape(gloss),
        );
    }
}

fn draw_number(svg: &mut String, part: &WireframeBox) {
    let Some(number) = part.number else { return };
    let [x, y, width, _] = part.at.map(|cells| u32::from(cells) * CELL);
    let center_x = (x + width).saturating_sub(15);
    let center_y = y + 15;
    let _ = write!(
        svg,
        "<circle class=\"sk-wf-num\" cx=\"{center_x}\" cy=\"{center_y}\" r=\"13\"/>\
         <text class=\"sk-wf-num-text\" x=\"{center_x}\" y=\"{}\" font-size=\"16\" text-anchor=\"middle\">{number}</text>",
        center_y + 6,
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
