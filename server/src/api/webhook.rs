//! Addresses that are told where departures stand: an administrator adds and ends them.

use chrono::{DateTime, Utc};
use domain::api::WEBHOOKS_MAX;
use domain::ids::WebhookId;
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use url::Url;

use crate::access::{Administrator, Refused};
use crate::form::Filled;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::secret::signing_secret;
use crate::store::entity::webhook::{Column, Entity, Model};
use crate::store::entity::webhook_delivery;
use crate::store::{StoreError, Typed, TypedColumn};

/// The longest address, in bytes.
const ADDRESS_MAX_BYTES: usize = 500;

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookFault {
    Missing,
    /// No address with `https:`, or one with a name and a password in it.
    Malformed,
    TooMany,
}

/// An address as it stands in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWebhook {
    pub id: WebhookId,
    /// Empty where the secrets are not those with which it was sealed.
    pub address: String,
    pub made_at: DateTime<Utc>,
    /// What waits to be told.
    pub waiting: u64,
    /// What could not be told for three days and stands still.
    pub parked: u64,
    /// Why telling failed last, of what waits or stands still.
    pub fault: Option<String>,
}

/// What signs what is told there; shown this once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWebhook {
    pub secret: String,
}

/// The addresses of the board that are told, the oldest first. Four queries for each, of which there are few.
pub async fn webhooks(program: &Program, administrator: &Administrator) -> Result<Vec<KeptWebhook>, StoreError> {
    let conn = program.store().read();
    let rows = Entity::find()
        .filter(Column::BoardId.is(administrator.board()))
        .filter(Column::Active.eq(true))
        .order_by_asc(Column::MadeAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        let address = program.secrets().unseal_webhook(*row.id, "address", &row.address).unwrap_or_default();
        let (waiting, parked, fault) = untold(conn, *row.id).await?;
        kept.push(KeptWebhook { id: *row.id, address, made_at: row.made_at, waiting, parked, fault });
    }
    Ok(kept)
}

async fn untold(conn: &impl ConnectionTrait, id: WebhookId) -> Result<(u64, u64, Option<String>), StoreError> {
    use webhook_delivery::Column as Of;
    let theirs = || webhook_delivery::Entity::find().filter(Of::WebhookId.is(id));
    let waiting = theirs().filter(Of::DueAt.is_not_null()).count(conn).await?;
    let parked = theirs().filter(Of::ParkedAt.is_not_null()).count(conn).await?;
    let last = theirs().filter(Of::Fault.is_not_null()).order_by_desc(Of::Id).one(conn).await?;
    Ok((waiting, parked, last.and_then(|row| row.fault)))
}

/// Reads an address as somebody types it. `http:` only where private networks are allowed, for trying it out.
fn read(typed: &str, private: bool) -> Result<Url, WebhookFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(WebhookFault::Missing);
    }
    let url = Url::parse(typed).map_err(|_| WebhookFault::Malformed)?;
    let is_safe = url.scheme() == "https" || private && url.scheme() == "http";
    let is_bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    let is_one = is_safe && is_bare && url.has_host() && typed.len() <= ADDRESS_MAX_BYTES;
    if is_one { Ok(url) } else { Err(WebhookFault::Malformed) }
}

/// Has an address be told from now on. What signs it comes back this once.
pub async fn add_webhook(
    program: &Program,
    administrator: &Administrator,
    typed: &str,
) -> Result<Filled<NewWebhook, WebhookFault>, StoreError> {
    let url = match read(typed, program.settings().calendar_private_addresses) {
        Ok(url) => url,
        Err(fault) => return Ok(Filled::Faulty(vec![fault])),
    };
    let (board, now, by) = (administrator.board(), program.now(), administrator.account());
    let (id, secret): (Typed<WebhookId>, _) = (Typed::fresh(), signing_secret());
    let seal = |column: &str, text: &str| program.secrets().seal_webhook(*id, column, text);
    let row = Model {
        id,
        board_id: board.into(),
        address: seal("address", url.as_str()),
        secret: seal("secret", &secret),
        made_by: by.into(),
        made_at: now,
        active: true,
    };
    let host = url.host_str().unwrap_or_default().to_owned();
    let (row, host) = (&row, host.as_str());
    let is_added = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let there = Entity::find().filter(Column::BoardId.is(board)).filter(Column::Active.eq(true));
                if usize::try_from(there.count(tx).await?).unwrap_or(usize::MAX) >= WEBHOOKS_MAX {
                    return Ok::<_, StoreError>(false);
                }
                Entity::insert(row.clone().into_active_model()).exec_without_returning(tx).await?;
                let entry = Entry::of_board(board, now, Actor::Staff(by), EventKind::WebhookAdded);
                log::append(tx, [entry.saying(Some(json!({ "name": host })))]).await?;
                Ok(true)
            })
        })
        .await?;
    Ok(if is_added { Filled::Done(NewWebhook { secret }) } else { Filled::Faulty(vec![WebhookFault::TooMany]) })
}

/// Nothing is told there any more, nor what waited. Refuses another board's.
pub async fn end_webhook(program: &Program, administrator: &Administrator, id: WebhookId) -> Result<(), Refused> {
    let (board, now, by) = (administrator.board(), program.now(), administrator.account());
    let secrets = program.secrets();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let theirs = Entity::find_by_id(id).filter(Column::BoardId.is(board)).filter(Column::Active.eq(true));
                let row = theirs.one(tx).await.map_err(StoreError::from)?.ok_or(Refused::NotFound)?;
                webhook_delivery::Entity::delete_many()
                    .filter(webhook_delivery::Column::WebhookId.is(id))
                    .exec(tx)
                    .await
                    .map_err(StoreError::from)?;
                Entity::update_many()
                    .col_expr(Column::Active, Expr::value(false))
                    .filter(Column::Id.is(id))
                    .exec(tx)
                    .await
                    .map_err(StoreError::from)?;
                let address = secrets.unseal_webhook(id, "address", &row.address);
                let host = address.and_then(|address| Url::parse(&address).ok()?.host_str().map(str::to_owned));
                let entry = Entry::of_board(board, now, Actor::Staff(by), EventKind::WebhookEnded);
                log::append(tx, [entry.saying(Some(json!({ "name": host })))]).await?;
                Ok::<_, Refused>(())
            })
        })
        .await
}

/// Tells what stands still once more, for three days again. Refuses another board's address.
pub async fn tell_parked(program: &Program, administrator: &Administrator, id: WebhookId) -> Result<u64, Refused> {
    use webhook_delivery::Column as Of;
    let (board, now) = (administrator.board(), program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let theirs = Entity::find_by_id(id).filter(Column::BoardId.is(board)).filter(Column::Active.eq(true));
                theirs.one(tx).await.map_err(StoreError::from)?.ok_or(Refused::NotFound)?;
                let again = webhook_delivery::Entity::update_many()
                    .col_expr(Of::ParkedAt, Expr::value(None::<DateTime<Utc>>))
                    .col_expr(Of::DueAt, Expr::value(now))
                    .col_expr(Of::Since, Expr::value(now))
                    .col_expr(Of::Failures, Expr::value(0))
                    .filter(Of::WebhookId.is(id))
                    .filter(Of::ParkedAt.is_not_null())
                    .exec(tx)
                    .await
                    .map_err(StoreError::from)?;
                Ok::<_, Refused>(again.rows_affected)
            })
        })
        .await
}
