//! Any list and any bytes: what was written is read back, and nothing makes the reader panic.

use chrono::{NaiveDate, TimeDelta};
use domain::departure::DepartureType;
use domain::import::{judge, read};
use proptest::prelude::*;

use crate::import::{HEADING, judged, lookups, made, today, unit};

/// A person as a generated line: what is written, and what must come out.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    address: String,
    kind: DepartureType,
    last: NaiveDate,
    date_style: usize,
    school: bool,
}

fn any_row() -> impl Strategy<Value = Row> {
    // Letters, accents, both separators and quotation marks, all of them also in Windows-1252.
    let name = "[A-Za-zéëïöüÉç€][A-Za-zéëïöüÉç ,;\"'’€-]{0,30}[a-zé]";
    (name, "[a-z]{1,8}", prop::sample::select(DepartureType::ALL), 0i64..900, 0usize..5, any::<bool>()).prop_map(
        |(name, address, kind, ahead, date_style, school)| Row {
            name,
            address,
            kind,
            last: today() + TimeDelta::days(ahead),
            date_style,
            school,
        },
    )
}

impl Row {
    fn cells(&self, index: usize) -> [String; 7] {
        const MONTHS: [&str; 12] =
            ["jan", "februari", "mrt", "April", "mei", "jun", "juli", "August", "sep", "okt", "november", "Dec."];
        let last = match self.date_style {
            0 => self.last.format("%Y-%m-%d").to_string(),
            1 => self.last.format("%-d-%-m-%Y").to_string(),
            2 => self.last.format("%d/%m/%Y").to_string(),
            3 => self.last.format("%d-%m-%Y").to_string(),
            _ => {
                let month = MONTHS[chrono::Datelike::month0(&self.last) as usize];
                format!("{} {month} {}", chrono::Datelike::day(&self.last), self.last.format("%Y"))
            }
        };
        let unit = if self.school { "College Élan" } else { "Team bovenbouw" };
        let address = format!("{}{index}@voorbeeld.example", self.address);
        [self.name.clone(), address, unit.into(), self.kind.code().into(), last.clone(), last, "16-11-2026".into()]
    }
}

fn written(rows: &[Row], separator: u8, terminator: csv::Terminator) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).terminator(terminator).from_writer(Vec::new());
    let heading = ["Naam", "Privé e-mail", "Team", "Vertreksoort", "Laatste werkdag", "Uit dienst", "Gesloten op"];
    writer.write_record(heading).expect("memory takes everything");
    for (index, row) in rows.iter().enumerate() {
        writer.write_record(row.cells(index)).expect("memory takes everything");
    }
    String::from_utf8(writer.into_inner().expect("memory takes everything")).expect("text went in")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_back(
        rows in prop::collection::vec(any_row(), 1..12),
        separator in prop::sample::select(b",;"),
        terminator in prop::sample::select(&[
            csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r'),
        ]),
        encoding in 0usize..3,
    ) {
        let text = written(&rows, separator, terminator);
        let bytes = match encoding {
            0 => text.into_bytes(),
            1 => format!("\u{feff}{text}").into_bytes(),
            _ => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        };
        let verdicts = judged(&bytes);
        prop_assert_eq!(verdicts.len(), rows.len());
        for (index, (row, verdict)) in rows.iter().zip(&verdicts).enumerate() {
            prop_assert_eq!(verdict.line, index + 2);
            let registration = &made(verdict).registration;
            let folded = row.name.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(registration.name.as_str(), folded);
            prop_assert_eq!(registration.departure_type, row.kind);
            prop_assert_eq!(registration.last_day_worked, row.last);
            prop_assert_eq!(registration.unit, if row.school { unit(2) } else { unit(12) });
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(sheet) = read(&bytes) {
            judge(&sheet, &lookups(), &|_| false, today());
        }
    }

    #[test]
    fn no_cells_below_a_good_heading_make_the_reader_panic(
        cells in "([a-zé0-9=@\" .;,\t\r\n-]{0,12};){0,30}",
        tail in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut bytes = format!("{HEADING};dienstjaren;leidinggevende\n{cells}").into_bytes();
        bytes.extend(tail);
        if let Ok(sheet) = read(&bytes) {
            let verdicts = judge(&sheet, &lookups(), &|_| false, today());
            prop_assert_eq!(verdicts.len(), sheet.len());
            prop_assert!(verdicts.is_sorted_by(|one, other| one.line < other.line));
        }
    }
}
