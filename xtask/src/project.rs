//! Where things are, and the settings in `[package.metadata.leptos]` of the root manifest.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The work tree and its settings.
pub struct Project {
    /// The folder of the root manifest.
    pub root: PathBuf,
    /// Cargo's target folder (`CARGO_TARGET_DIR`, else `target`).
    pub target: PathBuf,
    /// The name of the generated files, e.g. `uitzwaai`.
    pub output_name: String,
    /// Where the site ends up, e.g. `target/site`.
    pub site_root: PathBuf,
    /// The folder below the site that holds hashed assets, e.g. `pkg`.
    pub package_dir: String,
    /// The profile of the released WASM, e.g. `wasm-release`.
    pub wasm_profile: String,
    /// Features of the WASM build, e.g. `hydrate`.
    pub wasm_features: String,
    /// Files to copy into the site as they are, when the setting `assets-dir` exists.
    pub plain_assets: Option<PathBuf>,
}

impl Project {
    /// Reads the root manifest; fails when it is missing or lacks a setting.
    pub fn open() -> Result<Self> {
        let own_folder =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own_folder.parent().context("xtask stands in no workspace")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir()?.join(folder),
            None => root.join("target"),
        };
        let manifest = root.join("Cargo.toml");
        let text = std::fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
        let manifest: toml::Table = text.parse().context("the root Cargo.toml is not TOML")?;
        let settings = manifest
            .get("package")
            .and_then(|package| package.get("metadata"))
            .and_then(|metadata| metadata.get("leptos"))
            .context("the root Cargo.toml has no [package.metadata.leptos]")?;
        Ok(Self {
            output_name: text_setting(settings, "output-name")?,
            site_root: below_target(&root, &target, &text_setting(settings, "site-root")?),
            package_dir: text_setting(settings, "site-pkg-dir")?,
            wasm_profile: text_setting(settings, "lib-profile-release")?,
            wasm_features: list_setting(settings, "lib-features"),
            plain_assets: text_setting(settings, "assets-dir").ok().map(|dir| root.join(dir)),
            root,
            target,
        })
    }

    /// A file below the work tree.
    pub fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root.join(below)
    }

    /// Folder of the browser tests and of everything that comes from npm.
    pub fn end2end(&self) -> PathBuf {
        self.path("end2end")
    }
}

/// A site root that begins with `target/` follows `CARGO_TARGET_DIR`.
fn below_target(root: &Path, target: &Path, site_root: &str) -> PathBuf {
    match site_root.strip_prefix("target/") {
        Some(rest) => target.join(rest),
        None => root.join(site_root),
    }
}

fn text_setting(settings: &toml::Value, key: &str) -> Result<String> {
    settings
        .get(key)
        .and_then(toml::Value::as_str)
        .map(str::to_owned)
        .with_context(|| format!("[package.metadata.leptos] lacks `{key}`"))
}

fn list_setting(settings: &toml::Value, key: &str) -> String {
    settings
        .get(key)
        .and_then(toml::Value::as_array)
        .map(|list| list.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(","))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_manifest_has_every_setting() {
        let project = Project::open().expect("the manifest of this workspace");
        assert_eq!(project.output_name, "uitzwaai");
        assert_eq!(project.package_dir, "pkg");
    }

    #[test]
    fn a_site_root_below_target_follows_the_target_folder() {
        let found = below_target(Path::new("/tree"), Path::new("/elsewhere"), "target/site");
        assert_eq!(found, Path::new("/elsewhere/site"));
    }
}
