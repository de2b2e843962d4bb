//! What the words that were typed find beside the list: whoever is finished, schools and teams, and the staff.

use domain::ids::{AccountId, UnitId};
use domain::person::{EmailAddress, NameParts, is_found, sort_key, sought_words};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::counts::{Capped, When};
use super::filter::{Openness, WorklistFilter};
use super::reach::Reach;
use super::walk;
use crate::access::{Coordinator, Keeper};
use crate::course;
use crate::program::Program;
use crate::store::entity::account;
use crate::store::queries::units;
use crate::store::{StoreError, Typed, TypedColumn};

/// The most schools and teams, and the most people, that are named.
const NAMED_MAX: usize = 6;

/// What there is beside the list, each only as far as the coordinator reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// How many are found among those whose course is over; nothing where these are on the list themselves.
    pub finished: Capped,
    pub units: Vec<FoundUnit>,
    /// Ids and names of accounts; nobody for whoever keeps none.
    pub people: Vec<(AccountId, String)>,
}

/// A school, or a team of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundUnit {
    pub school: UnitId,
    pub school_name: String,
    /// The team and its name.
    pub team: Option<(UnitId, String)>,
    /// It is no more; another may have its name.
    pub is_put_away: bool,
}

/// Looks beside the list; finds nothing where nothing was typed.
///
/// `keeper` is whoever opens the pages of people: nobody else learns here who works for the board.
pub async fn beside(
    program: &Program,
    coordinator: &Coordinator,
    keeper: Option<&Keeper>,
    filter: &WorklistFilter,
) -> Result<Beside, StoreError> {
    let address = EmailAddress::parse(&filter.text).ok();
    if address.is_none() && sought_words(&filter.text).is_empty() {
        return Ok(Beside::default());
    }
    let conn = program.store().read();
    let reach = Reach::of(conn, coordinator).await?;
    let finished = match filter.open {
        Openness::Open => {
            let when = When::of(&course::calendar(conn, coordinator.board()).await?, program.now());
            Capped::of_rows(walk::finished(conn, &reach, filter, when, Capped::ROWS_MAX).await?)
        }
        Openness::Closed | Openness::All => Capped::default(),
    };
    let units = if address.is_some() { Vec::new() } else { units_found(conn, &reach, &filter.text).await? };
    let people = match keeper {
        Some(keeper) => people_found(conn, keeper, &filter.text, address.as_ref()).await?,
        None => Vec::new(),
    };
    Ok(Beside { finished, units, people })
}

async fn units_found(conn: &impl ConnectionTrait, reach: &Reach, text: &str) -> Result<Vec<FoundUnit>, StoreError> {
    let all = units::of_board(conn, reach.board).await?;
    let name_of = |id: UnitId| all.iter().find(|unit| *unit.id == id).map(|unit| unit.name.clone()).unwrap_or_default();
    Ok(all
        .iter()
        .filter(|unit| reach.has_unit(*unit.id, unit.parent_id.map(Typed::get)) && is_found(&unit.name, text))
        .take(NAMED_MAX)
        .map(|unit| {
            let is_put_away = unit.put_away_at.is_some();
            match unit.parent_id {
                None => FoundUnit { school: *unit.id, school_name: unit.name.clone(), team: None, is_put_away },
                Some(school) => FoundUnit {
                    school: *school,
                    school_name: name_of(*school),
                    team: Some((*unit.id, unit.name.clone())),
                    is_put_away,
                },
            }
        })
        .collect())
}

async fn people_found(
    conn: &impl ConnectionTrait,
    keeper: &Keeper,
    text: &str,
    address: Option<&EmailAddress>,
) -> Result<Vec<(AccountId, String)>, StoreError> {
    let mut asked = account::Entity::find()
        .filter(account::Column::BoardId.is(keeper.board()))
        .filter(account::Column::ErasedAt.is_null());
    if let Some(address) = address {
        asked = asked.filter(account::Column::Email.eq(address.as_str()));
    }
    let mut found = asked.all(conn).await?;
    // As the page of people sorts them, before only the first are named.
    found.sort_by_cached_key(|row| (sort_key(&row.name, &NameParts::default()), *row.id));
    let theirs = |row: &account::Model| address.is_some() || is_found(&row.name, text);
    Ok(found.into_iter().filter(theirs).take(NAMED_MAX).map(|row| (*row.id, row.name)).collect())
}
