//! How far an organisation has been set up, from what there is, and steps that it leaves out.

use std::collections::HashSet;

use domain::account::Role;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::organisation::Organisation;
use domain::set_up::{Counts, Step, written};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set,
};

use crate::access::Keeper;
use crate::account::{self, Account};
use crate::api::token_proposals;
use crate::course::{self, lock_board};
use crate::organisation::CONTACTS_TO_START_FROM;
use crate::program::Program;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{board, departure, extra_hours, hours, outbox, unit};
use crate::store::{Reader, StoreError, Typed, TypedColumn};
use crate::training;
use crate::unit::{Unit, all};

/// What there is, and what is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUp {
    pub counts: Counts,
    pub left_out: Vec<Step>,
}

/// Looks at what there is. Twelve queries, on a page that is opened a few times.
pub async fn look(program: &Program, keeper: &Keeper) -> Result<SetUp, StoreError> {
    let (conn, board, now) = (program.store().read(), keeper.board(), program.now());
    let row = row(conn, board).await?;
    let left_out = row.left_out()?;
    let today = course::calendar(conn, board).await?.local_date(now);
    let mut counts = Counts::default();
    of_settings(&mut counts, &row.organisation()?);
    let units: Vec<Unit> = all(conn, board).await?.into_iter().filter(|unit| !unit.is_put_away).collect();
    let mut people = account::list(conn, board, now).await?;
    people.retain(|one| one.active);
    of_units(&mut counts, &units, &people);
    let is = |one: &Account, role: Role| one.grants.iter().any(|grant| grant.role == role);
    let advisers: Vec<AccountId> = people.iter().filter(|one| is(one, Role::HrAdviser)).map(|one| one.id).collect();
    let trained: HashSet<AccountId> = training::list(conn, board)
        .await?
        .into_iter()
        .filter(|training| training.valid.contains(today))
        .map(|training| training.account)
        .collect();
    let bookable = with_hours(conn, board).await?;
    let without = |those: &HashSet<AccountId>| count(advisers.iter().filter(|one| !those.contains(*one)).count());
    counts.people = count(people.len());
    counts.coordinators = count(people.iter().filter(|one| is(one, Role::HrCoordinator)).count());
    counts.advisers = count(advisers.len());
    counts.advisers_without_training = without(&trained);
    counts.advisers_without_hours = without(&bookable);
    let waiting = account::role_proposals(conn, board).await?.len()
        + training::proposals(conn, board).await?.len()
        + token_proposals(conn, board, now).await?.len();
    counts.waiting = count(waiting);
    counts.mails_stuck = stuck(conn, board).await?;
    counts.has_leaver =
        departure::Entity::find().filter(departure::Column::BoardId.is(board)).limit(1).one(conn).await?.is_some();
    Ok(SetUp { counts, left_out })
}

/// Nothing has been set up here: no school and no team was ever made, and nobody said that none will be.
pub async fn is_empty(program: &Program, keeper: &Keeper) -> Result<bool, StoreError> {
    let (conn, board) = (program.store().read(), keeper.board());
    if unit::Entity::find().filter(unit::Column::BoardId.is(board)).limit(1).one(conn).await?.is_some() {
        return Ok(false);
    }
    Ok(!row(conn, board).await?.left_out()?.contains(&Step::Units))
}

/// Leaves a step out, or takes it up again. Nothing else follows from it.
pub async fn leave_out(program: &Program, keeper: &Keeper, step: Step, is_left_out: bool) -> Result<(), StoreError> {
    let board = keeper.board();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                lock_board(tx, board).await?;
                let mut steps = row(tx, board).await?.left_out()?;
                steps.retain(|one| *one != step);
                if is_left_out {
                    steps.push(step);
                }
                let left_out_steps = Set(Some(written(&steps)));
                let row = board::ActiveModel { id: Set(board.into()), left_out_steps, ..Default::default() };
                row.update(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}

async fn row(conn: &impl ConnectionTrait, board: BoardId) -> Result<board::Model, StoreError> {
    let row = board::Entity::find_by_id(board).one(conn).await?;
    row.ok_or_else(|| StoreError::corrupt("boards", board, "the board is gone"))
}

/// What nobody has changed yet since the first account was made is not there.
fn of_settings(counts: &mut Counts, organisation: &Organisation) {
    let [hr, _, counsellor] = CONTACTS_TO_START_FROM;
    counts.has_reply_address = organisation.reply_to.is_some();
    counts.has_hr_contact = organisation.hr_contact != hr;
    counts.has_counsellor = organisation.counsellor_contact != counsellor;
    counts.has_consent = organisation.consent_on.is_some() && !organisation.consent_reference.is_empty();
    counts.has_officer = !organisation.officer_name.is_empty();
}

fn of_units(counts: &mut Counts, units: &[Unit], people: &[Account]) {
    let led: HashSet<Option<UnitId>> = people
        .iter()
        .flat_map(|one| &one.grants)
        .filter(|grant| grant.role == Role::TeamLeader && grant.deputy_of.is_none())
        .map(|grant| grant.unit)
        .collect();
    // A role for a school reaches its teams, and one for the board all of them.
    let has_leader = |team: &Unit| [Some(team.id), team.school, None].iter().any(|unit| led.contains(unit));
    let teams = || units.iter().filter(|unit| unit.school.is_some());
    let schools = || units.iter().filter(|unit| unit.school.is_none());
    let has_team = |school: &Unit| teams().any(|team| team.school == Some(school.id));
    counts.schools = count(schools().count());
    counts.teams = count(teams().count());
    counts.schools_without_team = count(schools().filter(|school| !has_team(school)).count());
    counts.teams_without_leader = count(teams().filter(|team| !has_leader(team)).count());
}

/// Everybody who has given hours, weekly ones or of one day.
async fn with_hours(conn: &Reader, board: BoardId) -> Result<HashSet<AccountId>, StoreError> {
    let weekly: Vec<Typed<AccountId>> = hours::Entity::find()
        .select_only()
        .column(hours::Column::AccountId)
        .filter(hours::Column::BoardId.is(board))
        .distinct()
        .into_tuple()
        .all(conn)
        .await?;
    let extra: Vec<Typed<AccountId>> = extra_hours::Entity::find()
        .select_only()
        .column(extra_hours::Column::AccountId)
        .filter(extra_hours::Column::BoardId.is(board))
        .distinct()
        .into_tuple()
        .all(conn)
        .await?;
    Ok(weekly.into_iter().chain(extra).map(Typed::get).collect())
}

/// Mails that were given up and are about nobody who leaves: what became of those is not everybody's to count.
async fn stuck(conn: &Reader, board: BoardId) -> Result<u64, StoreError> {
    let stuck = outbox::Entity::find()
        .filter(outbox::Column::BoardId.is(board))
        .filter(outbox::Column::DepartureId.is_null())
        .filter(outbox::Column::State.is(MailState::Failed));
    Ok(stuck.count(conn).await?)
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
