//! What becomes of figures that are to be made.

use crate::coded::coded;

coded! {
    /// How far it is.
    pub enum JobState {
        /// To be made, or being made.
        Waiting = "waiting",
        Done = "done",
        /// What has changed since the release before is too little or cannot be protected, or somebody who was counted
        /// is no longer known. That one stands, and which of these it was is told to nobody.
        TooLittle = "too_little",
        /// The figures contradict each other: a defect of the program.
        Failed = "failed",
    }
}

coded! {
    /// Why a period is not counted, or not once more.
    pub enum NotAsked {
        /// No such period.
        UnknownPeriod = "unknown_period",
        /// It has not ended, or not long enough ago.
        NotYet = "not_yet",
        /// Some of its days are in another period that was counted, or has its turn.
        Overlaps = "overlaps",
        /// There is no release of it that could be corrected: none at all, or one that shows nothing.
        NothingYet = "nothing_yet",
        /// It is a year that was put together with others, or these years together.
        PutTogether = "put_together",
        /// It is being made.
        Waits = "waits",
        ReasonMissing = "reason_missing",
        ReasonTooLong = "reason_too_long",
    }
}

/// The most characters of the reason of a correction.
pub const REASON_CHARACTERS: usize = 500;
