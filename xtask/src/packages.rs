//! Installs Debian packages where that is possible, and else says what to type.

use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use crate::children;

/// Whether this process may install packages.
pub fn we_are_root() -> bool {
    static ROOT: OnceLock<bool> = OnceLock::new();
    *ROOT.get_or_init(|| children::read(Command::new("id").arg("-u")).is_ok_and(|number| number == "0"))
}

/// Installs Debian packages; `purpose` completes the sentence "… is needed for PURPOSE".
pub fn install(names: &[&str], purpose: &str) -> Result<()> {
    let list = names.join(" ");
    if !children::exists("apt-get") {
        bail!("{list} (Debian's names) is needed for {purpose}: install it, then try again");
    }
    if !we_are_root() {
        bail!(
            "{list} is needed for {purpose}, and only root may install it.\n\
             Run `sudo apt-get install --no-install-recommends {list}`, then try again"
        );
    }
    update_once()?;
    eprintln!("    apt-get install {list}");
    children::run_quietly(apt().args(["install", "--yes", "--no-install-recommends"]).args(names))
        .with_context(|| format!("{list} is needed for {purpose} and could not be installed"))
}

/// Whether Debian's archive offers a package of this name; without root its list may be old.
pub fn is_offered(name: &str) -> bool {
    if we_are_root() && update_once().is_err() {
        return false;
    }
    children::read(Command::new("apt-cache").args(["policy", name]))
        .is_ok_and(|answer| answer.contains("Candidate: ") && !answer.contains("Candidate: (none)"))
}

/// The archive's list may be old or absent on a new machine.
fn update_once() -> Result<()> {
    static DONE: OnceLock<bool> = OnceLock::new();
    let done = DONE.get_or_init(|| {
        eprintln!("    apt-get update");
        match children::run_quietly(apt().arg("update")) {
            Ok(()) => true,
            Err(error) => {
                eprintln!("    {error:#}");
                false
            }
        }
    });
    if *done { Ok(()) } else { bail!("`apt-get update` failed: is the network there?") }
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
