//! Weekly hours, closed days and school holidays.

use chrono::{NaiveDate, Weekday};
use domain::account::Role;
use domain::talk::Way;
use domain::working_days::DateRange;
use server::access::Refused;
use server::availability::{
    ClosedDaysFault, ClosedDaysField, ClosedDaysForm, HolidayKeeper, HoursForm, HoursFormFault, HoursFormField,
    TimesKeeper, add_closed_days, add_holidays, add_hours, closed_days, holidays, hours, remove_closed_days,
    remove_holidays, remove_hours,
};
use server::form::Filled;
use server::on_both_databases;

fn monday_morning() -> HoursForm {
    HoursForm {
        weekdays: vec!["1".into()],
        start: "9:00".into(),
        end: "12.30".into(),
        way: "in_person".into(),
        place: "kamer 12".into(),
        ..HoursForm::default()
    }
}

fn closed(first: &str, last: &str) -> ClosedDaysForm {
    ClosedDaysForm {
        first_day: first.into(),
        last_day: last.into(),
        reason: "herfstvakantie".into(),
        ..ClosedDaysForm::default()
    }
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

on_both_databases! {
    async fn a_host_keeps_their_own_hours(world: World) {
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let own = TimesKeeper::own(&world.signed_in(anna).await);
        let afternoon = HoursForm { start: "13:00".into(), end: "15:00".into(), way: "video".into(), ..monday_morning() };
        add_hours(&world.program, &own, &afternoon).await.expect("works").done();
        add_hours(&world.program, &own, &monday_morning()).await.expect("works").done();
        let kept = hours(&world.program, &own).await.expect("read");
        assert_eq!(kept.iter().map(|one| one.start_minute()).collect::<Vec<_>>(), [540, 780]);
        assert_eq!((kept[0].weekday(), kept[0].end_minute()), (Weekday::Mon, 750));
        assert_eq!(kept[0].place().map(|place| place.as_str()), Some("kamer 12"));
        assert_eq!((kept[1].way(), kept[1].place()), (Way::Video, None), "a place is for talks in person");
        remove_hours(&world.program, &own, kept[0].id()).await.expect("there");
        assert_eq!(hours(&world.program, &own).await.expect("read").len(), 1);
    }

    async fn hours_of_several_days_are_added_together_or_not_at_all(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        let keeper = world.times_of(anna);
        let several = |weekdays: &[&str]| HoursForm {
            weekdays: weekdays.iter().map(|day| (*day).to_owned()).collect(),
            ..monday_morning()
        };
        let missing = vec![(HoursFormField::Weekday, HoursFormFault::WeekdayMissing)];
        for bad in [several(&[]), several(&["1", "8"]), several(&["1", "2", "x"])] {
            let refused = add_hours(&world.program, &keeper, &bad).await.expect("works");
            assert_eq!(refused, Filled::Faulty(missing.clone()));
            assert_eq!(hours(&world.program, &keeper).await.expect("read"), [], "not even on Monday");
        }
        let added = add_hours(&world.program, &keeper, &several(&["1", "2", "4"])).await.expect("works").done();
        let kept = hours(&world.program, &keeper).await.expect("read");
        assert_eq!(kept.iter().map(|one| one.id()).collect::<Vec<_>>(), added);
        let days: Vec<Weekday> = kept.iter().map(|one| one.weekday()).collect();
        assert_eq!(days, [Weekday::Mon, Weekday::Tue, Weekday::Thu]);
    }

    async fn nobody_removes_the_hours_of_others_with_the_proof_of_their_own(world: World) {
        let anna = world.account("Anna de Vries").hours(1, "9:00", "12:00").make().await;
        let bert = world.account("Bert Bakker").make().await;
        let annas = hours(&world.program, &world.times_of(anna)).await.expect("read")[0].id();
        let berts = TimesKeeper::own(&world.signed_in(bert).await);
        assert!(matches!(remove_hours(&world.program, &berts, annas).await, Err(Refused::NotFound)));
        assert_eq!(hours(&world.program, &world.times_of(anna)).await.expect("read").len(), 1);
    }

    async fn a_coordinator_keeps_the_times_of_their_units_only(world: World) {
        let (brug, vaart) = (world.school("De Brug").await, world.school("De Vaart").await);
        let team = world.team(brug, "Onderbouw").await;
        let cora = world.account("Cora Coster").role_of(Role::HrCoordinator, brug).make().await;
        let by_school = world.account("Anna de Vries").school(brug).make().await;
        let by_role = world.account("Bert Bakker").role_of(Role::TeamLeader, team).make().await;
        let elsewhere = world.account("Dirk Dam").school(vaart).role(Role::HrAdviser).make().await;
        let proof = world.signed_in(cora).await.coordinator().expect("they are one");
        for reached in [by_school, by_role] {
            let keeper = TimesKeeper::of_other(&world.program, &proof, reached).await.expect("theirs");
            add_hours(&world.program, &keeper, &monday_morning()).await.expect("works").done();
        }
        let refused = TimesKeeper::of_other(&world.program, &proof, elsewhere).await;
        assert!(matches!(refused, Err(Refused::NotFound)));
        assert!(TimesKeeper::of_other(&world.program, &world.coordinator(), elsewhere).await.is_ok(), "the whole board");
        assert!(matches!(HolidayKeeper::coordinator(&proof), Err(Refused::NotFound)), "holidays count for everybody");
    }

    async fn bad_hours_are_refused_at_their_field(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        let keeper = world.times_of(anna);
        let faulty = [
            (HoursForm { start: "9:03".into(), ..monday_morning() }, HoursFormField::Start, HoursFormFault::NotMultipleOfFive),
            (HoursForm { end: "9:00".into(), ..monday_morning() }, HoursFormField::End, HoursFormFault::EndNotAfterStart),
            (HoursForm { place: " ".into(), ..monday_morning() }, HoursFormField::Place, HoursFormFault::PlaceMissing),
            (
                HoursForm { valid_from: "2-1-2026".into(), valid_until: "1-1-2026".into(), ..monday_morning() },
                HoursFormField::ValidUntil,
                HoursFormFault::UntilBeforeFrom,
            ),
        ];
        for (form, field, fault) in faulty {
            let refused = add_hours(&world.program, &keeper, &form).await.expect("works");
            assert_eq!(refused, Filled::Faulty(vec![(field, fault)]));
        }
        assert_eq!(hours(&world.program, &keeper).await.expect("read"), []);
    }

    async fn closed_days_are_kept_apart_from_holidays(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        let keeper = world.times_of(anna);
        let board = HolidayKeeper::from(&world.administrator());
        let own = add_closed_days(&world.program, &keeper, &closed("4-5-2026", "")).await.expect("works").done();
        let all = add_holidays(&world.program, &board, &closed("17-10-2026", "25-10-2026")).await.expect("works").done();
        let kept = closed_days(&world.program, &keeper).await.expect("read");
        assert_eq!(kept[0].days, DateRange::new(date(2026, 5, 4), date(2026, 5, 4)), "one day");
        assert_eq!((kept.len(), holidays(&world.program, &board).await.expect("read").len()), (1, 1));
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("read");
        assert!(calendar.is_school_holiday(date(2026, 10, 20)) && !calendar.is_school_holiday(date(2026, 5, 4)));
        assert!(matches!(remove_closed_days(&world.program, &keeper, all).await, Err(Refused::NotFound)));
        assert!(matches!(remove_holidays(&world.program, &board, own).await, Err(Refused::NotFound)));
        remove_closed_days(&world.program, &keeper, own).await.expect("there");
        remove_holidays(&world.program, &board, all).await.expect("there");
    }

    async fn closed_days_that_cannot_be_are_refused_at_their_field(world: World) {
        let keeper = world.times_of(world.account("Anna de Vries").make().await);
        let faulty = [
            (closed("", ""), ClosedDaysField::FirstDay, ClosedDaysFault::DateMissing),
            (closed("30-2-2026", "1-3-2026"), ClosedDaysField::FirstDay, ClosedDaysFault::DateImpossible),
            (closed("2-3-2026", "1-3-2026"), ClosedDaysField::LastDay, ClosedDaysFault::LastBeforeFirst),
            (closed("1-3-2026", "1-3-2062"), ClosedDaysField::LastDay, ClosedDaysFault::TooLong),
            (ClosedDaysForm { reason: String::new(), ..closed("1-3-2026", "") }, ClosedDaysField::Reason, ClosedDaysFault::ReasonMissing),
        ];
        for (form, field, fault) in faulty {
            let refused = add_closed_days(&world.program, &keeper, &form).await.expect("works");
            assert_eq!(refused, Filled::Faulty(vec![(field, fault)]), "{form:?}");
        }
    }
}
