//! Dates of a whole list: which comes first, day or month, is seen from all of them together.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::departure_form::Field;
use crate::departure_form::dates::{is_date, without_time};

coded! {
    /// What comes first in a date written in figures.
    pub enum DateOrder {
        DayFirst = "day_first",
        MonthFirst = "month_first",
    }
}

/// What the dates of a list say about their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrderFound {
    /// So it is, or it makes no difference.
    Sure(DateOrder),
    /// Every date can be read both ways, or some only one way and some only the other.
    Unsure(Example),
}

/// A date as it stands in the list, and what it may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub text: String,
    pub day_first: NaiveDate,
    pub month_first: NaiveDate,
}

/// The columns that hold dates.
pub(super) const COLUMNS: [Field; 4] =
    [Field::LastDayWorked, Field::EndOfEmployment, Field::KnownFrom, Field::ConcludedOn];

/// What spreadsheets count their days from (ECMA-376, part 1, 18.17.4.1: day 1 is 1 January 1900, and 1900 has a 29
/// February, so that every later day is one further on).
const DAY_ZERO: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
/// A number beyond is a day.
const MONTHS: u32 = 12;
/// The days of 2000 to 2099: a number that means another day is a slip of the pen.
const DAY_NUMBERS: std::ops::RangeInclusive<u64> = 36_526..=73_050;

/// What two figures of a year stand behind.
const CENTURY: u32 = 2000;
/// Two figures of a year that surely mean this century.
const TWO_FIGURES: std::ops::RangeInclusive<u32> = 0..=49;

/// The order of all these dates.
pub(super) fn order_of<'a>(cells: impl Iterator<Item = &'a str>) -> OrderFound {
    let (mut day_first, mut month_first) = (false, false);
    let mut example = None;
    for (text, [first, second, year]) in cells.filter_map(|cell| Some((cell, in_figures(cell)?))) {
        // What is no month tells, also where there is no such day ("31/2/2027").
        match (first > MONTHS, second > MONTHS) {
            (true, false) => day_first = true,
            (false, true) => month_first = true,
            _ => {}
        }
        if let Some([one, other]) = both_ways([first, second, year])
            && one != other
            && example.is_none()
        {
            example = Some(Example { text: text.trim().to_owned(), day_first: one, month_first: other });
        }
    }
    match (day_first, month_first, example) {
        (false, true, _) => OrderFound::Sure(DateOrder::MonthFirst),
        (true, true, Some(example)) | (false, false, Some(example)) => OrderFound::Unsure(example),
        _ => OrderFound::Sure(DateOrder::DayFirst),
    }
}

/// What a date in figures means with the day first, and with the month first, where it means something both ways.
fn both_ways([first, second, year]: [u32; 3]) -> Option<[NaiveDate; 2]> {
    let year = i32::try_from(year).ok()?;
    Some([NaiveDate::from_ymd_opt(year, second, first)?, NaiveDate::from_ymd_opt(year, first, second)?])
}

/// Whether this is a date in figures, whichever comes first.
pub(super) fn is_in_figures(cell: &str) -> bool {
    in_figures(cell).is_some()
}

/// Whether a date means one day with the day first, and another one with the month first.
pub(crate) fn is_read_both_ways(cell: &str) -> bool {
    in_figures(cell).and_then(both_ways).is_some_and(|[one, other]| one != other)
}

/// A date of a list, written so that it can be read one way only; what is no date stays as it stands.
pub(crate) fn unambiguous(cell: &str, order: DateOrder) -> Cow<'_, str> {
    let date = day_number(cell).or_else(|| {
        let [first, second, year] = in_figures(cell)?;
        let year = i32::try_from(year).ok()?;
        let day_first = NaiveDate::from_ymd_opt(year, second, first);
        match order {
            DateOrder::DayFirst => day_first,
            // A month beyond the twelfth is a day: said plainly, wherever the others stand.
            DateOrder::MonthFirst => NaiveDate::from_ymd_opt(year, first, second).or(day_first),
        }
    });
    date.filter(|date| is_date(*date)).map_or(Cow::Borrowed(cell), |date| Cow::Owned(date.to_string()))
}

/// Two numbers of a day and a month, in the order in which they stand, and the year behind them. Of two figures the
/// year is one of this century: every column with days of a list is about now. What would be half a century ago or
/// ahead is a slip of the pen, and stays as it stands.
fn in_figures(cell: &str) -> Option<[u32; 3]> {
    let text = without_time(cell.trim())?;
    let parts: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || "-/.,".contains(c)).filter(|part| !part.is_empty()).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let is_figures = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(is_figures) || first.len() > 2 || second.len() > 2 {
        return None;
    }
    let read: u32 = year.parse().ok()?;
    let year = match year.len() {
        4 => read,
        2 if TWO_FIGURES.contains(&read) => CENTURY + read,
        _ => return None,
    };
    Some([first.parse().ok()?, second.parse().ok()?, year])
}

/// A day as spreadsheets count them ("46360", also with a part of a day behind it), or as systems write it without
/// signs ("20270107").
fn day_number(cell: &str) -> Option<NaiveDate> {
    let text = cell.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let (number, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let days: u64 = (is_number(number) && is_number(fraction)).then(|| number.parse().ok()).flatten()?;
    if !DAY_NUMBERS.contains(&days) {
        return None;
    }
    DAY_ZERO?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{DateOrder, OrderFound, order_of, unambiguous};
    use crate::departure_form::dates::parse_date;

    fn order(cells: &[&str]) -> OrderFound {
        order_of(cells.iter().copied())
    }

    #[test]
    fn one_date_that_can_be_read_one_way_tells_for_all() {
        use DateOrder::{DayFirst, MonthFirst};
        assert_eq!(order(&["2/1/2027", "13/1/2027"]), OrderFound::Sure(DayFirst));
        assert_eq!(order(&["2/1/2027", "1/13/2027 0:00"]), OrderFound::Sure(MonthFirst));
        assert_eq!(order(&["2027-01-02", "4 december 2026", "46360", "", "oops"]), OrderFound::Sure(DayFirst));
        assert_eq!(order(&["2/1/2027", "31/2/2027"]), OrderFound::Sure(DayFirst), "no day, and no month either");
        assert_eq!(order(&["3/3/2027"]), OrderFound::Sure(DayFirst));
        assert_eq!(order(&["2/1/27", "13/1/27"]), OrderFound::Sure(DayFirst));
        assert_eq!(order(&["2/1/27", "1/13/2027"]), OrderFound::Sure(MonthFirst));
        let OrderFound::Unsure(short) = order(&["2/1/27"]) else { panic!("it can be read both ways") };
        assert_eq!((short.text.as_str(), Some(short.day_first)), ("2/1/27", NaiveDate::from_ymd_opt(2027, 1, 2)));
        for unsure in [&["2/1/2027", "3/1/2027"][..], &["13/1/2027", "1/13/2027", "2/1/2027"]] {
            let OrderFound::Unsure(example) = order(unsure) else { panic!("{unsure:?} is unsure") };
            assert_eq!(example.text, "2/1/2027");
            assert_eq!(Some(example.day_first), NaiveDate::from_ymd_opt(2027, 1, 2));
            assert_eq!(Some(example.month_first), NaiveDate::from_ymd_opt(2027, 2, 1));
        }
    }

    #[test]
    fn dates_of_spreadsheets_and_systems_are_read() {
        for (cell, order, date) in [
            ("46394", DateOrder::DayFirst, "2027-01-07"),
            ("46394.0", DateOrder::MonthFirst, "2027-01-07"),
            ("46394,5", DateOrder::DayFirst, "2027-01-07"),
            ("20270107", DateOrder::DayFirst, "2027-01-07"),
            ("1/7/2027", DateOrder::MonthFirst, "2027-01-07"),
            ("01/07/2027 12:00:00 AM", DateOrder::MonthFirst, "2027-01-07"),
            ("7/1/2027", DateOrder::DayFirst, "2027-01-07"),
            ("2027-01-07 00:00:00", DateOrder::MonthFirst, "2027-01-07"),
            ("13/1/2027", DateOrder::MonthFirst, "2027-01-13"),
            ("donderdag 7 januari 2027", DateOrder::DayFirst, "2027-01-07"),
            ("Thu 7 Jan 2027", DateOrder::DayFirst, "2027-01-07"),
            ("January 7, 2027", DateOrder::DayFirst, "2027-01-07"),
            ("Thursday, Jan. 7, 2027", DateOrder::MonthFirst, "2027-01-07"),
            ("7-1-27", DateOrder::DayFirst, "2027-01-07"),
            ("1/7/27", DateOrder::MonthFirst, "2027-01-07"),
            ("07.01.27 0:00", DateOrder::DayFirst, "2027-01-07"),
            ("13/1/27", DateOrder::MonthFirst, "2027-01-13"),
            ("7-1-49", DateOrder::DayFirst, "2049-01-07"),
        ] {
            assert_eq!(
                parse_date(&unambiguous(cell, order)).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{cell}"
            );
        }
        for cell in [
            "",
            "7",
            "1984",
            "99999",
            "20271301",
            "46394x",
            "4639 4",
            "1/13/2027",
            "7-1-50",
            "7-1-99",
            "7-1-7",
            "7-1-027",
            "31-2-27",
        ] {
            assert_eq!(unambiguous(cell, DateOrder::DayFirst), cell);
        }
    }
}
