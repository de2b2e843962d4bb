//! The key is changed while others read and write, and in spite of being killed.

use std::path::{Path, PathBuf};

use server::on_both_databases;
use server::program::Program;
use server::questionnaire::{Onward, save_screen};
use server::secret::{KeyId, Keyring};
use server::steps::AtOnce;
use server::store::seal::{Rotated, bind, rotate};
use server::store::{Keyed, Store};
use server::testing::World;

use crate::departure::fields;
use crate::retention::{WORD, full};
use crate::running::Running;
use crate::scene::Scene;

/// A second instance on the world's database, with the keys from this file.
async fn instance(world: &World, file: &Path) -> (Store, Keyring) {
    let keys = bind(world.store(), file, world.now()).await.expect("the keys of this database");
    (world.store().clone().sealed_with(&keys), keys)
}

fn file_of(world: &World) -> PathBuf {
    let path = std::env::temp_dir().join(format!("uitzwaai-keys-{}", uuid::Uuid::now_v7()));
    world.store().read().keys().expect("keys").copy_to(&path).expect("written");
    path
}

/// The keys with which something is sealed, as it stands in the database.
async fn keys_in_use(world: &World) -> Vec<KeyId> {
    let all = world.all_sealed().await;
    let mut ids: Vec<KeyId> =
        all.iter().map(|value| KeyId::named(value.sealed.split(':').next().unwrap_or_default())).collect();
    ids.sort();
    ids.dedup();
    ids
}

on_both_databases! {
    async fn everything_is_sealed_with_the_new_key_and_reads_as_before(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        let keys = world.store().read().keys().expect("keys").clone();
        let (old, before) = (keys.current(), world.all_sealed().await);
        let rotated = rotate(world.store(), &keys, world.now(), |_| {}).await.expect("changed");
        assert_eq!((rotated.sealed, rotated.resumed), (u64::try_from(before.len()).expect("few"), false));
        assert_ne!(rotated.key, old);
        let after = world.all_sealed().await;
        let texts = |all: &[server::testing::SealedValue]| -> Vec<_> {
            all.iter().map(|value| (value.place, value.row, value.opened.clone())).collect()
        };
        assert_eq!(texts(&before), texts(&after));
        assert_eq!((keys_in_use(&world).await, keys.ids()), (vec![rotated.key.clone()], vec![rotated.key]));
        assert!(matches!(server::log::verify(world.store(), world.program.secrets()).await.expect("read")[..],
            [(_, server::log::Verdict::Whole { .. })]), "the log is as it was written");
    }

    async fn a_change_that_was_killed_goes_on_where_it_was(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        let file = file_of(&world);
        let (store, keys) = instance(&world, &file).await;
        let (old, now) = (keys.current(), world.now());
        let mut columns = 0;
        let killed = tokio::spawn(async move {
            rotate(&store, &keys, now, move |_| {
                columns += 1;
                assert!(columns < 8, "killed");
            })
            .await
        });
        assert!(killed.await.is_err_and(|error| error.is_panic()));
        // Whoever starts now reads both.
        let (store, keys) = instance(&world, &file).await;
        let new = keys.current();
        assert_ne!(new, old);
        keys.ids().iter().for_each(|id| assert!(*id == old || *id == new));
        let Rotated { key, sealed, resumed } = rotate(&store, &keys, now, |_| {}).await.expect("ended");
        assert!(resumed && sealed > 0 && key == new, "{key} {sealed}");
        let (_, again) = instance(&world, &file).await;
        assert_eq!(again.ids(), [new], "the old one is gone");
        std::fs::remove_file(&file).expect("removed");
    }

    async fn an_instance_that_has_not_heard_of_it_goes_on_with_the_new_key(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Noor Jansen").await;
        let file = file_of(&world);
        let (other, its_keys) = instance(&world, &file).await;
        let program = Program::new(
            other,
            world.clock.clone(),
            world.program.secrets().clone(),
            world.program.settings().clone(),
            AtOnce,
        );
        let (store, keys) = instance(&world, &file).await;
        let new = rotate(&store, &keys, world.now(), |_| {}).await.expect("changed").key;
        assert_ne!(its_keys.current(), new, "nobody told it");
        let tip = fields(&[("tip", WORD)]);
        save_screen(&program, &leaver.proof, "ahead", &tip, Onward::Next).await.expect("written");
        assert_eq!(its_keys.current(), new);
        let after = rotate(&store, &keys, world.now(), |_| {}).await.expect("nothing is sealed with a key that is gone");
        assert!(after.sealed > 0);
        std::fs::remove_file(&file).expect("removed");
    }

    async fn the_command_changes_the_key_beside_the_running_program(world: World) {
        world.advance(chrono::Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + chrono::TimeDelta::days(60)).date_naive().to_string();
        let leaver = scene.leaver_with("Noor Jansen", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        let tip = fields(&[("tip", WORD)]);
        save_screen(&world.program, &leaver.proof, "ahead", &tip, Onward::Next).await.expect("written");
        let token = world.token_of(leaver.id).await;
        let cookie = server::access::leaver_by_token(&world.program, &token).await.expect("the link opens");
        let cookie = format!("leaver={}", cookie.seal(world.program.secrets()));
        let running = Running::start(&world);
        let call = |what: &[&str]| {
            let output = running.call(what, &[], b"");
            let said = [output.stdout, output.stderr].concat();
            (output.status.success(), String::from_utf8_lossy(&said).into_owned())
        };
        let file = running.folder().join("keys");
        let before = std::fs::read_to_string(&file).expect("there");
        let (done, said) = call(&["keys", "rotate"]);
        assert!(done && said.contains("it is the only one now"), "{said}");
        let after = std::fs::read_to_string(&file).expect("there");
        assert!(before != after && after.matches("\nseal ").count() == 1, "{after}");
        let page = running.browse("/leaver/questions/ahead", &cookie, "10.0.0.1", None).expect("it answers");
        assert!(page.status == 200 && page.body().contains(WORD), "{}", page.text);
        let checked = call(&["check"]).1;
        assert!(checked.lines().any(|line| line.starts_with("keys") && line.contains("opens what is sealed")), "{checked}");
        // The file of before is not enough any more.
        std::fs::write(&file, before).expect("put back");
        let (in_order, said) = call(&["check"]);
        assert!(!in_order && said.contains("does not hold the key"), "{said}");
        let (started, said) = call(&["retention", "--dry-run"]);
        assert!(!started && said.contains("does not hold the key"), "{said}");
        std::fs::remove_file(&file).expect("removed");
        let (in_order, said) = call(&["check"]);
        assert!(!in_order && said.contains("is missing"), "{said}");
    }
}
