//! Submissions, each of another leaver, beside bare durable commits by as many clients.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::store::Store;
use server::store::entity::response;

use super::Side;
use super::compare::{Compared, Pair};
use super::page::READERS;
use crate::addresses::SUBMIT_ANSWERS;
use crate::bare::Commits;
use crate::figures::Figures;
use crate::forms::{Form, forms};
use crate::http::{Connection, Sent, request};
use crate::load::{Bound, Target};
use crate::seed::{Leaver, stored_response};
use crate::settings::Settings;

const CHECK: &str = "/leaver/check";
/// No round of submissions takes longer.
const ROUND_LIMIT: Duration = Duration::from_secs(10);
/// The server function sends the browser on.
const SENT_ON: u16 = 302;

/// Measures, and counts afterwards that every submission that was acknowledged is stored.
pub async fn measure(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let wanted = (settings.rounds + 1) * settings.submissions;
    let leavers: Vec<&Leaver> = side.seeded.leavers.iter().skip(READERS).take(wanted).collect();
    ensure!(leavers.len() == wanted, "only {} leavers for {wanted} submissions", leavers.len());
    let requests = prepared(side, &leavers).await?;
    let program = Target {
        address: side.running.address,
        requests: Arc::new(requests),
        status: SENT_ON,
        connections: settings.connections,
    };
    let baseline = Commits::open(&settings.folder.join("commits.db"), &stored_response()?).await?;
    let bound = Bound { requests: settings.submissions, time: ROUND_LIMIT };
    let before = stored(side).await?;
    // The warm-up is a round like any other, which nobody counts.
    let mut handed_in = program.round(0, bound).await?.requests;
    baseline.round(settings.connections, bound).await?;
    let mut pairs = Vec::new();
    for _ in 0..settings.rounds {
        let round = program.round(handed_in, bound).await?;
        handed_in += round.requests;
        pairs.push(Pair { program: round, baseline: baseline.round(settings.connections, bound).await? });
    }
    baseline.close().await;
    let after = stored(side).await?;
    ensure!(
        after - before == handed_in as u64,
        "{handed_in} submissions were acknowledged, {} are stored",
        after - before
    );
    figures.submission(&Compared::of(&pairs));
    Ok(())
}

/// What each leaver's own page would post, everything ticked.
async fn prepared(side: &Side, leavers: &[&Leaver]) -> Result<Vec<Vec<u8>>> {
    let mut connection = Connection::open(side.running.address).await?;
    let mut requests = Vec::with_capacity(leavers.len());
    for (index, leaver) in leavers.iter().enumerate() {
        let client = client(index);
        let sent = Sent { cookies: &leaver.cookies, client: &client, form: None };
        let page = connection.fetch(&request(&side.running.base_url, CHECK, &sent)).await?;
        ensure!(page.status == 200, "{CHECK} answers with status {} {:?}", page.status, page.header("location"));
        let form =
            hand_in(page.text()?).with_context(|| format!("{CHECK} has no form that posts to {SUBMIT_ANSWERS}"))?;
        let body = form.encoded();
        let sent = Sent { form: Some(&body), ..sent };
        requests.push(request(&side.running.base_url, &form.action, &sent));
    }
    Ok(requests)
}

fn hand_in(html: &str) -> Option<Form> {
    forms(html).into_iter().find(|form| form.action == SUBMIT_ANSWERS)
}

/// Every leaver has an address of their own (RFC 5737 and beyond, private), as behind a proxy.
fn client(index: usize) -> String {
    format!("10.{}.{}.{}", (index >> 16) & 255, (index >> 8) & 255, index & 255)
}

/// Responses in the database, read past the program.
async fn stored(side: &Side) -> Result<u64> {
    let store = Store::connect(&side.place.database_url()).await?;
    let count = response::Entity::find().count(store.read()).await?;
    store.close().await?;
    Ok(count)
}
