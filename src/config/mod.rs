//! `sekisho.yaml`: from what is written to settings that hold.

mod contrast;

pub use contrast::{Contrast, contrasts};

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::locale::{Locale, LocalizedText};
use crate::model::{Calendar, EditionId, Fingerprint, Kiosk, SiteFile, ThemeColor, Variable};
use crate::source::Span;

/// Settings of a site, checked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Name of the site.
    pub title: LocalizedText,
    /// Who runs it.
    pub owner: LocalizedText,
    /// One sentence for the home page.
    pub tagline: LocalizedText,
    /// Prefix of record ids, ending in `/`.
    pub base: String,
    /// Languages; the first is the reference.
    pub languages: Vec<Locale>,
    /// The site's edition.
    pub edition: EditionId,
    /// Calendar.
    pub calendar: Calendar,
    /// Variables.
    pub variables: BTreeMap<String, Variable>,
    /// Accent color, when the site changes it.
    pub accent: Option<ThemeColor>,
    /// Shared computers.
    pub kiosk: Kiosk,
    /// Levels chosen for findings; `None` is off.
    pub levels: BTreeMap<Code, Option<Severity>>,
}

impl Settings {
    /// The reference language.
    pub fn reference(&self) -> Locale {
        self.languages.first().copied().unwrap_or(Locale::EN)
    }

    /// Short name of the site in browser stores: stable over moves, different between sites.
    pub fn site_id(&self) -> String {
        Fingerprint::of(&self.base).short(12).to_owned()
    }
}

/// What of an entry a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Key,
    /// What is written after the colon.
    Value,
}

/// Checks settings. `place` finds the span of a key path in the file.
pub fn resolve_settings(file: &SiteFile, place: &dyn Fn(&[&str], Part) -> Span) -> (Settings, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut invalid = |path: &[&str], problem: &'static str, found: String| {
        let part = if matches!(problem, "unknown-code" | "variable-name") { Part::Key } else { Part::Value };
        let diagnostic = Diagnostic::new(Code::SettingInvalid, place(path, part)).arg("key", path.join("."));
        diagnostics.push(diagnostic.arg("problem", problem).arg("found", found));
    };

    let mut languages: Vec<Locale> = Vec::new();
    for locale in &file.languages {
        if languages.contains(locale) {
            invalid(&["languages"], "language-twice", locale.to_string());
        } else {
            languages.push(*locale);
        }
    }
    if languages.is_empty() {
        invalid(&["languages"], "no-language", String::new());
        languages.push(Locale::EN);
    }

    let base = file.base.trim();
    let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
    let clean =
        |text: &str| !text.is_empty() && text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"'`\\{}|^?#".contains(c));
    if !rest.is_some_and(|rest| clean(rest) && !rest.starts_with('/')) {
        invalid(&["base"], "base", base.to_owned());
    }
    let base = if base.ends_with('/') { base.to_owned() } else { format!("{base}/") };

    if !(1..=12).contains(&file.calendar.fiscal_year_start_month) {
        invalid(&["calendar", "fiscal_year_start_month"], "month", file.calendar.fiscal_year_start_month.to_string());
    }
    if !is_zone(&file.calendar.time_zone) {
        invalid(&["calendar", "time_zone"], "time-zone", file.calendar.time_zone.clone());
    }
    if file.kiosk.idle_minutes == 0 {
        invalid(&["kiosk", "idle_minutes"], "minutes", "0".to_owned());
    }
    for name in file.variables.keys() {
        let fits = name.len() <= 40
            && name.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !fits {
            invalid(&["variables", name], "variable-name", name.clone());
        }
    }
    let mut levels = BTreeMap::new();
    for (name, level) in &file.findings {
        let Ok(code) = name.parse::<Code>() else {
            invalid(&["findings", name], "unknown-code", name.clone());
            continue;
        };
        match level.as_str() {
            "off" => levels.insert(code, None),
            "note" => levels.insert(code, Some(Severity::Note)),
            "warning" => levels.insert(code, Some(Severity::Warning)),
            "error" => levels.insert(code, Some(Severity::Error)),
            other => {
                invalid(&["findings", name], "unknown-level", other.to_owned());
                None
            }
        };
    }

    let mut accent = file.theme.accent.clone();
    if let Some(colors) = &accent {
        let mut fits = true;
        for (scheme, color) in [("light", &colors.light), ("dark", &colors.dark)] {
            if !contrast::is_color(color) {
                invalid(&["theme", "accent", scheme], "color", color.clone());
                fits = false;
            }
        }
        if fits {
            let all = contrasts(colors);
            // One color has one remedy: the pair that is worst says how far it is off.
            let worst = ["light", "dark"].into_iter().filter_map(|scheme| {
                all.iter().filter(|pair| pair.scheme == scheme && pair.ratio < pair.least).min_by(|a, b| a.ratio.total_cmp(&b.ratio))
            });
            for low in worst {
                diagnostics.push(
                    Diagnostic::new(Code::ContrastLow, place(&["theme", "accent", low.scheme], Part::Value))
                        .arg("pair", low.pair)
                        .arg("scheme", low.scheme)
                        .arg("ratio", format!("{:.1}", low.ratio))
                        .arg("least", format!("{:.1}", low.least)),
                );
            }
        } else {
            accent = None;
        }
    }

    let settings = Settings {
        title: file.title.clone(),
        owner: file.owner.clone(),
        tagline: file.tagline.clone(),
        base,
        languages,
        edition: file.edition.clone(),
        calendar: file.calendar.clone(),
        variables: file.variables.clone(),
        accent,
        kiosk: file.kiosk.clone(),
        levels,
    };
    (settings, diagnostics)
}

/// Whether a name is that of an IANA zone: with its region, as browsers and records write it.
fn is_zone(name: &str) -> bool {
    name == "UTC" || (name.contains('/') && jiff::tz::TimeZone::get(name).is_ok())
}
