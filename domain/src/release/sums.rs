//! How often reasons of a group, or of an outside list, were ticked, decisive or told: sums of shown counts.
//!
//! A sum counts namings, not people: whoever ticks two reasons of a group is in it twice. What is decisive is one reason
//! of each, and its sums are people. Where people are counted by
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

/// What is counted of reasons, of the whole board or of one row of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    figure: Figure<'a>,
    who: Population,
    row: usize,
}

impl<'a> Named<'a> {
    /// `what` is ticked, decisive, told, or told to be decisive; `row` is that of the figure by unit, 0 the board. `None`
    /// where it is not counted there.
    pub fn of(content: &'a Content, what: Given, row: usize) -> Option<Self> {
        let (kind, who) = match what {
            Given::ToldReasons | Given::ToldDecisive => (SetKind::Told, Population::Told),
            _ => (SetKind::Left, Population::Answered),
        };
        let across = content.across(kind, what);
        let across = across.filter(|figure| row == 0 || figure.rows().given == Given::Units);
        let down = || content.down(kind, what, who).filter(|_| row == 0);
        Some(Self { figure: across.or_else(down)?, who, row })
    }

    pub const fn who(self) -> Population {
        self.who
    }

    /// How many people they are; `None` where it is hidden.
    pub fn people(self) -> Option<u32> {
        self.figure.count(self.row, 0, self.who)
    }

    /// The codes of the list, without the whole and what says nothing.
    pub fn codes(self) -> impl Iterator<Item = &'a str> {
        let list = self.figure.columns().unwrap_or_else(|| self.figure.rows());
        list.codes.iter().skip(1).map(String::as_str).filter(move |code| !list.given.is_beside(code))
    }

    /// How many of them named it.
    pub fn count(self, code: &str) -> Option<u32> {
        match self.figure.columns() {
            Some(_) => self.figure.count(self.row, self.figure.column_of(code)?, self.who),
            None => self.figure.count(self.figure.row_of(code)?, 0, self.who),
        }
    }
}

/// Every entry of the list with how often its reasons were named by the people of a unit, by its row in the figure of
/// units and reasons (0 is the board, of which alone it is said what was decisive or told). `what` is ticked, decisive,
/// told, or told to be decisive: of what is decisive each names one at the most, so that these are people. `None` where
/// one of the reasons is hidden there, or is not counted by code.
pub fn namings(content: &Content, what: Given, list: List, row: usize) -> Vec<(String, Option<u32>)> {
    let named = Named::of(content, what, row);
    list.entries()
        .into_iter()
        .map(|(entry, reasons)| {
            let namings = named.and_then(|named| match (content.cut, list) {
                (Cut::Codes, _) => sum(reasons.iter().map(|reason| named.count(reason.code()))),
                (Cut::Factors, List::Han) => named.count(entry),
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
        let all = namings(release, Given::Reasons, list, 0);
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
        let han = |row| namings(&release, Given::Reasons, List::Han, row);
        assert_eq!(han(1), han(0));
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
    fn what_was_decisive_and_told_adds_up_likewise_of_the_board_alone() {
        let counted = ReasonCode::ALL.iter().filter(|reason| **reason != ReasonCode::Z);
        let codes: Vec<&str> = counted.map(|reason| reason.code()).collect();
        let with_none: Vec<&str> = codes.iter().copied().chain(["none"]).collect();
        let count = |code: &str| match code {
            "B1" => 20,
            "E1" => HIDDEN,
            _ => 5,
        };
        let whole = std::iter::once(300);
        let decisive: Vec<u32> = whole.clone().chain(with_none.iter().map(|code| count(code))).collect();
        let told: Vec<u32> = whole.chain(codes.iter().map(|code| if *code == "B1" { 4 } else { 1 })).collect();
        let down: Vec<&[u32]> = decisive.iter().map(std::slice::from_ref).collect();
        let told_reasons = Some((list(Given::ToldReasons, &codes), Some(3)));
        let (answered, of_told) = (Population::Answered, Population::Told);
        let release = content(vec![
            set(SetKind::Left, answered, list(Given::Decisive, &with_none), None, &down),
            set(SetKind::Told, of_told, units(1), told_reasons, &[told.as_slice(), told.as_slice()]),
        ]);
        let of = |what, list, entry: &str| {
            let all = namings(&release, what, list, 0);
            all.into_iter().find(|(code, _)| code == entry).expect("an entry of the list").1
        };
        // B1, B4 and C4.
        assert_eq!(of(Given::Decisive, List::Han, "workload"), Some(30));
        assert_eq!(of(Given::Decisive, List::Groups, "B"), Some(45));
        assert_eq!(of(Given::Decisive, List::Groups, "E"), None, "it is hidden");
        assert_eq!(of(Given::ToldReasons, List::Motives, "workload"), Some(5));
        assert_eq!(of(Given::ToldDecisive, List::Han, "workload"), None, "nobody counted it");
        for list in [List::Han, List::Groups] {
            assert!(namings(&release, Given::Decisive, list, 1).iter().all(|(_, count)| count.is_none()), "{list}");
        }
    }

    #[test]
    fn people_counted_by_factor_are_in_that_list_alone() {
        let codes: Vec<&str> = HanPushFactor::ALL.iter().map(|factor| factor.code()).collect();
        let reasons = (list(Given::Reasons, &codes), Some(3));
        let row: &[u32] = &[33, HIDDEN, 12, 15, 6, HIDDEN];
        let sets = vec![set(SetKind::Left, Population::Answered, units(1), Some(reasons), &[row, row])];
        let release = Content { cut: Cut::Factors, ..content(sets) };
        let han: Vec<Option<u32>> =
            namings(&release, Given::Reasons, List::Han, 0).into_iter().map(|(_, count)| count).collect();
        assert_eq!(han, [None, Some(12), Some(15), Some(6), None]);
        for list in [List::Groups, List::Ministry, List::Motives] {
            assert!(namings(&release, Given::Reasons, list, 0).iter().all(|(_, count)| count.is_none()), "{list}");
        }
    }
}
