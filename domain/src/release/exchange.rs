//! Releases of several boards together, for a region or the government: published numbers only.
//!
//! What is added up is of the whole board, since units and subjects are each board's own. So are the answers that a board
//! added to a question: they are one, and nobody of a board that added none. A count is there where every board shows it,
//! and nothing is guessed where one hides it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::content::{Content, Cut, DimensionContent, Figure, Given, SetKind};
use super::own_options::OWN_TOGETHER;
use super::read::{ALL, NONE, sum};
use crate::disclosure::Population;
use crate::figures::{Share, points_between};
use crate::ids::UnitId;
use crate::unit::Region;

/// One figure of one population, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummedFigure {
    pub code: String,
    pub kind: SetKind,
    pub population: Population,
    /// The codes of the rows; of units the whole alone.
    pub rows: Vec<String>,
    /// The codes of the columns, the whole first; the whole alone where nothing stands across.
    pub columns: Vec<String>,
    /// Row by row; `None` where some board hides it.
    counts: Vec<Option<u32>>,
}

/// Figures of several boards, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summed {
    /// The code of the period, with its first and last day; empty and none of no boards.
    pub period: String,
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub cut: Option<Cut>,
    /// Of so many boards.
    pub boards: usize,
    /// Of what was handed in, by its place: another period than the first, or reasons counted otherwise.
    pub left_out: Vec<usize>,
    /// Only figures that all of these boards have.
    pub figures: Vec<SummedFigure>,
}

/// A share of a board beside that of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub figure: String,
    pub population: Population,
    pub row: String,
    pub column: String,
    pub own: Share,
    pub others: Share,
    /// Between which differences, own minus others in points of a hundred, the true one lies for 95 of 100 such groups.
    pub points: (f64, f64),
}

/// Those who left by region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionCount {
    pub region: Region,
    pub population: Population,
    pub count: u32,
}

impl SummedFigure {
    /// The count of a row in a column, 0 the whole of either.
    pub fn count(&self, row: usize, column: usize) -> Option<u32> {
        let is_in = row < self.rows.len() && column < self.columns.len();
        if is_in { self.counts[row * self.columns.len() + column] } else { None }
    }
}

impl Summed {
    /// A figure of one population.
    pub fn figure(&self, code: &str, population: Population) -> Option<&SummedFigure> {
        self.figures.iter().find(|figure| figure.code == code && figure.population == population)
    }
}

/// Adds up releases of several boards, one of each: those of the same period as the first, that count reasons alike.
/// Whose release is whose is not in it; the caller sees to it that no board is in it twice.
pub fn add_up(contents: &[Content]) -> Summed {
    let contents: Vec<Content> = contents.iter().map(Content::with_own_together).collect();
    let Some(first) = contents.first() else {
        return Summed {
            period: String::new(),
            days: None,
            cut: None,
            boards: 0,
            left_out: Vec::new(),
            figures: Vec::new(),
        };
    };
    let is_alike = |content: &Content| {
        content.period == first.period
            && (content.from, content.until) == (first.from, first.until)
            && content.cut == first.cut
    };
    let (alike, left_out): (Vec<usize>, Vec<usize>) = (0..contents.len()).partition(|at| is_alike(&contents[*at]));
    let boards: Vec<&Content> = alike.iter().map(|at| &contents[*at]).collect();
    Summed {
        period: first.period.clone(),
        days: Some((first.from, first.until)),
        cut: Some(first.cut),
        boards: boards.len(),
        left_out,
        figures: summed_figures(first, &boards),
    }
}

fn summed_figures(first: &Content, boards: &[&Content]) -> Vec<SummedFigure> {
    let mut figures = Vec::new();
    for figure in first.figures() {
        let is_own = |given: Given| given == Given::Subject;
        let across = figure.columns();
        if is_own(figure.rows().given) || across.is_some_and(|columns| is_own(columns.given)) {
            continue;
        }
        for population in figure.populations() {
            let theirs: Vec<_> = boards
                .iter()
                .filter_map(|board| board.figure(figure.code()))
                .filter(|theirs| theirs.kind() == figure.kind() && theirs.populations().contains(&population))
                .collect();
            if theirs.len() != boards.len() {
                continue;
            }
            let by_unit = figure.rows().given == Given::Units;
            let mut rows = with_added(figure.rows(), theirs.iter().map(|one| one.rows()));
            rows.truncate(if by_unit { 1 } else { usize::MAX });
            let all_columns = || theirs.iter().filter_map(|one| one.columns());
            let columns = across.map_or_else(|| vec![ALL.to_owned()], |columns| with_added(columns, all_columns()));
            let count =
                |row: &str, column: &str| sum(theirs.iter().map(|one| count_of(*one, (row, column), population)));
            let mut counts = Vec::with_capacity(rows.len() * columns.len());
            for row in &rows {
                counts.extend(columns.iter().map(|column| count(row, column)));
            }
            figures.push(SummedFigure {
                code: figure.code().to_owned(),
                kind: figure.kind(),
                population,
                rows,
                columns,
                counts,
            });
        }
    }
    figures
}

/// The categories of the first board, with what any of the others added before those who gave no answer.
fn with_added<'a>(first: &DimensionContent, mut all: impl Iterator<Item = &'a DimensionContent>) -> Vec<String> {
    let mut codes = first.codes.clone();
    let has_added = |dimension: &DimensionContent| dimension.category_of(OWN_TOGETHER).is_some();
    if !has_added(first) && all.any(has_added) {
        let none = codes.iter().position(|code| code == NONE).unwrap_or(codes.len());
        codes.insert(none, OWN_TOGETHER.to_owned());
    }
    codes
}

/// A board's count by its codes; nobody, of what this board did not add.
fn count_of(figure: Figure<'_>, (row, column): (&str, &str), who: Population) -> Option<u32> {
    let (at, across) = (figure.row_of(row), figure.column_of(column));
    let is_missing = |code: &str, place: Option<usize>| code == OWN_TOGETHER && place.is_none();
    if is_missing(row, at) || is_missing(column, across) {
        return Some(0);
    }
    figure.count(at?, across?, who)
}

/// The shares of a board beside those of others, of the row's people, wherever both are shown. `others` should be
/// without the board itself.
pub fn compare(own: &Content, others: &Summed) -> Vec<Compared> {
    let own = own.with_own_together();
    let mut compared = Vec::new();
    for theirs in &others.figures {
        let Some(figure) = own.figure(&theirs.code).filter(|figure| figure.kind() == theirs.kind) else { continue };
        for (row, row_code) in theirs.rows.iter().enumerate() {
            for (column, column_code) in theirs.columns.iter().enumerate() {
                // The share of everybody is no share.
                if row == 0 && column == 0 {
                    continue;
                }
                let pair = || {
                    let (at, across) = (figure.row_of(row_code)?, figure.column_of(column_code)?);
                    let own = figure.share(at, across, theirs.population)?;
                    let of = theirs.count(if column == 0 { 0 } else { row }, 0)?;
                    let others = Share { is: theirs.count(row, column)?, of };
                    (others.is <= others.of).then_some((own, others))
                };
                if let Some((own, others)) = pair() {
                    compared.push(Compared {
                        figure: theirs.code.clone(),
                        population: theirs.population,
                        row: row_code.clone(),
                        column: column_code.clone(),
                        own,
                        others,
                        points: points_between(own, others),
                    });
                }
            }
        }
    }
    compared
}

impl Content {
    /// Where its schools are, those of which somebody said it: for [`by_region`].
    pub fn regions(&self) -> Vec<(UnitId, Region)> {
        self.units.iter().filter_map(|unit| Some((unit.id, unit.region?))).collect()
    }
}

/// Counts by region, from those of the schools that lie there: only of a region of which every school is shown. A
/// school without a region is in none.
pub fn by_region(content: &Content, regions: &[(UnitId, Region)]) -> Vec<RegionCount> {
    let mut counts = Vec::new();
    for population in [Population::Leavers, Population::Invited, Population::Answered] {
        let Some(figure) = content.down(SetKind::Left, Given::Units, population) else { continue };
        let shown = |school: &UnitId| {
            let is_it = |code: &String| code.parse::<UnitId>().is_ok_and(|unit| unit == *school);
            figure.count(figure.rows().codes.iter().position(is_it)?, 0, population)
        };
        for region in Region::ALL {
            let schools: BTreeSet<UnitId> =
                regions.iter().filter(|(_, lies_in)| lies_in == region).map(|(school, _)| *school).collect();
            let count = sum(schools.iter().map(shown));
            if let Some(count) = count.filter(|_| !schools.is_empty()) {
                counts.push(RegionCount { region: *region, population, count });
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::SetContent;
    use crate::release::testing::{HIDDEN, content, day, list, set, unit, units};

    const WHO: Population = Population::Answered;

    fn destinations(codes: &[&str], row: &[u32]) -> SetContent {
        set(SetKind::Left, WHO, units(1), Some((list(Given::Destination, codes), None)), &[row, row])
    }

    #[test]
    fn boards_add_up_where_every_one_shows_the_count() {
        let one = content(vec![destinations(&["government", "study", "elsewhere"], &[40, 10, 20, HIDDEN])]);
        // The same categories in another order, and one that the first does not have.
        let two = content(vec![destinations(&["elsewhere", "government", "retirement"], &[25, 8, 6, 11])]);
        let other_period = Content { period: "2025".to_owned(), from: day(2025, 1, 1), ..one.clone() };
        let other_cut = Content { cut: Cut::Factors, ..two.clone() };
        let summed = add_up(&[one.clone(), other_period, two, other_cut]);
        assert_eq!((summed.boards, summed.left_out.as_slice()), (2, [1, 3].as_slice()));
        let figure = summed.figure("units-destination", WHO).expect("both have it");
        assert_eq!(figure.rows, ["all"]);
        assert_eq!(figure.columns, ["all", "government", "study", "elsewhere"]);
        let counts: Vec<Option<u32>> = (0..4).map(|column| figure.count(0, column)).collect();
        assert_eq!(counts, [Some(65), Some(16), None, None]);
        assert_eq!(figure.count(1, 0), None);
        let own = content(vec![destinations(&["government", "study", "elsewhere"], &[50, 25, 10, 15])]);
        let compared = compare(&own, &summed);
        assert_eq!(compared.len(), 1);
        assert_eq!((compared[0].own, compared[0].others), (Share { is: 25, of: 50 }, Share { is: 16, of: 65 }));
        assert!(compared[0].points.0 > 0.0, "{compared:?}");
        assert_eq!(add_up(&[]).boards, 0);
    }

    #[test]
    fn subjects_are_each_boards_own_and_are_not_added_up() {
        let subjects = set(SetKind::Left, Population::Leavers, list(Given::Subject, &["1"]), None, &[&[20], &[9]]);
        assert!(add_up(&[content(vec![subjects])]).figures.is_empty());
    }

    #[test]
    fn a_region_is_counted_where_every_school_of_it_is_shown() {
        let grid: [&[u32]; 5] = [&[60], &[12], &[9], &[HIDDEN], &[7]];
        let release = content(vec![set(SetKind::Left, Population::Leavers, units(4), None, &grid)]);
        let regions = [
            (unit(1), Region::Utrecht),
            (unit(2), Region::Utrecht),
            (unit(3), Region::Zeeland),
            (unit(4), Region::Zeeland),
        ];
        let utrecht = RegionCount { region: Region::Utrecht, population: Population::Leavers, count: 21 };
        assert_eq!(by_region(&release, &regions), [utrecht]);
        assert!(by_region(&release, &[(unit(9), Region::Utrecht)]).is_empty());
        let mut placed = release;
        for (school, region) in regions {
            placed.units.iter_mut().filter(|known| known.id == school).for_each(|known| known.region = Some(region));
        }
        assert_eq!(by_region(&placed, &placed.regions()), [utrecht]);
        // A head would read a part of a region as if it were the whole.
        assert!(placed.narrowed(|school, _| school == unit(1)).regions().is_empty());
        assert!(!content(Vec::new()).to_json().contains("region"), "what nobody said is not written");
    }
}
