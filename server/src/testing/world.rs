//! A board to tell stories in, with builders that have valid defaults.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId, TrainingId, UnitId};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use super::database::{Kind, TestDatabase};
use crate::access::{Administrator, BoardCoordinator, Coordinator, Keeper, SignedIn};
use crate::account::{AccountForm, NewAccount, RoleForm};
use crate::availability::{ClosedDaysForm, HolidayKeeper, HoursForm, TimesKeeper};
use crate::clock::FrozenClock;
use crate::organisation::the_board;
use crate::program::Program;
use crate::secret::{Keyring, Secrets};
use crate::settings::{MailTo, Settings, SignInCode};
use crate::steps::AtOnce;
use crate::store::entity::role;
use crate::store::{Keyed, Store, TypedColumn};
use crate::training::{Noted, TrainingForm};
use crate::unit::UnitForm;

/// The secret of every new world: a second program that has it opens the same links.
pub const SECRET: [u8; 48] = [7; 48];

/// A fresh database with a board and its administrator. The clock stands at Tuesday 3 March 2026,
/// 10:00 in Amsterdam, until a test moves it.
pub struct World {
    pub program: Program,
    pub clock: Arc<FrozenClock>,
    board: BoardId,
    administrator: AccountId,
    // The last field: the database goes when everything else has.
    database: TestDatabase,
}

impl World {
    /// A new world; the macro `on_both_databases!` calls this. Its board keeps the adviser's talk alone for those who
    /// resign: most stories are about one talk.
    pub async fn on(kind: Kind) -> Self {
        Self::set_up(kind, false).await
    }

    /// A new world as the first set-up makes it, by what it answers: whether leaders talk with those who resign.
    pub async fn set_up(kind: Kind, leader_talks_too: bool) -> Self {
        Self::made_in(TestDatabase::fresh(kind).await, leader_talks_too).await
    }

    /// A new world in this database, the same as [`World::on`] makes.
    pub async fn with(database: TestDatabase) -> Self {
        Self::made_in(database, false).await
    }

    /// The same board at the same clock, in a database that holds a copy of this one. That database stays when the world
    /// goes.
    pub async fn of_a_copy(&self, url: &str) -> Self {
        let database = TestDatabase::there(url, self.store().read().keys().expect("a world has keys")).await;
        let (secrets, settings) = (self.program.secrets().clone(), self.program.settings().clone());
        let program = Program::new(database.store.clone(), self.clock.clone(), secrets, settings, AtOnce);
        Self { program, clock: self.clock.clone(), board: self.board, administrator: self.administrator, database }
    }

    /// A world of a database that an earlier version made and that was migrated since: with its keys and its secret,
    /// its clock where it stood. Whoever administers its board first stands in.
    pub async fn of_earlier(mut database: TestDatabase, keys: &Keyring, secrets: Secrets, now: DateTime<Utc>) -> Self {
        database.store = database.store.clone().sealed_with(keys);
        let clock = Arc::new(FrozenClock::at(now));
        let program = Program::new(database.store.clone(), clock.clone(), secrets, settings(), AtOnce);
        let board = the_board(program.store().read()).await.expect("the store works").expect("there is a board");
        let found = role::Entity::find()
            .filter(role::Column::Role.is(Role::Administrator))
            .order_by_asc(role::Column::Id)
            .one(program.store().read())
            .await;
        let administrator = *found.expect("the store works").expect("somebody administers it").account_id;
        Self { program, clock, board, administrator, database }
    }

    async fn made_in(database: TestDatabase, leader_talks_too: bool) -> Self {
        let start = Utc.with_ymd_and_hms(2026, 3, 3, 9, 0, 0).single().expect("an instant that exists");
        let clock = Arc::new(FrozenClock::at(start));
        let secrets = Secrets::from_bytes(SECRET.to_vec()).expect("long enough");
        let program = Program::new(database.store.clone(), clock.clone(), secrets, settings(), AtOnce);
        let first = NewAccount {
            name: "Bea Beheer".into(),
            email: "beheer@voorbeeld.test".into(),
            language: "nl".into(),
            roles: vec![Role::Administrator.code().into()],
            organisation: "Stichting Voorbeeld".into(),
            leader_talks_too,
        };
        let administrator = crate::account::create(&program, &first).await.expect("the store works").done();
        let board = the_board(program.store().read()).await.expect("the store works").expect("a board was made");
        Self { program, clock, board, administrator, database }
    }

    pub fn store(&self) -> &Store {
        self.program.store()
    }

    /// The address of this world's database, for a second program on it.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// The day that it is for the organisation.
    pub fn today(&self) -> chrono::NaiveDate {
        self.now().with_timezone(&self.program.settings().time_zone).date_naive()
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.program.now()
    }

    /// How many statements the store has made so far, writes included.
    pub fn statements(&self) -> u64 {
        self.database.statements.load(std::sync::atomic::Ordering::Relaxed)
    }

    /// Lets time pass.
    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// The proof of the board's administrator.
    pub const fn administrator(&self) -> Administrator {
        Administrator::of_a_test(self.administrator, self.board)
    }

    /// The same person's proof for units, people and training.
    pub fn keeper(&self) -> Keeper {
        Keeper::from(&self.administrator())
    }

    /// The proof of a coordinator of the whole board (the administrator's account stands in).
    pub const fn coordinator(&self) -> Coordinator {
        Coordinator::of_a_test(self.administrator, self.board)
    }

    /// The same person's proof for what depends on who leaves.
    pub fn board_coordinator(&self) -> BoardCoordinator {
        self.coordinator().of_the_board().expect("of the whole board")
    }

    pub async fn school(&self, name: &str) -> UnitId {
        let form = UnitForm { name: name.into(), ..UnitForm::default() };
        crate::unit::add(&self.program, &self.keeper(), &form).await.expect("the store works").done()
    }

    pub async fn team(&self, school: UnitId, name: &str) -> UnitId {
        let form = UnitForm { name: name.into(), school: school.to_string(), ..UnitForm::default() };
        crate::unit::add(&self.program, &self.keeper(), &form).await.expect("the store works").done()
    }

    /// Somebody new: `world.account("Anna de Vries").role(Role::HrAdviser).trained().make().await`.
    pub fn account(&self, name: &str) -> AccountBuilder<'_> {
        let email = format!("{}@voorbeeld.test", name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("."));
        let form =
            AccountForm { name: name.into(), email, language: "nl".into(), active: true, ..AccountForm::default() };
        AccountBuilder { world: self, form, trained: false, hours: Vec::new() }
    }

    /// The account as it would be after signing in.
    pub async fn signed_in(&self, account: AccountId) -> SignedIn {
        let viewer = crate::sign_in::viewer(&self.program, account).await.expect("the store works");
        viewer.expect("an active account")
    }

    /// May keep this account's times.
    pub const fn times_of(&self, account: AccountId) -> TimesKeeper {
        TimesKeeper::standing_in(account, self.board)
    }

    /// Weekly hours: `weekday` 1 is Monday; in person, at "kamer 1".
    pub async fn hours(&self, account: AccountId, weekday: u8, start: &str, end: &str) {
        let form = HoursForm {
            weekdays: vec![weekday.to_string()],
            start: start.into(),
            end: end.into(),
            way: "in_person".into(),
            place: "kamer 1".into(),
            ..HoursForm::default()
        };
        let keeper = self.times_of(account);
        crate::availability::add_hours(&self.program, &keeper, &form).await.expect("the store works").done();
    }

    /// A training that counts from a year ago until a year from now.
    pub async fn training(&self, account: AccountId) -> TrainingId {
        let today = self.now().date_naive();
        let form = TrainingForm {
            name: "Afscheidsgesprekken voeren".into(),
            valid_from: (today - TimeDelta::days(365)).to_string(),
            valid_until: (today + TimeDelta::days(365)).to_string(),
        };
        let added = crate::training::add(&self.program, &self.keeper(), account, &form).await;
        match added.expect("the store works").done() {
            Noted::Noted(id) => id,
            Noted::Waits => panic!("the administrator's own training waits for a second person"),
        }
    }

    /// Closes days of one host.
    pub async fn closed(&self, account: AccountId, first: NaiveDate, last: NaiveDate) {
        let form = closed_form(first, last, "afwezig");
        let keeper = self.times_of(account);
        crate::availability::add_closed_days(&self.program, &keeper, &form).await.expect("the store works").done();
    }

    /// A school holiday of the board.
    pub async fn holiday(&self, first: NaiveDate, last: NaiveDate) {
        let keeper = HolidayKeeper::from(&self.administrator());
        let form = closed_form(first, last, "vakantie");
        crate::availability::add_holidays(&self.program, &keeper, &form).await.expect("the store works").done();
    }
}

/// The settings of every world.
fn settings() -> Settings {
    Settings {
        base_url: "https://uitzwaai.test".into(),
        mail_to: MailTo::Folder(std::env::temp_dir().join("uitzwaai-mail")),
        mail_from: "afscheid@voorbeeld.test".into(),
        time_zone: chrono_tz::Europe::Amsterdam,
        calendar_private_addresses: true,
        itip_key: None,
        mailbox: None,
        provider: None,
        sign_in_code: SignInCode::WithoutPasskey,
        demonstration: false,
    }
}

fn closed_form(first: NaiveDate, last: NaiveDate, reason: &str) -> ClosedDaysForm {
    ClosedDaysForm {
        first_day: first.to_string(),
        last_day: last.to_string(),
        reason: reason.into(),
        ..ClosedDaysForm::default()
    }
}

/// An account being described.
#[must_use = "nothing is stored before `make`"]
pub struct AccountBuilder<'w> {
    world: &'w World,
    form: AccountForm,
    trained: bool,
    hours: Vec<(u8, String, String)>,
}

impl AccountBuilder<'_> {
    /// A role for the whole board.
    pub fn role(mut self, role: Role) -> Self {
        self.form.roles.push(RoleForm { role: role.code().into(), ..RoleForm::default() });
        self
    }

    /// A role for one unit and what is below it.
    pub fn role_of(mut self, role: Role, unit: UnitId) -> Self {
        self.form.roles.push(RoleForm { role: role.code().into(), unit: unit.to_string(), ..RoleForm::default() });
        self
    }

    /// A role for one unit that counts on these days only.
    pub fn role_between(mut self, role: Role, unit: UnitId, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let (role, unit) = (role.code().into(), unit.to_string());
        self.form.roles.push(RoleForm { role, unit, first: day(first), last: day(last) });
        self
    }

    /// The school the person works at.
    pub fn school(mut self, school: UnitId) -> Self {
        self.form.school = school.to_string();
        self
    }

    pub fn email(mut self, email: &str) -> Self {
        self.form.email = email.into();
        self
    }

    pub fn language(mut self, tag: &str) -> Self {
        self.form.language = tag.into();
        self
    }

    pub fn on_leave(mut self) -> Self {
        self.form.on_leave = true;
        self
    }

    pub fn inactive(mut self) -> Self {
        self.form.active = false;
        self
    }

    /// With a training that counts now.
    pub fn trained(mut self) -> Self {
        self.trained = true;
        self
    }

    /// Weekly hours; 1 is Monday.
    pub fn hours(mut self, weekday: u8, start: &str, end: &str) -> Self {
        self.hours.push((weekday, start.into(), end.into()));
        self
    }

    /// Weekly hours from Monday to Friday.
    pub fn every_working_day(mut self, start: &str, end: &str) -> Self {
        self.hours.extend((1..=5).map(|weekday| (weekday, start.to_owned(), end.to_owned())));
        self
    }

    /// Stores the account with everything it was given.
    pub async fn make(self) -> AccountId {
        let added = crate::account::create_for_a_test(&self.world.program, &self.form).await;
        let id = added.expect("the store works").done();
        if self.trained {
            self.world.training(id).await;
        }
        for (weekday, start, end) in &self.hours {
            self.world.hours(id, *weekday, start, end).await;
        }
        id
    }
}
