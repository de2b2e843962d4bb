//! When something recurs (RFC 5545, 3.3.10), in local time, period by period.
//!
//! Without COUNT the search begins at the span that is asked for, however long ago the first time
//! was. Every day and time that is looked at is a step, and there are only so many.

mod day;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarFrequency as Frequency, ICalendarProperty as Property, ICalendarRecurrenceRule,
    ICalendarValue, ICalendarWeekday,
};
use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc, Weekday,
};

use self::day::Filter;
use super::when::date_time;
use super::{FeedFault, OCCURRENCES_MAX, STEPS_MAX};

/// How much may still be looked at.
pub(super) struct Steps(u32);

impl Steps {
    pub(super) const fn new() -> Self {
        Self(STEPS_MAX)
    }

    pub(super) fn take(&mut self, steps: u32) -> Result<(), FeedFault> {
        self.0 = self.0.checked_sub(steps).ok_or(FeedFault::TooMany)?;
        Ok(())
    }
}

/// Local times between which occurrences are wanted, both included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub from: NaiveDateTime,
    pub until: NaiveDateTime,
}

/// The last time something may recur.
#[derive(Clone, Copy, Debug)]
enum Until {
    Instant(DateTime<Utc>),
    Local(NaiveDateTime),
}

/// A rule with values that can occur, each list sorted and without doubles.
pub(super) struct Rule {
    frequency: Frequency,
    interval: u32,
    count: Option<u32>,
    until: Option<Until>,
    filter: Filter,
    hours: Vec<u32>,
    minutes: Vec<u32>,
    seconds: Vec<u32>,
    positions: Vec<i32>,
    week_start: Weekday,
}

impl Rule {
    /// The rules of an event or a part of a zone; there may be several, though none should write them (RFC
    /// 5545, 3.8.5.3). EXRULE and rules of other calendars' years (RFC 7529) are deliberately absent: nothing
    /// writes them.
    pub(super) fn all_of(component: &ICalendarComponent) -> impl Iterator<Item = Self> {
        let entries = component.entries.iter().filter(|entry| entry.name == Property::Rrule);
        entries.filter_map(|entry| match entry.values.first()? {
            ICalendarValue::RecurrenceRule(rule) => Some(Self::read(rule)),
            _ => None,
        })
    }

    fn read(rule: &ICalendarRecurrenceRule) -> Self {
        let times = |values: &[u8], max: u32| sorted(values.iter().map(|value| u32::from(*value)).filter(|v| *v < max));
        let week_start = rule.wkst.as_ref().map_or(Weekday::Mon, weekday);
        Self {
            frequency: rule.freq,
            interval: rule.interval.unwrap_or(1).max(1).into(),
            count: rule.count,
            until: rule.until.as_ref().and_then(until),
            filter: Filter::read(rule, week_start),
            hours: times(&rule.byhour, 24),
            minutes: times(&rule.byminute, 60),
            seconds: times(&rule.bysecond, 60),
            positions: sorted(rule.bysetpos.iter().copied().filter(|position| (-366..=366).contains(position))),
            week_start,
        }
    }

    /// The local times at which something that began at `start` recurs within `span`; `start` itself
    /// only where the rule gives it. `local` turns an UNTIL in UTC into local time.
    pub(super) fn occurrences(
        &self,
        start: NaiveDateTime,
        span: Span,
        local: &dyn Fn(DateTime<Utc>) -> NaiveDateTime,
        steps: &mut Steps,
    ) -> Result<Vec<NaiveDateTime>, FeedFault> {
        let last = match self.until {
            Some(Until::Instant(until)) => span.until.min(local(until)),
            Some(Until::Local(until)) => span.until.min(until),
            None => span.until,
        };
        let mut found = Vec::new();
        let mut left = self.count.unwrap_or(u32::MAX);
        let mut number = if self.count.is_some() { 0 } else { self.first_period(start, span.from) };
        loop {
            steps.take(1)?;
            let Some(begin) = self.period(start, number) else { return Ok(found) };
            if begin > last {
                return Ok(found);
            }
            for time in self.times_of(start, begin, steps)? {
                if time < start {
                    continue;
                }
                if time > last || left == 0 {
                    return Ok(found);
                }
                left -= 1;
                if time >= span.from {
                    found.push(time);
                }
            }
            if found.len() > OCCURRENCES_MAX {
                return Err(FeedFault::TooMany);
            }
            let Some(next) = number.checked_add(1) else { return Ok(found) };
            number = next;
        }
    }

    /// A period before the one in which `from` lies, counted in intervals from the start.
    fn first_period(&self, start: NaiveDateTime, from: NaiveDateTime) -> u32 {
        let between = from - start;
        let periods = match self.frequency {
            Frequency::Yearly => i64::from(from.year() - start.year()),
            Frequency::Monthly => i64::from(from.year() - start.year()) * 12 + i64::from(from.month()) - 13,
            Frequency::Weekly => between.num_weeks(),
            Frequency::Daily => between.num_days(),
            Frequency::Hourly => between.num_hours(),
            Frequency::Minutely => between.num_minutes(),
            Frequency::Secondly => between.num_seconds(),
        };
        let number = (periods / i64::from(self.interval)).saturating_sub(2).max(0);
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// When the period of that number begins; nothing beyond the end of reckoning.
    fn period(&self, start: NaiveDateTime, number: u32) -> Option<NaiveDateTime> {
        let ahead = u64::from(number) * u64::from(self.interval);
        let day = start.date();
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
        let seconds = |unit: i64| {
            let ahead = i64::try_from(ahead).ok()?.checked_mul(unit)?;
            start.with_nanosecond(0)?.checked_add_signed(TimeDelta::try_seconds(ahead)?)
        };
        match self.frequency {
            Frequency::Yearly => {
                let year = day.year().checked_add(i32::try_from(ahead).ok()?)?;
                NaiveDate::from_ymd_opt(year, 1, 1).map(midnight)
            }
            Frequency::Monthly => {
                day.with_day(1)?.checked_add_months(Months::new(u32::try_from(ahead).ok()?)).map(midnight)
            }
            Frequency::Weekly => {
                let back = day.weekday().days_since(self.week_start);
                day.checked_sub_days(Days::new(back.into()))?.checked_add_days(Days::new(ahead * 7)).map(midnight)
            }
            Frequency::Daily => day.checked_add_days(Days::new(ahead)).map(midnight),
            Frequency::Hourly => seconds(3600)?.with_minute(0)?.with_second(0),
            Frequency::Minutely => seconds(60)?.with_second(0),
            Frequency::Secondly => seconds(1),
        }
    }

    /// The times of one period, in order, after BYSETPOS.
    fn times_of(
        &self,
        start: NaiveDateTime,
        begin: NaiveDateTime,
        steps: &mut Steps,
    ) -> Result<Vec<NaiveDateTime>, FeedFault> {
        let mut times = Vec::new();
        let hours = self.part(&self.hours, begin.hour(), start.hour(), Frequency::Hourly);
        let minutes = self.part(&self.minutes, begin.minute(), start.minute(), Frequency::Minutely);
        let seconds = self.part(&self.seconds, begin.second(), start.second(), Frequency::Secondly);
        let mut day = begin.date();
        for _ in 0..self.days_in(begin) {
            steps.take(1)?;
            if self.filter.has(day, start.date(), self.frequency) {
                let product = hours.len() * minutes.len() * seconds.len();
                steps.take(u32::try_from(product).unwrap_or(u32::MAX))?;
                for hour in &hours {
                    for minute in &minutes {
                        times.extend(seconds.iter().filter_map(|second| day.and_hms_opt(*hour, *minute, *second)));
                    }
                }
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        Ok(if self.positions.is_empty() { times } else { self.chosen(&times) })
    }

    /// The hours (minutes, seconds) of a period: a list of them limits a frequency that is as fine,
    /// and multiplies a coarser one (RFC 5545, 3.3.10, the table).
    fn part(&self, listed: &[u32], of_period: u32, of_start: u32, own: Frequency) -> Vec<u32> {
        if self.frequency >= own {
            let fits = listed.is_empty() || listed.contains(&of_period);
            return if fits { vec![of_period] } else { Vec::new() };
        }
        if listed.is_empty() { vec![of_start] } else { listed.to_vec() }
    }

    fn days_in(&self, begin: NaiveDateTime) -> u32 {
        match self.frequency {
            Frequency::Yearly => 365 + u32::from(begin.date().leap_year()),
            Frequency::Monthly => u32::from(begin.date().num_days_in_month()),
            Frequency::Weekly => 7,
            _ => 1,
        }
    }

    fn chosen(&self, times: &[NaiveDateTime]) -> Vec<NaiveDateTime> {
        let of = |position: i32| {
            let back = usize::try_from(position.unsigned_abs()).ok()?;
            let index = if position > 0 { back.checked_sub(1)? } else { times.len().checked_sub(back)? };
            times.get(index).copied()
        };
        sorted(self.positions.iter().filter(|position| **position != 0).filter_map(|position| of(*position)))
    }
}

fn until(value: &PartialDateTime) -> Option<Until> {
    let (local, offset) = date_time(value)?;
    Some(match offset {
        Some(offset) => Until::Instant(local.and_local_timezone(offset).single()?.to_utc()),
        // A date includes its whole day.
        None if value.hour.is_none() => Until::Local(local + TimeDelta::seconds(86_399)),
        None => Until::Local(local),
    })
}

const fn weekday(day: &ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Monday => Weekday::Mon,
        ICalendarWeekday::Tuesday => Weekday::Tue,
        ICalendarWeekday::Wednesday => Weekday::Wed,
        ICalendarWeekday::Thursday => Weekday::Thu,
        ICalendarWeekday::Friday => Weekday::Fri,
        ICalendarWeekday::Saturday => Weekday::Sat,
        ICalendarWeekday::Sunday => Weekday::Sun,
    }
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
