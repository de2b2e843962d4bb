//! From how many people something is said of a group. The numbers can be raised and never lowered: a
//! value below cannot be built.

use thiserror::Error;

use super::table::Population;

/// The fewest people who were invited, or who left, before anything is said of them together. What
/// Effectory calls the minimum group size, "five is the absolute minimum".
pub const LEAST_INVITED: u32 = 5;
/// The fewest people who answered. Effectory's minimum response, Culture Amp's default reporting group
/// and Tivian's anonymity criterion are the same five.
pub const LEAST_ANSWERED: u32 = 5;
/// The fewest people who answered before reasons are shown of a group.
pub const LEAST_FOR_REASONS: u32 = 10;
/// How many whole numbers a hidden count may be, at the least, for whoever adds and subtracts all that
/// was published: the sliding protection of the Handbook on Statistical Disclosure Control, in counts.
pub const LEAST_POSSIBLE_VALUES: u32 = 5;
/// The fewest people of a group who answered something else than the most of it did.
pub const LEAST_DISSENTERS: u32 = 1;

/// From how many people something is said of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    invited: u32,
    answered: u32,
    reasons: u32,
    dissenters: u32,
}

/// A threshold below what is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{is} people are too few for {which:?}; at least {least}")]
pub struct TooLow {
    pub which: Threshold,
    pub least: u32,
    pub is: u32,
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    Invited,
    Answered,
    Reasons,
    Dissenters,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            invited: LEAST_INVITED,
            answered: LEAST_ANSWERED,
            reasons: LEAST_FOR_REASONS,
            dissenters: LEAST_DISSENTERS,
        }
    }
}

impl Thresholds {
    /// Thresholds of a board's own, in people. Errors name the first that is lower than the promise.
    pub fn raised(invited: u32, answered: u32, reasons: u32, dissenters: u32) -> Result<Self, TooLow> {
        let all = [
            (Threshold::Invited, LEAST_INVITED, invited),
            (Threshold::Answered, LEAST_ANSWERED, answered),
            (Threshold::Reasons, LEAST_FOR_REASONS, reasons),
            (Threshold::Dissenters, LEAST_DISSENTERS, dissenters),
        ];
        match all.into_iter().find(|(_, least, is)| is < least) {
            Some((which, least, is)) => Err(TooLow { which, least, is }),
            None => Ok(Self { invited, answered, reasons, dissenters }),
        }
    }

    /// The least count that is shown of this population; smaller ones, and zero, are hidden.
    pub const fn least(&self, population: Population) -> u32 {
        match population {
            Population::Leavers | Population::Invited => self.invited,
            Population::Answered | Population::Told => self.answered,
        }
    }

    /// From how many answers reasons are shown of a group.
    pub const fn least_for_reasons(&self) -> u32 {
        self.reasons
    }

    /// How many of a group answered otherwise, at the least, before its answers are shown.
    pub const fn least_dissenters(&self) -> u32 {
        self.dissenters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_threshold_can_be_built_below_the_promise() {
        assert!(Thresholds::raised(5, 5, 10, 1).is_ok_and(|built| built == Thresholds::default()));
        assert!(Thresholds::raised(8, 6, 12, 2).is_ok_and(|built| built.least(Population::Invited) == 8));
        let too_low = |which, least, is| Err(TooLow { which, least, is });
        assert_eq!(Thresholds::raised(4, 5, 10, 1), too_low(Threshold::Invited, 5, 4));
        assert_eq!(Thresholds::raised(5, 4, 10, 1), too_low(Threshold::Answered, 5, 4));
        assert_eq!(Thresholds::raised(5, 5, 9, 1), too_low(Threshold::Reasons, 10, 9));
        assert_eq!(Thresholds::raised(5, 5, 10, 0), too_low(Threshold::Dissenters, 1, 0));
    }
}
