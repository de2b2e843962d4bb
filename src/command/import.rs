//! `uitzwaai import FILE.csv`: shows what will be made, asks, and makes all of it or nothing.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;
use server::departure::import::{Imported, import_file, look};
use server::program::Program;

/// Import leavers from a CSV file.
#[derive(Args)]
pub struct Import {
    file: PathBuf,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
}

impl Import {
    pub async fn run(self, program: &Program) -> Result<()> {
        let bytes = std::fs::read(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
        let _ = (&bytes, program, self.yes);
        bail!("not wired yet")
    }
}
