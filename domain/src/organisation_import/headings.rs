//! The headings the two lists may have, in Dutch and English. `docs/import-organisation.md` shows the same tables.

use super::{Column, List};
use crate::Language;
use crate::departure_form::plain;
use crate::import::sheet::Headings;

/// Words for a column, written as [`plain`] makes them; the first Dutch and the first English one stand in the
/// template. The code of the column itself always does, too.
struct Words {
    column: Column,
    dutch: &'static [&'static str],
    english: &'static [&'static str],
}

const fn words(column: Column, dutch: &'static [&'static str], english: &'static [&'static str]) -> Words {
    Words { column, dutch, english }
}

const UNITS: &[Words] = &[
    words(Column::Name, &["naam", "school of team", "eenheid"], &["name", "school or team", "unit"]),
    words(Column::Kind, &["soort", "niveau"], &["kind", "type", "level"]),
    words(Column::Parent, &["hoort bij", "valt onder"], &["belongs to", "part of"]),
    words(Column::Leader, &["teamleider", "leidinggevende", "mailadres teamleider"], &["team leader", "manager"]),
    words(Column::Place, &["plaats", "locatie"], &["place", "location"]),
    words(Column::Region, &["provincie", "regio"], &["province", "region"]),
];

const PEOPLE: &[Words] = &[
    words(Column::Name, &["naam", "medewerker"], &["name", "employee"]),
    words(
        Column::Email,
        &["mailadres", "e mail", "e mailadres", "werk e mail"],
        &["email address", "mail address", "address", "e mail address"],
    ),
    words(Column::Language, &["taal"], &["language"]),
    words(Column::Roles, &["rollen", "rol", "functie in uitzwaai"], &["roles", "role"]),
    words(Column::School, &["werkt op", "school", "directie"], &["works at", "directorate"]),
    words(Column::Unit, &["geldt voor", "team", "eenheid", "afdeling"], &["for", "unit", "department"]),
    words(Column::Training, &["training", "opleiding"], &["training", "course"]),
    words(Column::TrainingFrom, &["training vanaf", "opleiding vanaf"], &["training from"]),
    words(Column::TrainingUntil, &["training tot en met", "opleiding tot en met"], &["training until"]),
];

const OF_UNITS: Headings<Column> = Headings {
    means: |heading| means(UNITS, heading),
    missing: |columns| missing(&[Column::Name], columns),
    dates: &[],
    is_ours: |_| false,
};

const OF_PEOPLE: Headings<Column> = Headings {
    means: |heading| means(PEOPLE, heading),
    missing: |columns| missing(&[Column::Name, Column::Email], columns),
    dates: &[Column::TrainingFrom, Column::TrainingUntil],
    is_ours: |_| false,
};

const fn table(list: List) -> &'static [Words] {
    match list {
        List::Units => UNITS,
        List::People => PEOPLE,
    }
}

pub(super) const fn of(list: List) -> &'static Headings<Column> {
    match list {
        List::Units => &OF_UNITS,
        List::People => &OF_PEOPLE,
    }
}

fn means(table: &[Words], heading: &str) -> Option<Column> {
    let heading = plain(heading);
    let knows = |words: &&Words| {
        words.dutch.iter().chain(words.english).any(|word| *word == heading) || plain(words.column.code()) == heading
    };
    table.iter().find(knows).map(|words| words.column)
}

fn missing(required: &[Column], columns: &[Option<Column>]) -> Vec<Column> {
    required.iter().copied().filter(|column| !columns.contains(&Some(*column))).collect()
}

/// An empty list with its headings, to fill in with a spreadsheet: semicolons, and a mark by which it knows that the
/// file is UTF-8.
pub fn template(list: List, language: Language) -> String {
    let headings: Vec<&str> = table(list)
        .iter()
        .map(|words| match language {
            Language::Nl => words.dutch[0],
            Language::En => words.english[0],
        })
        .collect();
    format!("\u{feff}{}\r\n", headings.join(";"))
}

#[cfg(test)]
mod tests {
    use super::{Column, List, means, table, template};
    use crate::Language;
    use crate::departure_form::plain;
    use crate::import::SheetFault;
    use crate::organisation_import::read;

    #[test]
    fn no_heading_of_a_list_means_two_columns() {
        for list in List::ALL {
            for words in table(*list) {
                assert_eq!(means(table(*list), words.column.code()), Some(words.column));
                for word in words.dutch.iter().chain(words.english) {
                    assert_eq!(plain(word), *word, "written plainly");
                    assert_eq!(means(table(*list), word), Some(words.column), "{word}");
                }
            }
        }
        let named =
            |column: &&Column| List::ALL.iter().any(|list| table(*list).iter().any(|one| one.column == **column));
        assert_eq!(Column::ALL.iter().find(|column| !named(column)), None);
    }

    #[test]
    fn the_page_about_importing_names_every_heading() {
        let page = include_str!("../../../docs/import-organisation.md");
        for words in List::ALL.iter().flat_map(|list| table(*list)) {
            assert!(page.contains(&format!("`{}`", words.column)), "{}", words.column);
            for word in words.dutch.iter().chain(words.english) {
                assert!(plain(page).contains(word), "{word}");
            }
        }
    }

    #[test]
    fn a_template_is_a_list_that_only_lacks_lines() {
        for (list, language) in
            List::ALL.iter().flat_map(|list| Language::ALL.iter().map(|language| (*list, *language)))
        {
            let empty = template(list, language);
            assert_eq!(read(list, empty.as_bytes()), Err(SheetFault::NoLines), "{empty}");
            let columns = table(list).len();
            assert_eq!(empty.trim().split(';').count(), columns);
            let filled = format!("{empty}A{}\r\n", ";".repeat(columns - 1));
            assert!(read(list, filled.as_bytes()).is_ok());
        }
    }
}
