//! What waits for a second person: roles that open what leavers said, or give others such roles, and trainings
//! that somebody noted for themself. What is proposed gives nothing, since it stands in tables of its own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, text, timestamp_with_time_zone, uuid, uuid_null};

use crate::table::Table;

pub(crate) struct SecondPerson;

impl MigrationName for SecondPerson {
    fn name(&self) -> &str {
        "m2026_11_29_000031_second_person"
    }
}

fn tables() -> [Table; 2] {
    let roles = Table::of_board("role_proposals")
        .part_of(uuid("account_id"), "accounts")
        .column(text("role"))
        .refers(uuid_null("unit_id"), "units")
        .column(text("unit_key"))
        .refers(uuid("proposed_by"), "accounts")
        .column(timestamp_with_time_zone("proposed_at"))
        .unique(&["account_id", "role", "unit_key"]);
    let trainings = Table::of_board("training_proposals")
        .part_of(uuid("account_id"), "accounts")
        .column(text("name"))
        .column(date("valid_from"))
        .column(date("valid_until"))
        .column(timestamp_with_time_zone("proposed_at"))
        .index(&["account_id"]);
    [roles, trainings]
}

#[async_trait::async_trait]
impl MigrationTrait for SecondPerson {
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

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
