//! A departure takes along what hangs on it, and nothing else.

use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::on_both_databases;
use server::store::entity::{account, departure, event, link, outbox, unit};
use server::store::{StoreError, TypedColumn};

on_both_databases! {
    async fn a_departure_takes_along_its_link_its_mails_and_its_events(world: World) {
        let id = world.leaver("Noor Jansen").register().await;
        let conn = world.store().read();
        assert_eq!(link::Entity::find().count(conn).await.expect("counted"), 1);
        let events = || event::Entity::find().filter(event::Column::DepartureId.is(id)).count(conn);
        assert!(events().await.expect("counted") > 0);
        let (units, accounts) = (
            unit::Entity::find().count(conn).await.expect("counted"),
            account::Entity::find().count(conn).await.expect("counted"),
        );
        world
            .store()
            .write(|tx| Box::pin(async move {
                departure::Entity::delete_by_id(id).exec(tx).await?;
                Ok::<_, StoreError>(())
            }))
            .await
            .expect("deleted");
        assert_eq!(link::Entity::find().count(conn).await.expect("counted"), 0);
        assert_eq!(events().await.expect("counted"), 0);
        assert_eq!(outbox::Entity::find().count(conn).await.expect("counted"), 0);
        assert_eq!(unit::Entity::find().count(conn).await.expect("counted"), units);
        assert_eq!(account::Entity::find().count(conn).await.expect("counted"), accounts);
    }

    async fn a_leaver_of_the_builder_can_be_opened_by_link_and_by_hr(world: World) {
        let id = world.leaver("Noor Jansen").register().await;
        assert_eq!(world.leaver_of(id).await.departure(), id);
        assert!(world.leaver_with_code(id).await.code_entered());
        assert_eq!(world.coordinator_of(id).await.departure(), id);
    }
}
