//! What the page of the second questionnaire shows.

use chrono::{DateTime, Utc};
use domain::course::Letter;
use domain::organisation::Organisation;

use crate::access::LeaverOf;
use crate::course::{self, Loaded};
use crate::program::Program;
use crate::store::{Keyed, StoreError};

/// How things stand for the leaver.
#[derive(Clone, Debug)]
pub enum LaterPage {
    Asked(Box<Organisation>),
    Submitted {
        organisation: Box<Organisation>,
        at: DateTime<Utc>,
    },
    /// Nobody asked (yet), or not any more.
    NotAsked,
}

/// Reads how things stand. Changes nothing.
pub async fn open(program: &Program, leaver: &LeaverOf) -> Result<LaterPage, StoreError> {
    let conn = program.store().read();
    let organisation = Box::new(course::organisation(conn, leaver.board()).await?);
    Ok(match loaded(conn, program, leaver).await?.map(|loaded| loaded.facts) {
        Some(facts) if facts.cancelled => LaterPage::NotAsked,
        Some(facts) => match (facts.later.submitted_at, facts.later.mail) {
            (Some(at), _) => LaterPage::Submitted { organisation, at },
            (None, Letter::Sent(_)) => LaterPage::Asked(organisation),
            (None, _) => LaterPage::NotAsked,
        },
        None => LaterPage::NotAsked,
    })
}

pub(super) async fn loaded(
    conn: &impl Keyed,
    program: &Program,
    leaver: &LeaverOf,
) -> Result<Option<Loaded>, StoreError> {
    let today = course::calendar(conn, leaver.board()).await?.local_date(program.now());
    course::load(conn, leaver.departure(), today).await
}
