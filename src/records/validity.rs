//! Until when a completion counts (`docs/formats.md`, `validity`); the script of the site computes the same day.

use jiff::Span;
use jiff::civil::Date;

use crate::model::{Calendar, Validity};

/// Until when a completion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValidUntil {
    /// The last day.
    Day(Date),
    /// It does not expire.
    Always,
    /// Nothing counts, because the module was not passed.
    NotPassed,
    /// The site does not know the module, or there is no site.
    Unknown,
}

impl ValidUntil {
    /// The end for a completion on a day. A month that lacks the day ends on its last one.
    pub fn of(day: Date, validity: Option<Validity>, calendar: &Calendar) -> Self {
        let Some(validity) = validity else { return Self::Always };
        let end = if validity.fiscal_year { end_of_fiscal_year(day, calendar) } else { after_months(day, validity.months) };
        end.map_or(Self::Unknown, Self::Day)
    }
}

fn after_months(day: Date, months: Option<u16>) -> Option<Date> {
    let months = Span::new().try_months(i64::from(months.unwrap_or_default())).ok()?;
    day.checked_add(months).ok()
}

fn end_of_fiscal_year(day: Date, calendar: &Calendar) -> Option<Date> {
    let start = i8::try_from(calendar.fiscal_year_start_month).ok()?;
    let year = if day.month() >= start { day.year() + 1 } else { day.year() };
    Date::new(year, start, 1).ok()?.yesterday().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_that_of_the_page() {
        let check = |day: &str, months: Option<u16>, start: u8, expected: &str| {
            let calendar = Calendar { fiscal_year_start_month: start, ..Calendar::default() };
            let validity = Validity { months, fiscal_year: months.is_none() };
            let expected = ValidUntil::Day(expected.parse().unwrap());
            assert_eq!(ValidUntil::of(day.parse().unwrap(), Some(validity), &calendar), expected, "{day} {months:?} {start}");
        };
        check("2026-04-18", Some(12), 4, "2027-04-18");
        check("2026-01-31", Some(1), 4, "2026-02-28");
        check("2024-02-29", Some(12), 4, "2025-02-28");
        check("2024-02-29", Some(48), 4, "2028-02-29");
        check("2026-12-31", Some(2), 4, "2027-02-28");
        check("2026-03-31", None, 4, "2026-03-31");
        check("2026-04-01", None, 4, "2027-03-31");
        check("2026-06-15", None, 1, "2026-12-31");
        check("2027-12-05", None, 3, "2028-02-29");
        let calendar = Calendar::default();
        assert_eq!(ValidUntil::of("2026-04-18".parse().unwrap(), None, &calendar), ValidUntil::Always);
        let far = Validity { months: Some(u16::MAX), fiscal_year: false };
        assert_eq!(ValidUntil::of("9000-04-18".parse().unwrap(), Some(far), &calendar), ValidUntil::Unknown);
    }
}
