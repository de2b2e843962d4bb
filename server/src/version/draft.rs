//! The next version while HR writes it. There is one draft of each form; it always satisfies every rule
//! of its file, so that it can be previewed and published as it stands.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId};
use domain::questionnaire::EditFault;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::form::{Form, newest, unreadable};
use crate::access::Keeper;
use crate::course::lock_board;
use crate::program::Program;
use crate::store::entity::form_draft;
use crate::store::{StoreError, Tx};

/// The next version, beside the one in use.
#[derive(Clone, Debug)]
pub struct Draft<F> {
    pub next: F,
    /// What new invitations get now.
    pub published: F,
    /// Sent back with every edit; 0 while nothing was changed.
    pub revision: i32,
    /// When it was saved last, and by whom.
    pub saved: Option<(DateTime<Utc>, AccountId)>,
}

impl<F: Form> Draft<F> {
    /// Whether it differs from what is published.
    pub fn has_changes(&self) -> bool {
        self.next != self.published.next()
    }
}

/// How an edit ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    Kept,
    /// Nothing was written; each fault at its field.
    Faulty(Vec<EditFault>),
    /// Somebody else saved something since this page was opened. Nothing was written.
    ChangedMeanwhile,
}

/// Reads the draft; where there is none, how it would begin. Changes nothing.
pub async fn open<F: Form>(program: &Program, editor: &Keeper) -> Result<Draft<F>, StoreError> {
    read(program.store().read(), editor.board()).await
}

/// Applies one edit to the draft as it was at `revision`.
pub async fn edit<F: Form>(
    program: &Program,
    editor: &Keeper,
    revision: i32,
    change: impl Fn(&F) -> Result<F, Vec<EditFault>> + Send + Sync,
) -> Result<Edited, StoreError> {
    let (now, change) = (program.now(), &change);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                lock_board(tx, editor.board()).await?;
                let draft = read::<F>(tx, editor.board()).await?;
                if draft.revision != revision {
                    return Ok(Edited::ChangedMeanwhile);
                }
                let next = match change(&draft.next) {
                    Ok(next) => next,
                    Err(faults) => return Ok(Edited::Faulty(faults)),
                };
                if next != draft.next {
                    store(tx, editor, &next, revision + 1, now).await?;
                }
                Ok::<_, StoreError>(Edited::Kept)
            })
        })
        .await
}

/// Throws the draft away; the published version stays as it is.
pub async fn discard<F: Form>(program: &Program, editor: &Keeper, revision: i32) -> Result<Edited, StoreError> {
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                lock_board(tx, editor.board()).await?;
                let draft = read::<F>(tx, editor.board()).await?;
                if draft.revision != revision {
                    return Ok(Edited::ChangedMeanwhile);
                }
                erase::<F>(tx, editor.board()).await?;
                Ok::<_, StoreError>(Edited::Kept)
            })
        })
        .await
}

/// The draft as it stands, in a transaction or outside.
pub(super) async fn read<F: Form>(conn: &impl ConnectionTrait, board: BoardId) -> Result<Draft<F>, StoreError> {
    let published: F = newest(conn, board).await?;
    let row = form_draft::Entity::find_by_id((board.into(), F::KIND.into())).one(conn).await?;
    Ok(match row {
        Some(row) => Draft {
            next: F::parse(&row.definition).map_err(|faults| unreadable("form_drafts", F::KIND, &faults))?,
            published,
            revision: row.revision,
            saved: Some((row.saved_at, row.author_id.into())),
        },
        None => Draft { next: published.next(), published, revision: 0, saved: None },
    })
}

pub(super) async fn store<F: Form>(
    tx: &Tx<'_>,
    editor: &Keeper,
    next: &F,
    revision: i32,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use form_draft::Column;
    form_draft::Entity::insert(form_draft::ActiveModel {
        board_id: Set(editor.board().into()),
        kind: Set(F::KIND.into()),
        definition: Set(next.to_json()),
        revision: Set(revision),
        author_id: Set(editor.account().into()),
        saved_at: Set(now),
    })
    .on_conflict(
        OnConflict::columns([Column::BoardId, Column::Kind])
            .update_columns([Column::Definition, Column::Revision, Column::AuthorId, Column::SavedAt])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

pub(super) async fn erase<F: Form>(tx: &Tx<'_>, board: BoardId) -> Result<(), StoreError> {
    form_draft::Entity::delete_by_id((board.into(), F::KIND.into())).exec(tx).await?;
    Ok(())
}
