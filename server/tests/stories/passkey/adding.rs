//! Adding a passkey: what a device sends that does not fit what it was asked adds none.

use chrono::TimeDelta;
use domain::time_line::EventKind;
use sea_orm::EntityTrait;
use serde_json::Value;
use server::on_both_databases;
use server::passkey::{Added, Adding, PASSKEYS_MAX, Pending, begin_adding};
use server::settings::SignInCode;
use server::sign_in::{Asked, Entered, enter_code, request_code};
use server::store::entity::passkey;

use super::device::Device;
use super::{
    ANNA, BASE, BENT, HERE, adds, anna, asked_to_make, given, is_in, is_open, mails, own, session, signs_in, with,
    with_code, written,
};
use crate::setting_up::sign_in::mailed_code;

on_both_databases! {
    async fn somebody_adds_passkeys_and_signs_in_with_each(world: World) {
        let anna = anna(&world).await;
        let (mut laptop, mut phone) = (Device::at(BASE), Device::at(BASE));
        given(&world, anna, &mut laptop).await;
        given(&world, anna, &mut phone).await;
        let listed = own(&world, anna).await;
        assert_eq!(listed.len(), 2);
        assert!(listed.iter().all(|one| one.name == "Laptop" && one.added_at == world.now() && one.used_at.is_none()));
        world.advance(TimeDelta::hours(1));
        for device in [&laptop, &phone] {
            assert!(is_in(&signs_in(&world, device).await, anna));
        }
        assert!(own(&world, anna).await.iter().all(|one| one.used_at == Some(world.now())));
    }

    async fn a_device_is_asked_for_what_no_copy_of_the_database_can_sign(world: World) {
        let anna = anna(&world).await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        let asked = asked_to_make(&world, anna, &mut Pending::default()).await;
        let asked: Value = serde_json::from_str(&asked).expect("JSON");
        assert_eq!(asked["rp"]["id"], "uitzwaai.test");
        let chosen = &asked["authenticatorSelection"];
        assert_eq!((&chosen["userVerification"], &chosen["residentKey"]), (&"required".into(), &"required".into()));
        assert_eq!(asked["attestation"], "none", "who made the device is not asked");
        let insists = &asked["extensions"]["enforceCredentialProtectionPolicy"];
        assert_ne!(insists, &Value::Bool(true), "on nothing that few devices know");
        assert_eq!(asked["user"]["name"], ANNA);
        let known = asked["excludeCredentials"].as_array().expect("a list");
        let row = passkey::Entity::find().one(world.store().read()).await.expect("the store").expect("it stands");
        assert_eq!(known.len(), 1, "the same device makes no second one");
        assert_eq!(known[0]["id"], row.credential.as_str());
    }

    async fn what_does_not_fit_adds_none(world: World) {
        let anna = anna(&world).await;
        for (what, bend) in BENT {
            let (mut pending, mut device) = (Pending::default(), Device::at(BASE));
            let asked = asked_to_make(&world, anna, &mut pending).await;
            bend(&mut device);
            assert_eq!(adds(&world, anna, &mut pending, &device.makes(&asked)).await, Added::NotValid, "{what}");
        }
        for answer in ["", "{}", "null", "[]", "{\"id\":1}"] {
            let mut pending = Pending::default();
            asked_to_make(&world, anna, &mut pending).await;
            assert_eq!(adds(&world, anna, &mut pending, answer).await, Added::NotValid, "{answer}");
        }
        assert!(own(&world, anna).await.is_empty());
        assert!(mails(&world, ANNA).await.is_empty(), "nobody was told of anything");
    }

    async fn what_was_begun_is_finished_once_in_the_same_browser_within_five_minutes(world: World) {
        let anna = anna(&world).await;
        let (mut here, mut device) = (Pending::default(), Device::at(BASE));
        let asked = asked_to_make(&world, anna, &mut here).await;
        let answer = device.makes(&asked);
        assert_eq!(adds(&world, anna, &mut Pending::default(), &answer).await, Added::Stale, "another browser");
        let mut copy = here.clone();
        assert_eq!(adds(&world, anna, &mut here, &answer).await, Added::Done);
        assert_eq!(adds(&world, anna, &mut here, &answer).await, Added::Stale, "a second time");
        assert_eq!(adds(&world, anna, &mut copy, &answer).await, Added::Stale, "with a session of before");
        let asked = asked_to_make(&world, anna, &mut here).await;
        let answer = Device::at(BASE).makes(&asked);
        world.advance(TimeDelta::minutes(5));
        assert_eq!(adds(&world, anna, &mut here, &answer).await, Added::Stale, "too late");
        let mut foreign = Device::at(BASE);
        foreign.challenge = Some("AAAAAAAAAAAAAAAAAAAAAA".into());
        let asked = asked_to_make(&world, anna, &mut here).await;
        assert_eq!(adds(&world, anna, &mut here, &foreign.makes(&asked)).await, Added::Stale, "another question's");
        assert_eq!(own(&world, anna).await.len(), 1);
    }

    async fn two_tabs_each_add_one(world: World) {
        let anna = anna(&world).await;
        let mut pending = Pending::default();
        let first = asked_to_make(&world, anna, &mut pending).await;
        let second = asked_to_make(&world, anna, &mut pending).await;
        for asked in [second, first] {
            assert_eq!(adds(&world, anna, &mut pending, &Device::at(BASE).makes(&asked)).await, Added::Done);
        }
    }

    async fn what_was_begun_for_one_person_adds_none_to_another(world: World) {
        let anna = anna(&world).await;
        let bert = world.account("Bert Bakker").make().await;
        let mut pending = Pending::default();
        let asked = asked_to_make(&world, bert, &mut pending).await;
        // Somebody leaves what they began in the browser that Anna signs in with.
        assert_eq!(adds(&world, anna, &mut pending, &Device::at(BASE).makes(&asked)).await, Added::NotValid);
        assert!(own(&world, anna).await.is_empty() && own(&world, bert).await.is_empty());
    }

    async fn a_passkey_is_one_persons(world: World) {
        let anna = anna(&world).await;
        let bert = world.account("Bert Bakker").make().await;
        let mut device = Device::at(BASE);
        given(&world, anna, &mut device).await;
        let mut pending = Pending::default();
        let asked = asked_to_make(&world, bert, &mut pending).await;
        assert_eq!(adds(&world, bert, &mut pending, &device.made_again(&asked)).await, Added::Known);
        assert!(is_in(&signs_in(&world, &device).await, anna), "it stays whose it was");
    }

    async fn nobody_has_more_than_ten(world: World) {
        let anna = anna(&world).await;
        let mut pending = Pending::default();
        let early = asked_to_make(&world, anna, &mut pending).await;
        for _ in 0..PASSKEYS_MAX {
            given(&world, anna, &mut Device::at(BASE)).await;
        }
        let viewer = world.signed_in(anna).await;
        let another = begin_adding(&world.program, &viewer, &mut Pending::default()).await.expect("the store");
        assert!(matches!(another, Adding::Full));
        assert_eq!(adds(&world, anna, &mut pending, &Device::at(BASE).makes(&early)).await, Added::Full);
    }

    async fn adding_one_is_told_written_down_and_ends_what_was_open_elsewhere(world: World) {
        let anna = anna(&world).await;
        let bert = world.account("Bert Bakker").make().await;
        for (name, account) in [(HERE, anna), ("elsewhere", anna), ("bert's", bert)] {
            session(&world, name, account).await;
        }
        let mut browser = Asked::default();
        request_code(&world.program, ANNA, "::1", &mut browser).await.expect("the store");
        let code = mailed_code(&world).await;
        given(&world, anna, &mut Device::at(BASE)).await;
        assert_eq!(written(&world, EventKind::PasskeyAdded, anna).await, 1);
        assert_eq!(mails(&world, ANNA).await, ["sign_in_code", "passkey_added"]);
        for (name, stays) in [(HERE, true), ("elsewhere", false), ("bert's", true)] {
            assert_eq!(is_open(&world, name).await, stays, "{name}");
        }
        // Also where codes sign in everybody: this one was on its way before.
        for allowed in [SignInCode::WithoutPasskey, SignInCode::Everybody] {
            let program = with_code(&world, allowed);
            let typed = enter_code(&program, ANNA, &browser, &code).await.expect("the store");
            assert_eq!(typed, Entered::Expired, "{allowed:?}");
        }
    }

    async fn where_there_are_no_passkeys_nothing_begins(world: World) {
        let anna = anna(&world).await;
        let viewer = world.signed_in(anna).await;
        for program in [
            with(&world, |settings| settings.base_url = "http://127.0.0.1:3000".into()),
            with_code(&world, SignInCode::Off),
        ] {
            let begun = begin_adding(&program, &viewer, &mut Pending::default()).await.expect("the store");
            assert!(matches!(begun, Adding::NotOffered));
        }
    }
}
