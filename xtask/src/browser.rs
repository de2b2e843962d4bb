//! What the browser tests need: npm's packages in `end2end`, and Chromium.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::{children, packages};

/// Names under which Chromium or its kin are installed. The headless shell is the same engine without a
/// window's parts, and draws a page in half the time.
const BROWSERS: [&str; 5] =
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// The oldest Node that Playwright and html-validate support.
const OLDEST_NODE: u32 = 20;

/// Runs `npm ci` in `end2end`, unless what the lock file says is already there.
pub fn ensure_npm_packages(project: &Project) -> Result<()> {
    let folder = project.end2end();
    let wanted = fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json cannot be read")?;
    let stamp = folder.join("node_modules/.uitzwaai-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if !children::exists("npm") {
        packages::install(&["nodejs", "npm"], "the browser tests and for wasm-opt")?;
    }
    ensure_node_is_new_enough()?;
    eprintln!("    npm ci (in end2end)");
    children::run_quietly(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(&folder)
            // Playwright's own browsers are not used; Debian's Chromium is.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )
    .context("npm could not install what the browser tests need; is its registry reachable?")?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// Playwright starts with no older Node; Debian 12's own is one of those.
fn ensure_node_is_new_enough() -> Result<()> {
    let version = children::read(Command::new("node").arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    if major.parse::<u32>().is_ok_and(|major| major < OLDEST_NODE) {
        bail!("Node is {version}; install {OLDEST_NODE} or newer, then try again");
    }
    Ok(())
}

/// Where Chromium is: `UITZWAAI_CHROMIUM`, else in `PATH`, else installed now.
pub fn ensure_chromium() -> Result<PathBuf> {
    if let Some(named) = env::var_os("UITZWAAI_CHROMIUM").map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        bail!("UITZWAAI_CHROMIUM names {}, which is not there", named.display());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    // Without any font a page is a row of boxes.
    packages::install(&["chromium-headless-shell", "fonts-dejavu-core"], "the browser tests")?;
    installed().context("chromium-headless-shell was installed but is not in PATH")
}

/// The validator of the W3C is a program for Java.
pub fn ensure_java() -> Result<()> {
    if children::exists("java") {
        return Ok(());
    }
    packages::install(&["default-jre-headless"], "validating pages in the browser tests")
}

fn installed() -> Option<PathBuf> {
    BROWSERS.iter().find_map(children::on_path)
}
