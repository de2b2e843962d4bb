//! How often somebody of the staff gets the mail with what is due, and the day on which it was last looked for them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, text_null};

pub(crate) struct RoundUps;

impl MigrationName for RoundUps {
    fn name(&self) -> &str {
        "m2026_11_30_000110_round_ups"
    }
}

const TABLE: &str = "accounts";
const COLUMNS: [&str; 2] = ["round_up", "round_up_on"];

#[async_trait::async_trait]
impl MigrationTrait for RoundUps {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [text_null(COLUMNS[0]), date_null(COLUMNS[1])] {
            let added = sea_query::Table::alter().table(TABLE).add_column(column).to_owned();
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
