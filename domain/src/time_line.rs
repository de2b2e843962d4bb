//! What happened to a departure, and who did it: the lines of its time line.

use crate::access::WayIn;
use crate::coded::coded;
use crate::ids::AccountId;

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    Leaver(WayIn),
    Program,
    Staff(AccountId),
}

impl Actor {
    /// As stored, beside the account.
    pub const fn kind(self) -> ActorKind {
        match self {
            Self::Leaver(_) => ActorKind::Leaver,
            Self::Program => ActorKind::Program,
            Self::Staff(_) => ActorKind::Staff,
        }
    }

    /// Who of the staff it was.
    pub const fn account(self) -> Option<AccountId> {
        match self {
            Self::Staff(account) => Some(account),
            Self::Leaver(_) | Self::Program => None,
        }
    }

    /// By which way the leaver came in.
    pub const fn way_in(self) -> Option<WayIn> {
        match self {
            Self::Leaver(way_in) => Some(way_in),
            Self::Program | Self::Staff(_) => None,
        }
    }
}

coded! {
    /// Who did it, without a name.
    pub enum ActorKind {
        Leaver = "leaver",
        Program = "program",
        Staff = "staff",
    }
}

coded! {
    /// What happened. The code is stored and names the sentence people read.
    pub enum EventKind {
        Registered = "registered",
        Imported = "imported",
        Edited = "edited",
        TypeChanged = "type_changed",
        AddressCorrected = "address_corrected",
        ConditionConfirmed = "condition_confirmed",
        Paused = "paused",
        Resumed = "resumed",
        Cancelled = "cancelled",
        Closed = "closed",
        LinkSentAgain = "link_sent_again",
        LinkRevoked = "link_revoked",
        LetterPrinted = "letter_printed",
        MailRefused = "mail_refused",
        QuestionnaireWanted = "questionnaire_wanted",
        QuestionnaireNotWanted = "questionnaire_not_wanted",
        Submitted = "submitted",
        ChoiceMade = "choice_made",
        TalkDeclined = "talk_declined",
        Booked = "booked",
        Moved = "moved",
        AppointmentCancelled = "appointment_cancelled",
        RunningLate = "running_late",
        ChangeAsked = "change_asked",
        TimeCollides = "time_collides",
        Held = "held",
        NotHeld = "not_held",
        HeldDenied = "held_denied",
        ReportFinalised = "report_finalised",
        ReportAdded = "report_added",
        ReportAgreed = "report_agreed",
        ReportCorrected = "report_corrected",
        TaskAsked = "task_asked",
        TaskDone = "task_done",
        TaskReopened = "task_reopened",
        AnswersSeen = "answers_seen",
        ReportSeen = "report_seen",
        BreakGlassUsed = "glass_broken",
        ToldUnanswered = "told_unanswered",
        CopyMade = "copy_made",
        QuestionnairePublished = "questionnaire_published",
        GuidesPublished = "guides_published",
        LaterSubmitted = "later_submitted",
        AccountAddressChanged = "account_address_changed",
        SessionsEnded = "sessions_ended",
        RuleChanged = "rule_changed",
        LeaderReplaced = "leader_replaced",
        TimesFreed = "times_freed",
        PointPublished = "point_published",
        PointWithdrawn = "point_withdrawn",
        InvitationAccepted = "invitation_accepted",
        InvitationDeclined = "invitation_declined",
        InvitationTentative = "invitation_tentative",
        AnswersShared = "answers_shared",
        SharingWithdrawn = "sharing_withdrawn",
        AnswersWithdrawn = "answers_withdrawn",
        Objected = "objected",
        ObjectionGranted = "objection_granted",
        ObjectionRefused = "objection_refused",
        ObjectionTakenBack = "objection_taken_back",
        Restricted = "restricted",
        RestrictionGranted = "restriction_granted",
        RestrictionRefused = "restriction_refused",
        RestrictionLifted = "restriction_lifted",
        /// HR opened restricted data on a ground of the law.
        RestrictedOpened = "restricted_opened",
        WentLive = "went_live",
        BackOnTrial = "back_on_trial",
        RetentionChanged = "retention_changed",
        ErasureAsked = "erasure_asked",
    }
}
