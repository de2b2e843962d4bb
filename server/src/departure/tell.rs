//! Puts mails about a departure in the outbox: to the leaver under the address rule, or to somebody
//! with an account.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Language;
use domain::ids::{AccountId, AppointmentId, BoardId, DepartureId, TalkId};
use domain::person::EmailAddress;
use sea_orm::EntityTrait;
use serde_json::Value;
use uuid::Uuid;

use crate::course;
use crate::mail::{MailKind, NewMail, outbox};
use crate::store::entity::{account, departure};
use crate::store::{StoreError, Tx};

/// One mail about a departure, before it is known where it goes.
pub(crate) struct About<'a> {
    pub departure: &'a departure::Model,
    pub kind: MailKind,
    pub talk: Option<Uuid>,
    pub appointment: Option<Uuid>,
    pub payload: Value,
    pub due_at: DateTime<Utc>,
    pub dedupe_key: Option<String>,
}

impl About<'_> {
    fn mail(self, account: Option<AccountId>, to_address: EmailAddress, to_name: String, language: Language) -> NewMail {
        NewMail {
            board: BoardId::new(self.departure.board_id),
            departure: Some(DepartureId::new(self.departure.id)),
            account,
            talk: self.talk.map(TalkId::new),
            appointment: self.appointment.map(AppointmentId::new),
            kind: self.kind,
            to_address,
            to_name,
            language,
            payload: self.payload,
            at_once: !self.kind.is_of_the_course(),
            due_at: self.due_at,
            dedupe_key: self.dedupe_key,
        }
    }
}

/// Tells the leaver; `false` when there is no address that mail may go to on this day.
pub(crate) async fn leaver(tx: &Tx<'_>, today: NaiveDate, about: About<'_>) -> Result<bool, StoreError> {
    let Some(address) = course::address(about.departure, today) else { return Ok(false) };
    let language = Language::parse(&about.departure.language).unwrap_or_default();
    let name = about.departure.name.clone();
    outbox::enqueue(tx, about.mail(None, address, name, language)).await?;
    Ok(true)
}

/// Tells somebody with an account; `false` when that account is switched off.
pub(crate) async fn account(tx: &Tx<'_>, to: Uuid, about: About<'_>) -> Result<bool, StoreError> {
    let Some(row) = account::Entity::find_by_id(to).one(tx).await?.filter(|row| row.active) else {
        return Ok(false);
    };
    let address = EmailAddress::parse(&row.email)
        .map_err(|_| StoreError::corrupt("accounts", row.id, "an address that is none"))?;
    let language = Language::parse(&row.language).unwrap_or_default();
    outbox::enqueue(tx, about.mail(Some(AccountId::new(row.id)), address, row.name, language)).await?;
    Ok(true)
}
