//! How long it is kept: the days by the terms, and that no setting leaves the limits.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use domain::retention::{ANSWERS_MONTHS_MAX, Ended, Record, Term, TermFault, Terms, passed};
use proptest::prelude::*;

use super::day;

/// Left on 30 April 2026, registered in March.
fn record(ended: Option<Ended>) -> Record {
    Record {
        registered_on: day("2026-03-03"),
        last_day_worked: day("2026-04-24"),
        end_of_employment: day("2026-04-30"),
        ended,
        asked_until: None,
    }
}

fn terms(differ: &[(Term, &'static str)]) -> Result<Terms, Vec<(Term, TermFault)>> {
    let usual: Vec<String> = Term::ALL.iter().map(|term| term.limits().usual.to_string()).collect();
    Terms::read(|term| {
        let own = differ.iter().find(|(one, _)| *one == term).map(|(_, typed)| *typed);
        own.unwrap_or(&usual[term as usize])
    })
}

#[test]
fn contact_data_go_three_months_after_closing_and_the_record_a_year_after_the_employment() {
    let closed = record(Some(Ended::Closed(day("2026-05-08"))));
    assert_eq!(closed.contact_goes_on(&Terms::default()), day("2026-08-08"));
    assert_eq!(closed.goes_on(&Terms::default()), day("2027-04-30"));
}

#[test]
fn who_was_closed_before_leaving_is_reached_until_three_months_after_the_last_day() {
    let closed = record(Some(Ended::Closed(day("2026-04-01"))));
    assert_eq!(closed.contact_goes_on(&Terms::default()), day("2026-07-24"));
}

#[test]
fn the_second_questionnaire_keeps_the_address_until_it_can_be_answered_no_more() {
    let asked = Record { asked_until: Some(day("2026-07-09")), ..record(Some(Ended::Closed(day("2026-05-08")))) };
    assert_eq!(asked.contact_goes_on(&Terms::default()), day("2026-10-09"));
}

#[test]
fn a_course_that_never_ends_ends_with_its_record() {
    let runs = record(None);
    assert_eq!(runs.goes_on(&Terms::default()), day("2027-04-30"));
    assert_eq!(runs.contact_goes_on(&Terms::default()), runs.goes_on(&Terms::default()));
}

#[test]
fn the_record_of_somebody_who_stays_goes_a_month_after_it_was_cancelled() {
    let stays = record(Some(Ended::Cancelled(day("2026-03-31"))));
    assert_eq!(stays.goes_on(&Terms::default()), day("2026-04-30"));
    assert_eq!(stays.contact_goes_on(&Terms::default()), day("2026-04-30"));
    assert_eq!(stays.draft_goes_on(&Terms::default()), day("2026-03-31"));
}

#[test]
fn who_was_registered_late_has_a_whole_term_but_never_more_than_two_years_after_leaving() {
    let late = Record { registered_on: day("2026-10-30"), ..record(None) };
    assert_eq!(late.goes_on(&Terms::default()), day("2027-10-30"));
    let very_late = Record { registered_on: day("2028-01-10"), ..record(None) };
    assert_eq!(very_late.goes_on(&Terms::default()), day("2028-04-30"));
}

#[test]
fn answers_that_were_never_handed_in_go_with_the_link_and_notes_after_the_talk() {
    let closed = record(Some(Ended::Closed(day("2026-05-08"))));
    assert_eq!(closed.draft_goes_on(&Terms::default()), day("2026-06-19"));
    assert_eq!(closed.notes_go_on(day("2026-04-20"), &Terms::default()), day("2026-07-20"));
}

#[test]
fn a_term_outside_its_limits_is_refused_at_its_field() {
    let faults = terms(&[
        (Term::Contact, "0"),
        (Term::Answers, "25"),
        (Term::Notes, "drie"),
        (Term::Cancelled, "1000"),
        (Term::Mails, ""),
        (Term::Accounts, "-1"),
    ]);
    let expected = [
        (Term::Contact, TermFault::TooShort),
        (Term::Answers, TermFault::TooLong),
        (Term::Notes, TermFault::NotANumber),
        (Term::Cancelled, TermFault::TooLong),
        (Term::Mails, TermFault::NotANumber),
        (Term::Accounts, TermFault::NotANumber),
    ];
    assert_eq!(faults, Err(expected.to_vec()));
    assert_eq!(terms(&[]), Ok(Terms::default()));
    assert_eq!(terms(&[(Term::Answers, " 24 ")]).map(|terms| terms.get(Term::Answers)), Ok(24));
}

#[test]
fn whatever_stands_in_the_database_the_limits_hold() {
    let stored = Terms::parse(r#"{"answers": 200, "contact": 0, "unknown": 5}"#).expect("a list of terms");
    assert_eq!(stored.get(Term::Answers), ANSWERS_MONTHS_MAX);
    assert_eq!(stored.get(Term::Contact), Term::Contact.limits().least);
    assert_eq!(stored.get(Term::Notes), Term::Notes.limits().usual);
    assert_eq!(Terms::parse("for ever"), None);
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0..2000_u64).prop_map(|days| day("2024-01-01") + Days::new(days))
}

fn some_ended() -> impl Strategy<Value = Option<Ended>> {
    prop_oneof![
        Just(None),
        Just(Some(Ended::Stopped)),
        some_day().prop_map(|on| Some(Ended::Closed(on))),
        some_day().prop_map(|on| Some(Ended::Cancelled(on))),
    ]
}

prop_compose! {
    fn some_record()(
        registered_on in some_day(), last in some_day(), more in 0..200_u64, ended in some_ended(),
        asked_until in proptest::option::of(some_day()),
    ) -> Record {
        Record { registered_on, last_day_worked: last, end_of_employment: last + Days::new(more), ended, asked_until }
    }
}

fn some_terms() -> impl Strategy<Value = Terms> {
    proptest::collection::vec(0..=23_u8, Term::ALL.len()).prop_map(|more| {
        let months = |term: Term| {
            let limits = term.limits();
            limits.least + more[term as usize] % (limits.most - limits.least + 1)
        };
        of_months(months)
    })
}

fn of_months(months: impl Fn(Term) -> u8) -> Terms {
    let stored: BTreeMap<&str, u8> = Term::ALL.iter().map(|term| (term.code(), months(*term))).collect();
    Terms::parse(&serde_json::to_string(&stored).expect("written")).expect("a list of terms")
}

proptest! {
    #[test]
    fn nothing_is_kept_longer_than_the_law_allows(record in some_record(), terms in some_terms()) {
        let most = record.end_of_employment + Months::new(ANSWERS_MONTHS_MAX.into());
        let whole = record.goes_on(&terms);
        prop_assert!(whole <= most);
        prop_assert!(record.contact_goes_on(&terms) <= whole, "nobody is reached whose record is gone");
        prop_assert!(record.notes_go_on(record.last_day_worked, &terms) <= whole);
    }

    #[test]
    fn contact_data_stay_at_least_until_everything_is_finished(record in some_record(), terms in some_terms()) {
        if let Some(Ended::Closed(on)) = record.ended {
            let whole = record.goes_on(&terms);
            let finished = on.max(record.last_day_worked).max(record.asked_until.unwrap_or(on));
            prop_assert!(record.contact_goes_on(&terms) > finished.min(whole - Days::new(1)));
        }
    }

    #[test]
    fn a_longer_term_never_erases_sooner(record in some_record(), terms in some_terms(), other in some_terms()) {
        let longer = of_months(|term| terms.get(term).max(other.get(term)));
        prop_assert!(record.goes_on(&longer) >= record.goes_on(&terms));
        prop_assert!(record.contact_goes_on(&longer) >= record.contact_goes_on(&terms));
        prop_assert!(record.draft_goes_on(&longer) >= record.draft_goes_on(&terms));
    }

    #[test]
    fn what_has_passed_is_exactly_what_is_due(today in some_day(), of in some_day(), months in 1..25_u8) {
        let is_due = of + Months::new(months.into()) <= today;
        prop_assert_eq!(is_due, of <= passed(today, months));
    }

    #[test]
    fn terms_are_read_back_as_they_were_stored(terms in some_terms()) {
        prop_assert_eq!(Terms::parse(&terms.to_json()), Some(terms));
    }
}
