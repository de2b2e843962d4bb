//! The rules of reading lists of units and of people.

use domain::Language;
use domain::account::Role;
use domain::departure_form::KnownUnit;
use domain::import::{MOST_LINES, SheetFault};
use domain::organisation_import::{
    Column, Judged, Known, KnownPerson, Leader, LineFault as Fault, LineVerdict, List, NewPerson, NewUnit, UnitRef,
    Verdict, is_the_other, judge, read,
};
use domain::person::EmailAddress;
use domain::unit::UnitKind;
use domain::working_days::DateRange;

use crate::day;
use crate::import::{account, unit};

const UNITS: &str = "naam;soort;hoort bij;teamleider;plaats";
const PEOPLE: &str = "naam;mailadres;rollen;werkt op;geldt voor";

/// Two schools that both have a team "Onderbouw", an adviser, an administrator, and somebody switched off.
pub fn known() -> Known {
    let school = |n, name: &str| KnownUnit { id: unit(n), name: name.into(), kind: UnitKind::School, school: None };
    let team =
        |n, name: &str, of| KnownUnit { id: unit(n), name: name.into(), kind: UnitKind::Team, school: Some(unit(of)) };
    let person = |n, address: &str, is_active, is_administrator| KnownPerson {
        id: account(n),
        email: email(address),
        is_active,
        is_administrator,
    };
    Known {
        level_names: vec![["ministerie", "directoraat", "cluster"].map(str::to_owned)],
        organisation: "Stichting Voorbeeld".into(),
        units: vec![
            school(1, "Lyceum"),
            school(2, "College Élan"),
            team(11, "Onderbouw", 1),
            team(12, "Bovenbouw", 1),
            team(21, "Onderbouw", 2),
        ],
        people: vec![
            person(1, "ada@school.example", true, false),
            person(2, "bea@school.example", true, true),
            person(3, "weg@school.example", false, false),
        ],
        reaches_administrators: true,
    }
}

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address of the test")
}

fn judged(units: &str, people: &str, known: &Known) -> Judged {
    let sheet = |list, heading: &str, lines: &str| {
        (!lines.is_empty()).then(|| read(list, format!("{heading}\n{lines}").as_bytes()).expect("it can be read"))
    };
    judge(sheet(List::Units, UNITS, units).as_ref(), sheet(List::People, PEOPLE, people).as_ref(), known)
}

fn units(lines: &str) -> Vec<LineVerdict<NewUnit>> {
    judged(lines, "", &known()).units
}

fn people(lines: &str) -> Vec<LineVerdict<NewPerson>> {
    judged("", lines, &known()).people
}

fn made<T: std::fmt::Debug>(line: &LineVerdict<T>) -> &T {
    match &line.verdict {
        Verdict::Make(made) => made,
        other => panic!("line {} is made, not {other:?}", line.line),
    }
}

fn refused<T: std::fmt::Debug>(line: &LineVerdict<T>) -> &[(Column, Fault)] {
    match &line.verdict {
        Verdict::Refused(faults) => faults,
        other => panic!("line {} is refused, not {other:?}", line.line),
    }
}

#[test]
fn a_team_may_stand_above_its_school() {
    let found = units("havo;team;De Linde;;\nvwo;;de  linde;;\nDe Linde;school;;;Dorp");
    assert_eq!(made(&found[0]).school, Some(UnitRef::Listed(4)));
    assert_eq!((made(&found[1]).school, made(&found[1]).kind()), (Some(UnitRef::Listed(4)), UnitKind::Team));
    assert_eq!((made(&found[2]).kind(), made(&found[2]).place.as_deref()), (UnitKind::School, Some("Dorp")));
}

#[test]
fn a_team_of_a_school_that_is_there_is_made_and_what_is_there_is_skipped() {
    let found = units("havo;team;college élan;;\nLYCEUM;;;;\nonderbouw;team;Lyceum;niemand@school.example;");
    assert_eq!(made(&found[0]).school, Some(UnitRef::There(unit(2))));
    assert_eq!((&found[1].verdict, &found[2].verdict), (&Verdict::There, &Verdict::There));
}

#[test]
fn a_kind_that_is_not_written_follows_from_what_it_belongs_to() {
    let found = units("A;;;;\nB;;A;;\nC;;Stichting Voorbeeld;;\nD;directoraat;;;\nE;Cluster;D;;");
    let kinds: Vec<UnitKind> = found.iter().map(|line| made(line).kind()).collect();
    assert_eq!(kinds, [UnitKind::School, UnitKind::Team, UnitKind::School, UnitKind::School, UnitKind::Team]);
}

#[test]
fn nothing_belongs_to_itself_to_a_team_or_to_what_is_not_there() {
    let at_parent = |lines: &str, fault| {
        let found = units(lines);
        assert_eq!(refused(&found[0]), [(Column::Parent, fault)], "{lines}");
    };
    at_parent("A;team;A;;", Fault::OwnParent);
    at_parent("A;school;a;;", Fault::OwnParent);
    at_parent("A;team;B;;\nB;team;A;;", Fault::ParentIsATeam);
    at_parent("A;school;B;;\nB;school;A;;", Fault::SchoolBelongsNowhere);
    at_parent("A;team;Bovenbouw;;", Fault::ParentIsATeam);
    at_parent("A;team;Nergens;;", Fault::UnknownParent);
    at_parent("A;team;;;", Fault::ParentMissing);
    at_parent("A;team;Stichting Voorbeeld;;", Fault::ParentMissing);
    at_parent("A;;=B;;", Fault::Formula);
    assert_eq!(made(&units("Lyceum;team;Lyceum;;")[0]).school, Some(UnitRef::There(unit(1))), "a name may come back");
}

#[test]
fn a_fault_is_said_once_and_not_at_every_line_below() {
    let found = units("De Linde;school;;;=1\nhavo;team;De Linde;;");
    assert_eq!(refused(&found[0]), [(Column::Place, Fault::Formula)]);
    made(&found[1]);
}

#[test]
fn the_same_twice_is_refused_with_the_first_line() {
    let found = units("De Linde;;;;\nhavo;;De Linde;;\nHAVO;team;de linde;;\nhavo;;Lyceum;;");
    assert_eq!(refused(&found[2]), [(Column::Name, Fault::SameAs { line: 3 })]);
    made(&found[3]);
    let found =
        people("Jan;jan@school.example;adviseur;;\nJan Smit;JAN@school.example;adviseur;;\nBea;bea@school.example;;;");
    made(&found[0]);
    assert_eq!(refused(&found[1]), [(Column::Email, Fault::SameAs { line: 2 })]);
    assert_eq!(found[2].verdict, Verdict::There);
}

#[test]
fn everything_wrong_with_a_unit_comes_back_at_its_column() {
    let long = "a".repeat(121);
    let found = units(&format!(";klooster;;anna;{long}\n{long};;;;;nog een"));
    let expected = [
        (Column::Name, Fault::NameMissing),
        (Column::Kind, Fault::UnknownKind),
        (Column::Leader, Fault::AddressMalformed),
        (Column::Place, Fault::PlaceTooLong),
    ];
    assert_eq!(refused(&found[0]), expected);
    assert_eq!(refused(&found[1]), [(Column::Place, Fault::TooManyCells), (Column::Name, Fault::NameTooLong)]);
}

#[test]
fn a_leader_stands_in_the_other_list_or_has_an_account_that_works() {
    let lines = "A;;;jan@school.example;\nB;;;ada@school.example;\nC;;;weg@school.example;\nD;;;wie@school.example;\nE;;;bea@school.example;";
    let people = "Jan;jan@school.example;;;";
    let found = judged(lines, people, &known());
    assert_eq!(made(&found.units[0]).leader, Some(Leader::Listed(email("jan@school.example"))));
    assert_eq!(made(&found.units[1]).leader, Some(Leader::There(account(1))));
    assert_eq!(refused(&found.units[2]), [(Column::Leader, Fault::UnknownLeader)]);
    assert_eq!(refused(&found.units[3]), [(Column::Leader, Fault::UnknownLeader)]);
    assert_eq!(made(&found.units[4]).leader, Some(Leader::There(account(2))));
    assert_eq!(made(&found.people[0]).roles, [(Role::TeamLeader, Some(UnitRef::Listed(2)))]);
    let found = judged(lines, people, &Known { reaches_administrators: false, ..known() });
    assert_eq!(refused(&found.units[4]), [(Column::Leader, Fault::LeaderIsAdministrator)]);
}

#[test]
fn roles_are_never_wider_than_what_was_written() {
    let [lyceum, everything] = [Some(UnitRef::There(unit(1))), None];
    for (line, expected) in [
        ("adviseur;;", vec![(Role::HrAdviser, everything)]),
        ("adviseur;Lyceum;", vec![(Role::HrAdviser, lyceum)]),
        ("adviseur;Lyceum;heel de organisatie", vec![(Role::HrAdviser, everything)]),
        ("adviseur;College Élan;stichting voorbeeld", vec![(Role::HrAdviser, everything)]),
        ("adviseur;College Élan;Lyceum", vec![(Role::HrAdviser, lyceum)]),
        ("teamleider;;Bovenbouw", vec![(Role::TeamLeader, Some(UnitRef::There(unit(12))))]),
        ("teamleider;College Élan;onderbouw", vec![(Role::TeamLeader, Some(UnitRef::There(unit(21))))]),
        ("teamleider;;alles", vec![(Role::TeamLeader, everything)]),
        ("beheerder + adviseur;Lyceum;", vec![(Role::Administrator, everything), (Role::HrAdviser, lyceum)]),
    ] {
        let found = people(&format!("Jan;jan@school.example;{line}"));
        assert_eq!(made(&found[0]).roles, expected, "{line}");
    }
    for (line, column, fault) in [
        ("teamleider;;", Column::Unit, Fault::LeaderOfWhat),
        ("teamleider;Lyceum;", Column::Unit, Fault::LeaderOfWhat),
        ("schoolleider;;", Column::Unit, Fault::HeadOfWhat),
        ("teamleider;;Onderbouw", Column::Unit, Fault::AmbiguousUnit),
        ("teamleider;College Élan;Bovenbouw", Column::Unit, Fault::UnknownUnit),
        ("adviseur;Onderbouw;", Column::School, Fault::UnknownSchool),
        ("koning;;", Column::Roles, Fault::UnknownRole),
        (";Lyceum;", Column::Roles, Fault::RoleMissing),
        ("=adviseur;;", Column::Roles, Fault::Formula),
    ] {
        let found = people(&format!("Jan;jan@school.example;{line}"));
        assert_eq!(refused(&found[0]), [(column, fault)], "{line}");
    }
}

#[test]
fn who_leads_by_the_list_of_units_needs_no_unit_beside_the_role() {
    let found = judged(
        "havo;team;Lyceum;jan@school.example;\nvwo;team;Lyceum;jan@school.example;",
        "Jan;jan@school.example;teamleider, adviseur;College Élan;",
        &known(),
    );
    let led = [2, 3].map(|line| (Role::TeamLeader, Some(UnitRef::Listed(line))));
    let advises = (Role::HrAdviser, Some(UnitRef::There(unit(2))));
    assert_eq!(made(&found.people[0]).roles, [led[0], led[1], advises], "of these two teams, and of no school");
}

#[test]
fn only_administrators_make_administrators() {
    let keeper = Known { reaches_administrators: false, ..known() };
    let found = judged("", "Jan;jan@school.example;beheerder;;\nPiet;piet@school.example;adviseur;;", &keeper);
    assert_eq!(refused(&found.people[0]), [(Column::Roles, Fault::OnlyAdministrators)]);
    made(&found.people[1]);
}

#[test]
fn people_may_be_for_units_of_the_list() {
    let found =
        judged("De Linde;school;;;\nhavo;team;De Linde;;", "Jan;jan@school.example;teamleider;De Linde;havo", &known());
    let jan = made(&found.people[0]);
    assert_eq!(jan.school, Some(UnitRef::Listed(2)));
    assert_eq!(jan.roles, [(Role::TeamLeader, Some(UnitRef::Listed(3)))]);
}

#[test]
fn everything_wrong_with_a_person_comes_back_at_its_column() {
    let found = people(";;koning;Nergens;Nergens\n@;jan;adviseur;;;spare");
    let expected = [
        (Column::Name, Fault::NameMissing),
        (Column::Email, Fault::AddressMissing),
        (Column::School, Fault::UnknownSchool),
        (Column::Roles, Fault::UnknownRole),
        (Column::Unit, Fault::UnknownUnit),
    ];
    assert_eq!(refused(&found[0]), expected);
    let expected =
        [(Column::Unit, Fault::TooManyCells), (Column::Name, Fault::Formula), (Column::Email, Fault::AddressMalformed)];
    assert_eq!(refused(&found[1]), expected);
}

#[test]
fn a_training_has_a_name_and_days_or_is_none() {
    let with = |cells: &str| {
        let text = format!(
            "name;e-mail address;roles;language;training;training from;training until\nJan;jan@school.example;adviser;English;{cells}"
        );
        let sheet = read(List::People, text.as_bytes()).expect("it can be read");
        judge(None, Some(&sheet), &known()).people.remove(0)
    };
    for cells in [
        "Farewell talks;2/1/2026;1/31/2028",
        "Farewell talks;46054;46783",
        "Farewell talks;2026-02-01 00:00:00;20280131",
    ] {
        let valid = made(&with(cells)).training.as_ref().expect("one").valid;
        assert_eq!(valid, DateRange::new(day("2026-02-01"), day("2028-01-31")), "{cells}");
    }
    let full = with("Farewell talks;1-2-2026;31-1-2028");
    assert_eq!(made(&full).language, Language::En);
    let training = made(&full).training.as_ref().expect("one");
    assert_eq!(training.name, "Farewell talks");
    assert_eq!(training.valid, DateRange::new(day("2026-02-01"), day("2028-01-31")));
    for none in [";;", "nee;;", "No;;", "geen;;"] {
        assert_eq!(made(&with(none)).training, None, "{none}");
    }
    for (cells, column, fault) in [
        ("ja;1-2-2026;31-1-2028", Column::Training, Fault::TrainingUnnamed),
        (";1-2-2026;31-1-2028", Column::Training, Fault::TrainingUnnamed),
        ("A;;31-1-2028", Column::TrainingFrom, Fault::DateMissing),
        ("A;1-2-2026;2028-01-31", Column::TrainingFrom, Fault::DateUnsure),
        ("A;1-2-2026;31-2-2028", Column::TrainingUntil, Fault::DateImpossible),
        ("A;1-2-2026;31-1-2026", Column::TrainingUntil, Fault::UntilBeforeFrom),
    ] {
        assert_eq!(refused(&with(cells)), [(column, fault)], "{cells}");
    }
}

#[test]
fn names_that_nobody_sees_or_reads_are_missing() {
    for name in ["\u{200b}", "\u{3164}", "12"] {
        let people = format!("{name};jan@school.example;adviseur;;");
        let found = judged("", &people, &known());
        assert_eq!(refused(&found.people[0]), [(Column::Name, Fault::NameMissing)], "{name:?}");
    }
    let found = judged("\u{200b};school;;;", "", &known());
    assert_eq!(refused(&found.units[0]), [(Column::Name, Fault::NameMissing)]);
    let found = judged("Ca\u{ad}r\u{202e}mel;school;;;", "", &known());
    assert_eq!(made(&found.units[0]).name, "Carmel");
}

#[test]
fn what_is_no_list_is_refused_as_a_whole() {
    let unknown = |headings: &[&str]| {
        Err(SheetFault::UnknownHeadings { headings: headings.iter().map(|one| (*one).to_owned()).collect() })
    };
    assert_eq!(read(List::Units, b"naam;kleur\nA;rood"), unknown(&["kleur"]));
    assert_eq!(
        read(List::People, b"naam;rol\nA;adviseur"),
        Err(SheetFault::MissingHeadings { fields: vec![Column::Email] })
    );
    assert_eq!(read(List::Units, b"naam;name\nA;B"), Err(SheetFault::DoubleHeading { field: Column::Name }));
    assert_eq!(read(List::Units, UNITS.as_bytes()), Err(SheetFault::NoLines));
    let many = format!("naam\n{}", "A\n".repeat(MOST_LINES + 1));
    assert_eq!(read(List::Units, many.as_bytes()), Err(SheetFault::TooManyLines { found: MOST_LINES + 1 }));
}

#[test]
fn a_list_in_the_place_of_the_other_is_recognised() {
    let [units, people] = [format!("{UNITS}\nA;;;;"), format!("{PEOPLE}\nJan;jan@school.example;adviseur;;")];
    assert!(is_the_other(List::Units, people.as_bytes()) && is_the_other(List::People, units.as_bytes()));
    assert!(!is_the_other(List::Units, units.as_bytes()) && !is_the_other(List::Units, b"wat;is;dit\n1;2;3"));
}

#[test]
fn unicode_text_of_a_spreadsheet_is_understood() {
    let text = "naam\tsoort\thoort bij\r\nCollège\tschool\t\r\nonderbouw\tteam\tCollège\r\n";
    let utf_16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let sheet = read(List::Units, &utf_16).expect("it can be read");
    let found = judge(Some(&sheet), None, &known()).units;
    assert_eq!(made(&found[0]).name, "Collège");
    assert_eq!(made(&found[1]).school, Some(UnitRef::Listed(2)));
}
