//! Dates and times as people say them: "vrijdag 4 december", "14.00 uur".

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use domain::Language;

use crate::Wording;

const DAYS_NL: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Wording {
    /// "vrijdag" / "Friday".
    pub fn weekday(self, date: NaiveDate) -> &'static str {
        let day = date.weekday().num_days_from_monday() as usize;
        match self.language {
            Language::Nl => DAYS_NL[day],
            Language::En => DAYS_EN[day],
        }
    }

    /// "december" / "December".
    pub fn month(self, date: NaiveDate) -> &'static str {
        match self.language {
            Language::Nl => MONTHS_NL[date.month0() as usize],
            Language::En => MONTHS_EN[date.month0() as usize],
        }
    }

    /// "4 december 2026".
    pub fn date(self, date: NaiveDate) -> String {
        format!("{} {} {}", date.day(), self.month(date), date.year())
    }

    /// "vrijdag 4 december", the year only where it is not this one's.
    pub fn day(self, date: NaiveDate, today: NaiveDate) -> String {
        let day = format!("{} {} {}", self.weekday(date), date.day(), self.month(date));
        if date.year() == today.year() { day } else { format!("{day} {}", date.year()) }
    }

    /// "vr 4 dec", for tables.
    pub fn short_day(self, date: NaiveDate) -> String {
        let letters = match self.language {
            Language::Nl => 2,
            Language::En => 3,
        };
        format!("{} {} {}", &self.weekday(date)[..letters], date.day(), &self.month(date)[..3])
    }

    /// "14.00" in Dutch, "14:00" in English.
    pub fn time(self, time: NaiveTime) -> String {
        let mark = match self.language {
            Language::Nl => '.',
            Language::En => ':',
        };
        format!("{:02}{mark}{:02}", time.hour(), time.minute())
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::Language;

    use crate::Wording;

    #[test]
    fn a_day_is_said_as_people_say_it() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 4).expect("a day that exists");
        let next_year = NaiveDate::from_ymd_opt(2027, 1, 4).expect("a day that exists");
        assert_eq!(Wording::new(Language::Nl).day(day, day), "vrijdag 4 december");
        assert_eq!(Wording::new(Language::En).day(next_year, day), "Monday 4 January 2027");
        assert_eq!(Wording::new(Language::Nl).short_day(day), "vr 4 dec");
    }
}
