//! The questionnaire page: cookie, session and draft of many leavers in turn, beside a bare handler
//! with the same bytes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};

use super::compare::{Compared, Pair};
use super::{Side, fetch};
use crate::bare::Bare;
use crate::figures::{Figures, Within};
use crate::http::{Answer, Sent, request};
use crate::load::{Bound, Target};
use crate::seed::answers::screens;
use crate::settings::Settings;

/// Leavers whose pages are asked for in turn; all of them have a session.
pub const READERS: usize = 500;

/// A page of rounds is bounded by time alone.
const NO_LIMIT: usize = usize::MAX / 2;

/// Leavers who ask for their page at the same moment.
const CROWD: usize = 100;

/// Measures the first screen, on which the draft's answers are shown.
pub async fn measure(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let (page, compared) = first_screen(side, settings, settings.connections).await?;
    figures.page("questionnaire page", page.body.len(), &compared, Some(0.12));
    Ok(())
}

/// The same, by as many leavers at once as a large board may have on its busiest evening: nobody waits long.
pub async fn crowd(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let (page, compared) = first_screen(side, settings, CROWD).await?;
    let what = format!("questionnaire page, {CROWD} at once");
    figures.page_within(&what, page.body.len(), &compared, Within::Nearly(5.0));
    Ok(())
}

/// The page, and so many connections beside as many to a bare handler.
async fn first_screen(side: &Side, settings: &Settings, connections: usize) -> Result<(Answer, Compared)> {
    let (first, _) = screens()?;
    let path = format!("/leaver/questions/{first}");
    let readers = &side.seeded.leavers[..READERS.min(side.seeded.leavers.len())];
    ensure!(!readers.is_empty(), "nobody has a questionnaire");
    let cookies = |index: usize| Sent { cookies: &readers[index].cookies, ..Sent::default() };
    let page = fetch(side, &path, &cookies(0)).await?;
    let requests = (0..readers.len()).map(|index| request(&side.running.base_url, &path, &cookies(index))).collect();
    let program = Target { address: side.running.address, requests: Arc::new(requests), status: 200, connections };
    let bare = Bare::start(&settings.folder, "questionnaire", &page).await?;
    let compared = against(&program, &bare, settings).await?;
    Ok((page, compared))
}

/// Rounds of the program and of the bare handler, by turns, after a warm-up of both.
pub async fn against(program: &Target, bare: &Bare, settings: &Settings) -> Result<Compared> {
    let baseline = bare_target(bare, program.connections);
    warm_up(&[program, &baseline]).await?;
    let bound = page_bound(settings);
    let mut pairs = Vec::new();
    for round in 0..settings.rounds {
        pairs.push(Pair { program: program.round(round, bound).await?, baseline: baseline.round(0, bound).await? });
    }
    Ok(Compared::of(&pairs))
}

pub fn bare_target(bare: &Bare, connections: usize) -> Target {
    let requests = vec![request(&format!("http://{}", bare.address), "/", &Sent::default())];
    Target { address: bare.address, requests: Arc::new(requests), status: 200, connections }
}

pub fn page_bound(settings: &Settings) -> Bound {
    Bound { requests: NO_LIMIT, time: settings.page_round }
}

/// Half a second each, which nobody counts.
pub async fn warm_up(targets: &[&Target]) -> Result<()> {
    for target in targets {
        target.round(0, Bound { requests: NO_LIMIT, time: Duration::from_millis(500) }).await?;
    }
    Ok(())
}

/// The request of one page of somebody who is signed in.
pub fn staff_target(side: &Side, path: &str, cookies: &str, connections: usize) -> Target {
    let requests = vec![request(&side.running.base_url, path, &Sent { cookies, ..Sent::default() })];
    Target { address: side.running.address, requests: Arc::new(requests), status: 200, connections }
}

/// One page of somebody who is signed in.
pub async fn staff_page(side: &Side, path: &str, cookies: &str) -> Result<Answer> {
    fetch(side, path, &Sent { cookies, ..Sent::default() }).await
}
