//! Whom HR could ask to hold a talk, in which order, and why not the others.

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::AccountId;
use domain::route::{AdviserSearch, Candidate, Considered, Hindrance, HostSearch, Speaking, search_advisers};
use domain::working_days::DateRange;

use crate::route::{account, address, adviser, case, school};
use crate::{day, instant};

fn considered<'a>(candidate: &'a Candidate, coming: u32, first_free: Option<&str>) -> Considered<'a> {
    Considered { candidate, coming, first_free: first_free.map(instant) }
}

fn order(found: &AdviserSearch) -> Vec<AccountId> {
    found.could.iter().map(|one| one.account).collect()
}

#[test]
fn language_goes_before_school_school_before_load_and_load_before_the_first_moment() {
    let case = HostSearch { language: Language::En, ..case() };
    let dutch = Candidate { languages: vec![Language::Nl], ..adviser(1) };
    let own_school = Candidate { languages: vec![Language::En], school: school(1), ..adviser(2) };
    let busy = Candidate { languages: vec![Language::En], ..adviser(3) };
    let later = adviser(4);
    let best = adviser(5);
    let found = search_advisers(
        &[
            considered(&dutch, 0, Some("2026-12-02T09:00:00Z")),
            considered(&own_school, 0, Some("2026-12-02T09:00:00Z")),
            considered(&busy, 3, Some("2026-12-02T09:00:00Z")),
            considered(&later, 1, Some("2026-12-04T09:00:00Z")),
            considered(&best, 1, Some("2026-12-03T09:00:00Z")),
        ],
        &case,
    );
    assert_eq!(order(&found), [5, 4, 3, 2, 1].map(account));
    let speaking: Vec<Speaking> = found.could.iter().map(|one| one.speaking).collect();
    let (said, unsaid) = (Speaking::Said, Speaking::Unsaid);
    assert_eq!(speaking, [unsaid, unsaid, said, said, Speaking::Others]);
    let free: DateTime<Utc> = instant("2026-12-03T09:00:00Z");
    assert_eq!((found.could[0].first_free, found.could[0].coming, found.could[0].other_school), (free, 1, true));
    assert!(!found.could[3].other_school, "the one of the leaver's school");
    assert!(found.cannot.is_empty());
}

#[test]
fn who_cannot_is_named_with_what_stands_in_the_way() {
    let case =
        HostSearch { may_not_host: vec![account(6)], leaver_emails: vec![address(7)], director_or_hr: true, ..case() };
    let full = adviser(1);
    let away = Candidate { absent: true, ..adviser(2) };
    let untrained = Candidate { trained: Vec::new(), ..adviser(3) };
    let own_school = Candidate { school: school(1), ..adviser(4) };
    let leader = Candidate { is_leader_of_leaver: true, ..adviser(5) };
    let (named, leaver) = (adviser(6), adviser(7));
    let free = Some("2026-12-02T09:00:00Z");
    let found = search_advisers(
        &[
            considered(&leaver, 0, free),
            considered(&named, 0, free),
            considered(&leader, 0, free),
            considered(&own_school, 0, free),
            considered(&untrained, 0, None),
            considered(&away, 0, free),
            considered(&full, 9, None),
        ],
        &case,
    );
    assert!(found.could.is_empty());
    let expected = [
        (1, Hindrance::NoTime),
        (2, Hindrance::Away),
        (3, Hindrance::NotTrained),
        (4, Hindrance::OwnSchool),
        (6, Hindrance::NamedByHr),
        (5, Hindrance::IsTheLeader),
        (7, Hindrance::IsTheLeaver),
    ];
    assert_eq!(found.cannot, expected.map(|(n, why)| (account(n), why)));
}

#[test]
fn a_training_that_begins_later_counts_from_its_first_day() {
    let soon = Candidate { trained: vec![DateRange::new(day("2026-12-07"), day("2027-06-30"))], ..adviser(1) };
    let found = search_advisers(&[considered(&soon, 0, Some("2026-12-08T09:00:00Z"))], &case());
    assert_eq!(order(&found), [account(1)]);
    let found = search_advisers(&[considered(&soon, 0, None)], &case());
    assert_eq!(found.cannot, [(account(1), Hindrance::NotTrained)], "today it is not valid yet");
}
