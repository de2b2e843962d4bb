//! The invented board's school holidays.

use chrono::{Datelike, Days, NaiveDate};

/// School holidays of two years before until one after, much like the Dutch ones. A holiday within
/// three weeks of today is left out, so that the demonstration always has something going on.
pub(super) fn school_holidays(today: NaiveDate) -> Vec<(NaiveDate, NaiveDate, &'static str)> {
    let mut found = Vec::new();
    for year in today.year() - 2..=today.year() + 1 {
        let weeks = [
            (2, 20, 1, "voorjaarsvakantie"),
            (4, 27, 1, "meivakantie"),
            (7, 15, 6, "zomervakantie"),
            (10, 17, 1, "herfstvakantie"),
            (12, 21, 2, "kerstvakantie"),
        ];
        for (month, day, weeks, reason) in weeks {
            let Some(around) = NaiveDate::from_ymd_opt(year, month, day) else { continue };
            // From the Saturday before to the Sunday after.
            let first = around - Days::new(u64::from((around.weekday().num_days_from_monday() + 2) % 7));
            let last = first + Days::new(weeks * 7 + 1);
            let near = first - Days::new(21) <= today && today <= last + Days::new(21);
            if !near {
                found.push((first, last, reason));
            }
        }
    }
    found
}
