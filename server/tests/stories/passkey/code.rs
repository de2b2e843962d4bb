//! The mailed code beside passkeys: it signs in whoever has none, and tells nobody who has one.

use domain::ids::AccountId;
use sea_orm::{EntityTrait, QueryOrder};
use server::on_both_databases;
use server::passkey::signs_in_with_code;
use server::program::Program;
use server::settings::SignInCode;
use server::sign_in::{Asked, Entered, Requested, enter_code, request_code};
use server::store::entity::{code, outbox};
use server::testing::World;

use super::{ANNA, anna, given_one, mails, with, with_code};
use crate::setting_up::sign_in::mailed_code;

const BERT: &str = "bert@voorbeeld.test";
const NOBODY: &str = "niemand@voorbeeld.test";

async fn bert(world: &World) -> AccountId {
    world.account("Bert Bakker").email(BERT).make().await
}

async fn asks(program: &Program, email: &str) -> (Requested, Asked) {
    let mut browser = Asked::default();
    let requested = request_code(program, email, "::1", &mut browser).await.expect("the store");
    (requested, browser)
}

on_both_databases! {
    async fn whoever_has_a_passkey_is_mailed_no_code_and_is_told_so_in_the_mail_alone(world: World) {
        let anna = anna(&world).await;
        bert(&world).await;
        given_one(&world, anna).await;
        let mut typed = Vec::new();
        for email in [ANNA, BERT, NOBODY] {
            let (requested, browser) = asks(&world.program, email).await;
            assert_eq!(requested, Requested::Accepted, "{email}");
            let mut answers = Vec::new();
            // Bert could have been mailed this one, with a chance of one in a million.
            for _ in 0..6 {
                answers.push(enter_code(&world.program, email, &browser, "x").await.expect("the store"));
            }
            typed.push(answers);
        }
        assert!(typed.iter().all(|answers| *answers == typed[0]), "{typed:?}");
        assert_eq!(mails(&world, ANNA).await, ["passkey_added", "passkey_instead"]);
        assert_eq!(mails(&world, BERT).await, ["sign_in_code"]);
        assert!(mails(&world, NOBODY).await.is_empty());
        let codes = code::Entity::find().all(world.store().read()).await.expect("the store");
        assert_eq!(codes.len(), 3, "as many rows are written for each");
        let newest = outbox::Entity::find().order_by_desc(outbox::Column::Id).all(world.store().read()).await;
        let to_anna = newest.expect("the store").into_iter().find(|row| world.to_address(row) == ANNA).expect("a mail");
        assert_eq!(world.opened(&to_anna.payload, to_anna.id), "{}", "nothing in it opens anything");
    }

    async fn asking_costs_as_many_statements_for_everybody(world: World) {
        let anna = anna(&world).await;
        bert(&world).await;
        given_one(&world, anna).await;
        let mut costs = Vec::new();
        for email in [ANNA, BERT] {
            let before = world.statements();
            asks(&world.program, email).await;
            costs.push(world.statements() - before);
        }
        assert_eq!(costs[0], costs[1]);
    }

    async fn a_board_that_says_so_lets_codes_in_beside_passkeys(world: World) {
        let anna = anna(&world).await;
        given_one(&world, anna).await;
        let everybody = with_code(&world, SignInCode::Everybody);
        let (_, browser) = asks(&everybody, ANNA).await;
        let code = mailed_code(&world).await;
        // The same code where the board has taken that back meanwhile.
        let typed = enter_code(&world.program, ANNA, &browser, &code).await.expect("the store");
        assert_eq!(typed, Entered::Expired);
        let (_, browser) = asks(&everybody, ANNA).await;
        let typed = enter_code(&everybody, ANNA, &browser, &mailed_code(&world).await).await.expect("the store");
        assert!(matches!(typed, Entered::SignedIn(viewer) if viewer.account() == anna));
    }

    async fn where_passkeys_cannot_be_used_the_code_stays(world: World) {
        let anna = anna(&world).await;
        given_one(&world, anna).await;
        let viewer = world.signed_in(anna).await;
        let moved = with(&world, |settings| settings.base_url = "https://192.0.2.7".into());
        let (_, browser) = asks(&moved, ANNA).await;
        let typed = enter_code(&moved, ANNA, &browser, &mailed_code(&world).await).await.expect("the store");
        assert!(matches!(typed, Entered::SignedIn(_)), "nobody is shut out");
        for (program, allowed) in [(&moved, true), (&world.program, false), (&with_code(&world, SignInCode::Off), false)] {
            assert_eq!(signs_in_with_code(program, &viewer).await.expect("the store"), allowed);
        }
    }
}
