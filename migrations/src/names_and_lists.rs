//! Names in parts, what HR said about a list before confirming it, and how the words were made that names are found by.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text_null};

pub(crate) struct NamesAndLists;

impl MigrationName for NamesAndLists {
    fn name(&self) -> &str {
        "m2026_11_29_000090_names_and_lists"
    }
}

fn columns() -> [(&'static str, ColumnDef); 3] {
    [
        ("departures", text_null("name_parts")),
        ("imports", text_null("choices")),
        ("name_words", integer_null("version")),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for NamesAndLists {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let added = sea_query::Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let dropped = sea_query::Table::alter().table(table).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
