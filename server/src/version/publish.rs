//! Publishing: the draft becomes the next version, for invitations that are made from now on.

use serde_json::json;

use super::draft::{erase, read};
use super::form::Form;
use crate::access::Keeper;
use crate::course::lock_board;
use crate::course::{Actor, record_of_board};
use crate::program::Program;
use crate::store::StoreError;

/// How publishing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publishing {
    Published {
        version: u32,
    },
    /// There is no draft, or it says what is published already: a second click ends here.
    NothingNew,
    /// Somebody else saved something since this page was opened. Nothing was published.
    ChangedMeanwhile,
}

/// Publishes the draft as it was at `revision`. Whoever was invited keeps the version they were invited
/// with.
pub async fn publish<F: Form>(program: &Program, editor: &Keeper, revision: i32) -> Result<Publishing, StoreError> {
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let board = editor.board();
                lock_board(tx, board).await?;
                let draft = read::<F>(tx, board).await?;
                if !draft.has_changes() {
                    return Ok(Publishing::NothingNew);
                }
                if draft.revision != revision {
                    return Ok(Publishing::ChangedMeanwhile);
                }
                let next = draft.next.with_version(draft.published.version() + 1);
                let version = next.version();
                let number = i32::try_from(version)
                    .map_err(|_| StoreError::corrupt(F::TABLE, version, "versions have run out"))?;
                F::insert(tx, board, (number, next.to_json(), now)).await?;
                erase::<F>(tx, board).await?;
                let detail = Some(json!({ "version": version }));
                record_of_board(tx, board, now, Actor::Staff(editor.account()), F::PUBLISHED, detail).await?;
                Ok::<_, StoreError>(Publishing::Published { version })
            })
        })
        .await
}
