//! A host's own calendar that becomes busy where a talk is booked: what was agreed stays, and nobody else
//! is offered that time.

use chrono::{DateTime, TimeDelta, Utc};
use domain::talk::HostKind;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::availability::{TimesKeeper, week};
use server::course::EventKind;
use server::feed::{FeedForm, FeedKeeper, Kind, Refresh, add_address, refresh_one};
use server::mail::MailKind;
use server::steps;
use server::store::TypedColumn;
use server::store::entity::event;
use server::talk::{Booking, Cancelling, OfferedSlot, book, cancel, offer};

use crate::feed::Calendars;
use crate::scene::{Leaver, Scene};

/// A calendar with one event of an hour, or with none.
fn calendar(event: Option<DateTime<Utc>>) -> String {
    let event = event.map(|start| {
        let start = start.format("%Y%m%dT%H%M%SZ");
        format!("BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Tandarts\r\nDTSTART:{start}\r\nDURATION:PT1H\r\nEND:VEVENT\r\n")
    });
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", event.unwrap_or_default())
}

/// A calendar in which this talk stands at this time, as the invitation put it there.
fn holding(uid: &str, start: DateTime<Utc>) -> String {
    let start = start.format("%Y%m%dT%H%M%SZ");
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{start}\r\nDURATION:PT1H\r\nEND:VEVENT\r\n\
         END:VCALENDAR\r\n"
    )
}

/// The adviser's calendar, without an event, already read once.
async fn own_calendar(scene: &Scene<'_>) -> Calendars {
    let (world, server) = (scene.world, Calendars::serve(calendar(None)).await);
    let host = FeedKeeper::own(&world.signed_in(scene.adviser).await);
    let form = FeedForm { address: server.url(), ..FeedForm::default() };
    add_address(&world.program, &host, Kind::Address, &form).await.expect("works").done();
    server
}

/// The host's calendar says that the host is busy then, and is read again.
async fn becomes_busy(scene: &Scene<'_>, server: &Calendars, start: DateTime<Utc>) {
    becomes(scene, server, calendar(Some(start))).await;
}

/// The host's calendar says this, and is read again.
async fn becomes(scene: &Scene<'_>, server: &Calendars, text: String) {
    server.now_says(text);
    scene.world.advance(TimeDelta::minutes(30));
    let read = refresh_one(&scene.world.program).await.expect("the store");
    assert!(matches!(read, Refresh::Read(_)), "{read:?}");
    // Whatever the program does by itself after that.
    steps::advance_due(&scene.world.program).await.expect("the course");
}

/// All times that the leaver is offered.
async fn offered(scene: &Scene<'_>, leaver: &Leaver) -> Vec<OfferedSlot> {
    let found = offer(&scene.world.program, &leaver.proof).await.expect("the store").talks.remove(0);
    found.days.into_iter().flat_map(|day| day.slots).collect()
}

/// Whether an offered time touches the hour from here.
fn touches(slots: &[OfferedSlot], start: DateTime<Utc>) -> bool {
    let hour = TimeDelta::hours(1);
    slots.iter().any(|slot| slot.start < start + hour && start < slot.start + hour)
}

async fn told(scene: &Scene<'_>, leaver: &Leaver, kinds: &[MailKind]) -> usize {
    let mut found = 0;
    for kind in kinds {
        found += scene.mails(leaver.id, *kind).await.len();
    }
    found
}

const CANCELLED: [MailKind; 3] = [MailKind::CancelledLeaver, MailKind::CancelledHost, MailKind::CancelledWithTimes];

server::on_both_databases! {
    async fn a_booked_talk_stays_when_the_calendar_becomes_busy_there(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let server = own_calendar(&scene).await;
        let slot = scene.moments(&vera).await.remove(0);
        let talk = scene.booked(&vera, &slot).await;
        becomes_busy(&scene, &server, slot.start).await;

        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        assert_eq!(found.booked.map(|booked| (booked.appointment, booked.starts_at)), Some((talk.appointment, slot.start)));
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "planned");
        assert_eq!(told(&scene, &vera, &CANCELLED).await, 0, "nobody hears of a cancellation");
        assert_eq!(told(&scene, &vera, &[MailKind::MovedLeaver, MailKind::MovedHost]).await, 0);
        let freed = event::Entity::find()
            .filter(event::Column::DepartureId.is(vera.id))
            .filter(event::Column::Kind.is_in([EventKind::TimesFreed.code(), EventKind::AppointmentCancelled.code()]));
        assert_eq!(freed.count(world.store().read()).await.expect("the store"), 0);
        // The same click again is the same booking.
        let again = book(&world.program, &vera.proof, talk.talk, &slot.key).await.expect("the store");
        assert!(matches!(&again, Booking::Booked(same) if same.appointment == talk.appointment), "{again:?}");

        assert!(!touches(&offered(&scene, &otto).await, slot.start), "not offered to others");
        let taken = book(&world.program, &otto.proof, scene.talk(&otto, HostKind::HrAdviser).await, &slot.key).await;
        assert!(!matches!(taken, Ok(Booking::Booked(_) | Booking::Moved(_))), "{taken:?}");
        let own = TimesKeeper::own(&world.signed_in(scene.adviser).await);
        let days = week(&world.program, &own, slot.date, 60).await.expect("theirs").days;
        let day = days.iter().find(|day| day.date == slot.date).expect("a day of that week");
        assert_eq!((day.talks.len(), day.busy.len()), (1, 1), "the host sees both");
    }

    async fn she_can_move_it_or_cancel_it_and_the_time_is_gone_then(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let server = own_calendar(&scene).await;
        let slot = scene.moments(&vera).await.remove(0);
        let talk = scene.booked(&vera, &slot).await;
        becomes_busy(&scene, &server, slot.start).await;
        let others = offered(&scene, &vera).await;
        assert!(!touches(&others, slot.start), "their own time is no other one");
        let moved = book(&world.program, &vera.proof, talk.talk, &others[0].key).await.expect("the store");
        assert!(matches!(&moved, Booking::Moved(moved) if moved.starts_at == others[0].start), "{moved:?}");
        assert_eq!(told(&scene, &vera, &[MailKind::MovedLeaver, MailKind::MovedHost]).await, 2);
        let back = book(&world.program, &vera.proof, talk.talk, &slot.key).await.expect("the store");
        assert!(!matches!(back, Booking::Booked(_) | Booking::Moved(_)), "{back:?}");
        assert_eq!(cancel(&world.program, &scene.proof(vera.id, true).await, talk.talk).await.expect("the store"), Cancelling::Cancelled);
        assert!(!touches(&offered(&scene, &vera).await, slot.start));
    }

    async fn a_talk_that_is_read_back_from_the_hosts_calendar_stands_in_no_way(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let server = own_calendar(&scene).await;
        // Far enough ahead to be on offer at the end still.
        let slot = offered(&scene, &vera).await.pop().expect("a time");
        let talk = scene.booked(&vera, &slot).await;
        let uid = scene.loaded(&vera).await.appointments[0].uid.clone();
        becomes(&scene, &server, holding(&uid, slot.start)).await;

        // It can be moved into the hour in which it stands itself, and nobody else gets that hour.
        let own = offered(&scene, &vera).await;
        let near = own.iter().find(|other| other.start != slot.start && touches(&[(*other).clone()], slot.start));
        let near = near.expect("a time that touches their own").clone();
        assert!(!touches(&offered(&scene, &otto).await, slot.start), "the talk stands there");
        let moved = book(&world.program, &vera.proof, talk.talk, &near.key).await.expect("the store");
        assert!(matches!(&moved, Booking::Moved(moved) if moved.starts_at == near.start), "{moved:?}");

        // The calendar has the old time still: it is free for whoever wants it, as far as the talk is not there.
        becomes(&scene, &server, holding(&uid, slot.start)).await;
        assert_eq!(cancel(&world.program, &scene.proof(vera.id, true).await, talk.talk).await.expect("the store"), Cancelling::Cancelled);
        becomes(&scene, &server, holding(&uid, slot.start)).await;
        assert!(touches(&offered(&scene, &otto).await, slot.start), "what was called off keeps no hour");
        becomes(&scene, &server, holding("another@calendar", slot.start)).await;
        assert!(!touches(&offered(&scene, &otto).await, slot.start), "what is no talk does");
    }
}
