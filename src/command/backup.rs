//! `uitzwaai backup FILE`

use std::path::Path;

use anyhow::Result;
use server::clock::{Clock, SystemClock};
use server::organisation::note_backup;
use server::secret::Secrets;
use server::store::Store;

use crate::settings::Configuration;

/// Copies the SQLite database while it is in use, and has the log say so; a PostgreSQL database has `pg_dump`.
pub async fn run(configuration: &Configuration, file: &Path) -> Result<()> {
    let store = Store::connect(&configuration.database_url).await?;
    store.backup(file).await?;
    if store.pending_migrations().await?.is_empty() {
        let secrets = Secrets::from_file(&configuration.secret_file)?;
        let (store, _) = super::seal(store, configuration).await?;
        note_backup(&store.chained_with(&secrets), SystemClock.now()).await?;
    } else {
        println!("The log does not say so: the database is of an older version.");
    }
    println!("The database was copied to {}.", file.display());
    println!(
        "Two files are not in it: {} (without it the links in mails stop working) and {} (without it nobody reads what \
         people wrote). Keep copies of them, apart from it.",
        configuration.secret_file.display(),
        configuration.key_file.display()
    );
    Ok(())
}
