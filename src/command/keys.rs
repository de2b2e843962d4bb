//! `uitzwaai keys rotate`

use anyhow::{Result, bail};
use clap::Subcommand;
use server::clock::{Clock, SystemClock};
use server::organisation::note_rotation;
use server::secret::Secrets;
use server::store::Store;
use server::store::seal::rotate;

use crate::settings::Configuration;

/// What can be done with the keys.
#[derive(Subcommand)]
pub enum Keys {
    /// Make a new key, seal everything with it while the program runs, and throw the old key away. After an
    /// interruption the same command goes on where it was.
    Rotate,
}

impl Keys {
    pub async fn run(self, configuration: &Configuration) -> Result<()> {
        let Self::Rotate = self;
        let store = Store::connect(&configuration.database_url).await?;
        if !store.pending_migrations().await?.is_empty() {
            bail!("the database is of an older version: run `uitzwaai migrate` first");
        }
        let (store, keys) = super::seal(store, configuration).await?;
        let mut said = None;
        let now = SystemClock.now();
        let rotated = rotate(&store, &keys, now, |progress| {
            if said != Some((progress.table, progress.column)) {
                said = Some((progress.table, progress.column));
                eprintln!("{:<20} {:<16} {} so far", progress.table, progress.column, progress.sealed);
            }
        })
        .await?;
        note_rotation(&store.chained_with(&Secrets::from_file(&configuration.secret_file)?), now).await?;
        if rotated.resumed {
            println!("A change that had been interrupted was brought to its end.");
        }
        println!("{} values were sealed with the key {}; it is the only one now.", rotated.sealed, rotated.key);
        println!(
            "Keep a copy of {} apart from the backups. Backups of before need the file of before.",
            configuration.key_file.display()
        );
        Ok(())
    }
}
