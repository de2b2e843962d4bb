//! What follows a talk, forms that HR edits, who stands in for whom, and a flag
//! that spares a join.

mod after_talk;
mod forms;

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer_null, uuid_null};

use crate::table::Table;

pub(crate) struct AfterTalkAndForms;

impl MigrationName for AfterTalkAndForms {
    fn name(&self) -> &str {
        "m2026_11_22_000001_second"
    }
}

fn tables() -> Vec<Table> {
    [after_talk::tables(), forms::tables()].into_iter().flatten().collect()
}

const OPEN_TALKS: &str = "ix_talks_host_id_is_open";

#[async_trait::async_trait]
impl MigrationTrait for AfterTalkAndForms {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            let (create, indexes) = table.finish();
            manager.create_table(create).await?;
            for index in indexes {
                manager.create_index(index).await?;
            }
        }
        let deputy = sea_query::Table::alter().table("accounts").add_column(uuid_null("deputy_id")).to_owned();
        manager.alter_table(deputy).await?;
        let version = sea_query::Table::alter().table("drafts").add_column(integer_null("version")).to_owned();
        manager.alter_table(version).await?;
        open_talks(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(OPEN_TALKS).table("talks").to_owned()).await?;
        for (table, column) in [("talks", "is_open"), ("accounts", "deputy_id"), ("drafts", "version")] {
            manager.alter_table(sea_query::Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        for table in tables().into_iter().rev() {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Whether a talk still has to be held, of a departure that still runs: an adviser's open talks are
/// counted at each assignment, and on a large board a join with all open departures costs too much.
async fn open_talks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let column = sea_query::Table::alter().table("talks").add_column(boolean("is_open").default(false)).to_owned();
    manager.alter_table(column).await?;
    let running = Query::select().column("id").from("departures").and_where(Expr::col("is_open").eq(true)).to_owned();
    let open = Query::update()
        .table("talks")
        .value("is_open", true)
        .and_where(Expr::col("held_on").is_null())
        .and_where(Expr::col("dropped_at").is_null())
        .and_where(Expr::col("departure_id").in_subquery(running))
        .to_owned();
    manager.execute(open).await?;
    manager.create_index(Index::create().name(OPEN_TALKS).table("talks").col("host_id").col("is_open").to_owned()).await
}
