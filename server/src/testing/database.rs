//! Fresh databases for tests: a migrated template, made once a process, copied for each test and
//! thrown away after it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tokio::sync::OnceCell;

use crate::secret::Keyring;
use crate::store::{PoolSize, Store};

/// Where PostgreSQL for tests is.
pub const POSTGRES_VARIABLE: &str = "UITZWAAI_TEST_POSTGRES";
/// Set to 1 to leave PostgreSQL out on purpose.
pub const SQLITE_ONLY_VARIABLE: &str = "UITZWAAI_TEST_SQLITE_ONLY";

/// A small pool: many tests run side by side on one PostgreSQL. Two hundred who book at once queue
/// for these few connections; on a busy machine that takes its time, and is no failure.
const POOL: PoolSize =
    PoolSize { readers: 3, writers: 4, patience: Duration::from_secs(30), acquire: Duration::from_secs(120) };

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// Whether somebody said that PostgreSQL is left out. Never silently: without that word the test
/// goes on, and fails where there is no PostgreSQL.
pub fn postgres_is_left_out() -> bool {
    std::env::var_os(POSTGRES_VARIABLE).is_none() && std::env::var(SQLITE_ONLY_VARIABLE).is_ok_and(|value| value == "1")
}

/// A migrated database that goes when this value does, after a failed test too.
#[derive(Debug)]
pub struct TestDatabase {
    pub store: Store,
    pub url: String,
    /// How many statements were made so far.
    pub statements: Arc<AtomicU64>,
    place: Place,
}

#[derive(Debug)]
enum Place {
    File(PathBuf),
    Named {
        server: String,
        name: String,
    },
    /// Whoever made it takes it away.
    SomebodyElses,
}

impl TestDatabase {
    pub async fn fresh(kind: Kind) -> Self {
        let fresh = match kind {
            Kind::Sqlite => Self::sqlite().await,
            Kind::Postgres => Self::postgres().await,
        };
        fresh.sealed().await
    }

    /// A new PostgreSQL database that is reached, and migrated, at another address than the server's own: the one that
    /// `address` says for its name.
    pub async fn behind(address: impl FnOnce(&str) -> String) -> Self {
        let (server, name) = (postgres_server(), next_name());
        let url = address(&name);
        let place = Place::Named { server: server.clone(), name: name.clone() };
        Self::migrated(&server, &name, url, place).await
    }

    /// A new database of another PostgreSQL than the one for tests, with which it goes.
    pub async fn of_server(server: &str) -> Self {
        let name = next_name();
        Self::migrated(server, &name, with_name(server, &name), Place::SomebodyElses).await
    }

    /// A database that is there already, with all its migrations and sealed with these keys. It stays.
    pub async fn there(url: &str, keys: &Keyring) -> Self {
        let store = Store::connect_with(url, POOL).await.expect("it opens").sealed_with(keys);
        Self { store, url: url.to_owned(), statements: Arc::default(), place: Place::SomebodyElses }
    }

    async fn migrated(server: &str, name: &str, url: String, place: Place) -> Self {
        let admin = administer(server).await;
        run(&admin, &format!("CREATE DATABASE \"{name}\"")).await;
        admin.close().await.expect("the connection closes");
        let store = Store::connect_with(&url, POOL).await.expect("the new one opens");
        store.migrate().await.expect("the migrations run");
        Self { store, url, statements: Arc::default(), place }.sealed().await
    }

    /// A new database with what these statements make in it: neither migrated nor sealed.
    pub async fn holding(kind: Kind, statements: &str) -> Self {
        let (url, place) = match kind {
            Kind::Sqlite => {
                std::fs::create_dir_all(folder()).expect("a temporary folder can be made");
                let path = folder().join(format!("{}.db", next_number()));
                (format!("sqlite:{}?mode=rwc", path.display()), Place::File(path))
            }
            Kind::Postgres => {
                let server = postgres_server();
                let name = format!("uitzwaai_test_{}_{}", std::process::id(), next_number());
                let admin = administer(&server).await;
                run(&admin, &format!("CREATE DATABASE \"{name}\"")).await;
                admin.close().await.expect("the connection closes");
                (with_name(&server, &name), Place::Named { server, name })
            }
        };
        // Gone before the store opens it: on SQLite it turned the foreign keys off.
        let conn = administer(&url).await;
        conn.execute_unprepared(statements).await.expect("the statements run");
        conn.close().await.expect("the connection closes");
        let url = url.trim_end_matches("?mode=rwc").to_owned();
        let store = Store::connect_with(&url, POOL).await.expect("the new one opens");
        Self { store, url, statements: Arc::default(), place }
    }

    async fn sealed(mut self) -> Self {
        self.store = self.store.clone().sealed_anew(chrono::Utc::now()).await.expect("it is sealed");
        self.store.count_statements(&self.statements);
        self
    }

    async fn sqlite() -> Self {
        static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(sqlite_template).await;
        let path = folder().join(format!("{}.db", next_number()));
        std::fs::copy(template, &path).expect("the template can be copied");
        let url = format!("sqlite:{}", path.display());
        let store = Store::connect_with(&url, POOL).await.expect("the copy opens");
        Self { store, url, statements: Arc::default(), place: Place::File(path) }
    }

    async fn postgres() -> Self {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        let server = postgres_server();
        let template = TEMPLATE.get_or_init(|| postgres_template(server.clone())).await;
        let name = format!("{template}_{}", next_number());
        let admin = administer(&server).await;
        run(&admin, &format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"")).await;
        admin.close().await.expect("the connection closes");
        let url = with_name(&server, &name);
        let store = Store::connect_with(&url, POOL).await.expect("the copy opens");
        Self { store, url, statements: Arc::default(), place: Place::Named { server, name } }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.place {
            Place::File(path) => {
                for suffix in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
                }
            }
            Place::Named { server, name } => {
                let (server, drop) = (server.clone(), format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"));
                // A runtime of its own: the test's may be shutting down.
                let thread = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    if let Ok(runtime) = runtime {
                        runtime.block_on(async {
                            if let Ok(admin) = Database::connect(server).await {
                                let _ = admin.execute_unprepared(&drop).await;
                            }
                        });
                    }
                });
                let _ = thread.join();
            }
            Place::SomebodyElses => {}
        }
    }
}

/// The address of the PostgreSQL for tests, for somebody who may make databases.
pub fn postgres_server() -> String {
    std::env::var(POSTGRES_VARIABLE).unwrap_or_else(|_| {
        panic!(
            "{POSTGRES_VARIABLE} is not set: give it the address of a PostgreSQL \
             (postgres://user@host:port/postgres), or set {SQLITE_ONLY_VARIABLE}=1 to leave it out"
        )
    })
}

async fn sqlite_template() -> PathBuf {
    sweep_folders();
    std::fs::create_dir_all(folder()).expect("a temporary folder can be made");
    let path = folder().join("template.db");
    let store = Store::connect(&format!("sqlite:{}", path.display())).await.expect("a new file opens");
    store.migrate().await.expect("the migrations run on SQLite");
    // Closing the last connection moves the WAL into the file that is copied.
    store.close().await.expect("the template closes");
    path
}

async fn postgres_template(server: String) -> String {
    let name = format!("uitzwaai_test_{}", std::process::id());
    let admin = administer(&server).await;
    sweep_databases(&admin).await;
    run(&admin, &format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")).await;
    run(&admin, &format!("CREATE DATABASE \"{name}\"")).await;
    admin.close().await.expect("the connection closes");
    let store = Store::connect_with(&with_name(&server, &name), POOL).await.expect("the template opens");
    store.migrate().await.expect("the migrations run on PostgreSQL");
    store.close().await.expect("the template closes");
    name
}

async fn administer(server: &str) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap_or_else(|error| panic!("no database at {server}: {error}"))
}

async fn run(admin: &DatabaseConnection, sql: &str) {
    admin.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// The same address with another database.
fn with_name(server: &str, name: &str) -> String {
    let (before, query) = server.split_once('?').map_or((server, ""), |(before, query)| (before, query));
    let base = match before.rfind('/') {
        Some(at) if !before[..at].ends_with('/') => &before[..at],
        _ => before,
    };
    if query.is_empty() { format!("{base}/{name}") } else { format!("{base}/{name}?{query}") }
}

/// Of a database that is not copied from the template.
fn next_name() -> String {
    format!("uitzwaai_test_{}_{}", std::process::id(), next_number())
}

fn next_number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// In memory where the machine has such a folder.
fn base_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

fn folder() -> PathBuf {
    base_folder().join(format!("uitzwaai-test-{}", std::process::id()))
}

/// Removes what earlier processes left: each test takes its own copy away, but nobody the template.
fn sweep_folders() {
    let Ok(entries) = std::fs::read_dir(base_folder()) else { return };
    for entry in entries.flatten() {
        let left = entry.file_name().to_str().and_then(|name| name.strip_prefix("uitzwaai-test-")?.parse().ok());
        if left.is_some_and(has_ended) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

async fn sweep_databases(admin: &DatabaseConnection) {
    let statement = sea_orm::Statement::from_string(
        admin.get_database_backend(),
        "SELECT datname::text AS name FROM pg_database WHERE datname LIKE 'uitzwaai_test_%'",
    );
    let rows = admin.query_all_raw(statement).await.unwrap_or_default();
    for name in rows.iter().filter_map(|row| row.try_get::<String>("", "name").ok()) {
        let process = name.trim_start_matches("uitzwaai_test_").split('_').next().and_then(|id| id.parse().ok());
        if process.is_some_and(has_ended) {
            let _ = admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")).await;
        }
    }
}

/// Whether a process is gone. Where that cannot be seen, it counts as running.
fn has_ended(process: u32) -> bool {
    Path::new("/proc/self").exists() && !Path::new("/proc").join(process.to_string()).exists()
}
