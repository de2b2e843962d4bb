//! What is wrong with a registration, in words.

use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use wording::{Wording, key};

/// The sentence beside a field.
pub fn words(wording: Wording, field: Field, fault: RegistrationFault) -> String {
    use RegistrationFault as Fault;
    wording.text(match fault {
        Fault::NameMissing => key::STAFF_FAULT_NAME_MISSING,
        Fault::NameTooLong => key::STAFF_FAULT_NAME_TOO_LONG,
        Fault::AddressMalformed => key::STAFF_FAULT_ADDRESS_MALFORMED,
        Fault::UnknownUnit => key::STAFF_FAULT_UNKNOWN_UNIT,
        Fault::AmbiguousUnit => key::STAFF_FAULT_AMBIGUOUS_UNIT,
        Fault::UnknownLeader => key::STAFF_FAULT_UNKNOWN_LEADER,
        Fault::LeaderIsTheLeaver => key::STAFF_FAULT_LEADER_IS_THE_LEAVER,
        Fault::UnknownType => key::STAFF_FAULT_UNKNOWN_TYPE,
        Fault::UnknownLanguage => key::STAFF_FAULT_UNKNOWN_LANGUAGE,
        Fault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
        Fault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
        Fault::EndBeforeLastDay => key::STAFF_FAULT_END_BEFORE_LAST_DAY,
        Fault::TooLongAgo => key::STAFF_FAULT_TOO_LONG_AGO,
        Fault::TooFarAhead => key::STAFF_FAULT_TOO_FAR_AHEAD,
        Fault::UnknownChoice => return wording.code("unknown", field.code()),
        Fault::UnknownAccount => key::STAFF_FAULT_UNKNOWN_ACCOUNT,
        Fault::ConcludedOnMissing => key::STAFF_FAULT_CONCLUDED_ON_MISSING,
        Fault::AlreadyRegistered => key::STAFF_FAULT_ALREADY_REGISTERED,
        Fault::Formula => key::STAFF_FAULT_FORMULA,
        Fault::NotYesOrNo => key::STAFF_FAULT_NOT_YES_OR_NO,
        Fault::TooManyCells => key::STAFF_FAULT_TOO_MANY_CELLS,
    })
}

/// Faults by the names of their controls.
pub fn at_fields(wording: Wording, faults: &[(Field, RegistrationFault)]) -> Vec<(String, String)> {
    faults.iter().map(|(field, fault)| (field.code().to_owned(), words(wording, *field, *fault))).collect()
}
