//! The rules of who talks with whom, and from when.

use chrono_tz::Europe::Amsterdam;
use domain::Language;
use domain::departure::{Condition, DepartureType};
use domain::ids::{AccountId, UnitId};
use domain::person::EmailAddress;
use domain::route::{
    Candidate, HostSearch, LeaderState, NotBefore, Refusal, Route, TalksDue, already_gone, choices_offered,
    choose_adviser, may_host, opens_on, standard_rule, standard_rule_of, talk_window, talks_due,
};
use domain::talk::{Formality, HostKind, TalkChoice};
use domain::working_days::{DateRange, WorkCalendar};
use uuid::Uuid;

use crate::day;

pub fn account(n: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(n))
}

pub fn school(n: u128) -> Option<UnitId> {
    Some(UnitId::new(Uuid::from_u128(n)))
}

pub fn address(n: u128) -> EmailAddress {
    EmailAddress::parse(&format!("host{n}@school.example")).expect("an address of the test")
}

/// A trained adviser of school 2.
pub fn adviser(n: u128) -> Candidate {
    Candidate {
        account: account(n),
        email: address(n),
        is_leader_of_leaver: false,
        trained: vec![DateRange::new(day("2026-01-01"), day("2026-12-31"))],
        school: school(2),
        languages: Vec::new(),
        talks_lately: 0,
        absent: false,
    }
}

/// A formal talk for a leaver of school 1.
pub fn case() -> HostSearch {
    HostSearch {
        leaver_account: None,
        leaver_emails: Vec::new(),
        may_not_host: Vec::new(),
        director_or_hr: false,
        school: school(1),
        language: Language::Nl,
        host: HostKind::HrAdviser,
        formality: Formality::Formal,
        on: day("2026-12-01"),
    }
}

fn hosts(due: &TalksDue) -> Vec<(HostKind, Formality, u16)> {
    match due {
        TalksDue::Talks(talks) => talks.iter().map(|talk| (talk.host, talk.formality, talk.minutes)).collect(),
        other => panic!("talks, not {other:?}"),
    }
}

use DepartureType as T;
use Formality::{Formal, Informal};
use HostKind::{HrAdviser, TeamLeader};

#[test]
fn the_table_of_departure_types_is_followed() {
    let proposed = |kind| talks_due(kind, standard_rule(kind), None, LeaderState::Available);
    assert_eq!(hosts(&proposed(T::VoluntaryResignation)), [(HrAdviser, Formal, 60), (TeamLeader, Informal, 30)]);
    for kind in [
        T::OwnChoiceAtEndOfContract,
        T::FixedTermNotRenewed,
        T::ProbationEndedByEmployer,
        T::NoticeWithConsent,
        T::Redundancy,
        T::SettlementAgreement,
        T::Dismissal,
        T::LongTermIncapacity,
    ] {
        assert_eq!(hosts(&proposed(kind)), [(HrAdviser, Formal, 45)], "{kind}");
    }
    for kind in [T::TemporaryReplacementEnded, T::InternalTransfer] {
        assert_eq!(hosts(&proposed(kind)), [(TeamLeader, Informal, 30)], "{kind}");
    }
    assert_eq!(proposed(T::Retirement), TalksDue::LeaverChooses { options: vec![TeamLeader, HrAdviser] });
    assert_eq!(proposed(T::Death), TalksDue::NoTalk);
    assert_eq!(standard_rule(T::Death), None);
}

#[test]
fn who_resigns_talks_with_hr_and_with_the_leader_and_may_drop_either() {
    let rule = standard_rule(T::VoluntaryResignation);
    let due = |choice, leader| hosts(&talks_due(T::VoluntaryResignation, rule, choice, leader));
    let (formal, informal) = ((HrAdviser, Formal, 60), (TeamLeader, Informal, 30));
    assert_eq!(due(Some(TalkChoice::AsProposed), LeaderState::Available), [formal, informal]);
    assert_eq!(due(Some(TalkChoice::Hr), LeaderState::Available), [formal], "the leader's moment is dropped");
    assert_eq!(due(Some(TalkChoice::Leader), LeaderState::Available), [informal], "the leader alone");
    assert_eq!(due(None, LeaderState::None), [formal], "there is no leader to talk with");
    assert_eq!(
        choices_offered(T::VoluntaryResignation, rule, LeaderState::Available),
        [TalkChoice::AsProposed, TalkChoice::Hr, TalkChoice::Leader, TalkChoice::None]
    );
    let alone = standard_rule_of(T::VoluntaryResignation, false);
    let due = |choice| hosts(&talks_due(T::VoluntaryResignation, alone, choice, LeaderState::Available));
    assert_eq!(due(None), [formal], "a board keeps the adviser only");
    assert_eq!(due(Some(TalkChoice::Leader)), [formal]);
    assert_eq!(due(Some(TalkChoice::Both)), [formal, informal], "the leaver may still ask for both");
}

#[test]
fn a_retiring_person_chooses_leader_or_hr_as_equals() {
    let chosen =
        |choice| hosts(&talks_due(T::Retirement, standard_rule(T::Retirement), Some(choice), LeaderState::Available));
    assert_eq!(chosen(TalkChoice::Leader), [(TeamLeader, Informal, 45)]);
    assert_eq!(chosen(TalkChoice::Hr), [(HrAdviser, Formal, 45)]);
    assert_eq!(chosen(TalkChoice::Both), [(HrAdviser, Formal, 45), (TeamLeader, Informal, 45)]);
}

#[test]
fn a_leaver_may_always_ask_for_hr_or_decline() {
    for kind in T::ALL.iter().filter(|kind| **kind != T::Death) {
        for leader in [LeaderState::Available, LeaderState::Absent, LeaderState::AbsentWithDeputy, LeaderState::None] {
            let hr = talks_due(*kind, standard_rule(*kind), Some(TalkChoice::Hr), leader);
            assert!(matches!(hosts(&hr)[..], [(HrAdviser, Formal, _)]));
            assert_eq!(talks_due(*kind, standard_rule(*kind), Some(TalkChoice::None), leader), TalksDue::Declined);
            assert!(choices_offered(*kind, standard_rule(*kind), leader).contains(&TalkChoice::None));
        }
    }
}

#[test]
fn a_leader_on_leave_gives_the_leaver_a_choice() {
    let due = talks_due(T::InternalTransfer, standard_rule(T::InternalTransfer), None, LeaderState::Absent);
    assert_eq!(due, TalksDue::LeaverChooses { options: vec![TeamLeader, HrAdviser] });
    let waits = talks_due(
        T::InternalTransfer,
        standard_rule(T::InternalTransfer),
        Some(TalkChoice::AsProposed),
        LeaderState::Absent,
    );
    assert_eq!(hosts(&waits), [(TeamLeader, Informal, 30)]);
}

#[test]
fn the_deputy_is_offered_only_while_there_is_one() {
    let offered = |leader| {
        choices_offered(T::InternalTransfer, standard_rule(T::InternalTransfer), leader).contains(&TalkChoice::Deputy)
    };
    assert!(offered(LeaderState::AbsentWithDeputy));
    assert!(![LeaderState::Available, LeaderState::Absent, LeaderState::None].into_iter().any(offered));
    let due = |leader| {
        hosts(&talks_due(T::InternalTransfer, standard_rule(T::InternalTransfer), Some(TalkChoice::Deputy), leader))
    };
    assert_eq!(due(LeaderState::AbsentWithDeputy), [(TeamLeader, Informal, 30)]);
    assert_eq!(due(LeaderState::Available), [(TeamLeader, Informal, 30)], "the leader is back");
    assert_eq!(due(LeaderState::None), [(HrAdviser, Formal, 45)]);
    // Left over from another departure type: the proposal counts.
    let by_choice = talks_due(
        T::OwnChoiceAtEndOfContract,
        standard_rule(T::OwnChoiceAtEndOfContract),
        Some(TalkChoice::Deputy),
        LeaderState::AbsentWithDeputy,
    );
    assert_eq!(hosts(&by_choice), [(HrAdviser, Formal, 45)]);
    assert!(
        !choices_offered(T::Dismissal, standard_rule(T::Dismissal), LeaderState::AbsentWithDeputy)
            .contains(&TalkChoice::Deputy)
    );
}

#[test]
fn a_leader_who_cannot_host_is_replaced_by_hr() {
    for choice in [None, Some(TalkChoice::AsProposed), Some(TalkChoice::Leader), Some(TalkChoice::Both)] {
        let due = talks_due(
            T::TemporaryReplacementEnded,
            standard_rule(T::TemporaryReplacementEnded),
            choice,
            LeaderState::None,
        );
        assert_eq!(hosts(&due), [(HrAdviser, Formal, 45)], "{choice:?}");
    }
}

#[test]
fn the_leader_alone_is_no_choice_where_hr_is_the_route() {
    for kind in T::ALL.iter().filter(|kind| standard_rule(**kind).is_some_and(|rule| rule.route == Route::Adviser)) {
        assert!(!choices_offered(*kind, standard_rule(*kind), LeaderState::Available).contains(&TalkChoice::Leader));
        let due = talks_due(*kind, standard_rule(*kind), Some(TalkChoice::Leader), LeaderState::Available);
        assert_eq!(due, talks_due(*kind, standard_rule(*kind), None, LeaderState::Available), "{kind}");
    }
}

#[test]
fn every_choice_offered_leads_to_different_talks() {
    for kind in T::ALL {
        for leader in [LeaderState::Available, LeaderState::Absent, LeaderState::AbsentWithDeputy, LeaderState::None] {
            let offered = choices_offered(*kind, standard_rule(*kind), leader);
            for (index, choice) in offered.iter().enumerate() {
                for other in &offered[..index] {
                    // The deputy's talk is the leader's own, with somebody else at the table.
                    let with = |choice: &TalkChoice| *choice == TalkChoice::Deputy;
                    let talks = |choice: &TalkChoice| {
                        (talks_due(*kind, standard_rule(*kind), Some(*choice), leader), with(choice))
                    };
                    assert_ne!(talks(choice), talks(other), "{kind} {leader:?} {choice} {other}");
                }
            }
        }
    }
}

#[test]
fn a_settlement_waits_until_the_time_to_reconsider_has_passed() {
    let concluded = Some(day("2026-03-01"));
    assert_eq!(opens_on(T::SettlementAgreement, false, concluded, true), NotBefore::From(day("2026-03-16")));
    assert_eq!(opens_on(T::SettlementAgreement, true, concluded, false), NotBefore::From(day("2026-03-23")));
    assert_eq!(opens_on(T::SettlementAgreement, true, None, true), NotBefore::WaitingFor(Condition::TimeToReconsider));
    assert_eq!(opens_on(T::NoticeWithConsent, true, concluded, true), NotBefore::From(day("2026-03-16")));
    assert_eq!(opens_on(T::NoticeWithConsent, false, concluded, false), NotBefore::From(day("2026-03-23")));
    assert!(!NotBefore::From(day("2026-03-16")).allows(day("2026-03-15")));
    assert!(NotBefore::From(day("2026-03-16")).allows(day("2026-03-16")));
}

#[test]
fn what_hr_must_confirm_holds_everything_back() {
    for (kind, condition) in [
        (T::FixedTermNotRenewed, Condition::ToldInWriting),
        (T::ProbationEndedByEmployer, Condition::Told),
        (T::Redundancy, Condition::Told),
        (T::Dismissal, Condition::TermsPassed),
        (T::LongTermIncapacity, Condition::Confirmed),
    ] {
        assert_eq!(opens_on(kind, false, None, false), NotBefore::WaitingFor(condition));
        assert_eq!(opens_on(kind, true, None, false), NotBefore::Open);
    }
    assert_eq!(opens_on(T::VoluntaryResignation, false, None, false), NotBefore::Open);
}

#[test]
fn somebody_named_by_hr_does_not_host() {
    let case = HostSearch { may_not_host: vec![account(7)], ..case() };
    assert_eq!(may_host(&adviser(7), &case), Err(Refusal::NamedByHr));
}

#[test]
fn the_leaver_does_not_host_their_own_talk() {
    let by_account = HostSearch { leaver_account: Some(account(7)), ..case() };
    assert_eq!(may_host(&adviser(7), &by_account), Err(Refusal::IsTheLeaver));
    let by_address = HostSearch { leaver_emails: vec![address(7)], ..case() };
    assert_eq!(may_host(&adviser(7), &by_address), Err(Refusal::IsTheLeaver));
}

#[test]
fn nobody_of_the_own_school_hosts_for_a_director() {
    let director = HostSearch { director_or_hr: true, school: school(2), ..case() };
    assert_eq!(may_host(&adviser(7), &director), Err(Refusal::OwnSchool));
    assert_eq!(may_host(&Candidate { school: school(3), ..adviser(7) }, &director), Ok(()));
    let office = HostSearch { director_or_hr: true, school: None, ..case() };
    assert_eq!(may_host(&Candidate { school: None, ..adviser(7) }, &office), Err(Refusal::OwnSchool));
}

#[test]
fn a_formal_talk_needs_training_that_is_valid_on_the_day() {
    let too_late = HostSearch { on: day("2027-01-01"), ..case() };
    assert_eq!(may_host(&adviser(7), &too_late), Err(Refusal::NotTrained));
    assert_eq!(may_host(&adviser(7), &HostSearch { on: day("2026-12-31"), ..case() }), Ok(()));
    let informal = HostSearch { formality: Formality::Informal, host: HostKind::TeamLeader, ..too_late };
    assert_eq!(may_host(&adviser(7), &informal), Ok(()));
}

#[test]
fn the_own_leader_is_no_adviser() {
    let leader = Candidate { is_leader_of_leaver: true, ..adviser(7) };
    assert_eq!(may_host(&leader, &case()), Err(Refusal::IsTheLeader));
}

#[test]
fn the_adviser_is_of_another_school_and_has_the_fewest_talks_lately() {
    let own_school = Candidate { school: school(1), talks_lately: 0, ..adviser(1) };
    let busy = Candidate { talks_lately: 5, ..adviser(2) };
    let free = Candidate { talks_lately: 2, ..adviser(3) };
    let as_free = Candidate { talks_lately: 2, ..adviser(4) };
    let ill = Candidate { absent: true, ..adviser(5) };
    let ranked = choose_adviser(&[own_school, as_free, busy, ill, free], &case());
    assert_eq!(ranked, [account(3), account(4), account(2), account(1)]);
}

#[test]
fn an_adviser_who_speaks_the_language_comes_first() {
    let dutch = Candidate { languages: vec![Language::Nl], ..adviser(1) };
    let both = Candidate { languages: vec![Language::Nl, Language::En], talks_lately: 9, ..adviser(2) };
    let english = HostSearch { language: Language::En, ..case() };
    assert_eq!(choose_adviser(&[dutch, both], &english), [account(2), account(1)]);
}

#[test]
fn talks_can_be_planned_until_six_weeks_after_the_last_day_worked() {
    let calendar = WorkCalendar::new(Amsterdam, Vec::new());
    let window = talk_window(day("2026-12-04"), None, day("2026-11-01"), day("2026-11-02"), &calendar);
    assert_eq!(window, DateRange::new(day("2026-11-02"), day("2027-01-15")));
}

#[test]
fn school_holidays_do_not_count_in_the_window() {
    let holidays = DateRange::new(day("2026-12-19"), day("2027-01-03"));
    let calendar = WorkCalendar::new(Amsterdam, vec![holidays]);
    let window = talk_window(day("2026-12-04"), None, day("2026-11-01"), day("2026-11-02"), &calendar);
    assert_eq!(window.last, day("2027-01-31"));
}

#[test]
fn a_later_not_before_day_moves_the_window() {
    let calendar = WorkCalendar::new(Amsterdam, Vec::new());
    let not_before = Some(day("2027-02-01"));
    let window = talk_window(day("2026-12-04"), not_before, day("2026-11-01"), day("2026-11-02"), &calendar);
    assert_eq!(window, DateRange::new(day("2027-02-01"), day("2027-03-15")));
}

#[test]
fn for_somebody_already_gone_the_window_counts_from_registration() {
    let calendar = WorkCalendar::new(Amsterdam, Vec::new());
    assert!(already_gone(day("2026-09-01"), day("2026-11-01")));
    assert!(!already_gone(day("2026-11-01"), day("2026-11-01")));
    let window = talk_window(day("2026-09-01"), None, day("2026-11-01"), day("2026-11-05"), &calendar);
    assert_eq!(window, DateRange::new(day("2026-11-05"), day("2026-12-13")));
    let past = talk_window(day("2026-09-01"), None, day("2026-09-01"), day("2026-11-05"), &calendar);
    assert!(past.is_empty());
}
