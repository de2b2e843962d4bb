//! Somebody who lost their passkeys begins anew.

use domain::account::Role;
use domain::ids::AccountId;
use domain::person::EmailAddress;
use domain::time_line::{ActorKind, EventKind};
use sea_orm::{EntityTrait, QueryFilter};
use server::access::Refused;
use server::account::{Reach, Resetting, passkeys_of, reset_passkeys};
use server::on_both_databases;
use server::passkey::{Reset, reset_by_address};
use server::sign_in::{Asked, ByPasskey, Entered, enter_code, request_code};
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;
use uuid::Uuid;

use super::device::Device;
use super::{ANNA, BASE, anna, given, given_one, is_in, is_open, mails, own, session, signs_in, written};
use crate::setting_up::sign_in::mailed_code;

async fn who_reset(world: &World) -> Vec<(ActorKind, Option<AccountId>)> {
    let rows = event::Entity::find().filter(event::Column::Kind.is(EventKind::PasskeysReset));
    let rows = rows.all(world.store().read()).await.expect("the store");
    rows.into_iter().map(|row| (*row.actor, row.actor_account.map(Into::into))).collect()
}

on_both_databases! {
    async fn a_keeper_lets_somebody_begin_anew(world: World) {
        let anna = anna(&world).await;
        let (mut laptop, mut phone) = (Device::at(BASE), Device::at(BASE));
        given(&world, anna, &mut laptop).await;
        given(&world, anna, &mut phone).await;
        for (name, account) in [("a", anna), ("b", anna), ("keeper", world.keeper().account())] {
            session(&world, name, account).await;
        }
        let keeper = world.keeper();
        assert_eq!(passkeys_of(&world.program, &keeper, anna).await.expect("the store"), Reach::Open(2));
        let done = reset_passkeys(&world.program, &keeper, anna).await.expect("the store");
        assert_eq!(done, Resetting::Done(Reset::Done));
        assert!(own(&world, anna).await.is_empty());
        for device in [&laptop, &phone] {
            assert_eq!(signs_in(&world, device).await, ByPasskey::Unknown);
        }
        for (name, stays) in [("a", false), ("b", false), ("keeper", true)] {
            assert_eq!(is_open(&world, name).await, stays, "{name}");
        }
        assert_eq!(who_reset(&world).await, [(ActorKind::Staff, Some(keeper.account()))]);
        assert_eq!(mails(&world, ANNA).await.last(), Some(&"passkeys_reset"));
        // The mailed code is the way back, until there is a new one.
        let mut browser = Asked::default();
        request_code(&world.program, ANNA, "::1", &mut browser).await.expect("the store");
        let typed = enter_code(&world.program, ANNA, &browser, &mailed_code(&world).await).await.expect("the store");
        assert!(matches!(typed, Entered::SignedIn(viewer) if viewer.account() == anna));
        given(&world, anna, &mut laptop).await;
        assert!(is_in(&signs_in(&world, &laptop).await, anna));
        request_code(&world.program, ANNA, "::1", &mut browser).await.expect("the store");
        assert_eq!(mails(&world, ANNA).await.last(), Some(&"passkey_instead"));
    }

    async fn where_there_are_none_nothing_is_done(world: World) {
        let anna = anna(&world).await;
        session(&world, "a", anna).await;
        let done = reset_passkeys(&world.program, &world.keeper(), anna).await.expect("the store");
        assert_eq!(done, Resetting::Done(Reset::Nothing));
        assert!(is_open(&world, "a").await && mails(&world, ANNA).await.is_empty());
        assert_eq!(written(&world, EventKind::PasskeysReset, anna).await, 0);
        let nobody = reset_passkeys(&world.program, &world.keeper(), AccountId::new(Uuid::now_v7())).await;
        assert!(matches!(nobody, Err(Refused::NotFound)));
    }

    async fn administrators_passkeys_only_administrators_take_away(world: World) {
        let administrator = world.keeper().account();
        given_one(&world, administrator).await;
        let cora = world.account("Cora Coordinator").role(Role::HrCoordinator).make().await;
        let keeper = world.signed_in(cora).await.keeper().expect("a coordinator of the whole board");
        assert_eq!(passkeys_of(&world.program, &keeper, administrator).await.expect("the store"), Reach::OnlyAdministrators);
        let done = reset_passkeys(&world.program, &keeper, administrator).await.expect("the store");
        assert_eq!(done, Resetting::OnlyAdministrators);
        assert_eq!(own(&world, administrator).await.len(), 1);
    }

    async fn whoever_runs_the_program_helps_the_only_administrator(world: World) {
        let administrator = world.keeper().account();
        given_one(&world, administrator).await;
        session(&world, "theirs", administrator).await;
        let address = |text: &str| EmailAddress::parse(text).expect("an address");
        let nobody = reset_by_address(&world.program, &address("niemand@voorbeeld.test")).await.expect("the store");
        assert_eq!(nobody, Reset::Nothing);
        let beheer = address("beheer@voorbeeld.test");
        assert_eq!(reset_by_address(&world.program, &beheer).await.expect("the store"), Reset::Done);
        assert!(own(&world, administrator).await.is_empty() && !is_open(&world, "theirs").await);
        assert_eq!(who_reset(&world).await, [(ActorKind::Machine, None)]);
        assert_eq!(reset_by_address(&world.program, &beheer).await.expect("the store"), Reset::Nothing);
    }
}
