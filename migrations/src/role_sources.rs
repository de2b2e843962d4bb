//! A role, or the proposal of one, may come from a claim of the organisation's provider.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone_null};

pub(crate) struct RoleSources;

impl MigrationName for RoleSources {
    fn name(&self) -> &str {
        "m2026_11_29_000061_role_sources"
    }
}

/// People gave whatever stands there already.
fn columns() -> [(&'static str, ColumnDef); 3] {
    [
        ("roles", text_null("source")),
        ("role_proposals", text_null("source")),
        ("role_proposals", timestamp_with_time_zone_null("turned_down_at")),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for RoleSources {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            manager.alter_table(sea_query::Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let name = Alias::new(column.get_column_name());
            manager.alter_table(sea_query::Table::alter().table(table).drop_column(name).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
