//! Pages cope with a record whose name and addresses are gone.

use domain::Language;
use domain::account::Role;
use server::access::{Refused, leaver_by_token, record_viewer};
use server::departure::record::load;
use server::lists::worklist::{Openness, WorklistFilter, page};
use server::on_both_databases;
use server::own_copy::for_staff;
use server::questionnaire::{Means, MyData, my_data};
use server::testing::World;

use super::{erase, full, go_to};
use crate::scene::{Leaver, Scene};

async fn without_contact(world: &World, scene: &Scene<'_>) -> Leaver {
    let leaver = full(world, scene).await;
    go_to(world, "2026-07-24");
    erase(world).await;
    leaver
}

on_both_databases! {
    async fn the_record_says_since_when_the_name_is_gone(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = without_contact(&world, &scene).await;
        let cora = world.cora().await;
        let viewer = world.record_viewer(&cora, leaver.id).await;
        let record = load(&world.program, &viewer, Language::En).await.expect("the store");
        assert_eq!(record.name, "Name erased");
        assert_eq!(record.contact_erased_on.map(|day| day.to_string()).as_deref(), Some("2026-07-24"));
        assert_eq!(record.facts.and_then(|facts| facts.private_email), None);
        let copy = for_staff(&world.program, &viewer, Language::En).await.expect("the store");
        assert_eq!(copy.person.name, "");
        assert!(copy.person.contact_erased_at.is_some());
    }

    async fn lists_tasks_and_calendars_name_nobody(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = without_contact(&world, &scene).await;
        let everything = WorklistFilter { open: Openness::All, ..WorklistFilter::default() };
        let seen = page(&world.program, &world.coordinator(), &everything, None).await.expect("the store");
        assert!(seen.rows.iter().any(|row| row.id == leaver.id && row.name.is_empty()));
        let team = server::lists::leader::page(&world.program, &world.signed_in(scene.leader).await).await;
        assert!(team.expect("the store").rows.iter().all(|row| row.id != leaver.id), "they left long ago");
        let cora = world.cora().await;
        let tasks = server::task::page(&world.program, &cora).await.expect("the store");
        assert!(tasks.open.iter().all(|task| task.departure.is_none()));
    }

    async fn the_leaver_cannot_be_mailed_a_code_any_more(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = full(&world, &scene).await;
        let token = world.token_of(leaver.id).await;
        let proof = scene.proof(leaver.id, false).await;
        go_to(&world, "2026-07-24");
        erase(&world).await;
        assert!(matches!(leaver_by_token(&world.program, &token).await, Err(Refused::NotFound)));
        let data = my_data(&world.program, &proof).await.expect("the store");
        assert!(matches!(data, MyData::CodeNeeded(Means::Nothing)), "{data:?}");
        let with_code = server::access::OwnDataOf::from(&proof);
        assert!(my_data(&world.program, with_code).await.is_ok());
    }

    async fn nobody_opens_their_own_record_from_the_other_side_when_their_address_is_gone(world: World) {
        let scene = Scene::set(&world).await;
        let own = world.account("Zwaantje Quispel").email("quispel@werk.test").role(Role::HrCoordinator).make().await;
        let leaver = full(&world, &scene).await;
        let viewer = world.signed_in(own).await;
        assert!(matches!(record_viewer(&world.program, &viewer, leaver.id).await, Err(Refused::NotFound)));
        go_to(&world, "2026-07-24");
        erase(&world).await;
        assert!(matches!(record_viewer(&world.program, &viewer, leaver.id).await, Err(Refused::NotFound)));
    }

    async fn the_first_page_says_the_day_on_which_it_will_be_erased(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let home = server::home::home(&world.program, &leaver.proof).await.expect("the store");
        assert_eq!(home.keeping.record.to_string(), "2027-04-30");
        assert_eq!((home.keeping.contact, home.keeping.contact_months), (None, 3));
        go_to(&world, "2027-04-29");
        erase(&world).await;
        let stored = crate::departure::stored(&world, leaver.id).await;
        assert_eq!(world.name(&stored), "Anna Bakker", "kept until that day, since the course never ended");
        go_to(&world, "2027-04-30");
        erase(&world).await;
        assert!(!crate::retention::everything(&world).await.contains("bakker"));
    }
}
