//! What one talk looks for: its minutes, its days, and what the leaver has booked already.

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::{Facts, TalkState};
use domain::ids::TalkId;
use domain::route::{NotBefore, already_gone, talk_window};
use domain::slot::{Claim, Seeker, Wanted};
use domain::talk::HostKind;
use domain::working_days::{DateRange, WorkCalendar};

use crate::availability::claim_of;
use crate::course::Loaded;
use crate::store::entity::talk;

/// The days on which a talk of this departure can be planned; `None` while HR has to confirm
/// something before anything is asked.
pub(in crate::talk) fn days(facts: &Facts, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<DateRange> {
    let opens = facts.opens();
    if matches!(opens, NotBefore::WaitingFor(_)) {
        return None;
    }
    let registered_on = calendar.local_date(facts.registered_at);
    Some(talk_window(facts.last_day_worked, opens.day(), registered_on, calendar.local_date(now), calendar))
}

/// Those of these days on which this talk can be: a leader holds none before the working day after the mail that
/// tells of it, which goes on the first opening of the day from which they may know.
pub(in crate::talk) fn known_days(
    loaded: &Loaded,
    talk: &talk::Model,
    days: DateRange,
    calendar: &WorkCalendar,
) -> DateRange {
    let known = loaded.departure.known_from.filter(|_| *talk.host_kind == HostKind::TeamLeader);
    let first = known.map_or(days.first, |day| {
        calendar.add_working_days(calendar.local_date(calendar.first_opening_of(day)), 1).max(days.first)
    });
    DateRange::new(first, days.last)
}

/// Coming talks with the leader that are booked before those days.
pub(crate) fn too_early_for_leader(loaded: &Loaded, calendar: &WorkCalendar, now: DateTime<Utc>) -> Vec<TalkId> {
    let all = DateRange::new(NaiveDate::MIN, NaiveDate::MAX);
    let is_early = |talk: &&talk::Model| {
        let days = known_days(loaded, talk, all, calendar);
        loaded
            .live_appointment(*talk.id)
            .is_some_and(|row| row.starts_at > now && calendar.local_date(row.starts_at) < days.first)
    };
    loaded.talks.iter().filter(is_early).map(|talk| *talk.id).collect()
}

/// By phone or video only: the leaver had left before being registered.
pub(in crate::talk) fn remote_only(facts: &Facts, calendar: &WorkCalendar) -> bool {
    already_gone(facts.last_day_worked, calendar.local_date(facts.registered_at))
}

/// What is looked for, for one talk, by the leaver or by the host.
pub(in crate::talk) fn wanted(
    loaded: &Loaded,
    talk: &talk::Model,
    window: DateRange,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
    seeker: Seeker,
) -> Wanted {
    let window = known_days(loaded, talk, window, calendar);
    Wanted {
        minutes: *talk.minutes,
        window,
        remote_only: remote_only(&loaded.facts, calendar),
        now,
        seeker,
        leaver_talks: leaver_talks(loaded, talk.id.into()),
    }
}

/// What else the leaver has booked: the talk that is looked for may move over its own time.
fn leaver_talks(loaded: &Loaded, but: TalkId) -> Vec<Claim> {
    loaded
        .facts
        .live_talks()
        .filter(|talk| talk.id != but)
        .filter(|talk| matches!(talk.state, TalkState::Booked(_)))
        .filter_map(|talk| loaded.live_appointment(talk.id))
        .map(claim_of)
        .collect()
}
