//! What follows from a release beyond its numbers, and what of it somebody reads who does not read all.

use super::about::About;
use super::content::Content;
use super::derived::Derived;
use super::induction::Lesson;
use super::yearly::Proposal;
use crate::figures::StandsOut;

/// What stands out, what induction could learn, and the question for the yearly talks.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// At most [`crate::figures::MOST_THINGS`], the clearest first.
    pub standing_out: Vec<StandsOut<About>>,
    pub lessons: Vec<Lesson>,
    pub question: Proposal,
}

impl Findings {
    /// Those of a release, read in `part`: the same, or what is left of it for a reader. `before` is the newest release of
    /// the period before, whole.
    pub fn of(whole: &Content, before: Option<&Content>, part: &Content) -> Self {
        Derived::of(whole, before).read_in(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::testing::{content, list, set, unit, units};
    use crate::release::{Given, SetKind, standing_out};

    /// Of four schools with fifty people each, how many of the first and the second named it.
    fn release(first: u32, second: u32) -> Content {
        let columns = list(Given::Reasons, &["B1"]);
        let all = [200, first + second + 40];
        let grid: [&[u32]; 5] = [&all, &[50, first], &[50, second], &[50, 20], &[50, 20]];
        content(vec![set(SetKind::Left, Population::Answered, units(4), Some((columns, Some(3))), &grid)])
    }

    #[test]
    fn what_the_board_reads_as_chance_stands_out_for_no_head() {
        // Once in so many times for this school alone, which four schools do by chance.
        let whole = release(29, 20);
        let own = whole.narrowed(|id, _| id == unit(1));
        let alone = standing_out(&own, None);
        assert!(!alone.is_empty(), "the rule of before");
        assert!(standing_out(&whole, None).is_empty(), "chance may do it somewhere");
        assert!(Findings::of(&whole, None, &own).standing_out.is_empty());
    }

    #[test]
    fn a_head_reads_what_stands_out_of_the_own_school_and_of_no_other() {
        let whole = release(45, 3);
        let read = |number: u128| {
            let found = Findings::of(&whole, None, &whole.narrowed(|id, _| id == unit(number)));
            found.standing_out.into_iter().map(|thing| thing.subject.row).collect::<Vec<_>>()
        };
        assert_eq!((read(1), read(2)), (vec![unit(1).to_string()], vec![unit(2).to_string()]));
        assert!(read(3).is_empty());
        let all = Findings::of(&whole, None, &whole);
        assert_eq!(all.standing_out, standing_out(&whole, None));
    }
}
