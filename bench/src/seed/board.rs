//! One board: schools with teams, leaders, trained advisers and a coordinator.

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Days, Utc};
use domain::Language;
use domain::account::Role;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::unit::{Region, UnitKind};
use sea_orm::{EntityTrait, IntoActiveModel};
use server::account::{NewAccount, create};
use server::form::Filled;
use server::organisation::the_board;
use server::program::Program;
use server::store::entity::{account, closed_days, role, tip_turn, training, unit};
use server::store::{Sealed, StoreError, Tx, Typed};

use super::people::name;

const SCHOOLS: usize = 80;
const TEAMS_A_SCHOOL: usize = 4;
/// Schools and teams: what figures are told of, beside the board.
pub const UNITS: usize = SCHOOLS * (1 + TEAMS_A_SCHOOL);
const ADVISERS: usize = 12;

/// What departures refer to.
pub struct Board {
    pub id: Typed<BoardId>,
    pub coordinator: AccountId,
    pub teams: Vec<Team>,
    pub advisers: Vec<Typed<AccountId>>,
}

/// A team with its school and its leader.
#[derive(Clone, Copy)]
pub struct Team {
    pub id: Typed<UnitId>,
    pub school: Typed<UnitId>,
    pub leader: Typed<AccountId>,
}

/// Makes the board. It is on holiday now: mails that the program starts by itself wait for the next
/// opening, so that a figure does not depend on the hour at which somebody measures.
pub async fn make(program: &Program, now: DateTime<Utc>) -> Result<Board> {
    let first = NewAccount {
        name: "Corrie Coördinator".to_owned(),
        email: "hr@uitzwaai.example".to_owned(),
        language: Language::Nl.tag().to_owned(),
        roles: vec![Role::Administrator.code().to_owned(), Role::HrCoordinator.code().to_owned()],
        organisation: "Stichting Voorbeeld".to_owned(),
        leader_talks_too: false,
    };
    let Filled::Done(coordinator) = create(program, &first).await? else { bail!("the first account is refused") };
    let board = the_board(program.store().read()).await?.context("no board was made")?.into();
    let rows = &Rows::of(board, now);
    // Nor is anything taken of courses that are closed while somebody measures.
    let turn = &[tip_turn::Model { board_id: board, promised_after: Some(now), decided: None }];
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                insert::<tip_turn::Entity>(tx, turn).await?;
                insert::<unit::Entity>(tx, &rows.units).await?;
                insert::<account::Entity>(tx, &rows.accounts).await?;
                insert::<role::Entity>(tx, &rows.roles).await?;
                insert::<training::Entity>(tx, &rows.trainings).await?;
                insert::<closed_days::Entity>(tx, &rows.holidays).await
            })
        })
        .await?;
    Ok(Board { id: board, coordinator, teams: rows.teams.clone(), advisers: rows.advisers.clone() })
}

/// Inserts all of these in one statement.
pub async fn insert<E>(tx: &Tx<'_>, rows: &[E::Model]) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    if !rows.is_empty() {
        let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
        E::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The rows of a board, before any departure.
struct Rows {
    units: Vec<unit::Model>,
    accounts: Vec<account::Model>,
    roles: Vec<role::Model>,
    trainings: Vec<training::Model>,
    holidays: Vec<closed_days::Model>,
    teams: Vec<Team>,
    advisers: Vec<Typed<AccountId>>,
}

impl Rows {
    fn of(board: Typed<BoardId>, now: DateTime<Utc>) -> Self {
        let today = now.date_naive();
        let holiday = closed_days::Model {
            id: Typed::fresh(),
            board_id: board,
            account_id: None,
            first_day: today - Days::new(1),
            last_day: today + Days::new(1),
            reason: Sealed::nothing(),
            start_minute: None,
            end_minute: None,
            feed_id: None,
        };
        let mut rows = Self {
            units: Vec::new(),
            accounts: Vec::new(),
            roles: Vec::new(),
            trainings: Vec::new(),
            holidays: vec![holiday],
            teams: Vec::new(),
            advisers: Vec::new(),
        };
        for number in 0..SCHOOLS {
            let school = rows.unit(board, None, &format!("School {}", number + 1), now);
            for team in 0..TEAMS_A_SCHOOL {
                let id = rows.unit(board, Some((school, number)), &format!("Team {}", team + 1), now);
                let leader = rows.account(board, rows.accounts.len(), Some(school), now);
                rows.role(board, leader, Role::TeamLeader, Some(id));
                rows.teams.push(Team { id, school, leader });
            }
        }
        for number in 0..ADVISERS {
            let school = rows.teams[number * TEAMS_A_SCHOOL].school;
            let adviser = rows.account(board, rows.accounts.len(), Some(school), now);
            rows.role(board, adviser, Role::HrAdviser, None);
            rows.trainings.push(training::Model {
                id: Typed::fresh(),
                board_id: board,
                account_id: adviser,
                name: "Afscheidsgesprekken voeren".to_owned(),
                valid_from: today - Days::new(365),
                valid_until: today + Days::new(365),
            });
            rows.advisers.push(adviser);
        }
        rows
    }

    fn unit(
        &mut self,
        board: Typed<BoardId>,
        school: Option<(Typed<UnitId>, usize)>,
        name: &str,
        now: DateTime<Utc>,
    ) -> Typed<UnitId> {
        let id = Typed::fresh();
        let kind = if school.is_some() { UnitKind::Team } else { UnitKind::School };
        let region = Region::ALL[self.units.len() % Region::ALL.len()];
        let path_key = match school {
            Some((_, number)) => format!("school {} / {}", number + 1, name.to_lowercase()),
            None => name.to_lowercase(),
        };
        self.units.push(unit::Model {
            id,
            board_id: board,
            parent_id: school.map(|(id, _)| id),
            kind: kind.into(),
            name: name.to_owned(),
            region: school.is_none().then(|| region.into()),
            place: None,
            path_key,
            created_at: now,
            put_away_at: None,
        });
        id
    }

    fn account(
        &mut self,
        board: Typed<BoardId>,
        number: usize,
        school: Option<Typed<UnitId>>,
        now: DateTime<Utc>,
    ) -> Typed<AccountId> {
        let id = Typed::fresh();
        self.accounts.push(account::Model {
            id,
            board_id: board,
            name: name(number),
            email: format!("staff.{number}@voorbeeld.example"),
            language: Language::Nl.into(),
            school_id: school,
            active: true,
            on_leave: false,
            deputy_id: None,
            created_at: now,
            inactive_since: None,
            erased_at: None,
            provider_issuer: None,
            provider_subject: None,
            round_up: None,
            round_up_on: None,
            host_version: None,
        });
        id
    }

    fn role(&mut self, board: Typed<BoardId>, account: Typed<AccountId>, role: Role, unit: Option<Typed<UnitId>>) {
        self.roles.push(role::Model {
            id: Typed::fresh(),
            board_id: board,
            account_id: account,
            role: role.into(),
            unit_id: unit,
            unit_key: unit.map_or_else(|| "-".to_owned(), |unit| unit.hyphenated().to_string()),
            first_day: None,
            last_day: None,
            deputy_of: None,
            noted: None,
            source: None,
        });
    }
}
