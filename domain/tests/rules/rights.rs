//! What leavers may ask for.

use domain::course::{Appointment, Facts, Letter, ReportState, Talk, TalkState};
use domain::departure::DepartureType;
use domain::ids::TalkId;
use domain::rights::{RequestWords, TooLong, WORDS_CHARACTERS, Withdrawable, answer_by, withdrawable};
use domain::route::standard_rule;
use domain::talk::{Formality, HostKind};

use super::{day, instant};

const NOW: &str = "2026-10-05T10:00:00Z";

fn talk(formality: Formality, state: TalkState) -> Talk {
    let host = match formality {
        Formality::Formal => HostKind::HrAdviser,
        Formality::Informal => HostKind::TeamLeader,
    };
    Talk { id: TalkId::new(uuid::Uuid::nil()), host, formality, has_host: true, state }
}

fn booked(starts_at: &str) -> TalkState {
    TalkState::Booked(Appointment {
        starts_at: instant(starts_at),
        minutes: 60,
        booked_at: instant("2026-09-20T10:00:00Z"),
        reminder: Letter::None,
    })
}

const fn held() -> TalkState {
    let Some(on) = chrono::NaiveDate::from_ymd_opt(2026, 10, 2) else { panic!("a day that exists") };
    TalkState::Held { on, report: ReportState::NotAsked }
}

/// Somebody who handed in, with these talks.
fn facts(talks: Vec<Talk>) -> Facts {
    let kind = DepartureType::VoluntaryResignation;
    let registered = instant("2026-09-07T08:00:00Z");
    let mut facts = Facts::fresh(kind, standard_rule(kind), day("2026-10-30"), registered);
    facts.questionnaire.submitted_at = Some(instant("2026-09-10T08:00:00Z"));
    facts.talks = talks;
    facts
}

fn now(facts: &Facts) -> Withdrawable {
    withdrawable(facts, instant(NOW))
}

const AGAIN: Withdrawable = Withdrawable::Now { fill_in_again: true };

#[test]
fn answers_are_taken_back_until_the_minute_in_which_the_talk_begins() {
    assert_eq!(now(&facts(Vec::new())), AGAIN, "there is no talk yet");
    assert_eq!(now(&facts(vec![talk(Formality::Formal, TalkState::Open)])), AGAIN);
    assert_eq!(now(&facts(vec![talk(Formality::Formal, booked("2026-10-05T10:00:01Z"))])), AGAIN);
    assert_eq!(now(&facts(vec![talk(Formality::Formal, booked(NOW))])), Withdrawable::TalkBegan);
    assert_eq!(now(&facts(vec![talk(Formality::Formal, held())])), Withdrawable::TalkBegan);
}

#[test]
fn a_talk_that_did_not_take_place_has_not_begun() {
    for state in [TalkState::NotHeld { attempt: 1 }, TalkState::Dropped] {
        assert_eq!(now(&facts(vec![talk(Formality::Formal, state)])), AGAIN, "{state:?}");
    }
}

#[test]
fn the_formal_talk_counts_and_where_there_is_none_the_one_with_the_leader() {
    let informal = talk(Formality::Informal, held());
    assert_eq!(now(&facts(vec![informal, talk(Formality::Formal, TalkState::Open)])), AGAIN);
    assert_eq!(now(&facts(vec![informal])), Withdrawable::TalkBegan);
}

#[test]
fn after_the_course_they_can_still_be_taken_back_and_not_given_again() {
    let mut over = facts(Vec::new());
    over.closed_at = Some(instant("2026-10-01T08:00:00Z"));
    assert_eq!(now(&over), Withdrawable::Now { fill_in_again: false });
    over.questionnaire.submitted_at = None;
    assert_eq!(now(&over), Withdrawable::NothingThere);
}

#[test]
fn hr_answers_within_a_month_whatever_its_length() {
    assert_eq!(answer_by(day("2026-10-05")), day("2026-11-05"));
    assert_eq!(answer_by(day("2027-01-31")), day("2027-02-28"));
}

#[test]
fn words_about_a_request_are_bare_and_of_limited_length() {
    assert_eq!(RequestWords::parse(" \n ").expect("nothing").text(), None);
    assert_eq!(RequestWords::parse(" Liever niet. ").expect("short").text(), Some("Liever niet."));
    let most = "é".repeat(WORDS_CHARACTERS);
    assert_eq!(RequestWords::parse(&most).expect("as much as may be").text(), Some(most.as_str()));
    assert_eq!(RequestWords::parse(&format!("{most}éé")), Err(TooLong { over: 2 }));
}
