//! Scheduling in depth: hosts' own limits, calendars of other programs, and what earlier leavers changed.

mod hosting;
mod times;

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date_null, integer, integer_null, text_null, timestamp_with_time_zone_null, uuid_null,
};

use crate::table::Table;

pub(crate) use times::feed_busy;

pub(crate) struct HostingAndCalendars;

impl MigrationName for HostingAndCalendars {
    fn name(&self) -> &str {
        "m2026_11_22_000002_third"
    }
}

fn tables() -> Vec<Table> {
    [times::tables(), hosting::tables()].into_iter().flatten().collect()
}

/// Buffer of a talk that was booked before hosts could set their own.
const BUFFER_AFTER_SO_FAR: i32 = 15;

/// Columns that older tables get, by table. References are without foreign key, which SQLite cannot add.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        // A part of a day, in local minutes; empty for whole days.
        ("closed_days", integer_null("start_minute")),
        ("closed_days", integer_null("end_minute")),
        // The calendar these days were read from.
        ("closed_days", uuid_null("feed_id")),
        // HR booked it outside the host's own times, on purpose.
        ("appointments", boolean("outside_hours").default(false).take()),
        // What was claimed around the talk, in minutes.
        ("appointments", integer("buffer_before").default(0).take()),
        ("appointments", integer("buffer_after").default(BUFFER_AFTER_SO_FAR).take()),
        // The wall time that was agreed, and its zone; empty in older rows.
        ("appointments", text_null("local_start")),
        ("appointments", text_null("zone")),
        // The host runs late, by this many minutes.
        ("appointments", integer_null("late_minutes")),
        // The leaver asked the host for another time, too late to move it themselves.
        ("appointments", timestamp_with_time_zone_null("change_asked_at")),
        // The local day of a look at answers or report; empty in other events.
        ("events", date_null("looked_on")),
    ]
}

/// One look of a kind a day for each viewer and departure. Other events leave `looked_on` empty, and
/// empty values are never equal.
const LOOKS: &str = "uq_events_departure_id_actor_account_kind_looked_on";

#[async_trait::async_trait]
impl MigrationTrait for HostingAndCalendars {
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
        let mut looks = Index::create();
        looks.name(LOOKS).table("events").unique();
        for column in ["departure_id", "actor_account", "kind", "looked_on"] {
            looks.col(column);
        }
        manager.create_index(looks).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(LOOKS).table("events").to_owned()).await?;
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
