//! What headings of lists mean on a board, where the program does not know them itself: as somebody once said, for
//! everybody there who brings in lists.

use std::collections::BTreeMap;

use domain::departure_form::Field;
use domain::ids::BoardId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::access::Coordinator;
use crate::program::Program;
use crate::store::entity::import_heading::{ActiveModel, Column, Entity};
use crate::store::{Keyed, Sealed, StoreError, Tx};

/// The most headings remembered; beyond them nothing new is.
const MOST_REMEMBERED: usize = 200;

/// Folded headings with the field they mean; `None` is a column that is left out.
pub type Remembered = BTreeMap<String, Option<Field>>;

/// What is remembered on the board.
pub async fn remembered(program: &Program, coordinator: &Coordinator) -> Result<Remembered, StoreError> {
    kept(program.store().read(), coordinator.board()).await
}

/// Remembers what these headings mean; what was said of them before is replaced.
pub(super) async fn remember(program: &Program, board: BoardId, said: &Remembered) -> Result<(), StoreError> {
    if said.is_empty() {
        return Ok(());
    }
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let mut headings = kept(tx, board).await?;
                for (heading, field) in said {
                    if headings.len() < MOST_REMEMBERED || headings.contains_key(heading) {
                        headings.insert(heading.clone(), *field);
                    }
                }
                keep(tx, board, &headings).await
            })
        })
        .await
}

/// Forgets what this heading means, or all of them; `false` where nothing of it was remembered.
pub async fn forget(program: &Program, coordinator: &Coordinator, heading: Option<&str>) -> Result<bool, StoreError> {
    let board = coordinator.board();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let mut headings = kept(tx, board).await?;
                let before = headings.len();
                match heading {
                    Some(heading) => {
                        headings.remove(heading);
                    }
                    None => headings.clear(),
                }
                if headings.len() == before {
                    return Ok(false);
                }
                keep(tx, board, &headings).await?;
                Ok::<_, StoreError>(true)
            })
        })
        .await
}

async fn kept(conn: &impl Keyed, board: BoardId) -> Result<Remembered, StoreError> {
    match Entity::find_by_id(board).one(conn).await? {
        Some(row) => row.headings(conn),
        None => Ok(Remembered::new()),
    }
}

async fn keep(tx: &Tx<'_>, board: BoardId, headings: &Remembered) -> Result<(), StoreError> {
    if headings.is_empty() {
        Entity::delete_by_id(board).exec(tx).await?;
        return Ok(());
    }
    let text = serde_json::json!(headings).to_string();
    let row = ActiveModel { board_id: Set(board.into()), headings: Set(Sealed::close(tx, board, &text)?) };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::BoardId).update_column(Column::Headings).to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
