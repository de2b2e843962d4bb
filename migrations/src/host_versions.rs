//! An account says in which version its times as a host are, so that what a program has of them in memory is known to
//! be still so. Empty as long as nothing of them changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

pub(crate) struct HostVersions;

impl MigrationName for HostVersions {
    fn name(&self) -> &str {
        "m2026_11_30_000180_host_versions"
    }
}

const TABLE: &str = "accounts";
const COLUMN: &str = "host_version";

#[async_trait::async_trait]
impl MigrationTrait for HostVersions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = big_integer_null(COLUMN);
        manager.alter_table(sea_query::Table::alter().table(TABLE).add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(sea_query::Table::alter().table(TABLE).drop_column(COLUMN).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
