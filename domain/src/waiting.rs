//! Steps that HR asks for on a page and that wait a minute, in which they can be undone.

use chrono::{DateTime, TimeDelta, Utc};

use crate::coded::coded;
use crate::time_line::EventKind;

/// How long such a step waits, in seconds.
const WAITS_SECONDS: i64 = 60;

coded! {
    /// Which step waits.
    pub enum WaitingStep {
        /// The person stays: the departure is cancelled.
        Cancel = "cancel",
        Pause = "pause",
        /// Somebody leaves in another way.
        ChangeType = "change_type",
        /// The link goes to the leaver once more.
        Resend = "resend",
    }
}

impl WaitingStep {
    /// What is written down when somebody asks for it.
    pub const fn asked(self) -> EventKind {
        match self {
            Self::Cancel => EventKind::CancelAsked,
            Self::Pause => EventKind::PauseAsked,
            Self::ChangeType => EventKind::TypeAsked,
            Self::Resend => EventKind::ResendAsked,
        }
    }

    /// Whether mails of the course to the leaver stay here meanwhile: they may be pointless, or wrong, once it is
    /// carried out.
    pub const fn holds_mails(self) -> bool {
        match self {
            Self::Cancel | Self::Pause | Self::ChangeType => true,
            Self::Resend => false,
        }
    }
}

coded! {
    /// Why a step that waited was not carried out.
    pub enum Lapse {
        /// Somebody changed the record meanwhile.
        Changed = "changed",
        /// Whoever asked for it may no longer do it.
        NotTheirs = "not_theirs",
        /// It cannot be done any more.
        Impossible = "impossible",
    }
}

/// When a step that is asked for now is carried out.
pub fn due(asked_at: DateTime<Utc>) -> DateTime<Utc> {
    asked_at + TimeDelta::seconds(WAITS_SECONDS)
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};

    use super::{WaitingStep, due};

    #[test]
    fn a_step_waits_for_one_minute() {
        let asked_at = Utc.with_ymd_and_hms(2026, 3, 3, 9, 30, 20).single().expect("an instant that exists");
        assert_eq!(due(asked_at) - asked_at, TimeDelta::minutes(1));
    }

    #[test]
    fn whatever_waits_is_written_down_under_a_name_of_its_own() {
        let kinds: std::collections::BTreeSet<&str> = WaitingStep::ALL.iter().map(|step| step.asked().code()).collect();
        assert_eq!(kinds.len(), WaitingStep::ALL.len());
    }

    #[test]
    fn nothing_but_the_link_itself_goes_to_the_leaver_meanwhile() {
        let others = WaitingStep::ALL.iter().filter(|step| !step.holds_mails());
        assert_eq!(others.collect::<Vec<_>>(), [&WaitingStep::Resend]);
    }
}
