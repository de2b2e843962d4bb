//! What a leaver opened in a browser and closed again opens nothing any more. That a link was revoked has always been
//! another generation, so the column for it goes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

use crate::table::Table;

pub(crate) struct ClosedLinks;

impl MigrationName for ClosedLinks {
    fn name(&self) -> &str {
        "m2026_11_29_000020_closed_links"
    }
}

/// One row for each browser in which a link was closed, until its cookie would have ended by itself.
fn closed_openings() -> Table {
    Table::of_board("closed_openings")
        .part_of(uuid("link_id"), "links")
        .column(timestamp_with_time_zone("ends_at"))
        .index(&["ends_at"])
}

#[async_trait::async_trait]
impl MigrationTrait for ClosedLinks {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = closed_openings().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        let drop = sea_query::Table::alter().table("links").drop_column("revoked_at").to_owned();
        manager.alter_table(drop).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = timestamp_with_time_zone_null("revoked_at");
        manager.alter_table(sea_query::Table::alter().table("links").add_column(column).to_owned()).await?;
        manager.drop_table(sea_query::Table::drop().table(closed_openings().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
