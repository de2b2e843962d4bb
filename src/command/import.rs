//! `uitzwaai import FILE.csv`: shows what will be made, asks, and makes all of it or nothing.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;
use server::access::{Coordinator, coordinator_at_the_machine};
use server::departure::import::{Preview, Previewing, Starting, Verdict, load, preview, start_and_wait};
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
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let coordinator = coordinator_at_the_machine(program)
            .await
            .context("nobody is HR coordinator of the whole board yet: make an account with `create-account`")?;
        let found = look(program, &coordinator, &name, &bytes).await?;
        show(&found);
        if found.refused > 0 {
            bail!("nothing was made: {} lines are refused; mend them and try again", found.refused);
        }
        if found.new == 0 {
            println!("Nothing to make.");
            return Ok(());
        }
        if !self.yes && !agreed(found.new)? {
            bail!("nothing was made");
        }
        match start_and_wait(program, &coordinator, found.id).await? {
            Starting::Started => println!("{} leavers were registered.", found.new),
            other => bail!("nothing was made ({other:?})"),
        }
        Ok(())
    }
}

async fn look(program: &Program, coordinator: &Coordinator, name: &str, bytes: &[u8]) -> Result<Preview> {
    match preview(program, coordinator, name, bytes).await? {
        Previewing::Refused(fault) => bail!("the file cannot be read: {fault}"),
        Previewing::Stored(id) => load(program, coordinator, id).await?.context("the import is gone"),
    }
}

fn show(found: &Preview) {
    for line in &found.lines {
        match &line.verdict {
            Verdict::New { warnings } if warnings.is_empty() => {}
            Verdict::New { warnings } => println!("line {}: {} ({warnings:?})", line.number, line.name),
            Verdict::Double => println!("line {}: {} is registered already; skipped", line.number, line.name),
            Verdict::Refused(faults) => {
                let faults: Vec<String> =
                    faults.iter().map(|(field, fault)| format!("{}: {fault:?}", field.code())).collect();
                println!("line {}: {} is refused: {}", line.number, line.name, faults.join(", "));
            }
        }
    }
    println!("{} new, {} registered already, {} refused.", found.new, found.doubles, found.refused);
}

fn agreed(new: u32) -> Result<bool> {
    print!("Register {new} leavers? Type yes: ");
    std::io::stdout().flush()?;
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed)?;
    Ok(matches!(typed.trim(), "yes" | "ja"))
}
