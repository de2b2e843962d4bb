//! `cargo xtask package`: what an administrator installs, as one archive and as a Debian package.

mod entries;
mod trial;

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::build::{self, Built, Mode};
use crate::children;
use crate::project::Project;
use crate::steps::Steps;
pub use trial::try_out;

use entries::{Entry, Layout};

/// The version of the workspace, which the package has too.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Where the package comes from, for whoever lists installed packages.
const MAINTAINER: &str = "Uitzwaai <security@uitzwaai.example>";

/// Files that were written.
pub struct Packages {
    pub archive: PathBuf,
    pub debian: PathBuf,
}

/// `cargo xtask package [--try]`.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {}
        ["--try"] => return try_what_is_built(project),
        _ => bail!("usage: cargo xtask package [--try]"),
    }
    let mut steps = Steps::new("package", build::STEPS + 2);
    let toolchain = build::prepare(project, &mut steps, Mode::Release)?;
    let built = build::all(project, &toolchain, Mode::Release, &mut steps)?;
    steps.next("Writing the archive and the Debian package");
    let folder = project.target.join("package");
    let packages = write(project, &built, &folder, VERSION, Compression::best())?;
    steps.finish(&format!("{} and {}", packages.archive.display(), packages.debian.display()));
    Ok(())
}

/// Packs, installs and upgrades what the tests have built last, as they do.
fn try_what_is_built(project: &Project) -> Result<()> {
    let folder = project.target.join(Mode::Debug.folder());
    let built = Built { program: folder.join(&project.output_name), site: folder.join("site") };
    for tried in try_out(project, &built)? {
        println!("{tried}");
    }
    Ok(())
}

/// Writes both into `folder`, with their SHA-256 sums beside them. The same files give the same bytes.
fn write(project: &Project, built: &Built, folder: &Path, version: &str, level: Compression) -> Result<Packages> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let stamp = stamp(project);
    let architecture = architecture()?;
    let packages = Packages {
        archive: folder.join(format!("uitzwaai-{version}-{architecture}.tar.gz")),
        debian: folder.join(format!("uitzwaai_{version}_{architecture}.deb")),
    };
    let prefix = format!("uitzwaai-{version}");
    let archive = gzipped_tar(&entries::all(project, built, Layout::Archive, &prefix)?, stamp, level)?;
    fs::write(&packages.archive, archive)?;
    let content = entries::all(project, built, Layout::Debian, ".")?;
    let data = gzipped_tar(&content, stamp, level)?;
    let installed: u64 = content.iter().map(Entry::size).sum();
    let control = gzipped_tar(&control(project, version, architecture, installed.div_ceil(1024))?, stamp, level)?;
    fs::write(&packages.debian, debian(&[("control.tar.gz", &control), ("data.tar.gz", &data)], stamp)?)?;
    let mut sums = File::create(folder.join("SHA256SUMS"))?;
    for file in [&packages.archive, &packages.debian] {
        let sum = Sha256::digest(fs::read(file)?);
        let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        writeln!(sums, "{hex}  {name}")?;
    }
    Ok(packages)
}

/// Seconds since 1970 that all files have: the commit's own, so that the same commit gives the same package.
fn stamp(project: &Project) -> u64 {
    let mut git = Command::new("git");
    git.args(["log", "-1", "--format=%ct"]).current_dir(&project.root);
    // Outside of a repository, as in an archive of the sources, there is none.
    children::read(&mut git).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

/// What Debian calls the machine this builds for.
fn architecture() -> Result<&'static str> {
    match std::env::consts::ARCH {
        "x86_64" => Ok("amd64"),
        "aarch64" => Ok("arm64"),
        other => bail!("there is no package for {other} yet"),
    }
}

/// The scripts and the description of the package (Debian Policy Manual, chapters 5 and 6).
fn control(project: &Project, version: &str, architecture: &str, kilobytes: u64) -> Result<Vec<Entry>> {
    let description = format!(
        "Package: uitzwaai\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {MAINTAINER}\n\
         Installed-Size: {kilobytes}\nDepends: libc6, ca-certificates, tzdata, adduser\nSection: web\nPriority: optional\n\
         Description: farewell talks with people who leave their job\n \
         A short questionnaire before the talk, the talk, and its report, in one record.\n"
    );
    let mut entries = vec![
        Entry::text("./control", 0o644, description),
        Entry::text("./conffiles", 0o644, "/etc/uitzwaai/uitzwaai.toml\n".to_owned()),
    ];
    for script in ["postinst", "prerm", "postrm"] {
        entries.push(Entry::file(&format!("./{script}"), 0o755, &project.path("packaging").join(script))?);
    }
    Ok(entries)
}

fn gzipped_tar(entries: &[Entry], stamp: u64, level: Compression) -> Result<Vec<u8>> {
    let packer = GzBuilder::new().mtime(0).write(Vec::new(), level);
    let mut tar = tar::Builder::new(packer);
    for entry in entries {
        entry.append(&mut tar, stamp)?;
    }
    Ok(tar.into_inner()?.finish()?)
}

/// The parts in the order in which `dpkg` wants them (deb(5)).
fn debian(parts: &[(&str, &[u8])], stamp: u64) -> Result<Vec<u8>> {
    let mut out = ar::Builder::new(Vec::new());
    let version: (&str, &[u8]) = ("debian-binary", b"2.0\n");
    for (name, content) in std::iter::once(&version).chain(parts) {
        let mut header = ar::Header::new(name.as_bytes().to_vec(), content.len() as u64);
        header.set_mode(0o100_644);
        header.set_mtime(stamp);
        out.append(&header, Cursor::new(content))?;
    }
    Ok(out.into_inner()?)
}
