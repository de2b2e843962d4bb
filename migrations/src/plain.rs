//! Columns that are to be sealed: what stands there gets a mark, `plain:`, by which the program knows that it is not
//! sealed yet, whatever somebody wrote.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;

const MARK: &str = "plain:";
/// Stands among the keys while something is marked.
const KEY: &str = "plain";

/// Marks what stands there, and notes that there is something to seal.
pub(crate) async fn mark(manager: &SchemaManager<'_>, columns: &[(&str, &[&str])]) -> Result<(), DbErr> {
    for (table, names) in columns {
        for column in *names {
            let sql = format!(r#"UPDATE "{table}" SET "{column}" = '{MARK}' || "{column}" WHERE "{column}" <> ''"#);
            manager.get_connection().execute_unprepared(&sql).await?;
        }
    }
    let key = Query::insert()
        .into_table("seal_keys")
        .columns(["id", "made_at"])
        .values_panic([KEY.into(), Expr::current_timestamp()])
        .on_conflict(OnConflict::column("id").do_nothing().to_owned())
        .to_owned();
    manager.exec_stmt(key).await
}

/// Takes the mark away again.
pub(crate) async fn unmark(manager: &SchemaManager<'_>, columns: &[(&str, &[&str])]) -> Result<(), DbErr> {
    for (table, names) in columns {
        for column in *names {
            let from = MARK.len() + 1;
            let sql = format!(
                r#"UPDATE "{table}" SET "{column}" = substr("{column}", {from}) WHERE "{column}" LIKE '{MARK}%'"#
            );
            manager.get_connection().execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}
