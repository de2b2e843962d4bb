//! A database of a version that sealed nothing.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, Statement};
use server::on_both_databases;
use server::store::seal::seal_plain;
use server::store::{Keyed, Store};
use server::testing::SealedValue;

use crate::retention::{WORD, full};
use crate::scene::Scene;

/// The migrations that seal, and the one behind them.
pub const MIGRATIONS: u32 = 3;

/// Puts back what these values held, as the version before wrote it: `text` says what.
pub async fn as_before(conn: &impl ConnectionTrait, values: &[SealedValue], text: impl Fn(&SealedValue) -> String) {
    for value in values {
        let (table, column, row) = (value.place.table, value.place.column, value.place.row);
        let sql = format!("UPDATE \"{table}\" SET \"{column}\" = $1 WHERE \"{row}\" = $2");
        let values = [text(value).into(), value.row.into()];
        let put = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
        conn.execute_raw(put).await.expect("as it was");
    }
}

on_both_databases! {
    async fn what_stood_in_clear_is_sealed_and_reads_as_before(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        let before = world.all_sealed().await;
        assert!(before.iter().any(|value| value.opened.contains(WORD)));
        let conn = Database::connect(world.database_url()).await.expect("it opens");
        Migrator::down(&conn, Some(MIGRATIONS)).await.expect("taken back");
        as_before(&conn, &before, |value| match value.place.table {
            // Looks as if it were marked.
            "report_additions" => "plain:kweepeer".to_owned(),
            _ => value.opened.clone(),
        })
        .await;
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
