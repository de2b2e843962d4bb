//! The questionnaire page: cookie, session and draft of many leavers in turn, beside a bare handler
//! with the same bytes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};

use super::compare::{Compared, Pair};
use super::{Side, fetch};
use crate::bare::Bare;
use crate::figures::Figures;
use crate::http::{Answer, Sent, request};
use crate::load::{Bound, Target};
use crate::seed::answers::screens;
use crate::settings::Settings;

/// Leavers whose pages are asked for in turn; all of them have a session.
pub const READERS: usize = 500;

/// A page of rounds is bounded by time alone.
const NO_LIMIT: usize = usize::MAX / 2;

/// Measures the first screen, on which the draft's answers are shown.
pub async fn measure(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let (first, _) = screens()?;
    let path = format!("/leaver/questions/{first}");
    let readers = &side.seeded.leavers[..READERS.min(side.seeded.leavers.len())];
    ensure!(!readers.is_empty(), "nobody has a questionnaire");
    let cookies = |index: usize| Sent { cookies: &readers[index].cookies, ..Sent::default() };
    let page = fetch(side, &path, &cookies(0)).await?;
    let requests = (0..readers.len()).map(|index| request(&side.running.base_url, &path, &cookies(index))).collect();
    let program = Target {
        address: side.running.address,
        requests: Arc::new(requests),
        status: 200,
        connections: settings.connections,
    };
    let bare = Bare::start(&settings.folder, "questionnaire", &page).await?;
    let compared = against(&program, &bare, settings).await?;
    figures.page("questionnaire page", page.body.len(), &compared, Some(0.1));
    Ok(())
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

/// The request of one staff page.
pub fn staff_target(side: &Side, path: &str, connections: usize) -> Target {
    let sent = Sent { cookies: &side.seeded.coordinator, ..Sent::default() };
    let requests = vec![request(&side.running.base_url, path, &sent)];
    Target { address: side.running.address, requests: Arc::new(requests), status: 200, connections }
}

/// One staff page.
pub async fn staff_page(side: &Side, path: &str) -> Result<Answer> {
    fetch(side, path, &Sent { cookies: &side.seeded.coordinator, ..Sent::default() }).await
}
