//! What has to be typed before somebody's own data open.
//!
//! Whoever runs the channel must not be able to act as the leaver. HR prints the letter and keeps the
//! addresses, so neither the code in a letter nor one that is mailed to an address HR changed lately opens
//! what was handed in or written about the leaver.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::WayIn;
use domain::ids::DepartureId;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::access::OwnDataOf;
use crate::course::{self, AddressChanged, EventKind};
use crate::mail::before::OLD_ADDRESS_DAYS;
use crate::store::entity::{departure, event, response, second_response};
use crate::store::queries::{reports, responses};
use crate::store::{Keyed, StoreError, TypedColumn};

/// For how many days no code goes to an address that was changed; as long the one before is told along.
pub const NEW_ADDRESS_DAYS: i64 = OLD_ADDRESS_DAYS;

/// What has to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// A code that is mailed when they ask for it.
    MailedCode,
    /// The same, but the address was changed so lately that none is mailed before this day.
    AddressIsNew { from: NaiveDate },
    /// The code in HR's letter, as long as nothing was handed in.
    LetterCode,
    /// The word they chose on handing in.
    Word,
    /// There is nothing that HR could not have as well.
    Nothing,
}

/// What protects one leaver's data, as stored.
pub(super) struct Guard {
    pub means: Means,
    /// Something was handed in, or a report is final: more than HR knows by itself.
    pub is_protected: bool,
    pub response: Option<response::Model>,
}

/// Reads what has to be typed now.
pub(super) async fn guard(
    conn: &impl Keyed,
    leaver: &OwnDataOf,
    departure: &departure::Model,
    now: DateTime<Utc>,
) -> Result<Guard, StoreError> {
    let id = leaver.departure();
    let calendar = course::calendar(conn, leaver.board()).await?;
    let response = responses::of(conn, id).await?;
    let is_protected = response.is_some() || more_is_kept(conn, id).await?;
    let means = if response.as_ref().is_some_and(|row| row.word_hash.is_some()) {
        Means::Word
    } else if !course::is_reachable(departure, calendar.local_date(now)) {
        if is_protected { Means::Nothing } else { Means::LetterCode }
    } else {
        let standing = Standing::read(conn, id).await?;
        if is_protected && !standing.is_trusted {
            Means::Nothing
        } else {
            let from = standing.new_until(now);
            from.map_or(Means::MailedCode, |from| Means::AddressIsNew { from: calendar.local_date(from) })
        }
    };
    Ok(Guard { means, is_protected, response })
}

/// A second response or a final report.
async fn more_is_kept(conn: &impl ConnectionTrait, id: DepartureId) -> Result<bool, StoreError> {
    let second = second_response::Entity::find().filter(second_response::Column::DepartureId.is(id));
    Ok(second.count(conn).await? > 0 || reports::final_of(id).count(conn).await? > 0)
}

/// Whether a code could be mailed to where mail reaches the leaver now, had something been handed in.
pub(crate) async fn is_theirs(conn: &impl Keyed, id: DepartureId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let standing = Standing::read(conn, id).await?;
    Ok(standing.is_trusted && standing.new_until(now).is_none())
}

/// How the address stands to which mail goes.
struct Standing {
    /// It is one that whoever handed in had before, or that was changed with the old one told. An address that came
    /// out of nowhere after handing in may be anybody's.
    is_trusted: bool,
    /// Mail goes there since this change.
    changed_at: Option<DateTime<Utc>>,
}

impl Standing {
    /// Change by change. One that was theirs is theirs again when it is put back, whatever was between.
    async fn read(conn: &impl Keyed, id: DepartureId) -> Result<Self, StoreError> {
        let mut standing = Self { is_trusted: true, changed_at: None };
        let changes = changes(conn, id).await?;
        let handed_in_at = if changes.is_empty() { None } else { handed_in_by_mail(conn, id).await? };
        for change in changes {
            let is_known = change.told || handed_in_at.is_some_and(|at| change.at <= at);
            standing = match change.is_back {
                true => Self { is_trusted: true, changed_at: None },
                false => Self { is_trusted: standing.is_trusted && is_known, changed_at: Some(change.at) },
            };
        }
        Ok(standing)
    }

    /// Until when the address is so new that no code goes there.
    fn new_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.changed_at.map(|at| at + TimeDelta::days(NEW_ADDRESS_DAYS)).filter(|until| now < *until)
    }
}

/// A change after which mail goes elsewhere.
struct Change {
    at: DateTime<Utc>,
    /// The address before was told of it.
    told: bool,
    /// The address was theirs before.
    is_back: bool,
}

/// The oldest first.
async fn changes(conn: &impl Keyed, id: DepartureId) -> Result<Vec<Change>, StoreError> {
    let rows = event::Entity::find()
        .filter(event::Column::DepartureId.is(id))
        .filter(event::Column::Kind.is(EventKind::AddressCorrected))
        .order_by_asc(event::Column::At)
        .order_by_asc(event::Column::Id)
        .all(conn)
        .await?;
    let mut changes = Vec::new();
    for row in rows {
        let change = AddressChanged::of(conn, &row)?;
        if change.mail_goes_elsewhere {
            changes.push(Change { at: row.at, told: change.old_address_told, is_back: change.is_back });
        }
    }
    Ok(changes)
}

/// When they handed in by the link of a mail, if they did.
async fn handed_in_by_mail(conn: &impl ConnectionTrait, id: DepartureId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let newest = event::Entity::find()
        .filter(event::Column::DepartureId.is(id))
        .filter(event::Column::Kind.is(EventKind::Submitted))
        .order_by_desc(event::Column::At)
        .one(conn)
        .await?;
    Ok(newest.filter(|row| row.way_in.is_none_or(|way| way != WayIn::Letter)).map(|row| row.at))
}
