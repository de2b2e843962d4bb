//! What follows from a release, kept beside it, and the board's own words for what releases propose.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct ReleaseWords;

impl MigrationName for ReleaseWords {
    fn name(&self) -> &str {
        "m2026_11_30_000170_release_words"
    }
}

/// `derived` is sealed like what it follows from. `figure_words` is the board's own, about no person.
const COLUMNS: [(&str, &str); 2] = [("releases", "derived"), ("boards", "figure_words")];

#[async_trait::async_trait]
impl MigrationTrait for ReleaseWords {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            let added = sea_query::Table::alter().table(table).add_column(text_null(column)).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            let dropped = sea_query::Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
