//! Sentences of reports are handed on with the tips: those alone that the leaver said may be shared, and has handed on.

use domain::talk::Way;
use sea_orm::EntityTrait;
use server::on_both_databases;
use server::report::{Choosing, QuotesChoice, Reading, choose_quotes, finalise, read as read_report};
use server::store::entity::event;
use server::talk::held;

use super::{looked, read, sorted, stored};
use crate::report::fields;
use crate::retention::go_to;
use crate::scene::{Leaver, Scene, day};

/// So many had a talk with an adviser, whose report has a sentence that may be shared, and one that may not.
async fn told(scene: &Scene<'_>, count: usize) -> Vec<Leaver> {
    let mut leavers = Vec::new();
    for number in 0..count {
        let leaver = scene.invited(&format!("Iemand Nummer{number}")).await;
        let adviser = scene.as_adviser(scene.adviser, &leaver).await;
        held(&scene.world.program, &adviser, day(3, 3), Way::InPerson).await.expect("the store");
        let shared = format!("Lot Leider luistert goed, zin {number}.");
        let whole = [
            ("story", "Het begon."),
            ("told", "B1"),
            ("quote.0.text", shared.as_str()),
            ("quote.0.consent", "yes"),
            ("quote.1.text", "Dit blijft onder ons."),
        ];
        finalise(&scene.world.program, &adviser, &fields(&whole), 0).await.expect("the store");
        leavers.push(leaver);
    }
    leavers
}

async fn choose(scene: &Scene<'_>, leaver: &Leaver, allowed: bool) -> Choosing {
    let proof = scene.proof(leaver.id, true).await;
    choose_quotes(&scene.world.program, &proof, allowed).await.expect("the store")
}

async fn choice(scene: &Scene<'_>, leaver: &Leaver) -> QuotesChoice {
    let proof = scene.proof(leaver.id, true).await;
    match read_report(&scene.world.program, &proof).await.expect("the store") {
        Reading::Report(report) => report.quotes,
        other => panic!("{other:?}"),
    }
}

on_both_databases! {
    async fn five_sentences_that_were_handed_on_are_read_together_without_names(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = told(&scene, 6).await;
        assert_eq!(choice(&scene, &leavers[0]).await, QuotesChoice::Open { allowed: false }, "nothing is ticked");
        for leaver in &leavers[..5] {
            assert_eq!(choose(&scene, leaver, true).await, Choosing::Kept);
        }
        assert_eq!(choice(&scene, &leavers[0]).await, QuotesChoice::Open { allowed: true });
        go_to(&world, "2026-11-01");
        assert_eq!(looked(&world).await, 5);
        let batches = read(&world).await;
        let expected: Vec<String> = (0..5).map(|number| format!("[naam] luistert goed, zin {number}.")).collect();
        assert_eq!(batches.iter().map(sorted).collect::<Vec<_>>(), [expected]);
    }

    async fn whoever_changes_their_mind_before_it_is_taken_hands_on_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = told(&scene, 5).await;
        for leaver in &leavers {
            choose(&scene, leaver, true).await;
        }
        assert_eq!(choose(&scene, &leavers[0], false).await, Choosing::Kept);
        go_to(&world, "2026-11-01");
        assert_eq!(looked(&world).await, 0, "four are too few");
        assert!(read(&world).await.is_empty());
        assert_eq!(stored(&world).await, 4, "they wait");
    }

    async fn it_is_chosen_with_a_code_and_of_sentences_that_may_be_shared(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = told(&scene, 1).await;
        let program = &world.program;
        let without = choose_quotes(program, &leavers[0].proof, true).await.expect("the store");
        assert_eq!(without, Choosing::CodeNeeded);
        let other = scene.invited("Iemand Anders").await;
        assert_eq!(choose(&scene, &other, true).await, Choosing::NotOpen, "there is no report");
        let before = event::Entity::find().all(world.store().read()).await.expect("the store").len();
        assert_eq!(choose(&scene, &leavers[0], true).await, Choosing::Kept);
        assert_eq!(choose(&scene, &leavers[0], true).await, Choosing::Kept, "the same twice");
        let after = event::Entity::find().all(world.store().read()).await.expect("the store").len();
        assert_eq!(after, before + 1, "it is written down once");
    }

    async fn what_was_taken_is_not_chosen_once_more(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = told(&scene, 5).await;
        for leaver in &leavers {
            choose(&scene, leaver, true).await;
        }
        // A page that was opened before.
        let proof = scene.proof(leavers[0].id, true).await;
        go_to(&world, "2026-11-01");
        assert_eq!(looked(&world).await, 5);
        let late = choose_quotes(&world.program, &proof, false).await.expect("the store");
        assert_eq!((late, stored(&world).await), (Choosing::NotOpen, 5));
    }
}
