//! A table that somebody has to themselves, as a migration has what it changes: on PostgreSQL not even a read gets by,
//! and waits for it no longer than a write does.

use std::time::Duration;

use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, Statement, TransactionTrait,
};
use server::store::{PoolSize, Store, StoreError};

use crate::running::Running;
use crate::web::visitor::Visitor;

/// Many times what it takes: a machine may be slow.
const LIMIT: Duration = Duration::from_secs(60);

/// Nobody else even reads this table.
async fn has_alone(conn: &DatabaseConnection, table: &str) -> DatabaseTransaction {
    let held = conn.begin().await.expect("it answers");
    held.execute_unprepared(&format!("LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")).await.expect("nobody else does");
    held
}

async fn reads(store: &Store) -> Result<(), StoreError> {
    let asks = Statement::from_string(DbBackend::Postgres, "SELECT id FROM boards");
    let asked = tokio::time::timeout(LIMIT, store.read().query_all_raw(asks)).await;
    asked.expect("it waits for as long as somebody has the table")?;
    Ok(())
}

/// A store at this address, of little patience, beside somebody who comes to the same database at the other address.
pub async fn a_read_waits_for_a_lock_and_then_says_so(url: &str, other: &str) {
    let size = PoolSize { patience: Duration::from_millis(100), ..PoolSize::default() };
    let store = Store::connect_with(url, size).await.expect("it opens");
    reads(&store).await.expect("nobody has it");
    let other = Database::connect(other).await.expect("it opens");
    let held = has_alone(&other, "boards").await;
    let refused = reads(&store).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    held.rollback().await.expect("it is let go");
    reads(&store).await.expect("nobody has it any more");
    other.close().await.expect("closes");
    store.close().await.expect("closes");
}

server::on_both_databases! {
    async fn a_read_of_a_table_that_somebody_has_alone_says_that_it_cannot_be_used(world: World) {
        // On SQLite whoever writes keeps nobody from reading.
        if !world.store().is_sqlite() {
            a_read_waits_for_a_lock_and_then_says_so(world.database_url(), world.database_url()).await;
        }
    }

    async fn a_page_that_reads_such_a_table_says_so_and_is_there_again(world: World) {
        if world.store().is_sqlite() {
            return;
        }
        let running = Running::start(&world);
        let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1");
        // It names the organisation.
        let page = "/leaver/link";
        assert_eq!(visitor.ask(page, None).status, 200);
        let other = Database::connect(world.database_url()).await.expect("it opens");
        let held = has_alone(&other, "boards").await;
        assert_eq!(visitor.ask(page, None).status, 503);
        held.rollback().await.expect("it is let go");
        assert_eq!(visitor.ask(page, None).status, 200);
        other.close().await.expect("closes");
    }
}
