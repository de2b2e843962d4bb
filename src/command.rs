//! What the program can be asked to do.

mod backup;
mod check;
mod create_account;
mod demo;
mod import;
mod itip;
mod keys;
mod release;
mod reset_passkeys;
mod restore;
mod retention;
mod serve;
mod unbind;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use server::clock::{Clock, SystemClock};
use server::departure::index::prepare;
use server::program::Program;
use server::secret::{Keyring, Secrets};
use server::steps::AtOnce;
use server::store::Store;
use server::store::seal::{Progress, bind};

use crate::settings::{self, Configuration};

/// One use of the program.
#[derive(Subcommand)]
pub enum Command {
    /// Serve people. SQLite migrates itself at start, PostgreSQL waits for `migrate`.
    Serve,
    /// Serve a demonstration with invented people, rebuilt at each start in a temporary folder.
    Demo(demo::Demo),
    /// Bring the database to this version.
    Migrate,
    /// Import leavers from a CSV file; asks before anything is made.
    Import(import::Import),
    /// Make an account; the first one makes the organisation too.
    CreateAccount(create_account::CreateAccount),
    /// Copy the SQLite database to FILE, while it is in use.
    Backup { file: PathBuf },
    /// Put FILE, a copy that `backup` made, in the place of the SQLite database, while the program is stopped. The
    /// database of before is kept.
    Restore { file: PathBuf },
    /// Change the key with which the database is sealed.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Take an answer to an invitation, or a report that a mail did not arrive, from standard input: a mail, or a
    /// calendar.
    Itip,
    /// Forget whom the provider vouches for as the person with this mail address: they have another account there.
    Unbind { email: String },
    /// Take away every passkey of the person with this mail address, who lost them and whom nobody else can help.
    ResetPasskeys { email: String },
    /// Erase what is due by the terms, which the running program does once a day; or count it.
    Retention(retention::Retention),
    /// Figures of a period: list, make, and exchange them with other boards.
    #[command(subcommand)]
    Release(release::Release),
    /// List every address that the program answers, one a line.
    Addresses,
    /// Look whether settings, database, log, mail, provider and clock are in order.
    Check(check::Check),
}

/// Carries it out.
pub async fn run(command: Command) -> Result<()> {
    match command {
        Command::Demo(demo) => demo.run().await,
        Command::Serve => serve::run(settings::read()?).await,
        Command::Migrate => {
            let configuration = settings::read()?;
            let store = Store::connect(&configuration.database_url).await?;
            store.migrate().await?;
            seal(store, &configuration).await?;
            println!("The database is up to date.");
            Ok(())
        }
        Command::Import(import) => import.run(&open(&settings::read()?).await?).await,
        Command::CreateAccount(account) => account.run(&open(&settings::read()?).await?).await,
        Command::Backup { file } => backup::run(&settings::read()?, &file).await,
        Command::Restore { file } => restore::run(&settings::read()?, &file).await,
        Command::Keys(keys) => keys.run(&settings::read()?).await,
        Command::Itip => itip::run().await,
        Command::Unbind { email } => unbind::run(&open(&settings::read()?).await?, &email).await,
        Command::ResetPasskeys { email } => reset_passkeys::run(&open(&settings::read()?).await?, &email).await,
        Command::Retention(retention) => retention.run(&open(&settings::read()?).await?).await,
        Command::Release(release) => release.run(&open(&settings::read()?).await?).await,
        Command::Addresses => {
            for address in crate::web::addresses() {
                println!("{address}");
            }
            Ok(())
        }
        Command::Check(check) => check.run().await,
    }
}

/// The keys of a migrated database, and the database with them. What an earlier version left in clear is sealed first,
/// and what names are found by is made where it is missing.
pub async fn seal(store: Store, configuration: &Configuration) -> Result<(Store, Keyring)> {
    let keys = bind(&store, &configuration.key_file, SystemClock.now()).await?;
    let store = store.sealed_with(&keys);
    let mut table = "";
    let said = |progress: Progress| {
        if progress.table != table {
            table = progress.table;
            tracing::info!(table, sealed = progress.sealed, "sealing what an earlier version left in clear");
        }
    };
    let prepared = prepare(&store, SystemClock.now(), said).await?;
    if let Some(sealed) = prepared.sealed.filter(|sealed| *sealed > 0) {
        tracing::info!(sealed, "what stood in clear is sealed");
    }
    if let Some(leavers) = prepared.indexed.filter(|leavers| *leavers > 0) {
        tracing::info!(leavers, "what names and addresses are found by is made anew");
    }
    Ok((store, keys))
}

/// Opens the program that the settings describe. SQLite is migrated; a PostgreSQL database of
/// another version is refused, since several instances may be using it.
pub async fn open(configuration: &Configuration) -> Result<Program> {
    let store = Store::connect(&configuration.database_url).await.context("DATABASE_URL cannot be opened")?;
    if store.is_sqlite() {
        store.migrate().await?;
    } else if !store.pending_migrations().await?.is_empty() {
        bail!("the database is of an older version: run `uitzwaai migrate` first");
    }
    let (store, _) = seal(store, configuration).await?;
    let secrets = Secrets::from_file(&configuration.secret_file)?;
    Ok(Program::new(store, Arc::new(SystemClock), secrets, configuration.settings.clone(), AtOnce))
}
