//! Leavers in a world: registered through the form, opened by their link.

use chrono::{NaiveDate, TimeDelta};
use domain::account::Role;
use domain::departure::DepartureType;
use domain::departure_form::Field;
use domain::ids::{AccountId, DepartureId, UnitId};
use domain::import::OtherDay;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::world::World;
use crate::access::{CoordinatorOf, LeaverOf, RecordViewer, SignedIn};
use crate::departure::register::{OTHER_DAY, Registering, register};
use crate::secret::LinkToken;
use crate::store::TypedColumn;
use crate::store::entity::{account, departure, link, outbox};

/// Somebody who leaves, being described. By default of their own choice, in sixty days, with a
/// private address, from the first school of the board (made when there is none).
#[must_use = "nothing is stored before `register`"]
pub struct LeaverBuilder<'w> {
    world: &'w World,
    fields: Vec<(String, String)>,
}

impl World {
    /// Somebody who leaves: `world.leaver("Noor Jansen").of(team).register().await`.
    pub fn leaver(&self, name: &str) -> LeaverBuilder<'_> {
        let address = format!("{}@thuis.test", name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("."));
        let last_day = self.now().date_naive() + TimeDelta::days(60);
        let builder = LeaverBuilder { world: self, fields: Vec::new() };
        builder
            .set(Field::Name, name)
            .set(Field::PrivateEmail, &address)
            .set(Field::Language, "nl")
            .set(Field::DepartureType, DepartureType::VoluntaryResignation.code())
            .last_day(last_day)
    }

    /// The text of a leaver's link, as it would stand in a mail now.
    pub async fn token_of(&self, departure: DepartureId) -> String {
        let row = link::Entity::find()
            .filter(link::Column::DepartureId.is(departure))
            .one(self.store().read())
            .await
            .expect("the store works")
            .expect("every departure has a link");
        LinkToken::mint(self.program.secrets(), *row.id, *row.generation)
    }

    /// The leaver, as having opened their link.
    pub async fn leaver_of(&self, departure: DepartureId) -> LeaverOf {
        self.leaver_with(departure, None).await
    }

    /// The leaver, as having typed a mailed code too.
    pub async fn leaver_with_code(&self, departure: DepartureId) -> LeaverOf {
        self.leaver_with(departure, Some(departure)).await
    }

    async fn leaver_with(&self, departure: DepartureId, code_for: Option<DepartureId>) -> LeaverOf {
        let token = self.token_of(departure).await;
        let cookie = crate::access::leaver_by_token(&self.program, &token).await.expect("the link opens");
        let cookie = cookie.seal(self.program.secrets());
        crate::access::leaver(&self.program, &cookie, code_for).await.expect("the cookie opens")
    }

    /// What somebody may see of a departure.
    pub async fn record_viewer(&self, viewer: &SignedIn, departure: DepartureId) -> RecordViewer {
        crate::access::record_viewer(&self.program, viewer, departure).await.expect("it may be opened")
    }

    /// "Cora Coördinator", HR coordinator of the whole board, made when they are first asked for.
    pub async fn cora(&self) -> SignedIn {
        const EMAIL: &str = "cora@voorbeeld.test";
        let there = account::Entity::find()
            .filter(account::Column::Email.eq(EMAIL))
            .one(self.store().read())
            .await
            .expect("the store works");
        let id = match there {
            Some(row) => *row.id,
            None => self.account("Cora Coördinator").email(EMAIL).role(Role::HrCoordinator).make().await,
        };
        self.signed_in(id).await
    }

    /// Cora's proof for one departure.
    pub async fn coordinator_of(&self, departure: DepartureId) -> CoordinatorOf {
        let viewer = self.record_viewer(&self.cora().await, departure).await;
        viewer.coordinator().expect("a coordinator of the whole board")
    }

    /// The departure as it is stored.
    pub async fn row_of(&self, departure: DepartureId) -> departure::Model {
        let row = departure::Entity::find_by_id(departure).one(self.store().read()).await;
        row.expect("the store works").expect("it is there")
    }

    /// All mails about a departure, the oldest first, whatever their state.
    pub async fn mails_of(&self, departure: DepartureId) -> Vec<outbox::Model> {
        outbox::Entity::find()
            .filter(outbox::Column::DepartureId.is(departure))
            .order_by_asc(outbox::Column::Id)
            .all(self.store().read())
            .await
            .expect("the store works")
    }

    async fn any_school(&self) -> UnitId {
        let units = crate::unit::all(self.store().read(), self.board()).await.expect("the store works");
        match units.iter().find(|unit| unit.school.is_none()) {
            Some(school) => school.id,
            None => self.school("De Brug").await,
        }
    }
}

impl LeaverBuilder<'_> {
    /// Any field of the form, as it would be typed; once more for a field that comes several times.
    pub fn add(mut self, field: Field, text: &str) -> Self {
        self.fields.push((field.code().to_owned(), text.to_owned()));
        self
    }

    /// Any field of the form, as it would be typed.
    pub fn set(self, field: Field, text: &str) -> Self {
        self.without(field).add(field, text)
    }

    /// With nothing in this field.
    pub fn without(mut self, field: Field) -> Self {
        self.fields.retain(|(name, _)| name != field.code());
        self
    }

    /// The team or school that the leaver leaves.
    pub fn of(self, unit: UnitId) -> Self {
        self.set(Field::Unit, &unit.to_string())
    }

    pub fn led_by(self, leader: AccountId) -> Self {
        self.set(Field::Leader, &leader.to_string())
    }

    pub fn because_of(self, departure_type: DepartureType) -> Self {
        self.set(Field::DepartureType, departure_type.code())
    }

    pub fn language(self, tag: &str) -> Self {
        self.set(Field::Language, tag)
    }

    /// The last day worked; the employment ends two weeks later.
    pub fn last_day(self, day: NaiveDate) -> Self {
        self.set(Field::LastDayWorked, &day.to_string())
            .set(Field::EndOfEmployment, &(day + TimeDelta::days(14)).to_string())
    }

    /// Somebody who may not host.
    pub fn not_hosted_by(self, account: AccountId) -> Self {
        self.add(Field::MayNotHost, &account.to_string())
    }

    /// Without any address: HR prints a letter.
    pub fn without_address(self) -> Self {
        self.set(Field::PrivateEmail, "").set(Field::WorkEmail, "")
    }

    /// Registers the leaver, as the coordinator of the whole board.
    ///
    /// # Panics
    /// When the form has faults.
    pub async fn register(mut self) -> DepartureId {
        if !self.fields.iter().any(|(name, _)| name == Field::Unit.code()) {
            let school = self.world.any_school().await;
            self = self.of(school);
        }
        // Stories that register somebody twice mean it.
        self.fields.push((OTHER_DAY.to_owned(), OtherDay::NewJob.code().to_owned()));
        let registered = register(&self.world.program, &self.world.coordinator(), &self.fields).await;
        match registered.expect("the store works") {
            Registering::Registered { id, .. } => id,
            Registering::OtherDay(registered) => panic!("asked about {registered:?}"),
            Registering::Faults(faults) => panic!("the form has faults: {faults:?}"),
        }
    }
}
