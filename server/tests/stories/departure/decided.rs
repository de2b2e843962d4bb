//! What a leaver decides once answers were handed in is decided by whoever may read them: neither by the link alone nor
//! by HR's letter.

use domain::talk::{HostKind, TalkChoice};
use server::access::{CodesTyped, LeaverOf};
use server::questionnaire::{Onward, save_screen, submit};
use server::talk::{Cancelling, Choosing, cancel, choose};
use server::testing::World;

use super::impostor::{hand_in, printed, with_letter};
use super::{coordinator, fields, proof};
use crate::scene::Scene;

async fn chosen(world: &World, leaver: &LeaverOf, choice: TalkChoice) -> Choosing {
    choose(&world.program, leaver, choice, false).await.expect("the store")
}

server::on_both_databases! {
    async fn the_link_alone_calls_nothing_off_and_declines_nothing_that_was_handed_in(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.booked_first(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let stands = async || scene.loaded(&vera).await.live_appointment(talk).is_some();
        let called_off = async |leaver: &LeaverOf| cancel(&world.program, leaver, talk).await.expect("the store");
        assert_eq!(called_off(&vera.proof).await, Cancelling::CodeNeeded);
        assert_eq!(chosen(&world, &vera.proof, TalkChoice::None).await, Choosing::CodeNeeded);
        assert!(stands().await && scene.loaded(&vera).await.facts.choice != Some(TalkChoice::None));
        let opened = scene.proof(vera.id, true).await;
        assert_eq!(called_off(&opened).await, Cancelling::Cancelled);
        assert!(!stands().await);
        assert_eq!(chosen(&world, &opened, TalkChoice::None).await, Choosing::Chosen);
    }

    async fn before_anything_was_handed_in_the_link_declines(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.post().await;
        assert_eq!(chosen(&world, &vera.proof, TalkChoice::None).await, Choosing::Chosen);
    }

    async fn what_a_letter_has_once_chosen_it_does_not_choose_otherwise(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let hr = proof(&world, coordinator(&world).await, vera.id).await;
        let letter = printed(&world, &hr).await;
        hand_in(&world, &with_letter(&world, &letter, CodesTyped::default()).await, "Lente regen").await;
        // Its own code, which opens nothing that was handed in, opens nothing here either.
        for letters in [None, Some(vera.id)] {
            let impostor = with_letter(&world, &letter, CodesTyped { own: None, letter: letters }).await;
            for choice in [TalkChoice::Both, TalkChoice::None] {
                assert_eq!(chosen(&world, &impostor, choice).await, Choosing::CodeNeeded, "{choice}");
            }
        }
        let own = with_letter(&world, &letter, CodesTyped { own: Some(vera.id), letter: None }).await;
        assert_eq!(chosen(&world, &own, TalkChoice::Both).await, Choosing::Chosen, "with their word");
        assert_eq!(chosen(&world, &own, TalkChoice::None).await, Choosing::Chosen);
    }

    async fn whoever_handed_in_by_letter_without_a_choice_still_makes_one(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let hr = proof(&world, coordinator(&world).await, vera.id).await;
        let letter = printed(&world, &hr).await;
        let reader = with_letter(&world, &letter, CodesTyped::default()).await;
        let why = fields(&[("reasons", "B1")]);
        save_screen(&world.program, &reader, "why", &why, Onward::Next).await.expect("the store");
        submit(&world.program, &reader).await.expect("the store");
        assert_eq!(chosen(&world, &reader, TalkChoice::Both).await, Choosing::Chosen);
        assert_eq!(chosen(&world, &reader, TalkChoice::AsProposed).await, Choosing::CodeNeeded);
    }
}
