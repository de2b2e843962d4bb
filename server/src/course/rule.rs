//! The rule that counts for a departure, where a board, a school or a team has its own.

use chrono::{DateTime, Utc};
use domain::departure::DepartureType;
use domain::ids::{BoardId, UnitId};
use domain::route::{Foreseeing, OwnRule, Rule, RuleBook, standard_rule};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::route_rule::{Column, Model};
use crate::store::entity::{board, departure};
use crate::store::queries::rules;
use crate::store::{Several, StoreError, Tx, Typed, TypedColumn};

/// The rule that counts for this departure, in one query; none after a death. `leader_talks_too` is the board's
/// setting.
pub(crate) async fn rule_of(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    kind: DepartureType,
    leader_talks_too: bool,
) -> Result<Option<Rule>, StoreError> {
    let rows = rules::of(*departure.board_id).filter(Column::DepartureType.is(kind)).all(conn).await?;
    rule_among(departure, kind, &rows, leader_talks_too)
}

/// The same, with the board's own rules for that type at hand, of any unit.
pub(crate) fn rule_among(
    departure: &departure::Model,
    kind: DepartureType,
    rows: &[Model],
    leader_talks_too: bool,
) -> Result<Option<Rule>, StoreError> {
    if standard_rule(kind).is_none() {
        return Ok(None);
    }
    let (unit, school) = (*departure.unit_id, *departure.school_id);
    Ok(book(rows, leader_talks_too)?.rule_for(kind, departure.foreseen, unit, school))
}

/// All own rules of a board, upon the standard ones as its settings have them; one query.
pub(crate) async fn rule_book_of(conn: &impl ConnectionTrait, board: BoardId) -> Result<RuleBook, StoreError> {
    let mut several = Several::of(conn);
    let row = several.rows(board::Entity::find_by_id(board));
    let own = several.rows(rules::of(board));
    let mut found = several.read(conn).await?;
    let row = found.take(row)?.pop().ok_or_else(|| StoreError::corrupt("boards", board, "the board is gone"))?;
    book(&found.take(own)?, row.organisation()?.leader_talks_too)
}

fn book(rows: &[Model], leader_talks_too: bool) -> Result<RuleBook, StoreError> {
    Ok(RuleBook::new(rows.iter().map(own_rule).collect::<Result<_, _>>()?, leader_talks_too))
}

/// Lets the course look again at every running departure that a changed rule may be about. What it finds
/// there, it brings in line and projects; one that a more specific rule decides comes out as it was.
pub(crate) async fn look_again(
    tx: &Tx<'_>,
    board: BoardId,
    kind: DepartureType,
    (unit, foreseeing): (Option<UnitId>, Foreseeing),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut about = departure::Entity::update_many()
        .col_expr(departure::Column::NextAt, Expr::value(now))
        .filter(departure::Column::BoardId.is(board))
        .filter(departure::Column::IsOpen.eq(true))
        .filter(departure::Column::DepartureType.is(kind));
    if let Some(unit) = unit {
        let within = Condition::any().add(departure::Column::UnitId.is(unit)).add(departure::Column::SchoolId.is(unit));
        about = about.filter(within);
    }
    if foreseeing != Foreseeing::Any {
        about = about.filter(departure::Column::Foreseen.eq(foreseeing == Foreseeing::Foreseen));
    }
    about.exec(tx).await?;
    Ok(())
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
