//! PostgreSQL with an archive of its journal is taken back to a moment before a mishap (`--deep`).

use std::time::Duration;

use chrono::Utc;
use sea_orm::{ConnectionTrait, Database, EntityTrait, PaginatorTrait, Statement};
use server::store::entity::departure;
use server::testing::database::postgres_is_left_out;
use server::testing::{TestDatabase, World};
use tokio::task::block_in_place;
use url::Url;

use super::crew::Crew;
use super::kills::{everybody_works, starts_again_with};
use super::people::People;
use super::verdict::check;
use super::{is_deep, seed};
use crate::cluster::{Cluster, Place};
use crate::running::Running;
use crate::talk::many::Dice;

/// Acknowledgements before the cluster is copied, and again from then on.
const ACKNOWLEDGED: usize = 40;
const PATIENCE: Duration = Duration::from_secs(30);
/// Somebody at the database itself, without its foreign keys.
const MISHAP: &str =
    "SET session_replication_role = replica; DELETE FROM responses; DELETE FROM outbox; DELETE FROM departures";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_from_before_a_mishap_is_there_at_the_moment_before_it_and_the_mishap_is_not() {
    if !is_deep() || postgres_is_left_out() {
        return;
    }
    let place = Place::new();
    let archive = place.folder("archive");
    let archives = format!("archive_mode = on\narchive_command = 'cp %p {}/%f'\n", archive.display());
    let cluster = Cluster::new(&place, &archives);
    let world = World::with(TestDatabase::of_server(&cluster.address()).await).await;
    world.advance(Utc::now() - world.now());
    let people = People::of(&world).await;
    let running = Running::start(&world);
    let mut crew = Crew::of(&running, &people);
    block_in_place(|| {
        everybody_works(&mut crew, &mut Dice::of(seed()), |count, _| {
            let before = count.wait_for(ACKNOWLEDGED, PATIENCE);
            let copied = cluster.copied("copy");
            let after = count.wait_for(before + ACKNOWLEDGED, PATIENCE);
            running.kill();
            assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
            assert!(after >= before + ACKNOWLEDGED, "nobody works on: {}", running.log());
        });
    });

    let admin = Database::connect(world.database_url()).await.expect("it answers");
    let now = Statement::from_string(admin.get_database_backend(), "SELECT clock_timestamp()::text AS now");
    let moment = admin.query_one_raw(now).await.expect("it answers").expect("a row");
    let moment: String = moment.try_get("", "now").expect("a text");
    admin.execute_unprepared(MISHAP).await.expect("nothing is in its way");
    assert_eq!(departure::Entity::find().count(&admin).await.expect("it answers"), 0);
    admin.close().await.expect("closes");
    block_in_place(|| cluster.stop());

    let taken_back = Cluster::taken_back(&place, "copy", &archive, &moment).await;
    let database = Url::parse(world.database_url()).expect("an address").path().trim_start_matches('/').to_owned();
    let address = taken_back.address_of(&database);
    block_in_place(|| starts_again_with(&running, &[("UITZWAAI_DATABASE_URL", &address)]));
    let found = world.of_a_copy(&address).await;
    check(&found, &running, &crew, 1).await;
    assert!(!crew.handing_in.done.is_empty(), "nobody handed in");
}
