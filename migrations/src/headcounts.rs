//! How many people work in a unit, year by year: what rates of leaving are reckoned over.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, uuid};

use crate::table::Table;

pub(crate) struct Headcounts;

impl MigrationName for Headcounts {
    fn name(&self) -> &str {
        "m2026_11_30_000071_headcounts"
    }
}

fn headcounts() -> Table {
    Table::bare("headcounts")
        .part_of(uuid("unit_id"), "units")
        .refers(uuid("board_id"), "boards")
        .column(integer("year"))
        .column(integer("people"))
        .key(&["unit_id", "year"])
        .index(&["board_id", "year"])
}

#[async_trait::async_trait]
impl MigrationTrait for Headcounts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = headcounts().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(headcounts().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
