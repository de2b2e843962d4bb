//! A copy that is made while many work, put somewhere else: by the program's own commands, and by PostgreSQL's.

use std::process::Output;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Database, EntityTrait, PaginatorTrait, QueryFilter};
use server::jobs::deliver::deliver_all;
use server::on_both_databases;
use server::settings::MailTo;
use server::steps::advance_due;
use server::store::TypedColumn;
use server::store::entity::outbox::{self, MailState};
use server::testing::World;
use server::testing::database::postgres_server;
use tokio::task::block_in_place;
use url::Url;

use crate::cluster::program;
use crate::crash::crew::Crew;
use crate::crash::kills::{everybody_works, starts_again, starts_again_with};
use crate::crash::people::People;
use crate::crash::seed;
use crate::crash::verdict::{Acknowledged, fits_together, is_there};
use crate::mail::post::posting;
use crate::running::Running;
use crate::talk::many::Dice;

/// Acknowledgements before the copy is begun, and after it was made.
const BEFORE: usize = 60;
const AFTER: usize = 5;
const PATIENCE: Duration = Duration::from_secs(20);
const TRIES: usize = 10;
/// Longer than a mail is claimed for by a program that is gone.
const CLAIMS_ARE_OVER: TimeDelta = TimeDelta::minutes(16);

/// Makes the copy.
fn copied(world: &World, running: &Running) -> Output {
    if world.store().is_sqlite() {
        return running.call(&["backup", "copy"], &[], b"");
    }
    let mut dump = program("pg_dump");
    dump.args(["--format=custom", "--file"]).arg(running.folder().join("copy"));
    dump.args(["--dbname", world.database_url()]).output().expect("PostgreSQL's programs are there")
}

/// The database that the copy is put into: its name, and its address.
fn another(world: &World, running: &Running) -> (String, String) {
    if world.store().is_sqlite() {
        return (String::new(), format!("sqlite:{}", running.folder().join("new.db").display()));
    }
    let mut address = Url::parse(world.database_url()).expect("an address");
    // Whatever this leaves is taken away as the databases of other tests are.
    let name = format!("{}_copy", address.path().trim_start_matches('/'));
    address.set_path(&name);
    (name, address.into())
}

/// Puts the copy there.
async fn restore(running: &Running, (name, address): (&str, &str)) {
    let restored = if name.is_empty() {
        block_in_place(|| running.call(&["restore", "copy"], &[("UITZWAAI_DATABASE_URL", address)], b""))
    } else {
        administer(&format!("CREATE DATABASE \"{name}\"")).await;
        let mut restore = program("pg_restore");
        restore.args(["--exit-on-error", "--no-owner", "--dbname", address]).arg(running.folder().join("copy"));
        block_in_place(|| restore.output()).expect("PostgreSQL's programs are there")
    };
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
}

async fn administer(sql: &str) {
    let admin = Database::connect(postgres_server()).await.expect("the server answers");
    admin.execute_unprepared(sql).await.expect("it is done");
    admin.close().await.expect("closes");
}

on_both_databases! {
    async fn a_copy_made_while_many_work_has_all_from_before_and_nothing_by_half(world: World) {
        world.advance(Utc::now() - world.now());
        let people = People::of(&world).await;
        let running = Running::start(&world);
        let mut crew = Crew::of(&running, &people);
        let mut dice = Dice::of(seed());
        let before = block_in_place(|| {
            let mut before = Acknowledged::by(&crew);
            // On a slow machine somebody may not have got through the first time.
            for _ in 0..TRIES {
                everybody_works(&mut crew, &mut dice, |count, _| {
                    count.wait_for(BEFORE, PATIENCE);
                    running.kill();
                });
                before = Acknowledged::by(&crew);
                starts_again(&running);
                if before.has_everything() {
                    break;
                }
            }
            everybody_works(&mut crew, &mut dice, |count, _| {
                let counted = count.wait_for(1, PATIENCE);
                let copied = copied(&world, &running);
                let went_on = count.wait_for(counted + AFTER, PATIENCE);
                running.kill();
                assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
                assert!(went_on >= counted + AFTER, "it kept everybody waiting: {}", running.log());
            });
            before
        });
        assert!(before.has_everything(), "somebody never got through");

        let (name, address) = another(&world, &running);
        restore(&running, (&name, &address)).await;
        block_in_place(|| starts_again_with(&running, &[("UITZWAAI_DATABASE_URL", &address)]));
        before.texts_are_kept(&crew);
        block_in_place(|| running.kill());
        let found = world.of_a_copy(&address).await;
        is_there(&found, &crew, &before).await;
        world.advance(Utc::now() - world.now() + CLAIMS_ARE_OVER);
        let post = posting(&found, MailTo::Folder(running.folder().join("later")));
        for _ in 0..2 {
            deliver_all(&post).await.expect("the store");
            advance_due(&post).await.expect("the course");
        }
        deliver_all(&post).await.expect("the store");
        fits_together(&found).await;
        let in_hands = outbox::Entity::find().filter(outbox::Column::State.is(MailState::Claimed));
        assert_eq!(in_hands.count(found.store().read()).await.expect("the store"), 0, "mails stay in nobody's hands");
        found.store().clone().close().await.expect("closes");
        if !name.is_empty() {
            administer(&format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")).await;
        }
    }
}
