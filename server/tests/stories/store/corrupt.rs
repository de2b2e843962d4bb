//! Something stored that cannot be read is a typed error that says where, never a panic.

use domain::account::Role;
use domain::departure::{DepartureType, OptionalFacts};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set, Value};
use server::on_both_databases;
use server::store::entity::{account, board, departure, hours, role, unit};
use server::store::{Store, StoreError, TypedColumn};
use uuid::Uuid;

use crate::scene::Scene;

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

/// Writes something into a row that no type of ours would let through.
async fn spoil(
    store: &Store,
    table: &'static str,
    column: &'static str,
    rubbish: Value,
    id: Uuid,
) -> Result<u64, StoreError> {
    let spoil = &Query::update()
        .table(Alias::new(table))
        .value(Alias::new(column), Expr::value(rubbish))
        .and_where(Expr::col(Alias::new("id")).eq(id))
        .to_owned();
    store.write(|tx| Box::pin(async move { Ok(tx.execute(spoil).await?.rows_affected()) })).await
}

/// What it says of table, id and column.
fn corrupt<T: std::fmt::Debug>(result: Result<T, StoreError>) -> (String, String, String) {
    match result {
        Err(StoreError::Corrupt { table, id, what }) => {
            (table.to_owned(), id, what.split(' ').next().unwrap_or_default().to_owned())
        }
        other => panic!("not found out: {other:?}"),
    }
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
        spoil(world.store(), "units", "kind", "castle".into(), school.uuid()).await.expect("written");
        assert_eq!(table(server::unit::all(world.store().read(), world.board()).await), "units");
    }

    async fn an_unknown_role_is_found_out_before_it_means_anything(world: World) {
        let id = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        use sea_orm::{EntityTrait, QueryFilter};
        let found = role::Entity::find()
            .filter(role::Column::AccountId.is(id))
            .one(world.store().read())
            .await
            .expect("read")
            .expect("there");
        spoil(world.store(), "roles", "role", "emperor".into(), found.id.uuid()).await.expect("written");
        assert_eq!(table(server::sign_in::viewer(&world.program, id).await), "roles");
    }

    async fn an_unknown_language_is_found_out(world: World) {
        let id = world.account("Anna de Vries").make().await;
        spoil(world.store(), "accounts", "language", "tlh".into(), id.uuid()).await.expect("written");
        assert_eq!(table(server::account::list(world.store().read(), world.board(), world.now()).await), "accounts");
    }

    async fn hours_of_a_day_that_does_not_exist_are_found_out(world: World) {
        let id = world.account("Anna de Vries").hours(1, "9:00", "12:00").make().await;
        let there = server::availability::hours(&world.program, &world.times_of(id)).await.expect("readable");
        let row = hours::ActiveModel { id: Set(there[0].id().into()), weekday: Set(8), ..Default::default() };
        update(world.store(), row).await;
        assert_eq!(table(server::availability::hours_of(world.store().read(), &[id]).await), "hours");
    }

    async fn settings_that_are_no_json_are_found_out(world: World) {
        let id = world.board().into();
        update(world.store(), board::ActiveModel { id: Set(id), settings: Set("{".into()), ..Default::default() }).await;
        assert_eq!(table(server::organisation::organisation(world.store().read(), world.board()).await), "boards");
    }

    async fn a_language_and_a_departure_type_that_do_not_exist_are_found_out_by_any_query(world: World) {
        let id = world.leaver("Noor Jansen").register().await;
        let conn = world.store().read();
        let whole = || async {
            Ok::<_, StoreError>(departure::Entity::find_by_id(id).one(conn).await?.map(|row| row.id))
        };
        assert!(whole().await.expect("readable").is_some());
        for (column, rubbish, good) in
            [("language", "tlh", "nl"), ("departure_type", "vanished", DepartureType::VoluntaryResignation.code())]
        {
            spoil(world.store(), "departures", column, rubbish.into(), id.uuid()).await.expect("written");
            let said = (String::from("departures"), id.uuid().to_string(), column.to_owned());
            assert_eq!(corrupt(whole().await), said);
            // A use case says the same, also where it reads several tables in one statement.
            let today = world.now().date_naive();
            assert_eq!(corrupt(server::course::load(conn, id, today).await).0, "departures");
            // With a row of another table beside it, too.
            let joined = departure::Entity::find_by_id(id).find_also_related(unit::Entity).one(conn).await;
            assert_eq!(corrupt(joined.map_err(StoreError::from)), said);
            spoil(world.store(), "departures", column, good.into(), id.uuid()).await.expect("written");
        }
        assert!(whole().await.expect("readable").is_some());
    }

    async fn a_fact_that_may_be_left_open_is_a_choice_or_nothing(world: World) {
        let id = world.leaver("Noor Jansen").register().await;
        let conn = world.store().read();
        let read = || async { Ok::<_, StoreError>(departure::Entity::find_by_id(id).one(conn).await?.map(|row| row.id)) };
        for field in OptionalFacts::FIELDS {
            let column = field.code();
            spoil(world.store(), "departures", column, "whatever".into(), id.uuid()).await.expect("written");
            assert_eq!(corrupt(read().await), ("departures".to_owned(), id.uuid().to_string(), column.to_owned()));
            spoil(world.store(), "departures", column, Value::String(None), id.uuid()).await.expect("written");
            assert!(read().await.expect("readable").is_some(), "left open");
        }
    }

    async fn minutes_below_zero_are_found_out(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let talk = scene.loaded(&vera).await.talks[0].id;
        spoil(world.store(), "talks", "minutes", (-60).into(), talk.uuid()).await.expect("written");
        let today = world.now().date_naive();
        assert_eq!(corrupt(server::course::load(world.store().read(), vera.id, today).await).0, "talks");
    }

    async fn an_id_that_is_none_is_found_out_or_cannot_be_stored(world: World) {
        let id = world.account("Anna de Vries").make().await;
        let rubbish = Value::Bytes(Some(vec![1, 2, 3]));
        let spoiled = spoil(world.store(), "accounts", "deputy_id", rubbish, id.uuid()).await;
        if world.store().is_sqlite() {
            assert_eq!(spoiled.expect("SQLite keeps anything"), 1);
            let read = account::Entity::find_by_id(id).one(world.store().read()).await.map_err(StoreError::from);
            assert_eq!(corrupt(read), ("accounts".to_owned(), id.uuid().to_string(), "deputy_id".to_owned()));
        } else {
            assert!(matches!(spoiled, Err(StoreError::Other(_))), "{spoiled:?}");
        }
    }
}
