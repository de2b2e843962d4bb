//! HR's board and a leader's page with many departures beside the same pages with few, and beside a bare handler.

use anyhow::{Result, ensure};

use super::Side;
use super::compare::{Compared, Pair};
use super::page::{bare_target, page_bound, staff_page, staff_target, warm_up};
use crate::bare::Bare;
use crate::figures::Figures;
use crate::seed::Seeded;
use crate::settings::Settings;

/// A page that shows as many people on a large board as on a small one.
struct Page {
    what: &'static str,
    path: &'static str,
    /// Of the bare handler's file.
    file: &'static str,
    cookies: fn(&Seeded) -> &str,
}

/// Fewer rows than these neither of them shows, on any board.
const LEAST_ROWS: usize = 20;

const PAGES: [Page; 2] = [
    Page { what: "HR's board", path: "/staff/board", file: "board", cookies: |seeded| seeded.coordinator.as_str() },
    Page { what: "leader's page", path: "/staff/team", file: "team", cookies: |seeded| seeded.leader.as_str() },
];

/// Measures each page on both boards and a bare handler by turns, so that both comparisons come from the same rounds.
pub async fn measure(large: &Side, small: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    for page in &PAGES {
        compare(page, large, small, settings, figures).await?;
    }
    Ok(())
}

async fn compare(page: &Page, large: &Side, small: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let Page { what, path, file, cookies } = *page;
    let shown = staff_page(large, path, cookies(&large.seeded)).await?;
    let of_small = staff_page(small, path, cookies(&small.seeded)).await?;
    for shown in [&shown, &of_small] {
        let rows = shown.text()?.matches("<tr").count();
        ensure!(rows > LEAST_ROWS, "{path} shows only {rows} rows");
    }
    let bare = Bare::start(&settings.folder, file, &shown).await?;
    let many = staff_target(large, path, cookies(&large.seeded), settings.connections);
    let few = staff_target(small, path, cookies(&small.seeded), settings.connections);
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
    figures.page(&format!("{what}, {}", settings.large), shown.body.len(), &Compared::of(&of_many), None);
    figures.page(&format!("{what}, {}", settings.small), of_small.body.len(), &Compared::of(&of_few), None);
    figures.growth(settings.large, settings.small, &Compared::of(&growth));
    Ok(())
}
