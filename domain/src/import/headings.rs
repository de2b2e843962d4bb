//! The headings a list may have, in Dutch and English. `docs/import.md` shows the same table.

use super::sheet::Headings;
use crate::Language;
use crate::departure::OptionalFacts;
use crate::departure_form::{Field, plain};

/// The columns of a list of leavers.
pub(super) const OF_LEAVERS: Headings<Field> =
    Headings { means: field_of, missing, dates: &super::days::COLUMNS, is_ours: is_why };

/// Words for each column, written as [`plain`] makes them: lower case, no accents, no signs. The
/// code of the field itself (`last_day_worked`) always does, too.
const REGISTRATION: &[(Field, &[&str])] = &[
    (Field::Name, &["naam", "medewerker", "employee"]),
    (Field::FirstName, &["voornaam", "voornamen", "given name"]),
    (Field::NamePrefix, &["tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "prefix"]),
    (Field::Surname, &["achternaam", "familienaam", "last name", "family name"]),
    (Field::Called, &["roepnaam", "aanspreken als", "preferred name"]),
    (
        Field::PrivateEmail,
        &["prive e mail", "prive email", "prive mail", "prive mailadres", "private e mail", "private email address"],
    ),
    (Field::WorkEmail, &["werk e mail", "werk email", "werk mail", "werk mailadres", "work e mail"]),
    (Field::ExternalId, &["personeelsnummer", "employee number", "external id", "externe sleutel"]),
    (Field::Language, &["taal"]),
    (Field::School, &["directie", "directorate"]),
    (Field::Unit, &["team", "onderdeel", "afdeling", "department"]),
    (Field::Leader, &["leidinggevende", "teamleider", "team leader", "manager"]),
    (Field::DepartureType, &["vertreksoort", "soort vertrek", "soort", "type", "type of departure"]),
    (Field::Foreseen, &["voorzien"]),
    (Field::LastDayWorked, &["laatste werkdag", "last working day", "last day"]),
    (Field::EndOfEmployment, &["einde dienstverband", "uit dienst", "datum uit dienst", "end of contract"]),
    (Field::KnownFrom, &["bekend vanaf"]),
    (Field::MayNotHost, &["mag niet voeren", "voert het gesprek niet", "may not hold the talk"]),
    (Field::Subject, &["vak", "vakgebied", "vak of vakgebied", "field of work"]),
    (Field::DirectorOrHr, &["directie of hr", "directeur of hr"]),
    (Field::ConcludedOn, &["gesloten op", "overeenkomst gesloten op", "agreement concluded on"]),
    (Field::ReconsiderStated, &["bedenktijd vermeld", "time to reconsider stated"]),
    (Field::ConditionConfirmed, &["voorwaarde bevestigd"]),
    (Field::QuestionnaireSwitchedOn, &["vragenlijst aan", "questionnaire on"]),
];

/// The columns without which a list can't be read. The unit may stand under `unit` or `school`, the name under `name`
/// or `surname`.
const REQUIRED: [Field; 4] = [Field::Name, Field::DepartureType, Field::LastDayWorked, Field::EndOfEmployment];

/// The field a heading means.
fn field_of(heading: &str) -> Option<Field> {
    let heading = plain(heading);
    headings()
        .find(|(field, words)| words.contains(&heading.as_str()) || plain(field.code()) == heading)
        .map(|(field, _)| *field)
}

/// The words for all columns, those of optional facts among them.
fn headings() -> impl Iterator<Item = &'static (Field, &'static [&'static str])> {
    REGISTRATION.iter().chain(OptionalFacts::HEADINGS)
}

/// The headings a list may have, as [`plain`] makes them, by the field they mean; beside them the code of each field.
pub fn accepted_headings() -> impl Iterator<Item = (Field, &'static [&'static str])> {
    headings().copied()
}

/// The heading above why a line was refused, in a list of such lines ([`super::RefusedLines`]).
pub const fn why_heading(language: Language) -> &'static str {
    match language {
        Language::Nl => "waarom geweigerd",
        Language::En => "why refused",
    }
}

/// Whether this is that heading: a list that was mended comes back with the column.
pub(super) fn is_why(heading: &str) -> bool {
    let heading = plain(heading);
    Language::ALL.iter().any(|language| why_heading(*language) == heading)
}

/// Required columns that a heading does not have.
pub(super) fn missing(columns: &[Option<Field>]) -> Vec<Field> {
    let has = |field: Field| columns.contains(&Some(field));
    let is_there = |field: &Field| has(*field) || (*field == Field::Name && has(Field::Surname));
    let mut missing: Vec<Field> = REQUIRED.into_iter().filter(|field| !is_there(field)).collect();
    if !has(Field::Unit) && !has(Field::School) {
        missing.push(Field::Unit);
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::{Field, field_of, headings, is_why, why_heading};
    use crate::Language;
    use crate::departure_form::plain;

    #[test]
    fn every_field_has_headings_and_no_heading_means_two_fields() {
        for field in Field::ALL {
            assert_eq!(field_of(field.code()), Some(*field));
            assert!(headings().any(|(other, _)| other == field), "{field}");
        }
        for (field, words) in headings() {
            for word in *words {
                assert_eq!(plain(word), *word, "written plainly");
                assert_eq!(field_of(word), Some(*field), "{word}");
            }
        }
    }

    #[test]
    fn the_column_of_reasons_is_known_when_it_comes_back_and_means_no_field() {
        for language in Language::ALL {
            let heading = why_heading(language);
            assert_eq!(plain(heading), heading, "written plainly");
            assert!(is_why(&heading.to_uppercase()) && field_of(heading).is_none());
        }
    }

    #[test]
    fn the_page_about_importing_names_every_heading() {
        let page = include_str!("../../../docs/import.md");
        for (field, words) in headings() {
            assert!(page.contains(&format!("`{}`", field.code())), "{field}");
            for word in *words {
                assert!(plain(page).contains(word), "{word}");
            }
        }
    }
}
