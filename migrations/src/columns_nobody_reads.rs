//! Columns go that were written and never read: what they said stands on the time line and in the outbox.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone_null};

pub(crate) struct ColumnsNobodyReads;

impl MigrationName for ColumnsNobodyReads {
    fn name(&self) -> &str {
        "m2026_11_29_000005_columns_nobody_reads"
    }
}

/// Each table with the column that goes.
fn gone() -> [(&'static str, ColumnDef); 4] {
    [
        ("appointments", text_null("cancelled_by")),
        ("appointment_replies", timestamp_with_time_zone_null("received_at")),
        ("departures", timestamp_with_time_zone_null("talk_choice_at")),
        ("talks", timestamp_with_time_zone_null("invited_at")),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for ColumnsNobodyReads {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in gone() {
            let drop = sea_query::Table::alter().table(table).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }

    /// They come back empty: one of them could not be empty before, and none can be filled again.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in gone() {
            let add = sea_query::Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
