//! The site folder: assets under names that hold their hash, each with `.br` and `.gz` beside it,
//! and `assets.json`, which tells the program the names.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::style;

/// The name of the list of assets, at the top of the site folder.
pub const MANIFEST: &str = "assets.json";

/// Sizes of one asset in bytes: as it is, and as browsers get it.
struct Published {
    address: String,
    bytes: usize,
    brotli_bytes: u64,
}

/// Writes the site into `folder` from the bound module and the style; returns lines about sizes.
pub fn publish(project: &Project, bound: &Path, folder: &Path) -> Result<Vec<String>> {
    let name = &project.output_name;
    let style = style::bundle(&project.path("style"))?;
    let script = fs::read(bound.join(format!("{name}.js")))?;
    let module = fs::read(bound.join(format!("{name}_bg.wasm")))?;
    let package = Package { folder: folder.join(&project.package_dir), dir: &project.package_dir };
    fs::create_dir_all(&package.folder)?;
    let style = package.add(name, "css", style.as_bytes())?;
    let script = package.add(name, "js", &script)?;
    let wasm = package.add(&format!("{name}_bg"), "wasm", &module)?;
    let snippets = bound.join("snippets");
    if snippets.is_dir() {
        copy_folder(&snippets, &package.folder.join("snippets"))?;
    }
    if let Some(plain) = project.plain_assets.as_deref().filter(|plain| plain.is_dir()) {
        copy_folder(plain, folder)?;
    }
    let manifest = json!({
        "style": style.address,
        "script": script.address,
        "wasm": wasm.address,
    });
    write_whole(&folder.join(MANIFEST), format!("{manifest:#}\n").as_bytes())?;
    package.forget_all_but(&[&style, &script, &wasm])?;
    Ok([style, script, wasm]
        .iter()
        .map(|asset| {
            let (bytes, small) = (asset.bytes as f64 / 1024.0, asset.brotli_bytes as f64 / 1024.0);
            format!("{}: {bytes:.0} KB, {small:.1} KB as sent (brotli)", asset.address)
        })
        .collect())
}

/// Copies the site, leaving what is already the same, and removes what is no longer in it.
pub fn mirror(from: &Path, to: &Path) -> Result<()> {
    copy_folder(from, to)?;
    let wanted = files_below(from)?;
    for file in files_below(to)? {
        if !wanted.contains(&file) {
            fs::remove_file(to.join(file))?;
        }
    }
    Ok(())
}

struct Package<'a> {
    folder: PathBuf,
    dir: &'a str,
}

impl Package<'_> {
    /// A file that is already there under its hash is the same file.
    fn add(&self, stem: &str, ending: &str, content: &[u8]) -> Result<Published> {
        let hash = format!("{:x}", Sha256::digest(content));
        let file_name = format!("{stem}.{}.{ending}", &hash[..12]);
        let file = self.folder.join(&file_name);
        let brotli_file = self.folder.join(format!("{file_name}.br"));
        let gzip_file = self.folder.join(format!("{file_name}.gz"));
        if !file.exists() || !brotli_file.exists() || !gzip_file.exists() {
            write_whole(&brotli_file, &brotli(content)?)?;
            write_whole(&gzip_file, &gzip(content)?)?;
            write_whole(&file, content)?;
        }
        Ok(Published {
            address: format!("/{}/{file_name}", self.dir),
            bytes: content.len(),
            brotli_bytes: fs::metadata(&brotli_file)?.len(),
        })
    }

    /// Removes assets of earlier builds.
    fn forget_all_but(&self, assets: &[&Published]) -> Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_wanted = assets.iter().any(|asset| {
                let kept = asset.address.rsplit('/').next().unwrap_or_default();
                name.strip_suffix(".br").or(name.strip_suffix(".gz")).unwrap_or(&name) == kept
            });
            if entry.file_type()?.is_file() && !is_wanted {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut small, &settings)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// A running program never reads half a file.
fn write_whole(file: &Path, content: &[u8]) -> Result<()> {
    let name = file.file_name().context("a file without a name")?.to_string_lossy();
    let fresh = file.with_file_name(format!(".{name}.new"));
    fs::write(&fresh, content).with_context(|| format!("cannot write {}", fresh.display()))?;
    fs::rename(&fresh, file)?;
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        let (source, copy) = (from.join(&file), to.join(&file));
        let content = fs::read(&source)?;
        if fs::read(&copy).is_ok_and(|old| old == content) {
            continue;
        }
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        write_whole(&copy, &content)?;
    }
    Ok(())
}

/// All files below a folder, relative to it.
fn files_below(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(below) = waiting.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&below)) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let path = below.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                waiting.push(path);
            } else {
                files.insert(path);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn temporary_folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    #[test]
    fn an_asset_has_its_hash_in_its_name_and_both_compressed_forms_beside_it() {
        let folder = temporary_folder("site-names");
        let package = Package { folder: folder.clone(), dir: "pkg" };
        let asset = package.add("uitzwaai", "css", b"a{color:red}").expect("written");
        let name = asset.address.strip_prefix("/pkg/").expect("below pkg").to_owned();
        assert!(name.starts_with("uitzwaai.") && name.ends_with(".css"), "{name}");
        for ending in ["", ".br", ".gz"] {
            assert!(folder.join(format!("{name}{ending}")).is_file(), "{name}{ending}");
        }
        fs::remove_dir_all(&folder).expect("removable");
    }

    #[test]
    fn assets_of_an_earlier_build_are_forgotten() {
        let folder = temporary_folder("site-old");
        let package = Package { folder: folder.clone(), dir: "pkg" };
        let old = package.add("uitzwaai", "css", b"a{}").expect("written");
        let new = package.add("uitzwaai", "css", b"b{}").expect("written");
        package.forget_all_but(&[&new]).expect("removable");
        assert_ne!(old.address, new.address);
        assert_eq!(files_below(&folder).expect("readable").len(), 3);
        fs::remove_dir_all(&folder).expect("removable");
    }

    #[test]
    fn a_mirror_loses_what_its_original_lost() {
        let (from, to) = (temporary_folder("site-from"), temporary_folder("site-to"));
        fs::create_dir_all(from.join("pkg")).expect("a folder");
        fs::write(from.join("pkg/new.css"), "n").expect("writable");
        fs::write(to.join("old.css"), "o").expect("writable");
        mirror(&from, &to).expect("copied");
        assert_eq!(files_below(&to).expect("readable"), files_below(&from).expect("readable"));
        fs::remove_dir_all(&from).expect("removable");
        fs::remove_dir_all(&to).expect("removable");
    }
}
