//! What a trainer should look at before a record counts. None of it makes the record unsound.

use super::known::Known;
use super::plain;
use crate::locale::{Locale, Value, Words};
use crate::model::{Attempt, Id, ItemId, LearnerKind, ModuleId};

/// One thing to look at. Its words are `mark-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// The id of a record came with two contents.
    Conflict,
    /// Records under one number came with different names; these are the names.
    TwoNames(Vec<String>),
    /// The file states another number than its records; this is the number.
    OtherNumber(String),
    /// Nobody said the name.
    Nameless,
    /// Of another site; this is its base.
    OtherSite(String),
    /// Questions that must be right were not.
    Critical(Vec<ItemId>),
    /// Less sure than the module asks for.
    AssuranceLow,
    /// No staff number.
    Local,
    /// The clock of the computer went back.
    Clock,
    /// The site has no such module.
    ModuleUnknown(ModuleId),
    /// The site has not come to this release; its own is this one.
    ReleaseLater(u32),
    /// The site has come to a later release; this one.
    ReleaseEarlier(u32),
    /// The text has changed within the release.
    TextDiffers,
    /// The questions are not those that the seed draws.
    NotDrawn,
    /// The answers to these questions give other points than the record says.
    PointsDiffer(Vec<ItemId>),
}

impl Mark {
    /// Stable name of the kind of mark.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::TwoNames(_) => "two-names",
            Self::OtherNumber(_) => "other-number",
            Self::Nameless => "nameless",
            Self::OtherSite(_) => "other-site",
            Self::Critical(_) => "critical",
            Self::AssuranceLow => "assurance-low",
            Self::Local => "local",
            Self::Clock => "clock",
            Self::ModuleUnknown(_) => "module-unknown",
            Self::ReleaseLater(_) => "release-later",
            Self::ReleaseEarlier(_) => "release-earlier",
            Self::TextDiffers => "text-differs",
            Self::NotDrawn => "not-drawn",
            Self::PointsDiffer(_) => "points-differ",
        }
    }

    /// The mark in words.
    pub fn message(&self, words: &Words, locale: Locale) -> String {
        let value: (&str, Value) = match self {
            Self::TwoNames(names) => {
                let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
                ("names", names.join(" / ").into())
            }
            Self::OtherNumber(number) => ("number", plain(number).into()),
            Self::OtherSite(base) => ("base", plain(base).into()),
            Self::Critical(items) | Self::PointsDiffer(items) => {
                ("items", items.iter().map(Id::as_str).collect::<Vec<_>>().join(" ").into())
            }
            Self::ModuleUnknown(module) => ("module", module.as_str().into()),
            Self::ReleaseLater(release) | Self::ReleaseEarlier(release) => ("release", (*release).into()),
            _ => return words.get(locale, &format!("mark-{}", self.code())),
        };
        words.format(locale, &format!("mark-{}", self.code()), &[value])
    }
}

/// The marks of one attempt, compared with a site if there is one.
pub fn marks_of(attempt: &Attempt, known: Option<&Known>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let module = known.map(|known| known.modules.get(&attempt.module));
    if !attempt.critical_missed.is_empty() {
        marks.push(Mark::Critical(attempt.critical_missed.clone()));
    }
    if attempt.assurance < needed(attempt, known) {
        marks.push(Mark::AssuranceLow);
    }
    if attempt.learner == LearnerKind::Local {
        marks.push(Mark::Local);
    }
    if attempt.clock_earlier {
        marks.push(Mark::Clock);
    }
    marks.extend(match module {
        None => None,
        Some(None) => Some(Mark::ModuleUnknown(attempt.module.clone())),
        Some(Some(module)) if module.release < attempt.release => Some(Mark::ReleaseLater(module.release)),
        Some(Some(module)) if module.release > attempt.release => Some(Mark::ReleaseEarlier(module.release)),
        Some(Some(module)) if module.fingerprint != attempt.fingerprint => Some(Mark::TextDiffers),
        Some(Some(_)) => None,
    });
    // Only the very text that was answered has the right answers to it.
    let same = module.flatten().filter(|module| module.fingerprint == attempt.fingerprint);
    marks.extend(same.and_then(|module| module.key.as_ref()).into_iter().flat_map(|key| key.doubts(attempt)));
    marks
}

/// The level that is asked for: by the module as it is now, and as it was.
pub(super) fn needed(attempt: &Attempt, known: Option<&Known>) -> u8 {
    let now = known.and_then(|known| known.modules.get(&attempt.module)).map_or(0, |module| module.assurance);
    now.max(attempt.assurance_needed)
}
