//! What hosts say of how they are reached for a talk: a telephone number, and where they talk by video. Sealed from
//! their beginning.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct HowToReach;

impl MigrationName for HowToReach {
    fn name(&self) -> &str {
        "m2026_11_30_000100_how_to_reach"
    }
}

const TABLE: &str = "host_settings";
const COLUMNS: [&str; 2] = ["phone", "video_address"];

#[async_trait::async_trait]
impl MigrationTrait for HowToReach {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let added = sea_query::Table::alter().table(TABLE).add_column(text_null(column)).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let dropped = sea_query::Table::alter().table(TABLE).drop_column(column).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
