//! Leavers can take back the answers they handed in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

pub(crate) struct WithdrawnAnswers;

impl MigrationName for WithdrawnAnswers {
    fn name(&self) -> &str {
        "m2026_11_29_000050_withdrawn_answers"
    }
}

const TABLE: &str = "departures";
const COLUMN: &str = "answers_withdrawn_at";

#[async_trait::async_trait]
impl MigrationTrait for WithdrawnAnswers {
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
