//! Sessions of the staff: which are open, and who ends them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::account::Role;
use domain::device::{Browser, Device, System};
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::access::Refused;
use server::account::{Ending, Reach, end_sessions, sessions_of};
use server::on_both_databases;
use server::session::{self, SessionKey, SignedInWith, StoredSession};
use server::sign_in::own_sessions;
use server::store::entity::event;
use server::testing::World;
use uuid::Uuid;

const PHONE: Device = Device { browser: Some(Browser::Chrome), system: Some(System::Android) };

/// Somebody signs in; `seen` is when the session was used last.
async fn signs_in(world: &World, name: &str, account: AccountId, signed_in_at: DateTime<Utc>, seen: DateTime<Utc>) {
    let staff = SignedInWith { account, signed_in_at, seen_at: seen, device: PHONE };
    let expires_at = seen + TimeDelta::hours(12);
    let row = StoredSession { id: name.into(), staff: Some(staff), data: "{}".into(), expires_at };
    assert!(session::create(world.store(), &row).await.expect("the store"));
}

on_both_databases! {
    async fn a_session_says_on_what_and_since_when(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        let (begun, seen) = (world.now() - TimeDelta::hours(3), world.now() - TimeDelta::minutes(4));
        signs_in(&world, "phone", anna, begun, seen).await;
        signs_in(&world, "here", anna, world.now(), world.now()).await;
        signs_in(&world, "keeper", world.keeper().account(), begun, seen).await;
        let viewer = world.signed_in(anna).await;
        let own = own_sessions(&world.program, &viewer, &SessionKey::of("here")).await.expect("the store");
        assert_eq!(own.iter().map(|one| one.is_this).collect::<Vec<_>>(), [true, false], "the one used last comes first");
        assert_eq!((own[1].device, own[1].signed_in_at, own[1].seen_at), (PHONE, begun, seen));
        assert_eq!(own[1].key, SessionKey::of("phone"));
    }

    async fn what_was_idle_for_too_long_or_began_too_long_ago_is_no_session(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        let now = world.now();
        let ago = |minutes| now - TimeDelta::minutes(minutes);
        for (name, begun, seen) in [("open", 60, 60), ("idle", 61, 61), ("long", 12 * 60, 1), ("too long", 12 * 60 + 1, 1)] {
            signs_in(&world, name, anna, ago(begun), ago(seen)).await;
        }
        let viewer = world.signed_in(anna).await;
        let own = own_sessions(&world.program, &viewer, &SessionKey::of("open")).await.expect("the store");
        let open: Vec<SessionKey> = own.into_iter().map(|one| one.key).collect();
        assert_eq!(open, [SessionKey::of("long"), SessionKey::of("open")]);
        assert_eq!(sessions_of(&world.program, &world.keeper(), anna).await.expect("the store"), Reach::Open(2));
    }

    async fn a_keeper_ends_sessions_and_the_log_says_who_did(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        for name in ["a", "b"] {
            signs_in(&world, name, anna, world.now(), world.now()).await;
        }
        signs_in(&world, "keeper", world.keeper().account(), world.now(), world.now()).await;
        assert_eq!(end_sessions(&world.program, &world.keeper(), anna).await.expect("the store"), Ending::Ended(2));
        for (name, is_open) in [("a", false), ("b", false), ("keeper", true)] {
            let found = session::load(world.store(), name, world.now()).await.expect("the store");
            assert_eq!(found.is_some(), is_open, "{name}");
        }
        let written = event::Entity::find().filter(event::Column::Kind.eq("sessions_ended"));
        let written = written.all(world.store().read()).await.expect("the store");
        assert_eq!(written.len(), 1);
        assert_eq!(written[0].actor_account, Some(world.keeper().account().into()));
        let nobody = end_sessions(&world.program, &world.keeper(), AccountId::new(Uuid::now_v7())).await;
        assert!(matches!(nobody, Err(Refused::NotFound)));
    }

    async fn administrators_sessions_only_administrators_see_and_end(world: World) {
        let administrator = world.keeper().account();
        signs_in(&world, "theirs", administrator, world.now(), world.now()).await;
        let cora = world.account("Cora Coordinator").role(Role::HrCoordinator).make().await;
        let keeper = world.signed_in(cora).await.keeper().expect("a coordinator of the whole board");
        assert_eq!(sessions_of(&world.program, &keeper, administrator).await.expect("the store"), Reach::OnlyAdministrators);
        assert_eq!(end_sessions(&world.program, &keeper, administrator).await.expect("the store"), Ending::OnlyAdministrators);
        assert!(session::load(world.store(), "theirs", world.now()).await.expect("the store").is_some());
    }
}
