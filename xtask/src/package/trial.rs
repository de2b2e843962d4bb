//! Tries the packages: installed into a folder, started, upgraded over the same data, and rolled back.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use flate2::Compression;
use flate2::read::GzDecoder;

use super::{VERSION, write};
use crate::build::Built;
use crate::children;
use crate::project::Project;
use crate::summary::Tried;

/// Longer than this a build for tests never takes to start.
const START_LIMIT: Duration = Duration::from_secs(60);
/// How long requests under way may take to finish.
const STOP_LIMIT: Duration = Duration::from_secs(30);
/// Below this, `systemd-analyze security` calls a service well confined: 0 is best, 10 worst.
const EXPOSURE_MAX: &str = "20";
const SOMEBODY: &str = "anna@organisation.example";

/// Installs and upgrades the packages of this build; returns what was tried, and what could not be.
pub fn try_out(project: &Project, built: &Built) -> Result<Vec<Tried>> {
    let folder = project.target.join("package-trial");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let packages = write(project, built, &folder.join("new"), VERSION, Compression::fast())?;
    let mut tried = vec![Tried::Well(unpack(&packages.archive, &folder.join("opt"))?)];
    let old = folder.join("opt").join(format!("uitzwaai-{VERSION}"));
    let new = folder.join("opt/uitzwaai-next");
    copy(&old, &new)?;
    let data = folder.join("data");
    fs::create_dir_all(&data)?;
    let settings = fs::read_to_string(old.join("uitzwaai.toml"))?;
    let home = data.display().to_string();
    fs::write(data.join("uitzwaai.toml"), settings.replace("/var/lib/uitzwaai", &home))?;

    let mut account = Command::new(old.join("uitzwaai"));
    account.args(["create-account", SOMEBODY, "--name", "Anna Voorbeeld", "--organisation", "Stichting Voorbeeld"]);
    account.current_dir(&data).stdin(Stdio::null());
    children::run_quietly(&mut account).context("the first account")?;
    tried.push(Tried::Well(serves(&old, &data).context("as it was unpacked")?));
    let copy_of_all = data.join("before-the-upgrade.db");
    let mut backup = Command::new(old.join("uitzwaai"));
    backup.arg("backup").arg(&copy_of_all).current_dir(&data);
    children::run_quietly(&mut backup).context("a backup")?;
    tried.push(Tried::Well(serves(&new, &data).context("upgraded")?));
    tried.push(Tried::Well(serves(&old, &data).context("rolled back")?));
    fs::copy(&copy_of_all, data.join("uitzwaai.db")).context("the backup in its place")?;
    for beside in ["uitzwaai.db-wal", "uitzwaai.db-shm"] {
        let beside = data.join(beside);
        if beside.exists() {
            fs::remove_file(beside)?;
        }
    }
    tried.push(Tried::Well(serves(&old, &data).context("rolled back to the backup")?));
    tried.push(Tried::Well(parts(&packages.debian)?));
    tried.push(debian(&packages.debian)?);
    tried.push(confined(&project.path("packaging/uitzwaai.service"))?);
    fs::remove_dir_all(&folder)?;
    Ok(tried)
}

fn unpack(archive: &Path, to: &Path) -> Result<String> {
    tar::Archive::new(GzDecoder::new(fs::File::open(archive)?)).unpack(to)?;
    Ok(format!("{} is unpacked", name(archive)))
}

/// Starts it in the folder of its data, asks for a page and its style, and asks it to stop.
fn serves(home: &Path, data: &Path) -> Result<String> {
    let free = TcpListener::bind("127.0.0.1:0")?;
    let address = free.local_addr()?;
    drop(free);
    let mut serve = Command::new(home.join("uitzwaai"));
    serve.arg("serve").current_dir(data).env("UITZWAAI_LISTEN", address.to_string());
    serve.env("UITZWAAI_BASE_URL", format!("http://{address}")).stdin(Stdio::null()).stdout(Stdio::null());
    let log = data.join("log");
    serve.stderr(fs::File::create(&log)?);
    let mut program = Stopped(serve.spawn().context("the program does not start")?);
    let outcome = asked(address, &mut program.0);
    let stopped = program.stop();
    outcome.and(stopped).with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
    Ok(format!("{} serves pages and style, and stops when asked", name(home)))
}

fn asked(address: SocketAddr, program: &mut Child) -> Result<()> {
    let begun = Instant::now();
    while get(address, "/readyz").map_or(true, |answer| !answer.starts_with("HTTP/1.1 200")) {
        ensure!(program.try_wait()?.is_none(), "it ended by itself");
        ensure!(begun.elapsed() < START_LIMIT, "it is not ready after {START_LIMIT:?}");
        // reason: it says nothing when it is ready.
        thread::sleep(Duration::from_millis(50));
    }
    let page = get(address, "/staff/sign-in")?;
    ensure!(page.starts_with("HTTP/1.1 200"), "the page to sign in: {page}");
    let style = page.split('"').find(|part| part.starts_with("/pkg/") && part.ends_with(".css"));
    let style = style.with_context(|| format!("a page names no style: {page}"))?;
    let answer = get(address, style)?;
    ensure!(answer.starts_with("HTTP/1.1 200"), "{style}: {answer}");
    Ok(())
}

fn get(address: SocketAddr, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(STOP_LIMIT))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Ends with this value, however it was asked.
struct Stopped(Child);

impl Stopped {
    /// Asks as systemd does, and waits.
    fn stop(&mut self) -> Result<()> {
        let mut kill = Command::new("kill");
        children::run_quietly(kill.arg("-TERM").arg(self.0.id().to_string()))?;
        let begun = Instant::now();
        loop {
            match self.0.try_wait()? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => bail!("asked to stop, it ended with {status}"),
                None => ensure!(begun.elapsed() < STOP_LIMIT, "it did not stop within {STOP_LIMIT:?}"),
            }
            // reason: the standard library waits for a process without a limit only.
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        // Where it has ended already there is nothing to kill.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The Debian package has its parts, in their order.
fn parts(package: &Path) -> Result<String> {
    let mut archive = ar::Archive::new(fs::File::open(package)?);
    let mut parts = Vec::new();
    while let Some(part) = archive.next_entry() {
        let part = part?;
        parts.push(String::from_utf8_lossy(part.header().identifier()).into_owned());
    }
    ensure!(parts == ["debian-binary", "control.tar.gz", "data.tar.gz"], "parts of the package: {parts:?}");
    Ok(format!("{} has its parts", name(package)))
}

/// What Debian's own program reads of it, where that is there.
fn debian(package: &Path) -> Result<Tried> {
    if !children::exists("dpkg-deb") {
        return Ok(Tried::Skipped(format!("nobody read {}: dpkg-deb is not here", name(package))));
    }
    let listed = children::read(Command::new("dpkg-deb").arg("--contents").arg(package))?;
    for wanted in
        ["usr/lib/uitzwaai/\n", "usr/lib/uitzwaai/uitzwaai", "usr/bin/uitzwaai -> ", "etc/uitzwaai/uitzwaai.toml"]
    {
        ensure!(listed.contains(wanted), "{wanted} is not in {}", name(package));
    }
    let field = children::read(Command::new("dpkg-deb").args(["--field"]).arg(package).arg("Version"))?;
    ensure!(field == VERSION, "dpkg-deb reads version {field}");
    Ok(Tried::Well(format!("dpkg-deb reads {}", name(package))))
}

/// What systemd itself thinks of the unit, where it is there.
fn confined(unit: &Path) -> Result<Tried> {
    if !children::exists("systemd-analyze") {
        return Ok(Tried::Skipped("the unit was not judged: systemd-analyze is not here".to_owned()));
    }
    let mut analyze = Command::new("systemd-analyze");
    analyze.args(["security", "--offline=true", "--no-pager", &format!("--threshold={EXPOSURE_MAX}")]).arg(unit);
    children::run_quietly(&mut analyze).context("the unit is not confined enough")?;
    Ok(Tried::Well("systemd-analyze finds the unit well confined".to_owned()))
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for one in fs::read_dir(from)? {
        let one = one?;
        let target: PathBuf = to.join(one.file_name());
        if one.file_type()?.is_dir() {
            copy(&one.path(), &target)?;
        } else {
            fs::copy(one.path(), target)?;
        }
    }
    Ok(())
}
