//! Programs of others that a story starts: a pool, a proxy, a cluster. Each ends with its value, also where the story
//! fails, and what it logged is told then.

use std::fs::File;
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than this none of them takes to start.
const START_LIMIT: Duration = Duration::from_secs(60);

/// One of them, while it runs.
pub struct Outside {
    /// What it is called in messages.
    name: &'static str,
    process: Child,
    log: PathBuf,
}

impl Outside {
    /// Starts it; what it says is added to `log`.
    pub fn start(name: &'static str, command: &mut Command, log: PathBuf) -> Self {
        let said = File::options().create(true).append(true).open(&log).expect("a file");
        let to_log = |file: &File| file.try_clone().expect("a file");
        command.stdin(Stdio::null()).stdout(to_log(&said)).stderr(to_log(&said));
        let process = command.spawn().unwrap_or_else(|error| panic!("{name} does not start: {error}"));
        Self { name, process, log }
    }

    /// Waits until it listens there.
    pub fn listens(&mut self, address: SocketAddr) {
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            let ended = self.process.try_wait().expect("it can be asked");
            assert!(ended.is_none() && begun.elapsed() < START_LIMIT, "{} does not start", self.name);
            std::thread::yield_now();
        }
    }

    /// Ends it in the middle of whatever it does (SIGKILL).
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            let log = std::fs::read_to_string(&self.log).unwrap_or_default();
            eprintln!("what {} logged:\n{log}", self.name);
        }
    }
}

/// A new folder, which goes with this value. Whoever stands in a struct with programs that use it stands behind them.
pub struct Folder(PathBuf);

impl Folder {
    /// Below `place`; `name` begins its name.
    pub fn below(place: &Path, name: &str) -> Self {
        let folder = place.join(format!("{name}-{}", uuid::Uuid::now_v7().as_simple()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let file = self.0.join(name);
        std::fs::write(&file, text).expect("a file");
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program that `cargo xtask test` names in this variable, else where Debian's package keeps it; a story never
/// passes for want of it.
pub fn program(variable: &str, usual: &str, package: &str) -> PathBuf {
    let program = std::env::var_os(variable).map_or_else(|| usual.into(), PathBuf::from);
    assert!(
        program.exists(),
        "{} is not there: install Debian's package {package}, or name the program in {variable}",
        program.display()
    );
    program
}

/// Whether this is root, which some of them refuse to be.
pub fn we_are_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|ours| ours.uid() == 0)
}
