//! Filling in: what each screen weighs, and what saving while somebody types costs.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};

use super::Side;
use super::compare::{Compared, Pair};
use super::fetch;
use super::page::READERS;
use crate::addresses::{KEEP_ANSWERS, SAVE_ANSWERS};
use crate::bare::Commits;
use crate::figures::Figures;
use crate::forms::forms;
use crate::http::{Sent, request};
use crate::load::{Bound, Target};
use crate::seed::answers::screen_keys;
use crate::seed::{Leaver, stored_response};
use crate::settings::Settings;

/// The bytes of every screen of the full questionnaire, as sent, without what it shares with others.
pub async fn screens(side: &Side, figures: &mut Figures) -> Result<()> {
    let leaver = side.seeded.leavers.first().context("nobody has a questionnaire")?;
    for key in screen_keys() {
        let sent = Sent { cookies: &leaver.cookies, ..Sent::default() };
        let page = fetch(side, &format!("/leaver/questions/{key}"), &sent).await?;
        figures.screen(&key, page.bytes);
    }
    Ok(())
}

/// A plain client is sent on after saving; the island reads the same answer as data.
const SENT_ON: u16 = 302;

/// Saves the first screen for many leavers, beside bare durable commits by as many clients.
pub async fn autosave(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let leavers: Vec<&Leaver> = side.seeded.leavers.iter().take(READERS).collect();
    let first = screen_keys().into_iter().next().context("the questionnaire has no screens")?;
    let mut requests = Vec::with_capacity(leavers.len());
    for leaver in leavers {
        let sent = Sent { cookies: &leaver.cookies, ..Sent::default() };
        let page = fetch(side, &format!("/leaver/questions/{first}"), &sent).await?;
        let form = forms(page.text()?).into_iter().find(|form| form.action == SAVE_ANSWERS);
        let body = form.with_context(|| format!("a screen has no form that posts to {SAVE_ANSWERS}"))?.encoded();
        requests.push(request(&side.running.base_url, KEEP_ANSWERS, &Sent { form: Some(&body), ..sent }));
    }
    ensure!(!requests.is_empty(), "nobody has a questionnaire");
    let program = Target {
        address: side.running.address,
        requests: Arc::new(requests),
        status: SENT_ON,
        connections: settings.connections,
    };
    let baseline = Commits::open(&settings.folder.join("autosave.db"), &stored_response()?).await?;
    let bound = Bound { requests: settings.submissions, time: settings.page_round * 2 };
    program.round(0, bound).await?;
    baseline.round(settings.connections, bound).await?;
    let mut pairs = Vec::new();
    for _ in 0..settings.rounds {
        let saved = program.round(0, bound).await?;
        pairs.push(Pair { program: saved, baseline: baseline.round(settings.connections, bound).await? });
    }
    baseline.close().await;
    figures.autosave(&Compared::of(&pairs));
    Ok(())
}
