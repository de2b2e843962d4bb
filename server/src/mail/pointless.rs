//! Why a mail that waited is not sent any more. Everything stops the moment it is answered,
//! declined, or the departure is cancelled (docs/domain.md, "Course").

use chrono::TimeDelta;
use domain::code::CODE_MAIL_MINUTES;
use domain::course::{Facts, ReportState, TalkState};
use domain::talk::TalkChoice;

use super::MailKind;
use super::subject::Subject;

/// What a mail is about: that decides when it is pointless.
enum About {
    SignInCode,
    /// How somebody gets in: that was so, whatever happens.
    WayIn,
    /// An address of the leaver's that was replaced: the same, unless nothing may be sent at all.
    AddressOfBefore,
    /// A list that is put together when it is sent.
    List,
    /// Staying in touch, which can be revoked at any moment.
    Staying,
    /// A departure, and of it this: pointless too once the departure or the link says so.
    Departure(Matter),
}

enum Matter {
    AnswersCode,
    Appointment,
    ReportDue,
    FinalReport,
    Questionnaire,
    SecondQuestionnaire,
    WhetherWanted,
    QuestionnaireAndTalk,
    TalkWithoutTime,
    /// What a leaver asked for, and waits for an answer.
    Request,
    /// Something that somebody did, and nothing undoes.
    Deed,
}

/// Whoever adds a kind says here what makes it pointless.
const fn about(kind: MailKind) -> About {
    match kind {
        MailKind::SignInCode => About::SignInCode,
        MailKind::AddressChanged
        | MailKind::PasskeyAdded
        | MailKind::PasskeyRemoved
        | MailKind::PasskeysReset
        | MailKind::PasskeyInstead
        | MailKind::Welcome => About::WayIn,
        MailKind::LeaverAddressChanged => About::AddressOfBefore,
        MailKind::TalksFreedHr
        | MailKind::TrainingExpiring
        | MailKind::TrainingExpiringHr
        | MailKind::SecondPersonAsked
        | MailKind::DecidedAlone
        | MailKind::TokenMakerGone
        | MailKind::DeputyNamed
        | MailKind::MadeDeputy
        | MailKind::PointDue
        | MailKind::ReleaseMade
        | MailKind::RoundUp => About::List,
        MailKind::StayConfirm | MailKind::StayYearly => About::Staying,
        MailKind::AnswersCode => About::Departure(Matter::AnswersCode),
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
        | MailKind::TimeCollides => About::Departure(Matter::Appointment),
        MailKind::RightAsked => About::Departure(Matter::Request),
        MailKind::ReportReminder => About::Departure(Matter::ReportDue),
        MailKind::ReportReady => About::Departure(Matter::FinalReport),
        MailKind::Questionnaire | MailKind::QuestionnaireReminder1 | MailKind::QuestionnaireReminder2 => {
            About::Departure(Matter::Questionnaire)
        }
        MailKind::Later => About::Departure(Matter::SecondQuestionnaire),
        MailKind::AskWhetherWanted => About::Departure(Matter::WhetherWanted),
        MailKind::Combined | MailKind::CombinedReminder1 | MailKind::CombinedReminder2 => {
            About::Departure(Matter::QuestionnaireAndTalk)
        }
        MailKind::Invitation
        | MailKind::InvitationReminder1
        | MailKind::InvitationReminder2
        | MailKind::UnansweredHost
        | MailKind::UnansweredHr
        | MailKind::LeaderToPlan => About::Departure(Matter::TalkWithoutTime),
        MailKind::DepartureWithdrawn
        | MailKind::NewLink
        | MailKind::BreakGlassUsed
        | MailKind::TaskMade
        | MailKind::ReportCorrected
        | MailKind::LeaderReplacedHr
        | MailKind::RecordErased
        | MailKind::AnswersShared
        | MailKind::SharingEnded
        | MailKind::AnswersWithdrawn
        | MailKind::RightAnswered => About::Departure(Matter::Deed),
    }
}

/// Why this mail is pointless now; `None` when it is not.
pub(super) fn reason(subject: &Subject<'_>) -> Option<&'static str> {
    if subject.role_has_ended() {
        return Some("whoever it is for has no longer the role by which it was theirs");
    }
    match about(subject.kind) {
        About::SignInCode => of_code(subject),
        About::WayIn => None,
        About::AddressOfBefore => {
            let kind = subject.loaded.as_ref().map(|loaded| loaded.facts.departure_type);
            kind.is_none_or(|kind| kind.profile().nothing_is_ever_sent).then_some("no mail is ever sent")
        }
        About::Staying => subject.former.is_none().then_some("they stay in touch no more"),
        About::List => subject.is_void().then_some("there is nothing to tell any more"),
        About::Departure(matter) => {
            let Some(loaded) = &subject.loaded else { return Some("the departure is gone") };
            let facts = &loaded.facts;
            of_departure(subject, facts).or_else(|| of_matter(&matter, subject, facts))
        }
    }
}

fn of_matter(matter: &Matter, subject: &Subject<'_>, facts: &Facts) -> Option<&'static str> {
    let answered = facts.questionnaire.submitted_at.is_some();
    let settled = facts.questionnaire.settled_at().is_some();
    match matter {
        Matter::AnswersCode => of_code(subject),
        Matter::Appointment => of_appointment(subject),
        Matter::ReportDue => of_report(subject, facts),
        Matter::FinalReport => of_final_report(subject, facts),
        Matter::Questionnaire if answered => Some("the questionnaire was answered"),
        Matter::Questionnaire if settled => Some("the answers were taken back"),
        Matter::Questionnaire => {
            let special = facts.departure_type.profile().is_special_course;
            (special && facts.questionnaire.wanted != Some(true)).then_some("the questionnaire is not wanted")
        }
        Matter::SecondQuestionnaire if facts.later.submitted_at.is_some() => {
            Some("the second questionnaire was answered")
        }
        Matter::SecondQuestionnaire => {
            facts.later.left_on.is_none().then_some("the second questionnaire is not asked any more")
        }
        Matter::WhetherWanted => {
            (answered || facts.questionnaire.wanted.is_some()).then_some("the question was answered")
        }
        Matter::QuestionnaireAndTalk => {
            (settled && !facts.needs_a_time()).then_some("questionnaire and talk are settled")
        }
        Matter::TalkWithoutTime if facts.choice == Some(TalkChoice::None) => Some("the talk was declined"),
        // One talk of two: the other may want a time still.
        Matter::TalkWithoutTime
            if subject
                .row
                .talk_id
                .is_some_and(|id| !facts.live_talks().any(|talk| talk.id == *id && talk.needs_a_time())) =>
        {
            Some("that talk wants no time any more")
        }
        Matter::TalkWithoutTime => (!facts.needs_a_time()).then_some("a time was chosen"),
        Matter::Request => facts.waits_since().is_none().then_some("nothing waits for an answer any more"),
        Matter::Deed => None,
    }
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
            | MailKind::RecordErased
    );
    if facts.cancelled && !tells_of_it && !kind.warns_the_leaver() {
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
    if facts.stands_still() {
        return Some("the course stands still");
    }
    (kind.is_to_leaver() && !facts.opens().allows(subject.today)).then_some("nothing may be sent yet")
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
    if sequence.is_some_and(|sequence| sequence != i64::from(*appointment.sequence)) {
        return Some("the appointment has changed since");
    }
    // Somebody who waits wants to know how long, also when the talk should have begun.
    let minutes = if subject.kind == MailKind::RunningLate { *appointment.minutes } else { 0 };
    let over = appointment.starts_at + TimeDelta::minutes(minutes.into());
    (!tells_it_is_off && over <= subject.now).then_some("the appointment has passed")
}

fn of_code(subject: &Subject<'_>) -> Option<&'static str> {
    let waits_until = subject.row.created_at + TimeDelta::minutes(CODE_MAIL_MINUTES);
    (waits_until <= subject.now).then_some("nobody waits for the code any more")
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
