//! Figures of everybody who left: what making them costs beside a pass over the same rows, and their page.

use std::time::Duration;

use anyhow::{Result, ensure};

use super::page::{against, staff_page, staff_target};
use super::{Filled, Side, say};
use crate::bare::{self, Bare};
use crate::figures::{Figures, Within};
use crate::program::{Carried, carry_out};
use crate::settings::Settings;

/// Figures that were made.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// From starting the command to its end.
    pub took: Duration,
    /// Resident memory of the command at most, in bytes, where the system tells.
    pub most: Option<u64>,
    /// One pass over the same rows.
    pub reading: Duration,
}

/// Has the figures made of everybody who left of this board, by the command line and with nothing else at work. `None`
/// where that failed: the reason is said, and the other figures are worth having.
pub async fn make(settings: &Settings, filled: &Filled) -> Option<Made> {
    match made(settings, filled).await {
        Ok(made) => Some(made),
        Err(error) => {
            say(&format!("  not measured: {error:#}"));
            None
        }
    }
}

/// Has them made without measuring. A program that serves makes figures of the periods that are over by itself, which
/// would disturb what is measured then; those that have days in common with figures there are it lets alone.
pub async fn make_ahead(settings: &Settings, filled: &Filled) {
    if let Err(error) = carried_out(settings, filled).await {
        say(&format!("  figures are not made ahead: {error:#}"));
    }
}

async fn carried_out(settings: &Settings, filled: &Filled) -> Result<Carried> {
    carry_out(&settings.program, &filled.place, &["release", "make", &filled.seeded.period]).await
}

async fn made(settings: &Settings, filled: &Filled) -> Result<Made> {
    let carried = carried_out(settings, filled).await?;
    let reading = bare::read(&filled.place.database_file()).await?;
    say(&format!("  of {}: {:.1} s", filled.seeded.left, carried.took.as_secs_f32()));
    Ok(Made { took: carried.took, most: carried.most, reading })
}

/// The page that tells them, one request after the other; the row stays empty where there is none.
pub async fn page(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let what = format!("page of the figures of {}", settings.large);
    let path = format!("/staff/figures/{}/1", side.seeded.period);
    let page = match staff_page(side, &path, &side.seeded.coordinator).await {
        Ok(page) => page,
        Err(error) => {
            say(&format!("  not measured: {error:#}"));
            figures.not_measured(&what);
            return Ok(());
        }
    };
    ensure!(page.text()?.contains("<table"), "{path} tells no numbers");
    let bare = Bare::start(&settings.folder, "figures", &page).await?;
    let compared = against(&staff_target(side, &path, &side.seeded.coordinator, 1), &bare, settings).await?;
    figures.page_within(&what, page.body.len(), &compared, Within::Half(20.0));
    Ok(())
}
