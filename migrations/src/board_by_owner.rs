//! What is in HR's hands today stands on top of the board, and is walked by a key of its own.

use sea_orm_migration::prelude::*;

pub(crate) struct BoardByOwner;

impl MigrationName for BoardByOwner {
    fn name(&self) -> &str {
        "m2026_11_29_000075_board_by_owner"
    }
}

const INDEX: &str = "ix_departures_board_id_is_open_owner_due_at_id";

#[async_trait::async_trait]
impl MigrationTrait for BoardByOwner {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::create();
        index.name(INDEX).table("departures");
        for column in ["board_id", "is_open", "owner", "due_at", "id"] {
            index.col(column);
        }
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table("departures").to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
