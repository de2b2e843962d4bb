//! `cargo xtask check`: what a commit must pass; all of it runs, also after a failure.

use std::process::Command;

use anyhow::{Result, bail};

use crate::build::{self, Mode};
use crate::project::Project;
use crate::steps::Steps;
use crate::toolchain::{Toolchain, WASM};
use crate::{children, deny, packages, tidy};

/// What stops a commit.
const NO_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

/// `cargo xtask check`.
pub fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::new("check", 8);
    let toolchain = build::prepare(project, &mut steps, Mode::Debug)?;
    ensure_formatter_and_clippy(project, &toolchain)?;
    let mut failed = Vec::new();
    let mut judge = |name: &'static str, outcome: Result<()>| -> Result<()> {
        if children::stop_was_asked() {
            return outcome;
        }
        if let Err(error) = outcome {
            eprintln!("{error:#}");
            failed.push(name);
        }
        Ok(())
    };
    steps.next("Formatting");
    let mut cargo = toolchain.cargo(project);
    judge("formatting", children::run(cargo.args(["fmt", "--all", "--check"])))?;
    steps.next("Conventions (tidy)");
    judge("tidy", tidy::run(project))?;
    steps.next("Licences and bans of dependencies (cargo deny)");
    judge("licences and bans", deny::check(project, &toolchain, &steps))?;
    steps.next("Clippy on the server's side");
    let mut cargo = toolchain.cargo(project);
    cargo.args(["clippy", "--workspace", "--exclude", "xtask", "--all-targets"]);
    judge("clippy", children::run(cargo.args(NO_WARNINGS)))?;
    steps.next("Clippy on the browser's side");
    let mut cargo = toolchain.cargo(project);
    cargo.args(["clippy", "--package", &project.output_name, "--package", "app", "--lib"]).args([
        "--target",
        WASM,
        "--no-default-features",
        "--features",
        &project.wasm_features,
    ]);
    judge("clippy in the browser", children::run(cargo.args(NO_WARNINGS)))?;
    steps.next("Clippy on xtask, with the compiler that built it");
    let mut cargo = Command::new("cargo");
    cargo.args(["clippy", "--package", "xtask", "--all-targets"]).current_dir(&project.root);
    judge("clippy on xtask", children::run(cargo.args(NO_WARNINGS)))?;
    steps.next("The quick tests: domain and wording");
    let mut cargo = toolchain.cargo(project);
    cargo.args(["test", "--package", "domain", "--package", "wording"]);
    judge("quick tests", children::run(&mut cargo))?;
    if !failed.is_empty() {
        bail!("not fit for a commit: {}", failed.join(", "));
    }
    steps.finish("fit for a commit");
    Ok(())
}

/// Both come with rustup's compiler by default, and in packages of their own with Debian's.
fn ensure_formatter_and_clippy(project: &Project, toolchain: &Toolchain) -> Result<()> {
    let are_there = |toolchain: &Toolchain| {
        ["fmt", "clippy"].iter().all(|tool| children::read(toolchain.cargo(project).args([*tool, "--version"])).is_ok())
    };
    if are_there(toolchain) {
        return Ok(());
    }
    if toolchain.is_debians() {
        packages::install(&["rust-web-clippy", "rustfmt-web"], "cargo xtask check")?;
    } else {
        children::run_quietly(Command::new("rustup").args(["component", "add", "clippy", "rustfmt"]))?;
    }
    if !are_there(toolchain) {
        bail!("clippy and rustfmt are missing for {}: install them", toolchain.describe());
    }
    Ok(())
}
