//! A host's own calendar: added, read again, lost, removed.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::access::Refused;
use server::feed::{
    AddFault, FEEDS_MAX, FeedField, FeedForm, FeedKeeper, Kind, READS_AN_HOUR, ReadNow, Refresh, Trouble, add_address,
    add_file, busy_ahead, feeds, read_now, refresh_one, remove_feed, rename_feed,
};
use server::form::Filled;
use server::on_both_databases;
use server::store::entity::calendar_feed;
use server::testing::World;

use super::server::Calendars;

/// A calendar with one event at each of these hours of Wednesday 4 March 2026 (UTC).
pub fn calendar(hours: &[u32]) -> String {
    let events: String = hours
        .iter()
        .map(|hour| {
            format!(
                "BEGIN:VEVENT\r\nUID:{hour}\r\nSUMMARY:Gesprek over <Anna> & co\r\nDTSTART:20260304T{hour:02}0000Z\r\n\
                 DURATION:PT30M\r\nEND:VEVENT\r\n"
            )
        })
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

pub fn form(address: String) -> FeedForm {
    FeedForm { address, ..FeedForm::default() }
}

pub async fn host(world: &World, name: &str) -> FeedKeeper {
    let account = world.account(name).make().await;
    FeedKeeper::own(&world.signed_in(account).await)
}

/// The hours at which the host is busy.
pub async fn busy(world: &World, host: &FeedKeeper) -> Vec<String> {
    let found = busy_ahead(&world.program, host, 366).await.expect("the store");
    found.iter().map(|busy| busy.start.format("%m-%d %H:%M").to_string()).collect()
}

async fn stored(world: &World) -> calendar_feed::Model {
    calendar_feed::Entity::find().one(world.store().read()).await.expect("the store").expect("one")
}

fn minutes_until(world: &World, instant: Option<DateTime<Utc>>) -> i64 {
    (instant.expect("a turn") - world.now()).num_minutes()
}

on_both_databases! {
    async fn a_calendar_is_read_when_it_is_added_and_again_every_half_hour(world: World) {
        let (server, anna) = (Calendars::serve(calendar(&[9, 13])).await, host(&world, "Anna de Vries").await);
        add_address(&world.program, &anna, Kind::Address, &form(server.url())).await.expect("works").done();
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00", "03-04 13:00"]);
        let shown = feeds(&world.program, &anna).await.expect("the store").remove(0);
        assert_eq!((shown.name.as_str(), shown.host.as_deref(), shown.busy), ("127.0.0.1", Some("127.0.0.1"), 2));
        assert_eq!((shown.good_at, shown.trouble), (Some(world.now()), None));

        server.now_says(calendar(&[10]));
        world.advance(TimeDelta::minutes(29));
        assert!(matches!(refresh_one(&world.program).await, Ok(Refresh::Nothing { next_due: Some(_) })));
        assert_eq!(busy(&world, &anna).await.len(), 2, "not its turn yet");
        world.advance(TimeDelta::minutes(1));
        assert!(matches!(refresh_one(&world.program).await, Ok(Refresh::Read(id)) if id == shown.id));
        assert_eq!(busy(&world, &anna).await, ["03-04 10:00"], "what was read before is replaced");
        assert!(matches!(refresh_one(&world.program).await, Ok(Refresh::Nothing { .. })));
        assert_eq!(server.asked().len(), 2);
    }

    async fn nothing_of_what_an_event_is_about_is_stored_and_the_address_is_sealed(world: World) {
        let (server, anna) = (Calendars::serve(calendar(&[9])).await, host(&world, "Anna de Vries").await);
        let login = FeedForm {
            name: " Mijn\nagenda ".into(), address: server.url(), user_name: "anna".into(), password: "geheim".into(),
        };
        add_address(&world.program, &anna, Kind::Dav, &login).await.expect("works").done();
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"], "asked for events, since busy times alone cannot be had");
        assert_eq!(server.asked(), ["REPORT", "REPORT"]);
        let row = stored(&world).await;
        assert_eq!(row.name, "Mijn agenda");
        let all = format!("{row:?}");
        for secret in ["geheim", "feed.ics", "\"anna\"", "Anna"] {
            assert!(!all.contains(secret), "{secret} in {all}");
        }
        let (from, until) = ("2026-03-04T09:00:00Z", "2026-03-04T09:30:00Z");
        let [from, until] = [from, until].map(|at| at.parse::<DateTime<Utc>>().expect("an instant").timestamp());
        assert_eq!(row.busy, Some(format!("[[{from},{until}]]")), "beginning and end, and nothing else");
    }

    async fn what_cannot_be_read_is_refused_at_its_field_and_not_kept(world: World) {
        let (server, anna) = (Calendars::serve("<html>Sign in</html>").await, host(&world, "Anna de Vries").await);
        let refused = async |kind, form: &FeedForm| match add_address(&world.program, &anna, kind, form).await.expect("works") {
            Filled::Faulty(faults) => faults,
            Filled::Done(id) => panic!("{id} was added"),
        };
        let trouble = |trouble| vec![(FeedField::Address, AddFault::Trouble(trouble))];
        assert_eq!(refused(Kind::Address, &form(String::new())).await, [(FeedField::Address, AddFault::AddressMissing)]);
        assert_eq!(refused(Kind::Address, &form("agenda".into())).await, trouble(Trouble::AddressInvalid));
        assert_eq!(refused(Kind::Address, &form("http://169.254.169.254/".into())).await, trouble(Trouble::AddressRefused));
        assert_eq!(refused(Kind::Address, &form(server.url())).await, trouble(Trouble::NotACalendar));
        server.now_answers(404);
        assert_eq!(refused(Kind::Address, &form(server.url())).await, trouble(Trouble::Gone));
        let dav = FeedForm { name: "x".repeat(61), address: server.url(), ..FeedForm::default() };
        assert_eq!(refused(Kind::Dav, &dav).await, [
            (FeedField::UserName, AddFault::UserNameMissing),
            (FeedField::Password, AddFault::PasswordMissing),
            (FeedField::Name, AddFault::NameTooLong),
        ]);
        server.now_answers(401);
        let dav = FeedForm { name: String::new(), user_name: "anna".into(), password: "fout".into(), ..dav };
        assert_eq!(refused(Kind::Dav, &dav).await, [(FeedField::Password, AddFault::Trouble(Trouble::SignInNeeded))]);
        assert_eq!(calendar_feed::Entity::find().count(world.store().read()).await.expect("the store"), 0);
    }

    async fn a_dead_calendar_keeps_what_was_read_last_and_is_asked_less_often(world: World) {
        let (server, anna) = (Calendars::serve(calendar(&[9])).await, host(&world, "Anna de Vries").await);
        let id = add_address(&world.program, &anna, Kind::Address, &form(server.url())).await.expect("works").done();
        let read_well = world.now();
        server.now_answers(500);
        for wait in [30, 30, 60, 120, 240] {
            world.advance(TimeDelta::minutes(wait));
            assert_eq!(refresh_one(&world.program).await.expect("the store"), Refresh::Failed(id, Trouble::ServerError));
        }
        let shown = feeds(&world.program, &anna).await.expect("the store").remove(0);
        assert_eq!((shown.trouble, shown.good_at), (Some(Trouble::ServerError), Some(read_well)));
        assert_eq!(minutes_until(&world, shown.next_at), 480);
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"], "its last good state counts");

        assert_eq!(read_now(&world.program, &anna, id).await.expect("theirs"), ReadNow::Failed(Trouble::ServerError));
        server.now_answers(200);
        assert!(matches!(read_now(&world.program, &anna, id).await, Ok(ReadNow::Failed(Trouble::NotACalendar))),
            "an empty page is no calendar, and empties nothing");
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"]);
    }

    async fn a_calendar_that_says_it_is_unchanged_is_left_as_it_is_but_read_once_a_day(world: World) {
        let (server, anna) = (Calendars::serve(calendar(&[9])).await, host(&world, "Anna de Vries").await);
        server.has_etag("\"7\"");
        add_address(&world.program, &anna, Kind::Address, &form(server.url())).await.expect("works").done();
        world.advance(TimeDelta::minutes(30));
        refresh_one(&world.program).await.expect("the store");
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"]);
        assert_eq!(stored(&world).await.good_at, Some(world.now()));
        world.advance(TimeDelta::hours(20));
        refresh_one(&world.program).await.expect("the store");
        assert_eq!(server.asked(), ["GET", "GET \"7\"", "GET"], "the first time of a day it is read whole");
    }

    async fn two_instances_do_not_both_read_a_calendar(world: World) {
        let (server, anna) = (Calendars::serve(calendar(&[9])).await, host(&world, "Anna de Vries").await);
        add_address(&world.program, &anna, Kind::Address, &form(server.url())).await.expect("works").done();
        world.advance(TimeDelta::minutes(30));
        let (one, two) = tokio::join!(refresh_one(&world.program), refresh_one(&world.program));
        let read = [one, two].into_iter().filter(|each| matches!(each, Ok(Refresh::Read(_)))).count();
        assert_eq!((read, server.asked().len()), (1, 2));
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"]);
    }

    async fn a_file_is_read_once(world: World) {
        let anna = host(&world, "Anna de Vries").await;
        let none = add_file(&world.program, &anna, "", "", Vec::new()).await.expect("works");
        assert_eq!(none, Filled::Faulty(vec![(FeedField::File, AddFault::FileMissing)]));
        let picture = add_file(&world.program, &anna, "", "foto.png", vec![0x89, b'P', b'N', b'G']).await.expect("works");
        assert_eq!(picture, Filled::Faulty(vec![(FeedField::File, AddFault::Trouble(Trouble::NotACalendar))]));
        // What old programs write: é in Windows-1252.
        let bytes = calendar(&[9]).replace("Gesprek", "Caf\u{e9}").chars().map(|c| c as u8).collect();
        let id = add_file(&world.program, &anna, "", "agenda.ics", bytes).await.expect("works").done();
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"]);
        world.advance(TimeDelta::days(2));
        assert_eq!(refresh_one(&world.program).await.expect("the store"), Refresh::Nothing { next_due: None });
        assert_eq!(read_now(&world.program, &anna, id).await.expect("theirs"), ReadNow::IsFile);
    }

    async fn calendars_are_their_owners_and_go_with_what_they_said(world: World) {
        let (anna, bert) = (host(&world, "Anna de Vries").await, host(&world, "Bert Bakker").await);
        let id = add_file(&world.program, &anna, "Werk", "a.ics", calendar(&[9]).into_bytes()).await.expect("works").done();
        assert!(matches!(remove_feed(&world.program, &bert, id).await, Err(Refused::NotFound)));
        assert!(matches!(rename_feed(&world.program, &bert, id, "Mijn").await, Err(Refused::NotFound)));
        assert!(matches!(read_now(&world.program, &bert, id).await, Err(Refused::NotFound)));
        assert!(feeds(&world.program, &bert).await.expect("the store").is_empty());
        rename_feed(&world.program, &anna, id, " Privé ").await.expect("theirs");
        rename_feed(&world.program, &anna, id, " ").await.expect("theirs");
        assert_eq!(feeds(&world.program, &anna).await.expect("the store")[0].name, "Privé");
        remove_feed(&world.program, &anna, id).await.expect("theirs");
        assert_eq!(calendar_feed::Entity::find().count(world.store().read()).await.expect("the store"), 0);
    }

    async fn there_are_only_so_many_calendars_and_so_many_readings(world: World) {
        let anna = host(&world, "Anna de Vries").await;
        for number in 0..=FEEDS_MAX {
            let added = add_file(&world.program, &anna, "", "a.ics", calendar(&[]).into_bytes()).await.expect("works");
            let full = Filled::Faulty(vec![(FeedField::File, AddFault::TooManyFeeds)]);
            assert_eq!(added == full, number == FEEDS_MAX, "{number}");
        }
        let bert = host(&world, "Bert Bakker").await;
        for number in 0..=READS_AN_HOUR {
            let nobody = form("http://127.0.0.1:1/".into());
            let added = add_address(&world.program, &bert, Kind::Address, &nobody).await.expect("works");
            let too_often = Filled::Faulty(vec![(FeedField::Address, AddFault::TooOften)]);
            assert_eq!(added == too_often, number == READS_AN_HOUR, "{number}");
        }
        let file = |bytes: &[u8]| add_file(&world.program, &bert, "", "a.ics", bytes.to_vec());
        let refused = file(calendar(&[9]).as_bytes()).await.expect("works");
        assert_eq!(refused, Filled::Faulty(vec![(FeedField::File, AddFault::TooOften)]), "files count with addresses");
        let empty = file(b"").await.expect("works");
        assert_eq!(empty, Filled::Faulty(vec![(FeedField::File, AddFault::FileMissing)]), "nothing is read of none");
        world.advance(TimeDelta::hours(1));
        file(calendar(&[9]).as_bytes()).await.expect("works").done();
    }

    async fn a_meeting_that_the_host_declined_does_not_block(world: World) {
        let meeting = |hour: u32, answer: &str, who: &str| {
            format!(
                "BEGIN:VEVENT\r\nUID:{hour}\r\nDTSTART:20260304T{hour:02}0000Z\r\nDURATION:PT30M\r\n\
                 ORGANIZER:mailto:iemand@elders.test\r\nATTENDEE;CN=Wie;PARTSTAT={answer};RSVP=TRUE:mailto:{who}\r\nEND:VEVENT\r\n"
            )
        };
        let text = format!(
            "BEGIN:VCALENDAR\r\n{}{}{}END:VCALENDAR\r\n",
            meeting(9, "DECLINED", "Anna.de.Vries@voorbeeld.test"),
            meeting(11, "ACCEPTED", "anna.de.vries@voorbeeld.test"),
            meeting(13, "DECLINED", "bert.bakker@voorbeeld.test"),
        );
        let (server, anna) = (Calendars::serve(text.clone()).await, host(&world, "Anna de Vries").await);
        add_address(&world.program, &anna, Kind::Address, &form(server.url())).await.expect("works").done();
        assert_eq!(busy(&world, &anna).await, ["03-04 11:00", "03-04 13:00"]);
        world.advance(TimeDelta::minutes(30));
        assert!(matches!(refresh_one(&world.program).await, Ok(Refresh::Read(_))));
        assert_eq!(busy(&world, &anna).await, ["03-04 11:00", "03-04 13:00"], "read again as well");
        let row = format!("{:?}", stored(&world).await);
        assert!(!row.contains("elders") && !row.contains("bert"), "nobody who is invited is stored: {row}");
        let bert = host(&world, "Bert Bakker").await;
        add_file(&world.program, &bert, "", "a.ics", text.into_bytes()).await.expect("works").done();
        assert_eq!(busy(&world, &bert).await, ["03-04 09:00", "03-04 11:00"], "in his own it is another");
    }

    async fn a_calendar_of_ten_years_is_read_for_what_is_ahead(world: World) {
        let described = "x".repeat(200);
        let past: String = (0..30_000)
            .map(|number| {
                let (year, month, day) = (2016 + number / 3_334, 1 + number % 12, 1 + number % 28);
                format!(
                    "BEGIN:VEVENT\r\nUID:p{number}\r\nDTSTART:{year}{month:02}{day:02}T090000Z\r\nDURATION:PT1H\r\n\
                     DESCRIPTION:{described}\r\nEND:VEVENT\r\n"
                )
            })
            .collect();
        let text = calendar(&[9]).replace("END:VCALENDAR", &format!("{past}END:VCALENDAR"));
        assert!(text.len() > 6 * 1024 * 1024, "{}", text.len());
        let (server, anna) = (Calendars::serve(text).await, host(&world, "Anna de Vries").await);
        add_address(&world.program, &anna, Kind::Address, &form(server.url())).await.expect("works").done();
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"]);
    }

    async fn who_is_away_for_more_than_a_year_is_busy_all_the_time(world: World) {
        let anna = host(&world, "Anna de Vries").await;
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:weg\r\nDTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20270714\r\n\
                    TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        add_file(&world.program, &anna, "", "weg.ics", text.into()).await.expect("works").done();
        let found = busy_ahead(&world.program, &anna, 366).await.expect("the store");
        assert_eq!(found.len(), 1);
        assert!(found[0].start <= world.now() && found[0].end >= world.now() + TimeDelta::days(365), "{found:?}");
    }
}
