//! Small groups together: units of which nothing could be shown stand as "other units" below the same unit.

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
}
