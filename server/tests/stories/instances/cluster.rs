//! Two PostgreSQL under Patroni with haproxy before them, as the examples in `packaging/` set them up, on this machine:
//! they agree by one etcd who leads, where an organisation has three of it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::front::{haproxy, with};
use crate::cluster::programs;
use crate::outside::{Folder, Outside, program, we_are_root};
use crate::running::{free_address, request};

const MEMBER: &str = include_str!("../../../../packaging/patroni.yml");
const PROXY: &str = include_str!("../../../../packaging/haproxy-postgresql.cfg");
/// Where the examples have etcd, the members and what listens of them.
const ETCD: &str = "    - 10.0.0.31:2379\n    - 10.0.0.32:2379\n    - 10.0.0.33:2379\n";
const PLACES: [(&str, &str); 2] =
    [("10.0.0.21:5432 check port 8008", "db1"), ("10.0.0.22:5432 check port 8008", "db2")];
/// Longer than this they do not take to make two databases of one.
const LIMIT: Duration = Duration::from_secs(180);

/// The cluster; ends with this value.
pub struct Cluster {
    proxy: SocketAddr,
    members: [Member; 2],
    _haproxy: Outside,
    _etcd: Outside,
    folder: Folder,
}

/// One machine of it.
struct Member {
    name: &'static str,
    settings: PathBuf,
    data: PathBuf,
    api: SocketAddr,
    database: SocketAddr,
    patroni: Option<Outside>,
}

/// The user that PostgreSQL runs as when we are root, which it refuses to be: user and group.
#[derive(Clone, Copy)]
struct Owner(u32, u32);

impl Cluster {
    /// Starts it, and waits until the second database has all of the first.
    pub fn start() -> Self {
        // A folder that another user can enter.
        let folder = Folder::below(Path::new("/var/tmp"), "uitzwaai-cluster");
        if let Some(Owner(user, group)) = owner() {
            chown(folder.path(), Some(user), Some(group)).expect("root may give it away");
        }
        let (etcd, etcd_address) = etcd(&folder);
        let mut members = PLACES.map(|(_, name)| Member::of(name, &folder, etcd_address));
        let proxy = free_address();
        let mut settings = with(PROXY, &[("127.0.0.1:5433", &proxy.to_string())]);
        for ((place, _), member) in PLACES.iter().zip(&members) {
            let here = format!("{} check port {}", member.database, member.api.port());
            settings = with(&settings, &[(*place, &here)]);
        }
        let settings = folder.write("haproxy.cfg", &settings);
        let haproxy = haproxy(&folder, &settings, proxy);
        for member in &mut members {
            member.start(&folder);
        }
        let cluster = Self { proxy, members, _haproxy: haproxy, _etcd: etcd, folder };
        cluster.is_in_step();
        cluster
    }

    /// Where whoever leads is reached, by somebody who may make databases.
    pub fn address(&self) -> String {
        format!("postgres://postgres:to-choose@{}/postgres", self.proxy)
    }

    /// Waits until one leads, and what is acknowledged is on the disk of the other one too.
    pub fn is_in_step(&self) {
        let begun = Instant::now();
        while !self.is_led() || !self.members.iter().any(|member| member.is("sync")) {
            assert!(begun.elapsed() < LIMIT, "there are not two databases");
            std::thread::yield_now();
        }
    }

    /// Ends whoever leads in the middle of everything, as a machine that loses its power; since when it is gone.
    pub fn kill_leader(&mut self) -> Instant {
        let leader = self.leader().expect("somebody leads");
        let since = Instant::now();
        self.members[leader].kill();
        since
    }

    /// Starts whoever was killed, who then follows.
    pub fn start_killed(&mut self) {
        for member in self.members.iter_mut().filter(|member| member.patroni.is_none()) {
            member.start(&self.folder);
        }
    }

    /// Whether somebody behind the proxy answers, as PostgreSQL does when it is asked whether it speaks TLS (PostgreSQL,
    /// Frontend/Backend Protocol, `SSLRequest`).
    fn is_led(&self) -> bool {
        let Ok(mut stream) = TcpStream::connect(self.proxy) else { return false };
        let mut answer = [0];
        stream.write_all(&[0, 0, 0, 8, 4, 210, 22, 47]).is_ok() && stream.read_exact(&mut answer).is_ok()
    }

    fn leader(&self) -> Option<usize> {
        self.members.iter().position(|member| member.is("primary"))
    }
}

impl Member {
    fn of(name: &'static str, folder: &Folder, etcd: SocketAddr) -> Self {
        let (api, database) = (free_address(), free_address());
        let data = folder.path().join(name);
        let path = |path: &Path| path.display().to_string();
        let settings = with(
            MEMBER,
            &[
                ("name: db1", &format!("name: {name}")),
                (ETCD, &format!("    - {etcd}\n")),
                ("10.0.0.21:8008", &api.to_string()),
                ("10.0.0.21:5432", &database.to_string()),
                ("10.0.0.0/24", "127.0.0.1/32"),
                ("/var/lib/postgresql/uitzwaai-pgpass", &path(&folder.path().join(format!("{name}-pgpass")))),
                ("/var/lib/postgresql/uitzwaai", &path(&data)),
                ("/usr/lib/postgresql/15/bin", &path(&programs())),
                ("/var/run/postgresql", &path(folder.path())),
            ],
        );
        let settings = folder.write(&format!("{name}.yml"), &settings);
        Self { name, settings, data, api, database, patroni: None }
    }

    fn start(&mut self, folder: &Folder) {
        let mut command = as_owner(&program("UITZWAAI_PATRONI", "/usr/bin/patroni", "patroni"), folder);
        command.arg(&self.settings);
        let log = folder.path().join(format!("{}.log", self.name));
        self.patroni = Some(Outside::start("Patroni", &mut command, log));
    }

    /// Whether it says this of itself.
    fn is(&self, what: &str) -> bool {
        self.patroni.is_some()
            && request(self.api, "GET", &format!("/{what}"), &[], b"").is_some_and(|answer| answer.status == 200)
    }

    /// Patroni first, which would start PostgreSQL again.
    fn kill(&mut self) {
        self.patroni = None;
        let noted = self.data.join("postmaster.pid");
        let Ok(text) = std::fs::read_to_string(&noted) else { return };
        let Some(postmaster) = text.lines().next().and_then(|line| line.trim().parse::<u32>().ok()) else { return };
        // A number may be somebody else's by now.
        let line = std::fs::read(format!("/proc/{postmaster}/cmdline")).unwrap_or_default();
        if !String::from_utf8_lossy(&line).contains(&self.data.display().to_string()) {
            return;
        }
        let all: Vec<String> =
            std::iter::once(postmaster).chain(children_of(postmaster)).map(|process| process.to_string()).collect();
        let _ = Command::new("sh").args(["-c", &format!("kill -KILL {}", all.join(" "))]).status();
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        self.kill();
    }
}

fn etcd(folder: &Folder) -> (Outside, SocketAddr) {
    let (clients, peers) = (free_address(), free_address());
    let (clients_url, peers_url) = (format!("http://{clients}"), format!("http://{peers}"));
    let mut command = as_owner(&program("UITZWAAI_ETCD", "/usr/bin/etcd", "etcd-server"), folder);
    command.args(["--name", "etcd1", "--log-level", "error", "--data-dir"]).arg(folder.path().join("etcd"));
    command.args(["--listen-client-urls", &clients_url, "--advertise-client-urls", &clients_url]);
    command.args(["--listen-peer-urls", &peers_url, "--initial-advertise-peer-urls", &peers_url]);
    command.args(["--initial-cluster", &format!("etcd1={peers_url}")]);
    let mut process = Outside::start("etcd", &mut command, folder.path().join("etcd.log"));
    process.listens(clients);
    (process, clients)
}

/// A program as the user that PostgreSQL runs as, at home in this folder.
fn as_owner(program: &Path, folder: &Folder) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder.path()).env("HOME", folder.path());
    if let Some(Owner(user, group)) = owner() {
        command.uid(user).gid(group);
    }
    command
}

fn owner() -> Option<Owner> {
    let number = |flag: &str| -> u32 {
        let said = Command::new("id").args([flag, "postgres"]).output().expect("`id` is there").stdout;
        String::from_utf8_lossy(&said).trim().parse().expect("PostgreSQL has a user of its own")
    };
    we_are_root().then(|| Owner(number("-u"), number("-g")))
}

/// The processes that this one has begun.
fn children_of(process: u32) -> Vec<u32> {
    let entries = std::fs::read_dir("/proc").expect("this is Linux");
    let of = |name: &str| -> Option<u32> {
        let number: u32 = name.parse().ok()?;
        // Behind the name, which ends with the last bracket: its state, and who began it (proc(5), stat).
        let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
        let begun_by: u32 = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        (begun_by == process).then_some(number)
    };
    entries.flatten().filter_map(|entry| of(entry.file_name().to_str()?)).collect()
}
