//! `uitzwaai release`: which figures there are, making those of a period, and files for other boards.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use domain::ids::BoardId;
use domain::release::{JobState, NotAsked, Period};
use server::course::the_board;
use server::durable;
use server::program::Program;
use server::release::{self, Asking, Importing};

/// What can be done with figures.
#[derive(Subcommand)]
pub enum Release {
    /// List the releases, newest period first, and the key that files are signed with.
    List,
    /// Make the figures of a period that is over, as 2026-H1, 2026-Q3, 2025-2026, 2026 or 2026-01-01--2026-03-31.
    Make { period: String },
    /// Write a release to FILE, signed: published numbers, with the names, ids and headcounts of schools and teams.
    Export { period: String, number: u32, file: PathBuf },
    /// Read a release of another board from FILE. The key of its first file counts from then on.
    Import { file: PathBuf },
}

impl Release {
    pub async fn run(self, program: &Program) -> Result<()> {
        let board = the_board(program.store().read())
            .await?
            .context("there is no organisation yet: make an account with `create-account`")?;
        match self {
            Self::List => list(program, board).await,
            Self::Make { period } => make(program, board, &period).await,
            Self::Export { period, number, file } => {
                let exported = release::export(program, board, &period, number).await?;
                let exported = exported.with_context(|| format!("there is no release {number} of {period}"))?;
                durable::write(&file, exported.as_bytes())
                    .with_context(|| format!("{} cannot be written", file.display()))?;
                println!("Written to {}, signed with {}.", file.display(), release::own_key(program));
                Ok(())
            }
            Self::Import { file } => {
                let text = std::fs::read_to_string(&file);
                let text = text.with_context(|| format!("{} cannot be read", file.display()))?;
                told(release::import(program, board, &text).await?)
            }
        }
    }
}

async fn list(program: &Program, board: BoardId) -> Result<()> {
    let all = release::all_of_board(program.store().read(), board).await?;
    for one in &all {
        println!("{:<24} {:>3}  {}", one.period.code(), one.number, one.made_at.format("%Y-%m-%d"));
    }
    if all.is_empty() {
        println!("There are no releases yet.");
    }
    println!("Files are signed with {}", release::own_key(program));
    Ok(())
}

async fn make(program: &Program, board: BoardId, period: &str) -> Result<()> {
    let period = Period::parse(period).with_context(|| format!("{period} is no period"))?;
    match release::ask_at_the_machine(program, board, period).await? {
        Asking::Asked { .. } | Asking::Not(NotAsked::Waits) => {}
        Asking::Not(NotAsked::NotYet) => bail!("{} is not over, or not for long enough", period.code()),
        Asking::Not(NotAsked::PutTogether) => {
            bail!("years are put together by themselves, when all three were counted")
        }
        Asking::Not(_) => bail!("{} has days in common with a period that was counted", period.code()),
    }
    while let Some(state) = release::make_next(program).await? {
        match state {
            JobState::Done => println!("Figures were made."),
            JobState::Waiting => {}
            JobState::TooLittle => {
                println!("What has changed cannot be shown without betraying somebody: the release before stands.");
            }
            JobState::Failed => bail!("the figures could not be made: see the lines above"),
        }
    }
    Ok(())
}

fn told(importing: Importing) -> Result<()> {
    match importing {
        Importing::Imported { board, period, number, first_key } => {
            println!("Read {period}, {number}, of {board}.");
            if let Some(key) = first_key {
                println!("From now on its files have to be signed with {key}. Compare it with what they say it is.");
            }
            Ok(())
        }
        Importing::Already => {
            println!("This release was read before.");
            Ok(())
        }
        Importing::Unreadable => bail!("this is no release, or one of another version"),
        Importing::BadSignature => bail!("this file was changed since it was signed"),
        Importing::OtherKey => bail!("earlier files of this board were signed with another key"),
        Importing::Differs => bail!("another release of the same period and number was read before"),
        Importing::Own => bail!("this is a release of this board itself"),
    }
}
