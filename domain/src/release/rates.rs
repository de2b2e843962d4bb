//! Rates of leaving: who left in the period, over how many people worked there on 1 October.

use super::content::{Content, Given, SetKind};
use super::read::{ALL, sum};
use crate::disclosure::Population;
use crate::ids::UnitId;

/// How many left of how many who work there. More may leave than work there on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// A code of the dimension of units; `all` is the board.
    pub unit: String,
    pub left: u32,
    /// Never nobody.
    pub people: u32,
}

/// Rates of the board and of every unit of which both numbers are there, in the order of the units. The board's people
/// are those of its schools, where every one of them said how many and none is left out; of other units together there is
/// no rate.
pub fn rates(content: &Content) -> Vec<Rate> {
    let Some(figure) = content.down(SetKind::Left, Given::Units, Population::Leavers) else { return Vec::new() };
    let rate = |(row, code): (usize, &String)| {
        let left = figure.count(row, 0, Population::Leavers)?;
        let people = people_of(content, code).filter(|people| *people > 0)?;
        Some(Rate { unit: code.clone(), left, people })
    };
    figure.rows().codes.iter().enumerate().filter_map(rate).collect()
}

fn people_of(content: &Content, code: &str) -> Option<u32> {
    if code == ALL {
        // The schools that are left are not the board.
        if content.is_narrowed {
            return None;
        }
        return sum(content.units.iter().filter(|unit| unit.school.is_none()).map(|unit| unit.headcount));
    }
    let id: UnitId = code.parse().ok()?;
    content.units.iter().find(|unit| unit.id == id)?.headcount
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::testing::{HIDDEN, content, set, unit, units};

    fn release(counts: [u32; 5]) -> Content {
        let grid: Vec<&[u32]> = counts.iter().map(std::slice::from_ref).collect();
        content(vec![set(SetKind::Left, Population::Leavers, units(4), None, &grid)])
    }

    #[test]
    fn a_rate_needs_both_numbers() {
        let rate = |number, left, people| Rate { unit: unit(number).to_string(), left, people };
        // The third school never said how many work there, so that the board has no rate either.
        assert_eq!(rates(&release([31, 12, HIDDEN, 7, HIDDEN])), [rate(1, 12, 100)]);
        let mut all_said = release([31, 12, 5, 7, 7]);
        assert_eq!(rates(&all_said), [rate(1, 12, 100), rate(2, 5, 50)]);
        all_said.units[2].headcount = Some(30);
        all_said.units[3].headcount = Some(0);
        let board = Rate { unit: "all".to_owned(), left: 31, people: 180 };
        assert_eq!(rates(&all_said), [board, rate(1, 12, 100), rate(2, 5, 50), rate(3, 7, 30)]);
        assert!(rates(&release([HIDDEN; 5])).is_empty());
    }

    #[test]
    fn whoever_reads_one_school_reads_no_rate_of_the_board_over_the_people_of_that_school() {
        let mut all = release([31, 12, 5, 7, 7]);
        all.units[2].headcount = Some(30);
        all.units[3].headcount = Some(30);
        assert_eq!(rates(&all)[0].unit, "all");
        let own = all.narrowed(|id, _| id == unit(1));
        assert_eq!(rates(&own), [Rate { unit: unit(1).to_string(), left: 12, people: 100 }]);
    }
}
