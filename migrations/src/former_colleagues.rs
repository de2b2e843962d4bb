//! Whoever stays in touch by choice, apart from the record.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, text};

use crate::table::Table;

pub(crate) struct FormerColleagues;

impl MigrationName for FormerColleagues {
    fn name(&self) -> &str {
        "m2026_11_29_000052_former_colleagues"
    }
}

/// Days and no instants, no name, and nothing of a departure: nobody finds out whose address it was.
fn former_colleagues() -> Table {
    Table::of_board("former_colleagues")
        .column(text("address"))
        .column(text("language"))
        .column(date("asked_on"))
        .column(date_null("confirmed_on"))
        .column(date_null("mailed_on"))
        .unique(&["board_id", "address"])
}

#[async_trait::async_trait]
impl MigrationTrait for FormerColleagues {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = former_colleagues().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(former_colleagues().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
