//! A database that cannot be used for a while: held by somebody else, without connections, slow, on a disk that is full
//! or takes nothing. It is said clearly, nothing typed is lost, and the program goes on by itself afterwards.

use std::process::Command;
use std::time::{Duration, Instant};

use chrono::Utc;
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, TryGetable,
};
use server::store::StoreError;
use server::testing::World;
use server::testing::database::postgres_server;
use tokio::runtime::Handle;
use url::Url;
use uuid::Uuid;

use crate::addresses::SAVE_ANSWERS;
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::markup::form_to;
use crate::web::visitor::Visitor;

const AHEAD: &str = "/leaver/questions/ahead";
const CHECK: &str = "/leaver/check";
const TYPED: &str = "Meer rust, minder vergaderen.";
/// How often somebody sends a form anew: more often than the program has connections that may have broken.
const TRIES: usize = 30;
/// Longer than this nobody takes to get as far as waiting.
const WAIT_LIMIT: Duration = Duration::from_secs(30);
/// The program with a limit of its files for which it is not ended, but told; its log is a file too.
const LIMITED: &str = "trap '' XFSZ; exec \"$0\" serve 2>/dev/null";

/// Somebody has the database, and nobody else.
enum Taken {
    Held(DatabaseTransaction),
    /// It takes no connections, and those that were there are gone.
    Closed {
        admin: DatabaseConnection,
        name: String,
    },
}

impl Taken {
    async fn of(world: &World) -> Self {
        if world.store().is_sqlite() {
            let other = Database::connect(world.database_url()).await.expect("it opens");
            let exclusive = TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Exclusive),
                ..TransactionOptions::default()
            };
            return Self::Held(other.begin_with_options(exclusive).await.expect("nobody writes"));
        }
        let admin = Database::connect(postgres_server()).await.expect("the server answers");
        let name = Url::parse(world.database_url()).expect("an address").path().trim_start_matches('/').to_owned();
        let close = format!("ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false");
        admin.execute_unprepared(&close).await.expect("it is closed");
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        admin.execute_unprepared(&end).await.expect("they are ended");
        Self::Closed { admin, name }
    }

    async fn give_back(self) {
        match self {
            Self::Held(held) => held.rollback().await.expect("it is let go"),
            Self::Closed { admin, name } => {
                let open = format!("ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS true");
                admin.execute_unprepared(&open).await.expect("it is open");
                admin.close().await.expect("closes");
            }
        }
    }
}

/// Somebody who may have so many connections to the database of a world, and no more.
struct Limited {
    admin: DatabaseConnection,
    name: String,
    /// The database for them.
    url: Url,
}

impl Limited {
    async fn of(world: &World) -> Self {
        let admin = Database::connect(world.database_url()).await.expect("it opens");
        let name = format!("limited_{}", Uuid::now_v7().as_simple());
        for may in [
            format!("CREATE ROLE {name} LOGIN PASSWORD '{name}'"),
            format!("GRANT ALL ON ALL TABLES IN SCHEMA public TO {name}"),
            format!("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO {name}"),
        ] {
            admin.execute_unprepared(&may).await.expect("an administrator may");
        }
        let mut url = Url::parse(world.database_url()).expect("an address");
        url.set_username(&name).expect("it has users");
        url.set_password(Some(&name)).expect("it has passwords");
        Self { admin, name, url }
    }

    /// So many from now on, or any number (-1); those that there were are gone.
    async fn has(&self, connections: i32) {
        let Self { admin, name, .. } = self;
        let limit = format!("ALTER ROLE {name} CONNECTION LIMIT {connections}");
        admin.execute_unprepared(&limit).await.expect("it is limited");
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{name}'");
        admin.execute_unprepared(&end).await.expect("they are ended");
    }

    async fn goes(self) {
        for end in ["DROP OWNED BY", "DROP ROLE"] {
            self.admin.execute_unprepared(&format!("{end} {}", self.name)).await.expect("it is nobody's");
        }
        self.admin.close().await.expect("closes");
    }
}

/// Somebody has this table to themselves, as an index that is made does; others read it.
async fn holds(conn: &DatabaseConnection, table: &str) -> DatabaseTransaction {
    let held = conn.begin().await.expect("it answers");
    held.execute_unprepared(&format!("LOCK TABLE {table} IN EXCLUSIVE MODE")).await.expect("nobody else does");
    held
}

/// Waits until somebody waits for this table.
async fn is_waited_for(conn: &DatabaseConnection, table: &str) {
    let asks = format!("SELECT pid FROM pg_locks WHERE NOT granted AND relation = '{table}'::regclass");
    let begun = Instant::now();
    while conn.query_all_raw(Statement::from_string(DbBackend::Postgres, &asks)).await.expect("it answers").is_empty() {
        assert!(begun.elapsed() < WAIT_LIMIT, "nobody waits for {table}");
    }
}

/// One statement through the door of the store.
pub async fn run(world: &World, sql: &str) -> Result<(), StoreError> {
    world
        .store()
        .write(|tx| {
            Box::pin(async move {
                tx.execute_unprepared(sql).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}

/// How the connection that writes is set.
async fn setting<T: TryGetable>(world: &World, name: &str) -> T {
    let asked = world.store().write(|tx| {
        Box::pin(async move {
            let pragma = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"));
            Ok::<_, StoreError>(tx.query_one_raw(pragma).await?)
        })
    });
    let row = asked.await.expect("the store").expect("an answer");
    row.try_get_by_index(0).expect("a value")
}

/// A leaver at their last screen, and the form with something typed.
async fn somebody_types<'r>(world: &World, running: &'r Running) -> (Visitor<'r>, String) {
    let scene = Scene::set(world).await;
    let leaver = scene.leaver("Loes Verhoeven").await;
    let browser = Visitor::new(running, "Firefox/1", "10.0.0.1").having("leaver", &cookie(&scene, &leaver).await);
    let form = form_to(browser.ask(AHEAD, None).body(), SAVE_ANSWERS).body(None, &[("tip", TYPED)]);
    (browser, form)
}

/// The form is answered by a page that has it still.
fn is_put_off(browser: &Visitor<'_>, form: &str) {
    let answer = browser.ask(SAVE_ANSWERS, Some(form));
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert!(answer.body().contains(TYPED), "what was typed is lost: {}", answer.body());
}

/// The same form goes through, and what was typed is there.
fn goes_through(browser: &Visitor<'_>, form: &str) {
    let taken = (0..TRIES).any(|_| browser.ask(SAVE_ANSWERS, Some(form)).location == CHECK);
    assert!(taken, "it does not go on by itself: {}", browser.running.log());
    let kept = (0..TRIES).any(|_| browser.ask(AHEAD, None).body().contains(TYPED));
    assert!(kept, "it was acknowledged");
}

server::on_both_databases! {
    async fn a_form_that_comes_while_the_database_is_away_waits_and_goes_through_afterwards(world: World) {
        world.advance(Utc::now() - world.now());
        let running = Running::start(&world);
        let (browser, form) = somebody_types(&world, &running).await;
        let taken = Taken::of(&world).await;
        is_put_off(&browser, &form);
        // Reading goes on beside whoever holds a file.
        let expected = if world.store().is_sqlite() { 200 } else { 503 };
        assert_eq!(browser.ask(AHEAD, None).status, expected);
        assert_eq!(browser.ask("/readyz", None).status, expected);
        assert_eq!(browser.ask("/healthz", None).status, 200);
        taken.give_back().await;
        goes_through(&browser, &form);
    }

    async fn a_database_without_free_connections_is_said_and_used_again_when_there_are_some(world: World) {
        // SQLite has no connections that could be too few.
        if world.store().is_sqlite() {
            return;
        }
        world.advance(Utc::now() - world.now());
        let limited = Limited::of(&world).await;
        let running = Running::start_with(&world, &[("UITZWAAI_DATABASE_URL", limited.url.as_str())]);
        let (browser, form) = somebody_types(&world, &running).await;
        limited.has(0).await;
        is_put_off(&browser, &form);
        assert_eq!(browser.ask("/readyz", None).status, 503);
        assert_eq!(browser.ask("/healthz", None).status, 200);
        limited.has(-1).await;
        goes_through(&browser, &form);
        running.kill();
        limited.goes().await;
    }

    async fn a_slow_database_is_waited_for_a_while_and_then_it_is_said(world: World) {
        // On SQLite whoever writes has all of it, as above.
        if world.store().is_sqlite() {
            return;
        }
        world.advance(Utc::now() - world.now());
        let running = Running::start(&world);
        let (browser, form) = somebody_types(&world, &running).await;
        let other = Database::connect(world.database_url()).await.expect("it opens");
        let held = holds(&other, "drafts").await;
        is_put_off(&browser, &form);
        assert_eq!(browser.ask(AHEAD, None).status, 200, "reading goes on");
        held.rollback().await.expect("it is let go");
        goes_through(&browser, &form);
        let held = holds(&other, "drafts").await;
        let (waiting, form) = (browser.copy(), &form);
        let answer = tokio::task::block_in_place(|| {
            std::thread::scope(|scope| {
                let sent = scope.spawn(move || waiting.ask(SAVE_ANSWERS, Some(form)));
                Handle::current().block_on(async {
                    is_waited_for(&other, "drafts").await;
                    held.rollback().await.expect("it is let go");
                });
                sent.join().expect("it is answered")
            })
        });
        assert_eq!(answer.location, CHECK, "{}", answer.text);
        other.close().await.expect("closes");
    }

    async fn a_disk_that_takes_nothing_is_said_and_is_written_to_again_when_it_does(world: World) {
        if !world.store().is_sqlite() {
            return;
        }
        world.advance(Utc::now() - world.now());
        let running = Running::start(&world);
        running.kill();
        assert!(tokio::task::block_in_place(|| running.start_again_by(LIMITED)), "it does not start");
        let (browser, form) = somebody_types(&world, &running).await;
        let limit = |bytes: &str| {
            let limit = format!("--fsize={bytes}:");
            let set = Command::new("prlimit").args(["--pid", &running.id().to_string(), &limit]).status();
            assert!(set.expect("prlimit is there").success());
        };
        limit("1");
        is_put_off(&browser, &form);
        is_put_off(&browser, &form);
        assert_eq!(browser.ask(AHEAD, None).status, 200, "reading goes on");
        limit("unlimited");
        goes_through(&browser, &form);
        // Another process sees it: it was committed.
        let drafts = Statement::from_string(DbBackend::Sqlite, "SELECT count(*) FROM drafts");
        let row = world.store().read().query_one_raw(drafts).await.expect("the store").expect("a number");
        assert_eq!(row.try_get_by_index::<i64>(0).expect("a number"), 1);
    }

    async fn what_is_acknowledged_after_the_disk_was_full_is_committed(world: World) {
        if !world.store().is_sqlite() {
            return;
        }
        run(&world, "CREATE TABLE filler (content BLOB)").await.expect("there is room");
        run(&world, "PRAGMA max_page_count = 1").await.expect("a setting");
        let full = run(&world, "INSERT INTO filler VALUES (zeroblob(20000000))").await;
        assert!(matches!(full, Err(StoreError::Unavailable(_))), "{full:?}");
        // As everyday answers are that write nothing: it goes back, and takes nothing else along.
        let back = world.store().write(|tx| {
            Box::pin(async move {
                tx.execute_unprepared("INSERT INTO filler VALUES (x'01')").await?;
                Err::<(), _>(StoreError::NoLogKey)
            })
        });
        assert!(matches!(back.await, Err(StoreError::NoLogKey)));
        for content in ["x'02'", "x'03'"] {
            run(&world, &format!("INSERT INTO filler VALUES ({content})")).await.expect("there is room again");
        }
        let count = Statement::from_string(DbBackend::Sqlite, "SELECT count(*) FROM filler");
        let row = world.store().read().query_one_raw(count).await.expect("the store").expect("a number");
        assert_eq!(row.try_get_by_index::<i64>(0).expect("a number"), 2, "others see what was acknowledged");
    }

    async fn a_commit_is_on_disk_before_it_is_acknowledged(world: World) {
        if !world.store().is_sqlite() {
            return;
        }
        // With WAL, NORMAL (1) would sync at checkpoints only: what was acknowledged since goes with the power. FULL (2)
        // syncs the journal at each commit (SQLite, PRAGMA synchronous).
        assert_eq!(setting::<String>(&world, "journal_mode").await, "wal");
        assert_eq!(setting::<i32>(&world, "synchronous").await, 2);
    }
}
