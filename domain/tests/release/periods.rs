//! Periods of figures.

use domain::release::{Period, PeriodKind};

use crate::day;

fn of(kind: PeriodKind, text: &str) -> Period {
    Period::of(kind, day(text)).expect("a period of the calendar")
}

#[test]
fn a_day_lies_in_one_period_of_each_kind() {
    for (kind, on, code, first, last) in [
        (PeriodKind::Quarter, "2026-09-30", "2026-Q3", "2026-07-01", "2026-09-30"),
        (PeriodKind::Quarter, "2024-02-29", "2024-Q1", "2024-01-01", "2024-03-31"),
        (PeriodKind::HalfYear, "2026-02-01", "2026-H1", "2026-02-01", "2026-07-31"),
        (PeriodKind::HalfYear, "2027-01-31", "2026-H2", "2026-08-01", "2027-01-31"),
        (PeriodKind::SchoolYear, "2026-07-31", "2025-2026", "2025-08-01", "2026-07-31"),
        (PeriodKind::SchoolYear, "2026-08-01", "2026-2027", "2026-08-01", "2027-07-31"),
        (PeriodKind::CalendarYear, "2024-02-29", "2024", "2024-01-01", "2024-12-31"),
        (PeriodKind::ThreeSchoolYears, "2028-07-31", "2025-2026-3", "2025-08-01", "2028-07-31"),
        (PeriodKind::ThreeSchoolYears, "2028-08-01", "2028-2029-3", "2028-08-01", "2031-07-31"),
        (PeriodKind::ThreeCalendarYears, "2026-06-15", "2025-3", "2025-01-01", "2027-12-31"),
    ] {
        let period = of(kind, on);
        assert_eq!(period.code(), code);
        assert_eq!((period.days().first, period.days().last), (day(first), day(last)), "{code}");
        assert!(period.days().contains(day(on)));
        assert_eq!(period.kind(), kind);
    }
    assert_eq!(Period::of(PeriodKind::Own, day("2026-01-01")), None);
}

#[test]
fn a_code_is_read_back_and_nothing_else_is_read() {
    for kind in PeriodKind::ALL.iter().filter(|kind| **kind != PeriodKind::Own) {
        let mut period = of(*kind, "2023-11-15");
        for _ in 0..9 {
            assert_eq!(Period::parse(&period.code()), Some(period));
            let next = period.next().expect("the next one");
            assert_eq!(next.before(), Some(period));
            assert_eq!(period.days().last.succ_opt(), Some(next.days().first));
            assert!(!period.overlaps(next));
            period = next;
        }
    }
    let own = Period::own(day("2026-01-01"), day("2026-03-31")).expect("three months");
    assert_eq!(own.code(), "2026-01-01--2026-03-31");
    assert_eq!(Period::parse(&own.code()), Some(own));
    assert_eq!((own.before(), own.next()), (None, None));
    for code in [
        "",
        "2026-Q0",
        "2026-Q5",
        "2026-H3",
        "2025-2027",
        "+2026",
        "26",
        "2026-01-01--2026-01-02",
        "2026-Q03",
        "x-Q1",
        "2026-2027-3",
        "2026-3",
        "2025-3-3",
        "2025-Q1-3",
    ] {
        assert_eq!(Period::parse(code), None, "{code}");
    }
}

#[test]
fn three_years_together_are_the_same_three_for_each_of_them() {
    for (together, years) in
        [("2025-2026-3", ["2025-2026", "2026-2027", "2027-2028"]), ("2025-3", ["2025", "2026", "2027"])]
    {
        let together = Period::parse(together).expect("three years");
        assert_eq!(together.years().map(|years| years.map(Period::code)), Some(years.map(str::to_owned)));
        for year in years {
            assert_eq!(Period::parse(year).and_then(Period::together), Some(together), "{year}");
        }
        assert!(together.together().is_none());
    }
    assert!(of(PeriodKind::HalfYear, "2026-03-01").together().is_none());
    assert!(of(PeriodKind::SchoolYear, "2026-03-01").years().is_none());
}

#[test]
fn a_period_of_the_boards_own_is_four_weeks_to_five_years() {
    let own = |first: &str, last: &str| Period::own(day(first), day(last)).is_some();
    assert!(own("2023-02-01", "2023-02-28") && own("2024-02-01", "2024-02-28"));
    assert!(!own("2026-01-01", "2026-01-27") && !own("2026-03-01", "2026-02-01"));
    assert!(own("2021-01-01", "2025-12-31") && !own("2021-01-01", "2026-01-01"));
}

#[test]
fn periods_in_which_somebody_may_have_left_twice_overlap() {
    let year = of(PeriodKind::SchoolYear, "2026-03-01");
    assert!(year.overlaps(of(PeriodKind::Quarter, "2026-03-01")) && year.overlaps(year));
    assert!(year.overlaps(of(PeriodKind::CalendarYear, "2026-03-01")));
    assert!(!year.overlaps(of(PeriodKind::Quarter, "2026-10-01")));
    assert_eq!(year.freezes_on(4), day("2026-08-28"));
}
