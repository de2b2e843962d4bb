//! The rules of the form for a leaver, which the list shares.

use domain::Language;
use domain::departure::{DepartureType, OptionalFacts, RegistrationFault as Fault, ServiceBand};
use domain::departure_form::{
    Accepted, Field, KnownAccount, KnownUnit, Lookups, NO_LEADER, TEAM_LEADER, Warning, registration_from_fields,
};
use domain::person::EmailAddress;
use domain::reason::Destination;
use domain::unit::UnitKind;
use proptest::prelude::*;

use crate::import::{account, lookups, today, unit};

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

pub(super) fn filled_in(changes: &[(&str, &str)]) -> Result<Accepted, Vec<(Field, Fault)>> {
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
        (&[("service_band", "1984")], (Field::ServiceBand, Fault::UnknownChoice)),
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
        ("concluded_on", "2026-11-01"),
        ("reconsider_stated", "on"),
        ("condition_confirmed", "on"),
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
    assert_eq!(with_type("dismissal").concluded_on, None);
}

#[test]
fn what_the_departure_type_does_not_ask_for_is_not_checked_either() {
    let odd = [("concluded_on", "31-2-2026"), ("reconsider_stated", "perhaps"), ("condition_confirmed", "perhaps")];
    assert_eq!(filled_in(&odd).expect("a good form").registration.concluded_on, None);
    let asked: Vec<_> = odd.into_iter().chain([("departure_type", "settlement")]).collect();
    let faults = filled_in(&asked).expect_err("it is asked for");
    assert_eq!(faults, [(Field::ConcludedOn, Fault::DateImpossible), (Field::ReconsiderStated, Fault::NotYesOrNo)]);
    assert_eq!(filled_in(&[("concluded_on", "=1+1")]), Err(vec![(Field::ConcludedOn, Fault::Formula)]));
}

#[test]
fn that_a_contract_is_not_renewed_is_told_a_month_before_its_end() {
    let late = |told: &str| {
        let changes =
            [("departure_type", "fixed_term_not_renewed"), ("condition_confirmed", "on"), ("concluded_on", told)];
        let accepted = filled_in(&changes).expect("a good form");
        assert_eq!(accepted.registration.concluded_on.is_some(), !told.is_empty());
        accepted.warnings.contains(&Warning::ToldLate)
    };
    assert!(!late("2026-11-30") && !late(""), "it ends on 31 December");
    assert!(late("2026-12-01"));
    let faulty = [("departure_type", "fixed_term_not_renewed"), ("concluded_on", "31-2-2026")];
    assert_eq!(filled_in(&faulty), Err(vec![(Field::ConcludedOn, Fault::DateImpossible)]));
}

#[test]
fn a_tick_under_the_words_of_one_condition_counts_for_no_other() {
    let confirmed = |kind, ticked: &[&'static str]| {
        let others = [("departure_type", kind), ("concluded_on", "2026-11-01")];
        let changes: Vec<_> = ticked.iter().map(|code| ("condition_confirmed", *code)).chain(others).collect();
        filled_in(&changes).expect("a good form").registration.condition_confirmed
    };
    assert!(confirmed("dismissal", &["terms_passed"]));
    assert!(!confirmed("dismissal", &["told"]), "they were told, and may still appeal");
    assert!(confirmed("redundancy", &["told", "terms_passed"]), "left over of another type");
    assert!(!confirmed("settlement", &["time_to_reconsider"]), "the day decides, not a tick");
    assert!(!confirmed("voluntary", &["told"]));
}

#[test]
fn the_leader_of_the_chosen_team_is_found_and_none_is_said_in_so_many_words() {
    let school = |leads: &[(u128, u128)]| {
        let units = [
            KnownUnit { id: unit(1), name: "School".into(), kind: UnitKind::School, school: None },
            KnownUnit { id: unit(12), name: "Team".into(), kind: UnitKind::Team, school: Some(unit(1)) },
        ];
        let accounts = leads.iter().map(|(n, led)| {
            let email = EmailAddress::parse(&format!("l{n}@school.example")).expect("an address of the test");
            KnownAccount { id: account(*n), email, leads: vec![Some(unit(*led))] }
        });
        Lookups::new(units, accounts)
    };
    let read = |leader: &str, lookups: &Lookups| {
        let mut fields = form();
        fields.push(("leader".to_owned(), leader.to_owned()));
        registration_from_fields(&fields, lookups, today()).map(|accepted| accepted.registration.leader)
    };
    let both = school(&[(1, 12), (2, 1)]);
    assert_eq!(read(TEAM_LEADER, &both), Ok(Some(account(1))), "the team's goes before the school's");
    assert_eq!(read(TEAM_LEADER, &school(&[(2, 1)])), Ok(Some(account(2))), "the school's");
    assert_eq!(read(NO_LEADER, &both), Ok(None));
    let fault = |fault| Err(vec![(Field::Leader, fault)]);
    assert_eq!(read(TEAM_LEADER, &school(&[])), fault(Fault::TeamWithoutLeader));
    assert_eq!(read(TEAM_LEADER, &school(&[(1, 12), (3, 12)])), fault(Fault::TeamWithSeveralLeaders));
    let nowhere = filled_in(&[("leader", TEAM_LEADER), ("unit", "")]);
    assert_eq!(nowhere, Err(vec![(Field::Unit, Fault::UnknownUnit)]), "said once, at the team");
    let own = filled_in(&[("leader", TEAM_LEADER), ("work_email", "t.leider@school.example")]);
    assert_eq!(own, Err(vec![(Field::Leader, Fault::LeaderIsTheLeaver)]));
}

#[test]
fn a_leader_from_elsewhere_is_a_warning_and_no_fault() {
    let warnings = |leader| filled_in(&[("leader", leader)]).expect("a good form").warnings;
    assert_eq!(warnings("t.leider@school.example"), [], "leads the whole board");
    assert_eq!(warnings("h.adviseur@school.example"), [Warning::LeaderOfAnotherTeam], "leads nothing");
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
        ("0", ServiceBand::UnderOne),
        ("0,5", ServiceBand::UnderOne),
        ("< 1", ServiceBand::UnderOne),
        ("1", ServiceBand::OneToThree),
        ("2.9", ServiceBand::OneToThree),
        ("1 tot 3 jaar", ServiceBand::OneToThree),
        ("3", ServiceBand::ThreeToTen),
        ("7 jaar", ServiceBand::ThreeToTen),
        ("3_to_10", ServiceBand::ThreeToTen),
        ("10", ServiceBand::OverTen),
        ("> 10", ServiceBand::OverTen),
        ("41", ServiceBand::OverTen),
    ] {
        let accepted = filled_in(&[("service_band", text)]).expect("a good form");
        assert_eq!(accepted.registration.optional.service_band, Some(band), "{text}");
    }
}

#[test]
fn every_type_and_word_in_the_page_about_importing_is_understood() {
    let page = include_str!("../../../docs/import.md");
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

#[test]
fn every_choice_of_every_optional_fact_is_read_and_nothing_else() {
    for field in OptionalFacts::FIELDS {
        for code in OptionalFacts::choices(*field) {
            let accepted = filled_in(&[(field.code(), code)]).expect("a good form");
            assert_eq!(accepted.registration.optional.code(*field), Some(code), "{field}");
        }
        let left_open = filled_in(&[(field.code(), " ")]).expect("a good form").registration.optional;
        assert_eq!(left_open.code(*field), None, "{field}");
        assert_eq!(filled_in(&[(field.code(), "iets anders")]).err(), Some(vec![(*field, Fault::UnknownChoice)]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

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
