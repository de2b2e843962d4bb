//! The host plans or moves a talk for the leaver: at one of the host's own times, or, ticked on
//! purpose, at any free time.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::AppointmentId;
use domain::reach::minutes_until;
use domain::slot::{CELL_MINUTES, HostSettings, Place, Seeker, Slot, TALKS_A_DAY_MAX, slots};
use domain::talk::{Formality, Way};
use domain::working_days::{DateRange, WorkCalendar};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};

use super::super::hosts::suitable::{Suitable, suitable_hosts};
use super::super::offer::times::{Look, TalkOffer, offers};
use super::super::offer::window;
use super::book::{NotOffered, booked_talk, plannable};
use super::booked::BookedTalk;
use super::call::{Call, set_call};
use super::reserve::{NotReserved, Reservation, reserve};
use crate::access::Hosting;
use crate::availability::Times;
use crate::course::{self, Change, Loaded, Outcome};
use crate::program::Program;
use crate::store::entity::{appointment, talk};
use crate::store::{StoreError, Tx, TypedColumn};

/// A time that a host filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPlan {
    /// The local date.
    pub date: NaiveDate,
    /// Local minutes after midnight.
    pub minute_of_day: u16,
    pub way: Way,
    /// Needed for a talk in person.
    pub place: Option<String>,
    /// Ticked: this is meant, although it lies outside the host's own times.
    pub outside_hours: bool,
    /// Where the call is, of a talk by video.
    pub call: Call,
}

/// How planning ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostBooking {
    Booked(BookedTalk),
    Moved(BookedTalk),
    /// Host or leaver has another talk then, or right after it.
    SlotTaken,
    /// Not one of the host's own free times: tick that this is meant.
    OutsideHours {
        /// Minutes until it would start, where they are few ([`minutes_until`]).
        starts_in: Option<u16>,
    },
    /// The clocks skip this local time.
    NoSuchTime,
    /// Not a multiple of five minutes.
    OffGrid,
    PlaceMissing,
    InThePast,
    NotOffered(NotOffered),
}

/// What happened inside the transaction.
enum Done {
    Booked(AppointmentId),
    Moved(AppointmentId),
    Refused(HostBooking),
}

/// The host's own times for this talk, to which their own notice and horizon do not apply; `None` when it cannot
/// be planned.
pub async fn own_times(program: &Program, host: &impl Hosting) -> Result<Option<TalkOffer>, StoreError> {
    times_of(program, host, Look::Host(host.account())).await
}

/// The times of one host for this talk, as whoever looks is offered them; `None` when it cannot be planned.
pub(super) async fn times_of(
    program: &Program,
    host: &impl Hosting,
    look: Look,
) -> Result<Option<TalkOffer>, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let calendar = course::calendar(conn, host.board()).await?;
    let talks_a_day = u16::from(course::organisation(conn, host.board()).await?.talks_a_day);
    let Some(loaded) = course::load(conn, host.departure(), calendar.local_date(now)).await? else {
        return Ok(None);
    };
    if plannable(&loaded, host.talk()).is_err() {
        return Ok(None);
    }
    let found = offers(program, &loaded, &calendar, talks_a_day, now, Some(host.talk()), look).await?;
    Ok(found.into_iter().next())
}

/// Plans the talk at this time, or moves it there. Both sides get it in their calendars at once.
pub async fn plan_by_host(program: &Program, host: &impl Hosting, plan: &HostPlan) -> Result<HostBooking, StoreError> {
    let now = program.now();
    let done = course::change(program, host, |change| Box::pin(plan_in(change, host, plan))).await;
    let (appointment, moved) = match done {
        Ok(Done::Booked(id)) => (id, false),
        Ok(Done::Moved(id)) => (id, true),
        Ok(Done::Refused(outcome)) => return Ok(outcome),
        Err(NotReserved::Taken) => return Ok(HostBooking::SlotTaken),
        Err(NotReserved::Store(error)) => return Err(error),
    };
    let conn = program.store().read();
    let calendar = course::calendar(conn, host.board()).await?;
    let booked = booked_talk(conn, appointment, &calendar, now).await?;
    Ok(if moved { HostBooking::Moved(booked) } else { HostBooking::Booked(booked) })
}

async fn plan_in(change: Change<'_, '_>, host: &impl Hosting, plan: &HostPlan) -> Result<Outcome<Done>, NotReserved> {
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    let loaded = change.load().await?;
    let row = match plannable(&loaded, host.talk()) {
        Ok(row) => row,
        Err(why) => return Ok(Outcome::unchanged(Done::Refused(HostBooking::NotOffered(why)))),
    };
    let slot = match slot_of(host, plan, row, calendar, now) {
        Ok(slot) => slot,
        Err(refused) => return Ok(Outcome::unchanged(Done::Refused(refused))),
    };
    let hosts = suitable_hosts(tx, &loaded, row, calendar.local_date(now)).await?;
    let Some(me) = hosts.into_iter().find(|suitable| suitable.account == host.account()) else {
        return Ok(Outcome::unchanged(Done::Refused(HostBooking::NotOffered(NotOffered::NotAllowed))));
    };
    let talks_a_day = u16::from(course::organisation(tx, host.board()).await?.talks_a_day);
    let (settings, outside) = match objection(tx, &loaded, row, &me, &slot, plan, talks_a_day, calendar, now).await? {
        Ok(found) => found,
        Err(refused) => return Ok(Outcome::unchanged(Done::Refused(refused))),
    };
    // More talks than the greatest maximum nobody plans for one day, whatever is ticked.
    let talks_a_day = if plan.outside_hours { TALKS_A_DAY_MAX } else { settings.talks_a_day };
    let settings = HostSettings { talks_a_day, ..settings };
    let by = host.by();
    let reservation = Reservation { loaded: &loaded, talk: row, slot: &slot, settings, by, calendar, now };
    let reserved = reserve(tx, &reservation).await?;
    if outside {
        mark_outside(tx, reserved.appointment).await?;
    }
    if plan.way == Way::Video {
        set_call(tx, reserved.appointment, &plan.call).await?;
    }
    let done = if reserved.moved { Done::Moved(reserved.appointment) } else { Done::Booked(reserved.appointment) };
    Ok(Outcome::changed(done, reserved.line))
}

/// Says for everybody to see that this was planned outside the host's own times, on purpose.
async fn mark_outside(tx: &Tx<'_>, id: AppointmentId) -> Result<(), StoreError> {
    appointment::Entity::update_many()
        .col_expr(appointment::Column::OutsideHours, Expr::value(true))
        .filter(appointment::Column::Id.is(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Reads the time that was filled in.
#[expect(clippy::result_large_err, reason = "one refusal a posted form")]
fn slot_of(
    host: &impl Hosting,
    plan: &HostPlan,
    row: &talk::Model,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Slot, HostBooking> {
    if !plan.minute_of_day.is_multiple_of(CELL_MINUTES) {
        return Err(HostBooking::OffGrid);
    }
    let start = calendar.at(plan.date, plan.minute_of_day).map_err(|_| HostBooking::NoSuchTime)?;
    if start < now {
        return Err(HostBooking::InThePast);
    }
    let place = match plan.way {
        Way::InPerson => {
            let text = plan.place.as_deref().unwrap_or_default();
            Some(Place::parse(text).map_err(|_| HostBooking::PlaceMissing)?)
        }
        Way::Phone | Way::Video => None,
    };
    let minutes = *row.minutes;
    Ok(Slot { host: host.account(), start, minutes, way: plan.way, place })
}

/// The host's limits, and whether the time lies outside their own times; or what stands in its way: the
/// training on that day and the days on which a talk can be, another talk, and last the host's own times
/// and calendar, unless it was ticked that those do not matter.
#[expect(clippy::too_many_arguments, reason = "one question about one time, asked once")]
async fn objection(
    tx: &Tx<'_>,
    loaded: &Loaded,
    row: &talk::Model,
    me: &Suitable,
    slot: &Slot,
    plan: &HostPlan,
    talks_a_day: u16,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Result<(HostSettings, bool), HostBooking>, StoreError> {
    let date = calendar.local_date(slot.start);
    let formal = row.formality == Formality::Formal;
    let trained = me.trained.as_ref().is_some_and(|valid| valid.iter().any(|days| days.contains(date)));
    // Neither by a tick: nothing before it may be asked, nor after the last day on which it can be held.
    let days = window::days(&loaded.facts, calendar, now);
    let in_window = days.is_some_and(|days| window::known_days(loaded, row, days, calendar).contains(date));
    if (formal && !trained) || !in_window {
        return Ok(Err(HostBooking::NotOffered(NotOffered::NotAllowed)));
    }
    let that_day = DateRange::new(date, date);
    let times = Times::load(tx, &[me.account], that_day).await?;
    let moving = loaded.live_appointment(*row.id).map(|booked| *booked.id);
    let own = times.of_host(me.account, me.trained.clone(), talks_a_day, moving);
    let wanted = window::wanted(loaded, row, that_day, calendar, now, Seeker::Host);
    let claimed = slot.claim(own.settings.buffers).whole();
    if own.talks.iter().any(|talk| talk.whole().overlaps(claimed)) {
        return Ok(Err(HostBooking::SlotTaken));
    }
    let in_hours =
        slots(&own, &wanted, calendar).iter().any(|offered| offered.start == slot.start && offered.way == slot.way);
    // Asked before the leaver's other talk is looked at: whoever tries times without the tick learns nothing
    // of a talk with somebody else (docs/domain.md, "Who sees what"), and with it makes an appointment.
    if !in_hours && !plan.outside_hours {
        return Ok(Err(HostBooking::OutsideHours { starts_in: minutes_until(slot.start, now) }));
    }
    if wanted.leaver_talks.iter().any(|talk| talk.whole().overlaps(claimed)) {
        return Ok(Err(HostBooking::SlotTaken));
    }
    Ok(Ok((own.settings, !in_hours)))
}
