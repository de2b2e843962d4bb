//! Small groups together: units of which nothing could be shown stand as "other units" below the same
//! unit, and years are put together until there are enough.

use super::dimension::Dimension;

/// A dimension in which small groups stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolledUp {
    pub dimension: Dimension,
    /// By category of the dimension before: which category its people are counted in now. What had parts and has none
    /// left takes its people itself.
    pub now_in: Vec<usize>,
    /// The categories that stand for several, by their numbers now.
    pub others: Vec<usize>,
}

/// The people of each category, by population, with the threshold of that population.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    pub people: &'a [u32],
    pub least: u32,
}

/// Puts the parts of a category together that are below a threshold: as `label`, where they are enough people then. The
/// smallest of those large enough joins them where they are not, or where one is small alone; where nothing is left
/// beside them, the category loses its parts. So whatever stands in the dimension reaches the thresholds, but for what
/// is directly below a whole that does not.
pub fn roll_up(dimension: &Dimension, counted: &[Counted<'_>], label: &str) -> RolledUp {
    let is_small = |people: &dyn Fn(&[u32]) -> u32| counted.iter().any(|count| people(count.people) < count.least);
    let mut rolled = RolledUp {
        dimension: Dimension::new(dimension.nature(), dimension.label(0)),
        now_in: vec![0; dimension.size()],
        others: Vec::new(),
    };
    for category in 0..dimension.size() {
        let parts = dimension.below(category);
        let now = rolled.now_in[category];
        let is_gone =
            dimension.above(category).is_some_and(|above| rolled.now_in[above] == now) || rolled.others.contains(&now);
        if is_gone {
            for part in parts {
                rolled.now_in[*part] = now;
            }
            continue;
        }
        let (mut small, mut large): (Vec<usize>, Vec<usize>) =
            parts.iter().copied().partition(|part| is_small(&|people: &[u32]| people[*part]));
        // Fewest last.
        large.sort_by_key(|part| std::cmp::Reverse(counted.iter().map(|count| count.people[*part]).sum::<u32>()));
        while !small.is_empty()
            && (small.len() == 1 || is_small(&|people| small.iter().map(|part| people[*part]).sum()))
        {
            match large.pop() {
                Some(next) => small.push(next),
                None => break,
            }
        }
        if large.is_empty() && !small.is_empty() {
            for part in parts {
                rolled.now_in[*part] = now;
            }
            continue;
        }
        for part in parts.iter().filter(|part| !small.contains(part)) {
            rolled.now_in[*part] = rolled.dimension.add(now, dimension.label(*part));
        }
        if !small.is_empty() {
            let others = rolled.dimension.add(now, label);
            rolled.others.push(others);
            for part in small {
                rolled.now_in[part] = others;
            }
        }
    }
    rolled
}

/// How many years, the newest first, have to be put together before this many people are reached; `None` where even
/// `most_years` are too few. The people of each year by year, for each population with its threshold. A group that is
/// shown over several years is shown in none of them by itself ([`may_show_pooled`]).
pub fn years_to_pool(counted: &[Counted<'_>], most_years: usize) -> Option<usize> {
    (1..=most_years)
        .find(|years| counted.iter().all(|count| count.people.iter().take(*years).sum::<u32>() >= count.least))
}

/// Whether counts may be shown over several years, of groups that are hidden in each of these years. `people` has the
/// people by group, all that are hidden below one unit, and year; what they are together in a year is known from the
/// release of that year, and what each group is over the years would be. Then each group and year keeps at the least
/// [`super::LEAST_POSSIBLE_VALUES`] values, or all of it stays hidden.
pub fn may_show_pooled(people: &[Vec<u32>]) -> bool {
    let years = people.first().map_or(0, Vec::len);
    let of_year: Vec<u32> = (0..years).map(|year| people.iter().map(|group| group[year]).sum()).collect();
    let all: u32 = of_year.iter().sum();
    people.iter().all(|group| {
        let over_years: u32 = group.iter().sum();
        of_year.iter().all(|in_year| {
            let most = over_years.min(*in_year);
            let least = (over_years + in_year).saturating_sub(all);
            most - least >= super::sheet::STEPS
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Nature;

    /// A board with a school of four teams and a school of two.
    fn board() -> Dimension {
        let mut units = Dimension::new(Nature::Fact, "board");
        let large = units.add(0, "large");
        for team in ["a", "b", "c", "d"] {
            units.add(large, team);
        }
        let small = units.add(0, "small");
        units.add(small, "e");
        units.add(small, "f");
        units
    }

    fn labels(rolled: &RolledUp) -> Vec<&str> {
        (0..rolled.dimension.size()).map(|category| rolled.dimension.label(category)).collect()
    }

    #[test]
    fn small_teams_stand_together_with_the_smallest_that_is_large_enough() {
        let people = [36, 24, 1, 2, 6, 15, 12, 3, 9];
        let rolled = roll_up(&board(), &[Counted { people: &people, least: 5 }], "other teams");
        // a and b are three people, so that c joins them; of e and f nothing would be left beside "other teams".
        assert_eq!(labels(&rolled), ["board", "large", "small", "d", "other teams"]);
        assert_eq!(rolled.now_in, [0, 1, 4, 4, 4, 3, 2, 2, 2]);
        assert_eq!(rolled.others, [4]);
    }

    #[test]
    fn a_school_that_is_small_goes_with_its_teams() {
        let people = [16, 12, 5, 7, 0, 0, 4, 2, 2];
        let rolled = roll_up(&board(), &[Counted { people: &people, least: 5 }], "other units");
        // The small school alone would be what is left of the board.
        assert_eq!(labels(&rolled), ["board"]);
        assert!(rolled.now_in.iter().all(|category| *category == 0));
    }

    #[test]
    fn years_are_put_together_until_there_are_enough() {
        let five = |people| [Counted { people, least: 5 }];
        assert_eq!(years_to_pool(&five(&[6, 1]), 3), Some(1));
        assert_eq!(years_to_pool(&five(&[2, 1, 2, 9]), 3), Some(3));
        assert_eq!(years_to_pool(&five(&[2, 1, 1, 9]), 3), None);
    }

    #[test]
    fn years_together_are_not_shown_where_a_year_could_be_found() {
        // Each group may be anything between nobody and four or more in each year.
        assert!(may_show_pooled(&[vec![3, 2, 4], vec![4, 4, 3]]));
        // Nearly everybody of the first year is of one group.
        assert!(!may_show_pooled(&[vec![9, 0, 0], vec![1, 2, 2]]));
        assert!(!may_show_pooled(&[vec![3, 2, 4]]));
    }
}
