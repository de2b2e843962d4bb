//! The course of a departure: due dates and derived status.

mod asked;
mod later;
mod properties;
mod retyped;
mod told;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::course::{
    Appointment, Facts, Holder, Invitation, LeaderStatus, Letter, Owner, Pause, ReportState, Stage, Step, Talk,
    TalkState, next_step, status,
};
use domain::departure::DepartureType;
use domain::ids::TalkId;
use domain::route::{LeaderState, standard_rule};
use domain::talk::{Formality, HostKind, TalkChoice};
use domain::working_days::{DateRange, WorkCalendar};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Local time in Amsterdam.
fn at(text: &str) -> DateTime<Utc> {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a local time");
    local.and_local_timezone(Amsterdam).earliest().expect("a time that exists").with_timezone(&Utc)
}

fn calendar() -> WorkCalendar {
    let christmas = DateRange { first: day("2026-12-21"), last: day("2027-01-03") };
    WorkCalendar::new(Amsterdam, vec![christmas])
}

/// Registered on Monday 7 September 2026 at 10:00, leaving on 30 October.
fn facts(departure_type: DepartureType) -> Facts {
    let rule = standard_rule(departure_type);
    Facts {
        foreseen: true,
        condition_confirmed: true,
        concluded_on: Some(day("2026-09-01")),
        reconsider_stated: true,
        ..Facts::fresh(departure_type, rule, day("2026-10-30"), at("2026-09-07 10:00"))
    }
}

fn next(facts: &Facts, now: &str) -> Option<(DateTime<Utc>, Step)> {
    next_step(facts, &calendar(), at(now))
}

fn formal(state: TalkState) -> Talk {
    Talk {
        id: TalkId::new(uuid::Uuid::nil()),
        host: HostKind::HrAdviser,
        formality: Formality::Formal,
        has_host: true,
        state,
    }
}

#[test]
fn the_questionnaire_goes_at_once_within_office_hours() {
    let facts = facts(DepartureType::VoluntaryResignation);
    assert_eq!(next(&facts, "2026-09-07 10:00"), Some((at("2026-09-07 10:00"), Step::SendQuestionnaire)));
    let evening = Facts { registered_at: at("2026-09-04 21:00"), ..facts };
    assert_eq!(next(&evening, "2026-09-04 21:00"), Some((at("2026-09-07 08:00"), Step::SendQuestionnaire)));
}

#[test]
fn reminders_go_three_and_seven_days_after_the_mail_was_accepted() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:05"));
    assert_eq!(next(&facts, "2026-09-08 10:00"), Some((at("2026-09-10 10:05"), Step::RemindQuestionnaire(1))));
    facts.questionnaire.reminders[0] = Letter::Sent(at("2026-09-10 10:06"));
    assert_eq!(next(&facts, "2026-09-11 10:00"), Some((at("2026-09-14 10:05"), Step::RemindQuestionnaire(2))));
    facts.questionnaire.reminders[1] = Letter::Sent(at("2026-09-14 10:06"));
    assert_eq!(next(&facts, "2026-09-15 10:00"), Some((at("2026-09-17 10:05"), Step::Invite { attempt: 1 })));
}

#[test]
fn the_invitation_follows_the_answers_at_the_next_opening() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:05"));
    facts.questionnaire.submitted_at = Some(at("2026-09-08 22:30"));
    assert_eq!(next(&facts, "2026-09-08 22:31"), Some((at("2026-09-09 08:00"), Step::Invite { attempt: 1 })));
}

#[test]
fn the_invitation_goes_ten_working_days_before_the_last_day_if_that_is_sooner() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.last_day_worked = day("2026-09-29");
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:05"));
    facts.questionnaire.reminders = [Letter::Sent(at("2026-09-10 10:06")), Letter::Sent(at("2026-09-14 10:06"))];
    assert_eq!(next(&facts, "2026-09-14 11:00"), Some((at("2026-09-15 08:00"), Step::Invite { attempt: 1 })));
}

#[test]
fn with_fewer_than_fifteen_working_days_left_everything_comes_in_one_mail() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.last_day_worked = day("2026-09-28");
    assert_eq!(next(&facts, "2026-09-07 10:00"), Some((at("2026-09-07 10:00"), Step::SendQuestionnaire)));
    facts.last_day_worked = day("2026-09-25");
    assert_eq!(next(&facts, "2026-09-07 10:00"), Some((at("2026-09-07 10:00"), Step::SendCombined)));
}

#[test]
fn nothing_goes_in_the_holidays() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.last_day_worked = day("2027-02-26");
    facts.questionnaire.mail = Letter::Sent(at("2026-12-18 10:00"));
    assert_eq!(next(&facts, "2026-12-18 11:00"), Some((at("2027-01-04 08:00"), Step::RemindQuestionnaire(1))));
}

#[test]
fn a_pause_moves_the_dates_along() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:00"));
    facts.pauses = vec![Pause { since: at("2026-09-08 10:00"), until: None }];
    assert_eq!(next(&facts, "2026-09-20 10:00"), None);
    facts.pauses = vec![Pause { since: at("2026-09-08 10:00"), until: Some(at("2026-09-15 10:00")) }];
    assert_eq!(next(&facts, "2026-09-15 10:00"), Some((at("2026-09-17 10:00"), Step::RemindQuestionnaire(1))));
}

#[test]
fn an_unanswered_invitation_is_told_after_both_reminders() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:05"));
    facts.questionnaire.submitted_at = Some(at("2026-09-08 10:00"));
    facts.talks = vec![formal(TalkState::Open)];
    facts.invitation = Invitation {
        attempt: 1,
        mail: Letter::Sent(at("2026-09-08 10:01")),
        reminders: [Letter::Sent(at("2026-09-11 10:02")), Letter::Sent(at("2026-09-15 10:02"))],
        told: false,
    };
    assert_eq!(next(&facts, "2026-09-16 10:00"), Some((at("2026-09-18 10:02"), Step::TellUnanswered)));
    facts.invitation.told = true;
    let status = status(&facts, &calendar(), at("2026-09-21 10:00"));
    assert_eq!((status.stage, status.owner), (Stage::Unanswered, Owner::Hr));
}

#[test]
fn a_talk_that_nobody_may_host_is_hrs_turn_and_the_leaver_is_not_reminded_of_it() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.mail = Letter::Sent(at("2026-09-07 10:05"));
    facts.questionnaire.submitted_at = Some(at("2026-09-08 10:00"));
    facts.talks = vec![Talk { has_host: false, ..formal(TalkState::Open) }];
    facts.invitation = Invitation { attempt: 1, mail: Letter::Sent(at("2026-09-08 10:01")), ..Invitation::default() };
    let alone = status(&facts, &calendar(), at("2026-09-09 10:00"));
    assert_eq!((alone.stage, alone.due, alone.owner), (Stage::NoHost, Some(at("2026-09-10 18:00")), Owner::Hr));
    assert!(matches!(alone.next, Some((_, Step::Close))), "nothing but the end of the time for talking");
    facts.talks[0].has_host = true;
    let found = status(&facts, &calendar(), at("2026-09-09 10:00"));
    assert_eq!((found.stage, found.owner), (Stage::ToPlan, Owner::Leaver));
    assert_eq!(found.next, Some((at("2026-09-11 10:01"), Step::RemindInvitation(1))));
}

#[test]
fn a_letter_on_paper_has_no_reminders_and_is_told_after_ten_days() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    let handed_over = Letter::Sent(at("2026-09-07 10:05"));
    facts.on_paper = true;
    facts.combined = true;
    facts.questionnaire.mail = handed_over;
    facts.invitation = Invitation { attempt: 1, mail: handed_over, ..Invitation::default() };
    facts.talks = vec![formal(TalkState::Open)];
    let told = at("2026-09-17 10:05");
    assert_eq!(next(&facts, "2026-09-08 10:00"), Some((told, Step::TellUnanswered)));
    assert_eq!(status(&facts, &calendar(), at("2026-09-08 10:00")).due, Some(told));
    facts.invitation.told = true;
    assert_eq!(status(&facts, &calendar(), at("2026-09-17 10:06")).owner, Owner::Hr);
}

#[test]
fn a_settlement_waits_for_day_fifteen_and_then_starts_with_the_talk() {
    let facts = facts(DepartureType::SettlementAgreement);
    assert_eq!(next(&facts, "2026-09-07 10:00"), Some((at("2026-09-16 08:00"), Step::Invite { attempt: 1 })));
    let on = Facts { questionnaire_switched_on: true, ..facts };
    assert_eq!(next(&on, "2026-09-07 10:00"), Some((at("2026-09-16 08:00"), Step::AskWhetherWanted)));
}

#[test]
fn an_unconfirmed_condition_is_hrs_turn_and_sends_nothing() {
    let facts = Facts { condition_confirmed: false, ..facts(DepartureType::Dismissal) };
    assert_eq!(next(&facts, "2026-09-07 10:00"), None);
    let status = status(&facts, &calendar(), at("2026-09-07 10:00"));
    assert_eq!((status.stage, status.owner), (Stage::ToConfirm, Owner::Hr));
}

#[test]
fn a_formal_talk_asks_for_a_report_within_five_working_days_and_then_closes() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.talks =
        vec![formal(TalkState::Held { on: day("2026-09-18"), report: ReportState::Due { reminder: Letter::None } })];
    facts.invitation.attempt = 1;
    let due = status(&facts, &calendar(), at("2026-09-18 16:00"));
    assert_eq!((due.stage, due.due, due.owner), (Stage::ReportDue, Some(at("2026-09-25 18:00")), Owner::Host));
    facts.talks = vec![formal(TalkState::Held { on: day("2026-09-18"), report: ReportState::Final })];
    assert!(matches!(next(&facts, "2026-09-18 16:00"), Some((_, Step::Close))));
}

#[test]
fn the_host_is_reminded_once_of_a_report_on_its_last_day() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.invitation.attempt = 1;
    facts.questionnaire.submitted_at = Some(at("2026-09-08 10:00"));
    let held = |reminder| formal(TalkState::Held { on: day("2026-09-18"), report: ReportState::Due { reminder } });
    facts.talks = vec![held(Letter::None)];
    let reminder = Step::RemindReport(TalkId::new(uuid::Uuid::nil()));
    assert_eq!(next(&facts, "2026-09-18 16:00"), Some((at("2026-09-25 08:00"), reminder)));
    for letter in [Letter::Waiting, Letter::Sent(at("2026-09-25 08:01")), Letter::Failed] {
        facts.talks = vec![held(letter)];
        assert_eq!(next(&facts, "2026-09-28 16:00"), None, "{letter:?}: once, and never closed without a report");
    }
    facts.talks = vec![formal(TalkState::Held { on: day("2026-09-18"), report: ReportState::Final })];
    assert!(matches!(next(&facts, "2026-09-28 16:00"), Some((_, Step::Close))));
    facts.talks = vec![held(Letter::None)];
    facts.pauses = vec![Pause { since: at("2026-09-21 10:00"), until: None }];
    assert_eq!(next(&facts, "2026-09-28 16:00"), None);
}

/// HR corrects the day on which the agreement was concluded while a talk stands: day 15 is 26 September, or 16 for the
/// second of them.
#[test]
fn nobody_is_reminded_of_a_talk_before_the_time_to_reconsider_is_over() {
    let booked = |day: &str| {
        TalkState::Booked(Appointment {
            starts_at: at(day),
            minutes: 60,
            booked_at: at("2026-09-08 10:00"),
            reminder: Letter::None,
        })
    };
    let mut facts = facts(DepartureType::SettlementAgreement);
    facts.invitation.attempt = 1;
    facts.questionnaire.submitted_at = Some(at("2026-09-08 10:00"));
    facts.talks = vec![formal(booked("2026-09-16 10:00"))];
    let reminder = Step::RemindAppointment(TalkId::new(uuid::Uuid::nil()));
    facts.concluded_on = Some(day("2026-09-11"));
    assert_eq!(next(&facts, "2026-09-14 10:00"), None, "the talk is before anything may be sent");
    facts.concluded_on = Some(day("2026-09-01"));
    assert_eq!(next(&facts, "2026-09-14 10:00"), Some((at("2026-09-16 08:00"), reminder)), "on its own morning");
    facts.talks = vec![formal(booked("2026-09-17 10:00"))];
    assert_eq!(next(&facts, "2026-09-14 10:00"), Some((at("2026-09-16 08:00"), reminder)), "on the eve");
}

#[test]
fn a_talk_before_the_holidays_is_not_asked_after_in_them() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.invitation.attempt = 1;
    facts.questionnaire.submitted_at = Some(at("2026-09-08 10:00"));
    let report = ReportState::Due { reminder: Letter::None };
    facts.talks = vec![formal(TalkState::Held { on: day("2026-12-17"), report })];
    assert_eq!(next(&facts, "2026-12-17 16:00").map(|(due, _)| due), Some(at("2027-01-07 08:00")));
}

#[test]
fn a_talk_that_was_not_held_is_offered_once_more_and_no_more() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.questionnaire.submitted_at = Some(at("2026-09-08 10:00"));
    facts.talks = vec![formal(TalkState::NotHeld { attempt: 1 })];
    facts.invitation = Invitation { attempt: 1, mail: Letter::Sent(at("2026-09-08 10:00")), ..Invitation::default() };
    assert!(matches!(next(&facts, "2026-09-18 16:00"), Some((_, Step::Invite { attempt: 2 }))));
    facts.talks = vec![formal(TalkState::NotHeld { attempt: 2 })];
    facts.invitation.attempt = 2;
    assert!(matches!(next(&facts, "2026-09-18 16:00"), Some((_, Step::Close))));
}

#[test]
fn a_leader_learns_neither_the_choice_nor_the_questionnaire() {
    let base = facts(DepartureType::InternalTransfer);
    let now = at("2026-09-10 10:00");
    assert_eq!(status(&base, &calendar(), now).leader, LeaderStatus::ToPlan);
    for choice in [TalkChoice::Hr, TalkChoice::None] {
        let chosen = Facts { choice: Some(choice), ..base.clone() };
        assert_eq!(status(&chosen, &calendar(), now).leader, LeaderStatus::Arranged, "{choice}");
    }
    let resigned = facts(DepartureType::VoluntaryResignation);
    assert_eq!(status(&resigned, &calendar(), now).leader, LeaderStatus::ToPlan);
    for choice in [TalkChoice::Hr, TalkChoice::None] {
        let chosen = Facts { choice: Some(choice), ..resigned.clone() };
        assert_eq!(status(&chosen, &calendar(), now).leader, LeaderStatus::Arranged, "{choice}");
    }
    let retiring = facts(DepartureType::Retirement);
    assert_eq!(status(&retiring, &calendar(), now).leader, LeaderStatus::Arranged);
}

#[test]
fn a_rule_that_asks_for_the_leader_after_the_other_talk_has_a_time_gives_them_nothing_to_plan() {
    let mut facts = facts(DepartureType::VoluntaryResignation);
    facts.talks = vec![formal(TalkState::Open)];
    let now = at("2026-09-10 10:00");
    assert_eq!(status(&facts, &calendar(), now).leader, LeaderStatus::ToPlan, "their talk is about to be made");
    facts.talks = vec![formal(TalkState::Held { on: day("2026-09-09"), report: ReportState::Final })];
    assert_eq!(status(&facts, &calendar(), now).leader, LeaderStatus::Arranged);
}

#[test]
fn hr_is_told_that_it_takes_over_only_where_it_would_not_have_talked_itself() {
    let without = |kind| Facts { leader: LeaderState::None, ..facts(kind) };
    let today = day("2026-09-10");
    assert!(without(DepartureType::InternalTransfer).misses_its_leader(today));
    assert!(!without(DepartureType::VoluntaryResignation).misses_its_leader(today));
    assert!(!without(DepartureType::OwnChoiceAtEndOfContract).misses_its_leader(today));
}

#[test]
fn after_a_talk_the_other_one_can_be_dropped_and_nothing_else_chosen() {
    let informal = |state| Talk { host: HostKind::TeamLeader, formality: Formality::Informal, ..formal(state) };
    let held = TalkState::Held { on: day("2026-09-09"), report: ReportState::Final };
    let mut facts = facts(DepartureType::VoluntaryResignation);
    let drops = |facts: &Facts| -> Vec<TalkChoice> {
        TalkChoice::ALL.iter().copied().filter(|choice| facts.only_drops(*choice)).collect()
    };
    facts.talks = vec![formal(held), informal(TalkState::Open)];
    assert_eq!(drops(&facts), [TalkChoice::Hr]);
    facts.talks = vec![formal(TalkState::Open), informal(held)];
    assert_eq!(drops(&facts), [TalkChoice::Leader, TalkChoice::Deputy]);
    facts.talks = vec![formal(held), informal(held)];
    assert!(drops(&facts).is_empty(), "what was held stays");
    facts.talks = vec![formal(held), informal(TalkState::Dropped)];
    assert!(drops(&facts).is_empty(), "it is gone already");
}

#[test]
fn of_a_talk_that_somebody_else_holds_a_leader_reads_one_word() {
    for status in LeaderStatus::ALL.iter().copied() {
        assert_eq!(status.read_by(Holder::Themselves), status);
        assert_eq!(status.read_by(Holder::SomebodyElse), LeaderStatus::Arranged, "{status}");
    }
    assert_eq!(LeaderStatus::ToPlan.read_by(Holder::Nobody), LeaderStatus::ToPlan, "it will be theirs");
    assert_eq!(LeaderStatus::Held.read_by(Holder::Nobody), LeaderStatus::Arranged);
}
