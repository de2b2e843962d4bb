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
use crate::store::entity::{departure, event, response, second_response};
use crate::store::queries::{reports, responses};
use crate::store::{Keyed, StoreError, TypedColumn};

/// For how many days no code goes to an address that was changed.
pub const NEW_ADDRESS_DAYS: i64 = 14;

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
        let changes = changes(conn, id).await?;
        let newest = changes.iter().map(|change| change.at).max();
        let from = newest.map(|at| at + TimeDelta::days(NEW_ADDRESS_DAYS)).filter(|from| now < *from);
        if is_protected && !is_trusted(conn, id, &changes).await? {
            Means::Nothing
        } else {
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

/// A change after which mail goes elsewhere.
struct Change {
    at: DateTime<Utc>,
    /// The address before was told of it.
    told: bool,
}

async fn changes(conn: &impl Keyed, id: DepartureId) -> Result<Vec<Change>, StoreError> {
    let rows = event::Entity::find()
        .filter(event::Column::DepartureId.is(id))
        .filter(event::Column::Kind.is(EventKind::AddressCorrected))
        .all(conn)
        .await?;
    let mut changes = Vec::new();
    for row in rows {
        let change = AddressChanged::of(conn, &row)?;
        if change.mail_goes_elsewhere {
            changes.push(Change { at: row.at, told: change.old_address_told });
        }
    }
    Ok(changes)
}

/// Whether the address is one that whoever handed in had before, or that was changed with the old one told.
/// An address that came out of nowhere after handing in may be anybody's.
async fn is_trusted(conn: &impl ConnectionTrait, id: DepartureId, changes: &[Change]) -> Result<bool, StoreError> {
    let by_mail = event::Entity::find()
        .filter(event::Column::DepartureId.is(id))
        .filter(event::Column::Kind.is(EventKind::Submitted))
        .order_by_desc(event::Column::At)
        .one(conn)
        .await?
        .filter(|row| row.way_in.is_none_or(|way| way != WayIn::Letter))
        .map(|row| row.at);
    Ok(changes.iter().all(|change| change.told || by_mail.is_some_and(|at| change.at <= at)))
}
