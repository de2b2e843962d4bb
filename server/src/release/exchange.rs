//! Releases between boards: one written to a file that is signed, and one of another board read in (docs/figures.md,
//! "Between boards"). Published numbers, and the names, ids and headcounts of units; no words of anybody, so not the reason
//! of a correction.

use chrono::{DateTime, Utc};
use domain::ids::BoardId;
use domain::release::Content;
use domain::time_line::{Actor, EventKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::store::published;
use crate::access::FiguresKeeper;
use crate::course::{self, organisation};
use crate::form::line;
use crate::program::Program;
use crate::secret::{SigningKey, is_signed};
use crate::store::entity::foreign_release::{ActiveModel, Column, Entity, Model};
use crate::store::entity::release;
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// The longest name of a board that is read, in characters.
const NAME_CHARACTERS: usize = 200;

/// A file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    content: serde_json::Value,
    board: Board,
    /// The public key (Ed25519, Base64), and what it signs with.
    key: String,
    signature: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Board {
    id: BoardId,
    name: String,
}

/// What reading a file came to. But for the first, nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Importing {
    Imported {
        board: String,
        period: String,
        number: u32,
        /// The key that counts for this board from now on, where this was its first file.
        first_key: Option<String>,
    },
    /// The same was read before.
    Already,
    /// No release, or one of another format.
    Unreadable,
    /// It was changed since it was signed.
    BadSignature,
    /// Earlier files of this board were signed with another key.
    OtherKey,
    /// Another release of the same period and number was read before: a release never changes.
    Differs,
    /// The own board's.
    Own,
}

/// What is signed: the release as the program writes it, of this board.
fn signed(board: &Board, content: &Content) -> Vec<u8> {
    let (id, content) = (board.id.hyphenated().to_string(), content.to_json());
    json!(["uitzwaai release 1", id, board.name, content]).to_string().into_bytes()
}

/// A release of the board as a file, signed, without the reason of a correction, and with the answers that the board added
/// to a question as one; nothing where there is none of that period and number.
pub async fn export(
    program: &Program,
    board: BoardId,
    period: &str,
    number: u32,
) -> Result<Option<String>, StoreError> {
    let conn = program.store().read();
    let row = published(board)
        .filter(release::Column::Period.eq(period))
        .filter(release::Column::Number.is(number))
        .one(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let content = Content { reason: None, ..row.content(conn)?.with_own_together() };
    let board = Board { id: board, name: organisation(conn, board).await?.name };
    let key = SigningKey::of_releases(program.secrets());
    let signature = key.sign(&signed(&board, &content));
    let unwritable = |error: serde_json::Error| StoreError::corrupt("releases", *row.id, error.to_string());
    let content = serde_json::from_str(&content.to_json()).map_err(unwritable)?;
    let file = File { content, board, key: key.public(), signature };
    serde_json::to_string_pretty(&file).map(Some).map_err(unwritable)
}

/// Reads a file of another board in, by whoever runs the program. The key of a board's first file counts for all that
/// follow.
pub async fn import(program: &Program, own: BoardId, json: &str) -> Result<Importing, StoreError> {
    read_in(program, own, Actor::Machine(None), json).await
}

/// The same by somebody on a page.
pub async fn import_by(program: &Program, keeper: &FiguresKeeper, file: &[u8]) -> Result<Importing, StoreError> {
    let Ok(json) = std::str::from_utf8(file) else { return Ok(Importing::Unreadable) };
    read_in(program, keeper.board(), Actor::Staff(keeper.account()), json).await
}

async fn read_in(program: &Program, own: BoardId, actor: Actor, json: &str) -> Result<Importing, StoreError> {
    let Ok(file) = serde_json::from_str::<File>(json) else { return Ok(Importing::Unreadable) };
    let Ok(content) = Content::parse(&file.content.to_string()) else { return Ok(Importing::Unreadable) };
    if !is_signed(&file.key, &signed(&file.board, &content), &file.signature) {
        return Ok(Importing::BadSignature);
    }
    if file.board.id == own {
        return Ok(Importing::Own);
    }
    let Ok(name) = line(&file.board.name, NAME_CHARACTERS, (), ()) else { return Ok(Importing::Unreadable) };
    let (file, content, name) = (&file, &content, name.as_str());
    program.store().write(|tx| Box::pin(put(tx, (own, actor), file, (content, name), program.now()))).await
}

async fn put(
    tx: &Tx<'_>,
    (own, actor): (BoardId, Actor),
    file: &File,
    (content, name): (&Content, &str),
    now: DateTime<Utc>,
) -> Result<Importing, StoreError> {
    // One after the other, so that two first files do not each bring a key.
    course::lock_board(tx, own).await?;
    let source = file.board.id.hyphenated().to_string();
    let of_source = Entity::find().filter(Column::BoardId.is(own)).filter(Column::Source.eq(source.as_str()));
    let known: Vec<Model> = of_source.all(tx).await?;
    if known.iter().any(|row| row.key != file.key) {
        return Ok(Importing::OtherKey);
    }
    if let Some(row) = known.iter().find(|row| row.period == content.period && row.number == content.number) {
        return Ok(if row.content(tx)? == *content { Importing::Already } else { Importing::Differs });
    }
    let id = Typed::fresh();
    let row = ActiveModel {
        id: Set(id),
        board_id: Set(own.into()),
        source: Set(source),
        name: Set(Sealed::close(tx, id, name)?),
        key: Set(file.key.clone()),
        period: Set(content.period.clone()),
        number: Set(content.number.into()),
        content: Set(Sealed::close(tx, id, &content.to_json())?),
        imported_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    let detail = Some(json!({ "period": content.period, "number": content.number }));
    course::record_of_board(tx, own, now, actor, EventKind::ReleaseImported, detail).await?;
    let first_key = known.is_empty().then(|| file.key.clone());
    let (period, number) = (content.period.clone(), content.number);
    Ok(Importing::Imported { board: name.to_owned(), period, number, first_key })
}

/// The public key that the board's own files are signed with, for whoever compares it by another way.
pub fn own_key(program: &Program) -> String {
    SigningKey::of_releases(program.secrets()).public()
}
