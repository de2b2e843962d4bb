//! Schools and teams that are no more can be put away; those of before are all in use.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

pub(crate) struct UnitsPutAway;

impl MigrationName for UnitsPutAway {
    fn name(&self) -> &str {
        "m2026_11_29_000071_units_put_away"
    }
}

const TABLE: &str = "units";
const COLUMN: &str = "put_away_at";

#[async_trait::async_trait]
impl MigrationTrait for UnitsPutAway {
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
