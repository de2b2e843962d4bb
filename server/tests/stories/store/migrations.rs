//! The schema can be made, is complete, and can be taken away again.

use chrono::TimeDelta;
use migrations::{Migrator, MigratorTrait};
use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, Database, EntityTrait, PaginatorTrait};
use server::on_both_databases;
use server::store::{Reader, entity};
use uuid::Uuid;

/// Reads every row of every table.
pub async fn every_entity_reads(conn: &Reader) {
    macro_rules! fits {
        ($($entity:ident),+ $(,)?) => {$(
            entity::$entity::Entity::find().all(conn).await.expect(stringify!($entity));
        )+};
    }
    fits!(
        account,
        api_request,
        api_token,
        appointment,
        appointment_reply,
        board,
        calendar_feed,
        cell,
        closed_days,
        code,
        day_talk,
        departure,
        draft,
        event,
        excluded_host,
        extra_hours,
        foreign_release,
        form_draft,
        former_colleague,
        gone_number,
        guides,
        headcount,
        host_settings,
        hours,
        import,
        import_heading,
        improvement_comment,
        improvement_point,
        limit,
        link,
        log_entry,
        log_head,
        name_word,
        outbox,
        passkey,
        pause,
        prediction,
        questionnaire,
        release,
        release_job,
        release_member,
        report,
        report_addition,
        report_reply,
        response,
        rights_request,
        role,
        role_proposal,
        route_rule,
        seal_key,
        search_index,
        second_response,
        session,
        talk,
        task,
        tip,
        tip_turn,
        training,
        training_proposal,
        unit,
        waiting_step,
        webhook,
        webhook_delivery,
    );
}

on_both_databases! {
    async fn nothing_is_pending_after_migrating(world: World) {
        assert_eq!(world.store().pending_migrations().await.expect("it answers"), Vec::<String>::new());
        world.store().migrate().await.expect("migrating twice changes nothing");
        world.store().ping().await.expect("it answers");
    }

    async fn every_entity_fits_its_table(world: World) {
        let conn = world.store().read();
        every_entity_reads(conn).await;
        assert_eq!(entity::questionnaire::Entity::find().count(conn).await.expect("counted"), 1);
    }

    async fn busy_times_from_before_the_fourth_migration_are_kept_in_their_calendar(world: World) {
        let host = world.account("Ad Viseur").make().await.uuid();
        let (feed, board, now) = (Uuid::now_v7(), world.board().uuid(), world.now());
        let conn = Database::connect(world.database_url()).await.expect("it opens");
        let since = u32::try_from(Migrator::migrations().len()).expect("a few") - 3;
        Migrator::down(&conn, Some(since)).await.expect("the fourth and all after it are taken back");
        let columns = ["id", "board_id", "account_id", "kind", "name", "created_at", "failures"];
        let calendar = Query::insert().into_table("calendar_feeds").columns(columns).values_panic([
            feed.into(), board.into(), host.into(), "file".into(), "agenda".into(), now.into(), 0.into(),
        ]).to_owned();
        conn.execute(&calendar).await.expect("a calendar as it was");
        for minutes in [90, 0] {
            let start = now + TimeDelta::minutes(minutes);
            let columns = ["id", "board_id", "feed_id", "account_id", "starts_at", "ends_at"];
            let busy = Query::insert().into_table("feed_busy").columns(columns).values_panic([
                Uuid::now_v7().into(), board.into(), feed.into(), host.into(), start.into(),
                (start + TimeDelta::minutes(30)).into(),
            ]).to_owned();
            conn.execute(&busy).await.expect("a busy time as it was");
        }
        Migrator::up(&conn, None).await.expect("and done again");
        let row = entity::calendar_feed::Entity::find_by_id(domain::ids::FeedId::new(feed)).one(&conn).await.expect("it answers").expect("kept");
        let (first, second) = (now.timestamp(), now.timestamp() + 5400);
        assert_eq!(row.busy, Some(format!("[[{first},{}],[{second},{}]]", first + 1800, second + 1800)));
    }

    async fn a_connection_for_reads_refuses_to_write(world: World) {
        let refused = world.store().read().execute_unprepared("DELETE FROM boards").await;
        assert!(refused.is_err(), "writes pass through one door");
    }
}

mod before_migrating {
    use migrations::{Migrator, MigratorTrait};
    use server::store::{Store, StoreError};

    #[tokio::test]
    async fn a_new_file_has_everything_pending_and_is_not_touched() {
        let path = std::env::temp_dir().join(format!("uitzwaai-new-{}.db", std::process::id()));
        let store = Store::connect(&format!("sqlite:{}", path.display())).await.expect("a new file opens");
        let all: Vec<String> = Migrator::migrations().iter().map(|one| one.name().to_owned()).collect();
        assert_eq!(store.pending_migrations().await.expect("it answers"), all);
        assert_eq!(store.pending_migrations().await.expect("looking changed nothing"), all);
        store.close().await.expect("closes");
        std::fs::remove_file(path).expect("removed");
    }

    #[tokio::test]
    async fn an_address_that_cannot_be_used_is_named() {
        for address in ["mysql://x", "sqlite::memory:", "uitzwaai.db"] {
            assert!(matches!(Store::connect(address).await, Err(StoreError::Address(_))), "{address}");
        }
    }

    #[tokio::test]
    async fn a_database_that_is_gone_is_unavailable() {
        let gone = Store::connect("postgres://nobody@127.0.0.1:1/none").await;
        assert!(matches!(gone, Err(StoreError::Unavailable(_))), "{gone:?}");
        let gone = Store::connect("sqlite:/no/such/folder/x.db").await;
        assert!(matches!(gone, Err(StoreError::Unavailable(_))), "{gone:?}");
    }
}
