//! Rules that a board, a school or a team puts in the place of the standard ones.

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::course::{Step, Supposed, foresee};
use domain::departure::DepartureType as T;
use domain::guide::GuideKey;
use domain::ids::UnitId;
use domain::route::{
    Foreseeing, LeaderState, OwnRule, Route, Rule, RuleBook, RuleDraft, RuleFault, RuleField, TalksDue,
    choices_offered, standard_rule, standard_rule_of, talks_due,
};
use domain::talk::{HostKind, TalkChoice};
use domain::working_days::WorkCalendar;
use proptest::prelude::*;
use uuid::Uuid;

use crate::day;

fn unit(n: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(n))
}

fn rule(route: Route) -> Rule {
    Rule { route, formal_minutes: 50, informal_minutes: 20, days_before_last: None, guide: None }
}

fn own(at: Option<u128>, foreseeing: Foreseeing, route: Route) -> OwnRule {
    OwnRule { unit: at.map(unit), departure_type: T::VoluntaryResignation, foreseeing, rule: rule(route) }
}

fn draft() -> RuleDraft {
    RuleDraft {
        route: "adviser".into(),
        formal_minutes: "45".into(),
        informal_minutes: "30".into(),
        days_before_last: String::new(),
        guide: String::new(),
    }
}

/// Local time in Amsterdam.
fn at(text: &str) -> DateTime<Utc> {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a local time");
    local.and_local_timezone(Amsterdam).earliest().expect("a time that exists").with_timezone(&Utc)
}

#[test]
fn without_own_rules_the_standard_ones_count() {
    for kind in T::ALL {
        let book = RuleBook::new(Vec::new(), true);
        assert_eq!(book.rule_for(*kind, true, unit(1), unit(2)), standard_rule(*kind));
    }
}

#[test]
fn the_most_specific_unit_wins_and_then_the_rule_that_names_foreseen() {
    let own = vec![
        own(None, Foreseeing::Foreseen, Route::Both),
        own(None, Foreseeing::Any, Route::Leader),
        own(Some(2), Foreseeing::Any, Route::LeaverChooses),
        own(Some(3), Foreseeing::Unforeseen, Route::Adviser),
    ];
    let book = RuleBook::new(own, true);
    let route = |foreseen, team, school| {
        book.rule_for(T::VoluntaryResignation, foreseen, unit(team), unit(school)).expect("a rule").route
    };
    assert_eq!(route(true, 9, 8), Route::Both, "the board's rule for foreseen ones");
    assert_eq!(route(false, 9, 8), Route::Leader, "the board's rule for any");
    assert_eq!(route(true, 9, 2), Route::LeaverChooses, "the school's goes before the board's");
    assert_eq!(route(false, 3, 2), Route::Adviser, "the team's goes before the school's");
    assert_eq!(route(true, 3, 2), Route::LeaverChooses, "the team's is not meant for this one");
    let other = book.rule_for(T::Retirement, true, unit(3), unit(2));
    assert_eq!(other, standard_rule(T::Retirement), "another type keeps the standard");
}

#[test]
fn the_law_limits_what_a_rule_may_say() {
    let faults = |kind, route: &str| RuleDraft { route: route.into(), ..draft() }.check(kind).err();
    for kind in [T::SettlementAgreement, T::NoticeWithConsent, T::Dismissal, T::LongTermIncapacity] {
        assert_eq!(faults(kind, "adviser"), None);
        for route in ["leader", "both", "leaver_chooses"] {
            assert_eq!(faults(kind, route), Some(vec![(RuleField::Route, RuleFault::NeverTheLeader)]), "{kind}");
        }
    }
    for kind in [T::FixedTermNotRenewed, T::ProbationEndedByEmployer, T::Redundancy] {
        assert_eq!(faults(kind, "both"), None);
        for route in ["leader", "leaver_chooses"] {
            let alone = vec![(RuleField::Route, RuleFault::NeverTheLeaderAlone)];
            assert_eq!(faults(kind, route), Some(alone), "{kind}");
        }
    }
    assert_eq!(faults(T::Death, "adviser"), Some(vec![(RuleField::Route, RuleFault::NoRuleAfterDeath)]));
    assert_eq!(T::VoluntaryResignation.profile().lawful_routes(), Route::ALL);
}

#[test]
fn minutes_are_multiples_of_five_and_days_leave_time_for_a_talk() {
    let typed = |formal: &str, days: &str| {
        let draft = RuleDraft { formal_minutes: formal.into(), days_before_last: days.into(), ..draft() };
        draft.check(T::VoluntaryResignation).map(|rule| (rule.formal_minutes, rule.days_before_last))
    };
    assert_eq!(typed("15", ""), Ok((15, None)));
    assert_eq!(typed("120", "7"), Ok((120, Some(7))));
    for bad in ["", "10", "47", "125", "-30", "lang"] {
        assert_eq!(typed(bad, ""), Err(vec![(RuleField::FormalMinutes, RuleFault::MinutesImpossible)]), "{bad}");
    }
    for bad in ["0", "6", "367", "kort"] {
        assert_eq!(typed("45", bad), Err(vec![(RuleField::DaysBeforeLast, RuleFault::DaysImpossible)]), "{bad}");
    }
}

#[test]
fn what_is_read_from_a_form_is_shown_in_it_again() {
    let draft = RuleDraft { guide: "retirement".into(), days_before_last: "40".into(), ..draft() };
    let rule = draft.check(T::VoluntaryResignation).expect("a rule");
    assert_eq!(rule.guide, Some(GuideKey::Retirement));
    assert_eq!(RuleDraft::of(&rule), draft);
    let unknown = RuleDraft { guide: "dismissal".into(), ..draft }.check(T::VoluntaryResignation);
    assert_eq!(unknown, Err(vec![(RuleField::Guide, RuleFault::GuideUnknown)]));
}

fn supposed(kind: T, rule: Rule) -> Supposed {
    Supposed {
        departure_type: kind,
        foreseen: true,
        rule: Some(rule),
        last_day_worked: day("2026-10-30"),
        concluded_on: Some(day("2026-09-01")),
        registered_at: at("2026-09-07 10:00"),
    }
}

#[test]
fn a_board_that_keeps_leaders_out_has_the_adviser_alone_and_its_units_may_still_ask_for_both() {
    let board = RuleBook::new(vec![own(Some(2), Foreseeing::Any, Route::Both)], false);
    let route = |kind, school| board.rule_for(kind, true, unit(9), unit(school)).map(|rule| rule.route);
    assert_eq!(route(T::VoluntaryResignation, 8), Some(Route::Adviser));
    assert_eq!(route(T::VoluntaryResignation, 2), Some(Route::Both), "the school's own rule");
    for kind in T::ALL.iter().filter(|kind| **kind != T::VoluntaryResignation) {
        assert_eq!(standard_rule_of(*kind, false), standard_rule(*kind), "{kind}");
    }
    let (both, alone) =
        (standard_rule_of(T::VoluntaryResignation, true), standard_rule_of(T::VoluntaryResignation, false));
    assert_eq!(both, standard_rule(T::VoluntaryResignation));
    assert_eq!(alone.map(|rule| rule.formal_minutes), both.map(|rule| rule.formal_minutes), "as long as before");
}

#[test]
fn ahead_of_time_the_course_is_the_one_that_will_be() {
    let calendar = WorkCalendar::new(Amsterdam, Vec::new());
    let rule = standard_rule(T::VoluntaryResignation).expect("a rule");
    let seen = foresee(&supposed(T::VoluntaryResignation, rule), &calendar);
    let steps: Vec<Step> = seen.steps.iter().map(|(_, step)| *step).collect();
    assert_eq!(
        steps,
        [
            Step::SendQuestionnaire,
            Step::RemindQuestionnaire(1),
            Step::RemindQuestionnaire(2),
            Step::Invite { attempt: 1 },
            Step::RemindInvitation(1),
            Step::RemindInvitation(2),
            Step::TellUnanswered,
            Step::Close,
        ]
    );
    assert_eq!(seen.steps[0].0, at("2026-09-07 10:00"));
    assert_eq!(seen.last_bookable, Some(day("2026-12-11")), "six weeks after the last day worked");
}

#[test]
fn a_rule_can_let_everything_wait_until_some_days_before_the_last() {
    let calendar = WorkCalendar::new(Amsterdam, Vec::new());
    let rule = Rule { days_before_last: Some(30), ..rule(Route::Leader) };
    let seen = foresee(&supposed(T::VoluntaryResignation, rule), &calendar);
    assert_eq!(seen.steps[0].0, at("2026-09-30 08:00"));
    // The law's own day is never made earlier by it.
    let settled = Rule { days_before_last: Some(366), ..standard_rule(T::SettlementAgreement).expect("a rule") };
    let seen = foresee(&supposed(T::SettlementAgreement, settled), &calendar);
    assert_eq!(seen.steps[0].0, at("2026-09-16 08:00"), "day fifteen");
}

proptest! {
    /// Whatever somebody stored: the leader never hosts in a special course, never alone where the
    /// employer ended the contract, nobody after a death; HR and declining stay in reach.
    #[test]
    fn no_rule_leads_outside_the_law(
        kind in prop::sample::select(T::ALL),
        route in prop::sample::select(Route::ALL),
        choice in prop::option::of(prop::sample::select(TalkChoice::ALL)),
        leader in prop::sample::select(&[
            LeaderState::Available, LeaderState::Absent, LeaderState::AbsentWithDeputy, LeaderState::None,
        ][..]),
    ) {
        let due = talks_due(kind, Some(rule(route)), choice, leader);
        let hosts: Vec<HostKind> = match &due {
            TalksDue::Talks(talks) => talks.iter().map(|talk| talk.host).collect(),
            TalksDue::LeaverChooses { options } => options.clone(),
            TalksDue::Declined | TalksDue::NoTalk => Vec::new(),
        };
        if kind.profile().is_special_course || leader == LeaderState::None {
            prop_assert!(!hosts.contains(&HostKind::TeamLeader));
        }
        if kind.profile().condition.is_some() {
            prop_assert!(hosts != [HostKind::TeamLeader]);
            let alone = matches!(due, TalksDue::LeaverChooses { .. });
            prop_assert!(!alone, "they could choose the leader alone");
        }
        let offered = choices_offered(kind, Some(rule(route)), leader);
        prop_assert_eq!(due == TalksDue::NoTalk, kind == T::Death);
        if kind == T::Death {
            prop_assert!(offered.is_empty());
            return Ok(());
        }
        prop_assert!(offered.contains(&TalkChoice::None));
        let with_hr = offered.iter().any(|choice| {
            let talks = talks_due(kind, Some(rule(route)), Some(*choice), leader);
            matches!(talks, TalksDue::Talks(talks) if talks[..] == talks[..1] && talks[0].host == HostKind::HrAdviser)
        });
        prop_assert!(with_hr, "a talk with HR alone is out of reach: {:?}", offered);
    }
}
