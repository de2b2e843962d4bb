//! What lists are judged by: the units and accounts there are.

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::departure_form::KnownUnit;
use domain::organisation_import::{Known, KnownPerson};
use domain::person::EmailAddress;
use sea_orm::ConnectionTrait;

use crate::access::{Keeper, account};
use crate::course;
use crate::store::StoreError;
use crate::unit;

/// Four queries.
pub(super) async fn load(
    conn: &impl ConnectionTrait,
    keeper: &Keeper,
    now: DateTime<Utc>,
) -> Result<Known, StoreError> {
    let board = keeper.board();
    let organisation = course::organisation(conn, board).await?;
    let in_use = unit::all(conn, board).await?.into_iter().filter(|unit| !unit.is_put_away);
    let units = in_use.map(|unit| KnownUnit { id: unit.id, name: unit.name, kind: unit.kind, school: unit.school });
    let people = account::list(conn, board, now).await?.into_iter().filter_map(|account| {
        Some(KnownPerson {
            id: account.id,
            email: EmailAddress::parse(&account.email).ok()?,
            is_active: account.active,
            is_administrator: account.grants.iter().any(|grant| grant.role == Role::Administrator),
        })
    });
    Ok(Known {
        level_names: vec![organisation.level_names_nl, organisation.level_names_en],
        organisation: organisation.name,
        units: units.collect(),
        people: people.collect(),
        reaches_administrators: keeper.is_administrator(),
    })
}
