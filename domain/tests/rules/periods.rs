//! From when until when a role counts, and for how long somebody stands in for another.

use chrono::{Days, NaiveDate};
use domain::account::deputy::{DEPUTY_DAYS_MAX, PeriodFault, period_of};
use domain::account::{Period, Role, When};
use domain::working_days::DateRange;
use proptest::option;
use proptest::prelude::*;

use super::day;

fn between(first: Option<&str>, last: Option<&str>) -> Option<Period> {
    Period::new(first.map(day), last.map(day))
}

#[test]
fn a_role_counts_from_its_first_day_up_to_and_including_its_last() {
    let period = between(Some("2026-03-03"), Some("2026-03-05")).expect("days in order");
    let when = ["2026-03-02", "2026-03-03", "2026-03-05", "2026-03-06"].map(|text| period.when(day(text)));
    assert_eq!(when, [When::Coming, When::Now, When::Now, When::Over]);
    assert!(Period::ALWAYS.counts(day("1900-01-01")) && Period::ALWAYS.counts(day("2199-12-31")));
    assert_eq!(between(Some("2026-03-05"), Some("2026-03-04")), None, "nothing counts on no day");
}

#[test]
fn a_deputy_has_a_first_and_a_last_day_neither_of_them_passed_nor_far_apart() {
    let today = day("2026-03-03");
    let fault = |first: &str, last: &str| period_of(first, last, today).expect_err("a fault");
    assert_eq!(fault("", ""), [PeriodFault::FirstMissing, PeriodFault::LastMissing]);
    assert_eq!(fault("31-2-2026", "?"), [PeriodFault::FirstImpossible, PeriodFault::LastImpossible]);
    assert_eq!(fault("2-3-2026", "4-3-2026"), [PeriodFault::FirstPassed]);
    assert_eq!(fault("5-3-2026", "4-3-2026"), [PeriodFault::LastBeforeFirst]);
    assert_eq!(fault("3-3-2026", "4-3-2027"), [PeriodFault::TooLong]);
    let longest = period_of("3-3-2026", "3-3-2027", today).expect("a year");
    assert_eq!(longest.last(), today.checked_add_days(Days::new(DEPUTY_DAYS_MAX - 1)));
    assert_eq!(period_of("3-3-2026", "3-3-2026", today), Ok(between(Some("2026-03-03"), Some("2026-03-03")).unwrap()));
}

#[test]
fn roles_that_open_what_leavers_said_need_two_people_and_those_of_figures_no_deputy() {
    for role in Role::ALL {
        assert_eq!(role.may_have_a_deputy(), *role != Role::PolicyOfficer, "{role}");
        assert!(!(role.is_of_a_school() && role.needs_a_second_person()), "{role}");
    }
}

prop_compose! {
    fn any_day()(ahead in 0_u64..60) -> NaiveDate {
        day("2026-01-01").checked_add_days(Days::new(ahead)).expect("near")
    }
}

prop_compose! {
    fn any_period()(first in option::of(any_day()), last in option::of(any_day())) -> Period {
        Period::new(first, last).or_else(|| Period::new(last, first)).expect("one way round or the other")
    }
}

proptest! {
    #[test]
    fn a_day_is_before_during_or_after_and_the_ends_say_which(period in any_period(), on in any_day()) {
        let begun = period.first().is_none_or(|first| first <= on);
        let over = period.last().is_some_and(|last| last < on);
        let expected = if !begun { When::Coming } else if over { When::Over } else { When::Now };
        prop_assert_eq!(period.when(on), expected);
        prop_assert_eq!(period.counts(on), begun && !over);
    }

    #[test]
    fn once_over_it_never_counts_again(period in any_period(), on in any_day(), later in 0_u64..400) {
        let then = on.checked_add_days(Days::new(later)).expect("near");
        if period.when(on) == When::Over {
            prop_assert_eq!(period.when(then), When::Over);
        }
    }

    #[test]
    fn what_two_periods_have_in_common_counts_on_exactly_the_days_of_both(
        one in any_period(), other in any_period(), on in any_day(),
    ) {
        let both = one.and(other);
        prop_assert_eq!(both.is_some_and(|both| both.counts(on)), one.counts(on) && other.counts(on));
        prop_assert_eq!(both, other.and(one));
        if one.lies_in(other) && one.counts(on) {
            prop_assert!(other.counts(on));
        }
        if let Some(both) = both {
            prop_assert!(both.lies_in(one) && both.lies_in(other));
        }
    }

    #[test]
    fn the_days_of_a_training_that_count_are_those_of_the_role_too(
        period in any_period(), first in any_day(), last in any_day(), on in any_day(),
    ) {
        let days = DateRange::new(first, last);
        prop_assert_eq!(period.of(days).contains(on), days.contains(on) && period.counts(on));
    }
}
