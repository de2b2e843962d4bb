//! Tells an address where a departure stands: one POST, signed (Standard Webhooks 1.0). What was not accepted is told
//! again, each time later, for three days; then it stands still until an administrator has it told once more.
//!
//! Each is told at least once, with the same `webhook-id` however often: whoever heard it before leaves it.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::api::tell_again;
use domain::ids::{DeliveryId, WebhookId};
use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use hyper::header::{ACCEPT_ENCODING, CONNECTION, CONTENT_TYPE, HOST, USER_AGENT};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockBehavior, LockType, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use url::Url;

use crate::program::Program;
use crate::secret::signature;
use crate::store::entity::webhook_delivery::{Column, Entity, Model};
use crate::store::entity::{departure, webhook};
use crate::store::{StoreError, Tx, TypedColumn};
use crate::wire::{self, Broken, may_reach};

/// How long an answer may take, with everything before it.
const TOTAL: Duration = Duration::from_secs(20);
const CONNECT: Duration = Duration::from_secs(5);
/// Of an answer no more is read.
const ANSWER_MAX_BYTES: usize = 16 * 1024;
/// For how long one that is being told belongs to whoever tells it, in minutes.
const CLAIM_MINUTES: i64 = 2;

/// Tells all that is due, one after the other, until the program is asked to stop; returns how many were told. An address
/// that does not take one is not asked for the next at once: it would hold up all others.
///
/// # Errors
/// Where the store cannot be used.
pub async fn tell_due(program: &Program) -> Result<usize, StoreError> {
    let mut told = 0;
    while !program.is_stopping() {
        let Some(row) = claim(program).await? else { break };
        if tell(program, &row).await? {
            told += 1;
        }
    }
    Ok(told)
}

/// When something is to be told next.
pub async fn tell_next(program: &Program) -> Result<Option<DateTime<Utc>>, StoreError> {
    let first: Option<Option<DateTime<Utc>>> = Entity::find()
        .select_only()
        .column(Column::DueAt)
        .filter(Column::DueAt.is_not_null())
        .order_by_asc(Column::DueAt)
        .limit(1)
        .into_tuple()
        .one(program.store().read())
        .await?;
    Ok(first.flatten())
}

/// Takes what is due longest, for some minutes: whoever goes down in between leaves it to others then.
async fn claim(program: &Program) -> Result<Option<Model>, StoreError> {
    let now = program.now();
    let until = now + TimeDelta::minutes(CLAIM_MINUTES);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let next = Query::select()
                    .column(Column::Id)
                    .from(Entity)
                    .and_where(Expr::col(Column::DueAt).lte(now))
                    .order_by(Column::DueAt, Order::Asc)
                    .order_by(Column::Id, Order::Asc)
                    .limit(1)
                    .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                    .to_owned();
                let claim = Query::update()
                    .table(Entity)
                    .value(Column::DueAt, until)
                    .and_where(Expr::col(Column::Id).eq(Expr::from(next)))
                    .returning_all()
                    .to_owned();
                let row = tx.query_one(&claim).await?;
                Ok::<_, StoreError>(row.map(|row| Model::from_query_result(&row, "")).transpose()?)
            })
        })
        .await
}

/// Why it was not told, as the page shows it.
enum Untold {
    Broken(Broken),
    Status(u16),
    /// An address that may not be reached.
    Inside,
    /// The secrets are not those with which the address was sealed.
    Sealed,
}

impl From<Broken> for Untold {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl Untold {
    fn code(&self) -> String {
        match self {
            Self::Broken(Broken::Address) => "address".to_owned(),
            Self::Broken(Broken::Unknown) => "unknown".to_owned(),
            Self::Broken(Broken::Unreachable) => "unreachable".to_owned(),
            Self::Broken(Broken::Insecure) => "insecure".to_owned(),
            Self::Broken(Broken::Slow) => "slow".to_owned(),
            Self::Broken(Broken::TooLarge) => "too_large".to_owned(),
            Self::Status(status) => status.to_string(),
            Self::Inside => "inside".to_owned(),
            Self::Sealed => "sealed".to_owned(),
        }
    }
}

/// Tells one, and writes down what came of it.
async fn tell(program: &Program, row: &Model) -> Result<bool, StoreError> {
    let told = post(program, row).await?;
    let (id, webhook, now) = (*row.id, *row.webhook_id, program.now());
    let fault = match &told {
        Some(Err(untold)) => Some(untold.code()),
        // Where nobody is to be told any more there is nothing left to do.
        Some(Ok(())) | None => None,
    };
    program
        .store()
        .write(|tx| {
            let fault = fault.clone();
            Box::pin(async move {
                match fault {
                    Some(fault) => put_off(tx, webhook, id, &fault, now).await,
                    None => {
                        Entity::delete_many().filter(Column::Id.is(id)).exec(tx).await.map(|_| ()).map_err(Into::into)
                    }
                }
            })
        })
        .await?;
    Ok(matches!(told, Some(Ok(()))))
}

/// Most ids of one statement.
const IDS_A_STATEMENT: usize = 500;

/// The next try of all that is due at an address that did not take one of them, as if each had been tried.
async fn put_off(
    tx: &Tx<'_>,
    webhook: WebhookId,
    tried: DeliveryId,
    fault: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let due = Condition::any().add(Column::Id.is(tried)).add(Column::DueAt.lte(now));
    let rows = Entity::find().filter(Column::WebhookId.is(webhook)).filter(due).all(tx).await?;
    let mut alike: BTreeMap<(DateTime<Utc>, i32), Vec<DeliveryId>> = BTreeMap::new();
    for row in rows {
        alike.entry((row.since, row.failures)).or_default().push(*row.id);
    }
    for ((since, failures), ids) in alike {
        let failures = failures.saturating_add(1);
        let again = tell_again(since, u32::try_from(failures).unwrap_or(1), now);
        for ids in ids.chunks(IDS_A_STATEMENT) {
            Entity::update_many()
                .col_expr(Column::Failures, Expr::value(failures))
                .col_expr(Column::DueAt, Expr::value(again))
                .col_expr(Column::ParkedAt, Expr::value(again.is_none().then_some(now)))
                .col_expr(Column::Fault, Expr::value(fault))
                .filter(Column::Id.any_of(ids.iter().copied()))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}

/// `None` where the address or the departure is gone, or what happened is told to nobody any more: the leaver has had it
/// restricted, or it is being erased.
async fn post(program: &Program, row: &Model) -> Result<Option<Result<(), Untold>>, StoreError> {
    let conn = program.store().read();
    let Some(webhook) = webhook::Entity::find_by_id(row.webhook_id.get()).one(conn).await? else { return Ok(None) };
    let Some(departure) = departure::Entity::find_by_id(row.departure_id.get()).one(conn).await? else {
        return Ok(None);
    };
    if !webhook.active || departure.restricted_since.is_some() || departure.erasing_since.is_some() {
        return Ok(None);
    }
    let opened = |column: &str, sealed: &str| program.secrets().unseal_webhook(*webhook.id, column, sealed);
    let (address, secret) = (opened("address", &webhook.address), opened("secret", &webhook.secret));
    let (Some(address), Some(secret)) = (address, secret) else { return Ok(Some(Err(Untold::Sealed))) };
    let body = json!({
        "type": row.kind.code(),
        "timestamp": row.at.to_rfc3339(),
        "data": {
            "id": row.departure_id.to_string(),
            "external_id": departure.external_id,
            "stage": row.stage.code(),
        },
    });
    let private = program.settings().calendar_private_addresses;
    let (id, body) = (row.id.to_string(), body.to_string());
    let sent = send(&address, &secret, (&id, &body), private, program.now());
    let sent = tokio::time::timeout(TOTAL, sent).await;
    Ok(Some(sent.unwrap_or(Err(Untold::Broken(Broken::Slow)))))
}

async fn send(
    address: &str,
    secret: &str,
    (id, body): (&str, &str),
    private: bool,
    now: DateTime<Utc>,
) -> Result<(), Untold> {
    let url = Url::parse(address).map_err(|_| Broken::Address)?;
    let addresses = wire::resolve(&url).await?;
    if !may_reach(&addresses, private) || url.scheme() != "https" && !private {
        return Err(Untold::Inside);
    }
    let seconds = now.timestamp();
    let signed = signature(secret, id, seconds, body).ok_or(Untold::Sealed)?;
    let request = Request::builder()
        .method("POST")
        .uri(wire::path(&url))
        .header(HOST, wire::authority(&url)?)
        .header(USER_AGENT, "Uitzwaai")
        .header(ACCEPT_ENCODING, "identity")
        .header(CONNECTION, "close")
        .header(CONTENT_TYPE, "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds.to_string())
        .header("webhook-signature", signed)
        .body(Full::from(Bytes::from(body.to_owned())))
        .map_err(|_| Broken::Address)?;
    let answer = wire::ask(&url, &addresses, request, CONNECT).await?;
    let status = answer.head.status;
    // Read, so that whoever answers is not cut off; what it says is of no use.
    let _ = answer.read(ANSWER_MAX_BYTES).await;
    if status.is_success() { Ok(()) } else { Err(Untold::Status(status.as_u16())) }
}
