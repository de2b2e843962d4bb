//! Somebody types a code.

use chrono::{DateTime, Utc};
use domain::ids::{CodeId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::CodePurpose;
use super::hash::{CodeRow, figures_in};
use crate::secret::Secrets;
use crate::store::entity::code::{Column, Entity, Model};
use crate::store::{StoreError, Tx, TypedColumn};

/// What typing a code came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeEntry {
    /// It opened.
    Right,
    Wrong {
        /// Tries that are left.
        left: u32,
    },
    /// There is no code to type any more: never asked for, too late, used, or tried too often.
    Expired,
}

/// Looks whether this is a code of `subject` that opens now. The try is counted on every code that
/// could open, before any of them is compared; `typed` may have spaces and hyphens in it.
///
/// The caller commits what this wrote, whatever the outcome: a wrong try has to count.
pub async fn check(
    tx: &Tx<'_>,
    secrets: &Secrets,
    purpose: CodePurpose,
    subject: PersonId,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<CodeEntry, StoreError> {
    let codes = Codes { secrets, purpose, subject, among: None };
    codes.try_one(tx, typed, now).await
}

/// The same, for one of these codes only: whoever types at another place neither opens with them nor uses up their
/// tries. When one opens, every code of `subject` has done its work.
pub async fn check_among(
    tx: &Tx<'_>,
    secrets: &Secrets,
    purpose: CodePurpose,
    subject: PersonId,
    among: &[CodeId],
    typed: &str,
    now: DateTime<Utc>,
) -> Result<CodeEntry, StoreError> {
    let codes = Codes { secrets, purpose, subject, among: Some(among) };
    codes.try_one(tx, typed, now).await
}

/// The codes that somebody's typing is about.
struct Codes<'a> {
    secrets: &'a Secrets,
    purpose: CodePurpose,
    subject: PersonId,
    /// All of the subject's where `None`.
    among: Option<&'a [CodeId]>,
}

impl Codes<'_> {
    async fn try_one(&self, tx: &Tx<'_>, typed: &str, now: DateTime<Utc>) -> Result<CodeEntry, StoreError> {
        let Self { secrets, purpose, subject, among } = *self;
        let most = i32::from(purpose.tries());
        let unused = || {
            Entity::update_many()
                .filter(Column::Subject.is(subject))
                .filter(Column::Purpose.is(purpose))
                .filter(Column::UsedAt.is_null())
        };
        let alive = || unused().filter(Column::ExpiresAt.gt(now));
        let mut counting =
            alive().col_expr(Column::Tries, Expr::col(Column::Tries).add(1)).filter(Column::Tries.lt(most));
        if let Some(among) = among {
            counting = counting.filter(Column::Id.any_of(among.iter().copied()));
        }
        let counted = counting.exec_with_returning(tx).await?;
        let figures = figures_in(typed);
        let right = counted.iter().find(|row| {
            let at = CodeRow { id: *row.id, purpose, subject };
            at.matches(secrets, &figures, &row.code_hash)
        });
        let Some(right) = right else {
            // A code of nobody's is not prolonged by a late mail: by then one of somebody's says the same to a wrong try.
            let tells = |row: &&Model| !purpose.hides_whom() || row.created_at + purpose.life() > now;
            let left = counted.iter().filter(tells).map(|row| most.saturating_sub(row.tries)).max();
            return Ok(
                left.map_or(CodeEntry::Expired, |left| CodeEntry::Wrong { left: u32::try_from(left).unwrap_or(0) })
            );
        };
        if purpose.opens_again() {
            alive().col_expr(Column::Tries, Expr::value(0)).filter(Column::Id.eq(right.id)).exec(tx).await?;
            return Ok(CodeEntry::Right);
        }
        // The ones beside it have done their work too, also those whose mail is still on its way.
        let used = unused().col_expr(Column::UsedAt, Expr::value(now)).exec_with_returning(tx).await?;
        Ok(if used.iter().any(|row| row.id == right.id) { CodeEntry::Right } else { CodeEntry::Expired })
    }
}
