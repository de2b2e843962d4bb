//! `uitzwaai backup FILE`

use std::path::Path;

use anyhow::Result;
use server::store::Store;

use crate::settings::Configuration;

/// Copies the SQLite database while it is in use; a PostgreSQL database has `pg_dump`.
pub async fn run(configuration: &Configuration, file: &Path) -> Result<()> {
    let store = Store::connect(&configuration.database_url).await?;
    store.backup(file).await?;
    println!("The database was copied to {}.", file.display());
    println!("Keep {} with it: without it the links in mails stop working.", configuration.secret_file.display());
    Ok(())
}
