//! What somebody takes care of is walked by a key of its own: the board filters by it.

use sea_orm_migration::prelude::*;

pub(crate) struct BoardByCoordinator;

impl MigrationName for BoardByCoordinator {
    fn name(&self) -> &str {
        "m2026_11_30_000140_board_by_coordinator"
    }
}

const INDEX: &str = "ix_departures_board_id_coordinator_id_is_open_due_at_id";

#[async_trait::async_trait]
impl MigrationTrait for BoardByCoordinator {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::create();
        index.name(INDEX).table("departures");
        for column in ["board_id", "coordinator_id", "is_open", "due_at", "id"] {
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
