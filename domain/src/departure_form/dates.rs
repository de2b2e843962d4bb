//! Reads a date the way people and spreadsheets write it, in Dutch or English.

use chrono::{Datelike, NaiveDate};

/// Years that can be meant; anything else is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The months in Dutch and English, in full and as people shorten them.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb", "febr"],
    &["maart", "march", "mrt", "maa", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["augustus", "august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Reads `2026-12-04`, `4-12-2026`, `04-12-2026`, `4/12/2026`, `4.12.2026`, `4 december 2026`,
/// `4 dec. 2026`, `4 December 2026` or `December 4, 2026`; in figures the day comes before the month, and the year
/// has four figures. Beside a named month it may have two, as spreadsheets write it (`4-dec-26`). A time behind it and
/// the day of the week before it are left out. `None` for anything else and for a day that does not exist.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = without_time(text.trim())?;
    let parts: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || "-/.,".contains(c)).filter(|part| !part.is_empty()).collect();
    let parts = match parts.as_slice() {
        [weekday, rest @ ..] if rest.len() == 3 && is_weekday(weekday) => rest,
        all => all,
    };
    let [first, second, third] = parts else { return None };
    // "December 4, 2026": a name can be nothing but the month.
    let [first, second] = if month_named(first).is_some() { [second, first] } else { [first, second] };
    let (year, month, day) = if first.len() == 4 { (*first, *second, *third) } else { (*third, *second, *first) };
    let century = match year.len() {
        4 => 0,
        2 if month_named(month).is_some() => 2000,
        _ => return None,
    };
    let year = i32::try_from(century + figures(year)?).ok()?;
    let month = figures(month).or_else(|| month_named(month))?;
    let date = NaiveDate::from_ymd_opt(year, month, figures(day)?)?;
    Some(date).filter(|date| is_date(*date))
}

/// The date before a time of the day ("2027-01-07 00:00:00", "7-1-2027 0:00", "1/7/2027 12:00:00 AM",
/// "2027-01-07T00:00:00Z"), or the whole text where there is none. `None` where the time belongs to another zone and
/// is not midnight: the day may be another one here.
pub(crate) fn without_time(text: &str) -> Option<&str> {
    let Some(colon) = text.find(':') else { return Some(text) };
    let begin = text[..colon].rfind(|c: char| !c.is_ascii_digit())?;
    let (date, time) = text.split_at(begin);
    let time = time.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_end().to_ascii_uppercase();
    let half = time.strip_suffix("AM").or_else(|| time.strip_suffix("PM"));
    let clock = half.unwrap_or(&time).trim();
    let zone = clock.find(['Z', '+', '-']).map_or("", |at| &clock[at..]);
    let clock = clock.strip_suffix(zone).unwrap_or(clock);
    let numbers: Vec<&str> = clock.split([':', '.']).collect();
    let is_clock = (2..=4).contains(&numbers.len())
        && numbers.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_midnight = numbers.iter().all(|part| part.bytes().all(|byte| byte == b'0'));
    (is_clock && (zone.is_empty() || is_midnight)).then(|| date.trim_end())
}

/// Whether somebody can mean this day: from 1900 to 2199. What lies far beyond cannot be counted on with.
pub fn is_date(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}

/// A number of at most four figures, without a sign.
fn figures(text: &str) -> Option<u32> {
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The days of the week in Dutch and English, by their beginnings, of which any longer one counts too.
const WEEKDAYS: [&str; 14] =
    ["ma", "di", "wo", "do", "vr", "za", "zo", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn is_weekday(text: &str) -> bool {
    let name = text.to_lowercase();
    let is_short_or_whole = name.chars().count() <= 3 || name.ends_with("dag") || name.ends_with("day");
    is_short_or_whole && month_named(text).is_none() && WEEKDAYS.iter().any(|begin| name.starts_with(begin))
}

fn month_named(text: &str) -> Option<u32> {
    let name = text.to_lowercase();
    let index = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
    u32::try_from(index + 1).ok()
}
