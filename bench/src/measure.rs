//! The measurements, one after the other, each with its baseline beside it.

mod board;
mod compare;
mod filling_in;
mod page;
mod sent;
mod slots;
mod submission;
mod times;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::figures::Figures;
use crate::http::{Answer, Connection, Sent, request};
use crate::program::{Place, Running};
use crate::seed::{Seeded, seed};
use crate::settings::Settings;

pub use compare::Compared;

/// How often the program is started; the median is told.
const STARTS: usize = 5;

/// A program with its seeded database.
pub struct Side {
    pub place: Place,
    pub seeded: Seeded,
    pub running: Running,
}

/// Measures everything. The folder is emptied before, and removed after it went well.
pub async fn all(settings: &Settings) -> Result<Figures> {
    if settings.folder.exists() {
        std::fs::remove_dir_all(&settings.folder).with_context(|| settings.folder.display().to_string())?;
    }
    let mut figures = Figures::default();
    let (large, starts) = side(settings, "large", (settings.large, 0), STARTS).await?;
    let (small, _) = side(settings, "small", (settings.small, 0), 1).await?;
    say("the way to the first screen, and what is sent");
    sent::first_screen(&large, &mut figures).await?;
    sent::assets(&large, settings, &mut figures).await?;
    say("filling in");
    filling_in::screens(&large, &mut figures).await?;
    filling_in::autosave(&large, settings, &mut figures).await?;
    say("the questionnaire page");
    page::measure(&large, settings, &mut figures).await?;
    say("HR's board");
    board::measure(&large, &small, settings, &mut figures).await?;
    say("moments on offer");
    slots::measure(&mut figures)?;
    times::measure(settings, &mut figures).await?;
    say("submissions");
    submission::measure(&large, settings, &mut figures).await?;
    if let Some(memory) = large.running.memory() {
        figures.memory(memory);
    }
    figures.start(compare::median_of(&starts));
    large.running.stop().await?;
    small.running.stop().await?;
    std::fs::remove_dir_all(&settings.folder)?;
    Ok(figures)
}

/// Seeds a database and starts the program on it, several times; the last one stays.
async fn side(
    settings: &Settings,
    name: &str,
    (departures, hosts): (usize, usize),
    starts: usize,
) -> Result<(Side, Vec<Duration>)> {
    say(&format!("a board with {departures} departures and {hosts} advisers who can be booked"));
    let begun = Instant::now();
    let place = Place::make(settings.folder.join(name))?;
    let seeded = seed(&place, departures, hosts).await?;
    say(&format!("  seeded in {:.1} s", begun.elapsed().as_secs_f32()));
    let mut running = Running::start(&settings.program, &settings.site, &place).await?;
    let mut times = vec![running.start];
    for _ in 1..starts {
        running.stop().await?;
        running = Running::start(&settings.program, &settings.site, &place).await?;
        times.push(running.start);
    }
    Ok((Side { place, seeded, running }, times))
}

/// One page, which has to be there.
async fn fetch(side: &Side, path: &str, sent: &Sent<'_>) -> Result<Answer> {
    let mut connection = Connection::open(side.running.address).await?;
    let answer = connection.fetch(&request(&side.running.base_url, path, sent)).await?;
    ensure!(answer.status == 200, "{path} answers with status {} {:?}", answer.status, answer.header("location"));
    Ok(answer)
}

fn say(what: &str) {
    eprintln!("bench: {what}");
}
