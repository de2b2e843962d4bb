//! The kinds of mail there are.

pub mod refusal;
pub mod returned;

use crate::account::Role;
use crate::coded::coded;

coded! {
    /// What a mail is about. Its texts, its receiver's side and the reasons for which it can become
    /// pointless follow from it.
    pub enum MailKind {
        Questionnaire = "questionnaire",
        QuestionnaireReminder1 = "questionnaire_reminder_1",
        QuestionnaireReminder2 = "questionnaire_reminder_2",
        /// Questionnaire and slots in one mail.
        Combined = "combined",
        CombinedReminder1 = "combined_reminder_1",
        CombinedReminder2 = "combined_reminder_2",
        /// Special courses: the one neutral mail that asks whether a questionnaire is welcome.
        AskWhetherWanted = "ask_whether_wanted",
        Invitation = "invitation",
        InvitationReminder1 = "invitation_reminder_1",
        InvitationReminder2 = "invitation_reminder_2",
        /// The invitation stays unanswered: to the host.
        UnansweredHost = "unanswered_host",
        /// The same, to HR.
        UnansweredHr = "unanswered_hr",
        ConfirmationLeaver = "confirmation_leaver",
        ConfirmationHost = "confirmation_host",
        MovedLeaver = "moved_leaver",
        MovedHost = "moved_host",
        CancelledLeaver = "cancelled_leaver",
        CancelledHost = "cancelled_host",
        AppointmentReminderLeaver = "appointment_reminder_leaver",
        AppointmentReminderHost = "appointment_reminder_host",
        /// The host runs late: to the leaver.
        RunningLate = "running_late",
        /// The leaver asks for another time, too late to move it themselves: to the host.
        ChangeAsked = "change_asked",
        /// The clocks' rules changed and the agreed time collides with another talk: to HR.
        TimeCollides = "time_collides",
        /// The code that opens submitted answers.
        AnswersCode = "answers_code",
        SignInCode = "sign_in_code",
        /// The person stays: the talk is off and the answers are erased.
        DepartureWithdrawn = "departure_withdrawn",
        NewLink = "new_link",
        /// The leader is told of a talk to plan.
        LeaderToPlan = "leader_to_plan",
        /// HR opened answers or report with a reason: the leaver is told.
        BreakGlassUsed = "glass_broken",
        ReportReminder = "report_reminder",
        /// The report is final: the leaver can read it.
        ReportReady = "report_ready",
        /// The second, short questionnaire some weeks after leaving.
        Later = "later",
        /// Somebody else made a task for an account.
        TaskMade = "task_made",
        /// The leaver corrected the final report: to the adviser who wrote it.
        ReportCorrected = "report_corrected",
        /// Somebody else changed the address with which an account signs in: to the address it was.
        AddressChanged = "address_changed",
        /// A passkey was added to an account, or taken from it: to that account.
        PasskeyAdded = "passkey_added",
        PasskeyRemoved = "passkey_removed",
        /// Somebody else took all of an account's passkeys away: to that account, with the way to a new one.
        PasskeysReset = "passkeys_reset",
        /// A code was asked for with the address of an account that has a passkey: instead of the code.
        PasskeyInstead = "passkey_instead",
        /// The host cannot be there: an apology, the cancellation, and the way to other times.
        CancelledWithTimes = "cancelled_with_times",
        /// The talks of a host that were called off together: to HR, as one list.
        TalksFreedHr = "talks_freed_hr",
        /// The leader cannot hold the talk, HR takes it over: to HR.
        LeaderReplacedHr = "leader_replaced_hr",
        /// An address of the leaver was changed: to the address it was.
        LeaverAddressChanged = "leaver_address_changed",
        /// The leader may read the leaver's answers from the last day worked: to the leaver.
        AnswersShared = "answers_shared",
        /// The leaver shared the answers with a leader who is theirs no more: the next one reads nothing. To the leaver.
        SharingEnded = "sharing_ended",
        /// What was handed in was taken back and is erased: to the leaver.
        AnswersWithdrawn = "answers_withdrawn",
        /// A leaver objected or asked for a restriction: to HR, who answers within a month.
        RightAsked = "right_asked",
        /// HR answered that: to the leaver.
        RightAnswered = "right_answered",
        /// Somebody who leaves wants to stay in touch: to the address they named, which has to say so itself.
        StayConfirm = "stay_confirm",
        /// Once a year to whoever stays in touch: whether they want to come back, and to go on.
        StayYearly = "stay_yearly",
        /// A training ends soon: to the adviser, and to HR.
        TrainingExpiring = "training_expiring",
        TrainingExpiringHr = "training_expiring_hr",
        /// Everything about the leaver is erased: the last mail to them.
        RecordErased = "record_erased",
        /// A role or a training waits for a second person: to everybody who could confirm it.
        SecondPersonAsked = "second_person_asked",
        /// Somebody decided alone, since there was nobody else, or moved a team by which others gain a role: to everybody
        /// who keeps people.
        DecidedAlone = "decided_alone",
        /// Whoever made a token of a personnel system is no administrator any more: to the administrators there are.
        TokenMakerGone = "token_maker_gone",
        /// Somebody has a role of theirs for a while: to whoever has it.
        DeputyNamed = "deputy_named",
        /// The same, to whoever stands in.
        MadeDeputy = "made_deputy",
        /// How much of what is due: to HR, advisers and leaders, as often as they say.
        RoundUp = "round_up",
        /// The day of an improvement point comes, or has passed: to whoever sees to it.
        PointDue = "point_due",
        /// The figures of a period were made: to whoever reads them, where anything of theirs is shown.
        ReleaseMade = "release_made",
        /// Somebody has an account from now on: to that account, with the way in.
        Welcome = "welcome",
    }
}

/// Whose turn it is, where several mails are due: the first before the second, the second before the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A talk is off, or at another time: somebody would come for nothing.
    CallsOff,
    /// Somebody sits in front of a page and waits for it.
    Code,
    Any,
}

/// Whom a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    /// The leaver, under the address rule (docs/domain.md, "Course").
    Leaver,
    /// The leaver at an address that was replaced. It goes where the row says: the record has another one by now.
    LeaverBefore,
    /// Whoever holds the talk, or has a task about the leaver: an adviser or a leader.
    Host,
    /// Another account: HR, or about no departure.
    Account,
    /// Whoever stays in touch, at the address they named. It is about no departure.
    Former,
}

/// When it may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goes {
    /// The program starts it by itself in the course of a departure: between 8:00 and 18:00 on working days.
    InTheCourse,
    /// It follows from what somebody did, and can wait until the morning.
    AtOpening,
    AtOnce,
}

impl MailKind {
    /// Whoever adds a kind says here whom it is for and when it may go.
    const fn nature(self) -> (To, Goes) {
        match self {
            Self::Questionnaire
            | Self::QuestionnaireReminder1
            | Self::QuestionnaireReminder2
            | Self::Combined
            | Self::CombinedReminder1
            | Self::CombinedReminder2
            | Self::AskWhetherWanted
            | Self::Invitation
            | Self::InvitationReminder1
            | Self::InvitationReminder2
            | Self::AppointmentReminderLeaver
            | Self::Later => (To::Leaver, Goes::InTheCourse),
            Self::UnansweredHost | Self::AppointmentReminderHost | Self::LeaderToPlan | Self::ReportReminder => {
                (To::Host, Goes::InTheCourse)
            }
            Self::UnansweredHr => (To::Account, Goes::InTheCourse),
            Self::ReportReady => (To::Leaver, Goes::AtOpening),
            Self::TaskMade | Self::ReportCorrected => (To::Host, Goes::AtOpening),
            Self::TimeCollides
            | Self::LeaderReplacedHr
            | Self::RightAsked
            | Self::TrainingExpiring
            | Self::TrainingExpiringHr
            | Self::PointDue
            | Self::ReleaseMade
            | Self::RoundUp => (To::Account, Goes::AtOpening),
            Self::ConfirmationLeaver
            | Self::MovedLeaver
            | Self::CancelledLeaver
            | Self::CancelledWithTimes
            | Self::RunningLate
            | Self::AnswersCode
            | Self::AnswersShared
            | Self::SharingEnded
            | Self::AnswersWithdrawn
            | Self::RightAnswered
            | Self::DepartureWithdrawn
            | Self::NewLink
            | Self::RecordErased
            | Self::BreakGlassUsed => (To::Leaver, Goes::AtOnce),
            Self::LeaverAddressChanged => (To::LeaverBefore, Goes::AtOnce),
            Self::StayConfirm => (To::Former, Goes::AtOnce),
            Self::StayYearly => (To::Former, Goes::AtOpening),
            Self::ConfirmationHost | Self::MovedHost | Self::CancelledHost | Self::ChangeAsked => {
                (To::Host, Goes::AtOnce)
            }
            Self::SignInCode
            | Self::AddressChanged
            | Self::PasskeyAdded
            | Self::PasskeyRemoved
            | Self::PasskeysReset
            | Self::PasskeyInstead
            | Self::TalksFreedHr
            | Self::SecondPersonAsked
            | Self::DecidedAlone
            | Self::TokenMakerGone
            | Self::DeputyNamed
            | Self::MadeDeputy
            | Self::Welcome => (To::Account, Goes::AtOnce),
        }
    }

    /// Mails to the leaver, an address of before among them. The others go to an account.
    pub const fn is_to_leaver(self) -> bool {
        matches!(self.nature().0, To::Leaver | To::LeaverBefore)
    }

    /// Whether the program starts it by itself in the course of a departure. The others answer something
    /// somebody did.
    pub const fn is_of_the_course(self) -> bool {
        matches!(self.nature().1, Goes::InTheCourse)
    }

    /// Whether it waits for the opening hours: what the program starts by itself, and news that can wait
    /// until the morning although it follows from what somebody did.
    pub const fn waits_for_opening(self) -> bool {
        matches!(self.nature().1, Goes::InTheCourse | Goes::AtOpening)
    }

    /// What the link in the mail says besides: an invitation to a talk leads to its times, a reminder of the
    /// questionnaire to where the leaver was, the second questionnaire and the report to their own pages. A link that
    /// says nothing leads to the letter.
    pub const fn leads_to(self) -> &'static str {
        match self {
            Self::QuestionnaireReminder1
            | Self::QuestionnaireReminder2
            | Self::CombinedReminder1
            | Self::CombinedReminder2 => "?to=answers",
            Self::Later => "?to=later",
            Self::Invitation | Self::InvitationReminder1 | Self::InvitationReminder2 | Self::CancelledWithTimes => {
                "?to=talk"
            }
            Self::ReportReady => "?to=report",
            Self::AnswersShared | Self::SharingEnded | Self::AnswersWithdrawn | Self::RightAnswered => "?to=data",
            Self::Questionnaire
            | Self::Combined
            | Self::AskWhetherWanted
            | Self::ConfirmationLeaver
            | Self::MovedLeaver
            | Self::CancelledLeaver
            | Self::AppointmentReminderLeaver
            | Self::RunningLate
            | Self::AnswersCode
            | Self::DepartureWithdrawn
            | Self::NewLink
            | Self::BreakGlassUsed
            | Self::LeaverAddressChanged
            | Self::RecordErased => "",
            // To accounts, and to whoever stays in touch: they have no such link.
            Self::UnansweredHost
            | Self::UnansweredHr
            | Self::ConfirmationHost
            | Self::MovedHost
            | Self::CancelledHost
            | Self::AppointmentReminderHost
            | Self::ChangeAsked
            | Self::TimeCollides
            | Self::SignInCode
            | Self::LeaderToPlan
            | Self::ReportReminder
            | Self::TaskMade
            | Self::ReportCorrected
            | Self::AddressChanged
            | Self::PasskeyAdded
            | Self::PasskeyRemoved
            | Self::PasskeysReset
            | Self::PasskeyInstead
            | Self::TalksFreedHr
            | Self::LeaderReplacedHr
            | Self::RightAsked
            | Self::StayConfirm
            | Self::StayYearly
            | Self::TrainingExpiring
            | Self::TrainingExpiringHr
            | Self::SecondPersonAsked
            | Self::DecidedAlone
            | Self::TokenMakerGone
            | Self::DeputyNamed
            | Self::MadeDeputy
            | Self::RoundUp
            | Self::PointDue
            | Self::ReleaseMade
            | Self::Welcome => "",
        }
    }

    /// Mails to whoever holds the talk, or has a task about the leaver: an adviser or a leader. The others to an
    /// account go to HR, or are about no departure.
    pub const fn is_told_as_host(self) -> bool {
        matches!(self.nature().0, To::Host)
    }

    /// By which roles somebody gets it, where it is for whoever has one: not for whoever has none of them any more. What
    /// tells a host that a talk is off goes to them in any case.
    pub const fn for_roles(self) -> &'static [Role] {
        match self {
            Self::UnansweredHr
            | Self::TimeCollides
            | Self::LeaderReplacedHr
            | Self::TalksFreedHr
            | Self::TrainingExpiringHr
            | Self::SecondPersonAsked
            | Self::DecidedAlone
            | Self::RightAsked => &[Role::HrCoordinator, Role::Administrator],
            Self::TokenMakerGone => &[Role::Administrator],
            _ => &[],
        }
    }

    /// Mails to whoever stays in touch, apart from any record.
    pub const fn is_to_former(self) -> bool {
        matches!(self.nature().0, To::Former)
    }

    /// Mails to an address that was replaced.
    pub const fn goes_to_an_old_address(self) -> bool {
        matches!(self.nature().0, To::LeaverBefore)
    }

    /// Mails to the leaver that go where their row says, whatever the record says by the time they leave: another address
    /// would keep from the leaver what was done. The others are looked up again.
    pub const fn keeps_its_address(self) -> bool {
        self.goes_to_an_old_address() || matches!(self, Self::BreakGlassUsed | Self::RecordErased)
    }

    /// Mails by which the leaver learns that somebody looked, or that the link goes elsewhere. Nothing that HR does
    /// takes them back; after a death they wait, in case it was an error.
    pub const fn warns_the_leaver(self) -> bool {
        matches!(self, Self::BreakGlassUsed | Self::LeaverAddressChanged)
    }

    /// Whether it waits while the leaver has it restricted what may be done with the data: what the program starts, and
    /// news. What answers them, warns them, or is about a talk that stands goes all the same.
    pub const fn waits_while_restricted(self) -> bool {
        self.waits_for_opening() && !matches!(self, Self::RightAsked)
    }

    /// Whose turn it is, where several are due.
    pub const fn turn(self) -> Turn {
        match self {
            Self::CancelledLeaver
            | Self::CancelledWithTimes
            | Self::CancelledHost
            | Self::DepartureWithdrawn
            | Self::MovedLeaver
            | Self::MovedHost
            | Self::RunningLate => Turn::CallsOff,
            Self::AnswersCode | Self::SignInCode => Turn::Code,
            _ => Turn::Any,
        }
    }

    /// Mails that carry a one-time code, which leaves the row as soon as it is of no more use.
    pub const fn carries_a_code(self) -> bool {
        matches!(self, Self::AnswersCode | Self::SignInCode)
    }
}

#[cfg(test)]
mod tests {
    use super::MailKind;

    #[test]
    fn every_kind_is_read_back_from_its_code() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::parse(kind.code()), Some(*kind));
        }
        assert_eq!(MailKind::parse("newsletter"), None);
    }

    #[test]
    fn an_invitation_to_a_talk_leads_to_its_times() {
        let invitations = [MailKind::Invitation, MailKind::InvitationReminder1, MailKind::InvitationReminder2];
        assert!(invitations.iter().all(|kind| kind.leads_to() == "?to=talk"));
        assert_eq!(MailKind::Questionnaire.leads_to(), "", "to the letter");
    }
}
