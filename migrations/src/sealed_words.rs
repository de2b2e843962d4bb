//! What people wrote is sealed from now on. The keys are not the database's, so nothing is sealed here: what stands
//! there is marked, and the program seals it before it reads anything.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, timestamp_with_time_zone};

use crate::plain::{mark, unmark};
use crate::table::Table;

pub(crate) struct SealedWords;

impl MigrationName for SealedWords {
    fn name(&self) -> &str {
        "m2026_11_29_000080_sealed_words"
    }
}

/// `live_key` is `current` for the one that seals, and empty for those with which something may still be sealed.
fn seal_keys() -> Table {
    let mut id = text("id");
    id.primary_key();
    Table::bare("seal_keys")
        .column(id)
        .column(timestamp_with_time_zone("made_at"))
        .column(text_null("live_key"))
        .unique(&["live_key"])
}

const COLUMNS: &[(&str, &[&str])] = &[
    ("drafts", &["answers"]),
    ("responses", &["answers"]),
    ("second_responses", &["answers"]),
    ("reports", &["content", "notes"]),
    ("report_additions", &["words"]),
    ("report_replies", &["words"]),
    ("tasks", &["what", "owner_name"]),
    ("rights_requests", &["words", "answer"]),
    ("improvement_points", &["what", "outcome_nl", "outcome_en", "owner_name"]),
    ("closed_days", &["reason"]),
    ("events", &["detail"]),
    ("outbox", &["payload", "last_error"]),
    ("departures", &["bounce_reason"]),
];

#[async_trait::async_trait]
impl MigrationTrait for SealedWords {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = seal_keys().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        mark(manager, COLUMNS).await
    }

    /// Only what was never sealed can be had back.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmark(manager, COLUMNS).await?;
        manager.drop_table(sea_query::Table::drop().table(seal_keys().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
