//! The rules of reading a list of leavers.

use std::cell::Cell;

use chrono::{NaiveDate, TimeDelta};
use domain::Language;
use domain::departure::{DepartureType, FunctionGroup, RegistrationFault as Fault, ServiceBand};
use domain::departure_form::dates::parse_date;
use domain::departure_form::{Accepted, DoubleKey, Field, KnownAccount, KnownUnit, Lookups, Warning};
use domain::ids::{AccountId, UnitId};
use domain::import::{LineVerdict, MOST_BYTES, MOST_LINES, SheetFault, Verdict, judge, read};
use domain::person::EmailAddress;
use domain::reason::Destination;
use domain::unit::UnitKind;
use uuid::Uuid;

use crate::day;

pub const HEADING: &str = "naam;privé e-mail;team;vertreksoort;laatste werkdag;einde dienstverband";

pub fn today() -> NaiveDate {
    day("2026-11-22")
}

pub fn unit(n: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(n))
}

pub fn account(n: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(n))
}

/// Two schools that both have a "Team onderbouw", and one team whose name is unique.
pub fn lookups() -> Lookups {
    let school = |n, name: &str| KnownUnit { id: unit(n), name: name.into(), kind: UnitKind::School, school: None };
    let team =
        |n, name: &str, of| KnownUnit { id: unit(n), name: name.into(), kind: UnitKind::Team, school: Some(unit(of)) };
    let units = [
        school(1, "Lyceum Voorbeeld"),
        school(2, "College Élan"),
        team(11, "Team onderbouw", 1),
        team(12, "Team bovenbouw", 1),
        team(21, "Team onderbouw", 2),
    ];
    let accounts = [(1, "t.leider@school.example"), (2, "h.adviseur@school.example")].map(|(n, address)| {
        let email = EmailAddress::parse(address).expect("an address of the test");
        KnownAccount { id: account(n), email, leads: if n == 1 { vec![None] } else { Vec::new() } }
    });
    Lookups::new(units, accounts)
}

pub fn judged(bytes: &[u8]) -> Vec<LineVerdict> {
    let sheet = read(bytes).expect("a list that can be read");
    judge(&sheet, &lookups(), &|_| false, today())
}

/// Judges lines below the usual heading.
fn below_heading(lines: &str) -> Vec<LineVerdict> {
    judged(format!("{HEADING}\n{lines}").as_bytes())
}

pub fn made(verdict: &LineVerdict) -> &Accepted {
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
    let verdicts = judged(include_bytes!("../../../docs/import-example.csv"));
    assert_eq!(verdicts.len(), 4);
    let anna = &made(&verdicts[0]).registration;
    assert_eq!(anna.name.as_str(), "Voorbeeld Anna van Dijk");
    assert_eq!(anna.unit, unit(11));
    assert_eq!(anna.leader, Some(account(1)));
    assert_eq!(anna.departure_type, DepartureType::VoluntaryResignation);
    assert_eq!(anna.last_day_worked, day("2026-12-04"));
    assert_eq!(anna.known_from, Some(day("2026-11-01")));
    assert_eq!(anna.optional.destination, Some(Destination::SameSector));
    assert_eq!(anna.optional.function_group, Some(FunctionGroup::Teaching));
    assert_eq!(anna.optional.service_band, Some(ServiceBand::ThreeToTen));
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
    let text =
        format!("{HEADING};school\nRenée Müller;r@voorbeeld.example;;pensioen;4-12-2026;31-12-2026;College Élan\n");
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
        read(format!("{HEADING};pasnummer\n{ANNA};7").as_bytes()),
        Err(SheetFault::UnknownHeadings { headings: vec!["pasnummer".into()] })
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
    assert!(matches!(read(format!("{HEADING};\n{ANNA};secret").as_bytes()), Err(SheetFault::UnknownHeadings { .. })));
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
    assert_eq!(
        refused(&verdicts[0]),
        [
            (Field::Name, Fault::NameMissing),
            (Field::PrivateEmail, Fault::AddressMalformed),
            (Field::Unit, Fault::UnknownUnit),
            (Field::DepartureType, Fault::UnknownType),
            (Field::LastDayWorked, Fault::DateImpossible),
            (Field::EndOfEmployment, Fault::DateMissing),
        ]
    );
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
fn a_double_is_skipped_in_the_school_and_in_the_file() {
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
        "2026-12-04",
        "4-12-2026",
        "04-12-2026",
        "4/12/2026",
        "4.12.2026",
        "4 december 2026",
        "4 dec 2026",
        "4 Dec. 2026",
        "4 DECEMBER 2026",
        "2026/12/4",
        "4-dec-2026",
        "4-dec-26",
        "04-Dec-26",
        "4 december 26",
    ] {
        assert_eq!(parse_date(text), Some(day("2026-12-04")), "{text}");
    }
    assert_eq!(parse_date("1 mrt 2026"), parse_date("1 March 2026"));
    for text in [
        "",
        "4-12-26",
        "26-12-04",
        "4-dec-6",
        "4-dec-026",
        "31-2-2026",
        "12/13/2026",
        "4 december",
        "46360",
        "+4-12-2026",
        "4-12-0026",
        "4 foo 2026",
    ] {
        assert_eq!(parse_date(text), None, "{text}");
    }
}
