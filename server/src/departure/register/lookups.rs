//! The units and accounts that a registration may name.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::departure_form::{KnownAccount, KnownUnit, Lookups};
use domain::ids::{AccountId, BoardId, UnitId};
use domain::person::EmailAddress;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::Scope;
use crate::course::{self, lock_board};
use crate::store::entity::{account, unit};
use crate::store::queries::{roles, units};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Units within a coordinator's reach, and the accounts of the board.
pub(in crate::departure) struct Known {
    pub units: Vec<unit::Model>,
    pub accounts: HashMap<AccountId, account::Model>,
    pub lookups: Lookups,
    /// Who leads what today; `None` is the whole board.
    pub leads: HashMap<AccountId, Vec<Option<UnitId>>>,
}

impl Known {
    /// Four queries.
    pub(in crate::departure) async fn load(
        conn: &impl ConnectionTrait,
        board: BoardId,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let units: Vec<unit::Model> = units::of_board(conn, board)
            .await?
            .into_iter()
            .filter(|row| row.put_away_at.is_none())
            .filter(|row| {
                let school = row.parent_id.unwrap_or(row.id).get();
                scope.reaches(*row.id, school)
            })
            .collect();
        let accounts: HashMap<AccountId, account::Model> = account::Entity::find()
            .filter(account::Column::BoardId.is(board))
            .filter(account::Column::Active.eq(true))
            .order_by_asc(account::Column::Name)
            .all(conn)
            .await?
            .into_iter()
            .map(|row| (*row.id, row))
            .collect();
        let known_units = units
            .iter()
            .map(|row| {
                Ok(KnownUnit {
                    id: *row.id,
                    name: row.name.clone(),
                    kind: *row.kind,
                    school: row.parent_id.map(Typed::get),
                })
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        let leads = led(conn, board, now).await?;
        let known_accounts = accounts.values().filter_map(|row| {
            let email = EmailAddress::parse(&row.email).ok()?;
            Some(KnownAccount { id: *row.id, email, leads: leads.get(&row.id).cloned().unwrap_or_default() })
        });
        let settings = course::organisation(conn, board).await?;
        let lookups = Lookups::new(known_units, known_accounts).with_facts(settings.facts_off, settings.subjects);
        Ok(Self { lookups, units, accounts, leads })
    }

    pub(in crate::departure) fn leader(&self, id: Option<AccountId>) -> Option<account::Model> {
        id.and_then(|id| self.accounts.get(&id).cloned())
    }
}

/// Whether these units, each with its school, are in use and stand where they stood when they were read. Holds the board,
/// so that no team is moved or put away before the transaction ends. Two queries.
pub(in crate::departure) async fn stand_as_read(
    tx: &Tx<'_>,
    board: BoardId,
    units: &[(UnitId, UnitId)],
) -> Result<bool, StoreError> {
    lock_board(tx, board).await?;
    let schools: HashMap<UnitId, UnitId> = units::of_board(tx, board)
        .await?
        .into_iter()
        .filter(|row| row.put_away_at.is_none())
        .map(|row| (*row.id, row.parent_id.unwrap_or(row.id).get()))
        .collect();
    Ok(units.iter().all(|(unit, school)| schools.get(unit) == Some(school)))
}

async fn led(
    conn: &impl ConnectionTrait,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<HashMap<AccountId, Vec<Option<UnitId>>>, StoreError> {
    let mut led: HashMap<AccountId, Vec<Option<UnitId>>> = HashMap::new();
    for (held, _) in roles::in_force(conn, board, &[Role::TeamLeader], now).await? {
        // Who stands in for a leader is not the one with whom somebody leaves.
        if held.deputy_of.is_none() {
            led.entry(held.account).or_default().push(held.unit);
        }
    }
    Ok(led)
}
