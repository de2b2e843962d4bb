//! All own rules of a board, for its page.

use domain::route::OwnRule;

use crate::access::Keeper;
use crate::course::own_rule;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::route_rule::Model;
use crate::store::queries::rules;
use crate::unit::{self, SchoolNode};

/// An own rule with the number that a form posts back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredRule {
    pub own: OwnRule,
    pub revision: i32,
}

/// What the page of rules shows: the standard ones are in `domain::route::standard_rule_of`.
#[derive(Clone, Debug)]
pub struct RulePage {
    /// By departure type, then foreseeing; of every unit.
    pub rules: Vec<StoredRule>,
    pub schools: Vec<SchoolNode>,
}

impl RulePage {
    /// The stored rule of this unit, type and foreseeing.
    pub fn rule(&self, key: super::RuleKey) -> Option<&StoredRule> {
        self.rules.iter().find(|stored| {
            let own = &stored.own;
            own.unit == key.unit && own.departure_type == key.departure_type && own.foreseeing == key.foreseeing
        })
    }
}

/// Reads the board's own rules and its units. Two queries.
pub async fn page(program: &Program, keeper: &Keeper) -> Result<RulePage, StoreError> {
    let conn = program.store().read();
    let rows = rules::of(keeper.board()).all(conn).await?;
    let stored = |row: &Model| Ok::<_, StoreError>(StoredRule { own: own_rule(row)?, revision: row.revision });
    let mut rules: Vec<StoredRule> = rows.iter().map(stored).collect::<Result<_, _>>()?;
    rules.sort_by_key(|stored| (stored.own.departure_type, stored.own.foreseeing, stored.own.unit));
    Ok(RulePage { rules, schools: unit::tree(conn, keeper.board()).await? })
}
