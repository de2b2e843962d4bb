//! Whoever has an address is found by it, whichever of their two it is: each is looked up by a key of its own.

use sea_orm_migration::prelude::*;

pub(crate) struct DeparturesByAddress;

impl MigrationName for DeparturesByAddress {
    fn name(&self) -> &str {
        "m2026_11_30_000210_departures_by_address"
    }
}

const MARKS: [&str; 2] = ["private_mark", "work_mark"];

fn index_of(mark: &str) -> String {
    format!("ix_departures_board_id_{mark}")
}

#[async_trait::async_trait]
impl MigrationTrait for DeparturesByAddress {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mark in MARKS {
            let index = Index::create().name(index_of(mark)).table("departures").col("board_id").col(mark).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mark in MARKS {
            manager.drop_index(Index::drop().name(index_of(mark)).table("departures").to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
