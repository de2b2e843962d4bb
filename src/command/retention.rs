//! `uitzwaai retention [--dry-run]`: erases what is due now, or says what would be.

use anyhow::{Context, Result};
use clap::Args;
use server::course::the_board;
use server::program::Program;
use server::retention::{Mode, Tally, sweep};

/// Erase what is due.
#[derive(Args)]
pub struct Retention {
    /// Only count: nothing changes.
    #[arg(long)]
    dry_run: bool,
    /// Rewrite the SQLite file afterwards, without what earlier versions left in its free pages.
    #[arg(long, conflicts_with = "dry_run")]
    compact: bool,
}

impl Retention {
    pub async fn run(self, program: &Program) -> Result<()> {
        let board = the_board(program.store().read())
            .await?
            .context("there is no organisation yet: make an account with `create-account`")?;
        let mode = if self.dry_run { Mode::DryRun } else { Mode::Erase };
        let tally = sweep(program, board, mode).await?;
        show(&tally);
        if self.compact {
            program.store().compact().await?;
            println!("The database file was rewritten.");
        }
        if self.dry_run {
            println!("Nothing was changed.");
        }
        Ok(())
    }
}

fn show(tally: &Tally) {
    if tally.is_empty() {
        println!("Nothing is due.");
    }
    for (kind, table, rows) in tally.rows() {
        println!("{:<9} {table:<20} {rows}", kind.code());
    }
}
