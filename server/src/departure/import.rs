//! Importing a list of leavers: a preview that says line by line what would be made, and a
//! confirmation that makes all of it or nothing; or, where that is asked for, all that can be made.

mod columns;
mod headings;
mod instead;
mod judged;
mod make;
mod other_day;
mod preview;
mod refused;
mod start;

use domain::ids::ImportId;
use domain::import::{Reading, SheetFault, layout};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::Coordinator;
use crate::program::Program;
use crate::store::entity::import;
use crate::store::{Sealed, StoreError, Typed, TypedColumn};

pub use columns::{Columns, Matched, columns, match_columns};
pub use domain::import::{Choices, ImportState};
pub use headings::{forget, remembered};
pub use instead::{ChangedInstead, change_instead};
pub use preview::{Preview, PreviewLine, Verdict};
pub use refused::refused;
pub use start::{Lines, Starting, start, start_and_wait};

pub(super) use judged::{AskedBy, other_day_of};

/// The longest file name kept, in characters.
const FILE_NAME_CHARS: usize = 200;

/// How reading an uploaded file ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Previewing {
    /// Kept for the preview, and until its columns are matched where it has headings that nobody knows; nothing was
    /// registered.
    Stored(ImportId),
    /// The file as a whole cannot be read.
    Refused(SheetFault),
}

/// How far a confirmed import is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub state: ImportState,
    pub done: u32,
    pub total: u32,
    /// Why it failed, in a word for the page: `refused` (a line cannot be made any more) or
    /// `store` (the database).
    pub error: Option<String>,
}

/// How an import from the command line ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Imported {
    Done {
        made: u32,
        doubles: u32,
    },
    /// Nothing was made: some lines are refused, or something has to be said first. The preview says which and why.
    Refused(Box<Preview>),
    Unreadable(SheetFault),
}

/// Keeps an uploaded file for the preview.
pub async fn preview(
    program: &Program,
    coordinator: &Coordinator,
    file_name: &str,
    bytes: &[u8],
) -> Result<Previewing, StoreError> {
    let layout = match layout(bytes, None) {
        Ok(layout) => layout,
        Err(fault) => return Ok(Previewing::Refused(fault)),
    };
    let total = i32::try_from(layout.lines).unwrap_or(i32::MAX);
    let columns = layout.recalled(&remembered(program, coordinator).await?);
    let choices = (!columns.is_empty())
        .then(|| Choices { reading: Reading { columns, ..Reading::default() }, ..Choices::default() });
    let choices = choices.map(|choices| serde_json::json!(choices).to_string());
    let now = program.now();
    let id = ImportId::new(Uuid::now_v7());
    let name: String = file_name.chars().filter(|c| !c.is_control()).take(FILE_NAME_CHARS).collect();
    let (name, content, choices) = (name.as_str(), &import::text_of(bytes), &choices);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                import::ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(coordinator.board().into()),
                    account_id: Set(coordinator.account().into()),
                    file_name: Set(Sealed::close(tx, id, name)?),
                    content: Set(Some(Sealed::close(tx, id, content)?)),
                    created_at: Set(now),
                    state: Set(ImportState::Preview.into()),
                    done: Set(0),
                    total: Set(total),
                    confirmed_at: Set(None),
                    error: Set(None),
                    choices: Set(choices.clone()),
                }
                .insert(tx)
                .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    Ok(Previewing::Stored(id))
}

/// The import with every line judged as things stand now; `None` when it is not this coordinator's.
pub async fn load(program: &Program, coordinator: &Coordinator, id: ImportId) -> Result<Option<Preview>, StoreError> {
    let conn = program.store().read();
    let Some(row) = own(conn, coordinator, id).await? else { return Ok(None) };
    preview::of(program, coordinator, row).await.map(Some)
}

/// Keeps what somebody said about a list: how it is read, and what is meant by other last days worked. Nothing more can
/// be said once it was confirmed. `false` when it is not this coordinator's, or was confirmed.
pub async fn choose(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
    choices: &Choices,
) -> Result<bool, StoreError> {
    let stored = serde_json::json!(choices).to_string();
    let stored = stored.as_str();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let changed = import::Entity::update_many()
                    .col_expr(import::Column::Choices, Expr::value(stored))
                    .filter(import::Column::Id.is(id))
                    .filter(import::Column::BoardId.is(coordinator.board()))
                    .filter(import::Column::AccountId.is(coordinator.account()))
                    .filter(import::Column::State.any_of([ImportState::Preview, ImportState::Failed]))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(changed.rows_affected == 1)
            })
        })
        .await
}

/// How far a confirmed import is. One query without the file.
pub async fn progress(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
) -> Result<Option<Progress>, StoreError> {
    use sea_orm::QuerySelect;
    let found: Option<(Typed<ImportState>, i32, i32, Option<String>)> = import::Entity::find_by_id(id)
        .select_only()
        .columns([import::Column::State, import::Column::Done, import::Column::Total, import::Column::Error])
        .filter(import::Column::BoardId.is(coordinator.board()))
        .filter(import::Column::AccountId.is(coordinator.account()))
        .into_tuple()
        .one(program.store().read())
        .await?;
    Ok(found.map(|(state, done, total, error)| Progress {
        state: *state,
        done: count(done),
        total: count(total),
        error,
    }))
}

/// Imports a file at once; for `uitzwaai import`.
pub async fn import_file(
    program: &Program,
    coordinator: &Coordinator,
    file_name: &str,
    bytes: &[u8],
) -> Result<Imported, StoreError> {
    let id = match preview(program, coordinator, file_name, bytes).await? {
        Previewing::Stored(id) => id,
        Previewing::Refused(fault) => return Ok(Imported::Unreadable(fault)),
    };
    let gone = || StoreError::corrupt("imports", id, "gone while it ran");
    let before = load(program, coordinator, id).await?.ok_or_else(gone)?;
    if let Some(fault) = &before.unread {
        return Ok(Imported::Unreadable(fault.clone()));
    }
    match start_and_wait(program, coordinator, id, Lines::All).await? {
        Starting::HasRefused | Starting::Undecided | Starting::DatesUnsure | Starting::ColumnsUnmatched => {
            return Ok(Imported::Refused(Box::new(before)));
        }
        Starting::Started | Starting::Already | Starting::NotFound => {}
    }
    match progress(program, coordinator, id).await?.ok_or_else(gone)?.state {
        ImportState::Done => Ok(Imported::Done { made: before.new, doubles: before.doubles }),
        _ => Ok(Imported::Refused(Box::new(load(program, coordinator, id).await?.ok_or_else(gone)?))),
    }
}

/// The import, if it is this coordinator's.
async fn own(
    conn: &impl ConnectionTrait,
    coordinator: &Coordinator,
    id: ImportId,
) -> Result<Option<import::Model>, StoreError> {
    Ok(import::Entity::find_by_id(id)
        .filter(import::Column::BoardId.is(coordinator.board()))
        .filter(import::Column::AccountId.is(coordinator.account()))
        .one(conn)
        .await?)
}

fn count(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or(0)
}
