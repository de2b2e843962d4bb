//! The log is chained: each event is an entry with a number, a digest of what it says and a hash over the entry
//! before. What had happened until now is taken in with the first entry that is added, since a migration has no
//! key.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, text_null, uuid, uuid_null};

use crate::table::Table;

pub(crate) struct ChainedLog;

impl MigrationName for ChainedLog {
    fn name(&self) -> &str {
        "m2026_11_29_000030_chained_log"
    }
}

fn tables() -> [Table; 2] {
    let heads = Table::bare("log_heads")
        .refers(uuid("board_id").primary_key().take(), "boards")
        .column(big_integer("number"))
        .column(text("hash"));
    let entries = Table::bare("log_entries")
        .refers(uuid("board_id"), "boards")
        .column(big_integer("number"))
        .outlives(uuid_null("event_id"), "events")
        .column(text("digest"))
        .column(text("hash"))
        .column(uuid_null("erased_by"))
        .column(text_null("remains"))
        .key(&["board_id", "number"])
        .unique(&["event_id"]);
    [heads, entries]
}

#[async_trait::async_trait]
impl MigrationTrait for ChainedLog {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let about = sea_query::Table::alter().table("events").add_column(uuid_null("about_account")).to_owned();
        manager.alter_table(about).await?;
        for table in tables() {
            let (create, indexes) = table.finish();
            manager.create_table(create).await?;
            for index in indexes {
                manager.create_index(index).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables().into_iter().rev() {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        manager.alter_table(sea_query::Table::alter().table("events").drop_column("about_account").to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
