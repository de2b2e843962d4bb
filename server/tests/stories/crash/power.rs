//! The power fails while many work with the program, on SQLite: what it had acknowledged is there, and nothing is there
//! two times.
//!
//! The program runs on what it takes for a file system, and loses what was not synced: all of it, or all but a random
//! part, pages torn between their sectors. That is a library between the program and its C library (`lossy.c`); no
//! disk, controller or kernel is tried by it.

mod disk;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use chrono::Utc;
use server::store::Keyed;
use server::testing::{Kind, World};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use self::disk::Disk;
use super::crew::Crew;
use super::kills::{everybody_works, starts_again};
use super::people::People;
use super::verdict::{check, is_sound, nothing_is_lost};
use super::{is_deep, seed};
use crate::release::{left, make};
use crate::retention::go_to;
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::many::Dice;

/// How often the power fails.
const ROUNDS: usize = 10;
const DEEP_ROUNDS: usize = 300;
/// Acknowledgements before it does, at most.
const UNTIL_IT_FAILS: usize = 40;
/// Acknowledgements that are lost on a disk that lies.
const LOST: usize = 30;
/// Longer than this nobody waits for them.
const PATIENCE: Duration = Duration::from_secs(10);

/// Everybody works until the power fails; with `is_torn`, a part of what was not synced is on the disk.
fn work_until_the_power_fails(running: &Running, crew: &mut Crew<'_>, disk: &Disk, dice: &mut Dice, is_torn: bool) {
    everybody_works(crew, dice, |count, dice| {
        count.wait_for(1 + dice.roll(UNTIL_IT_FAILS), PATIENCE);
        // Not always right behind an answer.
        count.wait_for(usize::MAX, Duration::from_micros(dice.roll(20_000) as u64));
        running.kill();
    });
    disk.loses_power(is_torn.then_some(dice));
}

/// On a copy: what a look does to the files, the disk knows nothing of.
async fn nothing_is_lost_on(disk: &Disk, world: &World, crew: &Crew<'_>) {
    let found = world.of_a_copy(&disk.copied()).await;
    is_sound(&found).await;
    nothing_is_lost(&found, crew).await;
    found.store().clone().close().await.expect("it closes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_and_nothing_doubled_when_the_power_fails() {
    let mut dice = Dice::of(seed());
    let world = World::on(Kind::Sqlite).await;
    world.advance(Utc::now() - world.now());
    let people = People::of(&world).await;
    let disk = Disk::holding(&world).await;
    let running = disk.start(&world, &[]);
    let mut crew = Crew::of(&running, &people);
    let rounds = if is_deep() { DEEP_ROUNDS } else { ROUNDS };
    for round in 0..rounds {
        block_in_place(|| work_until_the_power_fails(&running, &mut crew, &disk, &mut dice, round % 2 == 1));
        nothing_is_lost_on(&disk, &world, &crew).await;
        block_in_place(|| starts_again(&running));
        // Before the next text takes the place of one that is lost.
        for client in &crew.writing {
            client.is_kept();
        }
    }
    let found = world.of_a_copy(&disk.url()).await;
    check(&found, &running, &crew, rounds).await;
    assert!(crew.writing.iter().any(|client| client.acknowledged > 0), "nobody got through");
    assert!(!crew.handing_in.done.is_empty(), "nobody handed in");
}

/// Otherwise the story above would prove nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_says_it_has_synced_and_has_not_is_found_out() {
    let world = World::on(Kind::Sqlite).await;
    world.advance(Utc::now() - world.now());
    let people = People::of(&world).await;
    let disk = Disk::holding(&world).await;
    let running = disk.start(&world, &[("LOSSY_LIES", "1")]);
    let mut crew = Crew::of(&running, &people);
    block_in_place(|| {
        everybody_works(&mut crew, &mut Dice::of(seed()), |count, _| {
            count.wait_for(LOST, PATIENCE);
            running.kill();
        });
    });
    assert!(!crew.handing_in.done.is_empty(), "nobody handed in");
    disk.loses_power(None);
    let look = || block_in_place(|| Handle::current().block_on(nothing_is_lost_on(&disk, &world, &crew)));
    let found_out =
        catch_unwind(AssertUnwindSafe(look)).expect_err("what was acknowledged is gone, and nobody noticed");
    let said = found_out.downcast_ref::<String>().map_or("", String::as_str);
    assert!(said.contains("was thanked for what is not there"), "{said}");
}

/// Keys, secret, copy and database: each in a folder of its own, which nothing else syncs.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_command_says_is_done_is_there_after_a_loss_of_power() {
    let world = World::on(Kind::Sqlite).await;
    world.advance(Utc::now() - world.now());
    let disk = Disk::holding(&world).await;
    let running = disk.start(&world, &[]);
    running.kill();
    world.store().read().keys().expect("a world has keys").copy_to(&disk.work().join("keys/keys")).expect("a new file");
    disk.sync_all();
    let (copy, keys) = (disk.text("work/copies/copy.db"), disk.text("work/keys/keys"));
    let (restored, fresh) = (disk.text("work/restored/new.db"), disk.text("work/fresh/new.db"));
    let (restored, fresh) = (format!("sqlite:{restored}"), format!("sqlite:{fresh}"));
    let (fresh_keys, fresh_secret) = (disk.text("work/fresh/keys"), disk.text("work/fresh/secret"));
    let done = |arguments: &[&str], differs: &[(&str, &str)]| {
        let output = block_in_place(|| running.call(arguments, differs, b""));
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let key_file = ("UITZWAAI_KEY_FILE", keys.as_str());
    done(&["backup", &copy], &[key_file]);
    done(&["restore", &copy], &[key_file, ("UITZWAAI_DATABASE_URL", &restored)]);
    done(&["keys", "rotate"], &[key_file]);
    let of_a_new_one = [
        ("UITZWAAI_DATABASE_URL", fresh.as_str()),
        ("UITZWAAI_KEY_FILE", &fresh_keys),
        ("UITZWAAI_SECRET_FILE", &fresh_secret),
    ];
    let first = ["create-account", "anna@voorbeeld.test", "--name", "Anna Eerst", "--organisation", "Stichting Nieuw"];
    done(&first, &of_a_new_one);
    let names = ["copies/copy.db", "restored/new.db", "keys/keys", "fresh/keys", "fresh/secret"];
    let before = names.map(|name| std::fs::read(disk.work().join(name)).expect("a file"));
    disk.loses_power(None);
    for (name, before) in names.iter().zip(before) {
        let after = std::fs::read(disk.work().join(name));
        assert!(after.is_ok_and(|after| after == before), "{name} is not what it was said to be");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_release_that_was_written_for_others_is_there_after_a_loss_of_power() {
    let world = World::on(Kind::Sqlite).await;
    let scene = Scene::set(&world).await;
    left(&scene, 12).await;
    go_to(&world, "2026-09-01");
    assert_eq!(make(&world).await, 1);
    let disk = Disk::holding(&world).await;
    let running = disk.start(&world, &[]);
    running.kill();
    let file = disk.text("work/copies/ours.json");
    let output = block_in_place(|| running.call(&["release", "export", "2026-H1", "1", &file], &[], b""));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let before = std::fs::read(&file).expect("a file");
    disk.loses_power(None);
    let after = std::fs::read(&file);
    assert!(after.is_ok_and(|after| after == before), "it is not what it was said to be");
}
