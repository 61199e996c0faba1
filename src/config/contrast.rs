//! Contrast of a site's accent color against the fixed colors of the theme (WCAG 2.2, relative luminance).

use crate::model::ThemeColor;

/// One measured pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// `light` or `dark`.
    pub scheme: &'static str,
    /// What the accent meets, a key of the words: `page`, `quiet-area`, `chosen-row`, or `text-on-accent`.
    pub pair: &'static str,
    /// Measured ratio, 1 to 21.
    pub ratio: f64,
    /// Least ratio for AA.
    pub least: f64,
}

/// Colors of the theme that the accent meets, as in `themes/default/css/10-tokens.css`.
const LIGHT: [(&str, &str); 3] = [("page", "#FFFFFF"), ("quiet-area", "#F5F5F1"), ("chosen-row", "#E5EDF8")];
const DARK: [(&str, &str); 3] = [("page", "#13161B"), ("quiet-area", "#1B1F26"), ("chosen-row", "#1D2E4B")];
const ON_ACCENT: [(&str, &str); 2] = [("light", "#FFFFFF"), ("dark", "#0D1B33")];

/// Ratios of every pair in use, light first.
pub fn contrasts(accent: &ThemeColor) -> Vec<Contrast> {
    let mut list = Vec::new();
    for (scheme, color, fixed, on_accent) in [("light", &accent.light, LIGHT, ON_ACCENT[0].1), ("dark", &accent.dark, DARK, ON_ACCENT[1].1)]
    {
        for (pair, other) in fixed.into_iter().chain([("text-on-accent", on_accent)]) {
            list.push(Contrast { scheme, pair, ratio: ratio(color, other), least: 4.5 });
        }
    }
    list
}

pub(super) fn is_color(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text.bytes().skip(1).all(|b| b.is_ascii_hexdigit())
}

fn ratio(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_accent_reaches_aaa_on_the_page() {
        let accent = ThemeColor { light: "#1D4A8C".into(), dark: "#A3C4F8".into() };
        let list = contrasts(&accent);
        assert!(list.iter().all(|pair| pair.ratio >= 7.0), "{list:?}");
        assert!((list[0].ratio - 8.7).abs() < 0.1);
    }

    #[test]
    fn a_pale_accent_is_below_aa() {
        let accent = ThemeColor { light: "#7FA8E0".into(), dark: "#A3C4F8".into() };
        assert!(contrasts(&accent).iter().any(|pair| pair.ratio < pair.least));
        assert!(!is_color("red") && !is_color("#12345") && is_color("#a0B1c2"));
    }
}
