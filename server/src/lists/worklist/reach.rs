//! Which departures a coordinator reaches, as conditions that an index can answer.

use domain::ids::{AccountId, BoardId, UnitId};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::filter::WorklistFilter;
use crate::access::{Coordinator, Scope};
use crate::store::entity::departure::Column;
use crate::store::entity::unit;
use crate::store::{StoreError, Typed, TypedColumn};

/// Walks of more units than this are read as one, with a filter.
const UNITS_WALKED_APART: usize = 40;

/// The departures a coordinator reaches.
pub(super) struct Reach {
    pub board: BoardId,
    /// Who looks.
    pub account: AccountId,
    /// `None`: the whole board.
    parts: Option<Vec<Part>>,
}

/// A school, or one team of it.
#[derive(Clone, Copy)]
struct Part {
    school: Typed<UnitId>,
    team: Option<Typed<UnitId>>,
}

impl Reach {
    /// One query for a coordinator of some units, none for one of the board.
    pub(super) async fn of(conn: &impl ConnectionTrait, coordinator: &Coordinator) -> Result<Self, StoreError> {
        let (board, account) = (coordinator.board(), coordinator.account());
        let Scope::Units(units) = coordinator.scope() else { return Ok(Self { board, account, parts: None }) };
        let found = unit::Entity::find()
            .filter(unit::Column::Id.any_of(units.iter().copied()))
            .filter(unit::Column::BoardId.is(board))
            .all(conn)
            .await?;
        let schools: Vec<UnitId> = found.iter().filter(|unit| unit.parent_id.is_none()).map(|unit| *unit.id).collect();
        let parts = found
            .iter()
            .filter_map(|unit| match unit.parent_id {
                None => Some(Part { school: unit.id, team: None }),
                // A team of a school that is reached as a whole is in there already.
                Some(school) if schools.contains(&school) => None,
                Some(school) => Some(Part { school, team: Some(unit.id) }),
            })
            .collect();
        Ok(Self { board, account, parts: Some(parts) })
    }

    pub(super) const fn is_whole_board(&self) -> bool {
        self.parts.is_none()
    }

    pub(super) fn has_school(&self, school: UnitId) -> bool {
        self.parts.as_ref().is_none_or(|parts| parts.iter().any(|part| part.school == school))
    }

    /// Whether this school, or this team of it, is in there.
    pub(super) fn has_unit(&self, unit: UnitId, school: Option<UnitId>) -> bool {
        let Some(parts) = &self.parts else { return true };
        parts.iter().any(|part| match part.team {
            None => part.school == school.unwrap_or(unit),
            Some(team) => team == unit,
        })
    }

    /// All of it as one condition, for counting.
    pub(super) fn condition(&self) -> Condition {
        let condition = Condition::all().add(Column::BoardId.is(self.board)).add(Column::RestrictedSince.is_null());
        match &self.parts {
            None => condition,
            Some(parts) => {
                let mut any = Condition::any();
                let whole: Vec<UnitId> =
                    parts.iter().filter(|part| part.team.is_none()).map(|part| *part.school).collect();
                any = any.add(Column::SchoolId.any_of(whole));
                for part in parts.iter().filter(|part| part.team.is_some()) {
                    any = any.add(part.condition());
                }
                condition.add(any)
            }
        }
    }

    /// Walks to merge: each follows one index in its order.
    pub(super) fn walks(&self, filter: &WorklistFilter) -> Vec<Condition> {
        // What a leaver has restricted is on no list.
        let all = Condition::all().add(Column::BoardId.is(self.board)).add(Column::RestrictedSince.is_null());
        let of_school = |part: &&Part| filter.school.is_none_or(|school| part.school == school);
        match (&self.parts, filter.school) {
            (None, None) => vec![all],
            (None, Some(school)) => vec![all.add(Column::SchoolId.is(school))],
            (Some(parts), _) if parts.len() > UNITS_WALKED_APART => {
                let mut one = self.condition();
                if let Some(school) = filter.school {
                    one = one.add(Column::SchoolId.is(school));
                }
                vec![one]
            }
            (Some(parts), _) => parts.iter().filter(of_school).map(|part| all.clone().add(part.condition())).collect(),
        }
    }
}

impl Part {
    fn condition(&self) -> Condition {
        let condition = Condition::all().add(Column::SchoolId.eq(self.school));
        match self.team {
            Some(team) => condition.add(Column::UnitId.eq(team)),
            None => condition,
        }
    }
}
