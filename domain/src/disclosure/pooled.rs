//! Years put together: which groups may be shown over three years beside the releases of these years.
//!
//! Whoever has all of them takes what a year shows from what the years together show, and has the others. So a group is
//! shown over the years only where each of them hides it; and only where it has people enough in the others, whatever
//! year is left out, that a hidden number of that year may be any that it might have been without this release: the
//! others make up for it, with people who are hidden there as well.

use super::sheet::STEPS;

/// How many years are put together.
pub const YEARS: usize = 3;

/// A number of each of the years, the first year first.
pub type ByYear = [u32; YEARS];

/// A group over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pooled {
    pub people: ByYear,
    /// Whether the release of the year hides it, by itself or among others; not of a year in which it was not there.
    pub is_hidden: [bool; YEARS],
    /// Whether it may be shown for its own sake: it has people enough, and was there in each year.
    pub may_be_shown: bool,
}

impl Pooled {
    fn is_always_hidden(&self) -> bool {
        self.is_hidden.iter().all(|is_hidden| *is_hidden)
    }

    fn is_hidden_once(&self) -> bool {
        self.is_hidden.contains(&true)
    }

    fn is_a_candidate(&self) -> bool {
        self.may_be_shown && self.is_always_hidden() && are_spread(self.people)
    }
}

/// Whether there are people enough without any one of the years to make up for what that one hides.
fn are_spread(people: ByYear) -> bool {
    let all: u32 = people.iter().sum();
    people.iter().all(|year| all - year >= STEPS)
}

/// Which of these groups may be shown over the years, where everybody is in exactly one of them. `hidden`: how many people
/// each year has in all that it hides of them, as everybody knows.
///
/// What is not shown stands together: at the least two groups that every year hides, with people enough, or nobody.
pub fn shown_over_years(groups: &[Pooled], hidden: ByYear) -> Vec<bool> {
    let mut shown: Vec<bool> = groups.iter().map(Pooled::is_a_candidate).collect();
    while shown.contains(&true) {
        let Some(rest) = rest(groups, &shown, hidden) else { return vec![false; groups.len()] };
        let left_out = groups.iter().zip(&shown).filter(|(group, is_shown)| !**is_shown && group.is_hidden_once());
        let left_out: Vec<&Pooled> = left_out.map(|(group, _)| group).collect();
        let always = left_out.iter().filter(|group| group.is_always_hidden()).count();
        if (left_out.is_empty() && rest == [0; YEARS]) || (always >= 2 && are_spread(rest)) {
            break;
        }
        let smallest =
            (0..groups.len()).filter(|at| shown[*at]).min_by_key(|at| groups[*at].people.iter().sum::<u32>());
        if let Some(smallest) = smallest {
            shown[smallest] = false;
        }
    }
    shown
}

/// Who is hidden in each year and not shown over the years; `None` where these are fewer than nobody.
fn rest(groups: &[Pooled], shown: &[bool], hidden: ByYear) -> Option<ByYear> {
    let mut rest = hidden;
    for (group, _) in groups.iter().zip(shown).filter(|(_, is_shown)| **is_shown) {
        for (rest, people) in rest.iter_mut().zip(group.people) {
            *rest = rest.checked_sub(people)?;
        }
    }
    Some(rest)
}

/// Which of these answers may be shown over the years, where one may give several. `room`: by answer and year, how many
/// people could have given it as well: those who gave others, and fewer than they might.
pub fn named_over_years(answers: &[Pooled], room: &[ByYear]) -> Vec<bool> {
    let answers = answers.iter().zip(room);
    answers.map(|(answer, room)| answer.is_a_candidate() && are_spread(*room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(people: ByYear) -> Pooled {
        Pooled { people, is_hidden: [true; YEARS], may_be_shown: people.iter().sum::<u32>() >= 5 }
    }

    fn sum(groups: &[Pooled]) -> ByYear {
        let of = |year: usize| {
            groups.iter().filter(|group| group.is_hidden[year]).map(|group| group.people[year]).sum::<u32>()
        };
        [of(0), of(1), of(2)]
    }

    fn shown(groups: &[Pooled]) -> Vec<bool> {
        shown_over_years(groups, sum(groups))
    }

    #[test]
    fn a_group_that_every_year_hides_is_shown_over_all_of_them() {
        let groups = [hidden([3, 2, 4]), hidden([4, 4, 3])];
        assert_eq!(shown(&groups), [true, true], "nobody else is hidden");
        let with_others = [hidden([3, 2, 4]), hidden([2, 1, 1]), hidden([1, 2, 1])];
        assert_eq!(shown(&with_others), [true, false, false]);
    }

    #[test]
    fn a_group_that_a_year_shows_is_not_shown_over_the_years() {
        let once = Pooled { is_hidden: [true, true, false], ..hidden([3, 4, 9]) };
        let others = [hidden([3, 3, 3]), hidden([3, 3, 3]), hidden([2, 2, 2])];
        let groups = [[once].as_slice(), &others].concat();
        // Two others go with it, or what is left out would be known: in the third year there would be nobody else.
        assert_eq!(shown(&groups), [false, false, true, false]);
    }

    #[test]
    fn people_of_nearly_one_year_alone_are_not_shown() {
        let others = [hidden([3, 3, 3]), hidden([3, 3, 3])];
        let groups = [[hidden([9, 2, 1])].as_slice(), &others].concat();
        assert!(!shown(&groups)[0], "with the three others of the second and third year they would be too few");
    }

    #[test]
    fn one_that_is_left_out_does_not_follow_from_the_others() {
        let groups = [hidden([4, 4, 4]), hidden([3, 3, 4]), hidden([1, 1, 1])];
        assert_eq!(shown(&groups), [true, false, false], "the smaller of the two goes with it");
        assert_eq!(shown(&groups[1..]), [false, false], "and where there is none left, nothing is shown");
    }

    #[test]
    fn what_one_may_name_with_others_needs_people_who_could_have_named_it() {
        let answers = [hidden([3, 2, 4]), hidden([3, 2, 4]), hidden([7, 1, 1])];
        let room = [[5, 5, 5], [9, 2, 1], [5, 5, 5]];
        assert_eq!(named_over_years(&answers, &room), [true, false, false]);
    }

    /// Whatever a year might hide without this release, the other years make up for it.
    #[test]
    fn each_number_that_is_hidden_keeps_five_values() {
        for seed in 0_u32..4_000 {
            let mut next = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
            let mut below = |end: u32| {
                next = next.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (next >> 16) % end
            };
            let groups: Vec<Pooled> = (0..3 + below(3)).map(|_| hidden([below(7), below(7), below(7)])).collect();
            let hidden = sum(&groups);
            let all: u32 = hidden.iter().sum();
            let shown = shown_over_years(&groups, hidden);
            for (group, _) in groups.iter().zip(&shown).filter(|(_, is_shown)| **is_shown) {
                let over_years: u32 = group.people.iter().sum();
                for in_year in hidden.into_iter().filter(|in_year| *in_year >= STEPS) {
                    // Everybody who is hidden may be of this group, as far as the sums say.
                    let (least, most) = ((over_years + in_year).saturating_sub(all), over_years.min(in_year));
                    assert!(most - least >= STEPS, "case {seed}: {groups:?}");
                }
            }
        }
    }
}
