//! Reading the units of a board.

use domain::ids::{BoardId, UnitId};
use domain::unit::{Region, UnitKind};
use sea_orm::ConnectionTrait;

use crate::store::entity::unit::Model;
use crate::store::queries::units;
use crate::store::{StoreError, Typed};

/// A school or a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub id: UnitId,
    pub kind: UnitKind,
    pub name: String,
    /// The school a team belongs to.
    pub school: Option<UnitId>,
    pub place: Option<String>,
    /// Of a school.
    pub region: Option<Region>,
}

/// A school with its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolNode {
    pub school: Unit,
    pub teams: Vec<Unit>,
}

/// All units of a board, by path: each school is followed by its teams.
pub async fn all(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Unit>, StoreError> {
    let rows = units::of_board(conn, board).await?;
    rows.into_iter().map(Unit::try_from).collect()
}

/// The schools of a board by name, each with its teams by name.
pub async fn tree(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<SchoolNode>, StoreError> {
    let (schools, teams): (Vec<Unit>, Vec<Unit>) =
        all(conn, board).await?.into_iter().partition(|unit| unit.school.is_none());
    let mut tree: Vec<SchoolNode> =
        schools.into_iter().map(|school| SchoolNode { school, teams: Vec::new() }).collect();
    for team in teams {
        if let Some(node) = tree.iter_mut().find(|node| Some(node.school.id) == team.school) {
            node.teams.push(team);
        }
    }
    Ok(tree)
}

impl TryFrom<Model> for Unit {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let kind = *row.kind;
        let (school, region) = (row.parent_id.map(Typed::get), row.region.map(Typed::get));
        Ok(Self { id: *row.id, kind, name: row.name, school, place: row.place, region })
    }
}
