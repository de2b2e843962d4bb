//! Reading own rules: the one that counts for a departure, and all of a board for its page.

use domain::departure::DepartureType;
use domain::ids::BoardId;
use domain::route::{OwnRule, Rule, RuleBook, standard_rule};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::access::Keeper;
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::entity::route_rule::{Column, Entity, Model};
use crate::store::{StoreError, Typed, TypedColumn};
use crate::unit::{self, SchoolNode};

/// The rule that counts for this departure, in one query; none after a death.
pub async fn of_departure(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    kind: DepartureType,
) -> Result<Option<Rule>, StoreError> {
    let rows = Entity::find()
        .filter(Column::BoardId.eq(departure.board_id))
        .filter(Column::DepartureType.is(kind))
        .all(conn)
        .await?;
    among(departure, kind, &rows)
}

/// The same, with the board's own rules for that type at hand, of any unit.
pub(crate) fn among(
    departure: &departure::Model,
    kind: DepartureType,
    rows: &[Model],
) -> Result<Option<Rule>, StoreError> {
    if standard_rule(kind).is_none() {
        return Ok(None);
    }
    let (unit, school) = (*departure.unit_id, *departure.school_id);
    Ok(book(rows)?.rule_for(kind, departure.foreseen, unit, school))
}

/// All own rules of a board.
pub(crate) async fn book_of(conn: &impl ConnectionTrait, board: BoardId) -> Result<RuleBook, StoreError> {
    book(&Entity::find().filter(Column::BoardId.is(board)).all(conn).await?)
}

fn book(rows: &[Model]) -> Result<RuleBook, StoreError> {
    Ok(RuleBook::new(rows.iter().map(own).collect::<Result<_, _>>()?))
}

fn own(row: &Model) -> Result<OwnRule, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("route_rules", *row.id, what);
    let number = |value: i32, what: &str| u16::try_from(value).map_err(|_| corrupt(what));
    Ok(OwnRule {
        unit: row.unit_id.map(Typed::get),
        departure_type: *row.departure_type,
        foreseeing: *row.foreseen,
        rule: Rule {
            route: *row.route,
            formal_minutes: number(row.formal_minutes, "formal minutes")?,
            informal_minutes: number(row.informal_minutes, "informal minutes")?,
            days_before_last: row.days_before_last.map(|days| number(days, "days before last")).transpose()?,
            guide: row.guide.map(Typed::get),
        },
    })
}

/// An own rule with the number that a form posts back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredRule {
    pub own: OwnRule,
    pub revision: i32,
}

/// What the page of rules shows: the standard ones are in `domain::route::standard_rule`.
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

    /// The rules as the course follows them.
    pub fn book(&self) -> RuleBook {
        RuleBook::new(self.rules.iter().map(|stored| stored.own).collect())
    }
}

/// Reads the board's own rules and its units. Two queries.
pub async fn page(program: &Program, keeper: &Keeper) -> Result<RulePage, StoreError> {
    let conn = program.store().read();
    let rows = Entity::find().filter(Column::BoardId.is(keeper.board())).all(conn).await?;
    let stored = |row: &Model| Ok::<_, StoreError>(StoredRule { own: own(row)?, revision: row.revision });
    let mut rules: Vec<StoredRule> = rows.iter().map(stored).collect::<Result<_, _>>()?;
    rules.sort_by_key(|stored| (stored.own.departure_type, stored.own.foreseeing, stored.own.unit));
    Ok(RulePage { rules, schools: unit::tree(conn, keeper.board()).await? })
}
