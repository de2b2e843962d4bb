//! What is wrong with a registration, in words.

use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use leptos::prelude::*;
use wording::{Wording, key};

use crate::components::{at_controls, error_summary};
use crate::staff::parts::Filling;

/// The sentence beside a field.
pub fn words(wording: Wording, field: Field, fault: RegistrationFault) -> String {
    use RegistrationFault as Fault;
    wording.text(match fault {
        Fault::NameMissing => key::STAFF_FAULT_NAME_MISSING,
        Fault::NameTooLong => key::STAFF_FAULT_NAME_TOO_LONG,
        Fault::AddressMalformed => key::STAFF_FAULT_ADDRESS_MALFORMED,
        Fault::NumberMalformed => key::STAFF_FAULT_NUMBER_MALFORMED,
        Fault::NumberTaken => key::STAFF_FAULT_NUMBER_TAKEN,
        Fault::UnknownUnit => key::STAFF_FAULT_UNKNOWN_UNIT,
        Fault::AmbiguousUnit => key::STAFF_FAULT_AMBIGUOUS_UNIT,
        Fault::UnknownLeader => key::STAFF_FAULT_UNKNOWN_LEADER,
        Fault::LeaderIsTheLeaver => key::STAFF_FAULT_LEADER_IS_THE_LEAVER,
        Fault::TeamWithoutLeader => key::STAFF_FAULT_TEAM_WITHOUT_LEADER,
        Fault::TeamWithSeveralLeaders => key::STAFF_FAULT_TEAM_WITH_SEVERAL_LEADERS,
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

/// Faults by the names of their controls, one for each: the first that was found.
pub fn at_fields(wording: Wording, faults: &[(Field, RegistrationFault)]) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = Vec::new();
    for (field, fault) in faults {
        if named.last().is_none_or(|(name, _)| name != field.code()) {
            named.push((field.code().to_owned(), words(wording, *field, *fault)));
        }
    }
    named
}

/// What is wrong, on top of the form, with the name of each field: one sentence may fit several.
pub fn summary(wording: Wording, filling: &Filling) -> Option<AnyView> {
    let named: Vec<(String, String)> = filling.0.faults.iter().map(|fault| with_name(wording, fault)).collect();
    error_summary(wording.text(key::STAFF_ERRORS_TITLE), &at_controls(&named))
}

fn with_name(wording: Wording, (name, text): &(String, String)) -> (String, String) {
    let field = Field::parse(name).map(|field| wording.code("field", field.code()));
    (name.clone(), field.map_or_else(|| text.clone(), |field| format!("{field}: {text}")))
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::departure::RegistrationFault as Fault;
    use domain::departure_form::Field;
    use leptos::prelude::RenderHtml;
    use wording::Wording;

    use super::{at_fields, summary};
    use crate::fields::Fields;
    use crate::form::Typed;
    use crate::staff::parts::Filling;

    #[test]
    fn errors_name_their_field_once() {
        let wording = Wording::new(Language::En);
        let found = [
            (Field::LastDayWorked, Fault::DateMissing),
            (Field::EndOfEmployment, Fault::DateMissing),
            (Field::EndOfEmployment, Fault::TooFarAhead),
        ];
        let faults = at_fields(wording, &found);
        let names: Vec<&str> = faults.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["last_day_worked", "end_of_employment"]);
        let filling = Filling(Typed { fields: Fields::default(), faults });
        let html = summary(wording, &filling).expect("two lines").to_html();
        assert!(html.contains("Last day worked: ") && html.contains("End of employment: "), "{html}");
    }
}
