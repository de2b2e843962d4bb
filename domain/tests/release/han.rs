//! The talks of HAN's study ("Binden en boeien tot na de uitgang", chapter 2): 33 at schools and 8 at colleges, as a
//! release of such a board. Destinations and ways of leaving are the study's; how many named each push factor it does
//! not say, so those are ours.

use domain::departure::DepartureType::{self, Dismissal, FixedTermNotRenewed, Retirement, VoluntaryResignation};
use domain::release::{Cut, Given, Person, SetKind};

use crate::board::{left, plan, planned, unit};
use crate::{recompute, release, shown};

/// Ways of leaving and destinations, with the reasons of those who chose to leave.
fn people(school: u128, ways: &[(DepartureType, usize)], destinations: &[(&str, usize)]) -> Vec<Person> {
    /// One for each push factor: behaviour, support, workload, career, other work beside; and moving house.
    const REASONS: &[&str] =
        &[r#""B3","D1""#, r#""D1""#, r#""B1""#, r#""B1","C2""#, r#""D2","C7""#, r#""C6""#, r#""A2""#];
    let destinations: Vec<&str> = destinations.iter().flat_map(|(to, many)| std::iter::repeat_n(*to, *many)).collect();
    let ways = ways.iter().flat_map(|(way, many)| std::iter::repeat_n(*way, *many));
    ways.zip(destinations)
        .enumerate()
        .map(|(place, (way, destination))| {
            let reasons = if way == VoluntaryResignation {
                format!(r#""reasons":[{}],"#, REASONS[place % REASONS.len()])
            } else {
                String::new()
            };
            left(school, way, &format!(r#"{{{reasons}"destination":"{destination}"}}"#))
        })
        .collect()
}

#[test]
fn the_release_of_the_study_says_what_may_be_shown_of_its_table_and_hides_the_rest() {
    let schools = people(
        10,
        &[(VoluntaryResignation, 23), (Retirement, 3), (FixedTermNotRenewed, 6), (Dismissal, 1)],
        &[("same_sector", 21), ("other_education", 3), ("elsewhere", 9)],
    );
    let colleges = people(
        20,
        &[(VoluntaryResignation, 7), (FixedTermNotRenewed, 1)],
        &[("same_sector", 2), ("other_education", 1), ("elsewhere", 5)],
    );
    let everybody: Vec<Person> = schools.into_iter().chain(colleges).collect();
    assert_eq!(everybody.len(), 41);
    let plan = plan(vec![planned(10, None), planned(20, None)]);
    let content = release(plan.clone(), &everybody);
    let (schools, colleges) = (unit(10).to_string(), unit(20).to_string());
    assert_eq!(content.cut, Cut::Factors, "41 people are too few for single reasons");
    for (row, people) in [("all", 41), (schools.as_str(), 33), (colleges.as_str(), 8)] {
        assert_eq!(shown(&content, "units", row, "all"), Some(people));
    }
    let destination = |row: &str, to: &str| shown(&content, "units-destination", row, to);
    assert_eq!((destination("all", "same_sector"), destination("all", "elsewhere")), (Some(23), Some(14)));
    assert_eq!(destination("all", "other_education"), None, "four of all");
    for to in ["same_sector", "other_education"] {
        assert_eq!(destination(&colleges, to), None, "two and one of eight");
        assert_eq!(destination(&schools, to), None, "with the whole it would tell of the colleges");
    }
    assert_eq!(shown(&content, "way", "voluntary", "all"), Some(30));
    assert_eq!(shown(&content, "way", "fixed_term_not_renewed", "all"), Some(7));
    assert_eq!(shown(&content, "way", "special_course", "all"), None, "one who was dismissed");
    assert_eq!(shown(&content, "way", "retirement", "all"), None, "three who retired");
    for factor in ["lack_of_support", "workload"] {
        let named = shown(&content, "units-reasons", "all", factor);
        assert!(named.is_some_and(|named| named >= 5), "{factor}: {named:?}");
    }
    for factor in ["hybrid_work", "lack_of_career"] {
        assert_eq!(shown(&content, "units-reasons", "all", factor), None, "{factor}");
    }
    assert!(recompute::check(&content, &plan, &everybody) > 0);
    let left = content.sets.iter().find(|set| set.kind == SetKind::Left).expect("who left");
    assert!(left.dimensions.iter().all(|dimension| dimension.given != Given::Region));
}
