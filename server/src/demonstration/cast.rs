//! The board, its schools, and everybody who works with leavers.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::Language;
use domain::account::{Role, When};
use domain::ids::{AccountId, BoardId, ClosedDaysId, UnitId};
use domain::organisation::Organisation;
use domain::person::EmailAddress;
use domain::talk::Way;
use domain::unit::UnitKind;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    EntityTrait, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

use super::holidays::school_holidays;
use super::names::{LEADERS, SCHOOLS};
use super::person::plain;
use super::{DemoAccount, NotBuilt};
use crate::account::{NewAccount, create};
use crate::course;
use crate::organisation::the_board;
use crate::program::Program;
use crate::store::entity::{account, board, closed_days, hours, role, training, unit};
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// The first so many schools are secondary schools, the others vocational colleges.
pub(super) const SECONDARY_SCHOOLS: usize = 12;
/// Said in the name itself: nobody here exists.
const NAME: &str = "Stichting Groenewoud (verzonnen)";
/// The school whose leader is on leave.
pub(super) const LEADER_ON_LEAVE: usize = 5;

/// Everybody, once they are stored.
#[derive(Debug)]
pub(super) struct Cast {
    pub board: BoardId,
    pub organisation: String,
    pub schools: Vec<School>,
    pub coordinator: AccountId,
    pub policy: AccountId,
    /// The trained ones; the first is the one to sign in as.
    pub advisers: Vec<AccountId>,
    accounts: Vec<DemoAccount>,
}

/// A school with its two teams and its leader.
#[derive(Debug)]
pub(super) struct School {
    pub id: UnitId,
    pub teams: [UnitId; 2],
    pub leader: account::Model,
}

/// What is about to be stored of one account.
struct NewPerson<'a> {
    name: &'a str,
    role: Role,
    unit: Option<UnitId>,
    school: Option<UnitId>,
    on_leave: bool,
}

impl Cast {
    /// Stores the board and its people; `past`'s clock stands before the first leaver.
    pub(super) async fn gather(past: &Program, now: DateTime<Utc>) -> Result<Self, NotBuilt> {
        let administrator = NewAccount {
            name: "Bea Beheersma".into(),
            email: "bea.beheersma@groenewoud.example".into(),
            language: "nl".into(),
            roles: vec![Role::Administrator.code().into()],
            organisation: NAME.into(),
            // Its people are told with one talk each; who wants both says so.
            leader_talks_too: false,
        };
        create(past, &administrator).await?;
        let board =
            the_board(past.store().read()).await?.ok_or_else(|| NotBuilt::Data("the board was not made".into()))?;
        let mut organisation = course::organisation(past.store().read(), board).await?;
        describe(&mut organisation)?;
        let organisation = &organisation;
        let since = past.now();
        let mut cast =
            past.store().write(|tx| Box::pin(async move { store(tx, board, organisation, since, now).await })).await?;
        cast.accounts.insert(
            0,
            DemoAccount { what: Role::Administrator.code(), name: administrator.name, email: administrator.email },
        );
        Ok(cast)
    }

    /// One account for each role.
    pub(super) fn to_sign_in(&self) -> Vec<DemoAccount> {
        self.accounts.clone()
    }
}

fn describe(organisation: &mut Organisation) -> Result<(), NotBuilt> {
    let address = |text: &str| EmailAddress::parse(text).map_err(|error| NotBuilt::Data(error.to_string()));
    organisation.name = NAME.into();
    organisation.sender_name = "HR van Stichting Groenewoud".into();
    organisation.sender_name_en = "HR of Stichting Groenewoud".into();
    organisation.reply_to = Some(address("hr@groenewoud.example")?);
    organisation.hr_contact = "Ilse Verhoeven, hr@groenewoud.example of 010 000 00 00".into();
    organisation.counsellor_name = "Saskia van Houten".into();
    organisation.counsellor_contact = "vertrouwenspersoon@groenewoud.example".into();
    organisation.states_legal_limit = true;
    organisation.talks_a_day = 4;
    organisation.consent_on = NaiveDate::from_ymd_opt(2026, 6, 18);
    organisation.consent_reference = "GMR 2026-031".into();
    organisation.officer_name = "Hidde Wiersma".into();
    organisation.officer_contact = "fg@groenewoud.example".into();
    Ok(())
}

async fn store(
    tx: &Tx<'_>,
    board: BoardId,
    organisation: &Organisation,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Cast, NotBuilt> {
    board::Entity::update_many()
        .col_expr(board::Column::Settings, Expr::value(organisation.to_json()))
        .filter(board::Column::Id.is(board))
        .exec(tx)
        .await
        .map_err(StoreError::from)?;
    let store = Storing { tx, board, since };
    let mut schools = Vec::with_capacity(SCHOOLS.len());
    for (index, (name, place)) in SCHOOLS.iter().enumerate() {
        schools.push(store.school(index, name, place).await?);
    }
    store.stands_in(&schools[LEADER_ON_LEAVE].leader, &schools[0].leader).await?;
    let of_first = NewPerson {
        name: "Hanneke Rotgans",
        role: Role::SchoolHead,
        unit: Some(schools[0].id),
        school: Some(schools[0].id),
        on_leave: false,
    };
    let head = store.account(of_first).await?;
    store.has_a_deputy(&head, &schools[1].leader, (Role::SchoolHead, schools[0].id), now).await?;
    let office = |name, role| NewPerson { name, role, unit: None, school: None, on_leave: false };
    let coordinator = store.account(office("Ilse Verhoeven", Role::HrCoordinator)).await?;
    let policy = store.account(office("Hugo Santema", Role::PolicyOfficer)).await?;
    let mut advisers = Vec::new();
    let at = |index: usize| Some(schools[index].id);
    let places = [("Fatima de Boer", None), ("Reinier Vos", None), ("Wietske Haan", at(1)), ("Otto Brinkman", at(12))];
    for (name, school) in places {
        let adviser = store.account(NewPerson { school, ..office(name, Role::HrAdviser) }).await?;
        store.trained(&adviser, now).await?;
        store.adviser_hours(&adviser).await?;
        advisers.push(adviser);
    }
    // Two who cannot be assigned anything: one is on leave, one has yet to be trained.
    let ill = store.account(NewPerson { on_leave: true, ..office("Jorien Speelman", Role::HrAdviser) }).await?;
    store.trained(&ill, now).await?;
    store.account(office("Kick Nieuweling", Role::HrAdviser)).await?;
    store.holidays(now).await?;
    let shown = |what: Role, row: &account::Model| DemoAccount {
        what: what.code(),
        name: row.name.clone(),
        email: row.email.clone(),
    };
    Ok(Cast {
        board,
        organisation: organisation.name.clone(),
        coordinator: *coordinator.id,
        policy: *policy.id,
        accounts: vec![
            shown(Role::HrCoordinator, &coordinator),
            shown(Role::HrAdviser, &advisers[0]),
            shown(Role::TeamLeader, &schools[0].leader),
            shown(Role::SchoolHead, &head),
            shown(Role::PolicyOfficer, &policy),
        ],
        advisers: advisers.iter().map(|row| *row.id).collect(),
        schools,
    })
}

/// Writes people and places.
struct Storing<'a, 'tx> {
    tx: &'a Tx<'tx>,
    board: BoardId,
    since: DateTime<Utc>,
}

impl Storing<'_, '_> {
    async fn unit(
        &self,
        name: &str,
        parent: Option<(UnitId, &str)>,
        place: Option<&str>,
    ) -> Result<UnitId, StoreError> {
        let id = UnitId::new(Uuid::now_v7());
        let path =
            parent.map_or_else(|| name.to_lowercase(), |(_, school)| format!("{school} / {name}").to_lowercase());
        unit::ActiveModel {
            id: Set(id.into()),
            board_id: Set(self.board.into()),
            parent_id: Set(parent.map(|(id, _)| id.into())),
            kind: Set(if parent.is_some() { UnitKind::Team } else { UnitKind::School }.into()),
            name: Set(name.to_owned()),
            place: Set(place.map(str::to_owned)),
            region: Set(None),
            path_key: Set(path),
            created_at: Set(self.since),
            put_away_at: Set(None),
        }
        .insert(self.tx)
        .await?;
        Ok(id)
    }

    async fn school(&self, index: usize, name: &str, place: &str) -> Result<School, StoreError> {
        let id = self.unit(name, None, Some(place)).await?;
        let teams = if index < SECONDARY_SCHOOLS { ["onderbouw", "bovenbouw"] } else { ["niveau 2", "niveau 4"] };
        let first = self.unit(teams[0], Some((id, name)), None).await?;
        let second = self.unit(teams[1], Some((id, name)), None).await?;
        let leader = self
            .account(NewPerson {
                name: LEADERS[index],
                role: Role::TeamLeader,
                unit: Some(id),
                school: Some(id),
                on_leave: index == LEADER_ON_LEAVE,
            })
            .await?;
        for weekday in [1, 2, 4] {
            self.hours(&leader, weekday, (15 * 60, 17 * 60), Way::InPerson, Some("teamkamer")).await?;
        }
        Ok(School { id, teams: [first, second], leader })
    }

    async fn stands_in(&self, leader: &account::Model, deputy: &account::Model) -> Result<(), StoreError> {
        let row =
            account::ActiveModel { id: Unchanged(leader.id), deputy_id: Set(Some(deputy.id)), ..Default::default() };
        row.update(self.tx).await?;
        Ok(())
    }

    /// From next week on, for two weeks.
    async fn has_a_deputy(
        &self,
        whose: &account::Model,
        deputy: &account::Model,
        (role, unit): (Role, UnitId),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let first = (now + TimeDelta::days(7)).date_naive();
        role::ActiveModel {
            id: Set(Typed::fresh()),
            board_id: Set(self.board.into()),
            account_id: Set(deputy.id),
            role: Set(role.into()),
            unit_id: Set(Some(unit.into())),
            unit_key: Set(format!("{}:{}", unit.hyphenated(), whose.id.hyphenated())),
            first_day: Set(Some(first)),
            last_day: Set(Some(first + TimeDelta::days(13))),
            deputy_of: Set(Some(whose.id)),
            noted: Set(Some(When::Coming.into())),
            source: Set(None),
        }
        .insert(self.tx)
        .await?;
        Ok(())
    }

    async fn account(&self, who: NewPerson<'_>) -> Result<account::Model, StoreError> {
        let row = account::Model {
            id: Typed::fresh(),
            board_id: self.board.into(),
            name: who.name.to_owned(),
            email: format!("{}@groenewoud.example", plain(who.name)),
            language: Language::Nl.into(),
            school_id: who.school.map(Into::into),
            active: true,
            on_leave: who.on_leave,
            deputy_id: None,
            created_at: self.since,
            inactive_since: None,
            erased_at: None,
            provider_issuer: None,
            provider_subject: None,
            round_up: None,
            round_up_on: None,
            host_version: None,
        };
        account::Entity::insert(row.clone().into_active_model()).exec_without_returning(self.tx).await?;
        role::ActiveModel {
            id: Set(Typed::fresh()),
            board_id: Set(self.board.into()),
            account_id: Set(row.id),
            role: Set(who.role.into()),
            unit_id: Set(who.unit.map(Into::into)),
            unit_key: Set(who.unit.map_or_else(|| "-".to_owned(), |unit| unit.hyphenated().to_string())),
            first_day: Set(None),
            last_day: Set(None),
            deputy_of: Set(None),
            noted: Set(None),
            source: Set(None),
        }
        .insert(self.tx)
        .await?;
        Ok(row)
    }

    async fn trained(&self, adviser: &account::Model, now: DateTime<Utc>) -> Result<(), StoreError> {
        training::ActiveModel {
            id: Set(Typed::fresh()),
            board_id: Set(self.board.into()),
            account_id: Set(adviser.id),
            name: Set("Afscheidsgesprekken voeren".to_owned()),
            valid_from: Set(self.since.date_naive()),
            valid_until: Set((now + TimeDelta::days(400)).date_naive()),
        }
        .insert(self.tx)
        .await?;
        Ok(())
    }

    async fn adviser_hours(&self, adviser: &account::Model) -> Result<(), StoreError> {
        for weekday in 1..=5 {
            let (way, place) = match weekday {
                3 => (Way::Video, None),
                5 => (Way::Phone, None),
                _ => (Way::InPerson, Some("bestuurskantoor, kamer 2.14")),
            };
            self.hours(adviser, weekday, (9 * 60, 12 * 60 + 30), way, place).await?;
            self.hours(adviser, weekday, (13 * 60 + 30, 17 * 60), way, place).await?;
        }
        Ok(())
    }

    async fn hours(
        &self,
        host: &account::Model,
        weekday: i32,
        (start, end): (i32, i32),
        way: Way,
        place: Option<&str>,
    ) -> Result<(), StoreError> {
        hours::ActiveModel {
            id: Set(Typed::fresh()),
            board_id: Set(self.board.into()),
            account_id: Set(host.id),
            weekday: Set(weekday),
            start_minute: Set(start),
            end_minute: Set(end),
            way: Set(way.into()),
            place: Set(place.map(str::to_owned)),
            valid_from: Set(None),
            valid_until: Set(None),
        }
        .insert(self.tx)
        .await?;
        Ok(())
    }

    async fn holidays(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        for (first_day, last_day, reason) in school_holidays(now.date_naive()) {
            let id: Typed<ClosedDaysId> = Typed::fresh();
            closed_days::ActiveModel {
                id: Set(id),
                board_id: Set(self.board.into()),
                account_id: Set(None),
                first_day: Set(first_day),
                last_day: Set(last_day),
                reason: Set(Sealed::close(self.tx, id, reason)?),
                start_minute: Set(None),
                end_minute: Set(None),
                feed_id: Set(None),
            }
            .insert(self.tx)
            .await?;
        }
        Ok(())
    }
}
