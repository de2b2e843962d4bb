//! What the leaver does tells by which link they came in, and a response can carry the word that opens it again
//! for whom no mail may reach.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct LetterAndWord;

impl MigrationName for LetterAndWord {
    fn name(&self) -> &str {
        "m2026_11_29_000002_letter_and_word"
    }
}

/// Each table with its new column.
const NEW: [(&str, &str); 2] = [("events", "way_in"), ("responses", "word_hash")];

#[async_trait::async_trait]
impl MigrationTrait for LetterAndWord {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in NEW {
            let add = sea_query::Table::alter().table(table).add_column(text_null(column)).to_owned();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in NEW {
            let drop = sea_query::Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
