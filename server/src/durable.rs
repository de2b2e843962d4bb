//! Names of files that outlast a loss of power.

use std::io;
use std::path::Path;

/// Waits until the folder that this file stands in is on disk, with the names in it: of a file that was made or renamed
/// syncing it promises what is in it, and not that it is found under its name (POSIX, fsync). It blocks.
///
/// # Errors
/// What the system says of opening or syncing the folder. A file system that syncs no folders is taken at its word.
#[cfg(unix)]
pub(crate) fn sync_name(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match std::fs::File::open(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// Other systems open no folder.
#[cfg(not(unix))]
pub(crate) fn sync_name(_: &Path) -> io::Result<()> {
    Ok(())
}
