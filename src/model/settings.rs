//! `sekisho.yaml` as written.

use super::id::EditionId;
use crate::locale::{Locale, LocalizedText};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A site variable: one value for all languages, a list, or a text per language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Variable {
    /// A number.
    Number(f64),
    /// One text for every language.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// A text per language.
    Localized(LocalizedText),
}

impl Variable {
    /// The value as text in a language; lists are joined by `, ` or `、`.
    pub fn text(&self, locale: Locale) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(items) => items.join(if locale == Locale::JA { "、" } else { ", " }),
            Self::Localized(text) => text.get_or_any(locale).to_owned(),
        }
    }

    /// The value as a number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Calendar of the company.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// IANA time zone, for example `Asia/Tokyo`.
    #[serde(default = "default_zone")]
    pub time_zone: String,
    /// Month in which the fiscal year starts, 1 to 12.
    #[serde(default = "default_month")]
    pub fiscal_year_start_month: u8,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { time_zone: default_zone(), fiscal_year_start_month: default_month() }
    }
}

fn default_zone() -> String {
    "Asia/Tokyo".to_owned()
}

fn default_month() -> u8 {
    4
}

/// A color for each scheme, `#rrggbb`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeColor {
    /// Light scheme.
    pub light: String,
    /// Dark scheme.
    pub dark: String,
}

/// What a site changes about the theme.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Accent color.
    #[serde(default)]
    pub accent: Option<ThemeColor>,
}

/// Shared computers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kiosk {
    /// Whether the site runs on shared computers.
    #[serde(default)]
    pub enabled: bool,
    /// Minutes without input until the name is removed.
    #[serde(default = "default_idle")]
    pub idle_minutes: u16,
    /// Whether learners may have their details filled in again at the next quiz.
    #[serde(default)]
    pub remember: bool,
}

impl Default for Kiosk {
    fn default() -> Self {
        Self { enabled: false, idle_minutes: default_idle(), remember: false }
    }
}

fn default_idle() -> u16 {
    5
}

/// `sekisho.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    /// `sekisho/site/1`.
    pub schema: String,
    /// Name of the site.
    pub title: LocalizedText,
    /// Who runs it; stands beside the mark.
    #[serde(default)]
    pub owner: LocalizedText,
    /// One sentence for the home page.
    #[serde(default)]
    pub tagline: LocalizedText,
    /// Prefix of every record id; never changes with hosting.
    pub base: String,
    /// Languages; the first is the reference.
    pub languages: Vec<Locale>,
    /// Edition that bare numbers refer to.
    pub edition: EditionId,
    /// Calendar.
    #[serde(default)]
    pub calendar: Calendar,
    /// Values that content may name.
    #[serde(default)]
    pub variables: BTreeMap<String, Variable>,
    /// Theme settings.
    #[serde(default)]
    pub theme: Theme,
    /// Shared computers.
    #[serde(default)]
    pub kiosk: Kiosk,
    /// Levels of findings: `off`, `note`, `warning`, by code. Errors cannot be lowered.
    #[serde(default)]
    pub findings: BTreeMap<String, String>,
}
