//! Why a file or a line is refused, in words.

use domain::organisation_import::{Column, LineFault, List};
use server::organisation_import::FileFault;
use wording::{Wording, key};

use crate::staff::import::sheet_fault;

/// Why a whole file is refused.
pub fn file(wording: Wording, list: List, fault: &FileFault) -> String {
    match fault {
        FileFault::Unreadable(fault) => sheet_fault(wording, fault, |one| column(wording, one)),
        FileFault::TheOther => wording.text(match list {
            List::Units => key::LISTS_IS_PEOPLE,
            List::People => key::LISTS_IS_UNITS,
        }),
    }
}

/// Why a line is refused, with the column.
pub fn line(wording: Wording, at: Column, fault: LineFault) -> String {
    format!("{}: {}", column(wording, at), words(wording, fault))
}

fn column(wording: Wording, column: Column) -> String {
    wording.code("list-column", column.code())
}

fn words(wording: Wording, fault: LineFault) -> String {
    use LineFault as Fault;
    wording.text(match fault {
        Fault::SameAs { line } => return wording.with(key::LISTS_FAULT_SAME_AS, [("line", line.into())]),
        Fault::Formula => key::STAFF_FAULT_FORMULA,
        Fault::TooManyCells => key::STAFF_FAULT_TOO_MANY_CELLS,
        Fault::NameMissing => key::STAFF_FAULT_NAME_MISSING,
        Fault::NameTooLong => key::STAFF_FAULT_NAME_TOO_LONG,
        Fault::PlaceTooLong => key::STAFF_FAULT_LINE_TOO_LONG,
        Fault::UnknownKind => key::LISTS_FAULT_UNKNOWN_KIND,
        Fault::UnknownRegion => key::LISTS_FAULT_UNKNOWN_REGION,
        Fault::ParentMissing => key::LISTS_FAULT_PARENT_MISSING,
        Fault::SchoolBelongsNowhere => key::LISTS_FAULT_SCHOOL_BELONGS_NOWHERE,
        Fault::UnknownParent => key::LISTS_FAULT_UNKNOWN_PARENT,
        Fault::ParentIsATeam => key::LISTS_FAULT_PARENT_IS_A_TEAM,
        Fault::OwnParent => key::LISTS_FAULT_OWN_PARENT,
        Fault::UnknownLeader => key::LISTS_FAULT_UNKNOWN_LEADER,
        Fault::LeaderIsAdministrator => key::LISTS_FAULT_LEADER_IS_ADMINISTRATOR,
        Fault::AddressMissing => key::LISTS_FAULT_ADDRESS_MISSING,
        Fault::AddressMalformed => key::STAFF_FAULT_ADDRESS_MALFORMED,
        Fault::UnknownLanguage => key::LISTS_FAULT_UNKNOWN_LANGUAGE,
        Fault::RoleMissing => key::LISTS_FAULT_ROLE_MISSING,
        Fault::UnknownRole => key::LISTS_FAULT_UNKNOWN_ROLE,
        Fault::OnlyAdministrators => key::LISTS_FAULT_ONLY_ADMINISTRATORS,
        Fault::UnknownSchool => key::LISTS_FAULT_UNKNOWN_SCHOOL,
        Fault::UnknownUnit => key::LISTS_FAULT_UNKNOWN_UNIT,
        Fault::AmbiguousUnit => key::LISTS_FAULT_AMBIGUOUS_UNIT,
        Fault::LeaderOfWhat => key::LISTS_FAULT_LEADER_OF_WHAT,
        Fault::HeadOfWhat => key::LISTS_FAULT_HEAD_OF_WHAT,
        Fault::TrainingUnnamed => key::LISTS_FAULT_TRAINING_UNNAMED,
        Fault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
        Fault::DateUnsure => key::LISTS_FAULT_DATE_UNSURE,
        Fault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
        Fault::UntilBeforeFrom => key::STAFF_FAULT_UNTIL_BEFORE_FROM,
    })
}
