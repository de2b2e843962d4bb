//! Finds or makes one compiler for both sides: island names are hashes that server and WASM must
//! agree on, so the same compiler builds both.

mod debian;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::children;
use crate::project::Project;
use crate::steps::Steps;

/// The target of the browser's side.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The name under which Debian's compiler is linked into rustup.
const DISTRO: &str = "distro";

/// How long rustup's server may take; 20 MB come from there when it can be reached.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

/// A compiler that builds both sides.
#[derive(Clone, Debug)]
pub struct Toolchain {
    /// rustup's name for it; none where there is no rustup.
    name: Option<String>,
    /// The linker for WASM, where the compiler does not find its own.
    linker: Option<PathBuf>,
}

impl Toolchain {
    /// Cargo of this toolchain, in the project's root.
    pub fn cargo(&self, project: &Project) -> Command {
        let mut command = self.program("cargo");
        command.current_dir(&project.root).env("CARGO_TARGET_DIR", &project.target);
        if let Some(linker) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }

    /// Whether it is Debian's compiler rather than one of rustup's.
    pub fn is_debians(&self) -> bool {
        self.name.as_deref().is_none_or(|name| name == DISTRO)
    }

    /// In words, for messages.
    pub fn describe(&self) -> String {
        let version = children::read(self.program("rustc").arg("--version")).unwrap_or_else(|_| "rustc".to_owned());
        match (&self.name, &self.linker) {
            (Some(name), Some(linker)) => {
                format!("{version}, toolchain {name}, linker {}", linker.display())
            }
            (Some(name), None) => format!("{version}, toolchain {name}"),
            (None, _) => version,
        }
    }

    /// A program of this toolchain, without what rustup and Cargo added to our own environment.
    fn program(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        for (key, _) in env::vars_os() {
            let name = key.to_string_lossy();
            let is_ours = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
                .iter()
                .any(|beginning| name.starts_with(beginning));
            if is_ours || name == "CARGO" || name == "LD_LIBRARY_PATH" {
                command.env_remove(&key);
            }
        }
        if let Some(name) = &self.name {
            command.env("RUSTUP_TOOLCHAIN", name);
        }
        command
    }

    fn sysroot(&self) -> Result<PathBuf> {
        children::read(self.program("rustc").args(["--print", "sysroot"])).map(PathBuf::from)
    }

    /// Whether a small WASM module can be compiled and linked; remembers the linker that did it.
    fn links_wasm(mut self, project: &Project) -> Option<Self> {
        let library = self.sysroot().ok()?.join("lib/rustlib").join(WASM).join("lib");
        if !library.is_dir() {
            return None;
        }
        let folder = project.target.join("xtask/probe");
        fs::create_dir_all(&folder).ok()?;
        let source = folder.join("probe.rs");
        fs::write(&source, PROBE).ok()?;
        for linker in std::iter::once(None).chain(linkers().into_iter().map(Some)) {
            let mut compile = self.program("rustc");
            compile.args(["--edition=2024", "--crate-type=cdylib", "--target", WASM, "-o"]);
            compile.arg(folder.join("probe.wasm")).arg(&source);
            if let Some(linker) = &linker {
                compile.arg(format!("-Clinker={}", linker.display()));
            }
            if children::succeeds_within(&mut compile, Duration::from_secs(60)).unwrap_or(false) {
                self.linker = linker;
                return Some(self);
            }
        }
        None
    }
}

/// Needs the standard library, so that one built by another compiler is noticed.
const PROBE: &str = "#[unsafe(no_mangle)]\n\
    pub extern \"C\" fn probe(n: u32) -> usize { vec![0u8; n as usize].len() }\n";

/// `cargo xtask toolchain`.
pub fn run(project: &Project) -> Result<()> {
    let toolchain = ensure(project)?;
    println!("{}", toolchain.describe());
    Ok(())
}

/// The compiler for both sides; prepares it when nothing fits yet.
pub fn ensure(project: &Project) -> Result<Toolchain> {
    let active = active();
    if let Some(toolchain) = active.clone().links_wasm(project) {
        return Ok(toolchain);
    }
    let has_rustup = children::exists("rustup");
    let distro = Toolchain { name: has_rustup.then(|| DISTRO.to_owned()), linker: None };
    if let Some(toolchain) = distro.clone().links_wasm(project) {
        return Ok(toolchain);
    }
    let mut steps = Steps::new("toolchain", if has_rustup { 6 } else { 5 });
    let was_asked_for_distro = active.name.as_deref() == Some(DISTRO);
    if has_rustup && !was_asked_for_distro {
        steps.next("Asking rustup for the WASM target (two minutes at most)");
        if let Some(toolchain) = ask_rustup(&active, project)? {
            steps.finish("rustup had the WASM target");
            return Ok(toolchain);
        }
        steps.note("rustup's server does not give it; Debian's compiler comes with its source.");
    }
    debian::prepare(project, &distro, &mut steps)?;
    let toolchain = distro.links_wasm(project).context(
        "Debian's compiler and its WASM library are in place, yet a small module does not link. \
         Remove /usr/lib/rustlib/wasm32-unknown-unknown and try again",
    )?;
    steps.finish("both sides can be built");
    Ok(toolchain)
}

/// What `cargo` stands for here; rustup tells its children in `RUSTUP_TOOLCHAIN`.
fn active() -> Toolchain {
    let name = env::var("RUSTUP_TOOLCHAIN").ok().filter(|name| !name.is_empty());
    let name = if children::exists("rustup") { name } else { None };
    Toolchain { name, linker: None }
}

fn ask_rustup(active: &Toolchain, project: &Project) -> Result<Option<Toolchain>> {
    let mut command = Command::new("rustup");
    command.args(["target", "add", WASM]).env("RUSTUP_MAX_RETRIES", "0");
    if let Some(name) = &active.name {
        command.args(["--toolchain", name]);
    }
    if !children::succeeds_within(&mut command, RUSTUP_LIMIT)? {
        if children::stop_was_asked() {
            bail!("a stop was asked");
        }
        return Ok(None);
    }
    Ok(active.clone().links_wasm(project))
}

/// Linkers that Debian or LLVM install, the highest version first.
fn linkers() -> Vec<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<(u32, PathBuf)> = env::split_paths(&folders)
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| Some((linker_version(&entry.path())?, entry.path())))
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.dedup_by_key(|(version, _)| *version);
    found.into_iter().map(|(_, file)| file).collect()
}

/// `wasm-ld-22` is version 22; a plain `wasm-ld` counts as 0, tried last.
fn linker_version(file: &Path) -> Option<u32> {
    match file.file_name()?.to_str()?.strip_prefix("wasm-ld")? {
        "" => Some(0),
        rest => rest.strip_prefix('-')?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linker_is_known_by_its_name_and_version() {
        assert_eq!(linker_version(Path::new("/usr/bin/wasm-ld-22")), Some(22));
        assert_eq!(linker_version(Path::new("/usr/bin/wasm-ld")), Some(0));
        assert_eq!(linker_version(Path::new("/usr/bin/wasm-ldd")), None);
        assert_eq!(linker_version(Path::new("/usr/bin/ld.lld")), None);
    }
}
