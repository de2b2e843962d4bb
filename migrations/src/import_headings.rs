//! What the headings of lists of leavers mean on a board, where the program does not know them itself.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, uuid};

use crate::table::Table;

pub(crate) struct ImportHeadings;

impl MigrationName for ImportHeadings {
    fn name(&self) -> &str {
        "m2026_11_30_000075_import_headings"
    }
}

fn table() -> Table {
    Table::bare("import_headings").refers(uuid("board_id").primary_key().take(), "boards").column(text("headings"))
}

#[async_trait::async_trait]
impl MigrationTrait for ImportHeadings {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (table, indexes) = table().finish();
        manager.create_table(table).await?;
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
