//! haproxy, as the examples in `packaging/` set it up, at addresses of this machine.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::outside::{Folder, Outside, program};
use crate::running::{Answer, Running, request};

const EXAMPLE: &str = include_str!("../../../../packaging/haproxy.cfg");
/// Where people reach it in the example.
const DOOR: &str = ":443 ssl crt /etc/haproxy/uitzwaai.pem alpn h2,http/1.1";
/// Where instances are in the example.
pub const PLACES: [&str; 3] = ["10.0.0.11:3000", "10.0.0.12:3000", "10.0.0.13:3000"];
/// What it does with each request there; a story has it say of each answer who gave it, too.
const ASKED: &str = "http-request set-header x-request-id %[uuid]";
/// How long it waits there for a connection, and for an answer that says whether an instance is ready; in a story much
/// longer, since the machine may be slow.
const WAITS: [(&str, &str); 2] =
    [("timeout connect 2s", "timeout connect 20s"), ("timeout check 2s", "timeout check 20s")];
/// Longer than this it does not take to find instances.
const LIMIT: Duration = Duration::from_secs(60);

/// haproxy before instances of the program; ends with this value.
pub struct Front {
    process: Outside,
    address: SocketAddr,
    settings: PathBuf,
    folder: Folder,
}

impl Front {
    /// Starts it at this address, and waits until it sends people to each of them.
    pub fn before(address: SocketAddr, instances: &[Running]) -> Self {
        let folder = Folder::below(&std::env::temp_dir(), "uitzwaai-front");
        let said = format!("{ASKED}\n    http-response set-header x-instance %b/%s");
        let mut settings = with(&with(EXAMPLE, &WAITS), &[(DOOR, &address.to_string()), (ASKED, &said)]);
        for (example, instance) in PLACES.iter().zip(instances) {
            settings = with(&settings, &[(*example, &instance.own_address().to_string())]);
        }
        let settings = folder.write("haproxy.cfg", &settings);
        let process = haproxy(&folder, &settings, address);
        let front = Self { process, address, settings, folder };
        front.sends_to(instances.len());
        front
    }

    /// Waits until it sends people to so many.
    pub fn sends_to(&self, number: usize) {
        let (begun, mut ready) = (Instant::now(), BTreeSet::new());
        while ready.len() < number {
            let answer = request(self.address, "GET", "/healthz", &[], b"");
            ready.extend(answer.as_ref().and_then(instance_of).filter(|name| name.starts_with("ready/")));
            assert!(begun.elapsed() < LIMIT, "it knows of {ready:?} alone");
        }
    }

    /// Starts it once more after its end.
    pub fn start_again(&mut self) {
        self.process = haproxy(&self.folder, &self.settings, self.address);
    }
}

/// Takes the door away when it goes, so that everybody at work stops, also after a failure.
pub struct StopsAll<'f>(pub &'f mut Front);

impl Drop for StopsAll<'_> {
    fn drop(&mut self) {
        self.0.process.kill();
    }
}

/// The instance that answered, as `backend/name`; `None` where haproxy answered itself.
pub fn instance_of(answer: &Answer) -> Option<String> {
    answer.text.lines().find_map(|line| line.strip_prefix("x-instance: ")).map(str::to_owned)
}

/// Starts haproxy with these settings, and waits until it listens.
pub fn haproxy(folder: &Folder, settings: &Path, address: SocketAddr) -> Outside {
    let mut command = Command::new(program("UITZWAAI_HAPROXY", "/usr/sbin/haproxy", "haproxy"));
    // In the foreground, as one process.
    command.arg("-db").arg("-f").arg(settings);
    let mut process = Outside::start("haproxy", &mut command, folder.path().join("haproxy.log"));
    process.listens(address);
    process
}

/// An example with other values in the place of some of its own.
pub fn with(example: &str, differs: &[(&str, &str)]) -> String {
    differs.iter().fold(example.to_owned(), |text, (stands, instead)| {
        assert!(text.contains(stands), "`{stands}` does not stand in the example");
        text.replace(stands, instead)
    })
}
