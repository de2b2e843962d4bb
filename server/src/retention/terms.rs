//! The board's own terms.

use domain::ids::BoardId;
use domain::retention::{Term, TermFault, Terms};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use serde_json::json;

use crate::access::{Keeper, Refused};
use crate::course::{self, Actor, EventKind};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::board;

/// The terms that hold for a board: its own, or the standard ones.
pub async fn terms(conn: &impl ConnectionTrait, id: BoardId) -> Result<Terms, StoreError> {
    let row = board::Entity::find_by_id(id).one(conn).await?;
    let row = row.ok_or_else(|| StoreError::corrupt("boards", id, "the board is gone"))?;
    let Some(stored) = row.retention else { return Ok(Terms::default()) };
    Terms::parse(&stored).ok_or_else(|| StoreError::corrupt("boards", id, "terms that cannot be read"))
}

/// Saves the terms, and writes down who changed which. They count at the next look, for what is there already too.
pub async fn change_terms<'a>(
    program: &Program,
    keeper: &Keeper,
    typed: impl Fn(Term) -> &'a str,
) -> Result<Filled<(), (Term, TermFault)>, Refused> {
    let new = match Terms::read(typed) {
        Ok(new) => new,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (id, by, now) = (keeper.board(), keeper.account(), program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock_board(tx, id).await?;
                let old = terms(tx, id).await?;
                if old == new {
                    return Ok(());
                }
                let row = board::ActiveModel {
                    id: Set(id.into()),
                    retention: Set(Some(new.to_json())),
                    ..Default::default()
                };
                row.update(tx).await?;
                let changed: serde_json::Map<String, serde_json::Value> = Term::ALL
                    .iter()
                    .filter(|term| old.get(**term) != new.get(**term))
                    .map(|term| (term.code().to_owned(), json!([old.get(*term), new.get(*term)])))
                    .collect();
                let detail = Some(changed.into());
                course::record_of_board(tx, id, now, Actor::Staff(by), EventKind::RetentionChanged, detail).await?;
                Ok::<_, Stop<_>>(())
            })
        })
        .await;
    filled(result)
}
