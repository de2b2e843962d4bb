//! What would happen to somebody who left: the board's own rules and days, run ahead of time.

use chrono::NaiveDate;
use domain::course::{Foreseen, Supposed};
use domain::departure::{Condition, DepartureType};
use domain::departure_form::dates::parse_date;
use domain::ids::UnitId;
use domain::route::{OwnRule, Rule};

use crate::access::Keeper;
use crate::course;
use crate::form::Filled;
use crate::program::Program;
use crate::store::StoreError;
use crate::unit::{self, Unit};

domain::coded! {
    pub enum SupposedField {
        DepartureType = "departure_type",
        Unit = "unit",
        LastDayWorked = "last_day_worked",
        ConcludedOn = "concluded_on",
    }
}

domain::coded! {
    pub enum SupposedFault {
        TypeMissing = "type_missing",
        UnitMissing = "unit_missing",
        DateMissing = "date_missing",
        DateImpossible = "date_impossible",
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupposedForm {
    pub departure_type: String,
    pub foreseen: bool,
    pub unit: String,
    pub last_day_worked: String,
    /// Asked of a settlement agreement only.
    pub concluded_on: String,
}

/// What would happen, and by which rule.
#[derive(Clone, Debug)]
pub struct Foresight {
    pub departure_type: DepartureType,
    pub foreseen: bool,
    pub unit: Unit,
    pub last_day_worked: NaiveDate,
    /// The rule that counts; none after a death.
    pub rule: Option<Rule>,
    /// Where it comes from: none for the standard rule.
    pub own: Option<OwnRule>,
    /// What HR has to confirm or fill in first; taken as done today.
    pub condition: Option<Condition>,
    pub course: Foreseen,
    /// The zone of the board, for the times on the page.
    pub zone: chrono_tz::Tz,
}

/// Computes it, for somebody who is registered now. Changes nothing. Four queries.
pub async fn foresee(
    program: &Program,
    keeper: &Keeper,
    form: &SupposedForm,
) -> Result<Filled<Foresight, (SupposedField, SupposedFault)>, StoreError> {
    let conn = program.store().read();
    let units = unit::all(conn, keeper.board()).await?;
    let mut faults = Vec::new();
    let kind = DepartureType::parse(form.departure_type.trim());
    if kind.is_none() {
        faults.push((SupposedField::DepartureType, SupposedFault::TypeMissing));
    }
    let named: Option<UnitId> = form.unit.parse().ok();
    let unit = units.into_iter().find(|unit| Some(unit.id) == named && !unit.is_put_away);
    if unit.is_none() {
        faults.push((SupposedField::Unit, SupposedFault::UnitMissing));
    }
    let last_day = date(&form.last_day_worked).map_err(|fault| faults.push((SupposedField::LastDayWorked, fault)));
    let concluded_on = match kind.and_then(|kind| kind.profile().condition) {
        Some(Condition::TimeToReconsider) => {
            date(&form.concluded_on).map(Some).map_err(|fault| faults.push((SupposedField::ConcludedOn, fault)))
        }
        _ => Ok(None),
    };
    let (Some(departure_type), Some(unit), Ok(last_day_worked), Ok(concluded_on)) =
        (kind, unit, last_day, concluded_on)
    else {
        return Ok(Filled::Faulty(faults));
    };
    let book = course::rule_book_of(conn, keeper.board()).await?;
    let calendar = course::calendar(conn, keeper.board()).await?;
    let school = unit.school.unwrap_or(unit.id);
    let rule = book.rule_for(departure_type, form.foreseen, unit.id, school);
    let supposed = Supposed {
        departure_type,
        foreseen: form.foreseen,
        rule,
        last_day_worked,
        concluded_on,
        registered_at: program.now(),
    };
    Ok(Filled::Done(Foresight {
        departure_type,
        foreseen: form.foreseen,
        rule,
        own: book.own_for(departure_type, form.foreseen, unit.id, school).copied(),
        unit,
        last_day_worked,
        condition: departure_type.profile().condition,
        course: domain::course::foresee(&supposed, &calendar),
        zone: calendar.zone,
    }))
}

fn date(text: &str) -> Result<NaiveDate, SupposedFault> {
    if text.trim().is_empty() {
        return Err(SupposedFault::DateMissing);
    }
    parse_date(text).ok_or(SupposedFault::DateImpossible)
}
