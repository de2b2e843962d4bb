//! What a leaver belongs to, for figures by group: one coded column a fact, which figures group by in one pass. Codes
//! are not sealed, like those beside them; they go with the record.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text_null};

pub(crate) struct GroupFacts;

impl MigrationName for GroupFacts {
    fn name(&self) -> &str {
        "m2026_11_30_000070_group_facts"
    }
}

const TABLE: &str = "departures";

/// The subject is a number in the board's own list.
fn columns() -> [ColumnDef; 5] {
    [
        text_null("entry"),
        text_null("part_time"),
        text_null("hybrid"),
        text_null("contract_chain"),
        integer_null("subject"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for GroupFacts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let added = sea_query::Table::alter().table(TABLE).add_column(column).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let dropped = sea_query::Table::alter().table(TABLE).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
