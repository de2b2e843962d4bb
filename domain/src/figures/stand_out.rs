//! The three things that stand out in a release: what rose or fell, what is other here than elsewhere, what leads.
//!
//! Nothing stands out that chance explains. With thirty reasons one is always higher than before, so how often chance
//! would do it is held against all that was looked at (Holm 1979).

use serde::{Deserialize, Serialize};

use super::chance::{Share, exact_difference, exact_lead, points_between};
use crate::coded::coded;

/// The most things that are said to stand out.
pub const MOST_THINGS: usize = 3;
/// How often chance may do as much, at the most, for any of all that was looked at.
pub const LARGEST_CHANCE: f64 = 0.05;
/// The least difference worth a word, in points of a hundred: among thousands the smallest one is no chance.
pub const LEAST_POINTS: f64 = 5.0;

coded! {
    /// Why something stands out; the words follow from it.
    pub enum Why {
        Rose = "rose",
        Fell = "fell",
        MoreThanElsewhere = "more_than_elsewhere",
        LessThanElsewhere = "less_than_elsewhere",
        Leads = "leads",
    }
}

/// What a share is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The same of the period before: other people.
    Before(Share),
    /// The same of all others, without the group itself.
    Elsewhere(Share),
    /// The next of the list, of the same people.
    Next(Share),
}

/// Something that might stand out. Published counts only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<S> {
    /// What it is about, for whoever finds the words.
    pub subject: S,
    pub is: Share,
    pub against: Against,
}

/// Something that stands out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandsOut<S> {
    pub subject: S,
    pub why: Why,
    pub is: Share,
    pub against: Against,
    /// How often chance alone would do it, all that was looked at considered; below [`LARGEST_CHANCE`].
    pub chance: f64,
    /// Between which differences the true one lies, in points of a hundred, the smaller first; `None` of a lead, where
    /// the two are of the same people.
    pub points: Option<(f64, f64)>,
}

/// At most [`MOST_THINGS`] of these, the clearest first, each subject once.
pub fn stand_out<S: Clone + PartialEq>(candidates: &[Candidate<S>]) -> Vec<StandsOut<S>> {
    let mut found = clear_of_chance(candidates);
    found.truncate(MOST_THINGS);
    found
}

/// All of these that chance does not explain, the clearest first, each subject once.
pub fn clear_of_chance<S: Clone + PartialEq>(candidates: &[Candidate<S>]) -> Vec<StandsOut<S>> {
    // What is not worth a word counts among what was looked at, as if it were chance: that is on the safe side.
    let chance_of = |candidate: &Candidate<S>| {
        let is_worth_a_word = difference(candidate).abs() >= LEAST_POINTS;
        if is_worth_a_word { chance(candidate) } else { 1.0 }
    };
    let mut looked_at: Vec<(f64, &Candidate<S>)> =
        candidates.iter().map(|candidate| (chance_of(candidate), candidate)).collect();
    looked_at.sort_by(|one, other| {
        let points = |candidate: &Candidate<S>| difference(candidate).abs();
        one.0.total_cmp(&other.0).then(points(other.1).total_cmp(&points(one.1)))
    });
    let mut found: Vec<StandsOut<S>> = Vec::new();
    let mut larger: f64 = 0.0;
    for (index, (alone, candidate)) in looked_at.iter().enumerate() {
        let left = u32::try_from(looked_at.len() - index).map_or(f64::INFINITY, f64::from);
        larger = larger.max(alone * left);
        if larger >= LARGEST_CHANCE {
            break;
        }
        let is_known = found.iter().any(|known| known.subject == candidate.subject);
        if is_known {
            continue;
        }
        let Some(why) = why(candidate) else { continue };
        let points = match candidate.against {
            Against::Before(other) | Against::Elsewhere(other) => Some(points_between(candidate.is, other)),
            Against::Next(_) => None,
        };
        found.push(StandsOut {
            subject: candidate.subject.clone(),
            why,
            is: candidate.is,
            against: candidate.against,
            chance: larger,
            points,
        });
    }
    found
}

fn chance<S>(candidate: &Candidate<S>) -> f64 {
    match candidate.against {
        Against::Before(other) | Against::Elsewhere(other) => exact_difference(candidate.is, other),
        Against::Next(next) => exact_lead(candidate.is.is, next.is),
    }
}

/// In points of a hundred.
fn difference<S>(candidate: &Candidate<S>) -> f64 {
    let (Against::Before(other) | Against::Elsewhere(other) | Against::Next(other)) = candidate.against;
    100.0 * (candidate.is.part() - other.part())
}

/// `None` of what does not lead.
fn why<S>(candidate: &Candidate<S>) -> Option<Why> {
    let is_more = difference(candidate) > 0.0;
    match candidate.against {
        Against::Before(_) if is_more => Some(Why::Rose),
        Against::Before(_) => Some(Why::Fell),
        Against::Elsewhere(_) if is_more => Some(Why::MoreThanElsewhere),
        Against::Elsewhere(_) => Some(Why::LessThanElsewhere),
        Against::Next(_) => is_more.then_some(Why::Leads),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(is: u32, of: u32) -> Share {
        Share { is, of }
    }

    fn before(subject: &str, is: Share, then: Share) -> Candidate<&str> {
        Candidate { subject, is, against: Against::Before(then) }
    }

    #[test]
    fn a_rise_that_chance_explains_is_none() {
        // From three to six of twenty: it happens every fourth time.
        assert!(stand_out(&[before("workload", share(6, 20), share(3, 20))]).is_empty());
        let found = stand_out(&[before("workload", share(16, 20), share(3, 20))]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].why, Why::Rose);
        assert!(found[0].points.is_some_and(|(least, most)| least > 30.0 && most < 85.0), "{found:?}");
    }

    #[test]
    fn one_of_thirty_that_is_higher_by_itself_does_not_stand_out() {
        let alone = before("workload", share(12, 30), share(4, 30));
        assert_eq!(stand_out(&[alone]).len(), 1);
        let mut among_others = vec![alone];
        among_others
            .extend(["a", "b", "c", "d", "e", "f", "g", "h"].map(|name| before(name, share(5, 30), share(5, 30))));
        assert!(stand_out(&among_others).is_empty());
    }

    #[test]
    fn a_difference_of_a_few_points_is_not_worth_a_word() {
        assert!(stand_out(&[before("workload", share(2300, 10_000), share(2000, 10_000))]).is_empty());
    }

    #[test]
    fn three_at_the_most_and_each_once() {
        let names = ["a", "b", "c", "d"];
        let mut candidates: Vec<Candidate<&str>> =
            names.into_iter().map(|name| before(name, share(2, 50), share(30, 50))).collect();
        candidates.push(Candidate { subject: "a", is: share(2, 50), against: Against::Elsewhere(share(40, 60)) });
        candidates.push(Candidate { subject: "e", is: share(45, 50), against: Against::Next(share(10, 50)) });
        let found = stand_out(&candidates);
        assert_eq!(found.iter().map(|thing| thing.subject).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(found[0].why, Why::LessThanElsewhere);
        assert_eq!(found[1].why, Why::Fell);
        let lead = stand_out(&candidates[5..]);
        assert_eq!((lead[0].why, lead[0].points), (Why::Leads, None));
    }
}
