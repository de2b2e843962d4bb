//! Lists of units and of people that were uploaded, until they are imported.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::Table;

pub(crate) struct OrganisationImports;

impl MigrationName for OrganisationImports {
    fn name(&self) -> &str {
        "m2026_11_29_000040_organisation_imports"
    }
}

fn table() -> Table {
    Table::of_board("organisation_imports")
        .refers(uuid("account_id"), "accounts")
        .column(text_null("units_name"))
        .column(blob_null("units_bytes"))
        .column(text_null("people_name"))
        .column(blob_null("people_bytes"))
        .column(timestamp_with_time_zone("created_at"))
        .column(text("state"))
        .column(timestamp_with_time_zone_null("confirmed_at"))
        .column(integer("schools"))
        .column(integer("teams"))
        .column(integer("people"))
        .column(integer("skipped"))
}

#[async_trait::async_trait]
impl MigrationTrait for OrganisationImports {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (table, indexes) = table().finish();
        manager.create_table(table).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(table().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
