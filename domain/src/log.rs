//! Who reads what in the log of a board, and what of it is counted for the works council.

use crate::coded::coded;
use crate::time_line::EventKind;

/// What an entry is about, which decides who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The board or an account.
    Board,
    /// A departure: a look at what the leaver said, or something that opens a way to it. An administrator reads it
    /// without knowing whose it is.
    Overseen,
    /// A departure otherwise, whatever the leaver did among it: not an administrator's to know.
    Departure,
}

/// Whoever adds a kind says here what it is about.
pub const fn about(kind: EventKind) -> About {
    match kind {
        EventKind::SignedIn
        | EventKind::SignedOut
        | EventKind::SignInRefused
        | EventKind::AccountMade
        | EventKind::AccountEdited
        | EventKind::AccountAddressChanged
        | EventKind::AccountEnded
        | EventKind::AccountReopened
        | EventKind::SessionsEnded
        | EventKind::RoleProposed
        | EventKind::RoleGiven
        | EventKind::RoleConfirmed
        | EventKind::RoleGivenAlone
        | EventKind::RoleGivenByClaim
        | EventKind::RoleTurnedDown
        | EventKind::RoleTaken
        | EventKind::RolePeriodChanged
        | EventKind::RoleBegan
        | EventKind::RoleEnded
        | EventKind::DeputyNamed
        | EventKind::DeputyEnded
        | EventKind::TrainingProposed
        | EventKind::TrainingNoted
        | EventKind::TrainingConfirmed
        | EventKind::TrainingNotedAlone
        | EventKind::TrainingTurnedDown
        | EventKind::TrainingChanged
        | EventKind::TrainingTaken
        | EventKind::UnitAdded
        | EventKind::UnitChanged
        | EventKind::UnitMoved
        | EventKind::UnitPutAway
        | EventKind::UnitBroughtBack
        | EventKind::HeadcountChanged
        | EventKind::SettingsChanged
        | EventKind::WentLive
        | EventKind::BackOnTrial
        | EventKind::HolidaysChanged
        | EventKind::RuleChanged
        | EventKind::QuestionnairePublished
        | EventKind::GuidesPublished
        | EventKind::PointPublished
        | EventKind::PointWithdrawn
        | EventKind::PointMoved
        | EventKind::ListImported
        | EventKind::OrganisationImported
        | EventKind::ProviderBound
        | EventKind::ProviderUnbound
        | EventKind::PasskeyAdded
        | EventKind::PasskeyRemoved
        | EventKind::PasskeysReset
        | EventKind::PasskeyDoubted
        | EventKind::ClaimNotUsed
        | EventKind::BackupMade
        | EventKind::KeysRotated
        | EventKind::RetentionChanged
        | EventKind::RecordsErased
        | EventKind::ReleaseMade
        | EventKind::ReleaseAsked
        | EventKind::CorrectionAsked
        | EventKind::FiguresChanged
        | EventKind::ReleaseImported
        | EventKind::LogExported
        | EventKind::BoardExported
        | EventKind::FormerExported
        | EventKind::FormerSeen
        | EventKind::TipsSeen
        | EventKind::RefusedExported
        | EventKind::ApiTokenMade
        | EventKind::ApiTokenMadeAlone
        | EventKind::ApiTokenConfirmed
        | EventKind::ApiTokenTurnedDown
        | EventKind::ApiTokenRevoked
        | EventKind::ApiTokenMakerGone
        | EventKind::WebhookAdded
        | EventKind::WebhookEnded
        | EventKind::MailsSentAgain
        | EventKind::LogBegun
        | EventKind::LogErased => About::Board,
        EventKind::AnswersSeen
        | EventKind::ReportSeen
        | EventKind::BreakGlassUsed
        | EventKind::RestrictedOpened
        | EventKind::RestrictionRefused
        | EventKind::CopyMade
        | EventKind::AddressCorrected
        | EventKind::LetterPrinted
        | EventKind::LinkSentAgain
        | EventKind::LinkRevoked
        | EventKind::Imported => About::Overseen,
        EventKind::Registered
        | EventKind::Edited
        | EventKind::TypeChanged
        | EventKind::ConditionConfirmed
        | EventKind::CoordinatorChanged
        | EventKind::Paused
        | EventKind::Resumed
        | EventKind::Cancelled
        | EventKind::Closed
        | EventKind::MailRefused
        | EventKind::QuestionnaireWanted
        | EventKind::QuestionnaireNotWanted
        | EventKind::Submitted
        | EventKind::ChoiceMade
        | EventKind::TalkDeclined
        | EventKind::Booked
        | EventKind::Moved
        | EventKind::AppointmentCancelled
        | EventKind::RunningLate
        | EventKind::ChangeAsked
        | EventKind::TimeCollides
        | EventKind::Held
        | EventKind::NotHeld
        | EventKind::HeldDenied
        | EventKind::ReportFinalised
        | EventKind::ReportAdded
        | EventKind::ReportAgreed
        | EventKind::ReportCorrected
        | EventKind::QuotesAllowed
        | EventKind::QuotesWithdrawn
        | EventKind::TaskAsked
        | EventKind::TaskDone
        | EventKind::TaskReopened
        | EventKind::ToldUnanswered
        | EventKind::LaterSubmitted
        | EventKind::LeaderReplaced
        | EventKind::TeamMoved
        | EventKind::TimesFreed
        | EventKind::InvitationAccepted
        | EventKind::InvitationDeclined
        | EventKind::InvitationTentative
        | EventKind::TimeProposed
        | EventKind::AnswersShared
        | EventKind::SharingWithdrawn
        | EventKind::AnswersWithdrawn
        | EventKind::Objected
        | EventKind::ObjectionGranted
        | EventKind::ObjectionRefused
        | EventKind::ObjectionTakenBack
        | EventKind::Restricted
        | EventKind::RestrictionGranted
        | EventKind::RestrictionLifted
        | EventKind::RectificationAsked
        | EventKind::RectificationGranted
        | EventKind::RectificationRefused
        | EventKind::RectificationTakenBack
        | EventKind::ErasureWanted
        | EventKind::ErasureGranted
        | EventKind::ErasureRefused
        | EventKind::ErasureTakenBack
        | EventKind::ErasureAsked
        | EventKind::CancelAsked
        | EventKind::PauseAsked
        | EventKind::TypeAsked
        | EventKind::ResendAsked
        | EventKind::StepUndone
        | EventKind::StepLapsed => About::Departure,
    }
}

/// What an administrator reads.
pub fn of_administrators() -> impl Iterator<Item = EventKind> {
    EventKind::ALL.iter().copied().filter(|kind| about(*kind) != About::Departure)
}

coded! {
    /// What the works council's yearly summary counts.
    pub enum Counted {
        BreakGlass = "break_glass",
        AnswersSeen = "answers_seen",
        ReportSeen = "report_seen",
        LeaverAddress = "leaver_address",
        AccountAddress = "account_address",
        PrintedCode = "printed_code",
        SignInRefused = "sign_in_refused",
        GivenAlone = "given_alone",
    }
}

impl Counted {
    /// The events that are counted for it.
    pub const fn kinds(self) -> &'static [EventKind] {
        match self {
            Self::BreakGlass => &[EventKind::BreakGlassUsed, EventKind::RestrictedOpened],
            Self::AnswersSeen => &[EventKind::AnswersSeen],
            Self::ReportSeen => &[EventKind::ReportSeen],
            Self::LeaverAddress => &[EventKind::AddressCorrected],
            Self::AccountAddress => &[EventKind::AccountAddressChanged],
            Self::PrintedCode => &[EventKind::LetterPrinted],
            Self::SignInRefused => &[EventKind::SignInRefused],
            Self::GivenAlone => &[
                EventKind::RoleGivenAlone,
                EventKind::RoleGivenByClaim,
                EventKind::TrainingNotedAlone,
                EventKind::ApiTokenMadeAlone,
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{About, Counted, about, of_administrators};

    #[test]
    fn what_is_counted_is_what_an_administrator_reads() {
        for counted in Counted::ALL {
            for kind in counted.kinds() {
                assert!(of_administrators().any(|one| one == *kind), "{kind}");
                assert_ne!(about(*kind), About::Departure);
            }
        }
    }
}
