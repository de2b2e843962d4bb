//! Importing lists of units and of people: a preview that says line by line what would be made, and a confirmation
//! that makes all of it or nothing, through the use cases that make each of them by hand.

mod known;
mod lists;
mod make;
mod preview;

use std::time::Duration;

use domain::ids::OrganisationImportId;
use domain::organisation_import::{List, Unreadable, is_the_other, read};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::access::{Keeper, Refused};
use crate::program::Program;
use crate::store::entity::import::text_of;
use crate::store::entity::organisation_import::{ActiveModel, Column, Entity, Model};
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed, TypedColumn};

pub use domain::import::ImportState;
pub use preview::{Lines, PersonShown, Preview, PreviewLine, UnitShown, Verdict};

/// The longest file name kept, in characters.
const FILE_NAME_CHARS: usize = 200;
/// A run that has not ended after this long has died with its instance, and may be started again.
const RUN_DEAD_MINUTES: i64 = 10;
/// How long whoever confirms waits for the end; a greater list goes on without them.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// A file that was uploaded as one of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub list: List,
    pub name: String,
    pub bytes: Vec<u8>,
}

/// How reading uploaded files ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Previewing {
    /// Kept for the preview; nothing was made.
    Stored(OrganisationImportId),
    /// These lists cannot be read. Nothing was kept.
    Refused(Vec<(List, FileFault)>),
    /// There was no file.
    Nothing,
}

/// Why a file is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    Unreadable(Unreadable),
    /// It is the list that belongs in the other place.
    TheOther,
}

/// How a confirmation began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starting {
    /// It runs, or has ended by now; see [`load`].
    Started,
    /// Confirmed before: nothing more is made.
    Already,
    /// Some lines are refused: all or nothing, so nothing.
    HasRefused,
    NotFound,
}

/// Keeps uploaded files for the preview. With `instead_of`, they take the place of the same lists of an import that
/// was not confirmed; its other list goes along. Whatever this keeper looked at before and did not import is forgotten.
pub async fn preview(
    program: &Program,
    keeper: &Keeper,
    files: &[File],
    instead_of: Option<OrganisationImportId>,
) -> Result<Previewing, StoreError> {
    if files.is_empty() {
        return Ok(Previewing::Nothing);
    }
    let refused: Vec<(List, FileFault)> = files.iter().filter_map(fault).collect();
    if !refused.is_empty() {
        return Ok(Previewing::Refused(refused));
    }
    let (id, now) = (OrganisationImportId::new(Uuid::now_v7()), program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let before = match instead_of {
                    Some(before) => own(tx, keeper, before).await?.filter(|row| is_open(*row.state)),
                    None => None,
                };
                let mut kept = match before {
                    Some(before) => kept(tx, &before)?,
                    None => Vec::new(),
                };
                kept.retain(|there| files.iter().all(|file| file.list != there.list));
                let mut row = ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(keeper.board().into()),
                    account_id: Set(keeper.account().into()),
                    units_name: Set(None),
                    units_content: Set(None),
                    people_name: Set(None),
                    people_content: Set(None),
                    created_at: Set(now),
                    state: Set(ImportState::Preview.into()),
                    confirmed_at: Set(None),
                    schools: Set(0),
                    teams: Set(0),
                    people: Set(0),
                    skipped: Set(0),
                };
                for file in files.iter().chain(&kept) {
                    put(tx, id, &mut row, file)?;
                }
                give_up(tx, keeper, None).await?;
                row.insert(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    Ok(Previewing::Stored(id))
}

fn fault(file: &File) -> Option<(List, FileFault)> {
    let fault = read(file.list, &file.bytes).err()?;
    let fault = if is_the_other(file.list, &file.bytes) { FileFault::TheOther } else { FileFault::Unreadable(fault) };
    Some((file.list, fault))
}

/// The lists of an import, as they were uploaded.
fn kept(conn: &impl Keyed, row: &Model) -> Result<Vec<File>, StoreError> {
    let mut kept = Vec::new();
    for list in [List::Units, List::People] {
        if let (Some(name), Some(bytes)) = (row.name(conn, list)?, row.content(conn, list)?) {
            kept.push(File { list, name, bytes });
        }
    }
    Ok(kept)
}

fn put(tx: &Tx<'_>, id: OrganisationImportId, row: &mut ActiveModel, file: &File) -> Result<(), StoreError> {
    let name: String = file.name.chars().filter(|c| !c.is_control()).take(FILE_NAME_CHARS).collect();
    let content = text_of(&file.bytes);
    match file.list {
        List::Units => {
            row.units_name = Set(Some(Sealed::close(tx, id, &name)?));
            row.units_content = Set(Some(Sealed::close(tx, id, &content)?));
        }
        List::People => {
            row.people_name = Set(Some(Sealed::close(tx, id, &name)?));
            row.people_content = Set(Some(Sealed::close(tx, id, &content)?));
        }
    }
    Ok(())
}

/// Looked at only: nothing was made, and nothing is being made.
const OPEN: [ImportState; 2] = [ImportState::Preview, ImportState::Failed];

fn is_open(state: ImportState) -> bool {
    OPEN.contains(&state)
}

/// Throws away lists that were looked at and not imported. Not found where this keeper has none of that id.
pub async fn forget(program: &Program, keeper: &Keeper, id: OrganisationImportId) -> Result<(), Refused> {
    let gone = program.store().write(|tx| Box::pin(give_up(tx, keeper, Some(id)))).await?;
    if gone == 0 { Err(Refused::NotFound) } else { Ok(()) }
}

/// Forgets these lists of this keeper, or all, as far as they are open; returns how many.
async fn give_up(tx: &Tx<'_>, keeper: &Keeper, id: Option<OrganisationImportId>) -> Result<u64, StoreError> {
    let mut open = Entity::delete_many()
        .filter(Column::BoardId.is(keeper.board()))
        .filter(Column::AccountId.is(keeper.account()))
        .filter(Column::State.any_of(OPEN));
    if let Some(id) = id {
        open = open.filter(Column::Id.is(id));
    }
    Ok(open.exec(tx).await?.rows_affected)
}

/// The import with every line judged as things stand now; `None` when it is not this keeper's.
pub async fn load(program: &Program, keeper: &Keeper, id: OrganisationImportId) -> Result<Option<Preview>, StoreError> {
    match own(program.store().read(), keeper, id).await? {
        Some(row) => preview::of(program, keeper, row).await.map(Some),
        None => Ok(None),
    }
}

/// Makes everything the preview promised: all lines or none. Asked a second time, it does nothing more. What takes
/// longer than a few seconds goes on in the background.
pub async fn start(program: &Program, keeper: &Keeper, id: OrganisationImportId) -> Result<Starting, StoreError> {
    let starting = claim(program, keeper, id).await?;
    if starting == Starting::Started {
        let (program, keeper, work) = (program.clone(), keeper.clone(), program.begin_work());
        let run = tokio::spawn(async move {
            if let Err(error) = make::run(&program, &keeper, id).await {
                tracing::error!(import = %id, %error, "an import failed");
            }
            drop(work);
        });
        // However it ends, the page says so; a run that takes longer is waited for there.
        let _ = tokio::time::timeout(ANSWER_WITHIN, run).await;
    }
    Ok(starting)
}

/// The same, returning when it is done. For tests.
#[cfg(feature = "testing")]
pub async fn start_and_wait(
    program: &Program,
    keeper: &Keeper,
    id: OrganisationImportId,
) -> Result<Starting, StoreError> {
    let starting = claim(program, keeper, id).await?;
    if starting == Starting::Started {
        make::run(program, keeper, id).await?;
    }
    Ok(starting)
}

async fn claim(program: &Program, keeper: &Keeper, id: OrganisationImportId) -> Result<Starting, StoreError> {
    let now = program.now();
    let Some(preview) = load(program, keeper, id).await? else { return Ok(Starting::NotFound) };
    if is_open(preview.state) && preview.refused() > 0 {
        return Ok(Starting::HasRefused);
    }
    let claimed = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let dead = Column::State
                    .is(ImportState::Running)
                    .and(Column::ConfirmedAt.lt(now - chrono::Duration::minutes(RUN_DEAD_MINUTES)));
                let changed = Entity::update_many()
                    .col_expr(Column::State, Typed::expr(ImportState::Running))
                    .col_expr(Column::ConfirmedAt, Expr::value(now))
                    .filter(Column::Id.is(id))
                    .filter(Column::State.any_of(OPEN).or(dead))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(changed.rows_affected == 1)
            })
        })
        .await?;
    Ok(if claimed { Starting::Started } else { Starting::Already })
}

/// The import, if it is this keeper's own.
async fn own(
    conn: &impl ConnectionTrait,
    keeper: &Keeper,
    id: OrganisationImportId,
) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id)
        .filter(Column::BoardId.is(keeper.board()))
        .filter(Column::AccountId.is(keeper.account()))
        .one(conn)
        .await?)
}
