//! Mails about an appointment: to the leaver and to the host, at once, in the transaction of what
//! they tell of. The calendar file is written when they are sent, from the appointment as it is.

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::{AccountId, AppointmentId, BoardId, DepartureId, TalkId};
use domain::person::EmailAddress;
use sea_orm::EntityTrait;
use serde_json::json;

use super::call_off::Tell;
use crate::course::{self, Loaded};
use crate::mail::{MailKind, NewMail, outbox};
use crate::store::entity::{account, appointment};
use crate::store::{StoreError, Tx};

/// Puts the two mails in the outbox, to whom is to be told: the first kind to the leaver, the
/// second to the host. A leaver without an address gets none; HR's list says so.
pub(super) async fn both(
    tx: &Tx<'_>,
    loaded: &Loaded,
    id: AppointmentId,
    [to_leaver, to_host]: [MailKind; 2],
    tell: Tell,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = appointment::Entity::find_by_id(id.uuid())
        .one(tx)
        .await?
        .ok_or_else(|| StoreError::corrupt("appointments", id, "gone while it was written"))?;
    let mail =
        |kind: MailKind, account: Option<AccountId>, address: EmailAddress, name: String, language: Language| NewMail {
            board: BoardId::new(row.board_id),
            departure: Some(DepartureId::new(row.departure_id)),
            account,
            talk: Some(TalkId::new(row.talk_id)),
            appointment: Some(id),
            kind,
            to_address: address,
            to_name: name,
            language,
            payload: json!({ "sequence": row.sequence }),
            at_once: true,
            due_at: now,
            dedupe_key: Some(format!("{id}:{}:{}", kind.code(), row.sequence)),
        };
    if tell.leaver {
        let calendar = course::calendar(tx, BoardId::new(row.board_id)).await?;
        if let Some(address) = course::address(&loaded.departure, calendar.local_date(now)) {
            let language = Language::parse(&loaded.departure.language).unwrap_or_default();
            outbox::enqueue(tx, mail(to_leaver, None, address, loaded.departure.name.clone(), language)).await?;
        }
    }
    if tell.host {
        let host = account::Entity::find_by_id(row.host_id).one(tx).await?;
        if let Some(host) = host.filter(|host| host.active) {
            let address = EmailAddress::parse(&host.email)
                .map_err(|_| StoreError::corrupt("accounts", host.id, "an address that is none"))?;
            let language = Language::parse(&host.language).unwrap_or_default();
            outbox::enqueue(tx, mail(to_host, Some(host.id.into()), address, host.name, language)).await?;
        }
    }
    Ok(())
}
