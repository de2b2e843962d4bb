//! Sessions of the staff say when they began, when they were last used, and on what. Those of before say none of it,
//! so they end: whoever was signed in does so once more.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone_null};

pub(crate) struct SessionDevices;

impl MigrationName for SessionDevices {
    fn name(&self) -> &str {
        "m2026_11_29_000021_session_devices"
    }
}

fn columns() -> [ColumnDef; 4] {
    [
        timestamp_with_time_zone_null("signed_in_at"),
        timestamp_with_time_zone_null("seen_at"),
        text_null("browser"),
        text_null("system"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for SessionDevices {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.exec_stmt(Query::delete().from_table("sessions").to_owned()).await?;
        for column in columns() {
            manager.alter_table(sea_query::Table::alter().table("sessions").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let name = Alias::new(column.get_column_name());
            manager.alter_table(sea_query::Table::alter().table("sessions").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
