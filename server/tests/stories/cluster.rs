//! PostgreSQL's own programs, and clusters that a story has for itself: to stop, to archive, to take back in time.

use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Database, Statement};

/// The superuser of a cluster.
const USER: &str = "uitzwaai";
/// A port may be somebody else's for a moment.
const STARTS: usize = 3;
/// Longer than this no cluster reads its archive.
const RECOVERY_LIMIT: Duration = Duration::from_secs(60);

/// One of PostgreSQL's programs, of the version that runs the tests.
pub fn program(name: &str) -> Command {
    Command::new(programs().join(name))
}

/// The folder in which they stand.
pub fn programs() -> PathBuf {
    std::env::var_os("UITZWAAI_POSTGRES_PROGRAMS").map_or_else(newest, PathBuf::from)
}

/// Debian keeps them out of `PATH`; where it does not keep them, they are there.
fn newest() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.map(|entry| entry.path()).max_by_key(|path| version(path.as_path()));
    newest.map_or_else(PathBuf::new, |path| path.join("bin"))
}

/// A folder for clusters, of whom they run as; gone when dropped. What a story that was killed has left, the next
/// `cargo xtask test` takes away.
pub struct Place {
    folder: PathBuf,
    /// PostgreSQL refuses to run as root.
    owner: Option<(u32, u32)>,
}

impl Place {
    pub fn new() -> Self {
        let folder = PathBuf::from(format!("/var/tmp/uitzwaai-test-postgres-{}", std::process::id()));
        let is_root = fs::metadata("/proc/self").is_ok_and(|ours| ours.uid() == 0);
        let place = Self { folder, owner: is_root.then(|| (number("-u"), number("-g"))) };
        place.folder("");
        place
    }

    /// A new folder in it.
    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder).expect("a folder");
        if let Some((user, group)) = self.owner {
            chown(&folder, Some(user), Some(group)).expect("ours to give away");
        }
        folder
    }

    /// Runs a program to its end; fails where it does.
    fn run(&self, name: &str, arguments: &[&str]) {
        let output = self.output(name, arguments);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn output(&self, name: &str, arguments: &[&str]) -> Output {
        let mut command = program(name);
        command.args(arguments).current_dir(&self.folder).env("HOME", &self.folder);
        command.env_remove("PGDATA").env_remove("PGPORT");
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        command.output().unwrap_or_else(|error| {
            panic!("{name}: {error}; install PostgreSQL, or name its programs in UITZWAAI_POSTGRES_PROGRAMS")
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn number(flag: &str) -> u32 {
    let output = Command::new("id").args([flag, "postgres"]).output().expect("every system has it");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("there is a user `postgres`")
}

/// A cluster that runs; it stops when dropped.
pub struct Cluster<'p> {
    place: &'p Place,
    data: &'static str,
    port: u16,
}

impl<'p> Cluster<'p> {
    /// A new one, with these settings too.
    pub fn new(place: &'p Place, settings: &str) -> Self {
        let data = "data";
        let kind = ["--username", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        place.run("initdb", &[&kind[..], &["--pgdata", data]].concat());
        let socket = place.folder.display();
        let own = format!("listen_addresses = '127.0.0.1'\nunix_socket_directories = '{socket}'\ntimezone = 'UTC'\n");
        add(&place.folder.join(data).join("postgresql.conf"), &format!("{own}fsync = off\n{settings}"));
        Self::started(place, data)
    }

    /// Copies the whole cluster while it is in use; with what it archives since, [`Cluster::taken_back`] makes one of it.
    pub fn copied(&self, to: &str) -> Output {
        let (from, how) = (self.address(), ["--checkpoint=fast", "--wal-method=none", "--no-sync"]);
        self.place.output("pg_basebackup", &[&["--dbname", from.as_str(), "--pgdata", to][..], &how].concat())
    }

    /// Of such a copy and the archive, as it was at that moment.
    pub async fn taken_back(place: &'p Place, copy: &'static str, archive: &Path, moment: &str) -> Self {
        let archive = archive.display();
        let settings = format!(
            "archive_mode = off\nrestore_command = 'cp {archive}/%f %p'\nrecovery_target_time = '{moment}'\n\
             recovery_target_action = 'promote'\n"
        );
        let data = place.folder.join(copy);
        add(&data.join("postgresql.auto.conf"), &settings);
        add(&data.join("recovery.signal"), "");
        let cluster = Self::started(place, copy);
        let begun = Instant::now();
        while !cluster.is_out_of_recovery().await {
            assert!(begun.elapsed() < RECOVERY_LIMIT, "it does not come to that moment: {}", cluster.log());
        }
        cluster
    }

    fn started(place: &'p Place, data: &'static str) -> Self {
        let log = format!("{data}.log");
        for _ in 0..STARTS {
            let free = TcpListener::bind("127.0.0.1:0").expect("a port");
            let port = free.local_addr().expect("an address").port();
            drop(free);
            let options = format!("-p {port}");
            let own = ["--pgdata", data, "--log", log.as_str(), "--options", options.as_str()];
            let start = ["start", "--wait", "--timeout=60", "--silent"];
            if place.output("pg_ctl", &[&start[..], &own].concat()).status.success() {
                return Self { place, data, port };
            }
        }
        panic!("PostgreSQL does not start: {}", fs::read_to_string(place.folder.join(log)).unwrap_or_default())
    }

    async fn is_out_of_recovery(&self) -> bool {
        let Ok(conn) = Database::connect(self.address()).await else { return false };
        let asked = Statement::from_string(conn.get_database_backend(), "SELECT pg_is_in_recovery() AS is_in");
        let answer = conn.query_one_raw(asked).await;
        matches!(answer.map(|row| row.map(|row| row.try_get::<bool>("", "is_in"))), Ok(Some(Ok(false))))
    }

    fn log(&self) -> String {
        fs::read_to_string(self.place.folder.join(format!("{}.log", self.data))).unwrap_or_default()
    }

    /// Where it is reached, by somebody who may make databases.
    pub fn address(&self) -> String {
        self.address_of("postgres")
    }

    /// The same, of another database in it.
    pub fn address_of(&self, database: &str) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/{database}", self.port)
    }

    /// Ends it in order: what it has yet to archive, it does.
    pub fn stop(&self) {
        self.place.run("pg_ctl", &["stop", "--mode=fast", "--wait", "--timeout=60", "--silent", "--pgdata", self.data]);
    }
}

impl Drop for Cluster<'_> {
    fn drop(&mut self) {
        if self.place.folder.join(self.data).join("postmaster.pid").exists() {
            let now = ["stop", "--mode=immediate", "--wait", "--timeout=20", "--silent", "--pgdata", self.data];
            self.place.output("pg_ctl", &now);
        }
    }
}

/// Adds lines to a file, which may be new.
fn add(file: &Path, lines: &str) {
    let mut file = File::options().create(true).append(true).open(file).expect("a file");
    file.write_all(lines.as_bytes()).expect("written");
}
