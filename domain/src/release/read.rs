//! Reading a release by its codes: counts, shares, distributions and means, all from published numbers.

use super::content::{Content, DimensionContent, Figure, Given, SetKind, TableContent};
use crate::disclosure::{Population, PublishedLayer};
use crate::figures::Share;
use crate::ids::UnitId;

/// The code of the whole of a dimension.
pub const ALL: &str = "all";
/// The code of what was left open, or not asked.
pub const NONE: &str = "none";
/// What stands beside a scale of five points, and beside the options of a choice.
pub(super) const BESIDE_THE_SCALE: [&str; 3] = [NONE, "rather_not_say", "does_not_apply"];

/// The counts together; `None` where one of them is hidden, or they are too many for a number.
pub(super) fn sum(counts: impl IntoIterator<Item = Option<u32>>) -> Option<u32> {
    counts.into_iter().try_fold(0_u32, |sum, count| sum.checked_add(count?))
}

impl Given {
    /// Whether it is an item of five points, from "strongly disagree" to "strongly agree".
    pub const fn is_five_points(self) -> bool {
        matches!(
            self,
            Self::Enjoyment
                | Self::OwnWay
                | Self::ShowAbility
                | Self::WorkloadSustainable
                | Self::Growth
                | Self::Belonging
                | Self::LeaderSupport
                | Self::BehaviourSupport
                | Self::SpeakUp
                | Self::Induction
                | Self::DepartureHandled
        )
    }

    /// Whether it is about reasons of which everybody has one at the most.
    pub(super) const fn names_one(self) -> bool {
        matches!(self, Self::Decisive | Self::ToldDecisive)
    }

    /// Whether a category says nothing of what is asked: left open, or beside the scale.
    pub fn is_beside(self, code: &str) -> bool {
        match self {
            // That there was no talk is known.
            Self::Talk => false,
            _ if self.is_five_points() => BESIDE_THE_SCALE.contains(&code),
            _ => code == NONE,
        }
    }
}

impl DimensionContent {
    /// The number of a category.
    pub fn category_of(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|own| own == code)
    }

    /// The categories right below the whole.
    pub fn below_the_whole(&self) -> impl Iterator<Item = usize> {
        self.above.iter().enumerate().filter(|(_, above)| **above == Some(0)).map(|(category, _)| category)
    }
}

impl Content {
    /// The figure of this code.
    pub fn figure(&self, code: &str) -> Option<Figure<'_>> {
        self.figures().find(|figure| figure.code() == code)
    }

    /// All figures, in the order in which they were made.
    pub fn figures(&self) -> impl Iterator<Item = Figure<'_>> {
        self.sets.iter().flat_map(|set| (0..set.tables.len()).map(move |index| Figure { set, index }))
    }

    /// The figure with these columns: by unit where there is one, since its first row is the board, else any.
    pub fn across(&self, kind: SetKind, given: Given) -> Option<Figure<'_>> {
        let has = |figure: &Figure<'_>| {
            figure.kind() == kind && figure.columns().is_some_and(|columns| columns.given == given)
        };
        let by_unit = self.figures().find(|figure| has(figure) && figure.rows().given == Given::Units);
        by_unit.or_else(|| self.figures().find(has))
    }

    /// The figure with these rows, and somebody counted in it.
    pub fn down(&self, kind: SetKind, given: Given, who: Population) -> Option<Figure<'_>> {
        self.figures()
            .find(|figure| figure.kind() == kind && figure.rows().given == given && figure.populations().contains(&who))
    }

    /// What a unit was called, by its code; `None` of the whole, of other units together, and of no unit.
    pub fn unit_name(&self, code: &str) -> Option<&str> {
        let id: UnitId = code.parse().ok()?;
        self.units.iter().find(|unit| unit.id == id).map(|unit| unit.name.as_str())
    }

    /// Whether anything is shown at all.
    pub fn shows_something(&self) -> bool {
        self.sets.iter().any(|set| set.published.shows_something())
    }
}

impl<'a> Figure<'a> {
    fn table(self) -> &'a TableContent {
        &self.set.tables[self.index]
    }

    fn layers(self) -> &'a [PublishedLayer] {
        self.set.published.tables.get(self.index).map_or(&[], Vec::as_slice)
    }

    pub fn code(self) -> &'a str {
        &self.table().code
    }

    pub const fn kind(self) -> SetKind {
        self.set.kind
    }

    pub fn rows(self) -> &'a DimensionContent {
        &self.set.dimensions[self.table().rows]
    }

    /// What stands across, if anything does.
    pub fn columns(self) -> Option<&'a DimensionContent> {
        self.table().columns.map(|columns| &self.set.dimensions[columns])
    }

    /// Whether a person may have several of the columns.
    pub fn has_several(self) -> bool {
        self.table().most.is_some()
    }

    /// Who is counted in it.
    pub fn populations(self) -> Vec<Population> {
        self.layers().iter().map(|layer| layer.population).collect()
    }

    /// Of whom it is read where nothing else is said: of answers those who answered, of talks those of whom a report
    /// tells, of facts all who left.
    pub fn who(self) -> Population {
        let is_answer = self.rows().is_answer || self.columns().is_some_and(|columns| columns.is_answer);
        match self.kind() {
            SetKind::Told => Population::Told,
            SetKind::Left if is_answer => Population::Answered,
            SetKind::Left => Population::Leavers,
        }
    }

    /// The count of a row in a column, 0 the whole of either; `None` where it is hidden, or where there is no such
    /// count.
    pub fn count(self, row: usize, column: usize, who: Population) -> Option<u32> {
        let layer = self.layers().iter().find(|layer| layer.population == who)?;
        let is_in = row < layer.height() && column < layer.width();
        if is_in { layer.at(row, column) } else { None }
    }

    /// The number of a row.
    pub fn row_of(self, code: &str) -> Option<usize> {
        self.rows().category_of(code)
    }

    /// The number of a column; the whole has one too.
    pub fn column_of(self, code: &str) -> Option<usize> {
        match self.columns() {
            Some(columns) => columns.category_of(code),
            None => (code == ALL).then_some(0),
        }
    }

    /// The count as a share of the row's people; of column 0, of the people of all rows.
    pub fn share(self, row: usize, column: usize, who: Population) -> Option<Share> {
        let is = self.count(row, column, who)?;
        let of = self.count(if column == 0 { 0 } else { row }, 0, who)?;
        (is <= of).then_some(Share { is, of })
    }

    /// The counts of all columns, the first category first; only where every one of them is shown.
    pub fn distribution(self, row: usize, who: Population) -> Option<Vec<u32>> {
        let columns = self.columns()?;
        self.count(row, 0, who)?;
        (1..columns.codes.len()).map(|column| self.count(row, column, who)).collect()
    }

    /// The mean on the scale, of those who placed themselves on it; only where every step of it is shown. `None` of what
    /// is no scale, and of one that is counted in bands, of which there is no exact mean.
    pub fn mean(self, row: usize, who: Population) -> Option<f64> {
        let columns = self.columns()?;
        if !columns.given.is_five_points() && columns.given != Given::Recommend {
            return None;
        }
        let steps: Vec<(usize, u32)> = columns
            .codes
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(_, code)| !BESIDE_THE_SCALE.contains(&code.as_str()))
            .map(|(column, code)| Some((column, code.parse().ok()?)))
            .collect::<Option<_>>()?;
        self.count(row, 0, who)?;
        let (mut people, mut points) = (0.0, 0.0);
        for (column, step) in steps {
            let count = f64::from(self.count(row, column, who)?);
            people += count;
            points += count * f64::from(step);
        }
        (people > 0.0).then_some(points / people)
    }

    /// How many of the row's people said something there: not those who left it open or were not asked, nor those who
    /// stand beside a scale. Where one may name several, whoever named none is not told apart, and it is all of them.
    pub fn said(self, row: usize, who: Population) -> Option<u32> {
        let columns = self.columns()?;
        let whole = self.count(row, 0, who)?;
        if self.has_several() {
            return Some(whole);
        }
        let is_beside = |column: &usize| columns.given.is_beside(&columns.codes[*column]);
        let (beside, within): (Vec<usize>, Vec<usize>) = (1..columns.codes.len()).partition(is_beside);
        let counts = |columns: Vec<usize>| sum(columns.into_iter().map(|column| self.count(row, column, who)));
        // Either way it is the same number, exactly.
        match counts(beside) {
            Some(beside) => whole.checked_sub(beside),
            None => counts(within),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::testing::{HIDDEN, content, list, set, unit, units};

    const WHO: Population = Population::Answered;

    #[test]
    fn counts_and_shares_are_read_by_their_codes() {
        let destinations = list(Given::Destination, &["government", "study", NONE]);
        let grid: [&[u32]; 3] = [&[40, 12, 20, 8], &[25, 5, 15, 5], &[15, 7, HIDDEN, HIDDEN]];
        let release = content(vec![set(SetKind::Left, WHO, units(2), Some((destinations, None)), &grid)]);
        let figure = release.figure("units-destination").expect("it was just made");
        let (row, column) = (figure.row_of(&unit(1).to_string()), figure.column_of("government"));
        assert_eq!((row, column), (Some(1), Some(1)));
        assert_eq!(figure.count(1, 1, WHO), Some(5));
        assert_eq!(figure.count(2, 2, WHO), None);
        assert_eq!(figure.count(9, 9, WHO), None);
        assert_eq!(figure.count(1, 1, Population::Leavers), None);
        assert_eq!(figure.share(2, 1, WHO), Some(Share { is: 7, of: 15 }));
        assert_eq!(figure.share(2, 0, WHO), Some(Share { is: 15, of: 40 }));
        assert_eq!(figure.distribution(0, WHO), Some(vec![12, 20, 8]));
        assert_eq!(figure.distribution(2, WHO), None);
        assert_eq!((figure.said(0, WHO), figure.said(2, WHO)), (Some(32), None));
        assert_eq!(release.unit_name(&unit(2).to_string()), Some("School 2"));
        assert_eq!((release.unit_name(ALL), release.unit_name("others:x")), (None, None));
        assert!(release.shows_something());
    }

    #[test]
    fn who_said_something_is_known_either_way_round() {
        let returning = list(Given::WouldReturn, &["yes", "no", NONE]);
        let grid: [&[u32]; 3] = [&[30, 12, 10, 8], &[30, 12, 10, HIDDEN], &[30, HIDDEN, HIDDEN, 8]];
        let release = content(vec![set(SetKind::Left, WHO, units(2), Some((returning, None)), &grid)]);
        let figure = release.figure("units-would_return").expect("it was just made");
        assert_eq!([0, 1, 2].map(|row| figure.said(row, WHO)), [Some(22); 3]);
    }

    #[test]
    fn a_mean_is_of_the_scale_alone_and_of_the_whole_scale() {
        let codes = ["1", "2", "3", "4", "5", "rather_not_say", NONE];
        // 5 × 1, 5 × 2, 10 × 3, 20 × 4, 10 × 5 are 175 points of 50 people.
        let shown: &[u32] = &[60, 5, 5, 10, 20, 10, HIDDEN, 6];
        let hidden: &[u32] = &[60, 5, HIDDEN, 10, 20, 10, HIDDEN, 6];
        let items = list(Given::Enjoyment, &codes);
        let release = content(vec![set(SetKind::Left, WHO, units(1), Some((items, None)), &[shown, hidden])]);
        let figure = release.figure("units-enjoyment").expect("it was just made");
        assert_eq!(figure.mean(0, WHO), Some(3.5));
        assert_eq!(figure.mean(1, WHO), None);
        let bands = list(Given::Recommend, &["0-6", "7-8", "9-10"]);
        let release = content(vec![set(
            SetKind::Left,
            WHO,
            units(1),
            Some((bands, None)),
            &[&[30, 10, 10, 10], &[30, 10, 10, 10]],
        )]);
        let figure = release.figure("units-recommend").expect("it was just made");
        assert_eq!(figure.mean(0, WHO), None, "seven or eight has no exact mean");
    }
}
