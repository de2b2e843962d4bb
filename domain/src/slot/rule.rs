//! The rule itself: what stands in the way of one host at one start. Listing slots and saying why a
//! time is none both go through it.

use std::cell::OnceCell;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Timelike, Utc};

use super::day::{Day, searched};
use super::starts::StretchStarts;
use super::taken::{Span, Taken, What, full_days, shut, taken};
use super::{HostTimes, Hours, Place, Reasons, STEP_MINUTES, Seeker, Stretch, Wanted, WhyNot, whole_second};
use crate::talk::Way;
use crate::working_days::{DAY_MINUTES, DateRange, WorkCalendar, lies_in};

/// A stretch as it is offered, with its number in [`Rule::offers`].
struct Part<'a> {
    stretch: &'a Stretch,
    offer: u16,
}

/// One host's times, prepared for one search.
pub(super) struct Rule<'a> {
    pub host: &'a HostTimes,
    calendar: &'a WorkCalendar,
    /// Ways and places, in order, each once.
    pub offers: Vec<(Way, Option<&'a Place>)>,
    week: [Vec<(&'a Hours, u16)>; 7],
    /// By date.
    extra: Vec<(NaiveDate, Part<'a>)>,
    closed: Vec<DateRange>,
    /// Closed parts of days.
    shut: Vec<Span>,
    trained: Option<Vec<DateRange>>,
    /// Days with as many talks as the host allows, in order.
    full: Vec<NaiveDate>,
    no_talks: bool,
    /// Put in order at the first start that matters: of many hosts most have none, since others have it already.
    taken: OnceCell<Vec<Taken>>,
    wanted: &'a Wanted,
    window: DateRange,
    horizon: Option<NaiveDate>,
    /// Seconds since the epoch, rounded up: now, and the end of the notice.
    now: i64,
    noticed: i64,
    /// Seconds of the talk, and of its buffers.
    pub length: i64,
    before: i64,
    after: i64,
}

impl<'a> Rule<'a> {
    pub fn of(host: &'a HostTimes, wanted: &'a Wanted, calendar: &'a WorkCalendar) -> Self {
        let settings = &host.settings;
        // Days of the window that are over say so by themselves.
        let window = DateRange::new(wanted.window.first, searched(wanted, calendar).last);
        let notice = match wanted.seeker {
            Seeker::Leaver => TimeDelta::hours(i64::from(settings.notice_hours)),
            Seeker::Host => TimeDelta::zero(),
        };
        let today = calendar.local_date(wanted.now);
        let horizon = settings.horizon_days.filter(|_| wanted.seeker == Seeker::Leaver);
        let mut rule = Self {
            host,
            calendar,
            offers: Vec::new(),
            week: Default::default(),
            extra: Vec::new(),
            closed: DateRange::merged(
                host.closed.iter().filter(|one| one.part.is_none()).map(|one| one.days).collect(),
            ),
            shut: shut(host, window, calendar),
            trained: host.trained.clone().map(DateRange::merged),
            full: full_days(host, calendar),
            no_talks: settings.talks_a_day == 0,
            taken: OnceCell::new(),
            wanted,
            window,
            horizon: horizon.and_then(|days| today.checked_add_days(Days::new(days.into()))),
            now: whole_second(wanted.now),
            noticed: whole_second(wanted.now + notice),
            length: i64::from(wanted.minutes) * 60,
            before: i64::from(settings.buffers.before) * 60,
            after: i64::from(settings.buffers.after) * 60,
        };
        rule.lay_out(wanted.remote_only);
        rule
    }

    /// Numbers the ways and places, and sorts the stretches by day.
    fn lay_out(&mut self, remote_only: bool) {
        let host = self.host;
        let offered = |stretch: &'a Stretch| match stretch.way() {
            Way::InPerson if remote_only => (Way::Phone, None),
            way => (way, stretch.place()),
        };
        let stretches = host.hours.iter().map(Hours::stretch).chain(host.extra.iter().map(|extra| extra.stretch()));
        self.offers = stretches.map(offered).collect();
        self.offers.sort_unstable();
        self.offers.dedup();
        let offers = &self.offers;
        let number = |stretch| {
            let found = offers.binary_search(&offered(stretch)).unwrap_or_default();
            u16::try_from(found).unwrap_or(u16::MAX)
        };
        for hours in &host.hours {
            self.week[hours.weekday().num_days_from_monday() as usize].push((hours, number(hours.stretch())));
        }
        let part = |stretch| Part { stretch, offer: number(stretch) };
        self.extra = host.extra.iter().map(|extra| (extra.date(), part(extra.stretch()))).collect();
        self.extra.sort_by_key(|(date, _)| *date);
    }

    /// Whatever holds for the whole day.
    pub fn of_day(&self, day: &Day) -> Reasons {
        let mut reasons = Reasons::default();
        if day.date < self.window.first {
            reasons.add(WhyNot::BeforeWindow);
        }
        if day.date > self.window.last {
            reasons.add(WhyNot::AfterWindow);
        }
        if self.horizon.is_some_and(|horizon| day.date > horizon) {
            reasons.add(WhyNot::BeyondHorizon);
        }
        if lies_in(&self.closed, day.date) {
            reasons.add(WhyNot::Closed);
        }
        if self.trained.as_ref().is_some_and(|valid| !lies_in(valid, day.date)) {
            reasons.add(WhyNot::NotTrained);
        }
        if self.no_talks || self.full.binary_search(&day.date).is_ok() {
            reasons.add(WhyNot::DayFull);
        }
        reasons
    }

    /// Every start that the hours of a day give, with the number of its way and place. Stretches come
    /// in any order and may overlap.
    pub fn starts<'s>(&'s self, day: &'s Day) -> impl Iterator<Item = (u16, StretchStarts<'s>)> {
        self.parts(day).map(|part| (part.offer, self.starts_in(part.stretch, day)))
    }

    fn parts(&self, day: &Day) -> impl Iterator<Item = Part<'_>> {
        let date = day.date;
        let weekly = if day.working { self.weekly(date) } else { &[] };
        let weekly = weekly.iter().filter(move |(hours, _)| hours.are_valid_on(date));
        let weekly = weekly.map(|(hours, offer)| Part { stretch: hours.stretch(), offer: *offer });
        let from = self.extra.partition_point(|(other, _)| *other < date);
        let extra = self.extra[from..].iter().take_while(move |(other, _)| *other == date);
        weekly.chain(extra.map(|(_, part)| Part { stretch: part.stretch, offer: part.offer }))
    }

    fn weekly(&self, date: NaiveDate) -> &[(&'a Hours, u16)] {
        &self.week[date.weekday().num_days_from_monday() as usize]
    }

    fn starts_in<'s>(&'s self, stretch: &'s Stretch, day: &'s Day) -> StretchStarts<'s> {
        StretchStarts { rule: self, stretch, day, next: stretch.start_minute() }
    }

    /// The second at which a talk starts at this minute of the stretch; `None` for a local time that
    /// does not exist, and for a talk that a change of the clocks would carry past the stretch.
    pub fn start_of(&self, minute: u16, stretch: &Stretch, day: &Day) -> Option<i64> {
        if day.even {
            return Some(day.begin + i64::from(minute) * 60);
        }
        let start = self.calendar.at(day.date, minute).ok()?;
        let last_minute = self.calendar.local(start + TimeDelta::seconds(self.length - 60));
        let fits = last_minute.date_naive() == day.date
            && last_minute.hour() * 60 + last_minute.minute() < u32::from(stretch.end_minute());
        fits.then(|| start.timestamp())
    }

    fn taken(&self) -> &[Taken] {
        self.taken.get_or_init(|| taken(self.host, self.wanted))
    }

    /// Where to begin looking for what is taken, for starts from this one on.
    pub fn seek(&self, start: i64) -> usize {
        self.taken().partition_point(|taken| taken.reach <= start - self.before)
    }

    /// Whatever holds for a talk that starts then. `seen` comes from [`Self::seek`] for this or an
    /// earlier start, and moves along.
    pub fn at(&self, start: i64, seen: &mut usize) -> Reasons {
        let mut reasons = Reasons::default();
        if start < self.now {
            reasons.add(WhyNot::InThePast);
        } else if start < self.noticed {
            reasons.add(WhyNot::Notice);
        }
        let end = start + self.length;
        let inside = |from: i64, until: i64| from < end && start < until;
        if self.shut.iter().any(|(from, until)| inside(*from, *until)) {
            reasons.add(WhyNot::Closed);
        }
        let (from, until) = (start - self.before, end + self.after);
        let all = self.taken();
        while all.get(*seen).is_some_and(|taken| taken.reach <= from) {
            *seen += 1;
        }
        let mut close = false;
        for taken in all[*seen..].iter().take_while(|taken| taken.from < until) {
            match taken.what {
                _ if taken.until <= from => {}
                What::Leaver => reasons.add(WhyNot::LeaverBusy),
                What::Talk if inside(taken.from, taken.until) => reasons.add(WhyNot::OtherTalk),
                What::Calendar if inside(taken.from, taken.until) => reasons.add(WhyNot::OwnCalendar),
                What::Talk | What::Calendar | What::Around => close = true,
            }
        }
        if close && !reasons.contains(WhyNot::OtherTalk) && !reasons.contains(WhyNot::OwnCalendar) {
            reasons.add(WhyNot::Buffer);
        }
        reasons
    }

    /// The second before which no start after this one is free either, where something that is taken
    /// stands in the way of this one. `seen` is where [`Self::at`] left it.
    pub fn taken_until(&self, start: i64, seen: usize) -> Option<i64> {
        let taken = self.taken().get(seen)?;
        let stands = taken.from < start + self.length + self.after && start - self.before < taken.until;
        stands.then_some(taken.until + self.before)
    }

    /// Everything that stands in the way of a start at this instant of this day.
    pub fn why_not(&self, start: DateTime<Utc>, day: &Day) -> Reasons {
        let second = start.timestamp();
        let whole = start.timestamp_subsec_nanos() == 0;
        let listed = whole && self.starts(day).any(|(_, mut starts)| starts.any(|listed| listed == second));
        let reasons = self.of_day(day).and(self.at(second, &mut self.seek(second)));
        if listed { reasons } else { reasons.and(self.unlisted(start, day).into()) }
    }

    /// Why the hours of the day do not give this start.
    fn unlisted(&self, start: DateTime<Utc>, day: &Day) -> WhyNot {
        let local = self.calendar.local(start);
        let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(DAY_MINUTES);
        let whole = local.second() == 0 && local.nanosecond() == 0;
        let mut around = self.parts(day).map(|part| part.stretch).filter(|stretch| stretch.holds(minute)).peekable();
        if around.peek().is_some() {
            let on_grid = |stretch: &Stretch| (minute - stretch.start_minute()).is_multiple_of(STEP_MINUTES);
            return if whole && around.any(on_grid) { WhyNot::TooShort } else { WhyNot::OffGrid };
        }
        let weekly = self.weekly(day.date).iter().filter(|(hours, _)| hours.are_valid_on(day.date));
        let on_a_day_off = !day.working && weekly.into_iter().any(|(hours, _)| hours.stretch().holds(minute));
        if on_a_day_off { WhyNot::Holiday } else { WhyNot::OutsideHours }
    }

    /// The minutes of a day at which something could have started: every step of every stretch, also
    /// where the talk would not fit, and of weekly hours that do not count on that day.
    pub fn minutes(&self, day: &Day) -> Vec<u16> {
        let idle = if day.working { &[] } else { self.weekly(day.date) };
        let idle = idle.iter().filter(|(hours, _)| hours.are_valid_on(day.date)).map(|(hours, _)| hours.stretch());
        let stretches = self.parts(day).map(|part| part.stretch).chain(idle);
        let steps = stretches
            .flat_map(|stretch| (stretch.start_minute()..stretch.end_minute()).step_by(usize::from(STEP_MINUTES)));
        let mut minutes: Vec<u16> = steps.collect();
        minutes.sort_unstable();
        minutes.dedup();
        minutes
    }
}
