//! Tips that are handed on to the policy officer, without whose they are, how far each board is with them, and who was
//! looked at for one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date_null, integer_null, text, timestamp_with_time_zone_null, uuid};
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
        .column(date_null("decided"))
}

const DEPARTURES: &str = "departures";
const LOOKED: &str = "tip_looked";
const INDEX: &str = "ix_departures_board_id_closed_at";

/// Whoever handed in before read nothing of what becomes of a tip: theirs stay where they are.
const BEFORE: &str = "INSERT INTO tip_turns (board_id, promised_after) SELECT boards.id, \
    (SELECT MAX(responses.submitted_at) FROM responses WHERE responses.board_id = boards.id) FROM boards";
/// Nor is any course looked at that was closed before.
const CLOSED: &str = "UPDATE departures SET tip_looked = TRUE WHERE closed_at IS NOT NULL";

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
        let column = boolean(LOOKED).default(false).take();
        manager.alter_table(sea_query::Table::alter().table(DEPARTURES).add_column(column).to_owned()).await?;
        for statement in [BEFORE, CLOSED] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        let mut index = Index::create();
        index.name(INDEX).table(DEPARTURES);
        for column in ["board_id", "closed_at"] {
            index.col(column);
        }
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table(DEPARTURES).to_owned()).await?;
        let drop = sea_query::Table::alter().table(DEPARTURES).drop_column(LOOKED).to_owned();
        manager.alter_table(drop).await?;
        for table in [turns(), tips()] {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
