//! What `uitzwaai check` says of the claim that gives roles.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::account::claim::{ClaimTrouble, RoleLine, RoleMap, RoleSource, UnitFault};
use domain::time_line::EventKind;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;

use super::known;
use crate::course::the_board;
use crate::store::entity::{event, role};
use crate::store::{Keyed, StoreError, TypedColumn};
use crate::unit;

/// How the claim stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimLook {
    /// Lines that give nothing, and why.
    pub faults: Vec<(RoleLine, UnitFault)>,
    /// Roles that accounts have by the claim.
    pub held: u64,
    /// How often roles stayed as they were because of this, since the instant that was asked about.
    pub troubles: Vec<(ClaimTrouble, usize)>,
}

/// Looks at the lines, and at what became of the claim since then. Without lines no claim gives roles.
pub async fn look_at_claim(
    conn: &impl Keyed,
    map: Option<&RoleMap>,
    since: DateTime<Utc>,
) -> Result<ClaimLook, StoreError> {
    let Some(board) = the_board(conn).await? else { return Ok(ClaimLook::default()) };
    let units = unit::all(conn, board).await?;
    let units = known(&units);
    let lines = map.into_iter().flat_map(RoleMap::lines);
    let faults = lines.filter_map(|line| Some((line.clone(), line.given(&units).err()?))).collect();
    let held = role::Entity::find().filter(role::Column::Source.is(RoleSource::Claim)).count(conn).await?;
    let events = event::Entity::find()
        .filter(event::Column::BoardId.is(board))
        .filter(event::Column::Kind.is(EventKind::ClaimNotUsed))
        .filter(event::Column::At.gte(since))
        .all(conn)
        .await?;
    let mut troubles: BTreeMap<ClaimTrouble, usize> = BTreeMap::new();
    for row in events {
        if let Some(trouble) = row.said(conn)?.as_deref().and_then(trouble_of) {
            *troubles.entry(trouble).or_default() += 1;
        }
    }
    Ok(ClaimLook { faults, held, troubles: troubles.into_iter().collect() })
}

fn trouble_of(detail: &str) -> Option<ClaimTrouble> {
    let detail: Value = serde_json::from_str(detail).ok()?;
    ClaimTrouble::parse(detail["claim"].as_str()?)
}
