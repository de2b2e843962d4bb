//! `cargo xtask bench [--quick]`: builds as for release, then the figures beside their baselines.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::{self, Built, Mode};
use crate::project::Project;
use crate::steps::Steps;
use crate::{browser, children};

/// The scripted keyboard user; its line begins with "full questionnaire".
const KEYBOARD: &str = "figures/keyboard.spec.ts";
/// Lighthouse's points for speed on the pages of a leaver, which are full marks or fail.
const LIGHTHOUSE: &str = "figures/lighthouse.spec.ts";

/// A real browser, where this machine has one.
fn ready_browser(project: &Project) -> Result<PathBuf> {
    browser::ensure_npm_packages(project)?;
    browser::ensure_chromium()
}

/// What this file of `end2end/` measures, before the program as it is released.
fn figures(project: &Project, built: &Built, chromium: &Path, file: &str) -> Result<()> {
    let mut playwright = Command::new("npx");
    playwright
        .args(["--no-install", "playwright", "test", "--workers=1", file])
        .current_dir(project.end2end())
        .env("UITZWAAI_FIGURES", "1")
        .env("UITZWAAI_RELEASE", "1")
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
    let mut steps = Steps::new("bench", build::STEPS + 4);
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
    let chromium = match ready_browser(project) {
        Ok(chromium) => chromium,
        Err(error) => {
            steps.note(&format!("not measured: {error:#}"));
            steps.finish("measured, but for the browser");
            return Ok(());
        }
    };
    if let Err(error) = figures(project, &built, &chromium, KEYBOARD) {
        steps.note(&format!("not measured: {error:#}"));
    }
    steps.next("Judging the speed of a leaver's pages by Lighthouse: 100 points each");
    figures(project, &built, &chromium, LIGHTHOUSE).context("not every page of a leaver has 100 points for speed")?;
    steps.finish("measured");
    Ok(())
}
