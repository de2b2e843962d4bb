//! School holidays from a calendar.

use chrono::{NaiveDate, TimeDelta};
use server::access::Refused;
use server::availability::{ClosedDaysForm, HolidayKeeper, add_holidays, holidays, remove_holidays};
use server::feed::{
    AddFault, FeedField, HolidaySource, Kind, READS_AN_HOUR, Refresh, Trouble, holiday_feeds, keep_holiday_feed,
    preview_holidays, refresh_one, remove_holiday_feed,
};
use server::form::Filled;
use server::on_both_databases;
use server::testing::World;

use super::server::Calendars;

fn calendar(first: &str, after: &str, name: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:{name}\r\nDTSTART;VALUE=DATE:{first}\r\n\
         DTEND;VALUE=DATE:{after}\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

async fn kept(world: &World) -> Vec<(String, NaiveDate)> {
    let keeper = HolidayKeeper::from(&world.administrator());
    let days = holidays(&world.program, &keeper).await.expect("the store");
    days.into_iter().map(|days| (days.reason, days.days.last)).collect()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

on_both_databases! {
    async fn holidays_are_shown_first_then_kept_and_replaced_every_day(world: World) {
        let server = Calendars::serve(calendar("20260425", "20260504", "Meivakantie")).await;
        let keeper = HolidayKeeper::from(&world.administrator());
        let bea = world.signed_in(world.administrator().account()).await;
        let typed = ClosedDaysForm { first_day: "2026-03-20".into(), reason: "studiedag".into(), ..ClosedDaysForm::default() };
        add_holidays(&world.program, &keeper, &typed).await.expect("works").done();

        let source = HolidaySource::Address(server.url());
        let preview = preview_holidays(&world.program, &bea, &keeper, &source).await.expect("works").done();
        assert_eq!((preview.days.len(), preview.days[0].name.as_str()), (1, "Meivakantie"));
        assert_eq!(kept(&world).await.len(), 1, "looking changes nothing");
        keep_holiday_feed(&world.program, &keeper, Some(&server.url()), &preview).await.expect("works").done();
        assert_eq!(kept(&world).await, [("studiedag".into(), day(3, 20)), ("Meivakantie".into(), day(5, 3))]);

        server.now_says(calendar("20260425", "20260511", "Meivakantie"));
        world.advance(TimeDelta::hours(24));
        assert!(matches!(refresh_one(&world.program).await, Ok(Refresh::Read(_))));
        assert_eq!(kept(&world).await, [("studiedag".into(), day(3, 20)), ("Meivakantie".into(), day(5, 10))]);

        server.now_answers(500);
        world.advance(TimeDelta::hours(24));
        assert!(matches!(refresh_one(&world.program).await, Ok(Refresh::Failed(_, Trouble::ServerError))));
        let feeds = holiday_feeds(&world.program, &keeper).await.expect("the store");
        assert_eq!((feeds.len(), feeds[0].kind, feeds[0].trouble), (1, Kind::Address, Some(Trouble::ServerError)));
        assert_eq!(kept(&world).await.len(), 2, "its last good state counts");

        let calendars = holidays(&world.program, &keeper).await.expect("the store").remove(1);
        assert!(calendars.from_calendar);
        let alone = remove_holidays(&world.program, &keeper, calendars.id).await;
        assert!(matches!(alone, Err(Refused::NotFound)), "it would be back with the next reading");
        remove_holiday_feed(&world.program, &keeper, feeds[0].id).await.expect("the board's");
        assert_eq!(kept(&world).await, [("studiedag".into(), day(3, 20))], "what people typed stays");
    }

    async fn a_file_of_holidays_is_kept_as_it_was_shown(world: World) {
        let keeper = HolidayKeeper::from(&world.administrator());
        let bea = world.signed_in(world.administrator().account()).await;
        let file = |bytes: &str| HolidaySource::File("vakanties.ics".into(), bytes.as_bytes().to_vec());
        let refused = preview_holidays(&world.program, &bea, &keeper, &file("geen agenda")).await.expect("works");
        assert!(matches!(refused, Filled::Faulty(_)));
        let source = file(&calendar("20261017", "20261026", "Herfstvakantie"));
        let preview = preview_holidays(&world.program, &bea, &keeper, &source).await.expect("works").done();
        keep_holiday_feed(&world.program, &keeper, None, &preview).await.expect("works").done();
        assert_eq!(kept(&world).await, [("Herfstvakantie".into(), day(10, 25))]);
        assert_eq!(refresh_one(&world.program).await.expect("the store"), Refresh::Nothing { next_due: None });
    }

    async fn files_of_holidays_are_read_so_often_an_hour_and_no_more(world: World) {
        let keeper = HolidayKeeper::from(&world.administrator());
        let bea = world.signed_in(world.administrator().account()).await;
        let source = HolidaySource::File("vakanties.ics".into(), b"geen agenda".to_vec());
        for number in 0..=READS_AN_HOUR {
            let found = preview_holidays(&world.program, &bea, &keeper, &source).await.expect("works");
            let fault = if number == READS_AN_HOUR { AddFault::TooOften } else { AddFault::Trouble(Trouble::NotACalendar) };
            assert_eq!(found, Filled::Faulty(vec![(FeedField::File, fault)]), "{number}");
        }
    }

    async fn holidays_from_midnight_to_midnight_are_whole_days(world: World) {
        let keeper = HolidayKeeper::from(&world.administrator());
        let bea = world.signed_in(world.administrator().account()).await;
        let text = calendar("20261017", "20261026", "Herfstvakantie")
            .replace("DTSTART;VALUE=DATE:20261017", "DTSTART;TZID=Europe/Amsterdam:20261017T000000")
            .replace("DTEND;VALUE=DATE:20261026", "DTEND;TZID=Europe/Amsterdam:20261026T000000");
        let source = HolidaySource::File("vakanties.ics".into(), text.into_bytes());
        let preview = preview_holidays(&world.program, &bea, &keeper, &source).await.expect("works").done();
        keep_holiday_feed(&world.program, &keeper, None, &preview).await.expect("works").done();
        assert_eq!(kept(&world).await, [("Herfstvakantie".into(), day(10, 25))], "over the change of the clocks");
    }
}
