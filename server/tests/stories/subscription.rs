//! A host's talks as a calendar to subscribe to, read back by an independent reader (`ical`).

use chrono::TimeDelta;
use domain::talk::{HostKind, Way};
use ical::parser::ical::component::IcalCalendar;
use server::access::Refused;
use server::feed::FeedKeeper;
use server::on_both_databases;
use server::subscription::{HostCalendar, host_calendar, renew, subscription_address, switch_off};
use server::talk::{BookedTalk, HostBooking, HostPlan, calendar_of, plan_on_behalf};
use server::testing::World;

use crate::scene::{Scene, day};
use crate::talk::away::changed;
use crate::talk::behalf::{coordinator, plan};

async fn token(world: &World, keeper: &FeedKeeper) -> String {
    let address = subscription_address(&world.program, keeper).await.expect("the store").expect("it is on");
    let token = address.strip_prefix("https://uitzwaai.test/calendar/").and_then(|rest| rest.strip_suffix(".ics"));
    token.expect("the promised form").to_owned()
}

async fn opened(world: &World, token: &str) -> HostCalendar {
    host_calendar(&world.program, token).await.expect("it opens")
}

async fn is_refused(world: &World, token: &str) -> bool {
    matches!(host_calendar(&world.program, token).await, Err(Refused::NotFound))
}

fn read(text: &str) -> IcalCalendar {
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("it can be read");
    assert!(calendars.next().is_none());
    calendar
}

fn value<'a>(properties: &'a [ical::property::Property], name: &str) -> &'a str {
    let found = properties.iter().find(|property| property.name == name);
    found.and_then(|property| property.value.as_deref()).unwrap_or_else(|| panic!("{name} is there"))
}

on_both_databases! {
    async fn the_hosts_talks_stand_in_it_with_nothing_of_what_they_are_about(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let tom = scene.leaver_with("Tom \"T\" Bakker, jr", &[("private_email", "tom@thuis.test")]).await;
        scene.hand_in(&tom).await;
        scene.post().await;
        let (first, second) = (scene.booked_first(&vera).await, scene.booked_first(&tom).await);
        let keeper = FeedKeeper::own(&world.signed_in(scene.adviser).await);
        assert_eq!(subscription_address(&world.program, &keeper).await.expect("the store"), None, "off until they want it");
        renew(&world.program, &keeper).await.expect("theirs");
        let calendar = opened(&world, &token(&world, &keeper).await).await;
        let found = read(&calendar.text);
        assert_eq!(value(&found.properties, "METHOD"), "PUBLISH");
        assert_eq!(found.timezones.len(), 1);
        let mut events: Vec<(&str, &str)> = Vec::new();
        for event in &found.events {
            assert_eq!(value(&event.properties, "LOCATION"), "kamer 1");
            assert!(event.properties.iter().all(|property| property.name != "ATTENDEE"), "nobody is asked anything");
            events.push((value(&event.properties, "SUMMARY"), value(&event.properties, "DTSTART")));
        }
        events.sort_unstable();
        let local = |booked: &BookedTalk| {
            booked.starts_at.with_timezone(&chrono_tz::Europe::Amsterdam).format("%Y%m%dT%H%M%S").to_string()
        };
        let (first, second) = (local(&first), local(&second));
        assert_eq!(events, [
            ("Afscheidsgesprek met Tom \"T\" Bakker\\, jr", second.as_str()),
            ("Afscheidsgesprek met Vera Trek", first.as_str()),
        ]);
        let loaded = scene.loaded(&vera).await;
        assert!(calendar.text.contains(&loaded.appointments[0].uid), "the invitation's own UID");
        for secret in ["@thuis.test", "voluntary", "B1", "ontslag", "/l/"] {
            assert!(!calendar.text.contains(secret), "{secret}");
        }
    }

    async fn its_tag_changes_when_the_talks_do_and_not_before(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let booking = scene.booked_first(&vera).await;
        let keeper = FeedKeeper::own(&world.signed_in(scene.adviser).await);
        renew(&world.program, &keeper).await.expect("theirs");
        let token = token(&world, &keeper).await;
        let before = opened(&world, &token).await;
        world.advance(TimeDelta::minutes(90));
        assert_eq!(opened(&world, &token).await, before);
        assert!(before.etag.starts_with('"') && before.etag.ends_with('"'));
        let cancelled = server::talk::cancel(&world.program, &scene.proof(vera.id, true).await, booking.talk).await;
        assert!(cancelled.is_ok(), "{cancelled:?}");
        let after = opened(&world, &token).await;
        assert_ne!(after.etag, before.etag);
        assert!(read(&after.text).events.is_empty(), "what is called off is gone");
    }

    async fn an_address_that_was_renewed_or_switched_off_opens_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let keeper = FeedKeeper::own(&world.signed_in(scene.adviser).await);
        let others = FeedKeeper::own(&world.signed_in(scene.leader).await);
        renew(&world.program, &keeper).await.expect("theirs");
        let first = token(&world, &keeper).await;
        assert!(opened(&world, &first).await.text.contains("BEGIN:VCALENDAR"));
        renew(&world.program, &keeper).await.expect("theirs");
        let second = token(&world, &keeper).await;
        assert!(is_refused(&world, &first).await);
        switch_off(&world.program, &keeper).await.expect("theirs");
        assert!(is_refused(&world, &second).await);
        renew(&world.program, &keeper).await.expect("theirs");
        assert!(is_refused(&world, &first).await && is_refused(&world, &second).await, "none comes back");
        let third = token(&world, &keeper).await;
        switch_off(&world.program, &others).await.expect("theirs");
        for bad in ["", "x", &third[1..], &format!("{third}A"), &third.replace(&third[40..42], "__")] {
            assert!(is_refused(&world, bad).await, "{bad}");
        }
        assert!(opened(&world, &third).await.text.contains("BEGIN:VCALENDAR"));
    }

    async fn another_mail_address_or_a_closed_account_ends_it_and_another_name_does_not(world: World) {
        let scene = Scene::set(&world).await;
        let account = scene.adviser;
        let keeper = FeedKeeper::own(&world.signed_in(account).await);
        renew(&world.program, &keeper).await.expect("theirs");
        let first = token(&world, &keeper).await;
        changed(&world, account, |form| form.name = "Ad van Seur".into()).await;
        assert!(opened(&world, &first).await.text.contains("BEGIN:VCALENDAR"), "only the name");
        changed(&world, account, |form| form.email = "ad.van.seur@voorbeeld.test".into()).await;
        assert!(is_refused(&world, &first).await, "whoever copied it under the old address keeps nothing");
        assert_eq!(subscription_address(&world.program, &keeper).await.expect("the store"), None, "switched off");
        renew(&world.program, &keeper).await.expect("theirs");
        let second = token(&world, &keeper).await;
        assert!(first != second && is_refused(&world, &first).await);
        changed(&world, account, |form| form.active = false).await;
        assert!(is_refused(&world, &second).await);
        changed(&world, account, |form| form.active = true).await;
        assert!(is_refused(&world, &second).await, "it does not come back with the account");
    }

    async fn a_talk_outside_own_times_is_marked_for_the_host_and_not_for_the_leaver(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let at = |plan: HostPlan| {
            let (program, adviser) = (&world.program, scene.adviser);
            async move { plan_on_behalf(program, &hr, talk, adviser, &plan).await.expect("the store") }
        };
        let done = at(plan(day(3, 10), 19 * 60, true)).await;
        assert!(matches!(done, HostBooking::Booked(_)), "{done:?}");
        let keeper = FeedKeeper::own(&world.signed_in(scene.adviser).await);
        renew(&world.program, &keeper).await.expect("theirs");
        let token = token(&world, &keeper).await;
        let note = async || {
            let events = read(&opened(&world, &token).await.text).events;
            let found = events[0].properties.iter().find(|property| property.name == "DESCRIPTION");
            found.and_then(|property| property.value.clone())
        };
        assert_eq!(note().await.as_deref(), Some("Buiten je ingestelde tijden gepland."));
        let appointment = scene.loaded(&vera).await.live_appointment(talk).expect("booked").id;
        let theirs = calendar_of(&world.program, &vera.proof, appointment.into()).await.expect("the store").expect("booked");
        assert!(!theirs.contains("Buiten"), "outside the host's times is not the leaver's to know: {theirs}");
        changed(&world, scene.adviser, |form| form.language = "en".into()).await;
        assert_eq!(note().await.as_deref(), Some("Planned outside the times you set."));
        let inside = HostPlan { way: Way::InPerson, place: Some("kamer 1".into()), ..plan(day(3, 11), 10 * 60, false) };
        let done = at(inside).await;
        assert!(matches!(done, HostBooking::Moved(_)), "{done:?}");
        assert_eq!(note().await, None);
    }
}
