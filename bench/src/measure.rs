//! The measurements, one after the other, each with its baseline beside it.

mod board;
mod compare;
mod filling_in;
mod page;
mod postgres;
mod release;
mod sent;
mod slots;
mod submission;
mod times;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::figures::Figures;
use crate::http::{Answer, Connection, Sent, request};
use crate::program::{Memory, Place, Running};
use crate::seed::{Seeded, seed};
use crate::settings::Settings;

pub use compare::Compared;
pub use release::Made;

/// How often the program is started; the median is told.
const STARTS: usize = 5;

/// A seeded database, before any program reads it.
pub struct Filled {
    pub place: Place,
    pub seeded: Seeded,
}

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
    let large = filled(settings, "large", settings.large, 0).await?;
    let middle = filled(settings, "middle", settings.middle, 0).await?;
    say("figures of everybody who left");
    let of_large = release::make(settings, &large).await;
    let of_middle = release::make(settings, &middle).await;
    figures.release((settings.large, of_large), (settings.middle, of_middle));
    let (large, starts) = large.serve_several(settings, STARTS).await?;
    let small = filled(settings, "small", settings.small, 0).await?.serve(settings).await?;
    release::page(&large, settings, &mut figures).await?;
    // A dozen advisers of a million leavers have more talks to hold than any have: that is not what leavers wait for.
    let usual = if settings.usual < settings.large {
        Some(filled(settings, "usual", settings.usual, 0).await?.serve(settings).await?)
    } else {
        None
    };
    let leavers = usual.as_ref().unwrap_or(&large);
    say("the way to the first screen, and what is sent");
    sent::first_screen(leavers, &mut figures).await?;
    sent::assets(leavers, settings, &mut figures).await?;
    say("filling in");
    filling_in::screens(leavers, &mut figures).await?;
    filling_in::autosave(leavers, settings, &mut figures).await?;
    say("the questionnaire page");
    page::measure(leavers, settings, &mut figures).await?;
    page::crowd(leavers, settings, &mut figures).await?;
    say("HR's board and a leader's page");
    board::measure(&large, &small, settings, &mut figures).await?;
    say("moments on offer");
    slots::measure(&mut figures)?;
    times::measure(settings, &mut figures).await?;
    say("submissions");
    submission::measure(leavers, settings, &mut figures).await?;
    postgres::measure(settings, &mut figures).await?;
    let memory = [&large, leavers].into_iter().filter_map(|side| side.running.memory());
    if let Some(memory) = memory.reduce(Memory::greater) {
        figures.memory(memory);
    }
    figures.start(compare::median_of(&starts));
    for side in usual.into_iter().chain([large, small]) {
        side.running.stop().await?;
    }
    std::fs::remove_dir_all(&settings.folder)?;
    Ok(figures)
}

/// Seeds a database.
async fn filled(settings: &Settings, name: &str, left: usize, hosts: usize) -> Result<Filled> {
    say(&format!("a board that {left} people left, and {hosts} advisers who can be booked"));
    let begun = Instant::now();
    let place = Place::make(settings.folder.join(name))?;
    let seeded = seed(&place, left, hosts).await?;
    say(&format!("  seeded in {:.1} s", begun.elapsed().as_secs_f32()));
    Ok(Filled { place, seeded })
}

impl Filled {
    /// Starts the program on it.
    async fn serve(self, settings: &Settings) -> Result<Side> {
        release::make_ahead(settings, &self).await;
        Ok(self.serve_several(settings, 1).await?.0)
    }

    /// Starts the program on it, several times; the last one stays. With how long each start took.
    async fn serve_several(self, settings: &Settings, starts: usize) -> Result<(Side, Vec<Duration>)> {
        let Self { place, seeded } = self;
        let mut running = Running::start(&settings.program, &settings.site, &place).await?;
        let mut times = vec![running.start];
        for _ in 1..starts {
            running.stop().await?;
            running = Running::start(&settings.program, &settings.site, &place).await?;
            times.push(running.start);
        }
        Ok((Side { place, seeded, running }, times))
    }
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
