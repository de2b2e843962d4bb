//! Tokens that write wait for a second person, and it is noted when whoever made one is no administrator any more. Those
//! that were made before wait too.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

pub(crate) struct ApiTokensByTwo;

impl MigrationName for ApiTokensByTwo {
    fn name(&self) -> &str {
        "m2026_11_30_000170_api_tokens_by_two"
    }
}

const TABLE: &str = "api_tokens";
const COLUMNS: [&str; 2] = ["confirmed_at", "maker_gone_at"];

#[async_trait::async_trait]
impl MigrationTrait for ApiTokensByTwo {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let column = timestamp_with_time_zone_null(column);
            manager.alter_table(sea_query::Table::alter().table(TABLE).add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            manager.alter_table(sea_query::Table::alter().table(TABLE).drop_column(column).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
