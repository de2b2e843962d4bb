//! Something stored that cannot be read is a typed error that says where, never a panic.

use domain::account::Role;
use sea_orm::{ActiveModelTrait, Set};
use server::on_both_databases;
use server::store::entity::{account, board, hours, role, unit};
use server::store::{Store, StoreError};
use uuid::Uuid;

async fn update<A>(store: &Store, row: A)
where
    A: ActiveModelTrait + sea_orm::ActiveModelBehavior + Clone + Send + Sync,
    <A::Entity as sea_orm::EntityTrait>::Model: sea_orm::IntoActiveModel<A> + Send + Sync,
{
    let row = &row;
    store
        .write(|tx| {
            Box::pin(async move {
                row.clone().update(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
        .expect("written");
}

/// The table it says.
fn table<T: std::fmt::Debug>(result: Result<T, StoreError>) -> &'static str {
    match result {
        Err(StoreError::Corrupt { table, .. }) => table,
        other => panic!("not found out: {other:?}"),
    }
}

on_both_databases! {
    async fn an_unknown_kind_of_unit_is_found_out(world: World) {
        let school = world.school("De Brug").await;
        let row = unit::ActiveModel { id: Set(school.uuid()), kind: Set("castle".into()), ..Default::default() };
        update(world.store(), row).await;
        assert_eq!(table(server::unit::all(world.store().read(), world.board()).await), "units");
    }

    async fn an_unknown_role_is_found_out_before_it_means_anything(world: World) {
        let id = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
        let found = role::Entity::find()
            .filter(role::Column::AccountId.eq(id.uuid()))
            .one(world.store().read())
            .await
            .expect("read")
            .expect("there");
        update(world.store(), role::ActiveModel { id: Set(found.id), role: Set("emperor".into()), ..Default::default() })
            .await;
        assert_eq!(table(server::sign_in::viewer(&world.program, id).await), "roles");
    }

    async fn an_unknown_language_is_found_out(world: World) {
        let id = world.account("Anna de Vries").make().await;
        let row = account::ActiveModel { id: Set(id.uuid()), language: Set("tlh".into()), ..Default::default() };
        update(world.store(), row).await;
        assert_eq!(table(server::account::list(world.store().read(), world.board()).await), "accounts");
    }

    async fn hours_of_a_day_that_does_not_exist_are_found_out(world: World) {
        let id = world.account("Anna de Vries").hours(1, "9:00", "12:00").make().await;
        let there = server::availability::hours(&world.program, &world.times_of(id)).await.expect("readable");
        let row = hours::ActiveModel { id: Set(there[0].id().uuid()), weekday: Set(8), ..Default::default() };
        update(world.store(), row).await;
        assert_eq!(table(server::availability::hours_of(world.store().read(), &[id]).await), "hours");
    }

    async fn settings_that_are_no_json_are_found_out(world: World) {
        let id: Uuid = world.board().uuid();
        update(world.store(), board::ActiveModel { id: Set(id), settings: Set("{".into()), ..Default::default() }).await;
        assert_eq!(table(server::organisation::organisation(world.store().read(), world.board()).await), "boards");
    }
}
