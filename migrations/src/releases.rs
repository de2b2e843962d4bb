//! Releases: the figures of a period, who was counted in them for as long as that may be known, figures that are being
//! made, and those of other boards.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::table::Table;

pub(crate) struct Releases;

impl MigrationName for Releases {
    fn name(&self) -> &str {
        "m2026_11_30_000150_releases"
    }
}

/// `content` is sealed, since it says why a correction was asked, in somebody's words. `members_gone`: somebody who was
/// counted is no longer known, so that the period is counted no more.
fn releases() -> Table {
    Table::of_board("releases")
        .column(text("period"))
        .column(integer("number"))
        .column(date("first_day"))
        .column(date("last_day"))
        .column(timestamp_with_time_zone("made_at"))
        .refers(uuid_null("made_by"), "accounts")
        .column(text("content"))
        .column(boolean("members_gone"))
        .unique(&["board_id", "period", "number"])
        .index(&["board_id", "last_day"])
}

/// `codes` is sealed: answers are among them.
fn members() -> Table {
    Table::of_board("release_members")
        .part_of(uuid("release_id"), "releases")
        .part_of(uuid("departure_id"), "departures")
        .column(text("codes"))
        .unique(&["release_id", "departure_id"])
        .index(&["departure_id"])
}

/// `reason` is sealed. A job that has ended stays, and with it that the period had its turn.
fn jobs() -> Table {
    Table::of_board("release_jobs")
        .column(text("period"))
        .column(integer("number"))
        .column(text("state"))
        .column(integer("done"))
        .column(integer("total"))
        .column(timestamp_with_time_zone("asked_at"))
        .refers(uuid_null("asked_by"), "accounts")
        .column(text_null("reason"))
        .column(timestamp_with_time_zone_null("started_at"))
        .column(timestamp_with_time_zone_null("claimed_until"))
        .unique(&["board_id", "period", "number"])
        .index(&["state", "claimed_until"])
}

/// `source` is the other board's id, as its files say. `key` is the public key that its files are signed with: the one of
/// its first file counts. `name` and `content` are sealed.
fn foreign() -> Table {
    Table::of_board("foreign_releases")
        .column(text("source"))
        .column(text("name"))
        .column(text("key"))
        .column(text("period"))
        .column(integer("number"))
        .column(text("content"))
        .column(timestamp_with_time_zone("imported_at"))
        .unique(&["board_id", "source", "period", "number"])
}

/// What the board sets for its figures.
fn figures() -> ColumnDef {
    text_null("figures")
}

#[async_trait::async_trait]
impl MigrationTrait for Releases {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let added = sea_query::Table::alter().table("boards").add_column(figures()).to_owned();
        manager.alter_table(added).await?;
        for table in [releases(), members(), jobs(), foreign()] {
            let (create, indexes) = table.finish();
            manager.create_table(create).await?;
            for index in indexes {
                manager.create_index(index).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [foreign(), jobs(), members(), releases()] {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        let dropped = sea_query::Table::alter().table("boards").drop_column(figures().get_column_name()).to_owned();
        manager.alter_table(dropped).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
