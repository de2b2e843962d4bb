//! A request of a personnel system that is carried out once, however often it comes: known by a key that the system
//! chose (draft-ietf-httpapi-idempotency-key-header). That it was done is written in the transaction of what it asked
//! for; one that was refused gives its key back, because nothing happened.

use chrono::{DateTime, TimeDelta, Utc};
use domain::departure_form::Warning;
use domain::ids::{ApiRequestId, ApiTokenId, BoardId, DepartureId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::store::entity::api_request::{Column, Entity, Model};
use crate::store::{Store, StoreError, Tx, Typed, TypedColumn};

/// For how long a key is known, in hours.
const KEPT_HOURS: i64 = 48;
/// After how long a request that never ended has died with its instance, in minutes: longer than any may take.
const DIED_MINUTES: i64 = 2;

/// A request that has its key. Whoever carries it out says so ([`Once::done`]).
#[derive(Clone, Debug)]
pub struct Once {
    id: ApiRequestId,
    now: DateTime<Utc>,
}

/// What was answered before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Of HTTP.
    pub status: u16,
    pub departure: DepartureId,
    pub warnings: Vec<Warning>,
}

/// Whether it may be carried out.
#[derive(Clone, Debug)]
pub enum Beginning {
    Begun(Once),
    /// It was carried out before, with this answer.
    Answered(Answered),
    /// Under this key something else was asked.
    OtherRequest,
    /// It is being carried out at this moment.
    Running,
}

/// What is asked, as hashes.
pub struct Asked {
    pub token: ApiTokenId,
    pub board: BoardId,
    pub key_hash: String,
    pub body_hash: String,
}

/// Takes the key for this request.
pub async fn begin(store: &Store, asked: &Asked, now: DateTime<Utc>) -> Result<Beginning, StoreError> {
    store.write_small(|tx| Box::pin(take(tx, asked, now))).await
}

async fn take(tx: &Tx<'_>, asked: &Asked, now: DateTime<Utc>) -> Result<Beginning, StoreError> {
    let theirs = || Column::TokenId.is(asked.token).and(Column::KeyHash.eq(asked.key_hash.as_str()));
    // What never ended is asked anew: nothing of it was written, or it would say so.
    Entity::delete_many()
        .filter(theirs())
        .filter(Column::AnsweredAt.is_null())
        .filter(Column::BegunAt.lte(now - TimeDelta::minutes(DIED_MINUTES)))
        .exec(tx)
        .await?;
    let id: Typed<ApiRequestId> = Typed::fresh();
    let row = Model {
        id,
        board_id: asked.board.into(),
        token_id: asked.token.into(),
        key_hash: asked.key_hash.clone(),
        body_hash: asked.body_hash.clone(),
        begun_at: now,
        answered_at: None,
        status: None,
        departure_id: None,
        warnings: None,
    };
    let there = OnConflict::columns([Column::TokenId, Column::KeyHash]).do_nothing().to_owned();
    let made = Entity::insert(row.into_active_model()).on_conflict(there).exec_without_returning(tx).await?;
    if made == 1 {
        return Ok(Beginning::Begun(Once { id: *id, now }));
    }
    let Some(before) = Entity::find().filter(theirs()).one(tx).await? else { return Ok(Beginning::Running) };
    if before.body_hash != asked.body_hash {
        return Ok(Beginning::OtherRequest);
    }
    Ok(answered(&before)?.map_or(Beginning::Running, Beginning::Answered))
}

fn answered(row: &Model) -> Result<Option<Answered>, StoreError> {
    let (Some(status), Some(departure)) = (row.status, row.departure_id) else { return Ok(None) };
    let unreadable = |what: &str| StoreError::corrupt("api_requests", *row.id, what);
    let status = u16::try_from(status).map_err(|_| unreadable("status"))?;
    let codes = row.warnings.as_deref().unwrap_or_default().split_whitespace();
    let warnings = codes.map(|code| Warning::parse(code).ok_or_else(|| unreadable("warnings")));
    Ok(Some(Answered { status, departure: departure.get(), warnings: warnings.collect::<Result<_, _>>()? }))
}

impl Once {
    /// It was carried out, in this transaction.
    ///
    /// # Errors
    /// Where it took so long that somebody else has its key by now: the transaction ends without a trace.
    pub(crate) async fn done(
        &self,
        tx: &Tx<'_>,
        status: u16,
        departure: DepartureId,
        warnings: &[Warning],
    ) -> Result<(), StoreError> {
        let codes: Vec<&str> = warnings.iter().map(|warning| warning.code()).collect();
        let noted = Entity::update_many()
            .col_expr(Column::AnsweredAt, Expr::value(self.now))
            .col_expr(Column::Status, Expr::value(i32::from(status)))
            .col_expr(Column::DepartureId, Typed::expr(departure))
            .col_expr(Column::Warnings, Expr::value(codes.join(" ")))
            .filter(Column::Id.is(self.id))
            .exec(tx)
            .await?;
        if noted.rows_affected == 1 {
            Ok(())
        } else {
            Err(StoreError::corrupt("api_requests", self.id, "its key was taken by another"))
        }
    }

    /// It was not: whoever sends it again is heard anew. What was carried out stays so.
    pub async fn give_back(&self, store: &Store) -> Result<(), StoreError> {
        store
            .write_small(|tx| {
                Box::pin(async move {
                    let unanswered = Entity::delete_many().filter(Column::Id.is(self.id));
                    unanswered.filter(Column::AnsweredAt.is_null()).exec(tx).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// Forgets keys that were taken long ago; returns how many.
pub async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let old = Entity::delete_many().filter(Column::BegunAt.lte(now - TimeDelta::hours(KEPT_HOURS)));
    Ok(old.exec(tx).await?.rows_affected)
}
