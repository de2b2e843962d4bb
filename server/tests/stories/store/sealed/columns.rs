//! Every column that holds text is sealed, or says why not.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, Statement};
use server::on_both_databases;
use server::store::seal::{OPEN, SEALED};

on_both_databases! {
    async fn every_column_that_holds_text_is_sealed_or_says_why_not(world: World) {
        let conn = world.store().read();
        let sql = if world.store().is_sqlite() {
            "select m.name || '.' || c.name as it from sqlite_master m join pragma_table_info(m.name) c \
             where m.type = 'table' and m.name not like 'sqlite_%' and upper(c.type) in ('TEXT', 'BLOB', 'VARCHAR')"
        } else {
            "select table_name || '.' || column_name as it from information_schema.columns \
             where table_schema = 'public' and data_type in ('text', 'bytea', 'character varying', 'json', 'jsonb')"
        };
        let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql)).await.expect("read");
        let there: BTreeSet<String> = rows.iter().map(|row| row.try_get("", "it").expect("a text")).collect();
        let there: BTreeSet<&str> =
            there.iter().map(String::as_str).filter(|column| !column.starts_with("seaql_migrations.")).collect();
        let sealed = SEALED.iter().map(|place| format!("{}.{}", place.table, place.column));
        let open = OPEN.iter().flat_map(|(_, table, columns)| columns.iter().map(move |column| format!("{table}.{column}")));
        let said: Vec<String> = sealed.chain(open).collect();
        let known: BTreeSet<&str> = said.iter().map(String::as_str).collect();
        assert_eq!(known.len(), said.len(), "each once");
        let missing: Vec<&&str> = there.difference(&known).collect();
        let gone: Vec<&&str> = known.difference(&there).collect();
        assert!(missing.is_empty() && gone.is_empty(), "undecided: {missing:?}; not there: {gone:?}");
    }
}
