//! Hours and closed days have a greatest number: of one host, and of a board.

use domain::account::Role;
use server::availability::{
    CLOSED_DAYS_MAX, ClosedDaysFault, ClosedDaysField, ClosedDaysForm, EXTRA_HOURS_MAX, ExtraHoursForm, HOURS_MAX,
    HolidayKeeper, HoursForm, HoursFormFault, HoursFormField, add_closed_days, add_extra_hours, add_holidays,
    add_hours, closed_days, holidays, hours, remove_closed_days, remove_extra_hours, remove_holidays, remove_hours,
};
use server::form::Filled;
use server::on_both_databases;
use server::talk::{foresee_away, free_days};

fn monday_morning() -> HoursForm {
    HoursForm {
        weekdays: vec!["1".into()],
        start: "9:00".into(),
        end: "12:00".into(),
        way: "video".into(),
        ..HoursForm::default()
    }
}

fn saturday() -> ExtraHoursForm {
    ExtraHoursForm {
        day: "7-3-2026".into(),
        start: "9:00".into(),
        end: "12:00".into(),
        way: "video".into(),
        ..ExtraHoursForm::default()
    }
}

fn closed(day: &str) -> ClosedDaysForm {
    ClosedDaysForm { first_day: day.into(), reason: "afwezig".into(), ..ClosedDaysForm::default() }
}

on_both_databases! {
    async fn weekly_hours_of_a_host_have_a_greatest_number(world: World) {
        let (program, keeper) = (&world.program, world.times_of(world.account("Anna de Vries").make().await));
        let week = HoursForm { weekdays: (1..=7).map(|day| day.to_string()).collect(), ..monday_morning() };
        let full = Filled::Faulty(vec![(HoursFormField::Weekday, HoursFormFault::TooMany)]);
        for _ in 0..HOURS_MAX / 7 {
            add_hours(program, &keeper, &week).await.expect("works").done();
        }
        assert_eq!(add_hours(program, &keeper, &week).await.expect("works"), full, "no part of a week is kept");
        for _ in 0..HOURS_MAX % 7 {
            add_hours(program, &keeper, &monday_morning()).await.expect("works").done();
        }
        assert_eq!(add_hours(program, &keeper, &monday_morning()).await.expect("works"), full);
        let kept = hours(program, &keeper).await.expect("read");
        assert_eq!(kept.len() as u64, HOURS_MAX);
        let other = world.times_of(world.account("Bert Bakker").make().await);
        add_hours(program, &other, &week).await.expect("works").done();
        remove_hours(program, &keeper, kept[0].id()).await.expect("there");
        add_hours(program, &keeper, &monday_morning()).await.expect("works").done();
    }

    async fn extra_hours_of_a_host_have_a_greatest_number(world: World) {
        let (program, keeper) = (&world.program, world.times_of(world.account("Anna de Vries").make().await));
        let mut last = None;
        for _ in 0..EXTRA_HOURS_MAX {
            last = Some(add_extra_hours(program, &keeper, &saturday()).await.expect("works").done());
        }
        let full = Filled::Faulty(vec![(HoursFormField::Day, HoursFormFault::TooMany)]);
        assert_eq!(add_extra_hours(program, &keeper, &saturday()).await.expect("works"), full);
        let other = world.times_of(world.account("Bert Bakker").make().await);
        add_extra_hours(program, &other, &saturday()).await.expect("works").done();
        remove_extra_hours(program, &keeper, last.expect("some were added")).await.expect("there");
        add_extra_hours(program, &keeper, &saturday()).await.expect("works").done();
    }

    async fn closed_days_of_a_host_have_a_greatest_number_on_both_pages(world: World) {
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let (program, keeper) = (&world.program, world.times_of(anna));
        for _ in 0..CLOSED_DAYS_MAX {
            add_closed_days(program, &keeper, &closed("10-3-2026")).await.expect("works").done();
        }
        let fault = vec![(ClosedDaysField::FirstDay, ClosedDaysFault::TooMany)];
        let more = closed("11-3-2026");
        let refused = add_closed_days(program, &keeper, &more).await.expect("works");
        assert_eq!(refused, Filled::Faulty(fault.clone()));
        assert_eq!(foresee_away(program, &keeper, &more).await.expect("the store"), Filled::Faulty(fault.clone()));
        assert_eq!(free_days(program, &keeper, anna, &more).await.expect("works"), Filled::Faulty(fault));
        let kept = closed_days(program, &keeper).await.expect("read");
        assert_eq!(kept.len() as u64, CLOSED_DAYS_MAX, "nothing was added on the way");
        let board = HolidayKeeper::from(&world.administrator());
        add_holidays(program, &board, &more).await.expect("works").done();
        remove_closed_days(program, &keeper, kept[0].id).await.expect("there");
        free_days(program, &keeper, anna, &more).await.expect("works").done();
    }

    async fn holidays_of_a_board_have_a_greatest_number(world: World) {
        let (program, board) = (&world.program, HolidayKeeper::from(&world.administrator()));
        for _ in 0..CLOSED_DAYS_MAX {
            add_holidays(program, &board, &closed("10-3-2026")).await.expect("works").done();
        }
        let full = Filled::Faulty(vec![(ClosedDaysField::FirstDay, ClosedDaysFault::TooMany)]);
        assert_eq!(add_holidays(program, &board, &closed("11-3-2026")).await.expect("works"), full);
        let keeper = world.times_of(world.account("Anna de Vries").make().await);
        add_closed_days(program, &keeper, &closed("11-3-2026")).await.expect("works").done();
        let kept = holidays(program, &board).await.expect("read");
        remove_holidays(program, &board, kept[0].id).await.expect("there");
        add_holidays(program, &board, &closed("11-3-2026")).await.expect("works").done();
    }
}
