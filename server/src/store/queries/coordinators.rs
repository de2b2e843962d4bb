//! Who takes care of a departure: one HR coordinator of its unit. Whoever was named and is none any more today counts
//! as nobody, without anything being written.

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::person::{NameParts, sort_key};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait};

use super::roles::{self, HeldRole};
use crate::store::entity::account;
use crate::store::entity::departure::Column;
use crate::store::{StoreError, TypedColumn};

/// The HR coordinators of a board who are so today, each as often as they have the role.
pub(crate) struct Coordinators(Vec<(HeldRole, account::Model)>);

impl Coordinators {
    /// Those of this board. One query.
    pub(crate) async fn of(
        conn: &impl ConnectionTrait,
        board: BoardId,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        Ok(Self(roles::in_force(conn, board, &[Role::HrCoordinator], now).await?))
    }

    /// Who takes care of a departure from this team of this school, for which this account was named.
    pub(crate) fn in_charge(&self, named: Option<AccountId>, unit: UnitId, school: UnitId) -> Option<&account::Model> {
        let named = named?;
        self.0.iter().find(|(held, _)| held.account == named && is_there(held, unit, school)).map(|(_, row)| row)
    }

    /// Those of this team of this school, each once, by name.
    pub(crate) fn of_unit(&self, unit: UnitId, school: UnitId) -> Vec<&account::Model> {
        self.whose_role(|held| is_there(held, unit, school))
    }

    /// Those with such a role, each once, by name.
    pub(crate) fn whose_role(&self, is_such: impl Fn(&HeldRole) -> bool) -> Vec<&account::Model> {
        let mut found: Vec<&account::Model> =
            self.0.iter().filter(|(held, _)| is_such(held)).map(|(_, row)| row).collect();
        found.sort_by_cached_key(|row| (sort_key(&row.name, &NameParts::default()), *row.id));
        found.dedup_by_key(|row| row.id);
        found
    }

    /// The departures of which nobody takes care.
    pub(crate) fn nobodys(&self) -> Condition {
        if self.0.is_empty() {
            return Condition::all();
        }
        let mut somebodys = Condition::any();
        for (held, _) in &self.0 {
            let mut theirs = Condition::all().add(Column::CoordinatorId.is(held.account));
            if let Some(unit) = held.unit {
                theirs = theirs.add(Condition::any().add(Column::UnitId.is(unit)).add(Column::SchoolId.is(unit)));
            }
            somebodys = somebodys.add(theirs);
        }
        Condition::any().add(Column::CoordinatorId.is_null()).add(somebodys.not())
    }
}

fn is_there(held: &HeldRole, unit: UnitId, school: UnitId) -> bool {
    held.unit.is_none_or(|at| at == unit || at == school)
}
