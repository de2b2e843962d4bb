//! Whether the leaver has sentences of the final report handed on.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

pub(crate) struct ReportQuotes;

impl MigrationName for ReportQuotes {
    fn name(&self) -> &str {
        "m2026_11_30_000200_report_quotes"
    }
}

const COLUMN: &str = "quotes_allowed";

#[async_trait::async_trait]
impl MigrationTrait for ReportQuotes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = timestamp_with_time_zone_null(COLUMN);
        manager.alter_table(sea_query::Table::alter().table("reports").add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(sea_query::Table::alter().table("reports").drop_column(COLUMN).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
