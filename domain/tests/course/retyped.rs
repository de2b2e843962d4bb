//! What is another after HR changes how somebody leaves, as a page says it before it is saved.

use domain::course::{Appointment, Asking, Facts, Letter, PlanChange, Retyped, TalkState, retyping_changes};
use domain::departure::{Condition, DepartureType, Tone};
use domain::guide::GuideKey;
use domain::questionnaire::Variant;
use domain::route::{NotBefore, PlannedTalk, TalksDue, standard_rule};
use domain::talk::{Formality, HostKind};

use crate::{at, day, facts, formal};

/// Nothing confirmed, agreed or switched on.
fn to(departure_type: DepartureType) -> Retyped {
    Retyped {
        departure_type,
        rule: standard_rule(departure_type),
        condition_confirmed: false,
        concluded_on: None,
        reconsider_stated: false,
        questionnaire_switched_on: false,
    }
}

fn changes(before: &Facts, retyped: &Retyped) -> Vec<PlanChange> {
    retyping_changes(before, retyped, at("2026-09-08 10:00"))
}

fn booked(when: &str) -> TalkState {
    let reminder = Letter::None;
    let (starts_at, booked_at) = (at(when), at("2026-09-07 11:00"));
    TalkState::Booked(Appointment { starts_at, minutes: 60, booked_at, reminder })
}

#[test]
fn a_dismissal_after_a_resignation_says_all_that_is_another() {
    let before = facts(DepartureType::VoluntaryResignation);
    let adviser = PlannedTalk { host: HostKind::HrAdviser, formality: Formality::Formal, minutes: 45 };
    let expected = [
        PlanChange::Talks(TalksDue::Talks(vec![adviser])),
        PlanChange::Asking(Asking::Nothing),
        PlanChange::Opens(NotBefore::WaitingFor(Condition::TermsPassed)),
        PlanChange::SpecialCourse(true),
        PlanChange::Guide(GuideKey::Process),
        PlanChange::Mails(Tone::Special),
    ];
    assert_eq!(changes(&before, &to(DepartureType::Dismissal)), expected);
    let confirmed =
        Retyped { condition_confirmed: true, questionnaire_switched_on: true, ..to(DepartureType::Dismissal) };
    let found = changes(&before, &confirmed);
    assert!(!found.iter().any(|change| matches!(change, PlanChange::Opens(_))), "it is open as before: {found:?}");
    assert!(found.contains(&PlanChange::Asking(Asking::WhetherWanted(Variant::Experience))), "{found:?}");
}

#[test]
fn an_appointment_stands_with_a_host_who_stays_and_goes_with_one_who_does_not() {
    let mut before = facts(DepartureType::VoluntaryResignation);
    let leaders = domain::course::Talk { host: HostKind::TeamLeader, ..formal(booked("2026-09-15 14:00")) };
    let past = domain::course::Talk { host: HostKind::TeamLeader, ..formal(booked("2026-09-07 15:00")) };
    before.talks = vec![formal(booked("2026-09-14 10:00")), leaders, past];
    let gone = |kind| -> Vec<_> {
        let found = changes(&before, &to(kind)).into_iter();
        found.filter(|change| matches!(change, PlanChange::CalledOff(_))).collect()
    };
    assert_eq!(gone(DepartureType::OwnChoiceAtEndOfContract), [PlanChange::CalledOff(at("2026-09-15 14:00"))]);
    assert_eq!(gone(DepartureType::InternalTransfer), [PlanChange::CalledOff(at("2026-09-14 10:00"))]);
    assert_eq!(gone(DepartureType::Retirement), [], "the leaver still has to choose");
}

#[test]
fn after_a_death_everything_stops_and_nothing_else_is_said() {
    let mut before = facts(DepartureType::VoluntaryResignation);
    before.talks = vec![formal(booked("2026-09-14 10:00"))];
    let found = changes(&before, &to(DepartureType::Death));
    assert_eq!(found, [PlanChange::Stops, PlanChange::CalledOff(at("2026-09-14 10:00"))]);
    let back = changes(&facts(DepartureType::Death), &to(DepartureType::VoluntaryResignation));
    assert_eq!(back.first(), Some(&PlanChange::Begins), "it was an error: {back:?}");
}

#[test]
fn nothing_is_said_of_what_stays_nor_of_a_questionnaire_that_was_handed_in() {
    let before = facts(DepartureType::SettlementAgreement);
    let same = Retyped {
        condition_confirmed: true,
        concluded_on: before.concluded_on,
        reconsider_stated: true,
        ..to(DepartureType::SettlementAgreement)
    };
    assert_eq!(changes(&before, &same), []);
    let later = Retyped { concluded_on: Some(day("2026-09-07")), ..same };
    assert_eq!(changes(&before, &later), [PlanChange::Opens(NotBefore::From(day("2026-09-22")))]);
    let mut answered = facts(DepartureType::VoluntaryResignation);
    answered.questionnaire.submitted_at = Some(at("2026-09-08 09:00"));
    let found = changes(&answered, &to(DepartureType::Retirement));
    assert!(!found.iter().any(|change| matches!(change, PlanChange::Asking(_))), "{found:?}");
}
