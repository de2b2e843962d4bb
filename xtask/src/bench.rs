//! `cargo xtask bench [--quick]`: builds as for release, then the figures beside their baselines.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::{self, Mode};
use crate::children;
use crate::project::Project;
use crate::steps::Steps;

/// Builds the program, its site and the load generator, and measures.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if arguments.iter().any(|argument| argument != "--quick") {
        bail!("usage: cargo xtask bench [--quick]");
    }
    let mut steps = Steps::new("bench", build::STEPS + 3);
    let toolchain = build::prepare(project, &mut steps, Mode::Release)?;
    let built = build::all(project, &toolchain, Mode::Release, &mut steps)?;
    steps.next("Building the load generator");
    let mut cargo = toolchain.cargo(project);
    // Together with the program, so that what both use is built once.
    cargo.args(["build", "--release", "--package", &project.output_name, "--package", "bench"]);
    children::run(&mut cargo).context("the load generator does not compile")?;
    let folder = project.target.join(Mode::Release.folder());
    steps.next("Measuring: nothing else should be at work on this machine");
    let mut bench = Command::new(folder.join("bench"));
    bench
        .arg("--program")
        .arg(&built.program)
        .arg("--site")
        .arg(&built.site)
        .arg("--folder")
        .arg(project.target.join("bench"))
        .args(arguments);
    children::run(&mut bench)?;
    steps.finish("measured");
    Ok(())
}
