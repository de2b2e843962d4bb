//! Whatever is derived of a release tells nothing of what is hidden in it: where more is hidden, nothing more is told,
//! and no other number.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::testing::{HIDDEN, content, layer, list, set, unit, units, year_before};
use super::{
    AGREED, Cell, Content, DimensionContent, Figure, Further, Given, Labels, List, SetContent, SetKind, Sides, add_up,
    by_region, candidates, cells, compare, namings, rates, shifts, shifts_by, standing_out, trend,
};
use crate::Language;
use crate::disclosure::{Population, Published, PublishedLayer};
use crate::organisation::Sector;
use crate::reason::ReasonCode;
use crate::unit::Region;

/// More than one release asks for.
const NUMBERS: usize = 500;

/// A figure whose rows add up to the first, from counts of its parts; one of the columns each, or at most three.
fn adding_up(
    kind: SetKind,
    who: Population,
    rows: DimensionContent,
    columns: Option<(DimensionContent, Option<u32>)>,
    numbers: &mut impl Iterator<Item = u32>,
) -> SetContent {
    let width = columns.as_ref().map_or(1, |(columns, _)| columns.codes.len());
    let has_several = columns.as_ref().is_some_and(|(_, most)| most.is_some());
    let mut parts: Vec<Vec<u32>> = Vec::new();
    for _ in 1..rows.codes.len() {
        let named: Vec<u32> = numbers.by_ref().take(width - 1).collect();
        let whole = if width == 1 || has_several {
            named.iter().max().unwrap_or(&0) + numbers.next().unwrap_or(0)
        } else {
            named.iter().sum()
        };
        parts.push(std::iter::once(whole).chain(named).collect());
    }
    let whole: Vec<u32> = (0..width).map(|column| parts.iter().map(|part| part[column]).sum::<u32>()).collect();
    let grid: Vec<&[u32]> = std::iter::once(&whole).chain(&parts).map(Vec::as_slice).collect();
    assert!(grid.iter().copied().flatten().all(|count| *count != HIDDEN));
    set(kind, who, rows, columns, &grid)
}

fn sets(numbers: Vec<u32>) -> Vec<SetContent> {
    let mut numbers = numbers.into_iter();
    let reasons: Vec<&str> = ReasonCode::ALL.iter().map(|reason| reason.code()).collect();
    let ticked = || Some((list(Given::Reasons, &reasons), Some(3)));
    let decisive = Some((list(Given::Decisive, &["B1", "C1", "D4", "X", "none"]), None));
    let guided = ["1", "2", "3", "4", "5", "rather_not_say", "none"];
    let told = Some((list(Given::ToldReasons, &reasons), Some(3)));
    let destinations = list(Given::Destination, &["government", "study", "elsewhere", "none"]);
    let (left, who) = (SetKind::Left, Population::Answered);
    vec![
        adding_up(left, Population::Leavers, units(2), None, &mut numbers),
        adding_up(left, who, units(2), ticked(), &mut numbers),
        adding_up(left, who, units(2), decisive, &mut numbers),
        adding_up(left, who, units(2), Some((list(Given::Induction, &guided), None)), &mut numbers),
        adding_up(left, who, list(Given::Entry, &["starter", "experienced", "none"]), ticked(), &mut numbers),
        adding_up(left, who, destinations, ticked(), &mut numbers),
        adding_up(SetKind::Told, Population::Told, units(2), told, &mut numbers),
    ]
}

/// The same with those counts hidden whose turn it is.
fn hide(release: &Content, hidden: &[bool]) -> Content {
    let mut turns = hidden.iter().copied();
    let mut release = release.clone();
    for set in &mut release.sets {
        let mut hide = |shown: &PublishedLayer| {
            let cells = (0..shown.height()).flat_map(|row| (0..shown.width()).map(move |column| (row, column)));
            let counts: Vec<Option<u32>> =
                cells.map(|(row, column)| shown.at(row, column).filter(|_| !turns.next().unwrap_or(false))).collect();
            layer(shown.population, shown.width(), &counts)
        };
        let mut tables: Vec<Vec<PublishedLayer>> = Vec::new();
        for layers in &set.published.tables {
            tables.push(layers.iter().map(&mut hide).collect());
        }
        set.published = Published { tables };
    }
    release
}

/// Nothing, or the same.
fn is_within<T: PartialEq>(less: &Option<T>, more: &Option<T>) -> bool {
    less.is_none() || less == more
}

/// What a line of a file is about, with its number.
type Key = (String, String, String, &'static str, Option<u32>);

fn key(cell: Cell<'_>) -> Key {
    let who = cell.population.map_or("", Population::code);
    (cell.figure.to_owned(), cell.row_code.to_owned(), cell.column_code.to_owned(), who, cell.count)
}

/// Everything that is derived of the release in which more is hidden is derived of the other one too.
fn tells_no_more(less: &Content, more: &Content, before: &Content) {
    let pairs: Vec<(Figure<'_>, Figure<'_>)> = less.figures().zip(more.figures()).collect();
    for (one, other) in pairs {
        let who = one.who();
        for (row, code) in one.rows().codes.iter().enumerate() {
            assert!(is_within(&one.said(row, who), &other.said(row, who)));
            assert!(is_within(&one.mean(row, who), &other.mean(row, who)));
            assert!(is_within(&one.distribution(row, who), &other.distribution(row, who)));
            let columns = one.columns().map(|columns| columns.codes.clone()).unwrap_or_default();
            for (column, across) in columns.iter().enumerate() {
                assert!(is_within(&one.share(row, column, who), &other.share(row, column, who)));
                assert!(is_within(&one.share_of_said(code, across), &other.share_of_said(code, across)));
            }
            assert!(is_within(&one.share_of_said(code, AGREED), &other.share_of_said(code, AGREED)));
        }
    }
    let whats = Sides::ALL.into_iter().flat_map(Sides::given);
    for what in whats {
        for (&list, row) in List::ALL.iter().flat_map(|list| [(list, 0), (list, 1), (list, 2)]) {
            for (one, other) in namings(less, what, list, row).iter().zip(&namings(more, what, list, row)) {
                assert!(one.0 == other.0 && is_within(&one.1, &other.1), "{what} {one:?} {other:?}");
            }
        }
    }
    let labels = |release: &Content| Labels::new(release, Language::Nl, Sector::Pupils, |_, code| code.to_owned());
    let (one, other) = (labels(less), labels(more));
    let known: BTreeSet<Key> = cells(more, &other).map(key).collect();
    assert!(cells(less, &one).filter(|cell| cell.count.is_some()).all(|cell| known.contains(&key(cell))));
    for sides in Sides::ALL {
        let known = shifts(more, sides);
        assert!(shifts(less, sides).iter().all(|shift| known.contains(shift)));
        for &list in List::ALL {
            let known = shifts_by(more, sides, list);
            assert!(shifts_by(less, sides, list).iter().all(|shift| known.contains(shift)));
        }
    }
    let known = rates(more);
    assert!(rates(less).iter().all(|rate| known.contains(rate)));
    let regions = [(unit(1), Region::Utrecht), (unit(2), Region::Zeeland)];
    let known = by_region(more, &regions);
    assert!(by_region(less, &regions).iter().all(|count| known.contains(count)));
    let known = candidates(more, Some(before));
    for candidate in candidates(less, Some(before)) {
        assert!(known.contains(&candidate), "{candidate:?}");
    }
    for thing in standing_out(less, Some(before)) {
        let numbers = (&thing.subject, thing.is, thing.against);
        assert!(known.iter().any(|one| (&one.subject, one.is, one.against) == numbers), "{thing:?}");
    }
    for candidate in &known {
        let (one, other) = (trend(&[before, less], &candidate.subject), trend(&[before, more], &candidate.subject));
        assert!(one.iter().zip(&other).all(|(one, other)| is_within(&one.share, &other.share)));
    }
    let (one, other) = (add_up(&[less.clone(), more.clone()]), add_up(&[more.clone(), more.clone()]));
    for (one, other) in one.figures.iter().zip(&other.figures) {
        for row in 0..one.rows.len() {
            for column in 0..one.columns.len() {
                assert!(is_within(&one.count(row, column), &other.count(row, column)));
            }
        }
    }
    let known = compare(more, &other);
    assert!(compare(less, &other).iter().all(|compared| known.contains(compared)));
}

fn numbers() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(prop_oneof![3 => 0_u32..8, 2 => 5_u32..60], NUMBERS)
}

fn hidden(part: f64) -> impl Strategy<Value = Vec<bool>> {
    prop::collection::vec(prop::bool::weighted(part), NUMBERS)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hiding_more_never_tells_more_and_never_another_number(
        now in numbers(),
        then in numbers(),
        few in hidden(0.02),
        many in hidden(0.2),
    ) {
        let all = content(sets(now));
        let before = hide(&year_before(sets(then)), &few);
        let less = hide(&all, &few);
        let least = hide(&less, &many);
        tells_no_more(&less, &all, &before);
        tells_no_more(&least, &less, &before);
    }
}

#[test]
fn where_everything_is_hidden_nothing_is_told() {
    let all = content(sets(vec![20; NUMBERS]));
    assert!(all.shows_something() && !candidates(&all, Some(&year_before(sets(vec![30; NUMBERS])))).is_empty());
    let nothing = hide(&all, &[true; NUMBERS]);
    assert!(!nothing.shows_something());
    assert!(candidates(&nothing, Some(&year_before(sets(vec![30; NUMBERS])))).is_empty());
    assert!(Sides::ALL.into_iter().all(|sides| shifts(&nothing, sides).is_empty()));
    assert!(rates(&nothing).is_empty());
    let labels = Labels::new(&nothing, Language::Nl, Sector::Pupils, |_, code| code.to_owned());
    let counted = || cells(&nothing, &labels).filter(|cell| cell.figure != Further::Release.code());
    assert!(counted().all(|cell| cell.is_hidden && cell.count.is_none() && cell.share.is_none()));
    let figures: BTreeSet<&str> = counted().map(|cell| cell.figure).collect();
    assert_eq!(figures.len(), 8, "seven tables, and their sums");
}
