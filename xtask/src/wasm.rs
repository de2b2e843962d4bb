//! The browser's side: compiles the library to WASM, binds it to JavaScript, makes it small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::Mode;
use crate::children;
use crate::project::Project;
use crate::toolchain::{Toolchain, WASM};

/// What `rustc` already uses for this target, and no more: the optimiser may not bring in
/// instructions that browsers of the last three years lack.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A bound module: `NAME.js`, `NAME_bg.wasm` and perhaps `snippets/` in one folder.
pub struct Bound {
    /// The folder.
    pub folder: PathBuf,
    /// Whether it was made just now.
    pub is_fresh: bool,
}

/// Compiles the library for the browser; returns the raw module.
pub fn compile(project: &Project, toolchain: &Toolchain, mode: Mode) -> Result<PathBuf> {
    let mut cargo = toolchain.cargo(project);
    cargo.args(["build", "--package", &project.output_name, "--lib", "--target", WASM]).args([
        "--no-default-features",
        "--features",
        &project.wasm_features,
    ]);
    let folder = match mode {
        Mode::Release => {
            cargo.args(["--profile", &project.wasm_profile]);
            project.wasm_profile.as_str()
        }
        Mode::Debug => {
            // The dev profile, so that macros are shared with the server's build, but small: an
            // unoptimised module has tens of megabytes, which no browser test wants to load.
            cargo.args(["--config", "profile.dev.opt-level='z'"]);
            cargo.args(["--config", "profile.dev.debug=false"]);
            "debug"
        }
    };
    children::run(&mut cargo).context("the browser's side does not compile")?;
    Ok(project.target.join(WASM).join(folder).join(format!("{}.wasm", project.output_name)))
}

/// Binds and optimises the raw module, unless that was done before with the same module and tools.
pub fn bind(project: &Project, raw: &Path, mode: Mode) -> Result<Bound> {
    let optimiser = match mode {
        Mode::Release => optimiser(project),
        Mode::Debug => None,
    };
    let folder = project.target.join("xtask/bound").join(mode.folder());
    let stamp_file = folder.join("stamp");
    let stamp = stamp(raw, optimiser.as_deref())?;
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        return Ok(Bound { folder, is_fresh: false });
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Bindgen::new()
        .input_path(raw)
        .out_name(&project.output_name)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(true)
                .remove_name_section(mode == Mode::Release)
                .remove_producers_section(true)
                .generate(&folder)
        })
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))?;
    if let Some(optimiser) = optimiser {
        let module = folder.join(format!("{}_bg.wasm", project.output_name));
        optimise(&optimiser, &module)?;
    }
    fs::write(stamp_file, stamp)?;
    Ok(Bound { folder, is_fresh: true })
}

/// Changes whenever binding or optimising again would give something else.
fn stamp(raw: &Path, optimiser: Option<&Path>) -> Result<String> {
    let module = fs::read(raw).with_context(|| format!("cannot read {}", raw.display()))?;
    let optimiser = optimiser.map_or_else(|| "none".to_owned(), |file| file.display().to_string());
    let our_settings = Sha256::digest(include_bytes!("wasm.rs"));
    Ok(format!("{:x} {our_settings:x} {optimiser}", Sha256::digest(&module)))
}

/// `wasm-opt` from npm's binaryen or from `PATH`.
fn optimiser(project: &Project) -> Option<PathBuf> {
    let from_npm = project.end2end().join("node_modules/binaryen/bin/wasm-opt");
    if from_npm.is_file() && children::exists("node") {
        return Some(from_npm);
    }
    children::on_path("wasm-opt")
}

fn optimise(optimiser: &Path, module: &Path) -> Result<()> {
    let small = module.with_extension("small");
    let is_script = optimiser.components().any(|part| part.as_os_str() == "node_modules");
    let mut command = if is_script {
        let mut node = Command::new("node");
        node.arg(optimiser);
        node
    } else {
        Command::new(optimiser)
    };
    command.args(["-Oz", "-o"]).arg(&small).arg(module).args(WASM_FEATURES);
    children::run_quietly(&mut command).context("wasm-opt failed")?;
    fs::rename(&small, module)?;
    Ok(())
}
