//! Debian's compiler with a WASM standard library built from Debian's own source, once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Toolchain, WASM};
use crate::project::Project;
use crate::steps::Steps;
use crate::{children, packages};

/// The crate that only exists so that Cargo builds the standard library for it.
const EMPTY_CRATE: &str = "std-for-wasm";

/// Compiler, its source, and what `cargo xtask check` needs of the same version.
const COMPILER: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "rustfmt-web"];

/// Five steps: packages, linker, link into rustup, build, copy.
pub fn prepare(project: &Project, distro: &Toolchain, steps: &mut Steps) -> Result<()> {
    if !children::exists("apt-get") {
        bail!(
            "the WASM target is missing, and this is no Debian system.\n\
             Run `rustup target add {WASM}` where rustup's server can be reached, then try again"
        );
    }
    steps.next("Installing Debian's compiler and its source (about 400 MB)");
    if !is_installed(&COMPILER) {
        packages::install(&COMPILER, "the WASM target (rustup's server does not give it)")?;
    }
    steps.next("Installing a linker for WASM");
    if super::linkers().is_empty() {
        install_linker()?;
    }
    if distro.name.is_some() {
        steps.next("Telling rustup about Debian's compiler");
        children::run_quietly(Command::new("rustup").args(["toolchain", "link", super::DISTRO, "/usr"]))?;
    }
    steps.next("Building the standard library for WASM (about a minute, once)");
    let built = build_library(project, distro)?;
    steps.next("Putting the library where the compiler looks for it");
    let place = distro.sysroot()?.join("lib/rustlib").join(WASM).join("lib");
    put(&built, &place).with_context(|| {
        format!("cannot write {}: run `cargo xtask toolchain` once as root, then try again", place.display())
    })
}

fn is_installed(names: &[&str]) -> bool {
    names.iter().all(|name| {
        children::read(Command::new("dpkg-query").args(["-W", "-f=${Status}", name]))
            .is_ok_and(|status| status == "install ok installed")
    })
}

/// The linker of the compiler's own LLVM version, else Debian's default.
fn install_linker() -> Result<()> {
    let words = children::read(Command::new("/usr/bin/rustc").arg("-vV"))?;
    let version = words
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: "))
        .and_then(|version| version.split('.').next());
    let name = version.map_or_else(|| "lld".to_owned(), |version| format!("lld-{version}"));
    let name = if packages::is_offered(&name) { name } else { "lld".to_owned() };
    packages::install(&[&name], "linking WASM")
}

/// Builds `std` for WASM with the library source; returns the compiled libraries.
fn build_library(project: &Project, distro: &Toolchain) -> Result<Vec<PathBuf>> {
    let folder = project.target.join("xtask").join(EMPTY_CRATE);
    fs::create_dir_all(folder.join("src"))?;
    fs::write(
        folder.join("Cargo.toml"),
        format!("[package]\nname = \"{EMPTY_CRATE}\"\nedition = \"2024\"\n\n[workspace]\n"),
    )?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let target = folder.join("target");
    if target.exists() {
        // Libraries of an older compiler would be copied too.
        fs::remove_dir_all(&target)?;
    }
    children::run(
        distro
            .program("cargo")
            .args(["build", "-Zbuild-std=std,panic_abort", "--release", "--target", WASM])
            .current_dir(&folder)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", &target),
    )
    .context("the standard library could not be built for WASM")?;
    let own = format!("lib{}", EMPTY_CRATE.replace('-', "_"));
    let libraries: Vec<PathBuf> = fs::read_dir(target.join(WASM).join("release/deps"))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|file| file.extension().is_some_and(|ending| ending == "rlib"))
        .filter(|file| !file.to_string_lossy().contains(&own))
        .collect();
    if libraries.is_empty() {
        bail!("building the standard library for WASM gave no library");
    }
    Ok(libraries)
}

/// Replaces the library folder as a whole, so that no half of it is ever seen.
fn put(libraries: &[PathBuf], place: &Path) -> Result<()> {
    let fresh = place.with_file_name("lib.new");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(&fresh)?;
    for library in libraries {
        let name = library.file_name().context("a library without a name")?;
        fs::copy(library, fresh.join(name))?;
    }
    if place.exists() {
        fs::remove_dir_all(place)?;
    }
    fs::rename(&fresh, place)?;
    Ok(())
}
