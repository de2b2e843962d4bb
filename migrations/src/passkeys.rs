//! Passkeys of the staff: what is needed to find out whether one signed, and nothing that signs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

use crate::table::Table;

pub(crate) struct Passkeys;

impl MigrationName for Passkeys {
    fn name(&self) -> &str {
        "m2026_11_29_000060_passkeys"
    }
}

fn table() -> Table {
    Table::of_board("passkeys")
        .part_of(uuid("account_id"), "accounts")
        .column(text("name"))
        .column(text("credential"))
        .column(text("public_key"))
        .column(text("state"))
        .column(timestamp_with_time_zone("added_at"))
        .column(timestamp_with_time_zone_null("used_at"))
        .unique(&["credential"])
        .index(&["account_id"])
}

#[async_trait::async_trait]
impl MigrationTrait for Passkeys {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = table().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(table().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
