//! What never happens, whatever the facts are.

use chrono::{Days, Duration};
use domain::course::{
    Appointment, Facts, Hold, Invitation, Letter, Owner, Pause, Questionnaire, ReportState, Stage, Step, Talk,
    TalkState, next_step, status,
};
use domain::departure::{Condition, DepartureType};
use domain::ids::TalkId;
use domain::rights::Right;
use domain::route::{LeaderState, TalksDue};
use domain::talk::{Formality, HostKind, TalkChoice};
use proptest::prelude::*;

use super::{at, calendar, day, facts};

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
            holds: if flags[2] && flags[6] && flags[7] {
                let right = if flags[0] { Right::Object } else { Right::Restrict };
                vec![Hold { right, since: at("2026-09-10 10:00"), until: None, answered: flags[1] }]
            } else {
                Vec::new()
            },
            questionnaire: Questionnaire {
                asked: letters[0],
                wanted,
                mail: letters[1],
                reminders: [letters[2], letters[3]],
                submitted_at: submitted.map(|days| at("2026-09-07 12:00") + Duration::days(days)),
                withdrawn_at: (flags[1] && flags[4]).then(|| at("2026-09-08 12:00")),
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
        prop_assert!(!facts.is_over() && !facts.stands_still());
        if step == Step::Close {
            return Ok(());
        }
        prop_assert_eq!(calendar.next_opening(due), due, "{:?} outside opening hours", step);
        match facts.departure_type.profile().condition {
            None => {}
            // Day 15, or day 22 where the right to reconsider was not stated (docs/domain.md, "Departure types").
            Some(Condition::TimeToReconsider) => {
                let days = if facts.reconsider_stated { 15 } else { 22 };
                let first = facts.concluded_on.map(|concluded| concluded + Days::new(days));
                prop_assert!(first.is_some_and(|first| first <= calendar.local_date(due)), "{:?} before its condition", step);
            }
            Some(_) => prop_assert!(facts.condition_confirmed, "{:?} before its condition", step),
        }
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
            prop_assert!(facts.questionnaire.settled_at().is_none());
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
