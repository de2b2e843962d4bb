//! The program itself, started as an administrator would.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::http::{Connection, Sent, request};

/// Longer than this a start never takes unless it failed.
const START_LIMIT: Duration = Duration::from_secs(30);
/// How often a starting program is asked whether it is ready.
const ASK_EVERY: Duration = Duration::from_millis(1);

/// Longer than this no command takes unless it hangs.
const COMMAND_LIMIT: Duration = Duration::from_secs(1_200);
/// How often it is looked how much memory a command has. The system remembers the most, so only what it takes in the
/// last moment before its end may be missed.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// The name of an SQLite database in its folder.
const DATABASE: &str = "uitzwaai.db";

/// Where one database and what belongs to it are kept.
#[derive(Clone, Debug)]
pub struct Place {
    pub folder: PathBuf,
    database_url: String,
}

impl Place {
    /// Makes the folder, for a SQLite database in it.
    pub fn make(folder: PathBuf) -> Result<Self> {
        let database_url = format!("sqlite:{}", folder.join(DATABASE).display());
        Self::beside(folder, database_url)
    }

    /// Makes the folder, for a database that is elsewhere.
    pub fn beside(folder: PathBuf, database_url: String) -> Result<Self> {
        std::fs::create_dir_all(folder.join("mails"))?;
        Ok(Self { folder, database_url })
    }

    pub fn database_url(&self) -> &str {
        &self.database_url
    }

    /// Of SQLite.
    pub fn database_file(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    pub fn secret_file(&self) -> PathBuf {
        self.folder.join("uitzwaai.secret")
    }

    pub fn key_file(&self) -> PathBuf {
        self.folder.join("uitzwaai.keys")
    }

    pub fn mails(&self) -> PathBuf {
        self.folder.join("mails")
    }
}

/// A running program; ends with this value.
pub struct Running {
    pub address: SocketAddr,
    /// As people would write it.
    pub base_url: String,
    /// From starting the process until it said that it is ready.
    pub start: Duration,
    process: Child,
}

impl Running {
    /// Starts `uitzwaai serve` on an existing database and waits until it is ready.
    pub async fn start(program: &Path, site: &Path, place: &Place) -> Result<Self> {
        let address = free_address()?;
        let base_url = format!("http://{address}");
        let mut command = command(program, place);
        command
            .arg("serve")
            .env("UITZWAAI_LISTEN", address.to_string())
            .env("UITZWAAI_BASE_URL", &base_url)
            .env("UITZWAAI_TRUSTED_PROXIES", "127.0.0.1")
            .env("UITZWAAI_SITE", site);
        let begun = Instant::now();
        let mut process = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
        let question = request(&base_url, "/readyz", &Sent::default());
        loop {
            if is_ready(address, &question).await {
                break;
            }
            if let Some(status) = process.try_wait()? {
                bail!("the program ended at once with {status}");
            }
            if begun.elapsed() > START_LIMIT {
                bail!("the program does not get ready");
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
        Ok(Self { address, base_url, start: begun.elapsed(), process })
    }

    /// Resident memory in bytes: now, and at most since the start. `None` where the system does not
    /// tell (only Linux does it this way).
    pub fn memory(&self) -> Option<Memory> {
        memory(self.process.id()?)
    }

    /// Asks it to end and waits until it did.
    pub async fn stop(mut self) -> Result<()> {
        let Some(id) = self.process.id() else { return Ok(()) };
        // The standard library cannot send SIGTERM.
        Command::new("kill").arg(id.to_string()).status().await?;
        self.process.wait().await?;
        Ok(())
    }
}

/// Resident memory, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    pub now: u64,
    pub most: u64,
}

/// A command that was carried out.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// From starting the process to its end.
    pub took: Duration,
    /// Resident memory at most, in bytes; `None` where the system does not tell.
    pub most: Option<u64>,
}

/// Carries out a command of the program to its end, as `uitzwaai WORDS`. One that fails is an error.
pub async fn carry_out(program: &Path, place: &Place, words: &[&str]) -> Result<Carried> {
    let mut command = command(program, place);
    command.args(words).env("UITZWAAI_BASE_URL", "http://127.0.0.1");
    let begun = Instant::now();
    let mut process = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
    let mut most = None;
    loop {
        most = most.max(process.id().and_then(memory).map(|memory| memory.most));
        if let Ok(status) = tokio::time::timeout(LOOK_EVERY, process.wait()).await {
            let (status, took) = (status?, begun.elapsed());
            if !status.success() {
                bail!("uitzwaai {} ended with {status}", words.join(" "));
            }
            return Ok(Carried { took, most });
        }
        if begun.elapsed() > COMMAND_LIMIT {
            bail!("uitzwaai {} does not end", words.join(" "));
        }
    }
}

/// The program with this place's settings, and with none of whoever measures.
fn command(program: &Path, place: &Place) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("UITZWAAI_") {
            command.env_remove(name);
        }
    }
    command
        .current_dir(&place.folder)
        .env("UITZWAAI_DATABASE_URL", place.database_url())
        .env("UITZWAAI_MAIL_DIR", place.mails())
        .env("UITZWAAI_MAIL_FROM", "hr@uitzwaai.example")
        .env("UITZWAAI_SECRET_FILE", place.secret_file())
        .env("UITZWAAI_KEY_FILE", place.key_file())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true);
    command
}

/// Of a running process.
fn memory(process: u32) -> Option<Memory> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    Some(Memory { now: field(&status, "VmRSS:")?, most: field(&status, "VmHWM:")? })
}

impl Memory {
    /// Of each number the greater one.
    pub fn greater(self, other: Self) -> Self {
        Self { now: self.now.max(other.now), most: self.most.max(other.most) }
    }
}

async fn is_ready(address: SocketAddr, question: &[u8]) -> bool {
    match Connection::open(address).await {
        Ok(mut connection) => connection.exchange(question).await.is_ok_and(|outcome| outcome.status == 200),
        Err(_) => false,
    }
}

/// `VmRSS:    1234 kB`, in bytes.
fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// A port that was free a moment ago.
fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// The address in the first line that a process of ours prints.
pub async fn first_address(process: &mut Child) -> Result<SocketAddr> {
    let output = process.stdout.take().context("its output is not piped")?;
    let mut lines = BufReader::new(output).lines();
    let line = tokio::time::timeout(START_LIMIT, lines.next_line()).await??.context("it said nothing")?;
    let (_, address) = line.rsplit_once("http://").with_context(|| format!("no address in {line:?}"))?;
    Ok(address.trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn memory_is_read_in_bytes() {
        let status = "Name:\tuitzwaai\nVmHWM:\t   20480 kB\nVmRSS:\t   10240 kB\n";
        assert_eq!(field(status, "VmRSS:"), Some(10_485_760));
        assert_eq!(field(status, "VmSwap:"), None);
    }
}
