//! The folder that the program works in, and what a disk has of it: what was synced, as `lossy.c` beside this keeps it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use server::testing::World;

use crate::running::{Running, everybody_was_told_what_is_due};
use crate::talk::many::Dice;

const SOURCE: &str = include_str!("lossy.c");
/// What the program finds in the folder: making them is not looked at.
const FOLDERS: [&str; 5] = ["copies", "fresh", "keys", "mails", "restored"];
/// What a disk writes in one piece.
const SECTOR: usize = 512;
/// What SQLite writes in one piece.
const PAGE: usize = 4_096;

/// Both; gone when dropped.
pub struct Disk {
    place: PathBuf,
}

impl Disk {
    /// With a copy of this world's database, under the name that [`Disk::url`] has.
    pub async fn holding(world: &World) -> Self {
        let place = std::env::temp_dir().join(format!("uitzwaai-power-{}", uuid::Uuid::now_v7().as_simple()));
        for folder in FOLDERS {
            fs::create_dir_all(place.join("work").join(folder)).expect("a folder");
        }
        // The system names files without the links that lead to them.
        let disk = Self { place: place.canonicalize().expect("it is there") };
        fs::write(disk.place.join("lossy.c"), SOURCE).expect("a file");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-o", "lossy.so", "lossy.c", "-lpthread"]);
        let compiled = compiler.current_dir(&disk.place).status().expect("cc, with which SQLite was compiled");
        assert!(compiled.success(), "lossy.c does not compile");
        everybody_was_told_what_is_due(world);
        world.store().backup(&disk.work().join("uitzwaai.db")).await.expect("a copy");
        disk.sync_all();
        disk
    }

    /// The program, on the database in the folder.
    pub fn start(&self, world: &World, more: &[(&str, &str)]) -> Running {
        let own = [
            ("LD_PRELOAD", self.text("lossy.so")),
            ("LOSSY_FOLDER", self.text("work")),
            ("LOSSY_DISK", self.text("disk")),
            ("UITZWAAI_DATABASE_URL", self.url()),
            ("UITZWAAI_MAIL_DIR", self.text("work/mails")),
        ];
        let mut settings: Vec<(&str, &str)> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
        settings.extend_from_slice(more);
        let running = Running::start_with(world, &settings);
        // Whoever looks for its mails finds them where it has others.
        let mails = running.folder().join("mails");
        fs::remove_dir(&mails).expect("an empty folder");
        symlink(self.work().join("mails"), mails).expect("a new name");
        running
    }

    /// Where the program works.
    pub fn work(&self) -> PathBuf {
        self.place.join("work")
    }

    /// Of the database in it.
    pub fn url(&self) -> String {
        format!("sqlite:{}", self.text("work/uitzwaai.db"))
    }

    /// A path below the place of both, as settings have it.
    pub fn text(&self, path: &str) -> String {
        self.place.join(path).to_str().expect("UTF-8").to_owned()
    }

    /// The address of a copy of the database with its journal, apart from it.
    pub fn copied(&self) -> String {
        let place = self.place.join(uuid::Uuid::now_v7().as_simple().to_string());
        fs::create_dir(&place).expect("a new folder");
        for name in ["uitzwaai.db", "uitzwaai.db-wal"] {
            if self.work().join(name).exists() {
                fs::copy(self.work().join(name), place.join(name)).expect("a copy");
            }
        }
        format!("sqlite:{}", place.join("uitzwaai.db").display())
    }

    /// Everything that stands in the folder is on the disk.
    pub fn sync_all(&self) {
        let disk = self.place.join("disk");
        if disk.exists() {
            fs::remove_dir_all(&disk).expect("removable");
        }
        fs::create_dir_all(disk.join("inodes")).expect("a folder");
        for folder in FOLDERS {
            fs::create_dir_all(disk.join("names").join(folder)).expect("a folder");
        }
        for name in files_in(&self.work()) {
            if !is_left_out(&name) {
                let inode = self.inode_of(&name);
                fs::copy(self.work().join(&name), &inode).expect("a copy");
                fs::hard_link(&inode, disk.join("names").join(name)).expect("a new name");
            }
        }
    }

    /// The power fails, once the program is gone: in the folder stands what the disk has, and by chance (`dice`) a part
    /// of what was never synced too.
    pub fn loses_power(&self, dice: Option<&mut Dice>) {
        let kept = self.kept(dice);
        for name in files_in(&self.work()) {
            fs::remove_file(self.work().join(name)).expect("removable");
        }
        for (name, bytes) in kept {
            fs::write(self.work().join(name), bytes).expect("a file");
        }
        self.sync_all();
    }

    fn kept(&self, dice: Option<&mut Dice>) -> BTreeMap<PathBuf, Vec<u8>> {
        let names = self.place.join("disk/names");
        let read = |name: PathBuf| (name.clone(), fs::read(names.join(name)).expect("a file"));
        let mut kept: BTreeMap<PathBuf, Vec<u8>> = files_in(&names).into_iter().map(read).collect();
        let Some(dice) = dice else { return kept };
        for name in files_in(&self.work()) {
            let inode = self.inode_of(&name);
            // A name with which no folder was synced leads to it, or not.
            if !is_left_out(&name) && (is_same(&inode, &names.join(&name)) || dice.roll(2) == 0) {
                let written = fs::read(self.work().join(&name)).expect("a file");
                kept.insert(name, mixed(fs::read(inode).unwrap_or_default(), &written, dice));
            }
        }
        kept.retain(|name, _| self.work().join(name).exists() || dice.roll(2) == 0);
        kept
    }

    /// Under which name the disk keeps what is in this file.
    fn inode_of(&self, name: &Path) -> PathBuf {
        let found = fs::metadata(self.work().join(name)).expect("a file");
        let made = found.created().ok().and_then(|made| made.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        self.place.join(format!("disk/inodes/{}-{}.{:09}", found.ino(), made.as_secs(), made.subsec_nanos()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.place);
    }
}

/// The files below this folder, by their way from it.
fn files_in(root: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(root.join(&within)).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = within.join(entry.file_name());
            if entry.file_type().expect("a kind").is_dir() {
                folders.push(name);
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    found
}

/// SQLite's index of the journal is in memory, and made anew after a loss of power.
fn is_left_out(name: &Path) -> bool {
    name.to_string_lossy().ends_with("-shm")
}

fn is_same(one: &Path, other: &Path) -> bool {
    let number = |path: &Path| fs::metadata(path).map(|found| found.ino()).ok();
    number(one).is_some_and(|one| number(other) == Some(one))
}

/// What the disk has, with some of what was written since: whole pages, and of a few pages some sectors.
fn mixed(on_disk: Vec<u8>, written: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut mixed = on_disk;
    if dice.roll(2) == 0 {
        mixed.resize(written.len(), 0);
    }
    let often = [1, 8, 15][dice.roll(3)];
    let length = mixed.len().min(written.len());
    for at in (0..length).step_by(PAGE) {
        let page = at..(at + PAGE).min(length);
        if mixed[page.clone()] == written[page.clone()] {
            continue;
        }
        match dice.roll(16) {
            roll if roll < often => mixed[page.clone()].copy_from_slice(&written[page]),
            15 => {
                for at in page.clone().step_by(SECTOR).filter(|_| dice.roll(2) == 0) {
                    let sector = at..(at + SECTOR).min(page.end);
                    mixed[sector.clone()].copy_from_slice(&written[sector]);
                }
            }
            _ => {}
        }
    }
    mixed
}
