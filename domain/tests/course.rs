//! The course of a departure: due dates, derived status, and what never happens.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::course::{
    Appointment, Facts, Invitation, Later, LeaderStatus, Letter, Owner, Pause, Questionnaire, ReportState, Stage, Step,
    Talk, TalkState, next_step, status,
};
use domain::departure::DepartureType;
use domain::ids::TalkId;
use domain::route::{LeaderState, TalksDue, standard_rule};
use domain::talk::{Formality, HostKind, TalkChoice};
use domain::working_days::{DateRange, WorkCalendar};
use proptest::prelude::*;

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
    Facts {
        departure_type,
        foreseen: true,
        rule: standard_rule(departure_type),
        last_day_worked: day("2026-10-30"),
        registered_at: at("2026-09-07 10:00"),
        reachable: true,
        on_paper: false,
        condition_confirmed: true,
        concluded_on: Some(day("2026-09-01")),
        reconsider_stated: true,
        questionnaire_switched_on: false,
        leader: LeaderState::Available,
        pauses: Vec::new(),
        cancelled: false,
        closed_at: None,
        questionnaire: Questionnaire::default(),
        invitation: Invitation::default(),
        combined: false,
        choice: None,
        talks: Vec::new(),
        later: Later::default(),
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
fn a_talk_that_nobody_may_host_is_hrs_turn_and_she_is_not_reminded_of_it() {
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
    let retiring = facts(DepartureType::Retirement);
    assert_eq!(status(&retiring, &calendar(), now).leader, LeaderStatus::Arranged);
}

prop_compose! {
    fn some_letter()(kind in 0..4, days in 0..40_i64) -> Letter {
        match kind {
            0 => Letter::None,
            1 => Letter::Waiting,
            2 => Letter::Failed,
            _ => Letter::Sent(at("2026-09-07 10:00") + Duration::days(days)),
        }
    }
}

fn some_report() -> impl Strategy<Value = ReportState> {
    prop_oneof![
        some_letter().prop_map(|reminder| ReportState::Due { reminder }),
        Just(ReportState::Final),
        Just(ReportState::NotAsked)
    ]
}

fn some_talk_state() -> impl Strategy<Value = TalkState> {
    prop_oneof![
        Just(TalkState::Open),
        (0..80_i64, some_letter()).prop_map(|(days, reminder)| TalkState::Booked(Appointment {
            starts_at: at("2026-09-10 10:00") + Duration::days(days),
            minutes: 60,
            booked_at: at("2026-09-09 10:00"),
            reminder,
        })),
        (0..80_u64, some_report())
            .prop_map(|(days, report)| TalkState::Held { on: day("2026-09-10") + Days::new(days), report }),
        (1..3_u32).prop_map(|attempt| TalkState::NotHeld { attempt }),
        Just(TalkState::Dropped),
    ]
}

prop_compose! {
    fn some_facts()(
        departure_type in prop::sample::select(DepartureType::ALL),
        last_day in 0..300_u64,
        flags in prop::array::uniform8(any::<bool>()),
        [on_paper, has_adviser] in prop::array::uniform2(any::<bool>()),
        letters in prop::collection::vec(some_letter(), 7),
        submitted in prop::option::of(0..40_i64),
        wanted in prop::option::of(any::<bool>()),
        attempt in 0..3_u32,
        choice in prop::option::of(prop::sample::select(TalkChoice::ALL)),
        states in prop::collection::vec(some_talk_state(), 0..3),
        leader in prop::sample::select(vec![LeaderState::Available, LeaderState::Absent, LeaderState::AbsentWithDeputy, LeaderState::None]),
    ) -> Facts {
        let hosts = [HostKind::HrAdviser, HostKind::TeamLeader];
        Facts {
            last_day_worked: day("2026-08-01") + Days::new(last_day),
            reachable: flags[0],
            on_paper: on_paper && flags[0],
            condition_confirmed: flags[1],
            reconsider_stated: flags[2],
            questionnaire_switched_on: flags[3],
            cancelled: flags[4] && flags[5],
            closed_at: (flags[5] && flags[6]).then(|| at("2026-11-01 10:00")),
            pauses: if flags[7] && flags[0] { vec![Pause { since: at("2026-09-09 10:00"), until: None }] } else { Vec::new() },
            questionnaire: Questionnaire {
                asked: letters[0],
                wanted,
                mail: letters[1],
                reminders: [letters[2], letters[3]],
                submitted_at: submitted.map(|days| at("2026-09-07 12:00") + Duration::days(days)),
            },
            invitation: Invitation { attempt, mail: letters[4], reminders: [letters[5], letters[6]], told: flags[6] },
            combined: flags[5] && attempt == 1,
            choice,
            talks: states.into_iter().zip(hosts).map(|(state, host)| Talk {
                id: TalkId::new(uuid::Uuid::from_u128(u128::from(host == HostKind::HrAdviser))),
                host,
                formality: if host == HostKind::HrAdviser { Formality::Formal } else { Formality::Informal },
                has_host: has_adviser || host == HostKind::TeamLeader,
                state,
            }).collect(),
            leader,
            ..facts(departure_type)
        }
    }
}

proptest! {
    /// Whatever has happened: no mail to the dead, the cancelled, the paused, the declined or the
    /// unreachable, none outside opening hours or before its condition, and none that repeats
    /// itself.
    #[test]
    fn no_mail_is_ever_due_that_should_not_be(facts in some_facts(), days in 0..200_i64) {
        let now = at("2026-09-07 10:00") + Duration::days(days);
        let calendar = calendar();
        let Some((due, step)) = next_step(&facts, &calendar, now) else { return Ok(()) };
        prop_assert!(!facts.is_over() && !facts.is_paused());
        if step == Step::Close {
            return Ok(());
        }
        prop_assert_eq!(calendar.next_opening(due), due, "{:?} outside opening hours", step);
        let confirmed = facts.condition_confirmed || facts.departure_type.condition().is_none()
            || facts.departure_type == DepartureType::SettlementAgreement;
        prop_assert!(confirmed, "{:?} before its condition", step);
        if !matches!(step, Step::RemindAppointment(_) | Step::RemindReport(_)) {
            prop_assert!(facts.reachable, "{:?} to nobody", step);
        }
        if matches!(step, Step::Invite { .. } | Step::RemindInvitation(_) | Step::RemindCombined(_) | Step::TellUnanswered) {
            prop_assert!(facts.needs_a_time());
            let due = facts.talks_due();
            prop_assert!(!matches!(due, TalksDue::Declined | TalksDue::NoTalk));
        }
        if matches!(step, Step::RemindQuestionnaire(_) | Step::RemindInvitation(_) | Step::RemindCombined(_)) {
            prop_assert!(!facts.on_paper, "{:?} of a letter", step);
        }
        if matches!(step, Step::SendQuestionnaire | Step::RemindQuestionnaire(_) | Step::AskWhetherWanted | Step::SendCombined) {
            prop_assert!(facts.questionnaire.submitted_at.is_none());
        }
        if step == Step::SendQuestionnaire || step == Step::SendCombined {
            prop_assert_eq!(facts.questionnaire.mail, Letter::None);
        }
    }

    /// An open departure always has somebody whose turn it is, and a closed one nobody.
    #[test]
    fn an_open_departure_always_has_an_owner(facts in some_facts(), days in 0..200_i64) {
        let now = at("2026-09-07 10:00") + Duration::days(days);
        let status = status(&facts, &calendar(), now);
        prop_assert_eq!(status.is_open(), !facts.is_over());
        prop_assert_eq!(status.owner == Owner::Nobody, !status.is_open());
        prop_assert!(!status.is_open() || status.due.is_some() || status.stage == Stage::Paused);
    }
}

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
