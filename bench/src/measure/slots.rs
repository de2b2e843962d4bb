//! The moments on offer for one leaver over many advisers: the rule alone, beside itself with a tenth
//! of them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc, Weekday};
use domain::ids::{AccountId, HoursId};
use domain::slot::{Busy, Closed, DayPart, HostSettings, HostTimes, Hours, HoursDraft, Seeker, Wanted, merged_slots};
use domain::talk::Way;
use domain::working_days::{DateRange, WorkCalendar};
use uuid::Uuid;

use super::compare::median_of;
use crate::dice::Dice;
use crate::figures::Figures;

const ADVISERS: usize = 1_000;
const FEW: usize = 100;
/// Eight weeks ahead.
const DAYS: u64 = 56;
/// Busy times of each adviser's own calendar: five on every working day.
const BUSY_A_DAY: usize = 5;
const BUSY: usize = 200;
const ROUNDS: usize = 15;

/// Measures both by turns.
pub fn measure(figures: &mut Figures) -> Result<()> {
    let calendar = WorkCalendar::new(chrono_tz::Europe::Amsterdam, Vec::new());
    // A Monday of full weeks, without public holidays until Easter and with the change of the clocks.
    let first = NaiveDate::from_ymd_opt(2027, 2, 1).context("a day")?;
    let wanted = Wanted {
        minutes: 60,
        window: DateRange::new(first, first + Days::new(DAYS - 1)),
        remote_only: false,
        now: first.and_time(chrono::NaiveTime::MIN).and_utc(),
        seeker: Seeker::Leaver,
        leaver_talks: Vec::new(),
    };
    let advisers = (0..ADVISERS).map(|number| adviser(number, first, &calendar)).collect::<Result<Vec<_>>>()?;
    let offered = merged_slots(&advisers, &wanted, &calendar).len();
    let time = |hosts: &[HostTimes]| {
        let begun = Instant::now();
        black_box(merged_slots(black_box(hosts), &wanted, &calendar));
        begun.elapsed()
    };
    let (mut many, mut few) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        many.push(time(&advisers));
        few.push(time(&advisers[..FEW]));
    }
    let (many, few): (Duration, Duration) = (median_of(&many), median_of(&few));
    figures.slots(ADVISERS, FEW, offered, many, few);
    Ok(())
}

/// Somebody with two stretches on every working day, a closed day, a closed morning and a full
/// calendar of their own.
fn adviser(number: usize, first: NaiveDate, calendar: &WorkCalendar) -> Result<HostTimes> {
    let mut roll = Dice::of(number);
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let stretches = week.into_iter().flat_map(|weekday| [(weekday, 540, 720), (weekday, 780, 1020)]);
    let hours: Result<Vec<Hours>> = stretches.map(|stretch| hours(stretch, number)).collect();
    let mut busy: Vec<Busy> = Vec::with_capacity(BUSY);
    for date in first.iter_days().filter(|date| calendar.is_working_day(*date)).take(BUSY / BUSY_A_DAY) {
        for _ in 0..BUSY_A_DAY {
            let start: DateTime<Utc> = calendar.at(date, 480 + 15 * roll.below(36) as u16)?;
            busy.push(Busy { start, end: start + TimeDelta::minutes(30 + 15 * roll.below(3) as i64) });
        }
    }
    let mut some_day = || {
        let day = first + Days::new(roll.below(DAYS));
        DateRange::new(day, day)
    };
    let closed = vec![Closed::whole(some_day()), Closed { days: some_day(), part: DayPart::new(540, 720) }];
    Ok(HostTimes {
        account: AccountId::new(Uuid::from_u128(number as u128)),
        settings: HostSettings::standard(3),
        hours: hours?,
        extra: Vec::new(),
        closed,
        talks: Vec::new(),
        busy: busy.into_iter().collect(),
        trained: Some(vec![DateRange::new(first - Days::new(100), first + Days::new(300))]),
    })
}

fn hours((weekday, start_minute, end_minute): (Weekday, u16, u16), number: usize) -> Result<Hours> {
    let draft = HoursDraft {
        weekday,
        start_minute,
        end_minute,
        way: Way::InPerson,
        place: format!("room {number}"),
        valid_from: None,
        valid_until: None,
    };
    draft.check(HoursId::new(Uuid::nil())).map_err(|faults| anyhow!("{faults:?}"))
}
