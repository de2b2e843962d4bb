//! A keeper of the board adds a school, or a team to a school.

use chrono::{DateTime, Utc};
use domain::ids::UnitId;
use domain::time_line::EventKind;
use domain::unit::UnitKind;
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

use super::form::{Named, entry, path_key};
use super::{UnitFault, UnitField, UnitForm};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled_unless_double};
use crate::log;
use crate::program::Program;
use crate::store::Tx;
use crate::store::entity::unit::{ActiveModel, Entity};
use crate::store::queries::units;

/// Adds a unit. Two units of one path cannot exist: the database refuses the second.
pub async fn add(
    program: &Program,
    proof: &Keeper,
    form: &UnitForm,
) -> Result<Filled<UnitId, (UnitField, UnitFault)>, Refused> {
    let named = &match form.check() {
        Ok(named) => named,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let now = program.now();
    let result = program.store().write(|tx| Box::pin(insert(tx, proof, form, named, now))).await;
    filled_unless_double(result, "uq_units_board_id_path_key", (UnitField::Name, UnitFault::SameName))
}

/// The same as part of a transaction that makes more than this.
pub(crate) async fn add_within(
    tx: &Tx<'_>,
    proof: &Keeper,
    form: &UnitForm,
    now: DateTime<Utc>,
) -> Result<UnitId, Stop<(UnitField, UnitFault)>> {
    let named = form.check().map_err(Stop::Faulty)?;
    insert(tx, proof, form, &named, now).await
}

async fn insert(
    tx: &Tx<'_>,
    proof: &Keeper,
    form: &UnitForm,
    named: &Named,
    now: DateTime<Utc>,
) -> Result<UnitId, Stop<(UnitField, UnitFault)>> {
    let (id, board) = (UnitId::new(Uuid::now_v7()), proof.board());
    let unknown = || Stop::Faulty(vec![(UnitField::School, UnitFault::UnknownSchool)]);
    let school = match form.school.trim() {
        "" => None,
        text => {
            let id = text.parse::<UnitId>().map_err(|_| unknown())?;
            let school = units::school(tx, board, id).await?;
            Some(school.filter(|school| school.put_away_at.is_none()).ok_or_else(unknown)?)
        }
    };
    let kind = if school.is_some() { UnitKind::Team } else { UnitKind::School };
    Entity::insert(ActiveModel {
        id: Set(id.into()),
        board_id: Set(board.into()),
        parent_id: Set(school.as_ref().map(|school| school.id)),
        kind: Set(kind.into()),
        name: Set(named.name.clone()),
        place: Set(named.place.clone()),
        region: Set(named.region.filter(|_| school.is_none()).map(Into::into)),
        path_key: Set(path_key(school.as_ref().map(|school| school.name.as_str()), &named.name)),
        created_at: Set(now),
        put_away_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    log::append(tx, [entry(proof, now, EventKind::UnitAdded, id, named)]).await?;
    Ok(id)
}
