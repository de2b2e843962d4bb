//! Where the call of one talk by video is, as its host says. Sealed from its beginning.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct CallOfATalk;

impl MigrationName for CallOfATalk {
    fn name(&self) -> &str {
        "m2026_11_30_000101_call_of_a_talk"
    }
}

const TABLE: &str = "appointments";
const COLUMN: &str = "video_address";

#[async_trait::async_trait]
impl MigrationTrait for CallOfATalk {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(sea_query::Table::alter().table(TABLE).add_column(text_null(COLUMN)).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(sea_query::Table::alter().table(TABLE).drop_column(COLUMN).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
