//! The rules of reading a list of leavers, and of the form that shares them.

use std::cell::Cell;

use chrono::{NaiveDate, TimeDelta};
use domain::Language;
use domain::departure::{DepartureType, FunctionGroup, RegistrationFault as Fault, ServiceBand};
use domain::departure_form::dates::parse_date;
use domain::departure_form::{
    Accepted, DoubleKey, Field, KnownAccount, KnownUnit, Lookups, Warning, registration_from_fields,
};
use domain::ids::{AccountId, UnitId};
use domain::import::{LineVerdict, MOST_BYTES, MOST_LINES, SheetFault, Verdict, judge, read};
use domain::person::EmailAddress;
use domain::reason::Destination;
use domain::unit::UnitKind;
use proptest::prelude::*;
use uuid::Uuid;

const HEADING: &str = "naam;privé e-mail;team;vertreksoort;laatste werkdag;einde dienstverband";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn unit(n: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(n))
}

fn account(n: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(n))
}

/// Two schools that both have a "Team onderbouw", and one team whose name is unique.
fn lookups() -> Lookups {
    let school = |n, name: &str| KnownUnit { id: unit(n), name: name.into(), kind: UnitKind::School, school: None };
    let team = |n, name: &str, of| KnownUnit {
        id: unit(n),
        name: name.into(),
        kind: UnitKind::Team,
        school: Some(unit(of)),
    };
    let units = [
        school(1, "Lyceum Voorbeeld"),
        school(2, "College Élan"),
        team(11, "Team onderbouw", 1),
        team(12, "Team bovenbouw", 1),
        team(21, "Team onderbouw", 2),
    ];
    let accounts = [(1, "t.leider@school.example"), (2, "h.adviseur@school.example")].map(|(n, address)| {
        KnownAccount { id: account(n), email: EmailAddress::parse(address).expect("an address of the test") }
    });
    Lookups::new(units, accounts)
}

fn judged(bytes: &[u8]) -> Vec<LineVerdict> {
    let sheet = read(bytes).expect("a list that can be read");
    judge(&sheet, &lookups(), &|_| false, today())
}

/// Judges lines below the usual heading.
fn below_heading(lines: &str) -> Vec<LineVerdict> {
    judged(format!("{HEADING}\n{lines}").as_bytes())
}

fn made(verdict: &LineVerdict) -> &Accepted {
    match &verdict.verdict {
        Verdict::Make(accepted) => accepted,
        other => panic!("line {} is made, not {other:?}", verdict.line),
    }
}

fn refused(verdict: &LineVerdict) -> &[(Field, Fault)] {
    match &verdict.verdict {
        Verdict::Refused(faults) => faults,
        other => panic!("line {} is refused, not {other:?}", verdict.line),
    }
}

const ANNA: &str = "Anna van Dijk;anna@voorbeeld.example;Team bovenbouw;eigen ontslag;4-12-2026;31-12-2026";

#[test]
fn the_example_is_read_without_a_fault() {
    let verdicts = judged(include_bytes!("../../docs/import-example.csv"));
    assert_eq!(verdicts.len(), 4);
    let anna = &made(&verdicts[0]).registration;
    assert_eq!(anna.name.as_str(), "Voorbeeld Anna van Dijk");
    assert_eq!(anna.unit, unit(11));
    assert_eq!(anna.leader, Some(account(1)));
    assert_eq!(anna.departure_type, DepartureType::VoluntaryResignation);
    assert_eq!(anna.last_day_worked, day("2026-12-04"));
    assert_eq!(anna.known_from, Some(day("2026-11-01")));
    assert_eq!(anna.destination, Some(Destination::SameSector));
    assert_eq!(anna.function_group, Some(FunctionGroup::Teaching));
    assert_eq!(anna.service_band, Some(ServiceBand::ThreeToTen));
    let carol = &made(&verdicts[2]).registration;
    assert_eq!((carol.language, carol.unit, carol.condition_confirmed), (Language::En, unit(1), true));
    let dirk = &made(&verdicts[3]).registration;
    assert_eq!(dirk.concluded_on, Some(day("2026-11-16")));
    assert!(dirk.reconsider_stated && dirk.director_or_hr && !dirk.questionnaire_switched_on);
    assert_eq!(dirk.may_not_host, [account(2)]);
}

#[test]
fn a_byte_order_mark_a_comma_and_english_headings_are_understood() {
    let text = "\u{feff}Name,Private e-mail,Unit,Type of departure,Last day worked,End of employment\r\n\
        \"Dijk, Anna van\",anna@voorbeeld.example,Team bovenbouw,Retirement,4 December 2026,2026-12-31\r\n";
    let verdicts = judged(text.as_bytes());
    assert_eq!(made(&verdicts[0]).registration.name.as_str(), "Dijk, Anna van");
    assert_eq!(made(&verdicts[0]).registration.departure_type, DepartureType::Retirement);
}

#[test]
fn windows_1252_and_utf_16_are_understood() {
    let text = format!("{HEADING};school\nRenée Müller;r@voorbeeld.example;;pensioen;4-12-2026;31-12-2026;College Élan\n");
    let (latin, _, unmappable) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!unmappable);
    let utf_16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [latin.as_ref(), &utf_16, text.as_bytes()] {
        let verdicts = judged(bytes);
        assert_eq!(made(&verdicts[0]).registration.name.as_str(), "Renée Müller");
        assert_eq!(made(&verdicts[0]).registration.unit, unit(2));
    }
}

#[test]
fn every_way_to_end_a_line_counts_lines_the_same() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["sep=;", HEADING, "", ANNA, ";;;;;", "Bo;;Team bovenbouw;pensioen;oops;31-12-2026"].join(end);
        let verdicts = judged(text.as_bytes());
        assert_eq!(verdicts.iter().map(|verdict| verdict.line).collect::<Vec<_>>(), [4, 6], "{end:?}");
        assert_eq!(refused(&verdicts[1]), [(Field::LastDayWorked, Fault::DateImpossible)]);
        assert_eq!(verdicts[1].name, "Bo");
    }
}

#[test]
fn a_line_break_inside_quotes_does_not_confuse_the_line_numbers() {
    let verdicts = below_heading(&format!("\"Anna\nvan Dijk\"{}\nBo;;;pensioen;;", &ANNA[13..]));
    assert_eq!(verdicts.iter().map(|verdict| verdict.line).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(made(&verdicts[0]).registration.name.as_str(), "Anna van Dijk");
}

#[test]
fn a_wrong_heading_refuses_the_file() {
    assert_eq!(
        read(format!("{HEADING};personeelsnummer\n{ANNA};7").as_bytes()),
        Err(SheetFault::UnknownHeadings { headings: vec!["personeelsnummer".into()] })
    );
    assert_eq!(
        read(format!("{HEADING};name\n{ANNA};").as_bytes()),
        Err(SheetFault::DoubleHeading { field: Field::Name })
    );
    assert_eq!(
        read(b"naam;taal\nAnna;nl"),
        Err(SheetFault::MissingHeadings {
            fields: vec![Field::DepartureType, Field::LastDayWorked, Field::EndOfEmployment, Field::Unit]
        })
    );
    assert!(read(format!("{HEADING};\n{ANNA};").as_bytes()).is_ok(), "an empty column is left alone");
    assert!(matches!(
        read(format!("{HEADING};\n{ANNA};secret").as_bytes()),
        Err(SheetFault::UnknownHeadings { .. })
    ));
}

#[test]
fn what_is_no_list_is_refused_as_a_whole() {
    assert_eq!(read(b""), Err(SheetFault::Empty));
    assert_eq!(read("\u{feff}\r\n \r\n".as_bytes()), Err(SheetFault::Empty));
    assert_eq!(read(HEADING.as_bytes()), Err(SheetFault::NoLines));
    assert_eq!(read(b"PK\x03\x04\x14\x00\x08\x00"), Err(SheetFault::NotText));
    assert_eq!(read(&vec![b'a'; MOST_BYTES + 1]), Err(SheetFault::TooLarge { found: MOST_BYTES + 1 }));
    let unclosed = format!("{HEADING}\n{ANNA}\n\"Bo;;Team bovenbouw;pensioen;4-12-2026;\n{ANNA}\n");
    assert_eq!(read(unclosed.as_bytes()), Err(SheetFault::UnclosedQuote { line: 3 }));
}

#[test]
fn ten_thousand_lines_are_read_and_one_more_is_too_many() {
    let lines = |n: usize| {
        let people: String = (0..n).map(|i| format!("P {i};p{i}{}\n", &ANNA[18..])).collect();
        format!("{HEADING}\n{people}")
    };
    let most = read(lines(MOST_LINES).as_bytes()).expect("a full list");
    assert_eq!(most.len(), MOST_LINES);
    let verdicts = judge(&most, &lookups(), &|_| false, today());
    assert!(verdicts.iter().all(|verdict| matches!(verdict.verdict, Verdict::Make(_))));
    assert_eq!(read(lines(MOST_LINES + 1).as_bytes()), Err(SheetFault::TooManyLines { found: MOST_LINES + 1 }));
}

#[test]
fn a_formula_is_refused_at_its_column() {
    for start in ["=", "+", "-", "@", "\t", " =", "＝"] {
        let verdicts = below_heading(&format!("{start}HYPERLINK(1){}", &ANNA[13..]));
        assert_eq!(refused(&verdicts[0]), [(Field::Name, Fault::Formula)], "{start:?}");
    }
    let cell_with_cr = below_heading(&format!("\"\rAnna\"{}", &ANNA[13..]));
    assert_eq!(refused(&cell_with_cr[0]), [(Field::Name, Fault::Formula)]);
}

#[test]
fn all_faults_of_a_line_come_back_at_their_columns() {
    let verdicts = below_heading(";anna;Team;ontslag;31-2-2026;");
    assert_eq!(refused(&verdicts[0]), [
        (Field::Name, Fault::NameMissing),
        (Field::PrivateEmail, Fault::AddressMalformed),
        (Field::Unit, Fault::UnknownUnit),
        (Field::DepartureType, Fault::UnknownType),
        (Field::LastDayWorked, Fault::DateImpossible),
        (Field::EndOfEmployment, Fault::DateMissing),
    ]);
    let spare = below_heading(&format!("{ANNA};oops"));
    assert_eq!(refused(&spare[0]), [(Field::EndOfEmployment, Fault::TooManyCells)]);
}

#[test]
fn a_team_that_several_schools_have_needs_the_school() {
    let line = "Anna;;Team onderbouw;pensioen;4-12-2026;31-12-2026";
    assert_eq!(refused(&below_heading(line)[0]), [(Field::Unit, Fault::AmbiguousUnit)]);
    let with_school = |school: &str| judged(format!("{HEADING};school\n{line};{school}").as_bytes());
    assert_eq!(made(&with_school(" college  élan")[0]).registration.unit, unit(21));
    assert_eq!(refused(&with_school("Elders")[0]), [(Field::School, Fault::UnknownUnit)]);
}

#[test]
fn a_double_is_skipped_in_the_board_and_in_the_file() {
    let twice = below_heading(&format!("{ANNA}\n{}", ANNA.replace("anna@", "ANNA@").replace("31-12", "30-12")));
    assert!(matches!(twice[0].verdict, Verdict::Make(_)));
    assert_eq!(twice[1].verdict, Verdict::Double);
    let asked = Cell::new(0);
    let sheet = read(format!("{HEADING}\n{ANNA}").as_bytes()).expect("a list");
    let known = |key: &DoubleKey| {
        asked.set(asked.get() + 1);
        key.who == "anna@voorbeeld.example" && key.last_day_worked == day("2026-12-04")
    };
    assert_eq!(judge(&sheet, &lookups(), &known, today())[0].verdict, Verdict::Double);
    assert_eq!(asked.get(), 1);
    let nobody = "Bo;;Team bovenbouw;pensioen;4-12-2026;31-12-2026";
    let by_name = below_heading(&format!("{nobody}\n{}", nobody.to_uppercase()));
    assert_eq!(by_name[1].verdict, Verdict::Double, "without an address the name takes its place");
    let later = below_heading(&format!("{ANNA}\n{}", ANNA.replace("4-12", "5-12")));
    assert!(matches!(later[1].verdict, Verdict::Make(_)), "another departure of the same person");
}

#[test]
fn days_are_checked_against_each_other_and_today() {
    let with = |last: NaiveDate, end: NaiveDate| {
        below_heading(&format!("Bo;b@voorbeeld.example;Team bovenbouw;pensioen;{last};{end}")).remove(0)
    };
    let ago = |days| today() - TimeDelta::days(days);
    assert_eq!(made(&with(today(), today())).warnings, []);
    assert_eq!(made(&with(ago(1), today())).warnings, [Warning::AlreadyGone]);
    assert_eq!(made(&with(ago(365), ago(365))).warnings, [Warning::AlreadyGone]);
    assert_eq!(refused(&with(ago(366), today())), [(Field::LastDayWorked, Fault::TooLongAgo)]);
    assert_eq!(refused(&with(ago(0), ago(1))), [(Field::EndOfEmployment, Fault::EndBeforeLastDay)]);
    made(&with(day("2029-11-22"), day("2029-11-22")));
    assert_eq!(
        refused(&with(day("2029-11-23"), day("2062-12-31"))),
        [(Field::LastDayWorked, Fault::TooFarAhead), (Field::EndOfEmployment, Fault::TooFarAhead)]
    );
}

#[test]
fn dates_are_read_as_people_write_them() {
    for text in [
        "2026-12-04", "4-12-2026", "04-12-2026", "4/12/2026", "4.12.2026", "4 december 2026", "4 dec 2026",
        "4 Dec. 2026", "4 DECEMBER 2026", "2026/12/4", "4-dec-2026",
    ] {
        assert_eq!(parse_date(text), Some(day("2026-12-04")), "{text}");
    }
    assert_eq!(parse_date("1 mrt 2026"), parse_date("1 March 2026"));
    for text in ["", "4-12-26", "31-2-2026", "12/13/2026", "4 december", "46360", "+4-12-2026", "4-12-0026", "4 foo 2026"] {
        assert_eq!(parse_date(text), None, "{text}");
    }
}

/// A form with everything that is required.
fn form() -> Vec<(String, String)> {
    let fields = [
        ("name", "Anna van Dijk"),
        ("private_email", "anna@voorbeeld.example"),
        ("unit", "0000000000000000000000000000000c"),
        ("departure_type", "voluntary"),
        ("last_day_worked", "2026-12-04"),
        ("end_of_employment", "2026-12-31"),
        ("csrf", "not a field"),
    ];
    fields.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()
}

fn filled_in(changes: &[(&str, &str)]) -> Result<Accepted, Vec<(Field, Fault)>> {
    let mut fields = form();
    fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    fields.extend(changes.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    registration_from_fields(&fields, &lookups(), today())
}

#[test]
fn the_form_reads_ids_ticks_and_repeated_fields() {
    let leader = account(1).to_string();
    let handled = account(2).to_string();
    let accepted = filled_in(&[
        ("leader", &leader),
        ("foreseen", "on"),
        ("may_not_host", &handled),
        ("may_not_host", &leader),
        ("language", "en"),
    ])
    .expect("a good form");
    let registration = accepted.registration;
    assert_eq!(registration.unit, unit(12));
    assert_eq!(registration.leader, Some(account(1)));
    assert!(registration.foreseen && !registration.director_or_hr);
    assert_eq!(registration.may_not_host, [account(2), account(1)]);
    assert_eq!(registration.language, Language::En);
    assert_eq!(accepted.warnings, []);
}

#[test]
fn the_form_and_the_list_make_the_same_checks() {
    let foreign = unit(99).to_string();
    for (changes, fault) in [
        (&[("name", "=1+1")][..], (Field::Name, Fault::Formula)),
        (&[("unit", "")], (Field::Unit, Fault::UnknownUnit)),
        (&[("unit", foreign.as_str())], (Field::Unit, Fault::UnknownUnit)),
        (&[("leader", "nobody@school.example")], (Field::Leader, Fault::UnknownLeader)),
        (&[("may_not_host", "nobody")], (Field::MayNotHost, Fault::UnknownAccount)),
        (&[("departure_type", "settlement")], (Field::ConcludedOn, Fault::ConcludedOnMissing)),
        (&[("foreseen", "perhaps")], (Field::Foreseen, Fault::NotYesOrNo)),
        (&[("service_band", "1984")], (Field::ServiceBand, Fault::UnknownServiceBand)),
        (
            &[("leader", "t.leider@school.example"), ("work_email", "T.Leider@school.example")],
            (Field::Leader, Fault::LeaderIsTheLeaver),
        ),
    ] {
        assert_eq!(filled_in(changes), Err(vec![fault]), "{changes:?}");
    }
}

#[test]
fn what_the_departure_type_does_not_ask_for_is_not_kept() {
    let ticked = [
        ("concluded_on", "2026-11-01"), ("reconsider_stated", "on"), ("condition_confirmed", "on"),
        ("questionnaire_switched_on", "on"),
    ];
    let plain = filled_in(&ticked).expect("a good form").registration;
    assert_eq!(plain.concluded_on, None);
    assert!(!plain.reconsider_stated && !plain.condition_confirmed && !plain.questionnaire_switched_on);
    let with_type = |kind| {
        let changes: Vec<_> = ticked.into_iter().chain([("departure_type", kind)]).collect();
        filled_in(&changes).expect("a good form").registration
    };
    let settlement = with_type("settlement");
    assert!(settlement.concluded_on.is_some() && settlement.reconsider_stated && settlement.questionnaire_switched_on);
    assert!(!settlement.condition_confirmed, "the day decides, not a tick");
    assert!(with_type("dismissal").condition_confirmed);
}

#[test]
fn somebody_without_a_usable_address_gets_a_letter() {
    let warnings = |changes: &[(&str, &str)]| filled_in(changes).expect("a good form").warnings;
    let work_only = [("private_email", ""), ("work_email", "a@school.example")];
    assert_eq!(warnings(&[("private_email", "")]), [Warning::LetterNeeded]);
    assert_eq!(warnings(&work_only), []);
    let gone = [work_only[0], work_only[1], ("last_day_worked", "2026-11-01")];
    assert_eq!(warnings(&gone), [Warning::AlreadyGone, Warning::LetterNeeded]);
    assert_eq!(warnings(&[("private_email", ""), ("departure_type", "death")]), []);
}

#[test]
fn years_of_service_become_a_band() {
    for (text, band) in [
        ("0", ServiceBand::UnderOne), ("0,5", ServiceBand::UnderOne), ("< 1", ServiceBand::UnderOne),
        ("1", ServiceBand::OneToThree), ("2.9", ServiceBand::OneToThree), ("1 tot 3 jaar", ServiceBand::OneToThree),
        ("3", ServiceBand::ThreeToTen), ("7 jaar", ServiceBand::ThreeToTen), ("3_to_10", ServiceBand::ThreeToTen),
        ("10", ServiceBand::OverTen), ("> 10", ServiceBand::OverTen), ("41", ServiceBand::OverTen),
    ] {
        let accepted = filled_in(&[("service_band", text)]).expect("a good form");
        assert_eq!(accepted.registration.service_band, Some(band), "{text}");
    }
}

#[test]
fn every_type_and_word_in_the_page_about_importing_is_understood() {
    let page = include_str!("../../docs/import.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|line| line.split_once("` | "));
    let mut types = 0;
    for (code, rest) in rows {
        let Some(kind) = DepartureType::parse(code) else { continue };
        types += 1;
        for word in rest.split(['|', ',']).map(str::trim).filter(|word| !word.is_empty()).chain([code]) {
            let accepted = filled_in(&[("departure_type", word), ("concluded_on", "2026-11-16")]);
            assert_eq!(accepted.expect("a good form").registration.departure_type, kind, "{word}");
        }
    }
    assert_eq!(types, DepartureType::ALL.len());
    let destinations = page.lines().find_map(|line| line.strip_prefix("**Destinations**: ")).expect("the destinations");
    for word in destinations.trim_end_matches('.').split(['·', ',']) {
        assert!(filled_in(&[("destination", word)]).is_ok(), "{word}");
    }
    for destination in Destination::ALL {
        assert!(filled_in(&[("destination", destination.code())]).is_ok());
    }
}

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
        separator in prop::sample::select(&[b',', b';']),
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

    #[test]
    fn no_text_in_the_form_makes_the_reader_panic(
        fields in prop::collection::vec((prop::sample::select(Field::ALL), ".{0,20}"), 0..20),
    ) {
        let fields: Vec<(String, String)> =
            fields.into_iter().map(|(field, text)| (field.code().to_owned(), text)).collect();
        if let Err(faults) = registration_from_fields(&fields, &lookups(), today()) {
            prop_assert!(!faults.is_empty(), "a refusal always says why");
        }
    }
}
