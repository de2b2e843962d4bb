//! `cargo xtask serve [--release] ARGS`: prepares what is missing, builds, starts the demonstration.
//!
//! Without `--release` it is built as for tests, with the dependencies that they have built or will: a newcomer waits for
//! the first page less than for a release.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{self, Mode};
use crate::project::Project;
use crate::steps::Steps;

/// Builds and becomes `uitzwaai demo ARGS`, so that Ctrl-C reaches the program itself.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let mut steps = Steps::new("serve", build::STEPS + 2);
    let (mode, arguments) = match arguments.split_first() {
        Some((first, rest)) if first == "--release" => (Mode::Release, rest),
        _ => (Mode::Debug, arguments),
    };
    let toolchain = build::prepare(project, &mut steps, mode)?;
    let built = build::all(project, &toolchain, mode, &mut steps)?;
    steps.next("Starting `uitzwaai demo` (Ctrl-C ends it)");
    let error = Command::new(&built.program)
        .arg("demo")
        .args(arguments)
        .current_dir(&project.root)
        .env("UITZWAAI_SITE", &built.site)
        .exec();
    // `exec` only returns when it failed.
    Err(error).with_context(|| format!("cannot start {}", built.program.display()))
}
