//! A keeper of the board renames a unit, or says where it is, and a school's region.

use domain::ids::UnitId;
use domain::time_line::EventKind;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::form::{Named, entry, key_put_away, path_key};
use super::{UnitFault, UnitField, UnitForm};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled_unless_double};
use crate::log;
use crate::program::Program;
use crate::store::entity::unit::{ActiveModel, Column, Entity, Model};
use crate::store::{Tx, TypedColumn};

/// Saves name and place; a school's new name is in the paths of its teams in the same transaction.
/// The form's `school` is not looked at: a team goes to another one by `crate::regroup` alone. What is put away is not
/// there to be changed.
pub async fn change(
    program: &Program,
    proof: &Keeper,
    id: UnitId,
    form: &UnitForm,
) -> Result<Filled<(), (UnitField, UnitFault)>, Refused> {
    let named = &match form.check() {
        Ok(named) => named,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (board, now) = (proof.board(), program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let of_board = || Entity::find().filter(Column::BoardId.is(board));
                let unit = of_board().filter(Column::Id.is(id)).filter(Column::PutAwayAt.is_null()).one(tx).await?;
                let unit = unit.ok_or(Stop::NotFound)?;
                let school = match unit.parent_id {
                    Some(school) => of_board().filter(Column::Id.eq(school)).one(tx).await?,
                    None => None,
                };
                save(tx, &unit, named, school.as_ref().map(|school| school.name.as_str())).await?;
                if unit.parent_id.is_none() {
                    for team in of_board().filter(Column::ParentId.eq(unit.id)).all(tx).await? {
                        let key = match team.put_away_at {
                            None => path_key(Some(&named.name), &team.name),
                            Some(_) => key_put_away(Some(&named.name), &team.name, *team.id),
                        };
                        ActiveModel { id: Set(team.id), path_key: Set(key), ..Default::default() }.update(tx).await?;
                    }
                }
                log::append(tx, [entry(proof, now, EventKind::UnitChanged, id, named)]).await?;
                Ok(())
            })
        })
        .await;
    filled_unless_double(result, "uq_units_board_id_path_key", (UnitField::Name, UnitFault::SameName))
}

async fn save(
    tx: &Tx<'_>,
    unit: &Model,
    named: &Named,
    school: Option<&str>,
) -> Result<(), Stop<(UnitField, UnitFault)>> {
    let row = ActiveModel {
        id: Set(unit.id),
        name: Set(named.name.clone()),
        place: Set(named.place.clone()),
        region: Set(named.region.filter(|_| unit.parent_id.is_none()).map(Into::into)),
        path_key: Set(path_key(school, &named.name)),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}
