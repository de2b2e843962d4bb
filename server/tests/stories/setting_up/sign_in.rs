//! Signing in with a mailed code.

use chrono::TimeDelta;
use domain::account::Role;
use sea_orm::{EntityTrait, QueryOrder};
use server::on_both_databases;
use server::sign_in::{Entered, Requested, enter_code, request_code};
use server::store::entity::{code, outbox};
use server::testing::World;

const ANNA: &str = "anna@voorbeeld.test";

async fn anna(world: &World) -> domain::ids::AccountId {
    world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await
}

/// The code in the last mail.
pub async fn mailed_code(world: &World) -> String {
    let mail = outbox::Entity::find()
        .order_by_desc(outbox::Column::Id)
        .one(world.store().read())
        .await
        .expect("read")
        .expect("a mail waits");
    assert_eq!((mail.kind.code(), mail.at_once), ("sign_in_code", true));
    let payload: serde_json::Value = serde_json::from_str(&mail.payload).expect("JSON");
    payload["code"].as_str().expect("a code").to_owned()
}

/// A code that is not this one.
fn other(code: &str) -> String {
    let number: u32 = code.parse().expect("figures");
    format!("{:06}", (number + 1) % 1_000_000)
}

async fn mails(world: &World) -> usize {
    outbox::Entity::find().all(world.store().read()).await.expect("read").len()
}

on_both_databases! {
    async fn the_mailed_code_signs_in_once(world: World) {
        let id = anna(&world).await;
        assert_eq!(request_code(&world.program, " Anna@Voorbeeld.test", "::1").await.expect("works"), Requested::Accepted);
        let code = mailed_code(&world).await;
        assert_eq!(code.len(), 6);
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let Entered::SignedIn(viewer) = enter_code(&world.program, ANNA, &spaced).await.expect("works") else {
            panic!("the right code opens");
        };
        assert_eq!((viewer.account(), viewer.name.as_str()), (id, "Anna de Vries"));
        assert!(viewer.has(Role::HrAdviser));
        assert_eq!(enter_code(&world.program, ANNA, &code).await.expect("works"), Entered::Expired);
    }

    async fn the_database_holds_no_code(world: World) {
        anna(&world).await;
        request_code(&world.program, ANNA, "::1").await.expect("works");
        let code = mailed_code(&world).await;
        let row = code::Entity::find().one(world.store().read()).await.expect("read").expect("there");
        assert!(!row.code_hash.contains(&code) && row.code_hash.len() == 64);
    }

    async fn five_wrong_codes_end_it(world: World) {
        anna(&world).await;
        request_code(&world.program, ANNA, "::1").await.expect("works");
        let code = mailed_code(&world).await;
        for left in [4, 3, 2, 1] {
            assert_eq!(enter_code(&world.program, ANNA, &other(&code)).await.expect("works"), Entered::Wrong { left });
        }
        assert_eq!(enter_code(&world.program, ANNA, &other(&code)).await.expect("works"), Entered::Expired);
        assert_eq!(enter_code(&world.program, ANNA, &code).await.expect("works"), Entered::Expired, "the right one too");
    }

    async fn a_hundred_guesses_at_once_are_still_five(world: World) {
        anna(&world).await;
        request_code(&world.program, ANNA, "::1").await.expect("works");
        let wrong = other(&mailed_code(&world).await);
        let mut guesses = tokio::task::JoinSet::new();
        for _ in 0..100 {
            let (program, wrong) = (world.program.clone(), wrong.clone());
            guesses.spawn(async move { enter_code(&program, ANNA, &wrong).await });
        }
        let mut compared = 0;
        while let Some(guess) = guesses.join_next().await {
            match guess.expect("no guess panics").expect("works") {
                Entered::Wrong { .. } => compared += 1,
                Entered::Expired => {}
                Entered::SignedIn(_) => panic!("a wrong code never opens"),
            }
        }
        assert_eq!(compared, 4, "the fifth says that it was the last");
    }

    async fn a_code_lives_ten_minutes(world: World) {
        anna(&world).await;
        request_code(&world.program, ANNA, "::1").await.expect("works");
        let code = mailed_code(&world).await;
        world.advance(TimeDelta::minutes(10));
        assert_eq!(enter_code(&world.program, ANNA, &code).await.expect("works"), Entered::Expired);
    }

    async fn a_new_code_leaves_the_one_before_valid_until_its_end(world: World) {
        anna(&world).await;
        request_code(&world.program, ANNA, "::1").await.expect("works");
        let first = mailed_code(&world).await;
        world.advance(TimeDelta::minutes(9));
        for client in 0..3 {
            request_code(&world.program, ANNA, &format!("6.6.6.{client}")).await.expect("works");
        }
        assert!(matches!(enter_code(&world.program, ANNA, &first).await.expect("works"), Entered::SignedIn(_)));
        let last = mailed_code(&world).await;
        assert_eq!(enter_code(&world.program, ANNA, &last).await.expect("works"), Entered::Expired, "the others have done");
        request_code(&world.program, ANNA, "::1").await.expect("works");
        let (old, asked) = (mailed_code(&world).await, world.now());
        world.clock.set(asked + TimeDelta::minutes(5));
        request_code(&world.program, ANNA, "::1").await.expect("works");
        let new = mailed_code(&world).await;
        world.clock.set(asked + TimeDelta::minutes(10));
        if old != new {
            assert_eq!(enter_code(&world.program, ANNA, &old).await.expect("works"), Entered::Wrong { left: 4 });
        }
        assert!(matches!(enter_code(&world.program, ANNA, &new).await.expect("works"), Entered::SignedIn(_)));
    }

    async fn an_address_that_nobody_has_is_answered_like_any_other(world: World) {
        anna(&world).await;
        let nobody = "niemand@voorbeeld.test";
        assert_eq!(request_code(&world.program, nobody, "::1").await.expect("works"), Requested::Accepted);
        assert_eq!(mails(&world).await, 0, "but no mail goes out");
        for left in [4, 3, 2, 1] {
            let entered = enter_code(&world.program, nobody, "12345").await.expect("works");
            assert_eq!(entered, Entered::Wrong { left });
        }
        assert_eq!(enter_code(&world.program, nobody, "12345").await.expect("works"), Entered::Expired);
        assert_eq!(enter_code(&world.program, ANNA, "12345").await.expect("works"), Entered::Expired, "nothing was asked");
        let unasked = enter_code(&world.program, "ook-niemand@voorbeeld.test", "12345").await.expect("works");
        assert_eq!(unasked, Entered::Expired, "nothing was asked here either");
    }

    async fn who_is_not_active_gets_no_mail(world: World) {
        world.account("Anna de Vries").email(ANNA).inactive().make().await;
        assert_eq!(request_code(&world.program, ANNA, "::1").await.expect("works"), Requested::Accepted);
        assert_eq!(mails(&world).await, 0);
    }

    async fn a_stranger_uses_up_their_own_codes_and_not_annas(world: World) {
        anna(&world).await;
        let until = world.now() + TimeDelta::hours(1);
        for _ in 0..5 {
            assert_eq!(request_code(&world.program, ANNA, "6.6.6.6").await.expect("works"), Requested::Accepted);
        }
        let sixth = request_code(&world.program, ANNA, "6.6.6.6").await.expect("works");
        assert_eq!(sixth, Requested::TooMany { until });
        assert_eq!(mails(&world).await, 5);
        assert_eq!(request_code(&world.program, ANNA, "10.0.0.9").await.expect("works"), Requested::Accepted);
        let code = mailed_code(&world).await;
        assert!(matches!(enter_code(&world.program, ANNA, &code).await.expect("works"), Entered::SignedIn(_)));
    }

    async fn codes_are_limited_per_address_and_per_client(world: World) {
        anna(&world).await;
        let until = world.now() + TimeDelta::hours(1);
        for client in 0..30 {
            let requested = request_code(&world.program, ANNA, &format!("10.0.0.{client}")).await.expect("works");
            assert_eq!(requested, Requested::Accepted);
        }
        let another = request_code(&world.program, ANNA, "10.0.0.99").await.expect("works");
        assert_eq!(another, Requested::TooMany { until });
        assert_eq!(mails(&world).await, 30);
        for number in 0..600 {
            let email = format!("niemand{number}@voorbeeld.test");
            assert_eq!(request_code(&world.program, &email, "10.1.1.1").await.expect("works"), Requested::Accepted);
        }
        let another = request_code(&world.program, "niemand@voorbeeld.test", "10.1.1.1").await.expect("works");
        assert_eq!(another, Requested::TooMany { until }, "whoever it is asked for");
        world.clock.set(until);
        assert_eq!(request_code(&world.program, ANNA, "10.0.0.99").await.expect("works"), Requested::Accepted);
    }

    async fn what_is_no_address_is_said_to_be_none(world: World) {
        assert_eq!(request_code(&world.program, "anna", "::1").await.expect("works"), Requested::AddressMalformed);
        assert_eq!(enter_code(&world.program, "anna", "123456").await.expect("works"), Entered::Expired);
    }
}
