//! Tips that are handed on to the policy officer, without whose they are, and how far each board is with them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, integer_null, text, timestamp_with_time_zone_null, uuid};
use sea_orm_migration::sea_orm::ConnectionTrait;

use crate::table::Table;

pub(crate) struct Tips;

impl MigrationName for Tips {
    fn name(&self) -> &str {
        "m2026_11_30_000150_tips"
    }
}

/// `period` while a tip waits, `batch` and `place` once it was handed on.
fn tips() -> Table {
    Table::of_board("tips")
        .column(date_null("period"))
        .column(date_null("batch"))
        .column(integer_null("place"))
        .column(text("words"))
        .unique(&["board_id", "batch", "place"])
}

fn turns() -> Table {
    Table::bare("tip_turns")
        .part_of(uuid("board_id").primary_key().take(), "boards")
        .column(timestamp_with_time_zone_null("promised_after"))
        .column(timestamp_with_time_zone_null("taken_until"))
        .column(date_null("decided"))
}

const INDEX: &str = "ix_departures_board_id_closed_at";

/// Whoever handed in before read nothing of what becomes of a tip: theirs stay where they are.
const BEFORE: &str = "INSERT INTO tip_turns (board_id, promised_after, taken_until) SELECT boards.id, \
    (SELECT MAX(responses.submitted_at) FROM responses WHERE responses.board_id = boards.id), \
    (SELECT MAX(departures.closed_at) FROM departures WHERE departures.board_id = boards.id) FROM boards";

#[async_trait::async_trait]
impl MigrationTrait for Tips {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [tips(), turns()] {
            let (create, indexes) = table.finish();
            manager.create_table(create).await?;
            for index in indexes {
                manager.create_index(index).await?;
            }
        }
        manager.get_connection().execute_unprepared(BEFORE).await?;
        let mut index = Index::create();
        index.name(INDEX).table("departures");
        for column in ["board_id", "closed_at"] {
            index.col(column);
        }
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table("departures").to_owned()).await?;
        for table in [turns(), tips()] {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
