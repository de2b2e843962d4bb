//! `cargo xtask build [--release]`: both sides, the style, and the site folder.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};

use crate::project::Project;
use crate::steps::Steps;
use crate::toolchain::{self, Toolchain};
use crate::{browser, children, site, wasm};

/// How thoroughly to build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build, for tests.
    Debug,
    /// Small and fast, for people.
    Release,
}

impl Mode {
    /// Cargo's name of the folder below `target`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// What a build leaves behind.
pub struct Built {
    /// The program.
    pub program: PathBuf,
    /// The site folder beside it.
    pub site: PathBuf,
}

/// How many steps `program` and `site` announce together.
pub const STEPS: usize = 4;

/// `cargo xtask build`.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let (mut mode, mut only_site) = (Mode::Debug, false);
    for argument in arguments {
        match argument.as_str() {
            "--release" => mode = Mode::Release,
            "--site" => only_site = true,
            _ => bail!("usage: cargo xtask build [--release] [--site]"),
        }
    }
    let mut steps = Steps::new("build", if only_site { STEPS } else { STEPS + 1 });
    let toolchain = prepare(project, &mut steps, mode)?;
    if only_site {
        let site = site(project, &toolchain, mode, &mut steps)?;
        steps.finish(&site.display().to_string());
    } else {
        let built = all(project, &toolchain, mode, &mut steps)?;
        steps.finish(&format!("{} and {}", built.program.display(), built.site.display()));
    }
    Ok(())
}

/// One step: a compiler for both sides and, for a release, `wasm-opt` when npm is there.
pub fn prepare(project: &Project, steps: &mut Steps, mode: Mode) -> Result<Toolchain> {
    steps.next("Looking for a compiler for server and browser");
    let toolchain = toolchain::ensure(project)?;
    steps.note(&toolchain.describe());
    if mode == Mode::Release {
        let optimiser = match children::exists("npm") {
            true => browser::ensure_npm_packages(project),
            false => Err(anyhow!("npm is not there")),
        };
        if let Err(error) = optimiser {
            steps.note(&format!("Without wasm-opt the WASM is larger than it need be: {error:#}"));
        }
    }
    Ok(toolchain)
}

/// Builds the program and its site.
pub fn all(project: &Project, toolchain: &Toolchain, mode: Mode, steps: &mut Steps) -> Result<Built> {
    let program = program(project, toolchain, mode, steps)?;
    let site = site(project, toolchain, mode, steps)?;
    Ok(Built { program, site })
}

/// One step: the program, with the server's side of the pages.
pub fn program(project: &Project, toolchain: &Toolchain, mode: Mode, steps: &mut Steps) -> Result<PathBuf> {
    steps.next("Building the program");
    // Its default feature is the server's side; naming it again would build everything twice.
    let name = &project.output_name;
    let mut cargo = toolchain.cargo(project);
    cargo.args(["build", "--package", name, "--bin", name]);
    if mode == Mode::Release {
        cargo.arg("--release");
    }
    children::run(&mut cargo).context("the program does not compile")?;
    Ok(project.target.join(mode.folder()).join(name))
}

/// Three steps: compile for the browser, bind, write the site folder and its copy in the site root.
pub fn site(project: &Project, toolchain: &Toolchain, mode: Mode, steps: &mut Steps) -> Result<PathBuf> {
    steps.next("Building the browser's side (WASM)");
    let raw = wasm::compile(project, toolchain, mode)?;
    steps.next("Binding the WASM to JavaScript and making it small");
    let bound = wasm::bind(project, &raw, mode)?;
    if !bound.is_fresh {
        steps.note("unchanged since the last time");
    }
    steps.next("Writing the site folder");
    let folder = project.target.join(mode.folder()).join("site");
    for line in site::publish(project, &bound.folder, &folder)? {
        steps.note(&line);
    }
    site::mirror(&folder, &project.site_root)?;
    Ok(folder)
}
