//! `uitzwaai restore FILE`

use std::path::Path;

use anyhow::{Context, Result};
use server::store::Candidate;
use server::store::seal::bound;

use super::check::database_file;
use crate::settings::Configuration;

/// Puts a copy in the database's place once it was found whole, of a version that this program knows, and sealed with the
/// keys that are there. A PostgreSQL database has `pg_restore`.
pub async fn run(configuration: &Configuration, file: &Path) -> Result<()> {
    let database =
        database_file(&configuration.database_url).context("PostgreSQL has its own tool for this: pg_restore")?;
    let candidate = Candidate::of(Path::new(database), file).await?;
    if candidate.is_older() {
        println!("It is of an earlier version: the next start brings it up to date. Its keys are looked at then.");
    } else {
        bound(candidate.store(), &configuration.key_file).await?;
    }
    let kept = candidate.put_in_place().await?;
    println!("{} is the database now.", file.display());
    if let Some(kept) = kept {
        println!("The one of before is kept as {}.", kept.display());
    }
    println!(
        "What was erased since the copy was made is in it again: start the program, which erases what is due, and look \
         with `uitzwaai check` where the log ends."
    );
    Ok(())
}
