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
    /// Nobody can choose it any more.
    pub is_put_away: bool,
    /// Of a school.
    pub region: Option<Region>,
}

/// A school with its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolNode {
    pub school: Unit,
    pub teams: Vec<Unit>,
}

/// All units of a board, those that are put away among them; by path, so that each school is followed by its teams.
pub async fn all(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Unit>, StoreError> {
    let rows = units::of_board(conn, board).await?;
    rows.into_iter().map(Unit::try_from).collect()
}

/// The schools of a board by name, each with its teams by name; without what is put away.
pub async fn tree(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<SchoolNode>, StoreError> {
    Ok(tree_of(all(conn, board).await?))
}

/// The same of these, in the order in which [`all`] has them.
pub fn tree_of(units: Vec<Unit>) -> Vec<SchoolNode> {
    let in_use = units.into_iter().filter(|unit| !unit.is_put_away);
    let (schools, teams): (Vec<Unit>, Vec<Unit>) = in_use.partition(|unit| unit.school.is_none());
    let mut tree: Vec<SchoolNode> =
        schools.into_iter().map(|school| SchoolNode { school, teams: Vec::new() }).collect();
    for team in teams {
        if let Some(node) = tree.iter_mut().find(|node| Some(node.school.id) == team.school) {
            node.teams.push(team);
        }
    }
    tree
}

impl TryFrom<Model> for Unit {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let kind = *row.kind;
        Ok(Self {
            id: *row.id,
            kind,
            name: row.name,
            school: row.parent_id.map(Typed::get),
            place: row.place,
            region: row.region.map(Typed::get),
            is_put_away: row.put_away_at.is_some(),
        })
    }
}
