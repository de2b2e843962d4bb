//! `cargo xtask pictures`: takes the README's pictures anew, from the demonstration in a real browser.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::{self, Mode};
use crate::project::Project;
use crate::steps::Steps;
use crate::{browser, children};

/// Builds the program and lets the story of the pictures write them into `docs/pictures`.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        bail!("usage: cargo xtask pictures");
    }
    let mut steps = Steps::new("pictures", build::STEPS + 3);
    let toolchain = build::prepare(project, &mut steps, Mode::Debug)?;
    let built = build::all(project, &toolchain, Mode::Debug, &mut steps)?;
    steps.next("Preparing npm's packages and Chromium");
    browser::ensure_npm_packages(project)?;
    let chromium = browser::ensure_chromium()?;
    steps.next("Taking the pictures");
    let mut playwright = Command::new("npx");
    playwright
        .args(["--no-install", "playwright", "test", "--workers=1"])
        .current_dir(project.end2end())
        .env("UITZWAAI_PICTURES", "1")
        .env("UITZWAAI_CHROMIUM", chromium)
        .env("UITZWAAI_BIN", &built.program)
        .env("UITZWAAI_SITE", &built.site);
    children::run(&mut playwright).context("a picture would not show the page it names")?;
    steps.finish("look at docs/pictures before you commit them");
    Ok(())
}
