//! A keeper of the board changes somebody's account: name, address, roles, leave, or whether it works.

use domain::ids::{AccountId, UnitId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::{AccountFault, AccountField, AccountForm, roles};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled_unless_double};
use crate::program::Program;
use crate::store::entity::account::{ActiveModel, Column, Entity};

/// Saves the form. Who is no longer active, or has lost a role, notices at the next page: sessions
/// hold no roles.
///
/// Deliberately absent: removing an account, because records name their hosts and authors.
pub async fn change(
    program: &Program,
    proof: &Keeper,
    id: AccountId,
    form: &AccountForm,
) -> Result<Filled<(), (AccountField, AccountFault)>, Refused> {
    let checked = &match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let board = proof.board();
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                roles::lock_board(tx, board).await?;
                let there = Entity::find_by_id(id.uuid()).filter(Column::BoardId.eq(board.uuid())).count(tx).await?;
                if there == 0 {
                    return Err(Stop::NotFound);
                }
                roles::check_units(tx, board, checked).await?;
                roles::check_reach(tx, proof, Some(id), checked).await?;
                roles::check_deputy(tx, board, Some(id), checked).await?;
                let row = ActiveModel {
                    id: Set(id.uuid()),
                    name: Set(checked.name.as_str().to_owned()),
                    email: Set(checked.email.as_str().to_owned()),
                    language: Set(checked.language.tag().to_owned()),
                    school_id: Set(checked.school.map(UnitId::uuid)),
                    active: Set(form.active),
                    on_leave: Set(form.on_leave),
                    deputy_id: Set(checked.deputy.map(AccountId::uuid)),
                    ..Default::default()
                };
                row.update(tx).await?;
                roles::replace(tx, board, id, &checked.roles).await?;
                roles::keep_an_administrator(tx, board).await
            })
        })
        .await;
    filled_unless_double(result, "uq_accounts_email", (AccountField::Email, AccountFault::AddressTaken))
}
