//! Steps that HR asked for and that wait a minute, in which they can be undone: one a departure.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::table::Table;

pub(crate) struct WaitingSteps;

impl MigrationName for WaitingSteps {
    fn name(&self) -> &str {
        "m2026_11_30_000120_waiting_steps"
    }
}

/// `fields` is sealed. `lapsed` says why it was not carried out: the row tells it on the record until somebody has read
/// it, or asks for another step.
fn steps() -> Table {
    Table::of_board("waiting_steps")
        .part_of(uuid("departure_id"), "departures")
        .column(text("step"))
        .column(text_null("fields"))
        .refers(uuid("asked_by"), "accounts")
        .column(timestamp_with_time_zone("asked_at"))
        .column(timestamp_with_time_zone("due_at"))
        .column(integer("revision"))
        .column(text_null("lapsed"))
        .column(timestamp_with_time_zone_null("lapsed_at"))
        .unique(&["departure_id"])
        .index(&["due_at"])
}

#[async_trait::async_trait]
impl MigrationTrait for WaitingSteps {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = steps().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(steps().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
