//! Submissions, each of another leaver, beside bare durable commits: by eight clients, by one, and by many at once.

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

/// So many clients at once hand in, beside so many who commit.
#[derive(Clone, Copy)]
pub struct Clients {
    pub of_program: usize,
    pub of_baseline: usize,
    /// The least ratio of the two.
    pub goal: f64,
}

/// One client who hands in, beside one writer.
pub const ONE: Clients = Clients { of_program: 1, of_baseline: 1, goal: 0.3 };
/// Many at once, whose commits could be shared, beside one writer.
pub const MANY: Clients = Clients { of_program: 64, of_baseline: 1, goal: 1.0 };

/// Hand-ins that one measurement takes: a round nobody counts, then those that are.
pub const fn needed(settings: &Settings) -> usize {
    (settings.rounds + 1) * settings.submissions
}

/// Measures all on SQLite; those whose pages were asked for keep their drafts.
pub async fn measure(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let baseline = Commits::open(&settings.folder.join("commits.db"), &stored_response()?).await?;
    let some = Clients { of_program: settings.connections, of_baseline: settings.connections, goal: 0.5 };
    let mut from = READERS;
    for clients in [some, ONE, MANY] {
        let compared = hand_in(side, &baseline, settings, clients, from).await?;
        figures.submission(&format!("submission, {} at once", clients.of_program), clients.goal, &compared);
        from += needed(settings);
    }
    baseline.close().await;
    Ok(())
}

/// Hands in for the leavers from this one on, and counts afterwards that every submission that was acknowledged is
/// stored.
pub async fn hand_in(
    side: &Side,
    baseline: &Commits,
    settings: &Settings,
    clients: Clients,
    from: usize,
) -> Result<Compared> {
    let wanted = needed(settings);
    let leavers: Vec<&Leaver> = side.seeded.leavers.iter().skip(from).take(wanted).collect();
    ensure!(leavers.len() == wanted, "only {} leavers for {wanted} submissions", leavers.len());
    let requests = prepared(side, &leavers, from).await?;
    let program = Target {
        address: side.running.address,
        requests: Arc::new(requests),
        status: SENT_ON,
        connections: clients.of_program,
    };
    let bound = Bound { requests: settings.submissions, time: ROUND_LIMIT };
    let before = stored(side).await?;
    // The warm-up is a round like any other, which nobody counts.
    let mut handed_in = program.round(0, bound).await?.requests;
    baseline.round(clients.of_baseline, bound).await?;
    let mut pairs = Vec::new();
    for _ in 0..settings.rounds {
        let round = program.round(handed_in, bound).await?;
        handed_in += round.requests;
        pairs.push(Pair { program: round, baseline: baseline.round(clients.of_baseline, bound).await? });
    }
    let after = stored(side).await?;
    ensure!(
        after - before == handed_in as u64,
        "{handed_in} submissions were acknowledged, {} are stored",
        after - before
    );
    Ok(Compared::of(&pairs))
}

/// What each leaver's own page would post, everything ticked. `first`: the number of the first of them, by which each
/// has an address of their own.
async fn prepared(side: &Side, leavers: &[&Leaver], first: usize) -> Result<Vec<Vec<u8>>> {
    let mut connection = Connection::open(side.running.address).await?;
    let mut requests = Vec::with_capacity(leavers.len());
    for (index, leaver) in leavers.iter().enumerate() {
        let client = client(first + index);
        let sent = Sent { cookies: &leaver.cookies, client: &client, form: None };
        let page = connection.fetch(&request(&side.running.base_url, CHECK, &sent)).await?;
        ensure!(page.status == 200, "{CHECK} answers with status {} {:?}", page.status, page.header("location"));
        let form = form(page.text()?).with_context(|| format!("{CHECK} has no form that posts to {SUBMIT_ANSWERS}"))?;
        let body = form.encoded();
        let sent = Sent { form: Some(&body), ..sent };
        requests.push(request(&side.running.base_url, &form.action, &sent));
    }
    Ok(requests)
}

fn form(html: &str) -> Option<Form> {
    forms(html).into_iter().find(|form| form.action == SUBMIT_ANSWERS)
}

/// Every leaver has an address of their own (RFC 5737 and beyond, private), as behind a proxy.
fn client(index: usize) -> String {
    format!("10.{}.{}.{}", (index >> 16) & 255, (index >> 8) & 255, index & 255)
}

/// Responses in the database, read past the program.
async fn stored(side: &Side) -> Result<u64> {
    let store = Store::connect(side.place.database_url()).await?;
    let count = response::Entity::find().count(store.read()).await?;
    store.close().await?;
    Ok(count)
}
