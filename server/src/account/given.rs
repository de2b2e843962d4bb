//! A role as it is given, or waits to be.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::account::claim::RoleSource;
use domain::account::{Period, Role};
use domain::ids::{AccountId, BoardId, RoleId, UnitId};
use sea_orm::Set;

use crate::access::HeldRole;
use crate::store::entity::{role, role_proposal};
use crate::store::{StoreError, Typed};

/// The key of "the whole board" in a unique key, where a null would not count as equal.
const WHOLE_BOARD: &str = "-";

/// A role for a unit, or for the whole board; from a first day and until a last one, perhaps in somebody's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Given {
    pub role: Role,
    pub unit: Option<UnitId>,
    pub period: Period,
    pub deputy_of: Option<AccountId>,
    /// `None` where people give it.
    pub source: Option<RoleSource>,
}

/// What an account has once at most: a role, and the unit it is for.
pub(super) type Held = (Role, Option<UnitId>);

impl Given {
    pub(super) const fn held(&self) -> Held {
        (self.role, self.unit)
    }

    /// The same by the role and its unit, of which a form has each once.
    pub(super) fn by_held(given: &[Self]) -> BTreeMap<Held, Self> {
        given.iter().map(|given| (given.held(), *given)).collect()
    }

    /// `today`: where its days stand beside it is noted, so that what follows on a day to come is not missed.
    pub(super) fn row(
        &self,
        id: RoleId,
        account: AccountId,
        board: BoardId,
        today: Option<NaiveDate>,
    ) -> role::ActiveModel {
        role::ActiveModel {
            id: Set(id.into()),
            board_id: Set(board.into()),
            account_id: Set(account.into()),
            role: Set(self.role.into()),
            unit_id: Set(self.unit.map(Into::into)),
            unit_key: Set(self.unit_key()),
            first_day: Set(self.period.first()),
            last_day: Set(self.period.last()),
            deputy_of: Set(self.deputy_of.map(Into::into)),
            noted: Set(today.map(|today| self.period.when(today).into())),
            source: Set(self.source.map(Into::into)),
        }
    }

    /// The unit in a unique key, with whose the role is or what gave it: somebody may have a role by themself, by the
    /// provider's claim, and in two others' places.
    pub(super) fn unit_key(&self) -> String {
        let unit = self.unit.map_or_else(|| WHOLE_BOARD.to_owned(), |unit| unit.to_string());
        match (self.deputy_of, self.source) {
            (Some(whose), _) => format!("{unit}:{whose}"),
            (None, Some(source)) => format!("{unit}:{source}"),
            (None, None) => unit,
        }
    }
}

impl From<&HeldRole> for Given {
    fn from(held: &HeldRole) -> Self {
        let HeldRole { role, unit, period, deputy_of, source, .. } = *held;
        Self { role, unit, period, deputy_of, source }
    }
}

impl TryFrom<&role_proposal::Model> for Given {
    type Error = StoreError;

    fn try_from(row: &role_proposal::Model) -> Result<Self, StoreError> {
        Ok(Self {
            role: *row.role,
            unit: row.unit_id.map(Typed::get),
            period: row.period()?,
            deputy_of: row.deputy_of.map(Typed::get),
            source: row.source.map(Typed::get),
        })
    }
}
