//! Routing under any circumstances.

use chrono::TimeDelta;
use chrono_tz::Europe::Amsterdam;
use domain::departure::DepartureType as T;
use domain::route::{
    Candidate, HostSearch, LeaderState, TalksDue, choices_offered, choose_adviser, may_host, standard_rule,
    talk_window, talks_due,
};
use domain::talk::{Formality, HostKind, TalkChoice};
use domain::working_days::{DateRange, WorkCalendar};
use proptest::prelude::*;

use crate::day;
use crate::route::{account, address, adviser, case, school};

fn any_candidate() -> impl Strategy<Value = Candidate> {
    (
        0u128..12,
        any::<bool>(),
        prop::option::of((0i64..400, 0i64..200)),
        prop::option::of(1u128..4),
        0u32..4,
        any::<bool>(),
    )
        .prop_map(|(n, is_leader_of_leaver, trained, school_number, talks_lately, absent)| {
            let trained = trained.map(|(from, days)| {
                let first = day("2026-06-01") + TimeDelta::days(from);
                DateRange::new(first, first + TimeDelta::days(days))
            });
            Candidate {
                is_leader_of_leaver,
                trained: trained.into_iter().collect(),
                school: school_number.and_then(school),
                talks_lately,
                absent,
                ..adviser(n)
            }
        })
}

fn any_case() -> impl Strategy<Value = HostSearch> {
    (
        prop::option::of(0u128..12),
        prop::collection::vec(0u128..12, 0..3),
        prop::collection::vec(0u128..12, 0..4),
        any::<bool>(),
        prop::option::of(1u128..4),
    )
        .prop_map(|(own, addresses, named, director_or_hr, at)| HostSearch {
            leaver_account: own.map(account),
            leaver_emails: addresses.into_iter().map(address).collect(),
            may_not_host: named.into_iter().map(account).collect(),
            director_or_hr,
            school: at.and_then(school),
            ..case()
        })
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn nobody_who_may_not_host_is_ever_chosen(
        candidates in prop::collection::vec(any_candidate(), 0..10),
        case in any_case(),
    ) {
        let chosen = choose_adviser(&candidates, &case);
        for account in &chosen {
            prop_assert!(!case.may_not_host.contains(account));
            prop_assert_ne!(case.leaver_account, Some(*account));
            let fits = |host: &&Candidate| {
                host.account == *account
                    && !host.absent
                    && !host.is_leader_of_leaver
                    && !case.leaver_emails.contains(&host.email)
                    && (!case.director_or_hr || host.school != case.school)
                    && host.trained.iter().any(|valid| valid.contains(case.on))
            };
            prop_assert!(candidates.iter().any(|host| fits(&host)));
        }
        let fit = candidates.iter().filter(|host| !host.absent && may_host(host, &case).is_ok()).count();
        prop_assert_eq!(chosen.len(), fit, "and everybody who may is in the list");
    }

    #[test]
    fn the_order_of_the_candidates_makes_no_difference(
        candidates in prop::collection::btree_map(0u128..12, any_candidate(), 0..8),
        case in any_case(),
    ) {
        let mut candidates: Vec<Candidate> =
            candidates.into_iter().map(|(n, host)| Candidate { account: account(n), ..host }).collect();
        let chosen = choose_adviser(&candidates, &case);
        candidates.reverse();
        prop_assert_eq!(chosen, choose_adviser(&candidates, &case));
    }

    #[test]
    fn a_special_course_never_gets_the_leader(
        kind in any_of(T::ALL),
        choice in prop::option::of(any_of(TalkChoice::ALL)),
        leader in any_of(&[LeaderState::Available, LeaderState::Absent, LeaderState::AbsentWithDeputy, LeaderState::None]),
    ) {
        let due = talks_due(kind, standard_rule(kind), choice, leader);
        let leader_talks = match &due {
            TalksDue::Talks(talks) => talks.iter().any(|talk| talk.host == HostKind::TeamLeader),
            TalksDue::LeaverChooses { options } => options.contains(&HostKind::TeamLeader),
            TalksDue::Declined | TalksDue::NoTalk => false,
        };
        if kind.profile().is_special_course || leader == LeaderState::None {
            prop_assert!(!leader_talks);
            prop_assert!(!choices_offered(kind, standard_rule(kind), leader).contains(&TalkChoice::Leader));
            prop_assert!(!choices_offered(kind, standard_rule(kind), leader).contains(&TalkChoice::Both));
        }
        if let TalksDue::Talks(talks) = &due {
            prop_assert!(!talks.is_empty());
            for talk in talks {
                prop_assert_eq!(talk.formality == Formality::Formal, talk.host == HostKind::HrAdviser);
                prop_assert!(talk.minutes > 0 && talk.minutes % 5 == 0);
            }
        }
        prop_assert_eq!(due == TalksDue::NoTalk, kind == T::Death);
        prop_assert_eq!(choices_offered(kind, standard_rule(kind), leader).is_empty(), kind == T::Death);
        if choice == Some(TalkChoice::None) && kind != T::Death {
            prop_assert_eq!(due, TalksDue::Declined);
        }
    }

    #[test]
    fn the_window_never_begins_before_today_or_the_not_before_day(
        last in 0i64..400, not_before in prop::option::of(0i64..400), registered in 0i64..400, later in 0i64..100,
    ) {
        let on = |days| day("2026-01-01") + TimeDelta::days(days);
        let calendar = WorkCalendar::new(Amsterdam, vec![DateRange::new(day("2026-07-04"), day("2026-08-16"))]);
        let today = on(registered + later);
        let window = talk_window(on(last), not_before.map(on), on(registered), today, &calendar);
        prop_assert!(window.first >= today);
        prop_assert!(not_before.is_none_or(|day| window.first >= on(day)));
        prop_assert!(window.last >= on(last) + TimeDelta::days(42));
        prop_assert!(window.last >= on(registered.max(last)) + TimeDelta::days(42));
    }
}
