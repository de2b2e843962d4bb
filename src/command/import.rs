//! `uitzwaai import FILE.csv`: shows what will be made, asks, and makes all of it or nothing.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;
use domain::import::{Charset, DateOrder, OtherDay, Reading};
use server::access::{Coordinator, coordinator_at_the_machine};
use server::departure::import::{
    Choices, Lines, Preview, Previewing, Starting, Verdict, choose, load, preview, start_and_wait,
};
use server::program::Program;

/// Import leavers from a CSV file.
#[derive(Args)]
pub struct Import {
    file: PathBuf,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
    /// How the letters were written, where the file does not say: `windows-1252`, `macintosh`, `ibm850`, `windows-1250`
    /// or `windows-1254`.
    #[arg(long, value_parser = letters)]
    letters: Option<Charset>,
    /// What comes first in dates in figures, where the list does not say: `day` or `month`.
    #[arg(long, value_parser = order)]
    dates: Option<DateOrder>,
    /// What to do with everybody who is registered with another last day worked: `change`, `skip` or `new_job`.
    #[arg(long, value_parser = other_day)]
    other_days: Option<OtherDay>,
}

fn letters(text: &str) -> Result<Charset, String> {
    let known = Charset::parse(text).filter(|charset| Charset::GUESSED.contains(charset));
    known.ok_or_else(|| Charset::GUESSED.map(Charset::code).join(", "))
}

fn order(text: &str) -> Result<DateOrder, String> {
    match text {
        "day" => Ok(DateOrder::DayFirst),
        "month" => Ok(DateOrder::MonthFirst),
        _ => Err("`day` or `month`".to_owned()),
    }
}

fn other_day(text: &str) -> Result<OtherDay, String> {
    OtherDay::parse(text).ok_or_else(|| "`change`, `skip` or `new_job`".to_owned())
}

impl Import {
    pub async fn run(self, program: &Program) -> Result<()> {
        let bytes = std::fs::read(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let coordinator = coordinator_at_the_machine(program)
            .await
            .context("nobody is HR coordinator of the whole board yet: make an account with `create-account`")?;
        let found = look(program, &coordinator, &name, &bytes).await?;
        let found = self.choose(program, &coordinator, found).await?;
        if let Some(fault) = &found.unread {
            bail!("the file cannot be read: {fault}; the page for importing matches columns, and remembers it");
        }
        show(&found);
        if found.refused > 0 {
            bail!("nothing was made: {} lines are refused; mend them and try again", found.refused);
        }
        if let Some(example) = found.asks_for_order() {
            bail!(
                "nothing was made: {} is {} or {}; say which with --dates",
                example.text,
                example.day_first,
                example.month_first
            );
        }
        if found.undecided().next().is_some() {
            bail!("nothing was made: say with --other-days what becomes of who has another last day worked");
        }
        if found.new == 0 && found.other_days == 0 {
            println!("Nothing to make.");
            return Ok(());
        }
        if !self.yes && !agreed(&found)? {
            bail!("nothing was made");
        }
        match start_and_wait(program, &coordinator, found.id, Lines::All).await? {
            Starting::Started => println!("The list was imported, with {} new leavers.", found.new),
            other => bail!("nothing was made ({other:?})"),
        }
        Ok(())
    }
}

impl Import {
    /// What was said on the command line about the list.
    async fn choose(&self, program: &Program, coordinator: &Coordinator, found: Preview) -> Result<Preview> {
        let lines = found.lines.iter().filter(|line| matches!(line.verdict, Verdict::OtherDay { .. }));
        let lines = lines.filter_map(|line| Some((usize::try_from(line.number).ok()?, self.other_days?))).collect();
        // What the board knows of headings stays.
        let reading = Reading { charset: self.letters, dates: self.dates, ..found.choices.reading };
        let choices = Choices { reading, lines, good_first: false };
        choose(program, coordinator, found.id, &choices).await?;
        load(program, coordinator, found.id).await?.context("the import is gone")
    }
}

async fn look(program: &Program, coordinator: &Coordinator, name: &str, bytes: &[u8]) -> Result<Preview> {
    match preview(program, coordinator, name, bytes).await? {
        Previewing::Refused(fault) => bail!("the file cannot be read: {fault}"),
        Previewing::Stored(id) => load(program, coordinator, id).await?.context("the import is gone"),
    }
}

fn show(found: &Preview) {
    if let Some(charset) = found.guessed {
        println!("The file does not say how its letters were written: read as {}.", charset.code());
    }
    for line in &found.lines {
        match &line.verdict {
            Verdict::New { warnings } if warnings.is_empty() => {}
            Verdict::New { warnings } => println!("line {}: {} ({warnings:?})", line.number, line.name),
            Verdict::OtherDay { registered, .. } => println!(
                "line {}: {} is registered with {} as last day worked, and stands here with another",
                line.number, line.name, registered.last_day_worked
            ),
            Verdict::Double => println!("line {}: {} is registered already; skipped", line.number, line.name),
            Verdict::Refused(faults) => {
                let faults: Vec<String> =
                    faults.iter().map(|(field, fault)| format!("{}: {fault:?}", field.code())).collect();
                println!("line {}: {} is refused: {}", line.number, line.name, faults.join(", "));
            }
        }
    }
    println!(
        "{} new, {} registered already, {} with another last day worked, {} refused.",
        found.new, found.doubles, found.other_days, found.refused
    );
}

fn agreed(found: &Preview) -> Result<bool> {
    let Preview { new, other_days, .. } = found;
    print!("Register {new} leavers, and {other_days} with another last day worked as you said? Type yes: ");
    std::io::stdout().flush()?;
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed)?;
    Ok(matches!(typed.trim(), "yes" | "ja"))
}
