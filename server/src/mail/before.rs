//! Addresses from which a leaver's mail was taken away. For two weeks they are told along of what nobody may do unseen:
//! that HR opened answers, that somebody stays, that everything is erased. Otherwise an address that is gone for a moment
//! would keep that from the leaver.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::ids::DepartureId;
use domain::person::EmailAddress;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::MailKind;
use super::outbox::{NewMail, enqueue};
use crate::store::entity::outbox::{Column, Entity, MailState, Model};
use crate::store::{Keyed, StoreError, Tx, TypedColumn};

/// For how many days an address of before is told along.
pub(crate) const OLD_ADDRESS_DAYS: i64 = 14;

/// Stands in what a mail needs that goes to an address of before: it has neither link nor words of anybody.
const MARK: &str = "to_before";

/// What a [`MailKind::LeaverAddressChanged`] needs beside its address: what that address was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Was {
    /// A code could be mailed there.
    pub theirs: bool,
    /// Of a work address: the last day worked, as it was. Later the mailbox may be anybody's.
    pub until: Option<NaiveDate>,
}

impl Was {
    fn of(conn: &impl Keyed, row: &Model) -> Result<Self, StoreError> {
        Ok(serde_json::from_value(row.needs(conn)?).unwrap_or_default())
    }

    fn counts(self, today: NaiveDate) -> bool {
        self.until.is_none_or(|until| today <= until)
    }
}

/// What a mail needs that tells an address of before along.
pub(super) fn needs() -> Value {
    json!({ MARK: true })
}

/// Whether a mail with these needs goes to an address of before.
pub(super) fn is_to_before(needs: &Value) -> bool {
    needs[MARK] == true
}

/// The addresses that heard lately that mail goes there no more, and to which it may still go on this day; each once.
pub(crate) async fn lately(
    conn: &impl Keyed,
    id: DepartureId,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Vec<EmailAddress>, StoreError> {
    let since = now - TimeDelta::days(OLD_ADDRESS_DAYS);
    let mut found = Vec::new();
    for row in told(conn, id).await?.iter().filter(|row| row.created_at > since) {
        // An address that was erased meanwhile is none.
        let Ok(address) = EmailAddress::parse(&row.to_address(conn)?) else { continue };
        if Was::of(conn, row)?.counts(today) && !found.contains(&address) {
            found.push(address);
        }
    }
    Ok(found)
}

/// Whether this address was theirs when mail was taken away from it, and may still be: it is put back, and comes out of
/// nowhere no more than it did then.
pub(crate) async fn was_theirs(
    conn: &impl Keyed,
    id: DepartureId,
    address: &EmailAddress,
    today: NaiveDate,
) -> Result<bool, StoreError> {
    for row in told(conn, id).await? {
        let was = Was::of(conn, &row)?;
        if was.theirs && was.counts(today) && row.to_address(conn)? == address.as_str() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What this departure's addresses of before were told, also where it waits because of a death.
async fn told(conn: &impl Keyed, id: DepartureId) -> Result<Vec<Model>, StoreError> {
    let rows = Entity::find()
        .filter(Column::DepartureId.is(id))
        .filter(Column::Kind.is(MailKind::LeaverAddressChanged))
        .order_by_asc(Column::Id);
    Ok(rows.all(conn).await?)
}

/// That HR opened answers goes where it was told; where it has not left yet, the address may be dead, and it goes to the
/// new one too.
pub(crate) async fn warn_there_too(
    tx: &Tx<'_>,
    id: DepartureId,
    to: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let waiting = Entity::find()
        .filter(Column::DepartureId.is(id))
        .filter(Column::Kind.is(MailKind::BreakGlassUsed))
        .filter(Column::State.any_of([MailState::Waiting, MailState::Claimed, MailState::Failed]))
        .order_by_asc(Column::Id)
        .all(tx)
        .await?;
    for row in waiting {
        let payload = row.needs(tx)?;
        if is_to_before(&payload) || row.to_address(tx)? == to.as_str() {
            continue;
        }
        let mail = NewMail {
            board: *row.board_id,
            departure: Some(id),
            account: None,
            talk: None,
            appointment: None,
            kind: MailKind::BreakGlassUsed,
            to_address: to.clone(),
            to_name: row.to_name(tx)?,
            language: *row.language,
            payload,
            at_once: true,
            due_at: now,
            dedupe_key: Some(format!("{}:too:{}", row.id.hyphenated(), now.timestamp())),
        };
        enqueue(tx, mail).await?;
    }
    Ok(())
}
