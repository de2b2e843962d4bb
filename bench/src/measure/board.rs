//! HR's board with many departures beside the same board with few, and beside a bare handler.

use anyhow::{Result, ensure};

use super::Side;
use super::compare::{Compared, Pair};
use super::page::{bare_target, page_bound, staff_page, staff_target, warm_up};
use crate::bare::Bare;
use crate::figures::Figures;
use crate::settings::Settings;

const BOARD: &str = "/staff/board";

/// Measures the three by turns, so that both comparisons come from the same rounds.
pub async fn measure(large: &Side, small: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let page = staff_page(large, BOARD).await?;
    let rows = page.text()?.matches("<tr").count();
    ensure!(rows > 20, "the board shows only {rows} rows");
    let bare = Bare::start(&settings.folder, "board", &page).await?;
    let many = staff_target(large, BOARD, settings.connections);
    let few = staff_target(small, BOARD, settings.connections);
    let baseline = bare_target(&bare, settings.connections);
    warm_up(&[&many, &few, &baseline]).await?;
    let bound = page_bound(settings);
    let (mut of_many, mut of_few, mut growth) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..settings.rounds {
        let (many, few, bare) =
            (many.round(0, bound).await?, few.round(0, bound).await?, baseline.round(0, bound).await?);
        of_many.push(Pair { program: many, baseline: bare });
        of_few.push(Pair { program: few, baseline: bare });
        growth.push(Pair { program: many, baseline: few });
    }
    figures.page(&format!("HR's board, {}", settings.large), page.body.len(), &Compared::of(&of_many), None);
    figures.page(&format!("HR's board, {}", settings.small), page.body.len(), &Compared::of(&of_few), None);
    figures.growth(settings.large, settings.small, &Compared::of(&growth));
    Ok(())
}
