//! An account knows whom the organisation's provider vouches for, and a session with which of the provider's own
//! it began.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct ProviderSubject;

impl MigrationName for ProviderSubject {
    fn name(&self) -> &str {
        "m2026_11_29_000032_provider_subject"
    }
}

const NEW: [(&str, &str); 3] =
    [("accounts", "provider_issuer"), ("accounts", "provider_subject"), ("sessions", "provider_session")];

/// Where both stand there, nobody else has them; several accounts may have neither.
const UNIQUE: &str = "uq_accounts_provider_issuer_provider_subject";

#[async_trait::async_trait]
impl MigrationTrait for ProviderSubject {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in NEW {
            let add = sea_query::Table::alter().table(table).add_column(text_null(column)).to_owned();
            manager.alter_table(add).await?;
        }
        let unique = Index::create()
            .name(UNIQUE)
            .table("accounts")
            .col("provider_issuer")
            .col("provider_subject")
            .unique()
            .to_owned();
        manager.create_index(unique).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(UNIQUE).table("accounts").to_owned()).await?;
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
