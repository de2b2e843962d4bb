//! What the program does next by itself, and when.

use chrono::{DateTime, NaiveDate, Utc};

use super::facts::{Facts, Letter, ReportState, TalkState};
use super::{
    COMBINED_WORKING_DAYS, INVITATION_DAYS, INVITATION_WORKING_DAYS, INVITATIONS_MAX, REMINDER_DAYS, REMINDER_GAP_DAYS,
    REPORT_WORKING_DAYS, TELL_DAYS, after,
};
use crate::ids::TalkId;
use crate::later;
use crate::questionnaire::variant_for;
use crate::route::{NotBefore, TalksDue, talk_window};
use crate::working_days::{OPENS_AT_MINUTE, WorkCalendar};

/// Something the program starts by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The neutral mail that asks whether a questionnaire is welcome (special courses).
    AskWhetherWanted,
    SendQuestionnaire,
    RemindQuestionnaire(u8),
    /// Questionnaire and slots in one mail.
    SendCombined,
    RemindCombined(u8),
    /// The invitation to the talk or talks, first or again.
    Invite {
        attempt: u32,
    },
    RemindInvitation(u8),
    /// Host and HR are told that the invitation stays unanswered.
    TellUnanswered,
    RemindAppointment(TalkId),
    /// The host is reminded, once, that the report of this talk is due.
    RemindReport(TalkId),
    Close,
    /// The second, short questionnaire, some weeks after leaving.
    AskLater,
}

/// The next step and the instant it is due, which may lie in the past when nobody looked.
///
/// `None` while something else has to happen first: a mail leaves the outbox, HR confirms or
/// corrects, the leaver or the host does something, or the course is over.
pub fn next_step(facts: &Facts, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<(DateTime<Utc>, Step)> {
    if facts.stands_still() {
        return None;
    }
    if facts.is_over() {
        return later_step(facts, calendar, now);
    }
    let start = start(facts, calendar)?;
    let closing = closing(facts, calendar, now);
    if closing.is_some_and(|(due, _)| due <= now) {
        return closing;
    }
    let mails = [
        questionnaire_step(facts, calendar, start),
        invitation_step(facts, calendar, start),
        appointment_reminder(facts, calendar, start, now),
        report_reminder(facts, calendar),
    ];
    // What began before `start` was moved (the agreement was concluded on another day) goes on no sooner.
    let mails = mails.into_iter().flatten().map(|(due, step)| (due.max(start), step));
    closing.into_iter().chain(mails).min_by_key(|(due, _)| *due)
}

/// The first instant at which anything may be sent; `None` while HR has to confirm something.
pub(super) fn start(facts: &Facts, calendar: &WorkCalendar) -> Option<DateTime<Utc>> {
    let opens = match facts.opens() {
        NotBefore::Open => facts.registered_at,
        NotBefore::From(day) => facts.registered_at.max(morning(day, calendar)),
        NotBefore::WaitingFor(_) => return None,
    };
    Some(after(opens, 0, facts, calendar))
}

/// Eight o'clock on that day; a day whose morning does not exist opens at the next one.
fn morning(day: NaiveDate, calendar: &WorkCalendar) -> DateTime<Utc> {
    calendar.at(day, OPENS_AT_MINUTE).unwrap_or_else(|_| {
        calendar.next_opening(day.and_hms_opt(12, 0, 0).map_or(DateTime::<Utc>::MAX_UTC, |noon| noon.and_utc()))
    })
}

fn is_combined(facts: &Facts, start: DateTime<Utc>, calendar: &WorkCalendar) -> bool {
    let first_day = calendar.local_date(start);
    calendar.working_days_between(first_day, facts.last_day_worked) < COMBINED_WORKING_DAYS
        && !matches!(facts.talks_due(), TalksDue::NoTalk | TalksDue::Declined)
}

fn questionnaire_step(facts: &Facts, calendar: &WorkCalendar, start: DateTime<Utc>) -> Option<(DateTime<Utc>, Step)> {
    let questionnaire = &facts.questionnaire;
    variant_for(facts.departure_type, facts.questionnaire_switched_on)?;
    if !facts.reachable || questionnaire.settled_at().is_some() {
        return None;
    }
    if facts.departure_type.profile().is_special_course && questionnaire.wanted != Some(true) {
        // Asked once, without reminders; a "no" is an answer.
        return (questionnaire.asked == Letter::None
            && questionnaire.wanted.is_none()
            && facts.invitation.attempt == 0)
            .then_some((start, Step::AskWhetherWanted));
    }
    match questionnaire.mail {
        Letter::None if facts.invitation.attempt == 0 && is_combined(facts, start, calendar) => {
            Some((start, Step::SendCombined))
        }
        // A talk that was invited to first does not keep the leaver from the questionnaire they wanted.
        Letter::None => Some((start, Step::SendQuestionnaire)),
        // One series of reminders serves both; once the talk is planned it is about the answers only.
        Letter::Sent(_) if facts.on_paper => None,
        Letter::Sent(sent) if facts.combined && !facts.needs_a_time() => {
            let (due, ordinal) = reminder(sent, questionnaire.reminders, facts, calendar)?;
            Some((due, Step::RemindQuestionnaire(ordinal)))
        }
        Letter::Sent(sent) if !facts.combined && facts.invitation.attempt == 0 => {
            let (due, ordinal) = reminder(sent, questionnaire.reminders, facts, calendar)?;
            Some((due, Step::RemindQuestionnaire(ordinal)))
        }
        _ => None,
    }
}

/// The next of the two reminders of a mail: instant and ordinal (1 or 2).
fn reminder(
    sent: DateTime<Utc>,
    reminders: [Letter; 2],
    facts: &Facts,
    calendar: &WorkCalendar,
) -> Option<(DateTime<Utc>, u8)> {
    match reminders {
        [Letter::None, _] => Some((after(sent, REMINDER_DAYS[0], facts, calendar), 1)),
        [Letter::Sent(first), Letter::None] => {
            let due = after(sent, REMINDER_DAYS[1], facts, calendar);
            Some((due.max(after(first, REMINDER_GAP_DAYS, facts, calendar)), 2))
        }
        _ => None,
    }
}

/// When the invitation to the talk goes: on submission, 10 days after the questionnaire's first
/// mail, or ten working days before the last day worked, whichever comes first; at once where no
/// questionnaire is sent. `None` while that first mail is under way.
pub(super) fn invitation_due(facts: &Facts, calendar: &WorkCalendar, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let questionnaire = &facts.questionnaire;
    if let Some(settled) = questionnaire.settled_at() {
        return Some(calendar.next_opening(settled.max(start)));
    }
    let special = facts.departure_type.profile().is_special_course;
    let first_mail = match variant_for(facts.departure_type, facts.questionnaire_switched_on) {
        None => return Some(start),
        Some(_) if special && questionnaire.wanted == Some(false) => return Some(start),
        Some(_) if special && questionnaire.wanted.is_none() => questionnaire.asked,
        Some(_) => questionnaire.mail,
    };
    let sent = first_mail.sent()?;
    let before_last_day = calendar.subtract_working_days(facts.last_day_worked, INVITATION_WORKING_DAYS);
    let ten_days = after(sent, INVITATION_DAYS, facts, calendar);
    Some(ten_days.min(calendar.next_opening(morning(before_last_day, calendar).max(sent))))
}

fn invitation_step(facts: &Facts, calendar: &WorkCalendar, start: DateTime<Utc>) -> Option<(DateTime<Utc>, Step)> {
    let due = facts.talks_due();
    if !facts.reachable || matches!(due, TalksDue::NoTalk | TalksDue::Declined) || !facts.needs_a_time() {
        return None;
    }
    let invitation = &facts.invitation;
    // It is HR's turn: the leaver is not asked to make a choice they do not have. A combined mail has gone
    // for the sake of its questions.
    if facts.offers_no_time() && (!facts.combined || facts.questionnaire.settled_at().is_some()) {
        return None;
    }
    if invitation.attempt == 0 {
        return Some((invitation_due(facts, calendar, start)?, Step::Invite { attempt: 1 }));
    }
    let not_held = facts
        .live_talks()
        .any(|talk| matches!(talk.state, TalkState::NotHeld { attempt } if attempt >= invitation.attempt));
    if not_held {
        return (invitation.attempt < INVITATIONS_MAX)
            .then_some((start, Step::Invite { attempt: invitation.attempt + 1 }));
    }
    let sent = invitation.mail.sent()?;
    if facts.on_paper {
        return (!invitation.told).then(|| (after(sent, TELL_DAYS, facts, calendar), Step::TellUnanswered));
    }
    if let Some((due, ordinal)) = reminder(sent, invitation.reminders, facts, calendar) {
        let step = if facts.combined { Step::RemindCombined(ordinal) } else { Step::RemindInvitation(ordinal) };
        return Some((due, step));
    }
    let second = invitation.reminders[1].sent()?;
    let due = after(sent, TELL_DAYS, facts, calendar).max(after(second, REMINDER_GAP_DAYS, facts, calendar));
    (!invitation.told).then_some((due, Step::TellUnanswered))
}

/// When a talk that starts then is reminded of: the morning of the working day before.
pub fn appointment_reminder_at(starts_at: DateTime<Utc>, calendar: &WorkCalendar) -> DateTime<Utc> {
    let eve = calendar.subtract_working_days(calendar.local_date(starts_at), 1);
    calendar.next_opening(morning(eve, calendar))
}

/// Once, before the talk; never for a talk booked later than that, nor for one that `start` was moved past.
fn appointment_reminder(
    facts: &Facts,
    calendar: &WorkCalendar,
    start: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<(DateTime<Utc>, Step)> {
    facts
        .live_talks()
        .filter_map(|talk| {
            let TalkState::Booked(appointment) = talk.state else { return None };
            let due = appointment_reminder_at(appointment.starts_at, calendar);
            let is_to_come = now.max(start) < appointment.starts_at;
            (appointment.reminder == Letter::None && appointment.booked_at < due && is_to_come)
                .then_some((due, Step::RemindAppointment(talk.id)))
        })
        .min_by_key(|(due, _)| *due)
}

/// On the last day for a report, at opening time: a day that is left to write it in.
fn report_reminder(facts: &Facts, calendar: &WorkCalendar) -> Option<(DateTime<Utc>, Step)> {
    facts
        .live_talks()
        .filter_map(|talk| {
            let TalkState::Held { on, report: ReportState::Due { reminder: Letter::None } } = talk.state else {
                return None;
            };
            let last_day = calendar.add_working_days(on, REPORT_WORKING_DAYS);
            Some((calendar.next_opening(morning(last_day, calendar)), Step::RemindReport(talk.id)))
        })
        .min_by_key(|(due, _)| *due)
}

/// The second questionnaire goes once the course is over, and not after the sixth week.
fn later_step(facts: &Facts, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<(DateTime<Utc>, Step)> {
    let later = &facts.later;
    let closed_at = facts.closed_at.filter(|_| !facts.cancelled && facts.departure_type.profile().is_own_choice())?;
    if later.mail != Letter::None || later.submitted_at.is_some() {
        return None;
    }
    let left_on = later.left_on?;
    let due = later::goes_at(left_on, calendar)?.max(calendar.next_opening(closed_at));
    let still = calendar.local_date(due.max(now)) <= later::last_day(left_on, calendar)?;
    still.then_some((due, Step::AskLater))
}

/// A departure closes when every talk is settled, or when the time for talking is over.
fn closing(facts: &Facts, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<(DateTime<Utc>, Step)> {
    let unsettled = facts.live_talks().any(|talk| {
        talk.needs_a_time()
            || matches!(talk.state, TalkState::Booked(_) | TalkState::Held { report: ReportState::Due { .. }, .. })
    });
    let written = facts.live_talks().next().is_some();
    if written && !unsettled {
        return Some((now, Step::Close));
    }
    let answered = facts.questionnaire.submitted_at.is_some()
        || variant_for(facts.departure_type, facts.questionnaire_switched_on).is_none();
    if !facts.needs_a_time() && !unsettled && answered {
        return Some((now, Step::Close));
    }
    // A booked talk, a missing outcome or a missing report is never closed away.
    let busy = facts.live_talks().any(|talk| {
        matches!(talk.state, TalkState::Booked(_) | TalkState::Held { report: ReportState::Due { .. }, .. })
    });
    if busy {
        return None;
    }
    let end = last_day_of_window(facts, calendar);
    Some((after(morning(end.succ_opt()?, calendar), 0, facts, calendar), Step::Close))
}

/// The last day on which a talk can be booked.
pub(super) fn last_day_of_window(facts: &Facts, calendar: &WorkCalendar) -> NaiveDate {
    let registered_on = calendar.local_date(facts.registered_at);
    talk_window(facts.last_day_worked, facts.opens().day(), registered_on, registered_on, calendar).last
}
