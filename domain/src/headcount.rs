//! How many people work in a unit, in one year: what rates of leaving are reckoned over. Without a count no rate is
//! shown. Typed for a year, or read from a list.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::departure::RegistrationFault;
use crate::departure_form::{Field, Lookups, is_formula, plain};
use crate::ids::UnitId;
use crate::import::sheet::{Headings, Line};
use crate::import::{SheetFault, sheet};

/// Years before this one, or after the last, are a slip of the pen.
pub const FIRST_YEAR: u16 = 2000;
pub const LAST_YEAR: u16 = 2100;
/// More people do not work in one unit.
pub const MOST_PEOPLE: u32 = 100_000;

coded! {
    /// A column of the list.
    pub enum Column {
        School = "school",
        /// The team; without one the count is the school's.
        Unit = "unit",
        Year = "year",
        People = "people",
    }
}

/// The people of a unit on 1 October of a year; of a school everybody, those of its teams too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headcount {
    pub unit: UnitId,
    pub year: u16,
    pub people: u32,
}

/// Why a line is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineFault {
    /// A spreadsheet would run this cell.
    Formula,
    /// More cells than headings.
    TooManyCells,
    UnknownUnit,
    /// Several schools have a team of this name.
    AmbiguousUnit,
    NotAYear,
    NotANumber,
    /// The same unit and year stand in that line already.
    SameAs {
        line: usize,
    },
}

/// A line that is refused, with the first thing that is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRefused {
    /// Where it begins in the file, counted from 1.
    pub line: usize,
    pub column: Column,
    pub fault: LineFault,
}

/// A list that was read, before anybody looked at what its cells mean.
pub type Sheet = sheet::Sheet<Column>;
/// Why a whole list is refused.
pub type Unreadable = SheetFault<Column>;

/// Reads a number of people: figures, nothing else.
pub fn read_people(text: &str) -> Option<u32> {
    let text = text.trim();
    let in_figures = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|people| in_figures && *people <= MOST_PEOPLE)
}

/// Reads a year of four figures.
pub fn read_year(text: &str) -> Option<u16> {
    let text = text.trim();
    let in_figures = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| in_figures && (FIRST_YEAR..=LAST_YEAR).contains(year))
}

/// Words for each column, as [`plain`] makes them; the column's code always does, too. `docs/import-organisation.md`
/// shows the same.
const WORDS: &[(Column, &[&str])] = &[
    (Column::School, &["directie", "directorate"]),
    (Column::Unit, &["team", "onderdeel", "afdeling", "department"]),
    (Column::Year, &["jaar"]),
    (Column::People, &["aantal", "aantal medewerkers", "medewerkers", "headcount"]),
];

const OF_COUNTS: Headings<Column> = Headings { means, missing, dates: &[], is_ours: |_| false };

fn means(heading: &str) -> Option<Column> {
    let heading = plain(heading);
    let knows = |(column, words): &&(Column, &[&str])| words.contains(&heading.as_str()) || column.code() == heading;
    WORDS.iter().find(knows).map(|(column, _)| *column)
}

/// The unit may stand under `unit` or `school`.
fn missing(columns: &[Option<Column>]) -> Vec<Column> {
    let has = |column: Column| columns.contains(&Some(column));
    let of_unit = (!has(Column::School) && !has(Column::Unit)).then_some(Column::School);
    let others = [Column::Year, Column::People].into_iter().filter(|column| !has(*column));
    of_unit.into_iter().chain(others).collect()
}

/// Reads a file as [`crate::import::read`] does.
///
/// # Errors
/// Why nothing of it is used.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let said = sheet::Said { charset: None, dates: None, columns: &BTreeMap::new() };
    sheet::read(bytes, &OF_COUNTS, &said)
}

/// What the lines say; nothing of the list is used where one of them is refused.
///
/// # Errors
/// Every line that is refused.
pub fn judge(sheet: &Sheet, lookups: &Lookups) -> Result<Vec<Headcount>, Vec<LineRefused>> {
    let (mut counts, mut refused) = (Vec::new(), Vec::new());
    let mut first: HashMap<(UnitId, u16), usize> = HashMap::new();
    for line in &sheet.lines {
        let mut refuse = |(column, fault)| refused.push(LineRefused { line: line.number, column, fault });
        match of_line(sheet, line, lookups) {
            Ok(count) => match first.entry((count.unit, count.year)) {
                Entry::Occupied(there) => refuse((Column::Unit, LineFault::SameAs { line: *there.get() })),
                Entry::Vacant(free) => {
                    free.insert(line.number);
                    counts.push(count);
                }
            },
            Err(fault) => refuse(fault),
        }
    }
    if refused.is_empty() { Ok(counts) } else { Err(refused) }
}

fn of_line(sheet: &Sheet, line: &Line, lookups: &Lookups) -> Result<Headcount, (Column, LineFault)> {
    if let Some(column) = sheet.overrun(line) {
        return Err((column, LineFault::TooManyCells));
    }
    let cell = |column: Column| {
        let raw = sheet.cell(line, column);
        if is_formula(raw) { Err((column, LineFault::Formula)) } else { Ok(raw.trim()) }
    };
    let (school, unit) = (cell(Column::School)?, cell(Column::Unit)?);
    let unit = lookups.unit(unit, school).map_err(|(field, fault)| {
        let column = if field == Field::School { Column::School } else { Column::Unit };
        let is_ambiguous = fault == RegistrationFault::AmbiguousUnit;
        (column, if is_ambiguous { LineFault::AmbiguousUnit } else { LineFault::UnknownUnit })
    })?;
    let year = read_year(cell(Column::Year)?).ok_or((Column::Year, LineFault::NotAYear))?;
    let people = read_people(cell(Column::People)?).ok_or((Column::People, LineFault::NotANumber))?;
    Ok(Headcount { unit, year, people })
}

#[cfg(test)]
mod tests {
    use super::{Column, Headcount, LineFault, WORDS, judge, means, read, read_people, read_year};
    use crate::departure_form::{KnownUnit, Lookups, plain};
    use crate::ids::UnitId;
    use crate::unit::UnitKind;

    fn unit(number: u128) -> UnitId {
        UnitId::new(uuid::Uuid::from_u128(number))
    }

    fn lookups() -> Lookups {
        let school = |number, name: &str| KnownUnit {
            id: unit(number),
            name: name.into(),
            kind: UnitKind::School,
            school: None,
        };
        let team = |number, of| KnownUnit {
            id: unit(number),
            name: "Onderbouw".into(),
            kind: UnitKind::Team,
            school: Some(unit(of)),
        };
        Lookups::new([school(1, "De Brug"), school(2, "De Boog"), team(3, 1), team(4, 2)], [])
    }

    fn judged(lines: &str) -> Result<Vec<Headcount>, Vec<(usize, Column, LineFault)>> {
        let sheet = read(format!("school;team;jaar;aantal\n{lines}").as_bytes()).expect("a list");
        judge(&sheet, &lookups()).map_err(|all| all.iter().map(|one| (one.line, one.column, one.fault)).collect())
    }

    #[test]
    fn a_line_is_a_count_of_a_school_or_of_a_team_of_it() {
        let counts = judged("De Brug;;2026;84\nde boog;onderbouw;2026;0").expect("all is well");
        let expected =
            [Headcount { unit: unit(1), year: 2026, people: 84 }, Headcount { unit: unit(4), year: 2026, people: 0 }];
        assert_eq!(counts, expected);
    }

    #[test]
    fn what_is_no_count_is_refused_at_its_line_and_nothing_is_used() {
        let refused = judged(
            "De Brug;;2026;84\n;Onderbouw;2026;4\nNergens;;2026;4\nDe Boog;;26;4\nDe Boog;;2026;-4\nDe Boog;;2026;4,5\n\
             De Brug;;2026;85\nDe Boog;;2026;7;8",
        );
        let expected = vec![
            (3, Column::Unit, LineFault::AmbiguousUnit),
            (4, Column::School, LineFault::UnknownUnit),
            (5, Column::Year, LineFault::NotAYear),
            (6, Column::People, LineFault::Formula),
            (7, Column::People, LineFault::NotANumber),
            (8, Column::Unit, LineFault::SameAs { line: 2 }),
            (9, Column::People, LineFault::TooManyCells),
        ];
        assert_eq!(refused, Err(expected));
    }

    #[test]
    fn numbers_and_years_are_figures_within_reason() {
        assert_eq!((read_people(" 12 "), read_people("100000"), read_people("0")), (Some(12), Some(100_000), Some(0)));
        assert!(["", "100001", "1.200", "+3", "twaalf"].iter().all(|text| read_people(text).is_none()));
        assert_eq!(read_year("2026"), Some(2026));
        assert!(["26", "1999", "2101", "+202"].iter().all(|text| read_year(text).is_none()));
    }

    #[test]
    fn no_heading_means_two_columns_and_the_page_names_them_all() {
        let page = include_str!("../../docs/import-organisation.md");
        for (column, words) in WORDS {
            assert_eq!(means(column.code()), Some(*column));
            assert!(page.contains(&format!("`{column}`")), "{column}");
            for word in *words {
                assert_eq!((plain(word).as_str(), means(word)), (*word, Some(*column)));
                assert!(plain(page).contains(word), "{word}");
            }
        }
    }
}
