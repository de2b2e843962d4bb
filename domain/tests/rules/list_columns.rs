//! Columns of a list whose headings are not known, and the lines that are refused.

use std::collections::BTreeMap;

use domain::Language;
use domain::departure_form::Field;
use domain::import::{
    Matching, NotMatched, Reading, Sheet, SheetFault, Verdict, judge, layout, read, read_as, refused_lines,
};

use crate::import::{HEADING, judged, lookups, made, today};

/// The name under a heading of a system's own, and a number that the program does not need.
const OWN: &str = "volledige weergave;pnr;privé e-mail;team;vertreksoort;laatste werkdag;einde dienstverband";
const BO: &str = "Bo Proef;k12;bo@voorbeeld.example;Team bovenbouw;pensioen;4-12-2026;31-12-2026";
const CAS: &str = "Cas Proef;k12;cas@voorbeeld.example;Team bovenbouw;pensioen;4-12-2026;31-12-2026";

fn list(heading: &str, lines: &[&str]) -> Vec<u8> {
    format!("{heading}\n{}\n", lines.join("\n")).into_bytes()
}

fn matched(columns: &[(usize, Option<Field>)]) -> Matching {
    columns.iter().copied().collect()
}

fn read_with(bytes: &[u8], columns: &[(usize, Option<Field>)]) -> Result<Sheet, SheetFault> {
    read_as(bytes, &Reading { columns: matched(columns), ..Reading::default() })
}

#[test]
fn an_unknown_heading_is_shown_with_two_values_and_means_what_somebody_says() {
    let bytes = list(OWN, &[BO, CAS]);
    let found = layout(&bytes, None).expect("columns to match");
    assert_eq!(found.lines, 2);
    let shown: Vec<_> = found.unknown.iter().map(|one| (one.index, one.heading.as_str(), one.samples.len())).collect();
    assert_eq!(shown, [(0, "volledige weergave", 2), (1, "pnr", 1)], "the same value is shown once");
    assert_eq!(found.unknown[0].samples, ["Bo Proef", "Cas Proef"]);
    assert_eq!(found.known[0], ("privé e-mail".to_owned(), Field::PrivateEmail));
    assert!(matches!(read(&bytes), Err(SheetFault::UnknownHeadings { .. })), "nothing is guessed");
    let sheet = read_with(&bytes, &[(0, Some(Field::Name)), (1, None)]).expect("a list");
    let verdicts = judge(&sheet, &lookups(), &|_| false, today());
    assert_eq!(made(&verdicts[0]).registration.name.as_str(), "Bo Proef");
}

#[test]
fn two_columns_for_one_field_and_what_is_missing_are_said() {
    let found = layout(&list(OWN, &[BO]), None).expect("columns to match");
    let faults = |columns: &[(usize, Option<Field>)]| found.faults(&matched(columns));
    let missing = vec![Field::Name];
    assert_eq!(faults(&[]), NotMatched { missing: missing.clone(), ..NotMatched::default() });
    assert_eq!(faults(&[(0, None), (1, None)]), NotMatched { missing, ..NotMatched::default() });
    let twice = NotMatched { doubles: vec![(1, Field::Name)], ..NotMatched::default() };
    assert_eq!(faults(&[(0, Some(Field::Name)), (1, Some(Field::Name))]), twice);
    let of_a_heading = NotMatched { doubles: vec![(1, Field::Unit)], ..NotMatched::default() };
    assert_eq!(faults(&[(0, Some(Field::Name)), (1, Some(Field::Unit))]), of_a_heading);
    assert!(faults(&[(0, Some(Field::Name))]).is_empty());
    assert!(found.free().all(|field| field != Field::Unit) && found.free().any(|field| field == Field::Name));
    let twice = read_with(&list(OWN, &[BO]), &[(0, Some(Field::Name)), (1, Some(Field::Unit))]);
    assert_eq!(twice, Err(SheetFault::DoubleHeading { field: Field::Unit }));
}

#[test]
fn what_was_said_of_a_heading_is_remembered_and_no_value_is() {
    let found = layout(&list(OWN, &[BO]), None).expect("columns to match");
    let kept = found.to_remember(&matched(&[(0, Some(Field::Name)), (1, None)]));
    let wanted = [("volledige weergave".to_owned(), Some(Field::Name)), ("pnr".to_owned(), None)];
    assert_eq!(kept, BTreeMap::from(wanted));
    let again = layout(&list(&OWN.replace("volledige", "VOLLEDIGE").replace("pnr", "Pnr."), &[BO]), None);
    assert_eq!(again.expect("the same").recalled(&kept), matched(&[(0, Some(Field::Name)), (1, None)]));
    // A name of its own stands there now: nobody said which of the two is meant.
    let with_name = layout(&list(&OWN.replace("pnr", "naam"), &[BO]), None).expect("columns to match");
    assert_eq!(with_name.recalled(&kept), Matching::new());
    let twice = layout(&list(&OWN.replace("pnr", "volledige weergave"), &[BO]), None).expect("columns to match");
    assert_eq!(twice.recalled(&kept), Matching::new(), "which of the two is asked");
    assert!(twice.to_remember(&matched(&[(0, Some(Field::Name)), (1, None)])).is_empty());
}

#[test]
fn a_list_without_headings_is_refused_and_no_person_becomes_a_heading() {
    for line in [BO.replace("k12", "naam"), BO.replace("bo@voorbeeld.example", "x"), BO.replace("k12", "123456782")] {
        let refused = layout(&list(&line, &[CAS, CAS]), None);
        assert!(matches!(refused, Err(SheetFault::UnknownHeadings { .. })), "{refused:?}");
    }
}

#[test]
fn what_no_matching_mends_is_refused_at_once() {
    let missing = vec![Field::DepartureType, Field::LastDayWorked, Field::EndOfEmployment, Field::Unit];
    let refused = layout(b"naam;kleur\nAnna;rood\n", None);
    assert_eq!(refused, Err(SheetFault::MissingHeadings { fields: missing }));
    let twice = layout(&list(&format!("{HEADING};name;kleur"), &["a"]), None);
    assert_eq!(twice, Err(SheetFault::DoubleHeading { field: Field::Name }));
    assert_eq!(layout(OWN.as_bytes(), None), Err(SheetFault::NoLines));
    let wide = |columns: usize| layout(&list(&format!("{HEADING}{}", ";kleur".repeat(columns)), &["a"]), None);
    assert!(wide(100).is_ok() && matches!(wide(101), Err(SheetFault::UnknownHeadings { .. })));
}

#[test]
fn refused_lines_come_back_as_they_were_with_why_and_can_be_brought_in_again() {
    let heading = format!("{HEADING};waarom geweigerd");
    let good = "Bo;b@voorbeeld.example;Team bovenbouw;pensioen;4-12-2026;31-12-2026;";
    let dash = "Cas;-;Team bovenbouw;pensioen;4-12-2026;31-12-2026;oud";
    let formula = "=1+1;c@voorbeeld.example;\"Team; bovenbouw\";pensioen;4-12-2026;31-12-2026;";
    let bytes = list(&heading, &[good, dash, formula]);
    let sheet = read(&bytes).expect("the column of reasons is left alone");
    let verdicts = judge(&sheet, &lookups(), &|_| false, today());
    let refused = refused_lines(&sheet, &verdicts);
    let file = refused.csv(Language::Nl, |field, fault| format!("{field}: {fault:?}."));
    let wanted = "\u{feff}\"waarom geweigerd\";\"naam\";\"privé e-mail\";\"team\";\"vertreksoort\";\"laatste werkdag\";\
        \"einde dienstverband\"\r\n\
        \"private_email: Formula.\";\"Cas\";\"'-\";\"Team bovenbouw\";\"pensioen\";\"4-12-2026\";\"31-12-2026\"\r\n\
        \"name: Formula. unit: UnknownUnit.\";\"'=1+1\";\"c@voorbeeld.example\";\"Team; bovenbouw\";\"pensioen\";\
        \"4-12-2026\";\"31-12-2026\"\r\n";
    assert_eq!(file, wanted);
    let again = judged(file.replace("'-", "").replace("'=1+1", "Dirk").replace("Team; ", "Team ").as_bytes());
    assert!(again.iter().all(|line| matches!(line.verdict, Verdict::Make(_))), "{again:?}");
}
