//! What HR does with a departure.

mod after_commit;
mod break_glass;
mod decided;
mod desk_lists;
pub mod edit;
mod import;
mod impostor;
mod in_charge;
mod letter;
mod list_columns;
mod number;
mod optional;
pub mod record;
mod register;
mod retype;
mod stop;
mod unreached;
mod waiting;

use domain::account::Role;
use domain::ids::{AccountId, DepartureId};
pub use edit::bounce;
pub use register::filled;
use sea_orm::EntityTrait;
use server::access::{self, CoordinatorOf};
use server::store::entity::departure;
use server::testing::World;

/// A coordinator of the whole board.
pub async fn coordinator(world: &World) -> AccountId {
    world.account("Co Ordinator").role(Role::HrCoordinator).make().await
}

/// The coordinator's proof for one departure.
pub async fn proof(world: &World, coordinator: AccountId, id: DepartureId) -> CoordinatorOf {
    let viewer = world.signed_in(coordinator).await;
    let record = access::record_viewer(&world.program, &viewer, id).await.expect("may open it");
    record.coordinator().expect("coordinates it")
}

pub async fn stored(world: &World, id: DepartureId) -> departure::Model {
    departure::Entity::find_by_id(id).one(world.store().read()).await.expect("the store").expect("it is there")
}

pub fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
