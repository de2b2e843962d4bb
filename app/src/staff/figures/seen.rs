//! Whose rows somebody sees: the board's own people all of them, a head those of their school, a leader those of their
//! team, and both the row of the whole board. What is not counted by unit is of the whole board, and all of it is seen.

use domain::ids::UnitId;
use domain::release::{ALL, Content, DimensionContent, Given, unit_above};
use server::access::{FiguresReader, FiguresScope};

/// The units of which rows are seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen(pub FiguresScope);

impl From<&FiguresReader> for Seen {
    fn from(reader: &FiguresReader) -> Self {
        Self(reader.scope().clone())
    }
}

impl Seen {
    /// Whether they read all that is published.
    pub fn is_all(&self) -> bool {
        self.0 == FiguresScope::Board
    }

    /// Whether a unit, by its code in a release, is seen. The whole board always is; small units together, and
    /// people of none, only where the unit above them is their own, since they are also of others.
    pub fn sees(&self, content: &Content, code: &str) -> bool {
        if self.is_all() || code == ALL {
            return true;
        }
        if let Some(above) = unit_above(code) {
            return above.parse().is_ok_and(|above| self.own().contains(&above));
        }
        let school = |unit: UnitId| content.units.iter().find(|known| known.id == unit).and_then(|known| known.school);
        code.parse().is_ok_and(|unit: UnitId| self.0.reads(unit, school(unit)))
    }

    /// The units that are named in their roles.
    fn own(&self) -> &[UnitId] {
        match &self.0 {
            FiguresScope::Board => &[],
            FiguresScope::Schools(units) | FiguresScope::Teams(units) => units,
        }
    }

    /// The rows of this dimension that are seen, in its order: of units those above; of regions, which are schools of
    /// others too, the whole alone; of all else, which is of the whole board, every one.
    pub fn rows(&self, content: &Content, rows: &DimensionContent) -> Vec<usize> {
        let is_seen = |row: usize, code: &str| match rows.given {
            Given::Units => self.sees(content, code),
            Given::Region => row == 0 || self.is_all(),
            _ => true,
        };
        let sees = |(row, code): (usize, &String)| is_seen(row, code).then_some(row);
        rows.codes.iter().enumerate().filter_map(sees).collect()
    }

    /// The rows that a report is about, the own ones first: of the board the whole, of a head their schools.
    pub fn headings(&self, rows: &DimensionContent) -> Vec<usize> {
        let own = self.own();
        let is_own = |code: &str| rows.given == Given::Units && code.parse().is_ok_and(|unit| own.contains(&unit));
        let own = rows.codes.iter().enumerate().filter(|(_, code)| is_own(code)).map(|(row, _)| row);
        own.chain([0]).collect()
    }
}

#[cfg(test)]
mod tests {
    use domain::release::{DIRECT, OTHERS, UnitName};

    use super::*;
    use crate::staff::figures::made_up;

    fn unit(number: u128) -> UnitId {
        made_up::unit(number)
    }

    fn content() -> Content {
        let named = |id: u128, school: Option<u128>| UnitName {
            id: unit(id),
            school: school.map(unit),
            name: format!("Unit {id}"),
            headcount: None,
            region: None,
        };
        Content { units: vec![named(1, None), named(2, Some(1)), named(3, None)], ..made_up::content() }
    }

    fn units() -> DimensionContent {
        let codes = ["all".to_owned(), unit(1).to_string(), unit(2).to_string(), format!("{OTHERS}{}", unit(1))];
        let codes: Vec<String> = codes.into_iter().chain([unit(3).to_string()]).collect();
        let above = vec![None, Some(0), Some(1), Some(1), Some(0)];
        DimensionContent { given: Given::Units, is_answer: false, codes, above }
    }

    #[test]
    fn a_head_sees_their_school_with_its_teams_and_the_board_as_a_whole() {
        let (content, units) = (content(), units());
        assert_eq!(Seen(FiguresScope::Board).rows(&content, &units), [0, 1, 2, 3, 4]);
        assert_eq!(Seen(FiguresScope::Schools(vec![unit(1)])).rows(&content, &units), [0, 1, 2, 3]);
        assert_eq!(Seen(FiguresScope::Schools(vec![unit(3)])).rows(&content, &units), [0, 4]);
    }

    #[test]
    fn a_head_sees_the_people_of_the_school_who_have_no_team() {
        let direct = format!("{DIRECT}{}", unit(1));
        for (scope, sees) in [
            (FiguresScope::Schools(vec![unit(1)]), true),
            (FiguresScope::Schools(vec![unit(3)]), false),
            (FiguresScope::Teams(vec![unit(2)]), false),
        ] {
            assert_eq!(Seen(scope.clone()).sees(&content(), &direct), sees, "{scope:?}");
        }
    }

    #[test]
    fn a_leader_sees_their_team_and_no_row_that_is_also_of_others() {
        let (content, units) = (content(), units());
        let seen = Seen(FiguresScope::Teams(vec![unit(2)]));
        assert_eq!(seen.rows(&content, &units), [0, 2]);
        assert_eq!(seen.headings(&units), [2, 0], "their own first");
        assert_eq!(Seen(FiguresScope::Board).headings(&units), [0]);
    }

    #[test]
    fn what_is_not_by_unit_is_of_the_whole_board_and_all_of_it_is_seen() {
        let ways = DimensionContent { given: Given::Way, ..units() };
        for scope in [FiguresScope::Schools(vec![unit(1)]), FiguresScope::Teams(vec![unit(2)]), FiguresScope::Board] {
            assert_eq!(Seen(scope.clone()).rows(&content(), &ways), [0, 1, 2, 3, 4], "{scope:?}");
        }
        let regions = DimensionContent { given: Given::Region, ..units() };
        assert_eq!(Seen(FiguresScope::Schools(vec![unit(1)])).rows(&content(), &regions), [0], "schools of others");
        assert_eq!(Seen(FiguresScope::Board).rows(&content(), &regions).len(), 5);
    }
}
