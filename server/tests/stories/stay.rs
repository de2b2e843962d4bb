//! Staying in touch by choice: an address that nothing connects with a departure, confirmed and revoked from its mailbox.

use chrono::{Months, TimeDelta, Utc};
use domain::Language;
use domain::account::Role;
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, QueryFilter};
use server::access::{FormerReader, Refused, StaysInTouch, former_reader, stays_in_touch};
use server::jobs::deliver::deliver_all;
use server::mail::MailKind;
use server::on_both_databases;
use server::secret::StayToken;
use server::stay::{Addresses, Staying, ask, end, export, keep, list, look, own};
use server::store::TypedColumn;
use server::store::entity::{event, former_colleague, outbox};
use server::testing::World;

use crate::retention::{dry_run, erase, everything, id_of};
use crate::running::Running;
use crate::scene::{Leaver, Scene};

const ADDRESS: &str = "vera.later@thuis.test";

async fn named(world: &World, leaver: &Leaver, address: &str) -> Staying {
    ask(&world.program, &leaver.proof, address, Language::Nl).await.expect("the store")
}

/// The token of the only address there is.
async fn token(world: &World) -> String {
    let rows = former_colleague::Entity::find().all(world.store().read()).await.expect("the store");
    assert_eq!(rows.len(), 1);
    StayToken::mint(world.program.secrets(), *rows[0].id)
}

async fn opened(world: &World) -> StaysInTouch {
    stays_in_touch(&world.program, &token(world).await).await.expect("it opens")
}

async fn listed(world: &World) -> Addresses {
    let reader: FormerReader = former_reader(&world.cora().await).expect("HR of the whole board");
    list(&world.program, &reader).await.expect("the store")
}

async fn mails(world: &World) -> Vec<(MailKind, bool)> {
    let rows = outbox::Entity::find().all(world.store().read()).await.expect("the store");
    let of_former = rows.iter().filter(|row| row.kind.is_to_former());
    of_former.map(|row| (*row.kind, row.sent_at.is_some())).collect()
}

on_both_databases! {
    async fn an_address_counts_once_its_mailbox_says_so_and_nothing_connects_it_with_a_departure(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        // That she looked stands in the log from here on.
        assert_eq!(listed(&world).await, Addresses::default());
        let before = everything(&world).await;
        assert_eq!(named(&world, &vera, " Vera.Later@Thuis.test ").await, Staying::MailSent);
        assert_eq!(listed(&world).await, Addresses::default(), "nobody confirmed it");
        let rows = former_colleague::Entity::find().all(world.store().read()).await.expect("the store");
        assert_eq!(world.opened(&rows[0].address, rows[0].id), ADDRESS);
        assert_eq!(rows[0].id.uuid().get_version_num(), 4, "its id tells no moment");
        deliver_all(&world.program).await.expect("the store");
        let after = everything(&world).await;
        let new: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
        let mut places: Vec<&str> = new.iter().filter_map(|line| line.split(':').next()).collect();
        places.sort_unstable();
        // Rows as they stand there, and what is sealed in them, opened.
        let (opened_there, tables): (Vec<&str>, Vec<&str>) = places.into_iter().partition(|place| place.contains('.'));
        assert_eq!(tables, ["former_colleagues", "limits", "outbox"], "and no row of the departure is another: {new:#?}");
        assert_eq!(opened_there, ["former_colleagues.address", "outbox.payload", "outbox.to_address"], "{new:#?}");
        let of_departure = [id_of(vera.id), "vera trek".to_owned()];
        assert!(of_departure.iter().all(|secret| new.iter().all(|line| !line.contains(secret))), "{new:#?}");
        let stays = opened(&world).await;
        assert_eq!(own(&world.program, &stays).await.expect("the store").expect("there").address, "v…@thuis.test");
        keep(&world.program, &stays).await.expect("the store");
        assert_eq!(listed(&world).await.0, [(ADDRESS.to_owned(), world.now().date_naive())]);
        assert_eq!(named(&world, &vera, ADDRESS).await, Staying::MailSent, "whoever types it learns nothing");
        assert_eq!(listed(&world).await.0.len(), 1);
    }

    async fn only_hr_of_the_whole_board_reads_the_list(world: World) {
        let scene = Scene::set(&world).await;
        let of_school = world.account("Dicht Bij").role_of(Role::HrCoordinator, scene.school).make().await;
        let administrator = world.administrator().account();
        for account in [of_school, administrator, scene.adviser, scene.leader] {
            let viewer = world.signed_in(account).await;
            assert!(matches!(former_reader(&viewer), Err(Refused::NotFound)), "{}", viewer.name);
        }
        assert!(former_reader(&world.cora().await).is_ok());
    }

    async fn the_log_says_who_took_the_list_along(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        named(&world, &vera, ADDRESS).await;
        keep(&world.program, &opened(&world).await).await.expect("the store");
        let cora = world.cora().await;
        let file = export(&world.program, &former_reader(&cora).expect("HR of the whole board")).await;
        assert!(file.expect("the store").contains(ADDRESS));
        let written = event::Entity::find().filter(event::Column::Kind.is(EventKind::FormerExported));
        let written = written.all(world.store().read()).await.expect("the store");
        assert_eq!(written.len(), 1);
        assert_eq!(written[0].actor_account, Some(cora.account().into()));
        assert!(written[0].detail.is_none(), "no address stays in the log");
    }

    async fn a_link_has_mail_sent_to_three_addresses_an_hour_at_most(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        assert_eq!(named(&world, &vera, "geen adres").await, Staying::AddressMalformed);
        for number in 0..3 {
            assert_eq!(named(&world, &vera, &format!("een{number}@thuis.test")).await, Staying::MailSent);
        }
        assert_eq!(named(&world, &vera, "vier@thuis.test").await, Staying::TooMany);
        assert_eq!(mails(&world).await.len(), 3);
        world.advance(TimeDelta::minutes(61));
        assert_eq!(named(&world, &vera, "vier@thuis.test").await, Staying::MailSent);
    }

    async fn an_address_is_asked_once_however_often_it_is_named(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, other) = (scene.leaver("Vera Trek").await, scene.leaver("Ina Ander").await);
        for leaver in [&vera, &vera, &other] {
            assert_eq!(named(&world, leaver, ADDRESS).await, Staying::MailSent, "whoever types it learns nothing");
        }
        world.advance(TimeDelta::minutes(61));
        assert_eq!(named(&world, &vera, ADDRESS).await, Staying::MailSent);
        assert_eq!(mails(&world).await.len(), 1);
    }

    async fn whoever_stops_is_gone_from_everywhere_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        named(&world, &vera, ADDRESS).await;
        deliver_all(&world.program).await.expect("the store");
        let (stays, link) = (opened(&world).await, token(&world).await);
        keep(&world.program, &stays).await.expect("the store");
        assert!(everything(&world).await.contains("vera.later"));
        end(&world.program, &stays).await.expect("the store");
        assert!(!everything(&world).await.contains("vera.later"), "not even in mails that left");
        assert!(matches!(stays_in_touch(&world.program, &link).await, Err(Refused::NotFound)));
        end(&world.program, &stays).await.expect("twice is once");
    }

    async fn a_mail_that_waits_when_they_stop_never_leaves(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        named(&world, &vera, ADDRESS).await;
        keep(&world.program, &opened(&world).await).await.expect("the store");
        world.advance(TimeDelta::days(366));
        assert_eq!(look(&world.program).await.expect("the store"), 1);
        end(&world.program, &opened(&world).await).await.expect("the store");
        world.advance(TimeDelta::days(3));
        assert_eq!(deliver_all(&world.program).await.expect("the store"), 0);
    }

    async fn they_are_asked_twice_in_two_years_and_forgotten_unless_they_go_on(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        named(&world, &vera, ADDRESS).await;
        keep(&world.program, &opened(&world).await).await.expect("the store");
        let confirmed = world.now();
        let go = |months| world.clock.set(confirmed + Months::new(months));
        let mut asked = Vec::new();
        for month in 1..24 {
            go(month);
            if look(&world.program).await.expect("the store") > 0 {
                asked.push(month);
            }
            assert_eq!(look(&world.program).await.expect("the store"), 0, "once");
            deliver_all(&world.program).await.expect("the store");
            erase(&world).await;
        }
        assert_eq!(asked, [12, 23]);
        assert!(everything(&world).await.contains("vera.later"));
        go(24);
        assert_eq!(dry_run(&world).await.of(domain::retention::Kind::Former), 1);
        erase(&world).await;
        look(&world.program).await.expect("the store");
        assert!(!everything(&world).await.contains("vera.later"));
    }

    async fn an_address_that_nobody_confirms_goes_after_two_weeks(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        named(&world, &vera, ADDRESS).await;
        deliver_all(&world.program).await.expect("the store");
        world.advance(TimeDelta::days(13));
        erase(&world).await;
        look(&world.program).await.expect("the store");
        assert_eq!(mails(&world).await, [], "a mail that left stays a day");
        assert!(everything(&world).await.contains("vera.later"));
        world.advance(TimeDelta::days(1));
        erase(&world).await;
        assert!(!everything(&world).await.contains("vera.later"));
    }

    async fn one_request_of_a_mail_program_ends_it_and_leaves_nothing_behind(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        named(&world, &vera, ADDRESS).await;
        let path = format!("/stay/{}/end", token(&world).await);
        let running = Running::start(&world);
        let post = |path: &str, body: &str| {
            let kind = [("content-type", "application/x-www-form-urlencoded")];
            let answer = tokio::task::block_in_place(|| running.request("POST", path, &kind, body.as_bytes()));
            answer.expect("an answer").status
        };
        assert_eq!(post(&path, ""), 400, "a machine that presses buttons ends nothing");
        let get = tokio::task::block_in_place(|| running.request("GET", &path, &[], b"")).expect("an answer");
        assert_eq!(get.status, 405);
        assert!(everything(&world).await.contains("vera.later"));
        assert_eq!(post(&path, "List-Unsubscribe=One-Click"), 200);
        assert!(!everything(&world).await.contains("vera.later"));
        assert_eq!(post(&path, "List-Unsubscribe=One-Click"), 200, "twice is once");
        assert_eq!(post("/stay/none/end", "List-Unsubscribe=One-Click"), 200, "whoever guesses learns nothing");
    }
}
