//! What a site knows that records are compared with.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::regrade::Key;
use super::validity::ValidUntil;
use crate::locale::{Locale, LocalizedText};
use crate::model::{Calendar, EditionId, Fingerprint, FunctionId, ModuleId, Moment, PageKey, Validity};
use crate::resolve::{Site, title};

/// Base, calendar and modules of a site.
#[derive(Debug, Clone)]
pub struct Known {
    /// Base of the site.
    pub base: String,
    /// Its name.
    pub title: LocalizedText,
    /// Its functions.
    pub functions: BTreeMap<FunctionId, LocalizedText>,
    /// Its edition of criteria: id and title.
    pub edition: Option<(EditionId, LocalizedText)>,
    pub(super) modules: BTreeMap<ModuleId, KnownModule>,
    calendar: Calendar,
    zone: TimeZone,
}

/// A module as the site has it now.
#[derive(Debug, Clone)]
pub(super) struct KnownModule {
    pub(super) titles: BTreeMap<Locale, String>,
    pub(super) release: u32,
    pub(super) fingerprint: Fingerprint,
    pub(super) assurance: u8,
    pub(super) key: Option<Key>,
    validity: Option<Validity>,
}

impl Known {
    /// What matters of a site.
    pub fn of(site: &Site) -> Self {
        let settings = &site.settings;
        let module = |module: &crate::resolve::Module| KnownModule {
            titles: settings.languages.iter().map(|locale| (*locale, title(site, &PageKey::Module(module.id.clone()), *locale))).collect(),
            release: module.data.release,
            fingerprint: module.fingerprint.clone(),
            assurance: module.data.assurance,
            key: Key::of(module, site),
            validity: module.data.validity,
        };
        Self {
            base: settings.base.clone(),
            title: settings.title.clone(),
            functions: site.functions.iter().map(|function| (function.id.clone(), function.title.clone())).collect(),
            edition: site.edition.as_ref().map(|edition| (edition.id.clone(), edition.criteria.data.title.clone())),
            modules: site.modules.values().map(|own| (own.id.clone(), module(own))).collect(),
            zone: zone(&settings.calendar.time_zone),
            calendar: settings.calendar.clone(),
        }
    }

    /// The day of a moment in the time zone of the site.
    pub(super) fn day(&self, moment: &Moment) -> Date {
        self.zone.to_datetime(moment.timestamp()).date()
    }

    /// Until when a completion of a module counts.
    pub(super) fn valid_until(&self, module: &ModuleId, day: Date) -> ValidUntil {
        self.modules.get(module).map_or(ValidUntil::Unknown, |module| ValidUntil::of(day, module.validity, &self.calendar))
    }
}

/// A time zone by its name; a name that nobody knows counts as UTC.
pub(super) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}
