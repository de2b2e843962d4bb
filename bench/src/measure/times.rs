//! The page on which a leaver picks a time, over many advisers with full calendars, beside a tenth of them
//! and beside a bare handler with the same bytes.

use std::sync::Arc;

use anyhow::{Result, ensure};

use super::compare::{Compared, Pair};
use super::page::{bare_target, page_bound, warm_up};
use super::{Side, fetch, filled};
use crate::bare::Bare;
use crate::figures::{Figures, Within};
use crate::http::{Sent, request};
use crate::load::Target;
use crate::settings::Settings;

const PATH: &str = "/leaver/talk/book";
const MANY: usize = 1_000;
const FEW: usize = 100;
/// Two in fifty of all have a talk without a time.
const LEFT: usize = 200;

/// Seeds both boards and measures the three by turns.
pub async fn measure(settings: &Settings, figures: &mut Figures) -> Result<()> {
    let many = filled(settings, "many-hosts", LEFT, MANY).await?.serve(settings).await?;
    let few = filled(settings, "few-hosts", LEFT, FEW).await?.serve(settings).await?;
    let first = Sent { cookies: &many.seeded.to_plan[0].cookies, ..Sent::default() };
    let page = fetch(&many, PATH, &first).await?;
    ensure!(page.text()?.matches("name=\"slot\"").count() == 3, "the page has no times");
    let same = Sent { cookies: &few.seeded.to_plan[0].cookies, ..Sent::default() };
    let page_few = fetch(&few, PATH, &same).await?;
    let bare = Bare::start(&settings.folder, "times", &page).await?;
    // One after the other: what one leaver waits for.
    let (of_many, of_few, baseline) = (target(&many), target(&few), bare_target(&bare, 1));
    warm_up(&[&of_many, &of_few, &baseline]).await?;
    let bound = page_bound(settings);
    let (mut page_of_many, mut page_of_few, mut growth) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..settings.rounds {
        let (program, less, bare) =
            (of_many.round(0, bound).await?, of_few.round(0, bound).await?, baseline.round(0, bound).await?);
        page_of_many.push(Pair { program, baseline: bare });
        page_of_few.push(Pair { program: less, baseline: bare });
        growth.push(Pair { program, baseline: less });
    }
    for (advisers, page, pairs, goal) in [(MANY, page, page_of_many, 20.0), (FEW, page_few, page_of_few, 4.0)] {
        let what = format!("page with times, {advisers} advisers");
        figures.page_within(&what, page.body.len(), &Compared::of(&pairs), Within::Half(goal));
    }
    figures.growth_of_times(MANY, FEW, &Compared::of(&growth));
    many.running.stop().await?;
    few.running.stop().await
}

fn target(side: &Side) -> Target {
    let of = |cookies: &str| request(&side.running.base_url, PATH, &Sent { cookies, ..Sent::default() });
    Target {
        address: side.running.address,
        requests: Arc::new(side.seeded.to_plan.iter().map(|leaver| of(&leaver.cookies)).collect()),
        status: 200,
        connections: 1,
    }
}
