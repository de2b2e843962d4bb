//! What one talk looks for: its minutes, its days, and what the leaver has booked already.

use chrono::{DateTime, TimeDelta, Utc};
use domain::course::{Facts, TalkState};
use domain::ids::TalkId;
use domain::route::{NotBefore, already_gone, talk_window};
use domain::slot::{Busy, Wanted};
use domain::working_days::{DateRange, WorkCalendar};

use crate::course::Loaded;
use crate::store::entity::talk;

/// The days on which a talk of this departure can be planned; `None` while HR has to confirm
/// something before anything is asked.
pub(super) fn days(facts: &Facts, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<DateRange> {
    let opens = facts.opens();
    if matches!(opens, NotBefore::WaitingFor(_)) {
        return None;
    }
    let registered_on = calendar.local_date(facts.registered_at);
    Some(talk_window(facts.last_day_worked, opens.day(), registered_on, calendar.local_date(now), calendar))
}

/// By phone or video only: she had left before she was registered.
pub(super) fn remote_only(facts: &Facts, calendar: &WorkCalendar) -> bool {
    already_gone(facts.last_day_worked, calendar.local_date(facts.registered_at))
}

/// What is looked for, for one talk; nothing starts less than `notice` from now.
pub(super) fn wanted(
    loaded: &Loaded,
    talk: &talk::Model,
    window: DateRange,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
    notice: TimeDelta,
) -> Wanted {
    Wanted {
        minutes: u16::try_from(talk.minutes).unwrap_or(0),
        window,
        remote_only: remote_only(&loaded.facts, calendar),
        not_before: now + notice,
        leaver_busy: leaver_busy(loaded, talk.id.into()),
    }
}

/// What else the leaver has booked: the talk that is looked for may move over its own time.
fn leaver_busy(loaded: &Loaded, but: TalkId) -> Vec<Busy> {
    loaded
        .facts
        .live_talks()
        .filter(|talk| talk.id != but)
        .filter_map(|talk| match talk.state {
            TalkState::Booked(appointment) => Some(Busy::talk(appointment.starts_at, appointment.minutes)),
            _ => None,
        })
        .collect()
}
