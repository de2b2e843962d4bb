//! Behind a real PgBouncer, which lends a connection of the database for one transaction at a time.

use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::talk::Way;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::report::{Finalising, finalise, open};
use server::store::StoreError;
use server::talk::held;
use server::testing::database::{postgres_is_left_out, postgres_server};
use server::testing::{TestDatabase, World};
use tokio::task::JoinSet;
use url::Url;

use crate::report::fields;
use crate::running::Running;
use crate::scene::Scene;

/// Longer than this it never takes to start.
const START_LIMIT: Duration = Duration::from_secs(30);

/// As it comes: it refuses every setting that it does not know.
const REFUSES: &str = "";
/// As many have it, because other programs need it: it takes what it does not know, and forgets it.
const FORGETS: &str = "ignore_startup_parameters = extra_float_digits,options";

/// PgBouncer in front of the PostgreSQL for tests; ends with this value.
struct Bouncer {
    process: Child,
    port: u16,
    folder: PathBuf,
}

impl Bouncer {
    /// With fewer connections to the database than come, so that those who do take turns on them.
    fn start(more: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("uitzwaai-pool-{}", uuid::Uuid::now_v7().as_simple()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let settings = format!(
            "[databases]\n* = {}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n\
             auth_type = any\npool_mode = transaction\ndefault_pool_size = 4\n{more}\n",
            behind()
        );
        std::fs::write(folder.join("settings.ini"), settings).expect("a file");
        let log = std::fs::File::create(folder.join("log")).expect("a file");
        let mut command = Command::new(program());
        // It refuses to run as root.
        if std::fs::metadata("/proc/self").is_ok_and(|ours| ours.uid() == 0) {
            command.args(["-u", "nobody"]);
        }
        command.arg(folder.join("settings.ini")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let process = command.spawn().expect("PgBouncer starts");
        let mut bouncer = Self { process, port, folder };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = bouncer.process.try_wait().expect("it can be asked");
            assert!(ended.is_none() && begun.elapsed() < START_LIMIT, "PgBouncer does not start");
            std::thread::yield_now();
        }
        bouncer
    }

    fn address(&self, database: &str) -> String {
        format!("postgres://anybody@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for Bouncer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        if std::thread::panicking() {
            let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            eprintln!("what PgBouncer logged:\n{log}");
        }
        let _ = std::fs::remove_dir_all(&self.folder);
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

/// `cargo xtask test` names it; it never passes for want of it.
fn program() -> PathBuf {
    let program = std::env::var_os("UITZWAAI_PGBOUNCER").map_or_else(|| "/usr/sbin/pgbouncer".into(), PathBuf::from);
    assert!(
        program.exists(),
        "{} is not there: install Debian's package pgbouncer, or name the program in UITZWAAI_PGBOUNCER",
        program.display()
    );
    program
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
        assert_eq!(said(reader, "SELECT current_setting('lock_timeout') AS said").await, "0");
        assert_eq!(said(reader, "SELECT current_setting('transaction_read_only') AS said").await, "on");
        let named = "SELECT count(*)::text AS said FROM pg_prepared_statements WHERE name <> ''";
        assert_eq!(said(reader, named).await, "0");
    }
    assert!(reader.execute_unprepared("DELETE FROM boards").await.is_err(), "a read writes nothing");
}
