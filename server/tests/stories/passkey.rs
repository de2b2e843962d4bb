//! Passkeys of the staff, made and signed with by a device of these stories' own.

mod adding;
mod code;
pub mod device;
mod own;
mod reset;
mod signing_in;

use chrono::TimeDelta;
use domain::account::Role;
use domain::ids::{AccountId, PasskeyId};
use domain::passkey::PasskeyName;
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::passkey::{Added, Adding, Asking, OwnPasskey, Pending, add, begin_adding, begin_asking, own_passkeys};
use server::program::Program;
use server::session::{self, SessionKey, SignedInWith, StoredSession};
use server::settings::{Settings, SignInCode};
use server::sign_in::{ByPasskey, enter_by_passkey};
use server::store::TypedColumn;
use server::store::entity::{event, outbox};
use server::testing::World;

use self::device::Device;

pub const BASE: &str = "https://uitzwaai.test";
pub const ANNA: &str = "anna@voorbeeld.test";
/// The session that asks.
const HERE: &str = "here";

/// Ways in which an answer does not fit what was asked.
type Bent = (&'static str, fn(&mut Device));

const BENT: [Bent; 7] = [
    ("another site", |device| device.origin = "https://uitzwaai.test.evil.example".into()),
    ("another port", |device| device.origin = "https://uitzwaai.test:8443".into()),
    ("without TLS", |device| device.origin = "http://uitzwaai.test".into()),
    ("a frame on another site", |device| device.is_framed = true),
    ("for another party", |device| device.party = "evil.example".into()),
    ("without finger, face or PIN", |device| device.verifies = false),
    ("without a touch", |device| device.is_touched = false),
];

async fn anna(world: &World) -> AccountId {
    world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await
}

/// The same program with other settings.
fn with(world: &World, change: impl FnOnce(&mut Settings)) -> Program {
    let mut settings = world.program.settings().clone();
    change(&mut settings);
    Program::new(
        world.store().clone(),
        world.clock.clone(),
        server::secret::Secrets::from_bytes(vec![7; 48]).expect("long enough"),
        settings,
        server::steps::AtOnce,
    )
}

fn with_code(world: &World, sign_in_code: SignInCode) -> Program {
    with(world, |settings| settings.sign_in_code = sign_in_code)
}

/// What a device is asked that is to make a passkey for this account.
async fn asked_to_make(world: &World, account: AccountId, pending: &mut Pending) -> String {
    let viewer = world.signed_in(account).await;
    match begin_adding(&world.program, &viewer, pending).await.expect("the store") {
        Adding::Asks(options) => options,
        other => panic!("{other:?}"),
    }
}

/// What became of what a browser posted.
async fn adds(world: &World, account: AccountId, pending: &mut Pending, answer: &str) -> Added {
    let (viewer, name) = (world.signed_in(account).await, PasskeyName::parse("Laptop").expect("a name"));
    add(&world.program, &viewer, &SessionKey::of(HERE), pending, (&name, answer)).await.expect("the store")
}

/// The device makes a passkey for this account, which has it from then on.
pub async fn given(world: &World, account: AccountId, device: &mut Device) -> PasskeyId {
    let mut pending = Pending::default();
    let asked = asked_to_make(world, account, &mut pending).await;
    assert_eq!(adds(world, account, &mut pending, &device.makes(&asked)).await, Added::Done);
    own(world, account).await.last().expect("it stands").id
}

/// The same with a device of which nothing else is told.
pub async fn given_one(world: &World, account: AccountId) -> PasskeyId {
    given(world, account, &mut Device::at(BASE)).await
}

async fn own(world: &World, account: AccountId) -> Vec<OwnPasskey> {
    own_passkeys(&world.program, &world.signed_in(account).await).await.expect("the store")
}

/// What a browser's devices are asked that is to come in.
async fn asked(world: &World, pending: &mut Pending) -> String {
    match begin_asking(&world.program, "::1", pending).await.expect("the store") {
        Asking::Asks(options) => options,
        other => panic!("{other:?}"),
    }
}

async fn enters(world: &World, pending: &mut Pending, answer: &str) -> ByPasskey {
    enter_by_passkey(&world.program, pending, answer).await.expect("the store")
}

/// Asks, lets the device sign, and comes in or not.
async fn signs_in(world: &World, device: &Device) -> ByPasskey {
    let mut pending = Pending::default();
    let asked = asked(world, &mut pending).await;
    enters(world, &mut pending, &device.signs(&asked)).await
}

fn is_in(entered: &ByPasskey, account: AccountId) -> bool {
    matches!(entered, ByPasskey::SignedIn(viewer) if viewer.account() == account)
}

/// A browser in which this account is signed in.
async fn session(world: &World, name: &str, account: AccountId) {
    let now = world.now();
    let staff = SignedInWith { account, signed_in_at: now, seen_at: now, device: domain::device::Device::default() };
    let expires_at = now + TimeDelta::hours(12);
    let row = StoredSession { id: name.into(), staff: Some(staff), data: "{}".into(), expires_at };
    assert!(session::create(world.store(), &row).await.expect("the store"));
}

async fn is_open(world: &World, name: &str) -> bool {
    session::load(world.store(), name, world.now()).await.expect("the store").is_some()
}

/// How often this was written down about the account.
async fn written(world: &World, kind: EventKind, about: AccountId) -> u64 {
    let of_kind = event::Entity::find().filter(event::Column::Kind.is(kind));
    of_kind.filter(event::Column::AboutAccount.is(about)).count(world.store().read()).await.expect("the store")
}

/// The kinds of mail in the outbox to this address, the oldest first.
async fn mails(world: &World, email: &str) -> Vec<&'static str> {
    let all = outbox::Entity::find().order_by_asc(outbox::Column::Id);
    let rows = all.all(world.store().read()).await.expect("the store");
    rows.iter().filter(|row| world.to_address(row) == email).map(|row| row.kind.code()).collect()
}
