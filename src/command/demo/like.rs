//! A demonstration of before, to begin with: building one takes a debug build some ten seconds, and the stories in the
//! browser start dozens.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use server::secret::{Keyring, Secrets};
use server::store::Store;

const DATABASE: &str = "uitzwaai.db";
const KEYS: &str = "keys";
const SECRET: &str = "secret";
const SAID: &str = "said";
const TIME: &str = "time";

/// What was kept of a demonstration that was built before, by this same program for the same day.
pub struct Kept {
    pub keys: Keyring,
    pub secrets: Secrets,
    /// Who can sign in and which links open, as [`keep`] was given it.
    pub said: String,
    /// What its clock said when all of it stood there.
    pub time: DateTime<Utc>,
}

/// What was kept in this folder, with its database copied to `database`; `None` where nothing was kept yet.
pub fn find(folder: &Path, database: &Path) -> Result<Option<Kept>> {
    let said = match fs::read_to_string(folder.join(SAID)) {
        Ok(said) => said,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", folder.display())),
    };
    fs::copy(folder.join(DATABASE), database)?;
    let keys = Keyring::from_file(&folder.join(KEYS))?.context("a demonstration was kept without its keys")?;
    let secrets = Secrets::from_file(&folder.join(SECRET))?;
    let time: DateTime<Utc> = fs::read_to_string(folder.join(TIME))?.parse()?;
    Ok(Some(Kept { keys, secrets, said, time }))
}

/// Keys and secrets for a demonstration that is going to be kept, in a folder that becomes `folder` once all of it
/// stands there.
pub fn begin(folder: &Path) -> Result<(Keyring, Secrets)> {
    let beside = beside(folder);
    fs::create_dir_all(&beside).with_context(|| format!("{} cannot be made", beside.display()))?;
    Ok((Keyring::make(&beside.join(KEYS))?, Secrets::from_file(&beside.join(SECRET))?))
}

/// Keeps what was built. Where another was first, its demonstration counts for those to come.
pub async fn keep(folder: &Path, store: &Store, said: &str, time: DateTime<Utc>) -> Result<()> {
    let beside = beside(folder);
    store.backup(&beside.join(DATABASE)).await?;
    fs::write(beside.join(TIME), time.to_rfc3339())?;
    fs::write(beside.join(SAID), said)?;
    if fs::rename(&beside, folder).is_err() {
        fs::remove_dir_all(&beside)?;
    }
    Ok(())
}

fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!("{name}-{}", std::process::id()))
}
