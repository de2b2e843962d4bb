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

/// The subject is a number in the board's own list. The region is a school's, once for everybody who leaves it.
fn columns() -> [(&'static str, ColumnDef); 6] {
    [
        ("departures", text_null("entry")),
        ("departures", text_null("part_time")),
        ("departures", text_null("hybrid")),
        ("departures", text_null("contract_chain")),
        ("departures", integer_null("subject")),
        ("units", text_null("region")),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for GroupFacts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let added = sea_query::Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let dropped = sea_query::Table::alter().table(table).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
