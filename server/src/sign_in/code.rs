//! One-time codes of six figures: for signing in, and for opening submitted answers again.
//!
//! A code lives ten minutes, for five tries, and opens once. Only its HMAC is stored; the mail that
//! carries it forgets it once it is of no more use.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{BoardId, CodeId, PersonId};
use rand::Rng;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

use crate::secret::{Purpose, Secrets};
use crate::store::entity::code::{ActiveModel, Column, Entity};
use crate::store::{StoreError, Tx, TypedColumn};

pub use crate::store::entity::code::CodePurpose;

/// How long a code opens.
pub const CODE_LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// How often a wrong code may be typed.
pub const CODE_TRIES: u32 = 5;

/// A fresh code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Six figures.
    pub code: String,
    pub expires_at: DateTime<Utc>,
}

/// What typing a code came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It opened, and never will again.
    Right,
    Wrong {
        /// Tries that are left.
        left: u32,
    },
    /// There is no code to type any more: too old, used, or tried too often.
    Expired,
}

/// Makes a code; earlier ones for the same purpose and subject open nothing from then on.
pub async fn issue(
    tx: &Tx<'_>,
    secrets: &Secrets,
    board: BoardId,
    purpose: CodePurpose,
    subject: PersonId,
    now: DateTime<Utc>,
) -> Result<Issued, StoreError> {
    Entity::delete_many().filter(Column::Subject.is(subject)).filter(Column::Purpose.is(purpose)).exec(tx).await?;
    let code = format!("{:06}", rand::rng().random_range(0..1_000_000));
    let (id, expires_at) = (CodeId::new(Uuid::now_v7()), now + CODE_LIFETIME);
    Entity::insert(ActiveModel {
        id: Set(id.into()),
        board_id: Set(board.into()),
        purpose: Set(purpose.into()),
        subject: Set(subject.into()),
        code_hash: Set(hex(&secrets.mac(Purpose::Code, &[id.uuid().as_bytes(), code.as_bytes()]))),
        expires_at: Set(expires_at),
        tries: Set(0),
        used_at: Set(None),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(Issued { code, expires_at })
}

/// Looks whether this is the code. A try is counted before the code is compared, in one statement,
/// so that a hundred guesses at once are still five. `typed` may have spaces in it.
///
/// The caller commits what this wrote, whatever the outcome: a wrong try has to count.
pub async fn check(
    tx: &Tx<'_>,
    secrets: &Secrets,
    purpose: CodePurpose,
    subject: PersonId,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<Checked, StoreError> {
    let row = Entity::find()
        .filter(Column::Subject.is(subject))
        .filter(Column::Purpose.is(purpose))
        .order_by_desc(Column::Id)
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(Checked::Expired) };
    let alive = || {
        Entity::update_many()
            .filter(Column::Id.eq(row.id))
            .filter(Column::UsedAt.is_null())
            .filter(Column::ExpiresAt.gt(now))
    };
    let counted = alive()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::Tries.lt(CODE_TRIES))
        .exec_with_returning(tx)
        .await?;
    let Some(counted) = counted.into_iter().next() else { return Ok(Checked::Expired) };
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let stored = unhex(&counted.code_hash)
        .ok_or_else(|| StoreError::corrupt("codes", *counted.id, "the hash is no hexadecimal text"))?;
    if !secrets.matches(Purpose::Code, &[counted.id.uuid().as_bytes(), typed.as_bytes()], &stored) {
        let left = CODE_TRIES.saturating_sub(u32::try_from(counted.tries).unwrap_or(CODE_TRIES));
        return Ok(if left == 0 { Checked::Expired } else { Checked::Wrong { left } });
    }
    let used = alive().col_expr(Column::UsedAt, Expr::value(now)).exec(tx).await?;
    Ok(if used.rows_affected == 1 { Checked::Right } else { Checked::Expired })
}

/// Forgets codes that have expired; a job calls this daily.
pub async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(tx).await?.rows_affected)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
