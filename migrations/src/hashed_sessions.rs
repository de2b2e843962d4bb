//! Sessions are found by the hash of their id, and say whose they are. Those of before stood there as they were,
//! so they end: whoever was signed in does so once more.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

pub(crate) struct HashedSessions;

impl MigrationName for HashedSessions {
    fn name(&self) -> &str {
        "m2026_11_29_000003_hashed_sessions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for HashedSessions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.exec_stmt(Query::delete().from_table("sessions").to_owned()).await?;
        let add = sea_query::Table::alter().table("sessions").add_column(uuid_null("account_id")).to_owned();
        manager.alter_table(add).await
    }

    /// The ids cannot be had back from their hashes.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.exec_stmt(Query::delete().from_table("sessions").to_owned()).await?;
        manager.alter_table(sea_query::Table::alter().table("sessions").drop_column("account_id").to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
