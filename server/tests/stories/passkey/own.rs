//! One's own passkeys: another name, and taking one away.

use domain::ids::PasskeyId;
use domain::passkey::NotAPasskeyName;
use domain::time_line::EventKind;
use server::access::Refused;
use server::on_both_databases;
use server::passkey::{Renamed, remove, rename};
use server::session::SessionKey;
use server::sign_in::ByPasskey;
use uuid::Uuid;

use super::device::Device;
use super::{ANNA, BASE, HERE, anna, given, given_one, is_in, is_open, mails, own, session, signs_in, written};

on_both_databases! {
    async fn a_passkey_that_was_taken_away_lets_nobody_in(world: World) {
        let anna = anna(&world).await;
        let (mut lost, mut kept) = (Device::at(BASE), Device::at(BASE));
        let id = given(&world, anna, &mut lost).await;
        given(&world, anna, &mut kept).await;
        for name in [HERE, "elsewhere"] {
            session(&world, name, anna).await;
        }
        let viewer = world.signed_in(anna).await;
        remove(&world.program, &viewer, &SessionKey::of(HERE), id).await.expect("it is theirs");
        assert_eq!(signs_in(&world, &lost).await, ByPasskey::Unknown);
        assert!(is_in(&signs_in(&world, &kept).await, anna));
        assert!(is_open(&world, HERE).await && !is_open(&world, "elsewhere").await);
        assert_eq!(written(&world, EventKind::PasskeyRemoved, anna).await, 1);
        assert_eq!(mails(&world, ANNA).await, ["passkey_added", "passkey_added", "passkey_removed"]);
        let again = remove(&world.program, &viewer, &SessionKey::of(HERE), id).await;
        assert!(matches!(again, Err(Refused::NotFound)));
    }

    async fn somebody_elses_passkey_is_answered_like_one_that_nobody_has(world: World) {
        let anna = anna(&world).await;
        let bert = world.account("Bert Bakker").make().await;
        let hers = given_one(&world, anna).await;
        let viewer = world.signed_in(bert).await;
        for id in [hers, PasskeyId::new(Uuid::now_v7())] {
            let removed = remove(&world.program, &viewer, &SessionKey::of(HERE), id).await;
            assert!(matches!(removed, Err(Refused::NotFound)));
            assert!(matches!(rename(&world.program, &viewer, id, "Van Bert").await, Err(Refused::NotFound)));
        }
        assert_eq!(own(&world, anna).await[0].name, "Laptop");
        assert!(own(&world, bert).await.is_empty(), "nobody sees another's");
    }

    async fn a_passkey_gets_another_name(world: World) {
        let anna = anna(&world).await;
        let id = given_one(&world, anna).await;
        let viewer = world.signed_in(anna).await;
        let named = async |name: &str| rename(&world.program, &viewer, id, name).await.expect("it is theirs");
        assert_eq!(named("  Telefoon \n van thuis").await, Renamed::Done);
        assert_eq!(own(&world, anna).await[0].name, "Telefoon van thuis");
        assert_eq!(named(" ").await, Renamed::Faulty(NotAPasskeyName::Empty));
        assert_eq!(named(&"a".repeat(61)).await, Renamed::Faulty(NotAPasskeyName::TooLong));
        assert_eq!(own(&world, anna).await[0].name, "Telefoon van thuis");
    }
}
