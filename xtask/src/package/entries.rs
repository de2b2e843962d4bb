//! What stands where, in the archive and once the Debian package is installed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::Built;
use crate::project::Project;

/// For whom the files are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One folder, to be put anywhere.
    Archive,
    /// As Debian's folders are.
    Debian,
}

/// One file, or one link.
pub struct Entry {
    path: String,
    mode: u32,
    content: Content,
}

enum Content {
    Bytes(Vec<u8>),
    LinkTo(&'static str),
    Folder,
}

impl Entry {
    pub fn text(path: &str, mode: u32, text: String) -> Self {
        Self { path: path.to_owned(), mode, content: Content::Bytes(text.into_bytes()) }
    }

    pub fn file(path: &str, mode: u32, from: &Path) -> Result<Self> {
        let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
        Ok(Self { path: path.to_owned(), mode, content: Content::Bytes(bytes) })
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::LinkTo(_) | Content::Folder => 0,
        }
    }

    /// Adds it, as root's own.
    pub fn append<W: Write>(&self, tar: &mut tar::Builder<W>, stamp: u64) -> Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_mtime(stamp);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mode(self.mode);
        match &self.content {
            Content::Bytes(bytes) => {
                header.set_entry_type(tar::EntryType::Regular);
                header.set_size(bytes.len() as u64);
                tar.append_data(&mut header, &self.path, Cursor::new(bytes))?;
            }
            Content::Folder => {
                header.set_entry_type(tar::EntryType::Directory);
                header.set_size(0);
                tar.append_data(&mut header, format!("{}/", self.path), std::io::empty())?;
            }
            Content::LinkTo(target) => {
                header.set_entry_type(tar::EntryType::Symlink);
                header.set_size(0);
                tar.append_link(&mut header, &self.path, target)?;
            }
        }
        Ok(())
    }
}

/// Files of `packaging/` and `docs/` that go along, with their modes: where in the archive, where on Debian.
const BESIDE: [(&str, &str, Option<&str>); 13] = [
    ("packaging/uitzwaai.service", "uitzwaai.service", Some("usr/lib/systemd/system/uitzwaai.service")),
    ("packaging/uitzwaai.toml", "uitzwaai.toml", Some("etc/uitzwaai/uitzwaai.toml")),
    ("packaging/nginx.conf", "nginx.conf", Some("usr/share/doc/uitzwaai/nginx.conf")),
    ("packaging/Caddyfile", "Caddyfile", Some("usr/share/doc/uitzwaai/Caddyfile")),
    ("packaging/haproxy.cfg", "haproxy.cfg", Some("usr/share/doc/uitzwaai/haproxy.cfg")),
    (
        "packaging/haproxy-postgresql.cfg",
        "haproxy-postgresql.cfg",
        Some("usr/share/doc/uitzwaai/haproxy-postgresql.cfg"),
    ),
    ("packaging/patroni.yml", "patroni.yml", Some("usr/share/doc/uitzwaai/patroni.yml")),
    ("packaging/Containerfile", "Containerfile", None),
    ("packaging/compose.yaml", "compose.yaml", None),
    ("docs/alerts.yml", "alerts.yml", Some("usr/share/doc/uitzwaai/alerts.yml")),
    ("docs/administration.md", "administration.md", Some("usr/share/doc/uitzwaai/administration.md")),
    ("CHANGELOG.md", "CHANGELOG.md", Some("usr/share/doc/uitzwaai/CHANGELOG.md")),
    ("LICENSE", "LICENSE", Some("usr/share/doc/uitzwaai/copyright")),
];

/// All folders above these, each after the one it is in: `dpkg` makes none by itself.
fn folders(entries: &[Entry]) -> Vec<Entry> {
    let above = |entry: &Entry| {
        let parts: Vec<&str> = entry.path.split('/').collect();
        (2..parts.len()).map(|count| parts[..count].join("/")).collect::<Vec<_>>()
    };
    let all: BTreeSet<String> = entries.iter().flat_map(above).collect();
    all.into_iter().map(|path| Entry { path, mode: 0o755, content: Content::Folder }).collect()
}

/// All files of a package below `prefix`, in a fixed order.
pub fn all(project: &Project, built: &Built, layout: Layout, prefix: &str) -> Result<Vec<Entry>> {
    let home = match layout {
        Layout::Archive => prefix.to_owned(),
        Layout::Debian => format!("{prefix}/usr/lib/uitzwaai"),
    };
    let mut entries = vec![Entry::file(&format!("{home}/uitzwaai"), 0o755, &built.program)?];
    if layout == Layout::Debian {
        let content = Content::LinkTo("../lib/uitzwaai/uitzwaai");
        entries.push(Entry { path: format!("{prefix}/usr/bin/uitzwaai"), mode: 0o777, content });
    }
    site(&built.site, &format!("{home}/site"), &mut entries)?;
    for (source, in_archive, on_debian) in BESIDE {
        let place = match layout {
            Layout::Archive => Some(in_archive),
            Layout::Debian => on_debian,
        };
        if let Some(place) = place {
            entries.push(Entry::file(&format!("{prefix}/{place}"), 0o644, &project.path(source))?);
        }
    }
    if layout == Layout::Debian {
        let mut all = folders(&entries);
        all.append(&mut entries);
        return Ok(all);
    }
    Ok(entries)
}

/// The folder and what is in it, by name.
fn site(folder: &Path, at: &str, entries: &mut Vec<Entry>) -> Result<()> {
    let mut found = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .collect::<std::io::Result<Vec<_>>>()?;
    found.sort_by_key(fs::DirEntry::file_name);
    for one in found {
        let name = one.file_name().into_string().ok().with_context(|| format!("a name in {at} is no text"))?;
        let path = format!("{at}/{name}");
        if one.file_type()?.is_dir() {
            site(&one.path(), &path, entries)?;
        } else {
            entries.push(Entry::file(&path, 0o644, &one.path())?);
        }
    }
    Ok(())
}
