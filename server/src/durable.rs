//! Files that outlast a loss of power, and their names.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file, in the place of one that has this name: it is on disk, under its name, once this is done. It blocks.
///
/// # Errors
/// What the system says of making, writing or syncing the file, or of its folder.
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut made = File::create(file)?;
    made.write_all(bytes)?;
    made.sync_all()?;
    sync_name(file)
}

/// Waits until the folder that this file stands in is on disk, with the names in it: of a file that was made or renamed
/// syncing it promises what is in it, and not that it is found under its name (POSIX, fsync). It blocks.
///
/// # Errors
/// What the system says of opening or syncing the folder. A file system that syncs no folders is taken at its word.
#[cfg(unix)]
pub(crate) fn sync_name(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// Other systems open no folder.
#[cfg(not(unix))]
pub(crate) fn sync_name(_: &Path) -> io::Result<()> {
    Ok(())
}
