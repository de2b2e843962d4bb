//! Names in parts, and what HR said about a list before confirming it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct NamesAndLists;

impl MigrationName for NamesAndLists {
    fn name(&self) -> &str {
        "m2026_11_29_000090_names_and_lists"
    }
}

const COLUMNS: [(&str, &str); 2] = [("departures", "name_parts"), ("imports", "choices")];

#[async_trait::async_trait]
impl MigrationTrait for NamesAndLists {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            let added = sea_query::Table::alter().table(table).add_column(text_null(column)).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            manager.alter_table(sea_query::Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
