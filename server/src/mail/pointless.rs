//! Why a mail that waited is not sent any more. Everything stops the moment it is answered,
//! declined, or the departure is cancelled (docs/domain.md, "Course").

use chrono::TimeDelta;
use domain::course::{Facts, ReportState, TalkState};
use domain::talk::TalkChoice;

use super::MailKind;
use super::subject::Subject;

/// Why this mail is pointless now; `None` when it is not.
pub(super) fn reason(subject: &Subject<'_>) -> Option<&'static str> {
    if subject.kind == MailKind::SignInCode {
        return of_code(subject);
    }
    if subject.kind == MailKind::AddressChanged {
        return None;
    }
    if subject.kind.goes_to_an_old_address() {
        let kind = subject.loaded.as_ref().map(|loaded| loaded.facts.departure_type);
        return kind.is_none_or(|kind| kind.profile().nothing_is_ever_sent).then_some("no mail is ever sent");
    }
    if super::notice::is_one(subject.kind) {
        return subject.is_void().then_some("there is nothing to tell any more");
    }
    let Some(loaded) = &subject.loaded else { return Some("the departure is gone") };
    let facts = &loaded.facts;
    of_departure(subject, facts).or_else(|| of_link(subject)).or_else(|| match subject.kind {
        kind if is_about_an_appointment(kind) => of_appointment(subject),
        MailKind::AnswersCode => of_code(subject),
        MailKind::ReportReminder => of_report(subject, facts),
        MailKind::ReportReady => of_final_report(subject, facts),
        kind => of_what_was_done(kind, facts),
    })
}

fn of_departure(subject: &Subject<'_>, facts: &Facts) -> Option<&'static str> {
    let kind = subject.kind;
    if facts.departure_type.profile().nothing_is_ever_sent && kind != MailKind::CancelledHost {
        return Some("no mail is ever sent");
    }
    let tells_of_it = matches!(
        kind,
        MailKind::DepartureWithdrawn
            | MailKind::CancelledLeaver
            | MailKind::CancelledWithTimes
            | MailKind::CancelledHost
    );
    if facts.cancelled && !tells_of_it {
        return Some("the departure was cancelled");
    }
    if !facts.cancelled && kind == MailKind::DepartureWithdrawn {
        return Some("the departure is not cancelled");
    }
    if !kind.is_of_the_course() {
        return None;
    }
    if facts.closed_at.is_some() && kind != MailKind::Later {
        return Some("the departure was closed");
    }
    if facts.is_paused() {
        return Some("the course is paused");
    }
    (kind.is_to_leaver() && !facts.opens().allows(subject.today)).then_some("nothing may be sent yet")
}

/// Mails that are about what stands behind the link go with a link that works, or not at all.
fn of_link(subject: &Subject<'_>) -> Option<&'static str> {
    let needs_link = subject.kind.is_to_leaver()
        && subject.kind.is_of_the_course()
        && subject.kind != MailKind::AppointmentReminderLeaver
        || matches!(subject.kind, MailKind::NewLink | MailKind::ReportReady);
    let revoked = subject.link.as_ref().is_some_and(|link| link.revoked_at.is_some());
    (needs_link && revoked).then_some("the link was revoked")
}

const fn is_about_an_appointment(kind: MailKind) -> bool {
    matches!(
        kind,
        MailKind::ConfirmationLeaver
            | MailKind::ConfirmationHost
            | MailKind::MovedLeaver
            | MailKind::MovedHost
            | MailKind::CancelledLeaver
            | MailKind::CancelledWithTimes
            | MailKind::CancelledHost
            | MailKind::AppointmentReminderLeaver
            | MailKind::AppointmentReminderHost
            | MailKind::RunningLate
            | MailKind::ChangeAsked
            | MailKind::TimeCollides
    )
}

fn of_appointment(subject: &Subject<'_>) -> Option<&'static str> {
    let Some(appointment) = subject.appointments.first() else { return Some("the appointment is gone") };
    let tells_it_is_off =
        matches!(subject.kind, MailKind::CancelledLeaver | MailKind::CancelledWithTimes | MailKind::CancelledHost);
    if tells_it_is_off && appointment.cancelled_at.is_none() {
        return Some("the appointment stands");
    }
    if !tells_it_is_off && appointment.cancelled_at.is_some() {
        return Some("the appointment was cancelled");
    }
    let sequence = subject.payload["sequence"].as_i64();
    if sequence.is_some_and(|sequence| sequence != i64::from(appointment.sequence)) {
        return Some("the appointment has changed since");
    }
    // Somebody who waits wants to know how long, also when the talk should have begun.
    let minutes = if subject.kind == MailKind::RunningLate { *appointment.minutes } else { 0 };
    let over = appointment.starts_at + TimeDelta::minutes(minutes.into());
    (!tells_it_is_off && over <= subject.now).then_some("the appointment has passed")
}

fn of_code(subject: &Subject<'_>) -> Option<&'static str> {
    subject.expires_at().is_some_and(|expires| expires <= subject.now).then_some("the code has expired")
}

fn of_report(subject: &Subject<'_>, facts: &Facts) -> Option<&'static str> {
    let due = facts.live_talks().any(|talk| {
        subject.row.talk_id.is_none_or(|id| id == talk.id)
            && matches!(talk.state, TalkState::Held { report: ReportState::Due { .. }, .. })
    });
    (!due).then_some("the report is there")
}

/// After the days in which the leaver may answer there is nothing left to tell.
fn of_final_report(subject: &Subject<'_>, facts: &Facts) -> Option<&'static str> {
    let is_final = facts.live_talks().any(|talk| {
        subject.row.talk_id.is_none_or(|id| id == talk.id)
            && matches!(talk.state, TalkState::Held { report: ReportState::Final, .. })
    });
    if !is_final {
        return Some("there is no final report");
    }
    subject.until().is_some_and(|until| until < subject.today).then_some("it can no longer be answered")
}

fn of_what_was_done(kind: MailKind, facts: &Facts) -> Option<&'static str> {
    let answered = facts.questionnaire.submitted_at.is_some();
    let unwanted = facts.departure_type.profile().is_special_course && facts.questionnaire.wanted != Some(true);
    match kind {
        MailKind::Questionnaire | MailKind::QuestionnaireReminder1 | MailKind::QuestionnaireReminder2 => {
            if answered {
                Some("the questionnaire was answered")
            } else {
                unwanted.then_some("the questionnaire is not wanted")
            }
        }
        MailKind::Later if facts.later.submitted_at.is_some() => Some("the second questionnaire was answered"),
        MailKind::Later if facts.later.left_on.is_none() => Some("the second questionnaire is not asked any more"),
        MailKind::AskWhetherWanted => {
            (answered || facts.questionnaire.wanted.is_some()).then_some("the question was answered")
        }
        MailKind::Combined | MailKind::CombinedReminder1 | MailKind::CombinedReminder2 => {
            (answered && !facts.needs_a_time()).then_some("questionnaire and talk are settled")
        }
        MailKind::Invitation
        | MailKind::InvitationReminder1
        | MailKind::InvitationReminder2
        | MailKind::UnansweredHost
        | MailKind::UnansweredHr
        | MailKind::LeaderToPlan => {
            if facts.choice == Some(TalkChoice::None) {
                Some("the talk was declined")
            } else {
                (!facts.needs_a_time()).then_some("a time was chosen")
            }
        }
        _ => None,
    }
}
