//! Every table of the main job: the organisation, departures, talks, and what the program keeps for itself.

mod departure;
mod organisation;
mod program;
mod talk;

use sea_orm_migration::prelude::*;

use crate::table::Table;

/// Makes all tables in one transaction, on SQLite too.
pub(crate) struct MainJob;

impl MigrationName for MainJob {
    fn name(&self) -> &str {
        "m2026_11_21_000001_first"
    }
}

/// Each table after the ones it refers to.
fn tables() -> Vec<Table> {
    [organisation::tables(), departure::tables(), talk::tables(), program::tables()].into_iter().flatten().collect()
}

#[async_trait::async_trait]
impl MigrationTrait for MainJob {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            let (create, indexes) = table.finish();
            manager.create_table(create).await?;
            for index in indexes {
                manager.create_index(index).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables().into_iter().rev() {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite would otherwise run without a transaction, and stop half-way where something fails.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
