//! A leaver is recognised within one school: what is registered elsewhere is not HR's to learn.

use sea_orm_migration::prelude::*;

pub(crate) struct DoublesBySchool;

impl MigrationName for DoublesBySchool {
    fn name(&self) -> &str {
        "m2026_11_29_000004_doubles_by_school"
    }
}

/// The column that comes first in the key, before and after.
const BEFORE: &str = "board_id";
const AFTER: &str = "school_id";

#[async_trait::async_trait]
impl MigrationTrait for DoublesBySchool {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, BEFORE, AFTER).await
    }

    /// Fails where two schools have the same leaver by now.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, AFTER, BEFORE).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn replace(manager: &SchemaManager<'_>, old: &str, new: &str) -> Result<(), DbErr> {
    let name = |first: &str| format!("uq_departures_{first}_address_key_last_day_worked");
    manager.drop_index(Index::drop().name(name(old)).table("departures").to_owned()).await?;
    let columns = [new.to_owned(), "address_key".to_owned(), "last_day_worked".to_owned()];
    let mut index = Index::create();
    index.name(name(new)).table("departures").unique();
    for column in columns {
        index.col(column);
    }
    manager.create_index(index).await
}
