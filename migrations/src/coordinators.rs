//! Who takes care of a departure: at first whoever registered it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

pub(crate) struct Coordinators;

impl MigrationName for Coordinators {
    fn name(&self) -> &str {
        "m2026_11_30_000130_coordinators"
    }
}

const TABLE: &str = "departures";
const COLUMN: &str = "coordinator_id";

#[async_trait::async_trait]
impl MigrationTrait for Coordinators {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let added = sea_query::Table::alter().table(TABLE).add_column(uuid_null(COLUMN)).to_owned();
        manager.alter_table(added).await?;
        let registered = Query::update().table(TABLE).value(COLUMN, Expr::col("registered_by")).to_owned();
        manager.exec_stmt(registered).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(sea_query::Table::alter().table(TABLE).drop_column(COLUMN).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
