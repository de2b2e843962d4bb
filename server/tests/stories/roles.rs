//! Roles with a first and a last day, in one's own name and in somebody else's place.

mod deputies;
mod heard;
mod periods;
mod turns;

use chrono::{Days, NaiveDate};
use domain::account::Role;
use domain::ids::{AccountId, UnitId};
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::NamesDeputies;
use server::account::{DeputyFault, DeputyField, DeputyForm, Naming, RoleForm, name_deputy};
use server::form::Filled;
use server::mail::MailKind;
use server::session::{self, SignedInWith, StoredSession};
use server::store::TypedColumn;
use server::store::entity::{event, outbox};
use server::testing::World;
use uuid::Uuid;

/// Nothing at all.
const NOTHING: [Role; 0] = [];

/// The board's day, so many days from today.
fn in_days(world: &World, days: i64) -> NaiveDate {
    world.now().with_timezone(&chrono_tz::Europe::Amsterdam).date_naive() + chrono::TimeDelta::days(days)
}

/// A role of a form, with its days.
fn role(role: Role, unit: Option<UnitId>, first: Option<NaiveDate>, last: Option<NaiveDate>) -> RoleForm {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    RoleForm {
        role: role.code().into(),
        unit: unit.map(|unit| unit.to_string()).unwrap_or_default(),
        first: day(first),
        last: day(last),
    }
}

pub async fn may(world: &World, account: AccountId) -> Vec<Role> {
    world.signed_in(account).await.grants().iter().map(|grant| grant.role).collect()
}

/// How often something of this kind was written down.
pub async fn logged(world: &World, kind: EventKind) -> u64 {
    let found = event::Entity::find().filter(event::Column::Kind.is(kind)).count(world.store().read()).await;
    found.expect("the store")
}

/// Whom mails of this kind go to.
pub async fn told(world: &World, kind: MailKind) -> Vec<String> {
    let found = outbox::Entity::find().filter(outbox::Column::Kind.is(kind)).all(world.store().read()).await;
    let mut to: Vec<String> = found.expect("the store").iter().map(|row| world.to_name(row)).collect();
    to.sort();
    to
}

/// Signs the account in, on some browser; the session's id.
pub async fn signs_in(world: &World, account: AccountId) -> String {
    let (id, now) = (Uuid::now_v7().to_string(), world.now());
    let staff = SignedInWith { account, signed_in_at: now, seen_at: now, device: domain::device::Device::default() };
    let expires_at = now.checked_add_days(Days::new(400)).expect("near");
    let row = StoredSession { id: id.clone(), staff: Some(staff), data: "{}".into(), expires_at };
    assert!(session::create(world.store(), &row).await.expect("the store"));
    id
}

pub async fn is_signed_in(world: &World, session: &str) -> bool {
    session::load(world.store(), session, world.now()).await.expect("the store").is_some()
}

/// Names this deputy for the only role of somebody, as they would themself.
pub async fn names(
    world: &World,
    of: AccountId,
    deputy: AccountId,
    days: (NaiveDate, NaiveDate),
) -> Filled<Naming, (DeputyField, DeputyFault)> {
    let viewer = world.signed_in(of).await;
    names_as(world, &NamesDeputies::own(&viewer), deputy, days).await
}

async fn names_as(
    world: &World,
    proof: &NamesDeputies,
    deputy: AccountId,
    (first, last): (NaiveDate, NaiveDate),
) -> Filled<Naming, (DeputyField, DeputyFault)> {
    let account = |id| server::account::find(world.store().read(), id, world.now());
    let held = account(proof.of()).await.expect("the store").expect("there").held;
    let own = held.iter().find(|held| held.deputy_of.is_none()).expect("a role of their own");
    let form = DeputyForm {
        role: own.id.to_string(),
        person: account(deputy).await.expect("the store").expect("there").email,
        first: first.to_string(),
        last: last.to_string(),
    };
    name_deputy(&world.program, proof, &form).await.expect("the store")
}
