//! What is erased after a term, and what is written down of it: a board's terms, whose turn it is, receipts without
//! a person, and the few coded fields that stay without a record.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::Table;

pub(crate) struct Retention;

impl MigrationName for Retention {
    fn name(&self) -> &str {
        "m2026_11_29_000010_retention"
    }
}

/// Columns that older tables get, by table. References are without foreign key, which SQLite cannot add.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        // The board's own terms, as JSON; empty for the standard ones.
        ("boards", text_null("retention")),
        ("departures", timestamp_with_time_zone_null("contact_erased_at")),
        // HR asked for it to be erased; it waits for its last mails.
        ("departures", timestamp_with_time_zone_null("erasing_since")),
        // The receipt to which the counts are added.
        ("departures", uuid_null("erasure_id")),
        // The leaver's own account, where they have one: noted when the addresses go by which it was known.
        ("departures", uuid_null("leaver_account")),
        // When the account was first seen switched off.
        ("accounts", timestamp_with_time_zone_null("inactive_since")),
        ("accounts", timestamp_with_time_zone_null("erased_at")),
    ]
}

fn tables() -> Vec<Table> {
    vec![erasures(), coded_departures(), retention_turns()]
}

/// That something was erased: when, by whom (empty: by the program), on what ground, and how many rows of what. No
/// name, no address, no id of a record.
fn erasures() -> Table {
    Table::of_board("erasures")
        .column(timestamp_with_time_zone("at"))
        .refers(uuid_null("account_id"), "accounts")
        .column(text("ground"))
        .column(text("counts"))
        .index(&["board_id", "at"])
}

/// What stays of a departure for figures: codes, the month, the school and the way of leaving. Its id is made for
/// it, without a time in it, and leads nowhere.
fn coded_departures() -> Table {
    Table::of_board("coded_departures")
        .refers(uuid("school_id"), "units")
        .column(date("left_in"))
        .column(text("departure_type"))
        .column(boolean("foreseen"))
        .column(text_null("destination"))
        .column(text("fields"))
        .index(&["board_id", "left_in"])
}

/// When a board is looked at next: whoever moves the instant on does it.
fn retention_turns() -> Table {
    Table::bare("retention_turns")
        .part_of(uuid("board_id").primary_key().take(), "boards")
        .column(timestamp_with_time_zone("next_at"))
}

#[async_trait::async_trait]
impl MigrationTrait for Retention {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            let (create, indexes) = table.finish();
            manager.create_table(create).await?;
            for index in indexes {
                manager.create_index(index).await?;
            }
        }
        for (table, column) in columns() {
            manager.alter_table(sea_query::Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns().into_iter().rev() {
            let drop = sea_query::Table::alter().table(table).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(drop).await?;
        }
        for table in tables().into_iter().rev() {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
