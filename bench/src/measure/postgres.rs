//! The same submissions on PostgreSQL, where one is at hand: in a database of its own, which goes again.

use anyhow::{Context, Result};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use super::submission::{Clients, MANY, ONE, hand_in, needed};
use super::{Filled, say};
use crate::bare::Commits;
use crate::figures::Figures;
use crate::program::Place;
use crate::seed::{seed, stored_response};
use crate::settings::Settings;

/// What a PostgreSQL says of these has to be "off" nowhere, or nothing is durable there.
const DURABLE: [&str; 2] = ["fsync", "synchronous_commit"];
/// The least ratio, by one client and by many.
const GOAL: f64 = 0.3;

/// Measures on this server, or leaves the rows empty where there is none.
pub async fn measure(settings: &Settings, figures: &mut Figures) -> Result<()> {
    let both = [ONE, MANY].map(|clients| Clients { goal: GOAL, ..clients });
    let Some(server) = &settings.postgres else {
        for clients in both {
            figures.not_measured(&row(clients, true));
        }
        return Ok(());
    };
    say("submissions on PostgreSQL");
    let name = format!("uitzwaai_bench_{}", std::process::id());
    let admin = administer(server).await?;
    admin.execute_unprepared(&format!("CREATE DATABASE \"{name}\"")).await?;
    let measured = on(&admin, &with_name(server, &name), settings, both, figures).await;
    let dropped = admin.execute_unprepared(&format!("DROP DATABASE \"{name}\" WITH (FORCE)")).await;
    measured?;
    dropped?;
    Ok(admin.close().await?)
}

async fn on(
    admin: &DatabaseConnection,
    url: &str,
    settings: &Settings,
    both: [Clients; 2],
    figures: &mut Figures,
) -> Result<()> {
    let mut is_durable = true;
    for setting in DURABLE {
        is_durable &= shown(admin, setting).await? != "off";
    }
    let place = Place::beside(settings.folder.join("postgres"), url.to_owned())?;
    // Beside a hundred who have left there are fifteen who can hand in.
    let seeded = seed(&place, (both.len() * needed(settings) * 8).next_multiple_of(1_000), 0).await?;
    let side = Filled { place, seeded }.serve(settings).await?;
    let baseline = Commits::open_postgres(url, &stored_response()?).await?;
    let mut from = 0;
    for clients in both {
        let compared = hand_in(&side, &baseline, settings, clients, from).await?;
        figures.submission(&row(clients, is_durable), clients.goal, &compared);
        from += needed(settings);
    }
    baseline.close().await;
    side.running.stop().await
}

fn row(clients: Clients, is_durable: bool) -> String {
    let what = format!("submission on PostgreSQL, {} at once", clients.of_program);
    if is_durable { what } else { format!("{what} (not durable there)") }
}

async fn administer(server: &str) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.context("the PostgreSQL of UITZWAAI_TEST_POSTGRES cannot be reached")
}

/// A setting of the server.
async fn shown(admin: &DatabaseConnection, setting: &str) -> Result<String> {
    let asked = Statement::from_string(DbBackend::Postgres, format!("SHOW {setting}"));
    let row = admin.query_one_raw(asked).await?.with_context(|| format!("{setting} is no setting"))?;
    Ok(row.try_get_by_index(0)?)
}

/// The same address with another database.
fn with_name(server: &str, name: &str) -> String {
    let (before, query) = server.split_once('?').map_or((server, ""), |(before, query)| (before, query));
    let base = match before.rfind('/') {
        Some(at) if !before[..at].ends_with('/') => &before[..at],
        _ => before,
    };
    if query.is_empty() { format!("{base}/{name}") } else { format!("{base}/{name}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::with_name;

    #[test]
    fn another_database_of_the_same_server() {
        for (server, database) in [
            ("postgres://hr@127.0.0.1:5432/postgres", "postgres://hr@127.0.0.1:5432/bench"),
            ("postgres://hr@127.0.0.1:5432", "postgres://hr@127.0.0.1:5432/bench"),
            ("postgres://hr@db/postgres?sslmode=require", "postgres://hr@db/bench?sslmode=require"),
        ] {
            assert_eq!(with_name(server, "bench"), database);
        }
    }
}
