//! What was ticked beside what was told in talks, board-wide: the shift between the two says something of its own.

use super::content::{Content, Given, SetKind};
use crate::disclosure::Population;
use crate::figures::Share;

/// One reason, or push factor, both ways. The two are of other people: not everybody who answered talked, and of some
/// who talked there are no answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    pub code: String,
    /// Of those who answered.
    pub ticked: Share,
    /// Of those of whose talk a report tells.
    pub told: Share,
}

/// Every reason of which both are shown, in the order of the list.
pub fn shifts(content: &Content) -> Vec<Shift> {
    let ticked = content.across(SetKind::Left, Given::Reasons);
    let told = content.across(SetKind::Told, Given::ToldReasons);
    let (Some(ticked), Some(told)) = (ticked, told) else { return Vec::new() };
    let Some(columns) = ticked.columns() else { return Vec::new() };
    let shift = |(column, code): (usize, &String)| {
        Some(Shift {
            code: code.clone(),
            ticked: ticked.share(0, column, Population::Answered)?,
            told: told.share(0, told.column_of(code)?, Population::Told)?,
        })
    };
    columns.codes.iter().enumerate().skip(1).filter_map(shift).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::testing::{HIDDEN, content, list, set, units};

    #[test]
    fn a_reason_shifts_where_both_sides_are_shown() {
        let side = |kind, who, given, codes: &[&str], row: &[u32]| {
            set(kind, who, units(1), Some((list(given, codes), Some(3))), &[row, row])
        };
        let release = content(vec![
            side(
                SetKind::Left,
                Population::Answered,
                Given::Reasons,
                &["B1", "B2", "C1", "D1"],
                &[40, 20, HIDDEN, 10, 6],
            ),
            side(SetKind::Told, Population::Told, Given::ToldReasons, &["D1", "C1", "B1"], &[25, 15, HIDDEN, 9]),
        ]);
        let shift = |code: &str, ticked, told| Shift { code: code.to_owned(), ticked, told };
        assert_eq!(
            shifts(&release),
            [
                shift("B1", Share { is: 20, of: 40 }, Share { is: 9, of: 25 }),
                shift("D1", Share { is: 6, of: 40 }, Share { is: 15, of: 25 }),
            ]
        );
        assert!(shifts(&content(Vec::new())).is_empty());
    }
}
