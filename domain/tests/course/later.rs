//! The second questionnaire, after leaving.

use domain::course::{Facts, Later, Letter, Owner, Pause, Stage, Step, status};
use domain::departure::DepartureType;

use super::{at, calendar, day, facts, next};

/// Closed on 26 October, with the second questionnaire on; the employment ends on 31 October.
fn left() -> Facts {
    Facts {
        closed_at: Some(at("2026-10-26 10:00")),
        later: Later { left_on: Some(day("2026-10-31")), ..Later::default() },
        ..facts(DepartureType::VoluntaryResignation)
    }
}

#[test]
fn the_second_questionnaire_goes_once_four_weeks_after_leaving() {
    let facts = left();
    // 28 November is a Saturday.
    let due = Some((at("2026-11-30 08:00"), Step::AskLater));
    assert_eq!(next(&facts, "2026-10-26 10:00"), due);
    assert_eq!(next(&facts, "2026-12-10 10:00"), due, "nobody looked for a while");
    assert_eq!(next(&facts, "2026-12-13 10:00"), None, "after the sixth week it does not go any more");
    for mail in [Letter::Waiting, Letter::Sent(at("2026-11-30 08:00")), Letter::Failed] {
        let asked = Facts { later: Later { mail, ..facts.later }, ..facts.clone() };
        assert_eq!(next(&asked, "2026-12-01 10:00"), None, "no reminders: {mail:?}");
    }
}

#[test]
fn the_second_questionnaire_is_for_those_who_left_by_choice_and_whose_course_is_over() {
    let nobody = [
        Facts { later: Later::default(), ..left() },
        Facts { cancelled: true, ..left() },
        Facts { departure_type: DepartureType::Redundancy, ..left() },
        Facts { departure_type: DepartureType::Death, ..left() },
        Facts { pauses: vec![Pause { since: at("2026-10-20 10:00"), until: None }], ..left() },
    ];
    for facts in nobody {
        assert_eq!(next(&facts, "2026-11-30 10:00"), None, "{facts:?}");
    }
    let running = Facts { closed_at: None, ..left() };
    assert!(!matches!(next(&running, "2026-11-30 10:00"), Some((_, Step::AskLater))));
}

#[test]
fn a_departure_that_waits_for_the_second_questionnaire_is_closed_like_any_other() {
    let status = status(&left(), &calendar(), at("2026-11-02 10:00"));
    assert_eq!((status.stage, status.owner, status.due), (Stage::Closed, Owner::Nobody, None));
    assert!(!status.is_open());
}
