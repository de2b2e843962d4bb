//! Steps of the set-up that a board leaves out; nothing is left out before somebody says so.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct SetUpSteps;

impl MigrationName for SetUpSteps {
    fn name(&self) -> &str {
        "m2026_11_29_000072_set_up_steps"
    }
}

const TABLE: &str = "boards";
const COLUMN: &str = "left_out_steps";

#[async_trait::async_trait]
impl MigrationTrait for SetUpSteps {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = text_null(COLUMN);
        manager.alter_table(sea_query::Table::alter().table(TABLE).add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(sea_query::Table::alter().table(TABLE).drop_column(COLUMN).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
