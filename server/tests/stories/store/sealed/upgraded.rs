//! A database of a version that sealed nothing.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, Statement};
use server::on_both_databases;
use server::store::seal::seal_plain;
use server::store::{Keyed, Store};

use crate::retention::{WORD, full};
use crate::scene::Scene;

/// The migrations that seal, which stand last.
const MIGRATIONS: u32 = 1;

on_both_databases! {
    async fn what_stood_in_clear_is_sealed_and_reads_as_before(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        let before = world.all_sealed().await;
        assert!(before.iter().any(|value| value.opened.contains(WORD)));
        let conn = Database::connect(world.database_url()).await.expect("it opens");
        Migrator::down(&conn, Some(MIGRATIONS)).await.expect("taken back");
        for value in &before {
            // As the version before wrote it. One of them looks as if it were marked.
            let text = if value.place.table == "report_additions" { "plain:kweepeer" } else { value.opened.as_str() };
            let (table, column, row) = (value.place.table, value.place.column, value.place.row);
            let sql = format!("UPDATE \"{table}\" SET \"{column}\" = $1 WHERE \"{row}\" = $2");
            let values = [text.into(), value.row.into()];
            conn.execute_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).await.expect("as it was");
        }
        Migrator::up(&conn, None).await.expect("and done again");
        let keys = world.store().read().keys().expect("keys").clone();
        let store = Store::connect(world.database_url()).await.expect("it opens");
        server::store::seal::begin(&store, &keys, world.now()).await.expect("a key");
        let store = store.sealed_with(&keys);
        let sealed = seal_plain(&store, |_| {}).await.expect("sealed");
        assert_eq!(sealed, Some(u64::try_from(before.len()).expect("few")));
        assert_eq!(seal_plain(&store, |_| {}).await.expect("sealed"), None, "once is enough");
        let after = world.all_sealed().await;
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            assert!(before.place == after.place && before.row == after.row);
            let reads = if before.place.table == "report_additions" { "plain:kweepeer" } else { before.opened.as_str() };
            assert_eq!(after.opened, reads);
        }
    }
}
