//! The time that somebody proposes in their calendar instead of the one that stands (RFC 5546, 3.2.7).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

pub(crate) struct ProposedTimes;

impl MigrationName for ProposedTimes {
    fn name(&self) -> &str {
        "m2026_11_30_000092_proposed_times"
    }
}

const TABLE: &str = "appointment_replies";
const COLUMN: &str = "proposed_start";

#[async_trait::async_trait]
impl MigrationTrait for ProposedTimes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = timestamp_with_time_zone_null(COLUMN);
        manager.alter_table(sea_query::Table::alter().table(TABLE).add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(sea_query::Table::alter().table(TABLE).drop_column(COLUMN).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
