//! What was ticked beside what was told in talks, board-wide: the shift between the two says something of its own.

use super::content::{Content, Cut, Given};
use super::sums::{List, Named, namings};
use crate::figures::Share;

/// What is held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Every reason that was ticked, and told.
    Named,
    /// The one that was decisive, ticked and told.
    Decisive,
}

impl Sides {
    pub const ALL: [Self; 2] = [Self::Named, Self::Decisive];

    /// What was ticked, and what was told.
    pub const fn given(self) -> [Given; 2] {
        match self {
            Self::Named => [Given::Reasons, Given::ToldReasons],
            Self::Decisive => [Given::Decisive, Given::ToldDecisive],
        }
    }

    fn counted(self, content: &Content) -> Option<[Named<'_>; 2]> {
        let [ticked, told] = self.given().map(|what| Named::of(content, what, 0));
        Some([ticked?, told?])
    }
}

/// One reason, push factor, or entry of a list, both ways. The two are of other people: not everybody who answered
/// talked, and of some who talked there are no answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    pub code: String,
    /// Of those who answered. Namings of an entry of a list may be more than people.
    pub ticked: Share,
    /// Of those of whose talk a report tells, likewise.
    pub told: Share,
}

/// Every reason of which both are shown, in the order of the list.
pub fn shifts(content: &Content, sides: Sides) -> Vec<Shift> {
    let Some([ticked, told]) = sides.counted(content) else { return Vec::new() };
    let share = |named: Named<'_>, code: &str| {
        let (is, of) = (named.count(code)?, named.people()?);
        (is <= of).then_some(Share { is, of })
    };
    let shift =
        |code: &str| Some(Shift { code: code.to_owned(), ticked: share(ticked, code)?, told: share(told, code)? });
    ticked.codes().filter_map(shift).collect()
}

/// Every entry of the list of which both sums are shown. None where people are counted by push factor: those stand in
/// [`shifts`].
pub fn shifts_by(content: &Content, sides: Sides, list: List) -> Vec<Shift> {
    let Some(both) = sides.counted(content).filter(|_| content.cut == Cut::Codes) else { return Vec::new() };
    let [ticked, told] = sides.given().map(|what| namings(content, what, list, 0));
    let of = both.map(Named::people);
    let shift = |((code, ticked), (_, told)): ((String, Option<u32>), (String, Option<u32>))| {
        let [of_ticked, of_told] = of;
        let (ticked, told) = (Share { is: ticked?, of: of_ticked? }, Share { is: told?, of: of_told? });
        Some(Shift { code, ticked, told })
    };
    ticked.into_iter().zip(told).filter_map(shift).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::SetKind;
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
            shifts(&release, Sides::Named),
            [
                shift("B1", Share { is: 20, of: 40 }, Share { is: 9, of: 25 }),
                shift("D1", Share { is: 6, of: 40 }, Share { is: 15, of: 25 }),
            ]
        );
        assert!(shifts(&release, Sides::Decisive).is_empty(), "nobody counted it");
        assert!(shifts(&content(Vec::new()), Sides::Named).is_empty());
    }

    #[test]
    fn what_is_added_up_shifts_where_both_sums_are_shown() {
        let workload = ["B1", "B4", "C4", "none"];
        let decisive = |kind, who, given, counts: &[u32]| {
            let down: Vec<&[u32]> = counts.iter().map(std::slice::from_ref).collect();
            set(kind, who, list(given, &workload), None, &down)
        };
        let release = content(vec![
            decisive(SetKind::Left, Population::Answered, Given::Decisive, &[60, 20, 10, 6, 24]),
            decisive(SetKind::Told, Population::Told, Given::ToldDecisive, &[30, 9, HIDDEN, 5, 6]),
        ]);
        let by = |release: &Content| shifts_by(release, Sides::Decisive, List::Han);
        assert!(by(&release).is_empty(), "one of the three is hidden: no sum is shown");
        let release = content(vec![
            decisive(SetKind::Left, Population::Answered, Given::Decisive, &[60, 20, 10, 6, 24]),
            decisive(SetKind::Told, Population::Told, Given::ToldDecisive, &[30, 9, 8, 5, 8]),
        ]);
        let workload =
            Shift { code: "workload".to_owned(), ticked: Share { is: 36, of: 60 }, told: Share { is: 22, of: 30 } };
        assert_eq!(by(&release), [workload]);
        assert!(shifts_by(&release, Sides::Named, List::Han).is_empty(), "nobody counted it");
        let codes: Vec<String> = shifts(&release, Sides::Decisive).into_iter().map(|shift| shift.code).collect();
        assert_eq!(codes, ["B1", "B4", "C4"], "whoever named none named nothing");
        assert!(by(&Content { cut: Cut::Factors, ..release }).is_empty());
    }
}
