//! The rule that counts for a departure, where a board, a school or a team has its own.

use domain::departure::DepartureType;
use domain::ids::BoardId;
use domain::route::{OwnRule, Rule, RuleBook, standard_rule};
use sea_orm::{ConnectionTrait, QueryFilter};

use crate::store::entity::departure;
use crate::store::entity::route_rule::{Column, Model};
use crate::store::queries::rules;
use crate::store::{StoreError, Typed, TypedColumn};

/// The rule that counts for this departure, in one query; none after a death.
pub(crate) async fn rule_of(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    kind: DepartureType,
) -> Result<Option<Rule>, StoreError> {
    let rows = rules::of(*departure.board_id).filter(Column::DepartureType.is(kind)).all(conn).await?;
    rule_among(departure, kind, &rows)
}

/// The same, with the board's own rules for that type at hand, of any unit.
pub(crate) fn rule_among(
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
pub(crate) async fn rule_book_of(conn: &impl ConnectionTrait, board: BoardId) -> Result<RuleBook, StoreError> {
    book(&rules::of(board).all(conn).await?)
}

fn book(rows: &[Model]) -> Result<RuleBook, StoreError> {
    Ok(RuleBook::new(rows.iter().map(own_rule).collect::<Result<_, _>>()?))
}

pub(crate) fn own_rule(row: &Model) -> Result<OwnRule, StoreError> {
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
