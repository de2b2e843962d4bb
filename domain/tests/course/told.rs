//! What a personnel system is told of where a departure stands: nothing that a leaver does is in it.

use domain::api::{ToldStage, told_stage};
use domain::course::{Facts, Hold, Letter, Pause, Stage, TalkState, status};
use domain::departure::DepartureType;
use domain::rights::Right;
use domain::talk::TalkChoice;

use super::{at, calendar, day, facts, formal};

fn told(facts: &Facts, today: &str) -> ToldStage {
    told_stage(facts, true, &calendar(), day(today))
}

fn resigns() -> Facts {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:05"));
    facts
}

#[test]
fn whatever_a_leaver_does_looks_the_same_from_outside_on_every_day() {
    let answered = {
        let mut facts = resigns();
        facts.questionnaire.submitted_at = Some(at("2026-09-08 12:00"));
        facts
    };
    let declined =
        Facts { choice: Some(TalkChoice::None), closed_at: Some(at("2026-09-08 12:01")), ..answered.clone() };
    let held = TalkState::NotHeld { attempt: 2 };
    let planned =
        Facts { choice: Some(TalkChoice::AsProposed), talks: vec![formal(TalkState::Open)], ..answered.clone() };
    let no_host = {
        let mut facts = planned.clone();
        facts.talks[0].has_host = false;
        facts
    };
    let not_held = Facts { talks: vec![formal(held)], ..planned.clone() };
    let objects = {
        let mut facts = resigns();
        let since = at("2026-09-09 12:00");
        facts.holds.push(Hold { right: Right::Object, since, until: None, answered: false });
        facts
    };
    let second_fails = {
        let mut facts = answered.clone();
        facts.invitation.attempt = 1;
        facts.invitation.mail = Letter::Failed;
        facts
    };
    let all = [answered, declined, planned, no_host, not_held, objects, second_fails];
    let inside: std::collections::BTreeSet<Stage> =
        all.iter().map(|facts| status(facts, &calendar(), at("2026-09-20 12:00")).stage).collect();
    assert!(inside.len() > 3, "they stand at several stages: {inside:?}");
    for today in ["2026-09-07", "2026-09-20", "2026-10-30", "2026-12-11", "2026-12-12", "2027-06-01"] {
        let nothing_yet = told(&resigns(), today);
        for facts in &all {
            assert_eq!(told(facts, today), nothing_yet, "{today}: {facts:?}");
        }
    }
}

#[test]
fn it_is_closed_after_the_last_day_on_which_a_talk_may_be_held_and_not_before() {
    assert_eq!(told(&resigns(), "2026-12-11"), ToldStage::Open);
    assert_eq!(told(&resigns(), "2026-12-12"), ToldStage::Closed);
    let closed = Facts { closed_at: Some(at("2026-09-08 12:01")), ..resigns() };
    assert_eq!(told(&closed, "2026-12-11"), ToldStage::Open);
}

#[test]
fn what_hr_does_is_told() {
    let today = "2026-09-10";
    let paused = Facts { pauses: vec![Pause { since: at("2026-09-08 12:00"), until: None }], ..resigns() };
    assert_eq!(told(&paused, today), ToldStage::Paused);
    assert_eq!(told(&Facts { cancelled: true, ..resigns() }, today), ToldStage::Cancelled);
    assert_eq!(told(&facts(DepartureType::Death), today), ToldStage::Stopped);
    let mut fails = resigns();
    fails.questionnaire.mail = Letter::Failed;
    assert_eq!(told(&fails, today), ToldStage::AddressFails);
    assert_eq!(told_stage(&resigns(), false, &calendar(), day(today)), ToldStage::NoAddress);
    let on_paper = Facts { on_paper: true, ..resigns() };
    assert_eq!(told_stage(&on_paper, false, &calendar(), day(today)), ToldStage::Open);
    let settlement =
        Facts { concluded_on: None, condition_confirmed: false, ..facts(DepartureType::SettlementAgreement) };
    assert_eq!(told(&settlement, today), ToldStage::ToConfirm);
}
