//! An invented board to look around in: the 41 people of the HAN study as counts, and some forty
//! more in every state of the course. Built the same way each time for the same day.
//!
//! The past is told by the real course: each person's facts are written at their moment, and what
//! the program would have started by itself in between, it starts.

mod acts;
mod cast;
mod diary;
mod figures;
mod followed;
mod holidays;
mod invented;
mod living;
mod names;
mod person;
mod points;
mod round_ups;
mod running;
mod study;
mod tips;
mod years;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::TimeDelta;
use domain::ids::BoardId;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;

use crate::access::Refused;
use crate::clock::FrozenClock;
use crate::course;
use crate::program::Program;
use crate::school;
use crate::secret::LinkToken;
use crate::steps::AtOnce;
use crate::store::entity::{departure, link};
use crate::store::{StoreError, TypedColumn};

use cast::Cast;
use diary::Diary;
use person::Person;

/// How far back the board was set up: before the first leaver was registered.
const BOARD_AGE_DAYS: i64 = 440;

/// Why the demonstration could not be built.
#[derive(Debug, thiserror::Error)]
pub enum NotBuilt {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The invented data break a rule: a defect of this module.
    #[error("the demonstration's own data are refused: {0}")]
    Data(String),
}

/// Somebody to sign in as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DemoAccount {
    /// A role's code.
    pub what: &'static str,
    pub name: String,
    pub email: String,
}

/// A leaver whose link is worth opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DemoLeaver {
    /// `questionnaire`, `to_plan`, `planned` or `choose`.
    pub what: &'static str,
    pub name: String,
    pub url: String,
}

/// What was built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Built {
    pub board: BoardId,
    pub organisation: String,
    /// One for each role.
    pub accounts: Vec<DemoAccount>,
    pub leavers: Vec<DemoLeaver>,
}

/// Builds the demonstration in an empty, migrated database, as it stands at the program's `now`:
/// the caller puts the clock at a working day, ten in the morning.
pub async fn build(program: &Program) -> Result<Built, NotBuilt> {
    let now = program.now();
    let past = Program::new(
        program.store().clone(),
        Arc::new(FrozenClock::at(now - TimeDelta::days(BOARD_AGE_DAYS))),
        program.secrets().clone(),
        program.settings().clone(),
        AtOnce,
    );
    let cast = &Cast::gather(&past, now).await?;
    let calendar = &course::calendar(program.store().read(), cast.board).await?;
    let people: Vec<Person> = study::people(calendar, now).into_iter().chain(running::people(calendar, now)).collect();
    let people = people.as_slice();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let mut diary = Diary::default();
                for person in people {
                    living::live(tx, calendar, cast, &mut diary, person, now).await?;
                }
                followed::store(tx, calendar, cast, now).await?;
                points::store(tx, cast, now).await?;
                tips::store(tx, cast, calendar.local_date(now)).await?;
                Ok::<_, NotBuilt>(())
            })
        })
        .await?;
    school::count(program).await?;
    crate::tips::look(program).await?;
    figures::store(program, cast, calendar, now).await?;
    round_ups::store(program, cast, now).await?;
    Ok(Built {
        board: cast.board,
        organisation: cast.organisation.clone(),
        accounts: cast.to_sign_in(),
        leavers: leavers(program, cast.board, people).await?,
    })
}

/// The links of those whom the list marks.
async fn leavers(program: &Program, board: BoardId, people: &[Person]) -> Result<Vec<DemoLeaver>, StoreError> {
    let conn = program.store().read();
    let rows = link::Entity::find()
        .find_also_related(departure::Entity)
        .filter(departure::Column::BoardId.is(board))
        .all(conn)
        .await?;
    // By name, which is sealed: nobody finds it in the database without the words of a search.
    let mut links = HashMap::new();
    for (link, departure) in rows {
        if let Some(departure) = departure {
            links.insert(departure.name(conn)?, link);
        }
    }
    let mut found = Vec::new();
    for (what, person) in people.iter().filter_map(|person| Some((person.shown_as?, person))) {
        let Some(link) = links.get(person.name) else { continue };
        let token = LinkToken::mint(program.secrets(), *link.id, *link.generation);
        found.push(DemoLeaver {
            what,
            name: person.name.to_owned(),
            url: format!("{}/l/{token}", program.settings().base_url),
        });
    }
    Ok(found)
}
