//! Signing in with a passkey: who has none of ours, and what is not signed as it was asked, stays outside.

use chrono::TimeDelta;
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;
use server::on_both_databases;
use server::passkey::{Asking, Pending, begin_asking};
use server::settings::SignInCode;
use server::sign_in::{ByPasskey, enter_by_passkey};
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;

use super::device::Device;
use super::{BASE, BENT, anna, asked, asked_to_make, enters, given, is_in, own, signs_in, with_code, written};
use crate::log::is_whole;

async fn refusals(world: &World) -> u64 {
    let refused = event::Entity::find().filter(event::Column::Kind.is(EventKind::SignInRefused));
    refused.count(world.store().read()).await.expect("the store")
}

on_both_databases! {
    async fn nobody_is_named_and_the_device_has_to_know_its_owner(world: World) {
        let anna = anna(&world).await;
        given(&world, anna, &mut Device::at(BASE)).await;
        let asked: Value = serde_json::from_str(&asked(&world, &mut Pending::default()).await).expect("JSON");
        assert_eq!((&asked["rpId"], &asked["userVerification"]), (&"uitzwaai.test".into(), &"required".into()));
        assert!(asked["allowCredentials"].as_array().is_none_or(Vec::is_empty), "whose there are is not told");
    }

    async fn what_is_not_signed_as_it_was_asked_lets_nobody_in(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        for (number, (what, bend)) in (1..).zip(BENT) {
            let mut bent = device.copied();
            bend(&mut bent);
            assert_eq!(signs_in(&world, &bent).await, ByPasskey::Unknown, "{what}");
            assert_eq!(refusals(&world).await, number, "{what}");
        }
        let mut pending = Pending::default();
        let asked = asked(&world, &mut pending).await;
        let answer = device.signs(&asked);
        let mut forged: Value = serde_json::from_str(&answer).expect("JSON");
        let other: Value = serde_json::from_str(&device.signs(&asked.replace("challenge", "other"))).unwrap_or_default();
        forged["response"]["signature"] = other["response"]["signature"].clone();
        assert_ne!(forged.to_string(), answer);
        assert_eq!(enters(&world, &mut pending, &forged.to_string()).await, ByPasskey::Unknown, "signed for another");
        for answer in ["", "{}", "null", "[]"] {
            assert_eq!(enters(&world, &mut pending, answer).await, ByPasskey::Stale, "{answer}");
        }
        assert!(own(&world, anna).await[0].used_at.is_none());
        assert!(is_in(&signs_in(&world, &device).await, anna), "and the real one still does");
    }

    async fn an_answer_counts_once_in_the_browser_that_was_asked_within_five_minutes(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        let mut here = Pending::default();
        let question = asked(&world, &mut here).await;
        let answer = device.signs(&question);
        let mut thief = Pending::default();
        asked(&world, &mut thief).await;
        assert_eq!(enters(&world, &mut thief, &answer).await, ByPasskey::Stale, "another browser");
        let mut copy = here.clone();
        assert!(is_in(&enters(&world, &mut here, &answer).await, anna));
        assert_eq!(enters(&world, &mut here, &answer).await, ByPasskey::Stale, "a second time");
        assert_eq!(enters(&world, &mut copy, &answer).await, ByPasskey::Stale, "with a session of before");
        let question = asked(&world, &mut here).await;
        let answer = device.signs(&question);
        world.advance(TimeDelta::minutes(5));
        assert_eq!(enters(&world, &mut here, &answer).await, ByPasskey::Stale, "too late");
    }

    async fn of_ten_times_the_same_answer_at_once_one_counts(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        let mut pending = Pending::default();
        let question = asked(&world, &mut pending).await;
        let answer = device.signs(&question);
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..10 {
            let (program, mut pending, answer) = (world.program.clone(), pending.clone(), answer.clone());
            tries.spawn(async move { enter_by_passkey(&program, &mut pending, &answer).await });
        }
        let mut entered = 0;
        while let Some(done) = tries.join_next().await {
            entered += usize::from(is_in(&done.expect("no try panics").expect("the store"), anna));
        }
        assert_eq!(entered, 1);
    }

    async fn two_tabs_sign_in_side_by_side(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        let mut pending = Pending::default();
        let first = asked(&world, &mut pending).await;
        let second = asked(&world, &mut pending).await;
        for question in [second, first] {
            assert!(is_in(&enters(&world, &mut pending, &device.signs(&question)).await, anna));
        }
    }

    async fn a_counter_that_goes_back_lets_nobody_in_and_is_written_down(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        device.counter = 5;
        given(&world, anna, &mut device).await;
        device.counter = 9;
        assert!(is_in(&signs_in(&world, &device).await, anna));
        let mut copy = device.copied();
        for counter in [9, 6, 0] {
            copy.counter = counter;
            assert_eq!(signs_in(&world, &copy).await, ByPasskey::Unknown, "{counter}");
        }
        assert_eq!(written(&world, EventKind::PasskeyDoubted, anna).await, 3);
        assert_eq!(refusals(&world).await, 3);
        device.counter = 10;
        assert!(is_in(&signs_in(&world, &device).await, anna), "the one that counts on");
        assert!(is_whole(&world).await);
    }

    async fn a_device_without_a_counter_is_no_copy(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        for _ in 0..2 {
            assert!(is_in(&signs_in(&world, &device).await, anna));
        }
        assert_eq!(written(&world, EventKind::PasskeyDoubted, anna).await, 0);
    }

    async fn a_passkey_opens_no_other_account(world: World) {
        let anna = anna(&world).await;
        let bert = world.account("Bert Bakker").make().await;
        let (mut hers, mut his) = (Device::at(BASE), Device::at(BASE));
        given(&world, anna, &mut hers).await;
        given(&world, bert, &mut his).await;
        let mut pending = Pending::default();
        let asked: Value = serde_json::from_str(&asked_to_make(&world, anna, &mut pending).await).expect("JSON");
        his.user = asked["user"]["id"].as_str().map(str::to_owned);
        assert_eq!(signs_in(&world, &his).await, ByPasskey::Unknown);
        his.user = None;
        assert!(is_in(&signs_in(&world, &his).await, bert));
    }

    async fn whoever_has_no_account_and_whose_has_ended_are_told_the_same(world: World) {
        let anna = anna(&world).await;
        let mut hers = Device::at(BASE);
        given(&world, anna, &mut hers).await;
        world.change_account(anna, |form| form.active = false).await;
        assert_eq!(signs_in(&world, &hers).await, ByPasskey::Unknown, "it has ended");
        // A passkey that was never finished here.
        let bert = world.account("Bert Bakker").make().await;
        let (mut pending, mut stray) = (Pending::default(), Device::at(BASE));
        stray.makes(&asked_to_make(&world, bert, &mut pending).await);
        assert_eq!(signs_in(&world, &stray).await, ByPasskey::Unknown, "it was never added");
        assert_eq!(refusals(&world).await, 2, "and both are written down");
        world.change_account(anna, |form| form.active = true).await;
        assert!(is_in(&signs_in(&world, &hers).await, anna));
    }

    async fn questions_are_limited_per_client(world: World) {
        let ask = async |client: &str| {
            begin_asking(&world.program, client, &mut Pending::default()).await.expect("the store")
        };
        for _ in 0..600 {
            assert!(matches!(ask("10.0.0.1").await, Asking::Asks(_)));
        }
        assert!(matches!(ask("10.0.0.1").await, Asking::TooMany));
        assert!(matches!(ask("10.0.0.2").await, Asking::Asks(_)), "from elsewhere it goes on");
        world.advance(TimeDelta::hours(1));
        assert!(matches!(ask("10.0.0.1").await, Asking::Asks(_)));
    }

    async fn where_the_provider_alone_lets_people_in_no_passkey_does(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        let off = with_code(&world, SignInCode::Off);
        let begun = begin_asking(&off, "::1", &mut Pending::default()).await.expect("the store");
        assert!(matches!(begun, Asking::NotOffered));
        let mut pending = Pending::default();
        let question = asked(&world, &mut pending).await;
        let entered = enter_by_passkey(&off, &mut pending, &device.signs(&question)).await.expect("the store");
        assert_eq!(entered, ByPasskey::Stale);
    }
}
