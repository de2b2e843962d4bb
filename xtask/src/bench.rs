//! `cargo xtask bench [--quick]`: builds as for release, then the figures beside their baselines.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::{self, Built, Mode};
use crate::project::Project;
use crate::steps::Steps;
use crate::{browser, children};

/// The scripted keyboard user; its line begins with "full questionnaire".
fn keyboard(project: &Project, built: &Built) -> Result<()> {
    browser::ensure_npm_packages(project)?;
    let chromium = browser::ensure_chromium()?;
    let mut playwright = Command::new("npx");
    playwright
        .args(["--no-install", "playwright", "test", "--workers=1"])
        .current_dir(project.end2end())
        .env("UITZWAAI_FIGURES", "1")
        .env("UITZWAAI_CHROMIUM", chromium)
        .env("UITZWAAI_BIN", &built.program)
        .env("UITZWAAI_SITE", &built.site);
    children::run(&mut playwright)
}

/// Builds the program, its site and the load generator, and measures.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if arguments.iter().any(|argument| argument != "--quick") {
        bail!("usage: cargo xtask bench [--quick]");
    }
    let mut steps = Steps::new("bench", build::STEPS + 3);
    let toolchain = build::prepare(project, &mut steps, Mode::Release)?;
    steps.next("Building the program and the load generator");
    let mut cargo = toolchain.cargo(project);
    // In one go: each by itself asks for other features of what both use, which is then built twice.
    cargo.args(["build", "--release", "--package", &project.output_name, "--package", "bench"]);
    children::run(&mut cargo).context("the program or the load generator does not compile")?;
    let folder = project.target.join(Mode::Release.folder());
    let program = folder.join(&project.output_name);
    let built = Built { program, site: build::site(project, &toolchain, Mode::Release, &mut steps)? };
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
    steps.next("Filling in the questionnaire with a keyboard, in a real browser");
    match keyboard(project, &built) {
        Ok(()) => steps.finish("measured"),
        Err(error) => {
            steps.note(&format!("not measured: {error:#}"));
            steps.finish("measured, but for the browser");
        }
    }
    Ok(())
}
