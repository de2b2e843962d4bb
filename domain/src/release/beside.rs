//! Which figures of other boards stand beside the own.

use super::content::Content;
use crate::coded::coded;

coded! {
    /// How figures that were read in stand to the own ones.
    pub enum Beside {
        /// They are compared.
        Counted = "counted",
        /// A later release of the same board and period was read.
        Replaced = "replaced",
        OtherPeriod = "other_period",
        /// Reasons are counted one by one on one side, and by push factor on the other.
        CountsOtherwise = "counts_otherwise",
    }
}

impl Beside {
    /// Of a release of another board. `newest`: the highest number that was read of that board and period.
    pub fn of(own: &Content, theirs: &Content, newest: u32) -> Self {
        let period = |content: &Content| (content.period.clone(), content.from, content.until);
        if period(own) != period(theirs) {
            Self::OtherPeriod
        } else if theirs.number < newest {
            Self::Replaced
        } else if own.cut != theirs.cut {
            Self::CountsOtherwise
        } else {
            Self::Counted
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::Cut;
    use crate::release::testing::{content, year_before};

    #[test]
    fn only_the_newest_release_of_the_same_period_and_cut_stands_beside_the_own() {
        let (own, theirs) = (content(Vec::new()), content(Vec::new()));
        assert_eq!(Beside::of(&own, &theirs, 1), Beside::Counted);
        assert_eq!(Beside::of(&own, &theirs, 2), Beside::Replaced);
        assert_eq!(Beside::of(&own, &year_before(Vec::new()), 1), Beside::OtherPeriod);
        let otherwise = Content { cut: Cut::Factors, ..theirs };
        assert_eq!(Beside::of(&own, &otherwise, 1), Beside::CountsOtherwise);
    }
}
