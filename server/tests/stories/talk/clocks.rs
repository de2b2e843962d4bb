//! The agreed wall time wins: both changes of the clocks, and rules that change after the booking.

use chrono::{DateTime, TimeDelta, Utc};
use domain::account::Role;
use domain::ids::AppointmentId;
use domain::talk::HostKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::feed::{FeedKeeper, add_file};
use server::mail::MailKind;
use server::store::entity::{appointment, cell};
use server::store::{StoreError, TypedColumn};
use server::subscription::{host_calendar, renew, subscription_address};
use server::talk::wall_time::{Looked, check};
use server::talk::{OfferedSlot, book, offer};
use server::testing::World;

use crate::scene::{Leaver, Scene, day};

async fn slots(scene: &Scene<'_>, leaver: &Leaver) -> Vec<OfferedSlot> {
    let found = offer(&scene.world.program, &leaver.proof).await.expect("the store").talks.remove(0);
    found.days.into_iter().flat_map(|day| day.slots).collect()
}

async fn appointment_at(scene: &Scene<'_>, leaver: &Leaver, start: DateTime<Utc>) -> appointment::Model {
    let slot = slots(scene, leaver).await.into_iter().find(|slot| slot.start == start).expect("a free time");
    row(scene.world, scene.booked(leaver, &slot).await.appointment).await
}

async fn row(world: &World, id: AppointmentId) -> appointment::Model {
    let found = appointment::Entity::find_by_id(id).one(world.store().read()).await;
    found.expect("the store").expect("it is there")
}

/// A newer zone database, as far as one appointment can tell: its zone has another offset now.
async fn rules_change(world: &World, id: AppointmentId, zone: &'static str) {
    world
        .store()
        .write(|tx| {
            Box::pin(async move {
                appointment::Entity::update_many()
                    .col_expr(appointment::Column::Zone, Expr::value(zone))
                    .filter(appointment::Column::Id.is(id))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
        .expect("the store");
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

server::on_both_databases! {
    async fn the_same_wall_time_is_another_instant_after_the_clocks_change(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let ten = |date| slots_at_ten(date);
        let found = slots(&scene, &vera).await;
        // The clocks go forward on Sunday 29 March 2026.
        for (date, start) in [(day(3, 27), "2026-03-27T09:00:00Z"), (day(3, 30), "2026-03-30T08:00:00Z")] {
            let slot = found.iter().find(|slot| ten(date)(slot)).expect("ten o'clock is on offer");
            assert_eq!(slot.start, instant(start));
        }
        let stored = appointment_at(&scene, &vera, instant("2026-03-30T08:00:00Z")).await;
        assert_eq!(stored.local_start.as_deref(), Some("2026-03-30T10:00"));
        assert_eq!(stored.zone.as_deref(), Some("Europe/Amsterdam"));
        assert_eq!(check(&world.program).await.expect("the store"), Looked::default());
        // A move notes the new one.
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let slot = found.iter().find(|slot| ten(day(3, 27))(slot)).expect("it was on offer");
        book(&world.program, &vera.proof, talk, &slot.key).await.expect("the store");
        assert_eq!(row(&world, *stored.id).await.local_start.as_deref(), Some("2026-03-27T10:00"));
    }

    async fn an_adviser_in_another_zone_is_busy_at_their_own_hours(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let offered_at_ten = async |date| slots(&scene, &vera).await.iter().any(slots_at_ten(date));
        for date in [day(3, 23), day(3, 30)] {
            assert!(offered_at_ten(date).await, "{date}");
        }
        // Every Monday at half past five on Bonaire, where the clocks never change: half past ten in Amsterdam,
        // and an hour later there after 29 March. A program that is not the adviser's own named the zone as Windows does.
        let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:SA Western Standard Time\r\n\
            BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0400\r\nEND:STANDARD\r\n\
            END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Zwemmen\r\n\
            DTSTART;TZID=SA Western Standard Time:20260316T053000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\n\
            END:VEVENT\r\nEND:VCALENDAR\r\n";
        let host = FeedKeeper::own(&world.signed_in(scene.adviser).await);
        add_file(&world.program, &host, "Thuis", "thuis.ics", text.into()).await.expect("works").done();
        assert!(!offered_at_ten(day(3, 23)).await, "half past ten is half past five for them");
        assert!(offered_at_ten(day(3, 30)).await, "half past five comes after it now");
        // What the adviser is invited to says its own zone, so that their calendar shows it at their hour.
        let stored = appointment_at(&scene, &vera, instant("2026-03-30T08:00:00Z")).await;
        renew(&world.program, &host).await.expect("theirs");
        let address = subscription_address(&world.program, &host).await.expect("the store").expect("it is on");
        let token = address.rsplit('/').next().and_then(|file| file.strip_suffix(".ics")).expect("the promised form");
        let theirs = host_calendar(&world.program, token).await.expect("it opens");
        assert!(theirs.text.contains("DTSTART;TZID=Europe/Amsterdam:20260330T100000"), "{}", theirs.text);
        let bonaire = stored.starts_at.with_timezone(&chrono_tz::America::Kralendijk);
        assert_eq!(bonaire.format("%H:%M").to_string(), "04:00");
    }

    async fn a_newer_zone_database_moves_the_instant_and_both_are_invited_anew(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let before = appointment_at(&scene, &vera, instant("2026-03-10T09:00:00Z")).await;
        rules_change(&world, *before.id, "Europe/London").await;
        let looked = check(&world.program).await.expect("the store");
        assert_eq!(looked, Looked { moved: 1, collided: 0 });
        let after = row(&world, *before.id).await;
        assert_eq!(after.starts_at, before.starts_at + TimeDelta::hours(1), "ten o'clock it stays");
        assert_eq!(after.local_start, before.local_start);
        assert_eq!((after.sequence, &after.uid), ((*before.sequence + 1).into(), &before.uid));
        for kind in [MailKind::MovedLeaver, MailKind::MovedHost] {
            assert_eq!(scene.mails(vera.id, kind).await.len(), 1, "{kind:?}");
        }
        let claimed = cell::Entity::find().filter(cell::Column::AppointmentId.eq(before.id));
        assert_eq!(claimed.count(world.store().read()).await.expect("the store"), 2 * 15);
        // The next day nothing is left to do.
        assert_eq!(check(&world.program).await.expect("the store"), Looked::default());
    }

    async fn talks_one_after_the_other_move_together(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, tom) = (scene.invited("Vera Trek").await, scene.invited("Tom Weg").await);
        let first = appointment_at(&scene, &vera, instant("2026-03-10T09:00:00Z")).await;
        let second = appointment_at(&scene, &tom, instant("2026-03-10T10:15:00Z")).await;
        for id in [*first.id, *second.id] {
            rules_change(&world, id, "Europe/London").await;
        }
        assert_eq!(check(&world.program).await.expect("the store"), Looked { moved: 2, collided: 0 });
        assert_eq!(row(&world, *second.id).await.starts_at, instant("2026-03-10T11:15:00Z"));
    }

    async fn where_something_else_stands_hr_is_told_once_and_nothing_moves(world: World) {
        world.account("Co Ordinator").role(Role::HrCoordinator).make().await;
        let scene = Scene::set(&world).await;
        let (vera, tom) = (scene.invited("Vera Trek").await, scene.invited("Tom Weg").await);
        let before = appointment_at(&scene, &vera, instant("2026-03-10T09:00:00Z")).await;
        appointment_at(&scene, &tom, instant("2026-03-10T10:15:00Z")).await;
        rules_change(&world, *before.id, "Europe/London").await;
        for _ in 0..2 {
            assert_eq!(check(&world.program).await.expect("the store"), Looked { moved: 0, collided: 1 });
        }
        let after = row(&world, *before.id).await;
        assert_eq!((after.starts_at, after.sequence), (before.starts_at, before.sequence));
        assert_eq!(scene.mails(vera.id, MailKind::TimeCollides).await.len(), 1);
        assert_eq!(scene.mails(vera.id, MailKind::MovedLeaver).await.len(), 0);
    }
}

fn slots_at_ten(date: chrono::NaiveDate) -> impl Fn(&OfferedSlot) -> bool {
    move |slot| slot.date == date && slot.minute_of_day == 10 * 60
}
