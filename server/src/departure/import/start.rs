//! Confirming a list: what was promised is made once, all of it or as much as can be.

use domain::ids::ImportId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{Choices, ImportState, load, make};
use crate::access::Coordinator;
use crate::program::Program;
use crate::store::entity::import;
use crate::store::{StoreError, Typed, TypedColumn};

/// A run that has not moved for this long has died with its instance, and may be started again.
const RUN_DEAD_MINUTES: i64 = 10;

/// Which lines of a list are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// All or none.
    All,
    /// Those that can be. The others are kept for a day, to take away ([`super::refused()`]).
    Good,
}

/// How a confirmation began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Starting {
    /// It runs; see [`super::progress`].
    Started,
    /// Confirmed before: nothing more is made.
    Already,
    /// Some lines are refused: all or nothing, so nothing. Or all of them are.
    HasRefused,
    /// Of some lines nobody has said whether another last day worked changes what is registered.
    Undecided,
    /// Nobody has said whether the dates begin with the day or with the month.
    DatesUnsure,
    /// Nobody has said what the columns hold whose headings are not known.
    ColumnsUnmatched,
    NotFound,
}

/// Makes these lines in the background, in one transaction. Asked a second time, it does nothing more.
pub async fn start(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
    lines: Lines,
) -> Result<Starting, StoreError> {
    let starting = claim(program, coordinator, id, lines).await?;
    if starting == Starting::Started {
        let (program, coordinator, work) = (program.clone(), coordinator.clone(), program.begin_work());
        tokio::spawn(async move {
            if let Err(error) = make::run(&program, &coordinator, id).await {
                tracing::error!(import = %id, %error, "an import failed");
            }
            drop(work);
        });
    }
    Ok(starting)
}

/// The same, returning when it is done. For the command line and for tests.
pub async fn start_and_wait(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
    lines: Lines,
) -> Result<Starting, StoreError> {
    let starting = claim(program, coordinator, id, lines).await?;
    if starting == Starting::Started {
        make::run(program, coordinator, id).await?;
    }
    Ok(starting)
}

async fn claim(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
    lines: Lines,
) -> Result<Starting, StoreError> {
    let now = program.now();
    let Some(preview) = load(program, coordinator, id).await? else { return Ok(Starting::NotFound) };
    if matches!(preview.state, ImportState::Preview | ImportState::Failed) {
        if preview.unread.is_some() {
            return Ok(Starting::ColumnsUnmatched);
        }
        let is_held_up = match lines {
            Lines::All => true,
            Lines::Good => !preview.has_good(),
        };
        if preview.refused > 0 && is_held_up {
            return Ok(Starting::HasRefused);
        }
        if preview.asks_for_order().is_some() {
            return Ok(Starting::DatesUnsure);
        }
        if preview.undecided().next().is_some() {
            return Ok(Starting::Undecided);
        }
    }
    let choices = Choices { good_first: lines == Lines::Good, ..preview.choices };
    let choices = serde_json::json!(choices).to_string();
    let choices = choices.as_str();
    let claimed = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let dead = import::Column::State
                    .is(ImportState::Running)
                    .and(import::Column::ConfirmedAt.lt(now - chrono::Duration::minutes(RUN_DEAD_MINUTES)));
                let startable = [ImportState::Preview, ImportState::Failed];
                let changed = import::Entity::update_many()
                    .col_expr(import::Column::State, Typed::expr(ImportState::Running))
                    .col_expr(import::Column::ConfirmedAt, Expr::value(now))
                    .col_expr(import::Column::Done, Expr::value(0))
                    .col_expr(import::Column::Error, Expr::value(None::<String>))
                    .col_expr(import::Column::Choices, Expr::value(choices))
                    .filter(import::Column::Id.is(id))
                    .filter(import::Column::State.any_of(startable).or(dead))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(changed.rows_affected == 1)
            })
        })
        .await?;
    Ok(if claimed { Starting::Started } else { Starting::Already })
}
