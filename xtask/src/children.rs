//! Runs other programs so that Ctrl-C stops them first and lets our own guards clean up.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

static STOP: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// How often a running child is looked at.
const GLANCE: Duration = Duration::from_millis(20);

/// From here on a signal sets a flag instead of ending the process, so that `Drop` runs.
pub fn watch_for_stop_signals() {
    let flag = STOP.get_or_init(|| Arc::new(AtomicBool::new(false)));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        if let Err(error) = signal_hook::flag::register(signal, Arc::clone(flag)) {
            eprintln!("xtask: signal {signal} will not be noticed: {error}");
        }
    }
}

/// Whether somebody pressed Ctrl-C or sent SIGTERM or SIGHUP.
pub fn stop_was_asked() -> bool {
    STOP.get().is_some_and(|flag| flag.load(Ordering::Relaxed))
}

/// Runs a program with our own terminal; fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = run_for_status(command)?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a program with our own terminal; how it ended is the caller's to judge.
pub fn run_for_status(command: &mut Command) -> Result<ExitStatus> {
    wait(&mut spawn(command)?)
}

/// Runs a program quietly; its output is shown only when it fails.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let mut output = String::new();
    let status = run_with_lines(command, |line| {
        output.push_str(line);
        output.push('\n');
    })?;
    if !status.success() {
        bail!("`{}` ended with {status}:\n{output}", shown(command));
    }
    Ok(())
}

/// What a program prints on standard output, without the last newline; fails when it fails.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}: {}", shown(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Runs a program and hands over each line of both its outputs, in the order they were written.
///
/// A grandchild that outlives its parent keeps the pipe open; it is waited for three seconds.
pub fn run_with_lines(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<ExitStatus> {
    let (reader, writer) = std::io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = spawn(command)?;
    // The command holds our copies of the writing end; they must close, or reading never ends.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || send_lines(reader, &sender));
    let mut ended: Option<(ExitStatus, Instant)> = None;
    loop {
        match lines.recv_timeout(GLANCE) {
            Ok(line) => {
                each_line(&line);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {}
        }
        match ended {
            None => ended = glance(&mut child)?.map(|status| (status, Instant::now())),
            Some((_, since)) if since.elapsed() > Duration::from_secs(3) => break,
            Some(_) => {}
        }
    }
    match ended {
        Some((status, _)) => Ok(status),
        None => wait(&mut child),
    }
}

fn send_lines(reader: impl std::io::Read, sender: &mpsc::Sender<String>) {
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|bytes| bytes > 0) {
        let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
        if sender.send(text).is_err() {
            return;
        }
        line.clear();
    }
}

/// Like `run_with_lines`, and shows each line as it comes.
pub fn run_showing_lines(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<ExitStatus> {
    run_with_lines(command, |line| {
        // A closed terminal is no reason to end the tests half-way.
        let _ = writeln!(std::io::stdout(), "{line}");
        each_line(line);
    })
}

/// Runs a program quietly for at most `limit`; `Ok(false)` when it failed or took longer.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> Result<bool> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = spawn(command)?;
    let begun = Instant::now();
    while begun.elapsed() < limit {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if stop_was_asked() {
            break;
        }
        thread::sleep(GLANCE);
    }
    end(&mut child);
    Ok(false)
}

/// Whether a program of this name can be started.
pub fn exists(program: impl AsRef<OsStr>) -> bool {
    on_path(program).is_some()
}

/// Where a program of this name stands in `PATH`.
pub fn on_path(program: impl AsRef<OsStr>) -> Option<std::path::PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program.as_ref())).find(|file| file.is_file())
}

fn spawn(command: &mut Command) -> Result<Child> {
    if stop_was_asked() {
        bail!("not started: `{}`", shown(command));
    }
    command.spawn().with_context(|| format!("cannot start `{}`", shown(command)))
}

fn wait(child: &mut Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = glance(child)? {
            return Ok(status);
        }
        thread::sleep(GLANCE);
    }
}

/// Whether the child has ended; when a stop is asked it gets SIGTERM, five seconds later SIGKILL.
fn glance(child: &mut Child) -> Result<Option<ExitStatus>> {
    let status = child.try_wait()?;
    if stop_was_asked() {
        if status.is_none() {
            end(child);
        }
        bail!("a stop was asked");
    }
    Ok(status)
}

/// Ends a child, gently first.
fn end(child: &mut Child) {
    let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(5) {
        if matches!(child.try_wait(), Ok(Some(_)) | Err(_)) {
            return;
        }
        thread::sleep(GLANCE);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// A command as one would type it, for messages.
fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outputs_arrive_in_the_order_they_were_written() {
        let mut lines = Vec::new();
        let status =
            run_with_lines(Command::new("sh").args(["-c", "echo one; echo two >&2; echo three; exit 3"]), |line| {
                lines.push(line.to_owned());
            })
            .expect("sh runs");
        assert_eq!(lines, ["one", "two", "three"]);
        assert_eq!(status.code(), Some(3));
    }

    #[test]
    fn a_program_that_hangs_is_ended_and_counts_as_failed() {
        let outcome = succeeds_within(Command::new("sleep").arg("60"), Duration::from_millis(100));
        assert!(!outcome.expect("sleep starts"));
    }

    #[test]
    fn a_program_that_is_not_there_is_named_in_the_error() {
        let error = read(&mut Command::new("no-such-program-here")).expect_err("it is not there");
        assert!(error.to_string().contains("no-such-program-here"));
    }
}
