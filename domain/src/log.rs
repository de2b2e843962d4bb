//! Who reads what in the log of a board, and what of it is counted for the works council.

use crate::coded::coded;
use crate::time_line::EventKind;

/// What happens to a board, or to an account, rather than to a departure.
pub const OF_BOARD: &[EventKind] = &[
    EventKind::SignedIn,
    EventKind::SignedOut,
    EventKind::SignInRefused,
    EventKind::AccountMade,
    EventKind::AccountEdited,
    EventKind::AccountAddressChanged,
    EventKind::AccountEnded,
    EventKind::AccountReopened,
    EventKind::SessionsEnded,
    EventKind::RoleProposed,
    EventKind::RoleGiven,
    EventKind::RoleConfirmed,
    EventKind::RoleGivenAlone,
    EventKind::RoleTurnedDown,
    EventKind::RoleTaken,
    EventKind::TrainingProposed,
    EventKind::TrainingNoted,
    EventKind::TrainingConfirmed,
    EventKind::TrainingNotedAlone,
    EventKind::TrainingTurnedDown,
    EventKind::TrainingChanged,
    EventKind::TrainingTaken,
    EventKind::UnitAdded,
    EventKind::UnitChanged,
    EventKind::SettingsChanged,
    EventKind::HolidaysChanged,
    EventKind::RuleChanged,
    EventKind::QuestionnairePublished,
    EventKind::GuidesPublished,
    EventKind::PointPublished,
    EventKind::PointWithdrawn,
    EventKind::ListImported,
    EventKind::BackupMade,
    EventKind::RetentionChanged,
    EventKind::RecordsErased,
    EventKind::LogExported,
    EventKind::LogBegun,
    EventKind::LogErased,
];

/// What an administrator reads of departures, without knowing whose they are: looks at what leavers said, and
/// whatever opens a way to it. Nothing that a leaver did is among them.
pub const OVERSEEN: &[EventKind] = &[
    EventKind::AnswersSeen,
    EventKind::ReportSeen,
    EventKind::BreakGlassUsed,
    EventKind::CopyMade,
    EventKind::AddressCorrected,
    EventKind::LetterPrinted,
    EventKind::LinkSentAgain,
    EventKind::LinkRevoked,
    EventKind::Imported,
];

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
            Self::BreakGlass => &[EventKind::BreakGlassUsed],
            Self::AnswersSeen => &[EventKind::AnswersSeen],
            Self::ReportSeen => &[EventKind::ReportSeen],
            Self::LeaverAddress => &[EventKind::AddressCorrected],
            Self::AccountAddress => &[EventKind::AccountAddressChanged],
            Self::PrintedCode => &[EventKind::LetterPrinted],
            Self::SignInRefused => &[EventKind::SignInRefused],
            Self::GivenAlone => &[EventKind::RoleGivenAlone, EventKind::TrainingNotedAlone],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_BOARD, OVERSEEN};

    #[test]
    fn no_kind_is_listed_twice() {
        let mut all: Vec<_> = OF_BOARD.iter().chain(OVERSEEN).collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
