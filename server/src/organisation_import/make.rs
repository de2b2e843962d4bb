//! Makes what was confirmed: judged once more, then made in one transaction, each unit, account and training as it
//! would be made by hand.

use std::collections::BTreeMap;

use domain::ids::{AccountId, OrganisationImportId, UnitId};
use domain::import::ImportState;
use domain::organisation_import::{Leader, LineVerdict, NewPerson, NewUnit, UnitRef, Verdict};
use domain::time_line::{Actor, EventKind};
use domain::unit::{Region, UnitKind};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;

use super::known;
use super::lists::Lists;
use crate::access::Keeper;
use crate::account::{self, AccountForm, RoleForm};
use crate::course::{self, Changes, lock_board};
use crate::form::Stop;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::second_person::Telling;
use crate::store::entity::organisation_import::{Column, Entity};
use crate::store::{StoreError, Tx, Typed, TypedColumn};
use crate::training::{self, TrainingForm};
use crate::unit::{self, UnitForm};

/// Why an import that was confirmed made nothing.
enum Failed {
    /// A line cannot be made any more: the preview says which.
    Refused,
    Store(StoreError),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A use case refused what the judge let pass, or found what somebody else made meanwhile.
impl<F> From<Stop<F>> for Failed {
    fn from(stop: Stop<F>) -> Self {
        match stop {
            Stop::Faulty(_) | Stop::NotFound => Self::Refused,
            Stop::Store(error) if ["accounts", "units"].iter().any(|table| error.is_double(table)) => Self::Refused,
            Stop::Store(error) => Self::Store(error),
        }
    }
}

/// Runs a claimed import to its end. What goes wrong is stored with the import, too.
pub(super) async fn run(program: &Program, keeper: &Keeper, id: OrganisationImportId) -> Result<(), StoreError> {
    let made = course::changes(program, keeper.board(), |changes| Box::pin(make(changes, keeper, id))).await;
    let error = match made {
        Ok(()) => {
            program.wake_course();
            program.wake_mail();
            return Ok(());
        }
        Err(Failed::Refused) => None,
        Err(Failed::Store(error)) => Some(error),
    };
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                Entity::update_many()
                    .col_expr(Column::State, Typed::expr(ImportState::Failed))
                    .filter(Column::Id.is(id))
                    .filter(Column::State.is(ImportState::Running))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    error.map_or(Ok(()), Err)
}

async fn make(changes: &Changes<'_, '_>, keeper: &Keeper, id: OrganisationImportId) -> Result<(), Failed> {
    let tx = changes.tx;
    // Two lists that name the same are judged one after the other.
    lock_board(tx, keeper.board()).await?;
    let row = super::own(tx, keeper, id)
        .await?
        .ok_or_else(|| StoreError::corrupt("organisation_imports", id, "gone while it ran"))?;
    if *row.state != ImportState::Running {
        return Ok(());
    }
    let Lists { judged, .. } = Lists::of(tx, &row, known::load(tx, keeper, changes.now).await?)?;
    let (units, skipped_units) = to_make(judged.units)?;
    let (people, skipped_people) = to_make(judged.people)?;
    let made = units_made(changes, keeper, &units).await?;
    for (_, person) in &people {
        add_person(changes, (keeper, Telling::Together(id)), person, &made).await?;
    }
    for (leader, led) in leaders_there(&units, &made)? {
        account::lead_within(changes, keeper, leader, &led).await?;
    }
    let of_kind = |kind| units.iter().filter(|(_, unit)| unit.kind() == kind).count();
    let (schools, teams) = (of_kind(UnitKind::School), of_kind(UnitKind::Team));
    let entry =
        Entry::of_board(keeper.board(), changes.now, Actor::Staff(keeper.account()), EventKind::OrganisationImported);
    let detail = json!({ "schools": schools, "teams": teams, "people": people.len() });
    log::append(tx, [entry.saying(Some(detail))]).await?;
    let counts = [
        (Column::Schools, schools),
        (Column::Teams, teams),
        (Column::People, people.len()),
        (Column::Skipped, skipped_units + skipped_people),
    ];
    finish(tx, id, counts).await?;
    Ok(())
}

/// Units by the line that makes them.
type Made = BTreeMap<usize, UnitId>;

/// What is to be made, by line, and how many lines are there already.
fn to_make<T>(lines: Vec<LineVerdict<T>>) -> Result<(Vec<(usize, T)>, usize), Failed> {
    let (mut made, mut skipped) = (Vec::new(), 0);
    for line in lines {
        match line.verdict {
            Verdict::Make(one) => made.push((line.line, one)),
            Verdict::There => skipped += 1,
            Verdict::Refused(_) => return Err(Failed::Refused),
        }
    }
    Ok((made, skipped))
}

/// Schools first, whose teams may stand above them in the list.
async fn units_made(changes: &Changes<'_, '_>, keeper: &Keeper, units: &[(usize, NewUnit)]) -> Result<Made, Failed> {
    let mut made = Made::new();
    for kind in [UnitKind::School, UnitKind::Team] {
        for (line, unit) in units.iter().filter(|(_, unit)| unit.kind() == kind) {
            let form = UnitForm {
                name: unit.name.clone(),
                place: unit.place.clone().unwrap_or_default(),
                region: unit.region.map(Region::code).unwrap_or_default().to_owned(),
                school: id_of(unit.school, &made)?,
            };
            made.insert(*line, unit::add_within(changes.tx, keeper, &form, changes.now).await?);
        }
    }
    Ok(made)
}

async fn add_person(
    changes: &Changes<'_, '_>,
    by: (&Keeper, Telling),
    person: &NewPerson,
    made: &Made,
) -> Result<(), Failed> {
    let role = |(role, unit): &(domain::account::Role, Option<UnitRef>)| {
        Ok::<_, Failed>(RoleForm { role: role.code().to_owned(), unit: id_of(*unit, made)?, ..RoleForm::default() })
    };
    let form = AccountForm {
        name: person.name.to_string(),
        email: person.email.to_string(),
        language: person.language.tag().to_owned(),
        school: id_of(person.school, made)?,
        active: true,
        on_leave: false,
        deputy: String::new(),
        roles: person.roles.iter().map(role).collect::<Result<_, _>>()?,
    };
    let id = account::add_within(changes.tx, by, &form, changes.now).await?;
    if let Some(training) = &person.training {
        let form = TrainingForm {
            name: training.name.clone(),
            valid_from: training.valid.first.to_string(),
            valid_until: training.valid.last.to_string(),
        };
        training::add_within(changes.tx, by.0, id, &form, changes.now).await?;
    }
    Ok(())
}

/// Accounts that were there, with the units they lead from now on.
fn leaders_there(units: &[(usize, NewUnit)], made: &Made) -> Result<BTreeMap<AccountId, Vec<UnitId>>, Failed> {
    let mut leaders: BTreeMap<AccountId, Vec<UnitId>> = BTreeMap::new();
    for (line, unit) in units {
        if let Some(Leader::There(leader)) = unit.leader {
            leaders.entry(leader).or_default().push(*made.get(line).ok_or(Failed::Refused)?);
        }
    }
    Ok(leaders)
}

/// As a form posts a unit: its id, or nothing.
fn id_of(unit: Option<UnitRef>, made: &Made) -> Result<String, Failed> {
    match unit {
        None => Ok(String::new()),
        Some(UnitRef::There(id)) => Ok(id.to_string()),
        Some(UnitRef::Listed(line)) => made.get(&line).map(UnitId::to_string).ok_or(Failed::Refused),
    }
}

async fn finish(tx: &Tx<'_>, id: OrganisationImportId, counts: [(Column, usize); 4]) -> Result<(), StoreError> {
    let mut done = Entity::update_many()
        .col_expr(Column::State, Typed::expr(ImportState::Done))
        // The lists themselves, with names and addresses, have done their work.
        .col_expr(Column::UnitsContent, Expr::value(None::<String>))
        .col_expr(Column::PeopleContent, Expr::value(None::<String>));
    for (column, count) in counts {
        done = done.col_expr(column, Expr::value(i32::try_from(count).unwrap_or(i32::MAX)));
    }
    done.filter(Column::Id.is(id)).exec(tx).await?;
    Ok(())
}
