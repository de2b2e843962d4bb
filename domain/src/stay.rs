//! Staying in touch by choice, apart from the record (docs/domain.md, "Staying in touch").
//!
//! An address and the day on which somebody said so themselves; nothing leads to a departure.

use chrono::{Days, Months, NaiveDate};

/// Days after which an address goes that nobody confirmed.
pub const UNCONFIRMED_DAYS: u64 = 14;
/// Months after which a confirmed address goes, unless it is confirmed again.
pub const KEPT_MONTHS: u32 = 24;
/// Months after confirming at which the organisation asks.
pub const ASKED_MONTHS: [u32; 2] = [12, 23];

/// One address, as far as rules are about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staying {
    pub asked_on: NaiveDate,
    /// Whoever reads mail at that address said that they want to stay in touch.
    pub confirmed_on: Option<NaiveDate>,
    /// When a yearly mail was written last.
    pub mailed_on: Option<NaiveDate>,
}

impl Staying {
    /// The first day on which the address must not be there any more.
    pub fn goes_on(&self) -> NaiveDate {
        match self.confirmed_on {
            Some(day) => after(day, KEPT_MONTHS),
            None => self.asked_on.checked_add_days(Days::new(UNCONFIRMED_DAYS)).unwrap_or(self.asked_on),
        }
    }

    /// Whether a yearly mail is to be written today. One that was missed is not sent beside the next.
    pub fn is_asked(&self, today: NaiveDate) -> bool {
        let Some(confirmed) = self.confirmed_on.filter(|_| today < self.goes_on()) else { return false };
        let newest = ASKED_MONTHS.map(|months| after(confirmed, months)).into_iter().filter(|day| *day <= today).max();
        newest.is_some_and(|due| self.mailed_on.is_none_or(|mailed| mailed < due))
    }
}

fn after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Staying;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day of the test")
    }

    fn confirmed(mailed_on: Option<&str>) -> Staying {
        Staying { asked_on: day("2026-02-28"), confirmed_on: Some(day("2026-03-01")), mailed_on: mailed_on.map(day) }
    }

    #[test]
    fn an_address_goes_after_two_weeks_unless_confirmed_and_after_two_years_then() {
        let asked = Staying { confirmed_on: None, ..confirmed(None) };
        assert_eq!(asked.goes_on(), day("2026-03-14"));
        assert_eq!(confirmed(None).goes_on(), day("2028-03-01"));
    }

    #[test]
    fn whoever_confirmed_is_asked_after_a_year_and_a_month_before_the_end() {
        let asked_on = |staying: Staying, today: &str| staying.is_asked(day(today));
        assert!(!asked_on(confirmed(None), "2027-02-28"));
        assert!(asked_on(confirmed(None), "2027-03-01") && asked_on(confirmed(None), "2027-05-09"));
        assert!(!asked_on(confirmed(Some("2027-03-01")), "2028-01-31"));
        assert!(asked_on(confirmed(Some("2027-03-01")), "2028-02-01"));
        assert!(!asked_on(confirmed(Some("2028-02-01")), "2028-02-29"));
        assert!(!asked_on(confirmed(None), "2028-03-01"), "it goes on that day");
        assert!(!Staying { confirmed_on: None, ..confirmed(None) }.is_asked(day("2027-06-01")));
    }
}
