//! `cargo xtask serve`: prepares what is missing, builds release, starts the demonstration.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{self, Mode};
use crate::project::Project;
use crate::steps::Steps;

/// Builds and becomes `uitzwaai demo ARGS`, so that Ctrl-C reaches the program itself.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let mut steps = Steps::new("serve", build::STEPS + 2);
    let toolchain = build::prepare(project, &mut steps, Mode::Release)?;
    let built = build::all(project, &toolchain, Mode::Release, &mut steps)?;
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
