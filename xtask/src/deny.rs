//! `cargo deny`: whether every dependency has a licence we may use, comes from the public registry, and is not banned (`deny.toml`).

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::children;
use crate::project::Project;
use crate::steps::Steps;
use crate::toolchain::Toolchain;

/// Asks `cargo deny` about licences, bans and sources. Its advisories change without a change of ours, so they
/// are no matter of a commit.
///
/// # Errors
/// What it found, or that it cannot be had.
pub fn check(project: &Project, toolchain: &Toolchain, steps: &Steps) -> Result<()> {
    let program = ensure(project, toolchain, steps)?;
    let mut deny = toolchain.cargo(project);
    deny.args(["deny", "--log-level", "warn", "check", "licenses", "bans", "sources"]);
    if let Some(folder) = program.parent() {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
        deny.env("PATH", std::env::join_paths(all)?);
    }
    children::run(&mut deny).context("a dependency may not come in; deny.toml says what may")
}

/// Where `cargo-deny` is: in `PATH`, else below `target`, else installed there now.
fn ensure(project: &Project, toolchain: &Toolchain, steps: &Steps) -> Result<PathBuf> {
    if let Some(found) = children::on_path("cargo-deny") {
        return Ok(found);
    }
    let root = project.target.join("tools");
    let own = root.join("bin/cargo-deny");
    if own.is_file() {
        return Ok(own);
    }
    steps.note("Installing cargo-deny into target/tools, once; compiling it takes some minutes");
    let mut install: Command = toolchain.cargo(project);
    install.args(["install", "cargo-deny", "--locked", "--quiet", "--root"]).arg(&root);
    // Our flags and target folder are for our own crates.
    install.env("CARGO_TARGET_DIR", root.join("build")).current_dir(std::env::temp_dir());
    children::run(&mut install).context(
        "cargo-deny could not be installed, so licences and bans were not looked at; is crates.io reachable? \
         `cargo install cargo-deny --locked` does it by hand",
    )?;
    std::fs::remove_dir_all(root.join("build")).context("what was built for cargo-deny cannot be removed")?;
    Ok(own)
}
