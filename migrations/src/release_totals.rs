//! What is kept beside the release of a year until three years are put together.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct ReleaseTotals;

impl MigrationName for ReleaseTotals {
    fn name(&self) -> &str {
        "m2026_11_30_000190_release_totals"
    }
}

/// Sealed: what a release hides is in it.
const COLUMN: &str = "totals";

#[async_trait::async_trait]
impl MigrationTrait for ReleaseTotals {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let added = sea_query::Table::alter().table("releases").add_column(text_null(COLUMN)).to_owned();
        manager.alter_table(added).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = sea_query::Table::alter().table("releases").drop_column(COLUMN).to_owned();
        manager.alter_table(dropped).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
