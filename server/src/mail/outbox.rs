//! The outbox: mails are put in, withdrawn, and tried again after HR put something right.

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::{AccountId, AppointmentId, BoardId, DepartureId, MailId, TalkId};
use domain::person::EmailAddress;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use uuid::Uuid;

use super::MailKind;
use crate::store::entity::outbox::{ActiveModel, Column, Entity, Model};
use crate::store::{StoreError, Tx};

pub(crate) use crate::store::entity::outbox::state;

/// A mail to put in the outbox: what is needed to write it, not the text.
#[derive(Clone, Debug)]
pub struct NewMail {
    pub board: BoardId,
    /// The departure it is about; all mails but sign-in codes have one.
    pub departure: Option<DepartureId>,
    /// Whom it goes to, where that is a member of staff. Left empty for the leaver.
    pub account: Option<AccountId>,
    pub talk: Option<TalkId>,
    /// Mails with a calendar file need it.
    pub appointment: Option<AppointmentId>,
    pub kind: MailKind,
    /// Where it goes as far as is known now; looked up again when it is sent.
    pub to_address: EmailAddress,
    pub to_name: String,
    pub language: Language,
    /// An object. Read by the mails: `sequence` (calendar mails: pointless once the appointment's
    /// is another), `code` and `expires_at` (RFC 3339; code mails), `reason` (glass broken).
    /// The course adds `attempt`.
    pub payload: Value,
    /// Codes, confirmations, moves, cancellations. The others wait for the opening hours.
    pub at_once: bool,
    /// Not before this instant; for mails that are not at once the caller takes the next opening.
    pub due_at: DateTime<Utc>,
    /// Mails with the same key are one mail.
    pub dedupe_key: Option<String>,
}

/// Puts a mail in the outbox. A second mail with the same key changes nothing and returns the
/// first one's id; but one that was withdrawn, and so never went, waits again with what is given
/// now. Wake the worker after the commit (`Program::wake_mail`).
pub async fn enqueue(tx: &Tx<'_>, mail: NewMail) -> Result<MailId, StoreError> {
    let id = Uuid::now_v7();
    let key = mail.dedupe_key.clone();
    let row = row(id, &mail);
    let Some(key) = key else {
        Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(MailId::new(id));
    };
    let unless_there = OnConflict::column(Column::DedupeKey).do_nothing().to_owned();
    Entity::insert(row).on_conflict(unless_there).exec_without_returning(tx).await?;
    let there = Entity::find()
        .filter(Column::DedupeKey.eq(key))
        .one(tx)
        .await?
        .ok_or_else(|| StoreError::corrupt("outbox", id, "a row was neither there nor written"))?;
    if there.state == state::WITHDRAWN {
        wait_again(tx, there.id, &mail).await?;
    }
    Ok(MailId::new(there.id))
}

fn row(id: Uuid, mail: &NewMail) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        board_id: Set(mail.board.uuid()),
        departure_id: Set(mail.departure.map(DepartureId::uuid)),
        account_id: Set(mail.account.map(AccountId::uuid)),
        talk_id: Set(mail.talk.map(TalkId::uuid)),
        appointment_id: Set(mail.appointment.map(AppointmentId::uuid)),
        kind: Set(mail.kind.code().to_owned()),
        to_address: Set(mail.to_address.as_str().to_owned()),
        to_name: Set(mail.to_name.clone()),
        language: Set(mail.language.tag().to_owned()),
        payload: Set(mail.payload.to_string()),
        at_once: Set(mail.at_once),
        due_at: Set(mail.due_at),
        state: Set(state::WAITING.to_owned()),
        attempts: Set(0),
        claimed_until: Set(None),
        // The claim adds the host, which only the settings know; from then on it never changes.
        message_id: Set(id.as_simple().to_string()),
        // When it first became due: retries move `due_at`, and a write reads no clock of its own.
        created_at: Set(mail.due_at),
        sent_at: Set(None),
        last_error: Set(None),
        dedupe_key: Set(mail.dedupe_key.clone()),
    }
}

async fn wait_again(tx: &Tx<'_>, id: Uuid, mail: &NewMail) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state::WAITING))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::DueAt, Expr::value(mail.due_at))
        .col_expr(Column::CreatedAt, Expr::value(mail.due_at))
        .col_expr(Column::AtOnce, Expr::value(mail.at_once))
        .col_expr(Column::ToAddress, Expr::value(mail.to_address.as_str()))
        .col_expr(Column::ToName, Expr::value(mail.to_name.as_str()))
        .col_expr(Column::Language, Expr::value(mail.language.tag()))
        .col_expr(Column::Payload, Expr::value(mail.payload.to_string()))
        .col_expr(Column::LastError, Expr::value(None::<String>))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Withdraws the mails of these kinds that have not left; returns how many. One that is being sent
/// at this moment is stopped if it can be; where it left all the same, it counts as sent.
pub async fn withdraw(tx: &Tx<'_>, departure: DepartureId, kinds: &[MailKind]) -> Result<u64, StoreError> {
    let codes = kinds.iter().map(|kind| kind.code());
    let withdrawn = withdrawal()
        .filter(Column::DepartureId.eq(departure.uuid()))
        .filter(Column::Kind.is_in(codes))
        .exec(tx)
        .await?;
    Ok(withdrawn.rows_affected)
}

/// Withdraws the mail with this key, if it has not left.
pub(crate) async fn withdraw_keyed(tx: &Tx<'_>, key: &str) -> Result<(), StoreError> {
    withdrawal().filter(Column::DedupeKey.eq(key)).exec(tx).await?;
    Ok(())
}

/// Takes back everything to the leaver and everything of the course that has not left.
pub(crate) async fn withdraw_everything(tx: &Tx<'_>, departure: DepartureId) -> Result<u64, StoreError> {
    let kinds: Vec<MailKind> =
        MailKind::ALL.iter().copied().filter(|kind| kind.is_to_leaver() || kind.is_of_the_course()).collect();
    withdraw(tx, departure, &kinds).await
}

/// Takes back what the program started by itself; the course makes again what is still due.
pub(crate) async fn withdraw_course(tx: &Tx<'_>, departure: DepartureId) -> Result<u64, StoreError> {
    let kinds: Vec<MailKind> = MailKind::ALL.iter().copied().filter(|kind| kind.is_of_the_course()).collect();
    withdraw(tx, departure, &kinds).await
}

/// Withdraws the mails of these kinds about one appointment that have not left; returns how many.
pub async fn withdraw_of_appointment(
    tx: &Tx<'_>,
    appointment: AppointmentId,
    kinds: &[MailKind],
) -> Result<u64, StoreError> {
    let codes = kinds.iter().map(|kind| kind.code());
    let withdrawn = withdrawal()
        .filter(Column::AppointmentId.eq(appointment.uuid()))
        .filter(Column::Kind.is_in(codes))
        .exec(tx)
        .await?;
    Ok(withdrawn.rows_affected)
}

fn withdrawal() -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state::WITHDRAWN))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::Payload, payload_without_code())
        .filter(Column::State.is_in([state::WAITING, state::CLAIMED]))
}

/// The payload as it is kept: nothing of it in a mail that carried a code.
pub(crate) fn payload_without_code() -> Expr {
    let with_code = MailKind::ALL.iter().filter(|kind| kind.carries_a_code()).map(|kind| kind.code());
    Expr::case(Column::Kind.is_in(with_code), Expr::value("{}")).finally(Expr::col(Column::Payload)).into()
}

/// A mail that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedMail {
    pub id: MailId,
    pub kind: MailKind,
    pub to_address: String,
    pub attempts: u32,
    /// What the mail server said last, on one line.
    pub reason: String,
}

/// The mails about a departure that were given up, the oldest first.
pub async fn failed_for(conn: &impl ConnectionTrait, departure: DepartureId) -> Result<Vec<FailedMail>, StoreError> {
    let rows = Entity::find()
        .filter(Column::DepartureId.eq(departure.uuid()))
        .filter(Column::State.eq(state::FAILED))
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    rows.into_iter().map(failed).collect()
}

fn failed(row: Model) -> Result<FailedMail, StoreError> {
    let kind = MailKind::parse(&row.kind).ok_or_else(|| StoreError::corrupt("outbox", row.id, "an unknown kind"))?;
    Ok(FailedMail {
        id: MailId::new(row.id),
        kind,
        to_address: row.to_address,
        attempts: row.attempts.try_into().unwrap_or(0),
        reason: row.last_error.unwrap_or_default(),
    })
}

/// Tries the mails again that were given up for this departure, after HR corrected the address or
/// the mail server was put right; returns how many. The address is looked up again when they are
/// sent. Codes are not sent again: the person asks for a new one.
///
/// `due_at` as in [`NewMail`]. The caller clears the departure's bounce and projects it.
pub async fn retry(tx: &Tx<'_>, departure: DepartureId, due_at: DateTime<Utc>) -> Result<u64, StoreError> {
    let with_code = MailKind::ALL.iter().filter(|kind| kind.carries_a_code()).map(|kind| kind.code());
    let again = Entity::update_many()
        .col_expr(Column::State, Expr::value(state::WAITING))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::DueAt, Expr::value(due_at))
        .filter(Column::DepartureId.eq(departure.uuid()))
        .filter(Column::State.eq(state::FAILED))
        .filter(Column::Kind.is_not_in(with_code))
        .exec(tx)
        .await?;
    Ok(again.rows_affected)
}
