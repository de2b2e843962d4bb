//! Behind a real PgBouncer, which lends a connection of the database for one transaction at a time.

use std::net::SocketAddr;
use std::process::Command;

use domain::talk::Way;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::report::{Finalising, finalise, open};
use server::store::StoreError;
use server::talk::held;
use server::testing::database::{postgres_is_left_out, postgres_server};
use server::testing::{TestDatabase, World};
use tokio::task::JoinSet;
use url::Url;

use super::locked::a_read_waits_for_a_lock_and_then_says_so;
use crate::outside::{Folder, Outside, program, we_are_root};
use crate::report::fields;
use crate::running::{Running, free_address};
use crate::scene::Scene;

/// As it comes: it refuses every setting that it does not know.
const REFUSES: &str = "";
/// As many have it, because other programs need it: it takes what it does not know, and forgets it.
const FORGETS: &str = "ignore_startup_parameters = extra_float_digits,options";

/// PgBouncer in front of the PostgreSQL for tests; ends with this value.
struct Bouncer {
    _process: Outside,
    address: SocketAddr,
    _folder: Folder,
}

impl Bouncer {
    /// With fewer connections to the database than come, so that those who do take turns on them.
    fn start(more: &str) -> Self {
        let folder = Folder::below(&std::env::temp_dir(), "uitzwaai-pool");
        let address = free_address();
        let settings = format!(
            "[databases]\n* = {}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {}\nunix_socket_dir =\n\
             auth_type = any\npool_mode = transaction\ndefault_pool_size = 4\n{more}\n",
            behind(),
            address.port()
        );
        let settings = folder.write("settings.ini", &settings);
        let mut command = Command::new(program("UITZWAAI_PGBOUNCER", "/usr/sbin/pgbouncer", "pgbouncer"));
        // It refuses to run as root.
        if we_are_root() {
            command.args(["-u", "nobody"]);
        }
        command.arg(settings);
        let mut process = Outside::start("PgBouncer", &mut command, folder.path().join("log"));
        process.listens(address);
        Self { _process: process, address, _folder: folder }
    }

    fn address(&self, database: &str) -> String {
        format!("postgres://anybody@{}/{database}", self.address)
    }
}

/// Where the PostgreSQL for tests is, in PgBouncer's words.
fn behind() -> String {
    let server = Url::parse(&postgres_server()).expect("an address");
    let host = server.host_str().expect("a host");
    let port = server.port().unwrap_or(5432);
    let password = server.password().map(|password| format!(" password={password}")).unwrap_or_default();
    format!("host={host} port={port} user={}{password}", server.username())
}

async fn said(conn: &impl ConnectionTrait, sql: &str) -> String {
    let statement = Statement::from_string(DbBackend::Postgres, sql);
    let row = conn.query_one_raw(statement).await.expect("the database answers").expect("a row");
    row.try_get("", "said").expect("a text")
}

async fn a_main_job(more: &str) {
    let bouncer = Bouncer::start(more);
    let world = World::with(TestDatabase::behind(|name| bouncer.address(name)).await).await;
    assert_eq!(world.store().pending_migrations().await.expect("it answers"), Vec::<String>::new());
    let scene = Scene::set(&world).await;
    let vera = scene.invited("Vera Trek").await;
    let booked = scene.booked_first(&vera).await;
    let adviser = scene.as_adviser(scene.adviser, &vera).await;
    held(&world.program, &adviser, world.today(), Way::InPerson).await.expect("the store");
    let revision = open(&world.program, &adviser).await.expect("the store").revision;
    let whole = fields(&[("story", "Het begon vorig jaar."), ("told", "B1")]);
    let done = finalise(&world.program, &adviser, &whole, revision).await.expect("the store");
    assert!(matches!(done, Finalising::Final { .. }), "{done:?} after {booked:?}");
    let running = Running::start(&world);
    assert!(running.call(&["migrate"], &[], b"").status.success());
    assert_eq!(running.browse("/staff/sign-in", "", "192.0.2.7", None).expect("an answer").status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_main_job_runs_behind_a_pool_that_refuses_settings() {
    if !postgres_is_left_out() {
        a_main_job(REFUSES).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_main_job_runs_behind_a_pool_that_forgets_settings() {
    if !postgres_is_left_out() {
        a_main_job(FORGETS).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_go_with_each_transaction_and_nothing_stays_on_a_connection() {
    if postgres_is_left_out() {
        return;
    }
    let bouncer = Bouncer::start(REFUSES);
    let database = TestDatabase::behind(|name| bouncer.address(name)).await;
    let mut readers = JoinSet::new();
    // Many at once on few connections, each with a statement of its own: nobody gets what another prepared.
    for number in 0..60 {
        let store = database.store.clone();
        readers.spawn(async move {
            let wait = "SELECT current_setting('lock_timeout') AS said";
            let written = store.write(|tx| Box::pin(async move { Ok::<_, StoreError>(said(tx, wait).await) })).await;
            let own = said(store.read(), &format!("SELECT '{number}' AS said")).await;
            (number.to_string(), own, written.expect("the store"))
        });
    }
    for (number, own, written) in readers.join_all().await {
        assert_eq!((own, written.as_str()), (number, "30s"), "a write waits for locks as long as the store says");
    }
    let reader = database.store.read();
    for _ in 0..20 {
        assert_eq!(said(reader, "SELECT current_setting('lock_timeout') AS said").await, "30s", "and a read as well");
        assert_eq!(said(reader, "SELECT current_setting('transaction_read_only') AS said").await, "on");
        let named = "SELECT count(*)::text AS said FROM pg_prepared_statements WHERE name <> ''";
        assert_eq!(said(reader, named).await, "0");
    }
    assert!(reader.execute_unprepared("DELETE FROM boards").await.is_err(), "a read writes nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_read_behind_a_pool_waits_for_a_lock_and_then_says_so() {
    if postgres_is_left_out() {
        return;
    }
    let bouncer = Bouncer::start(REFUSES);
    let database = TestDatabase::behind(|name| bouncer.address(name)).await;
    // Whoever has the table comes by the front door.
    let mut direct = Url::parse(&postgres_server()).expect("an address");
    direct.set_path(Url::parse(&database.url).expect("an address").path());
    a_read_waits_for_a_lock_and_then_says_so(&database.url, direct.as_str()).await;
}
