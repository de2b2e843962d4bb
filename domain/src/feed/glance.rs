//! What a component's lines say at a glance, before they are read in earnest: which event it is, in which
//! version, and whether all of it lies outside of what counts.
//!
//! Where a glance is not enough the component is kept: leaving out is for what is certainly over, or
//! certainly far ahead.

use chrono::{Days, NaiveDate, TimeDelta};

use super::Window;

/// Days on either side that zones, and what people call midnight, cannot bridge.
const MARGIN_DAYS: u64 = 3;

/// Which event a component is about: its UID, and which time of a series it replaces, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    uid: String,
    replaces: String,
}

/// The newer version of an event has the higher SEQUENCE, or the later DTSTAMP (RFC 5546, 2.1.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version {
    sequence: u32,
    /// Digits of a UTC time, which sort as times do.
    stamp: String,
}

/// What is known so far.
#[derive(Debug, Default)]
pub(super) struct Glance {
    identity: Identity,
    version: Version,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    /// DURATION, rounded up.
    days: i64,
    replaced: Option<NaiveDate>,
    rules: Vec<String>,
    /// There is more to it than a glance tells.
    is_open: bool,
}

impl Glance {
    /// Looks at one unfolded line: its name in capitals, what stands between name and value, and the value.
    pub(super) fn at(&mut self, name: &str, params: &str, value: &str) {
        match name {
            "UID" => self.identity.uid = value.trim().to_owned(),
            "SEQUENCE" => self.version.sequence = value.trim().parse().unwrap_or(0),
            "DTSTAMP" => self.version.stamp = value.chars().filter(char::is_ascii_digit).collect(),
            "RECURRENCE-ID" => {
                self.identity.replaces = value.chars().filter(char::is_ascii_alphanumeric).collect();
                self.replaced = date(value);
                self.is_open |= self.replaced.is_none() || params.to_ascii_uppercase().contains("RANGE");
            }
            "DTSTART" => self.starts = date(value),
            "DTEND" => match date(value) {
                Some(day) => self.ends = Some(day),
                None => self.is_open = true,
            },
            "DURATION" => match days_of(value) {
                Some(days) => self.days = days,
                None => self.is_open = true,
            },
            "RDATE" => self.is_open = true,
            "RRULE" => self.rules.push(value.to_ascii_uppercase()),
            _ => {}
        }
    }

    /// Which event it is; `None` for one that says nothing by which others could be told to be the same.
    pub(super) fn identity(&self) -> Option<&Identity> {
        (!self.identity.uid.is_empty()).then_some(&self.identity)
    }

    pub(super) fn version(&self) -> &Version {
        &self.version
    }

    /// Whether neither the event nor what it replaces lies near the window.
    pub(super) fn is_far(&self, window: Window) -> bool {
        let (Some(starts), false) = (self.starts, self.is_open) else { return false };
        let from = window.from.date_naive() - Days::new(MARGIN_DAYS);
        let until = window.until.date_naive() + Days::new(MARGIN_DAYS);
        let length = self.ends.map_or(TimeDelta::zero(), |ends| ends - starts).max(TimeDelta::days(self.days));
        let over = self.last_start(starts).and_then(|last| last.checked_add_signed(length));
        let is_outside = starts > until || over.is_some_and(|day| day < from);
        is_outside && self.replaced.is_none_or(|day| day < from || day > until)
    }

    /// A day after which no time of it begins; `None` where that is not known.
    fn last_start(&self, starts: NaiveDate) -> Option<NaiveDate> {
        self.rules.iter().try_fold(starts, |last, rule| Some(last.max(end_of_rule(rule, starts)?)))
    }
}

/// The first eight figures of a date or a time.
fn date(value: &str) -> Option<NaiveDate> {
    let figures = value.trim().get(..8)?;
    let is_date = figures.bytes().all(|byte| byte.is_ascii_digit());
    is_date.then(|| NaiveDate::parse_from_str(figures, "%Y%m%d").ok())?
}

/// The days of a duration (RFC 5545, 3.3.6), rounded up; `None` for what is none, or beyond reckoning.
fn days_of(value: &str) -> Option<i64> {
    let mut number: i64 = 0;
    let mut seconds: i64 = 0;
    for c in value.trim().trim_start_matches('+').strip_prefix(['P', 'p'])?.chars() {
        let unit = match c.to_ascii_uppercase() {
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'T' => continue,
            figure => {
                number = number.checked_mul(10)?.checked_add(figure.to_digit(10)?.into())?;
                continue;
            }
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    let days = seconds / 86_400 + 1;
    (days < 1_000_000).then_some(days)
}

/// The day after which a rule gives no time: that of UNTIL, or where COUNT certainly ends, which is where
/// each day or week of the rule has one time at least.
fn end_of_rule(rule: &str, starts: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<(&str, &str)> = rule.split(';').filter_map(|part| part.split_once('=')).collect();
    let part = |name: &str| parts.iter().find(|(one, _)| one.trim() == name).map(|(_, value)| value.trim());
    if let Some(until) = part("UNTIL") {
        return date(until);
    }
    // Nobody knows what a count of nothing means, or no interval.
    let number = |value: &str| value.parse::<i64>().ok().filter(|number| *number > 0);
    let count = number(part("COUNT")?)?;
    let interval = part("INTERVAL").map_or(Some(1), number)?;
    let (period, plain): (i64, &[&str]) = match part("FREQ")? {
        "DAILY" => (1, &["FREQ", "COUNT", "INTERVAL", "WKST"]),
        "WEEKLY" => (7, &["FREQ", "COUNT", "INTERVAL", "WKST", "BYDAY"]),
        _ => return None,
    };
    if parts.iter().any(|(name, _)| !plain.contains(&name.trim())) {
        return None;
    }
    let days = count.checked_add(1)?.checked_mul(interval)?.checked_mul(period)?;
    starts.checked_add_signed(TimeDelta::try_days(days)?)
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::{Glance, Version};
    use crate::feed::Window;

    fn is_far(lines: &[&str]) -> bool {
        let now = Utc.with_ymd_and_hms(2026, 3, 3, 9, 0, 0).single().expect("an instant");
        let mut glance = Glance::default();
        for line in lines {
            let (head, value) = line.split_once(':').expect("a line");
            let (name, params) = head.split_once(';').unwrap_or((head, ""));
            glance.at(name, params, value);
        }
        glance.is_far(Window::around(now))
    }

    #[test]
    fn what_is_certainly_over_or_far_ahead_is_far() {
        for lines in [
            vec!["DTSTART:20200303T090000Z", "DTEND:20200303T100000Z"],
            vec!["DTSTART;VALUE=DATE:20260201", "DTEND;VALUE=DATE:20260226"],
            vec!["DTSTART:20250303T090000Z", "DURATION:P30DT1H"],
            vec!["DTSTART:20290303T090000Z", "RRULE:FREQ=DAILY"],
            vec!["DTSTART:20200303T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260201T000000Z"],
            vec!["DTSTART:20200303T090000Z", "RRULE:FREQ=WEEKLY;COUNT=52;BYDAY=MO,TU"],
            vec!["DTSTART:20200303T090000Z", "RRULE:FREQ=DAILY;COUNT=9", "RRULE:FREQ=WEEKLY;COUNT=9"],
            vec!["DTSTART:20200303T090000Z", "RECURRENCE-ID:20200304T090000Z"],
        ] {
            assert!(is_far(&lines), "{lines:?}");
        }
    }

    #[test]
    fn what_may_count_is_not() {
        for lines in [
            vec!["DTSTART:20260303T090000Z"],
            vec!["DTSTART:20260301T220000Z", "DTEND:20260303T100000Z"],
            vec!["DTSTART;VALUE=DATE:20241130", "DTEND;VALUE=DATE:20280413"],
            vec!["DTSTART:20250303T090000Z", "DURATION:P52W"],
            vec!["DTSTART:20250303T090000Z", "DURATION:P5X"],
            vec!["DTSTART:20200303T090000Z", "RRULE:FREQ=DAILY"],
            vec!["DTSTART:20200303T090000Z", "RRULE:FREQ=DAILY;COUNT=3;BYMONTH=2"],
            vec!["DTSTART:20200303T090000Z", "RRULE:FREQ=DAILY;COUNT=0"],
            vec!["DTSTART:20200303T090000Z", "RRULE:FREQ=DAILY;UNTIL=20200401", "RRULE:FREQ=MONTHLY"],
            vec!["DTSTART:20200303T090000Z", "RDATE:20260304T090000Z"],
            // Moved out of the window, or into it: either way the time that it replaces is another.
            vec!["DTSTART:20200303T090000Z", "RECURRENCE-ID:20260304T090000Z"],
            vec!["DTSTART:20200303T090000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20200304T090000Z"],
            vec!["DTSTART:soon"],
            vec!["DTEND:20200303T090000Z"],
        ] {
            assert!(!is_far(&lines), "{lines:?}");
        }
    }

    #[test]
    fn a_higher_number_comes_before_a_later_hour() {
        let version = |sequence, stamp: &str| Version { sequence, stamp: stamp.to_owned() };
        assert!(version(2, "20261101080000") > version(1, "20261102080000"));
        assert!(version(1, "20261102080000") > version(1, "20261101080000"));
        assert!(version(1, "20261102080000") > version(1, ""));
    }
}
