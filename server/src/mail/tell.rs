//! Puts mails about a departure in the outbox: to the leaver under the address rule, or to somebody
//! with an account. The one place where a mail finds its receiver.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Language;
use domain::account::Role;
use domain::ids::{AccountId, AppointmentId, TalkId};
use domain::person::EmailAddress;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use super::{MailKind, NewMail, before, outbox};
use crate::course::{self, Loaded};
use crate::store::entity::{account, appointment, departure};
use crate::store::queries::{accounts, roles};
use crate::store::{StoreError, Tx};

/// One mail about a departure, before it is known where it goes.
#[derive(Clone)]
pub(crate) struct About<'a> {
    pub departure: &'a departure::Model,
    pub kind: MailKind,
    pub talk: Option<TalkId>,
    pub appointment: Option<AppointmentId>,
    pub payload: Value,
    pub due_at: DateTime<Utc>,
    pub dedupe_key: Option<String>,
}

impl About<'_> {
    fn mail(
        self,
        account: Option<AccountId>,
        to_address: EmailAddress,
        to_name: String,
        language: Language,
    ) -> NewMail {
        NewMail {
            board: *self.departure.board_id,
            departure: Some(*self.departure.id),
            account,
            talk: self.talk,
            appointment: self.appointment,
            kind: self.kind,
            to_address,
            to_name,
            language,
            payload: self.payload,
            at_once: !self.kind.waits_for_opening(),
            due_at: self.due_at,
            dedupe_key: self.dedupe_key,
        }
    }
}

/// Tells the leaver; `false` when there is no address that mail may go to on this day.
pub(crate) async fn leaver(tx: &Tx<'_>, today: NaiveDate, about: About<'_>) -> Result<bool, StoreError> {
    let Some(address) = course::address(tx, about.departure, today)? else { return Ok(false) };
    let language = *about.departure.language;
    let name = about.departure.name(tx)?;
    outbox::enqueue(tx, about.mail(None, address, name, language)).await?;
    Ok(true)
}

/// Tells the leaver what nobody may do unseen, and each address from which their mail was taken away lately ([`before`]):
/// those without link and words. `false` when there is nobody to tell.
pub(crate) async fn leaver_and_before(
    tx: &Tx<'_>,
    (today, now): (NaiveDate, DateTime<Utc>),
    about: About<'_>,
) -> Result<bool, StoreError> {
    let departure = about.departure;
    let reaches = course::address(tx, departure, today)?;
    let mut old = before::lately(tx, *departure.id, today, now).await?;
    old.retain(|address| reaches.as_ref() != Some(address));
    let has_old = !old.is_empty();
    for (nth, address) in old.into_iter().enumerate() {
        let along = About {
            payload: before::needs(),
            dedupe_key: about.dedupe_key.as_ref().map(|key| format!("{key}:before:{nth}")),
            ..about.clone()
        };
        outbox::enqueue(tx, along.mail(None, address, departure.name(tx)?, *departure.language)).await?;
    }
    Ok(leaver(tx, today, about).await? || has_old)
}

/// Tells somebody with an account; `false` when that account is switched off.
pub(crate) async fn account(tx: &Tx<'_>, to: AccountId, about: About<'_>) -> Result<bool, StoreError> {
    let Some((row, address, language)) = receiver(tx, to).await? else { return Ok(false) };
    outbox::enqueue(tx, about.mail(Some(*row.id), address, row.name, language)).await?;
    Ok(true)
}

/// Tells somebody with an account something that is not about one departure; `false` when that account
/// is switched off. `key`: what is told once.
pub(crate) async fn staff(
    tx: &Tx<'_>,
    to: AccountId,
    kind: MailKind,
    payload: Value,
    key: String,
    due_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let Some((row, to_address, language)) = receiver(tx, to).await? else { return Ok(false) };
    let mail = NewMail {
        board: *row.board_id,
        departure: None,
        account: Some(*row.id),
        talk: None,
        appointment: None,
        kind,
        to_address,
        to_name: row.name,
        language,
        payload,
        at_once: !kind.waits_for_opening(),
        due_at,
        dedupe_key: Some(key),
    };
    outbox::enqueue(tx, mail).await?;
    Ok(true)
}

/// An account that works, with where and in what language it is written to.
async fn receiver(tx: &Tx<'_>, id: AccountId) -> Result<Option<(account::Model, EmailAddress, Language)>, StoreError> {
    let Some(row) = accounts::one(tx, id).await?.filter(|row| row.active) else {
        return Ok(None);
    };
    let address = row.address()?;
    let language = *row.language;
    Ok(Some((row, address, language)))
}

/// Who is told about an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    Both,
    /// The leaver has died, or another mail says it all to them.
    HostOnly,
    Nobody,
}

/// Tells of what happened to an appointment, at once: the first kind to the leaver, the second to
/// the host. A leaver without an address gets none; HR's list says so.
pub(crate) async fn of_appointment(
    tx: &Tx<'_>,
    loaded: &Loaded,
    id: AppointmentId,
    [to_leaver, to_host]: [MailKind; 2],
    whom: Whom,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if whom == Whom::Nobody {
        return Ok(());
    }
    // Read again: what is told is the appointment as this transaction has made it.
    let row = appointment::Entity::find_by_id(id)
        .one(tx)
        .await?
        .ok_or_else(|| StoreError::corrupt("appointments", id, "gone while it was written"))?;
    let about = |kind: MailKind| About {
        departure: &loaded.departure,
        kind,
        talk: Some(*row.talk_id),
        appointment: Some(*row.id),
        payload: json!({ "sequence": *row.sequence }),
        due_at: now,
        dedupe_key: Some(format!("{id}:{}:{}", kind.code(), *row.sequence)),
    };
    if whom == Whom::Both {
        let today = course::calendar(tx, *row.board_id).await?.local_date(now);
        leaver(tx, today, about(to_leaver)).await?;
    }
    account(tx, *row.host_id, about(to_host)).await?;
    Ok(())
}

/// The coordinator who takes care of the departure, while they are one of this unit; else all of this unit; else
/// whoever sets up the board, so that it never stays unsaid. Nobody is told of their own departure.
pub(crate) async fn coordinators(
    tx: &Tx<'_>,
    row: &departure::Model,
    now: DateTime<Utc>,
) -> Result<Vec<AccountId>, StoreError> {
    let found = roles::in_force(tx, *row.board_id, &[Role::HrCoordinator, Role::Administrator], now).await?;
    let mut roles = Vec::with_capacity(found.len());
    for (held, account) in found {
        let is_here = held.unit.is_none_or(|unit| [row.unit_id, row.school_id].contains(&unit.into()));
        if is_here && row.leaver_account != Some(account.id) && !row.is_theirs(tx, &account.email)? {
            roles.push(held);
        }
    }
    let with = |wanted: Role| -> Vec<AccountId> {
        let mut ids: Vec<AccountId> =
            roles.iter().filter(|held| held.role == wanted).map(|held| held.account).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let coordinators = with(Role::HrCoordinator);
    Ok(match row.coordinator_id.filter(|named| coordinators.contains(named)) {
        Some(named) => vec![*named],
        None if coordinators.is_empty() => with(Role::Administrator),
        None => coordinators,
    })
}
