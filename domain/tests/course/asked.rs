//! What the leaver asked for, and what was taken back, as far as the course depends on it.

use domain::course::{Hold, Letter, Owner, Pause, Stage, Step, status};
use domain::departure::DepartureType;
use domain::rights::Right;
use domain::talk::TalkChoice;

use super::{at, calendar, day, facts, formal, next};

fn hold(right: Right, since: &str, until: Option<&str>) -> Hold {
    Hold { right, since: at(since), until: until.map(at), answered: false }
}

#[test]
fn while_an_objection_or_a_restriction_stands_nothing_goes_and_dates_move_along() {
    for right in [Right::Object, Right::Restrict] {
        let mut facts = facts(DepartureType::VoluntaryResignation);
        facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:00"));
        facts.holds = vec![hold(right, "2026-09-08 10:00", None)];
        assert_eq!(next(&facts, "2026-09-20 10:00"), None, "{right}");
        facts.holds = vec![hold(right, "2026-09-08 10:00", Some("2026-09-15 10:00"))];
        let due = Some((at("2026-09-17 10:00"), Step::RemindQuestionnaire(1)));
        assert_eq!(next(&facts, "2026-09-15 10:00"), due, "{right}");
    }
}

#[test]
fn days_that_were_paused_and_objected_to_count_once() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:00"));
    facts.pauses = vec![Pause { since: at("2026-09-08 10:00"), until: Some(at("2026-09-12 10:00")) }];
    facts.holds = vec![hold(Right::Object, "2026-09-10 10:00", Some("2026-09-15 10:00"))];
    assert_eq!(next(&facts, "2026-09-15 10:00"), Some((at("2026-09-17 10:00"), Step::RemindQuestionnaire(1))));
}

#[test]
fn what_waits_for_an_answer_is_hrs_to_do_within_a_month() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.holds = vec![hold(Right::Object, "2026-09-08 10:00", None)];
    let found = status(&facts, &calendar(), at("2026-09-09 10:00"));
    assert_eq!((found.stage, found.due, found.owner), (Stage::Paused, Some(at("2026-10-08 18:00")), Owner::Hr));
    facts.holds[0].answered = true;
    assert_eq!(status(&facts, &calendar(), at("2026-09-09 10:00")).due, None, "it was granted, and stands");
    assert!(!facts.is_restricted());
    facts.holds.push(hold(Right::Restrict, "2026-09-09 10:00", None));
    assert!(facts.is_restricted());
}

#[test]
fn whoever_took_the_answers_back_is_asked_no_more_and_invited_all_the_same() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:00"));
    facts.questionnaire.withdrawn_at = Some(at("2026-09-08 20:00"));
    assert_eq!(next(&facts, "2026-09-09 10:00"), Some((at("2026-09-09 08:00"), Step::Invite { attempt: 1 })));
    facts.invitation.attempt = 1;
    facts.invitation.mail = Letter::Sent(at("2026-09-09 08:00"));
    facts.talks = vec![formal(domain::course::TalkState::Open)];
    assert_eq!(next(&facts, "2026-09-30 10:00"), Some((at("2026-09-14 08:00"), Step::RemindInvitation(1))));
    facts.choice = Some(TalkChoice::None);
    facts.talks.clear();
    let closes = next(&facts, "2026-09-30 10:00").expect("when the window is over");
    assert_eq!(closes.1, Step::Close);
    assert!(closes.0 > at("2026-11-01 08:00"), "until then they may give other ones: {}", closes.0);
    assert_eq!(day("2026-10-30"), facts.last_day_worked);
}
