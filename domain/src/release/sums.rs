//! How often reasons of a group, or of an outside list, were ticked: sums of shown counts.
//!
//! A sum counts namings, not people: whoever ticks two reasons of a group is in it twice. Where people are counted by
//! push factor ([`Cut::Factors`]), those are people, and no other list can be told.

use super::content::{Content, Cut, Figure, Given, SetKind};
use super::read::sum;
use crate::coded::coded;
use crate::disclosure::Population;
use crate::language::Language;
use crate::reason::{HanPushFactor, MinistryReason, NationalMotive, ReasonCode, ReasonGroup};

coded! {
    /// By what reasons are added up.
    pub enum List {
        /// The program's own groups.
        Groups = "groups",
        /// [`HanPushFactor`]
        Han = "han",
        /// [`MinistryReason`]
        Ministry = "ministry",
        /// [`NationalMotive`]
        Motives = "motives",
    }
}

impl List {
    /// An entry of the list in words, by its code; `None` of a code that is none of it.
    pub fn text(self, code: &str, language: Language) -> Option<&'static str> {
        match self {
            Self::Groups => ReasonGroup::parse(code).map(|group| group.heading(language)),
            Self::Han => HanPushFactor::parse(code).map(|factor| factor.text(language)),
            Self::Ministry => MinistryReason::parse(code).map(|reason| reason.text(language)),
            Self::Motives => NationalMotive::parse(code).map(|motive| motive.text(language)),
        }
    }

    /// The codes of the list, each with the reasons that count under it.
    fn entries(self) -> Vec<(&'static str, Vec<ReasonCode>)> {
        match self {
            Self::Groups => entries(ReasonGroup::ALL, ReasonGroup::code, |reason| Some(reason.group())),
            Self::Han => entries(HanPushFactor::ALL, HanPushFactor::code, ReasonCode::han_push_factor),
            Self::Ministry => entries(MinistryReason::ALL, MinistryReason::code, ReasonCode::ministry_reason),
            Self::Motives => entries(NationalMotive::ALL, NationalMotive::code, ReasonCode::national_motive),
        }
    }
}

fn entries<T: Copy + PartialEq>(
    all: &[T],
    code: impl Fn(T) -> &'static str,
    place: impl Fn(ReasonCode) -> Option<T>,
) -> Vec<(&'static str, Vec<ReasonCode>)> {
    // Not wanting to say is no reason, and is not counted.
    let counted = ReasonCode::ALL.iter().copied().filter(|reason| *reason != ReasonCode::Z);
    let of = |entry: T| counted.clone().filter(|reason| place(*reason) == Some(entry)).collect();
    all.iter().map(|entry| (code(*entry), of(*entry))).collect()
}

/// Every entry of the list with how often its reasons were ticked by the people of a unit, by its row in the figure of
/// units and reasons (0 is the board). `None` where one of the reasons is hidden there, or is not counted by code.
pub fn namings(content: &Content, list: List, row: usize) -> Vec<(String, Option<u32>)> {
    let figure =
        content.across(SetKind::Left, Given::Reasons).filter(|figure| row == 0 || figure.rows().given == Given::Units);
    let ticked = |figure: Figure<'_>, code: &str| figure.count(row, figure.column_of(code)?, Population::Answered);
    list.entries()
        .into_iter()
        .map(|(entry, reasons)| {
            let namings = figure.and_then(|figure| match (content.cut, list) {
                (Cut::Codes, _) => sum(reasons.iter().map(|reason| ticked(figure, reason.code()))),
                (Cut::Factors, List::Han) => ticked(figure, entry),
                (Cut::Factors, List::Groups | List::Ministry | List::Motives) => None,
            });
            (entry.to_owned(), namings)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::testing::{HIDDEN, content, list, set, units};

    /// All reasons that are counted, in their order: B1 has 20, B4 7, C4 6, of all others 5 were ticked.
    fn release(hidden: &str) -> Content {
        let counted = ReasonCode::ALL.iter().filter(|reason| **reason != ReasonCode::Z);
        let codes: Vec<&str> = counted.map(|reason| reason.code()).collect();
        let count = |code: &str| match code {
            code if code == hidden => HIDDEN,
            "B1" => 20,
            "B4" => 7,
            "C4" => 6,
            _ => 5,
        };
        let row: Vec<u32> = std::iter::once(60).chain(codes.iter().map(|code| count(code))).collect();
        let reasons = (list(Given::Reasons, &codes), Some(3));
        let sets =
            vec![set(SetKind::Left, Population::Answered, units(1), Some(reasons), &[row.as_slice(), row.as_slice()])];
        content(sets)
    }

    fn of(release: &Content, list: List, entry: &str) -> Option<u32> {
        let all = namings(release, list, 0);
        all.into_iter().find(|(code, _)| code == entry).expect("an entry of the list").1
    }

    #[test]
    fn namings_add_up_the_reasons_of_each_entry() {
        let release = release("");
        // B1 to B6: 20 and 7, and four of five.
        assert_eq!(of(&release, List::Groups, "B"), Some(47));
        assert_eq!(of(&release, List::Groups, "E"), Some(5));
        assert_eq!(of(&release, List::Groups, "apart"), Some(5));
        // B1, B4 and C4.
        assert_eq!(of(&release, List::Han, "workload"), Some(33));
        assert_eq!(of(&release, List::Ministry, "career"), Some(5));
        // B1 and B4.
        assert_eq!(of(&release, List::Motives, "workload"), Some(27));
        assert_eq!(namings(&release, List::Han, 1), namings(&release, List::Han, 0));
    }

    #[test]
    fn one_hidden_reason_hides_every_sum_it_is_in_and_no_other() {
        let release = release("C4");
        assert_eq!(of(&release, List::Han, "workload"), None);
        assert_eq!(of(&release, List::Groups, "C"), None);
        assert_eq!(of(&release, List::Motives, "vision_and_autonomy"), None);
        assert_eq!(of(&release, List::Motives, "workload"), Some(27));
        assert_eq!(of(&release, List::Groups, "B"), Some(47));
    }

    #[test]
    fn people_counted_by_factor_are_in_that_list_alone() {
        let codes: Vec<&str> = HanPushFactor::ALL.iter().map(|factor| factor.code()).collect();
        let reasons = (list(Given::Reasons, &codes), Some(3));
        let row: &[u32] = &[33, HIDDEN, 12, 15, 6, HIDDEN];
        let sets = vec![set(SetKind::Left, Population::Answered, units(1), Some(reasons), &[row, row])];
        let release = Content { cut: Cut::Factors, ..content(sets) };
        let han: Vec<Option<u32>> = namings(&release, List::Han, 0).into_iter().map(|(_, count)| count).collect();
        assert_eq!(han, [None, Some(12), Some(15), Some(6), None]);
        for list in [List::Groups, List::Ministry, List::Motives] {
            assert!(namings(&release, list, 0).iter().all(|(_, count)| count.is_none()), "{list}");
        }
    }
}
