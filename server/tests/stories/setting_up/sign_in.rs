//! Signing in with a mailed code.

use chrono::TimeDelta;
use domain::account::Role;
use sea_orm::{EntityTrait, QueryOrder};
use server::on_both_databases;
use server::sign_in::{Asked, Entered, Requested, enter_code, request_code};
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
    let payload: serde_json::Value = mail.needs(world.store().read()).expect("it opens");
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

/// Asks for a code in a browser of which nothing else is told.
async fn elsewhere(world: &World, email: &str, client: &str) -> Requested {
    request(world, email, client, &mut Asked::default()).await
}

async fn request(world: &World, email: &str, client: &str, browser: &mut Asked) -> Requested {
    request_code(&world.program, email, client, browser).await.expect("works")
}

async fn enter(world: &World, email: &str, browser: &Asked, typed: &str) -> Entered {
    enter_code(&world.program, email, browser, typed).await.expect("works")
}

on_both_databases! {
    async fn the_mailed_code_signs_in_once(world: World) {
        let mut here = Asked::default();
        let id = anna(&world).await;
        assert_eq!(request(&world, " Anna@Voorbeeld.test", "::1", &mut here).await, Requested::Accepted);
        let code = mailed_code(&world).await;
        assert_eq!(code.len(), 6);
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let Entered::SignedIn(viewer) = enter(&world, ANNA, &here, &spaced).await else {
            panic!("the right code opens");
        };
        assert_eq!((viewer.account(), viewer.name.as_str()), (id, "Anna de Vries"));
        assert!(viewer.has(Role::HrAdviser));
        assert_eq!(enter(&world, ANNA, &here, &code).await, Entered::Expired);
    }

    async fn the_database_holds_no_code(world: World) {
        let mut here = Asked::default();
        anna(&world).await;
        request(&world, ANNA, "::1", &mut here).await;
        let code = mailed_code(&world).await;
        let row = code::Entity::find().one(world.store().read()).await.expect("read").expect("there");
        assert!(!row.code_hash.contains(&code) && row.code_hash.len() == 64);
    }

    async fn five_wrong_codes_end_it(world: World) {
        let mut here = Asked::default();
        anna(&world).await;
        request(&world, ANNA, "::1", &mut here).await;
        let code = mailed_code(&world).await;
        for left in [4, 3, 2, 1] {
            assert_eq!(enter(&world, ANNA, &here, &other(&code)).await, Entered::Wrong { left });
        }
        assert_eq!(enter(&world, ANNA, &here, &other(&code)).await, Entered::Expired);
        assert_eq!(enter(&world, ANNA, &here, &code).await, Entered::Expired, "the right one too");
    }

    async fn a_hundred_guesses_at_once_are_still_five(world: World) {
        let mut here = Asked::default();
        anna(&world).await;
        request(&world, ANNA, "::1", &mut here).await;
        let wrong = other(&mailed_code(&world).await);
        let mut guesses = tokio::task::JoinSet::new();
        for _ in 0..100 {
            let (program, wrong, here) = (world.program.clone(), wrong.clone(), here.clone());
            guesses.spawn(async move { enter_code(&program, ANNA, &here, &wrong).await });
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
        let mut here = Asked::default();
        anna(&world).await;
        request(&world, ANNA, "::1", &mut here).await;
        let code = mailed_code(&world).await;
        world.advance(TimeDelta::minutes(10));
        assert_eq!(enter(&world, ANNA, &here, &code).await, Entered::Expired);
    }

    async fn a_new_code_leaves_the_one_before_valid_until_its_end(world: World) {
        let mut here = Asked::default();
        anna(&world).await;
        request(&world, ANNA, "::1", &mut here).await;
        let first = mailed_code(&world).await;
        world.advance(TimeDelta::minutes(9));
        for client in 0..3 {
            elsewhere(&world, ANNA, &format!("6.6.6.{client}")).await;
        }
        assert!(matches!(enter(&world, ANNA, &here, &first).await, Entered::SignedIn(_)));
        let last = mailed_code(&world).await;
        assert_eq!(enter(&world, ANNA, &here, &last).await, Entered::Expired, "the others have done");
        request(&world, ANNA, "::1", &mut here).await;
        let (old, asked) = (mailed_code(&world).await, world.now());
        world.clock.set(asked + TimeDelta::minutes(5));
        request(&world, ANNA, "::1", &mut here).await;
        let new = mailed_code(&world).await;
        world.clock.set(asked + TimeDelta::minutes(10));
        if old != new {
            assert_eq!(enter(&world, ANNA, &here, &old).await, Entered::Wrong { left: 4 });
        }
        assert!(matches!(enter(&world, ANNA, &here, &new).await, Entered::SignedIn(_)));
    }

    async fn an_address_that_nobody_has_is_answered_like_any_other(world: World) {
        let mut here = Asked::default();
        anna(&world).await;
        let nobody = "niemand@voorbeeld.test";
        assert_eq!(request(&world, nobody, "::1", &mut here).await, Requested::Accepted);
        assert_eq!(mails(&world).await, 0, "but no mail goes out");
        for left in [4, 3, 2, 1] {
            let entered = enter(&world, nobody, &here, "12345").await;
            assert_eq!(entered, Entered::Wrong { left });
        }
        assert_eq!(enter(&world, nobody, &here, "12345").await, Entered::Expired);
        assert_eq!(enter(&world, ANNA, &here, "12345").await, Entered::Expired, "nothing was asked");
        let unasked = enter(&world, "ook-niemand@voorbeeld.test", &here, "12345").await;
        assert_eq!(unasked, Entered::Expired, "nothing was asked here either");
    }

    async fn who_is_not_active_gets_no_mail(world: World) {
        let mut here = Asked::default();
        world.account("Anna de Vries").email(ANNA).inactive().make().await;
        assert_eq!(request(&world, ANNA, "::1", &mut here).await, Requested::Accepted);
        assert_eq!(mails(&world).await, 0);
    }

    async fn a_stranger_uses_up_their_own_codes_and_not_annas(world: World) {
        anna(&world).await;
        let until = world.now() + TimeDelta::hours(1);
        for _ in 0..5 {
            assert_eq!(elsewhere(&world, ANNA, "6.6.6.6").await, Requested::Accepted);
        }
        let sixth = elsewhere(&world, ANNA, "6.6.6.6").await;
        assert_eq!(sixth, Requested::TooMany { until });
        assert_eq!(mails(&world).await, 5);
        let mut here = Asked::default();
        assert_eq!(request(&world, ANNA, "10.0.0.9", &mut here).await, Requested::Accepted);
        let code = mailed_code(&world).await;
        assert!(matches!(enter(&world, ANNA, &here, &code).await, Entered::SignedIn(_)));
    }

    async fn codes_are_limited_per_address_and_per_client(world: World) {
        anna(&world).await;
        let until = world.now() + TimeDelta::hours(1);
        for client in 0..30 {
            let requested = elsewhere(&world, ANNA, &format!("10.0.0.{client}")).await;
            assert_eq!(requested, Requested::Accepted);
        }
        let another = elsewhere(&world, ANNA, "10.0.0.99").await;
        assert_eq!(another, Requested::TooMany { until });
        assert_eq!(mails(&world).await, 30);
        for number in 0..600 {
            let email = format!("niemand{number}@voorbeeld.test");
            assert_eq!(elsewhere(&world, &email, "10.1.1.1").await, Requested::Accepted);
        }
        let another = elsewhere(&world, "niemand@voorbeeld.test", "10.1.1.1").await;
        assert_eq!(another, Requested::TooMany { until }, "whoever it is asked for");
        world.clock.set(until);
        assert_eq!(elsewhere(&world, ANNA, "10.0.0.99").await, Requested::Accepted);
    }

    async fn what_is_no_address_is_said_to_be_none(world: World) {
        let mut here = Asked::default();
        assert_eq!(request(&world, "anna", "::1", &mut here).await, Requested::AddressMalformed);
        assert_eq!(enter(&world, "anna", &here, "123456").await, Entered::Expired);
    }

    async fn what_a_stranger_types_counts_in_the_strangers_browser_only(world: World) {
        anna(&world).await;
        let mut here = Asked::default();
        assert_eq!(request(&world, ANNA, "::1", &mut here).await, Requested::Accepted);
        let code = mailed_code(&world).await;
        // From twenty browsers, each with a code of its own and each until that is used up.
        for client in 0..20 {
            let mut theirs = Asked::default();
            assert_eq!(request(&world, ANNA, &format!("6.6.6.{client}"), &mut theirs).await, Requested::Accepted);
            let wrong = other(&mailed_code(&world).await);
            for left in [4, 3, 2, 1] {
                assert_eq!(enter(&world, ANNA, &theirs, &wrong).await, Entered::Wrong { left });
            }
            assert_eq!(enter(&world, ANNA, &theirs, &wrong).await, Entered::Expired);
        }
        // Whoever asked for nothing has nothing to type.
        for _ in 0..100 {
            assert_eq!(enter(&world, ANNA, &Asked::default(), &code).await, Entered::Expired);
        }
        assert!(matches!(enter(&world, ANNA, &here, &code).await, Entered::SignedIn(_)));
    }

    async fn guesses_for_one_address_are_bounded_by_the_codes_that_can_be_asked_for(world: World) {
        anna(&world).await;
        let (mut compared, mut codes) = (0, 0);
        for client in 0..40 {
            let mut browser = Asked::default();
            if request(&world, ANNA, &format!("6.6.6.{client}"), &mut browser).await == Requested::Accepted {
                codes += 1;
            }
            for _ in 0..10 {
                // Shorter than any code, so that none is hit by chance.
                match enter(&world, ANNA, &browser, "12345").await {
                    Entered::Wrong { .. } => compared += 1,
                    Entered::Expired => {}
                    Entered::SignedIn(_) => panic!("a wrong code never opens"),
                }
            }
        }
        assert_eq!((codes, compared), (30, 30 * 4), "the fifth of each says that it was the last");
        let tries = code::Entity::find().all(world.store().read()).await.expect("read");
        assert_eq!(tries.iter().map(|row| row.tries).sum::<i32>(), 150, "an hour: as docs/security.md says");
    }
}
