//! A private PostgreSQL for one run of the tests: own folder, own port, gone at the end.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{children, packages};

/// Folders of this name in one of the [`PLACES`], with the number of the xtask that made them behind it.
const FOLDER: &str = "uitzwaai-test-postgres-";

/// In memory where there is room: a database is a thousand small files, made and thrown away for each of a thousand
/// stories, which takes a disk's file system half of the time that PostgreSQL needs for them.
const PLACES: [&str; 2] = ["/dev/shm", "/var/tmp"];

/// Megabytes that have to be free there, and in the whole machine, for the log and the databases of stories under way.
const ROOM_MB: u64 = 3 * 1024;

/// The superuser of the private cluster.
const USER: &str = "uitzwaai";

/// Not for crashes: what is not on disk when the machine stops is lost, and that is fine here.
const SETTINGS: &str = "\
listen_addresses = '127.0.0.1'
max_connections = 300
shared_buffers = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 512MB
autovacuum = on
log_min_messages = warning
timezone = 'UTC'
";

/// A running cluster; it stops and its folder goes when this is dropped.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    owner: Option<Owner>,
    port: u16,
}

/// The user that PostgreSQL runs as when we are root, which it refuses to be.
#[derive(Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Installs PostgreSQL when it is missing and starts a new cluster.
    pub fn start() -> Result<Self> {
        let programs = ensure_programs()?;
        let owner = if packages::we_are_root() { Some(postgres_user()?) } else { None };
        for place in PLACES {
            remove_orphans(Path::new(place), &programs, owner);
        }
        let folder = Path::new(place()).join(format!("{FOLDER}{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        if let Some(owner) = owner {
            std::os::unix::fs::chown(&folder, Some(owner.user), Some(owner.group))?;
        }
        let mut cluster = Self { programs, folder, owner, port: 0 };
        children::run_quietly(
            cluster
                .program("initdb")
                .args(["--username", USER, "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C.UTF-8", "--no-sync", "--pgdata"])
                .arg(cluster.data()),
        )
        .context("the private PostgreSQL could not be made")?;
        let settings_file = cluster.data().join("postgresql.conf");
        let socket = format!("unix_socket_directories = '{}'\n", cluster.folder.display());
        let mut settings = fs::read_to_string(&settings_file)?;
        settings.push_str(SETTINGS);
        settings.push_str(&socket);
        fs::write(&settings_file, settings)?;
        cluster.listen()?;
        Ok(cluster)
    }

    /// Where it can be reached, as a superuser who may make databases.
    pub fn address(&self) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/postgres", self.port)
    }

    /// The folder of PostgreSQL's own programs, for stories that dump, restore or start clusters of their own.
    pub fn programs(&self) -> &Path {
        &self.programs
    }

    /// Somebody may take the free port between our look and the start, so there are three tries.
    fn listen(&mut self) -> Result<()> {
        let log = self.folder.join("log");
        for _ in 0..3 {
            self.port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            let started = children::run_quietly(
                self.program("pg_ctl")
                    .args(["start", "--wait", "--timeout=60", "--silent", "--pgdata"])
                    .arg(self.data())
                    .arg("--log")
                    .arg(&log)
                    .args(["--options", &format!("-p {}", self.port)]),
            );
            if started.is_ok() {
                return Ok(());
            }
            if children::stop_was_asked() {
                return started;
            }
        }
        let words = fs::read_to_string(&log).unwrap_or_default();
        bail!("the private PostgreSQL does not start:\n{words}")
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn program(&self, name: &str) -> Command {
        program(&self.programs, &self.folder, self.owner, name)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        stop(&mut self.program("pg_ctl"), &self.data());
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("xtask: {} could not be removed: {error}", self.folder.display());
        }
    }
}

/// Where a cluster is made. A container may have a few megabytes of memory there, and a small machine has none to spare.
fn place() -> &'static str {
    let [memory, disk] = PLACES;
    let there = children::read(Command::new("df").args(["--output=avail", "--block-size=1M", memory])).ok();
    let all = fs::read_to_string("/proc/meminfo").ok();
    let has_room = there.as_deref().and_then(last_number).is_some_and(|free| free >= ROOM_MB)
        && all.as_deref().and_then(free_mb).is_some_and(|free| free >= ROOM_MB);
    if has_room { memory } else { disk }
}

/// The number in the last line that `df` prints.
fn last_number(text: &str) -> Option<u64> {
    text.lines().last()?.trim().parse().ok()
}

/// `MemAvailable:   22000000 kB` among the lines of `/proc/meminfo`.
fn free_mb(lines: &str) -> Option<u64> {
    let line = lines.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? / 1024)
}

/// Works after Ctrl-C too, so it does not go through `children`, which then starts nothing.
fn stop(pg_ctl: &mut Command, data: &Path) {
    if data.join("postmaster.pid").exists() {
        let _ = pg_ctl
            .args(["stop", "--mode=immediate", "--wait", "--timeout=20", "--silent", "--pgdata"])
            .arg(data)
            .status();
    }
}

/// A killed xtask could not clean up; the next one does, when that process is gone.
fn remove_orphans(place: &Path, programs: &Path, owner: Option<Owner>) {
    let Ok(entries) = fs::read_dir(place) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(process) = name.strip_prefix(FOLDER) else {
            continue;
        };
        if Path::new("/proc").join(process).exists() {
            continue;
        }
        let folder = entry.path();
        stop(&mut program(programs, &folder, owner, "pg_ctl"), &folder.join("data"));
        let _ = fs::remove_dir_all(folder);
    }
}

fn program(programs: &Path, folder: &Path, owner: Option<Owner>, name: &str) -> Command {
    let mut command = Command::new(programs.join(name));
    command.current_dir(folder).env("HOME", folder).env_remove("PGDATA").env_remove("PGPORT");
    if let Some(owner) = owner {
        command.uid(owner.user).gid(owner.group);
    }
    command
}

/// The folder of `initdb` and `pg_ctl`; Debian keeps them out of `PATH`.
fn ensure_programs() -> Result<PathBuf> {
    if let Some(found) = programs() {
        return Ok(found);
    }
    packages::install(&["postgresql"], "the server's tests on a real PostgreSQL")?;
    programs().context("postgresql was installed, but its initdb is nowhere to be found")
}

fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder).or_else(|| children::on_path("initdb")?.parent().map(Path::to_path_buf))
}

fn postgres_user() -> Result<Owner> {
    let number = |flag: &str| -> Result<u32> {
        let text = children::read(Command::new("id").args([flag, "postgres"]))
            .context("there is no user `postgres`; PostgreSQL refuses to run as root")?;
        text.parse().context("`id` printed no number")
    };
    Ok(Owner { user: number("-u")?, group: number("-g")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_read_from_what_linux_says() {
        assert_eq!(last_number("  Avail\n  23969"), Some(23_969));
        assert_eq!(free_mb("MemTotal:  24684548 kB\nMemAvailable:  2048000 kB\n"), Some(2000));
        assert_eq!(free_mb("MemTotal:  24684548 kB\n"), None);
    }

    #[test]
    fn a_folder_of_a_process_that_lives_is_left_alone() {
        let place = std::env::temp_dir().join(format!("xtask-orphans-{}", std::process::id()));
        let ours = place.join(format!("{FOLDER}{}", std::process::id()));
        let orphan = place.join(format!("{FOLDER}999999999"));
        fs::create_dir_all(&ours).expect("a folder");
        fs::create_dir_all(&orphan).expect("a folder");
        remove_orphans(&place, Path::new("/nowhere"), None);
        assert!(ours.exists());
        assert!(!orphan.exists());
        fs::remove_dir_all(&place).expect("removable");
    }
}
