//! Lists as desks send them: the letters, separators, names and dates that spreadsheets and systems write.

use chrono::NaiveDate;
use domain::departure::RegistrationFault as Fault;
use domain::departure_form::{Accepted, DoubleKey, Field, KnownUnit, Lookups, Warning};
use domain::ids::{DepartureId, UnitId};
use domain::import::{
    Charset, DateOrder, LineVerdict, Reading, Registered, Sheet, Verdict, judge, read, read_as, with_other_days,
};
use domain::person::called;
use domain::unit::UnitKind;
use proptest::prelude::*;
use uuid::Uuid;

use crate::day;

const HEADING: &str = "naam;privé e-mail;school;soort vertrek;laatste werkdag;einde dienstverband";

fn today() -> NaiveDate {
    day("2026-12-01")
}

fn lookups() -> Lookups {
    let id = UnitId::new(Uuid::from_u128(1));
    Lookups::new([KnownUnit { id, name: "De Linde".into(), kind: UnitKind::School, school: None }], [])
}

fn judged(sheet: &Sheet) -> Vec<LineVerdict> {
    judge(sheet, &lookups(), &|_| false, today())
}

fn accepted(bytes: &[u8]) -> Vec<Accepted> {
    let sheet = read(bytes).expect("a list that can be read");
    judged(&sheet).into_iter().map(made).collect()
}

fn made(line: LineVerdict) -> Accepted {
    match line.verdict {
        Verdict::Make(accepted) => *accepted,
        other => panic!("line {} is made, not {other:?}", line.line),
    }
}

fn names(bytes: &[u8]) -> Vec<String> {
    accepted(bytes).into_iter().map(|one| one.registration.name.into()).collect()
}

/// A list of these names, in letters that are given as bytes.
fn list_of(names: &[&[u8]]) -> Vec<u8> {
    let mut list = HEADING.replace("privé", "prive").into_bytes();
    for (index, name) in names.iter().enumerate() {
        list.push(b'\n');
        list.extend_from_slice(name);
        list.extend(format!(";p{index}@proef.example;De Linde;eigen ontslag;7-1-2027;27-1-2027").bytes());
    }
    list
}

fn doubtful(bytes: &[u8]) -> Vec<String> {
    let is_doubtful = |one: &Accepted| one.warnings.contains(&Warning::NameInDoubt);
    accepted(bytes).into_iter().filter(is_doubtful).map(|one| one.registration.name.into()).collect()
}

#[test]
fn a_table_of_a_spreadsheet_is_read_whatever_stands_between_its_cells() {
    let expected = ["Anna Proef", "Bo van der Proef"];
    assert_eq!(names(include_bytes!("lists/sep-quoted.csv")), expected);
    assert_eq!(names(include_bytes!("lists/unicode-text.txt")), expected);
    let text = String::from_utf8_lossy(include_bytes!("lists/sep-quoted.csv")).into_owned();
    let bare = text.split_once("\r\n").expect("a hint").1.to_owned();
    for (hint, separator) in
        [("sep=;;;;;;", ";"), ("sep=\t", "\t"), ("\"sep=\t\"", "\t"), ("sep=|", "|"), ("\"sep=,\",,,,,", ",")]
    {
        let list = format!("{hint}\r\n{}", bare.replace(';', separator));
        assert_eq!(names(list.as_bytes()), expected, "{hint:?}");
        let without = bare.replace(';', separator);
        assert_eq!(names(without.as_bytes()), expected, "{separator:?} without a hint");
    }
    // UTF-16 of either order, with and without its mark, and with a hint above.
    let text = format!("sep=\t\n{}", bare.replace(';', "\t"));
    for mark in [true, false] {
        let units = || mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        assert_eq!(names(&little), expected, "with a mark: {mark}");
        assert_eq!(names(&big), expected, "with a mark: {mark}");
    }
}

#[test]
fn letters_are_recognised_as_they_were_written() {
    assert_eq!(names(include_bytes!("lists/macintosh.csv")), ["André Proef", "Noëlle Muñoz"]);
    assert_eq!(names(include_bytes!("lists/encoded-twice.csv")), ["André Proef"]);
    for (bytes, name, charset) in [
        (&b"Andr\xe9 Proef"[..], "André Proef", Charset::Windows),
        (b"Zo\xeb M\xfcller", "Zoë Müller", Charset::Windows),
        (b"RENEE D\x92ANGELO", "RENEE D’ANGELO", Charset::Windows),
        (b"Andr\x8e Proef", "André Proef", Charset::Macintosh),
        (b"Mar\x92a G\x97mez", "María Gómez", Charset::Macintosh),
        (b"J\x9arg Fran\x8dois", "Jörg François", Charset::Macintosh),
        (b"Andr\x82 Proef", "André Proef", Charset::Dos),
        (b"No\x89lle Mu\xa4oz", "Noëlle Muñoz", Charset::Dos),
        (b"J\x94rg M\x81ller", "Jörg Müller", Charset::Dos),
    ] {
        let sheet = read(&list_of(&[bytes])).expect("a list");
        assert_eq!(sheet.guessed_charset(), Some(charset), "{name}");
        let line = made(judged(&sheet).remove(0));
        assert_eq!(line.registration.name.as_str(), name);
    }
}

#[test]
fn one_stray_byte_garbles_nothing_but_its_own_name() {
    let list = list_of(&["Renée Proef".as_bytes(), b"Andr\xe9 Proef", "Zoë Müller".as_bytes()]);
    assert_eq!(names(&list), ["Renée Proef", "André Proef", "Zoë Müller"]);
    assert_eq!(doubtful(&list), ["André Proef"]);
}

#[test]
fn names_that_lost_letters_are_in_doubt_and_no_others() {
    let list = list_of(&[
        "Andr\u{fffd} Proef".as_bytes(),
        b"Ren?e Proef",
        "AndrŽ Proef".as_bytes(),
        "Nguyễn Thị Lan".as_bytes(),
        "Anna O’Proef".as_bytes(),
    ]);
    assert_eq!(doubtful(&list), ["Andr\u{fffd} Proef", "Ren?e Proef", "AndrŽ Proef"]);
    // Nobody knows: an accent that two charsets have for the same byte.
    let unsure = list_of(&[b"Xx\xe0 Proef"]);
    let sheet = read(&unsure).expect("a list");
    assert!(sheet.guessed_charset().is_some());
    // Said once how to read it, nothing is in doubt.
    let asked = Reading { charset: Some(Charset::Macintosh), ..Reading::default() };
    let sheet = read_as(&list_of(&[b"Andr\x8e Proef"]), &asked).expect("a list");
    assert_eq!(made(judged(&sheet).remove(0)).registration.name.as_str(), "André Proef");
    let wrong = Reading { charset: Some(Charset::Windows), ..Reading::default() };
    let sheet = read_as(&list_of(&[b"Andr\x8e Proef"]), &wrong).expect("a list");
    let line = made(judged(&sheet).remove(0));
    assert_eq!(line.registration.name.as_str(), "AndrŽ Proef");
    assert_eq!(line.warnings, [Warning::NameInDoubt]);
}

#[test]
fn names_are_read_with_what_to_call_people() {
    let greeted: Vec<String> = accepted(include_bytes!("lists/names.csv"))
        .iter()
        .map(|one| called(one.registration.name.as_str(), &one.registration.parts))
        .collect();
    assert_eq!(
        greeted,
        ["Anna", "Karel", "Mw Proef", "van den Proef Anna", "Drs. J.A. Proef", "JA Proef", "Nguyễn Thị Lan"]
    );
}

#[test]
fn where_one_name_has_the_surname_in_front_nobody_is_called_by_the_first_of_two_words() {
    let greeted = |names: &[&str]| -> Vec<String> {
        let bytes: Vec<&[u8]> = names.iter().map(|name| name.as_bytes()).collect();
        let called = |one: &Accepted| called(one.registration.name.as_str(), &one.registration.parts);
        accepted(&list_of(&bytes)).iter().map(called).collect()
    };
    let alone = ["Jansen Petra", "Anna de Wit", "dhr Karel Proef", "Bakker, Bo"];
    assert_eq!(greeted(&alone), ["Jansen", "Anna", "Karel", "Bo"], "nothing says that it is otherwise");
    for tells in ["van den Proef Anna", "Proef Anna van der", "Proef J.A."] {
        let list = [&[tells][..], &alone].concat();
        assert_eq!(greeted(&list), [tells, "Jansen Petra", "Anna", "Karel", "Bo"], "{tells}");
    }
}

#[test]
fn a_name_may_stand_in_columns_of_its_own() {
    let list = "Voornaam;Tussenvoegsel;Achternaam;Roepnaam;School;Soort;Laatste werkdag;Uit dienst\n\
        Johanna;van der;Proef;Jo;De Linde;pensioen;7-1-2027;27-1-2027\n\
        J.A.;;Proef;;De Linde;pensioen;7-1-2027;27-1-2027\n";
    let lines = accepted(list.as_bytes());
    let shown: Vec<(&str, String)> = lines
        .iter()
        .map(|one| {
            let name = one.registration.name.as_str();
            (name, called(name, &one.registration.parts))
        })
        .collect();
    assert_eq!(shown, [("Johanna van der Proef", "Jo".into()), ("J.A. Proef", "J.A. Proef".into())]);
    let nameless = list.replace("J.A.;;Proef", ";;\u{200b}");
    let sheet = read(nameless.as_bytes()).expect("a list");
    assert!(
        matches!(&judged(&sheet)[1].verdict, Verdict::Refused(faults) if faults.contains(&(Field::Name, Fault::NameMissing)))
    );
}

#[test]
fn names_that_nobody_sees_are_refused_and_signs_that_turn_text_go() {
    let sheet = read(include_bytes!("lists/invisible-names.csv")).expect("a list");
    let lines = judged(&sheet);
    for line in &lines[..2] {
        assert_eq!(line.verdict, Verdict::Refused(vec![(Field::Name, Fault::NameMissing)]), "line {}", line.line);
        assert_eq!(line.name, "");
    }
    assert_eq!(lines[2].name, "Anna Proef");
    assert_eq!(made(lines[2].clone()).registration.name.as_str(), "Anna Proef");
}

#[test]
fn the_order_of_dates_is_seen_from_all_of_them_or_asked() {
    let last_days = |reading: &Reading, list: &str| -> Vec<String> {
        let sheet = read_as(list.as_bytes(), reading).expect("a list");
        judged(&sheet).into_iter().map(|line| made(line).registration.last_day_worked.to_string()).collect()
    };
    let low = include_str!("lists/all-low.csv");
    let sheet = read(low.as_bytes()).expect("a list");
    let example = sheet.ambiguous_date().expect("a date that is read both ways");
    assert_eq!(
        (example.text.as_str(), example.day_first, example.month_first),
        ("2/1/2027", day("2027-01-02"), day("2027-02-01"))
    );
    let asked = |order| Reading { dates: Some(order), ..Reading::default() };
    assert_eq!(last_days(&asked(DateOrder::MonthFirst), low), ["2027-02-01"]);
    assert_eq!(last_days(&asked(DateOrder::DayFirst), low), ["2027-01-02"]);
    let short = low.replace("/2027", "/27");
    assert!(short != low && read(short.as_bytes()).expect("a list").ambiguous_date().is_some());
    assert_eq!(last_days(&asked(DateOrder::MonthFirst), &short), ["2027-02-01"]);
    assert_eq!(last_days(&asked(DateOrder::DayFirst), &short), ["2027-01-02"]);
    let one_tells = format!("{low}Bo Proef;us2@proef.example;De Linde;eigen ontslag;1/13/2027;3/31/2027\r\n");
    assert_eq!(last_days(&Reading::default(), &one_tells), ["2027-02-01", "2027-01-13"]);
    assert_eq!(read(one_tells.as_bytes()).expect("a list").ambiguous_date(), None);
    let with_times = "7-1-2027 0:00;2027-01-27 00:00:00";
    for dates in [with_times, "2027-01-07T00:00:00;27/1/2027", "46394;46414", "46394,0;46414.0", "20270107;20270127"] {
        let list = format!("{HEADING}\nAnna Proef;a@proef.example;De Linde;pensioen;{dates}\n");
        assert_eq!(last_days(&Reading::default(), &list), ["2027-01-07"], "{dates}");
    }
    let elsewhere = format!("{HEADING}\nAnna;;De Linde;pensioen;2027-01-06T23:00:00Z;27-1-2027\n");
    let sheet = read(elsewhere.as_bytes()).expect("a list");
    let impossible = Verdict::Refused(vec![(Field::LastDayWorked, Fault::DateImpossible)]);
    assert_eq!(judged(&sheet)[0].verdict, impossible, "the day is another one here");
}

#[test]
fn the_same_person_with_another_last_day_is_set_apart() {
    let week = |bytes: &[u8]| judged(&read(bytes).expect("a list"));
    let key_of = |line: &LineVerdict| {
        let accepted = made(line.clone());
        DoubleKey::of(&accepted.registration, lookups().school_of(accepted.registration.unit))
    };
    let first: Vec<DoubleKey> = week(include_bytes!("lists/week-1.csv")).iter().map(key_of).collect();
    let second = week(include_bytes!("lists/week-2.csv"));
    let id = DepartureId::new(Uuid::from_u128(7));
    let in_first = |is_closed: bool, days_before: i64| {
        let first = first.clone();
        move |key: &DoubleKey| -> Vec<Registered> {
            let same = |other: &&DoubleKey| other.school == key.school && other.who == key.who;
            let day = |other: &DoubleKey| other.last_day_worked - chrono::TimeDelta::days(days_before);
            let there = |other: &DoubleKey| Registered { id, last_day_worked: day(other), is_closed };
            first.iter().filter(same).map(there).collect()
        }
    };
    let verdicts = with_other_days(second.clone(), &lookups(), &in_first(false, 0));
    let expected = Registered { id, last_day_worked: day("2027-01-07"), is_closed: false };
    assert!(matches!(&verdicts[0].verdict, Verdict::OtherDay(_, there) if *there == expected), "{verdicts:?}");
    assert!(matches!(verdicts[1].verdict, Verdict::Make(_)), "the same day is for the doubles to find");
    let closed = with_other_days(second.clone(), &lookups(), &in_first(true, 0));
    assert!(matches!(&closed[0].verdict, Verdict::OtherDay(_, there) if there.is_closed));
    let long_ago = with_other_days(second, &lookups(), &in_first(true, 365));
    assert!(matches!(long_ago[0].verdict, Verdict::Make(_)), "another job, after a year");
}

#[test]
fn the_same_person_twice_in_one_list_is_told() {
    let line = |day: &str| format!("Anna Proef;anna@proef.example;De Linde;pensioen;{day};27-1-2027\n");
    let list = [format!("{HEADING}\n"), line("7-1-2027"), line("14-1-2027"), line("7-1-2027")].concat();
    let lines = judged(&read(list.as_bytes()).expect("a list"));
    assert_eq!(made(lines[0].clone()).warnings, []);
    assert_eq!(made(lines[1].clone()).warnings, [Warning::TwiceInList]);
    assert_eq!(lines[2].verdict, Verdict::Double);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn names_of_dutch_people_come_out_of_every_charset(
        names in prop::collection::vec(prop::sample::select(&[
            "André Proef", "Renée de Wit", "Zoë van Dijk", "Noëlle Jansen", "Jörg Müller", "François Proef",
            "María Gómez", "Aïcha Proef", "Geneviève Proef", "Loïs Proef", "Günther Weiß", "Muñoz Proef",
        ]), 2..8),
        charset in 0usize..2,
    ) {
        let encode = |name: &str| -> Vec<u8> {
            let encoding = [encoding_rs::WINDOWS_1252, encoding_rs::MACINTOSH][charset];
            encoding.encode(name).0.into_owned()
        };
        let bytes: Vec<Vec<u8>> = names.iter().map(|name| encode(name)).collect();
        let lines: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(super::lists::names(&list_of(&lines)), names);
    }

    #[test]
    fn a_list_encoded_twice_comes_out_once(name in "[A-Z][a-zéëïöüèáç]{2,12} [A-Z][a-zéëïöü]{2,12}") {
        let twice: String = name.bytes().map(|byte| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned()).collect();
        prop_assert_eq!(names(&list_of(&[twice.as_bytes()])), [name]);
    }
}
