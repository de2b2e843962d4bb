//! A Python with other people's calendar reader, mail server, calendar server and reader of OpenAPI, for the tests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::{children, packages};

/// Makes `target/venv` when it is missing or `end2end/requirements.txt` changed; returns its Python.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let wanted_file = project.end2end().join("requirements.txt");
    let wanted = fs::read(&wanted_file).context("end2end/requirements.txt cannot be read")?;
    let folder = project.target.join("venv");
    let python = folder.join("bin/python");
    let stamp = folder.join("requirements.txt");
    if python.exists() && fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    if !children::exists("python3") || make(&folder).is_err() {
        packages::install(&["python3", "python3-venv"], "reading our calendars with Python")?;
        make(&folder).context("python3 cannot make a virtual environment")?;
    }
    eprintln!("    pip install -r end2end/requirements.txt");
    children::run_quietly(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
            .arg(&wanted_file),
    )
    .context("pip could not install what the tests need; is its index reachable?")?;
    fs::write(stamp, wanted)?;
    Ok(python)
}

/// Debian splits the tool off, so this may fail where Python itself is there.
fn make(folder: &std::path::Path) -> Result<()> {
    let made = children::run_quietly(Command::new("python3").args(["-m", "venv"]).arg(folder));
    if made.is_err() && folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    made
}
