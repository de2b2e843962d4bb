//! What is taken of a host's time, prepared for one search.

use chrono::NaiveDate;

use super::day::first_from;
use super::{Claim, HostTimes, Wanted};
use crate::working_days::{DateRange, WorkCalendar};

/// From one second up to, not including, another.
pub(super) type Span = (i64, i64);

#[derive(Clone, Copy)]
pub(super) enum What {
    Talk,
    /// A talk's buffers around it.
    Around,
    Calendar,
    Leaver,
}

/// Something that is taken. Sorted by `from`; `reach` is the greatest `until` up to here.
pub(super) struct Taken {
    pub from: i64,
    pub until: i64,
    pub reach: i64,
    pub what: What,
}

/// The closed parts of days inside the window.
pub(super) fn shut(host: &HostTimes, window: DateRange, calendar: &WorkCalendar) -> Vec<Span> {
    let mut spans = Vec::new();
    for closed in &host.closed {
        let Some(part) = closed.part else { continue };
        let days = closed.days.intersection(window);
        for date in days.first.iter_days().take_while(|date| *date <= days.last) {
            let from = first_from(date, part.start_minute(), calendar);
            spans.push((from, first_from(date, part.end_minute(), calendar)));
        }
    }
    spans
}

pub(super) fn full_days(host: &HostTimes, calendar: &WorkCalendar) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = host.talks.iter().map(|talk| calendar.local_date(talk.start)).collect();
    days.sort_unstable();
    let most = usize::from(host.settings.talks_a_day);
    days.chunk_by(|one, other| one == other).filter(|day| day.len() >= most).map(|day| day[0]).collect()
}

pub(super) fn taken(host: &HostTimes, wanted: &Wanted) -> Vec<Taken> {
    let mut all = Vec::with_capacity(host.busy.len() + 2 * host.talks.len() + wanted.leaver_talks.len());
    let mut push = |(from, until): Span, what| {
        if from < until {
            all.push(Taken { from, until, reach: until, what });
        }
    };
    host.busy.spans().for_each(|span| push(span, What::Calendar));
    host.talks.iter().for_each(|talk| {
        push(talk.talk().span(), What::Talk);
        push(talk.whole().span(), What::Around);
    });
    wanted.leaver_talks.iter().map(Claim::whole).for_each(|busy| push(busy.span(), What::Leaver));
    all.sort_unstable_by_key(|taken| taken.from);
    let mut reach = i64::MIN;
    for taken in &mut all {
        reach = reach.max(taken.until);
        taken.reach = reach;
    }
    all
}
