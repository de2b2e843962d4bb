//! What a leaver belongs to, for figures by group: one coded column a fact, which figures group by in one pass. Codes
//! are not sealed, like those beside them; they go with the record.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub(crate) struct GroupFacts;

impl MigrationName for GroupFacts {
    fn name(&self) -> &str {
        "m2026_11_30_000070_group_facts"
    }
}

const TABLE: &str = "departures";
const COLUMNS: [&str; 4] = ["entry", "part_time", "hybrid", "contract_chain"];

#[async_trait::async_trait]
impl MigrationTrait for GroupFacts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let added = sea_query::Table::alter().table(TABLE).add_column(text_null(column)).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let dropped = sea_query::Table::alter().table(TABLE).drop_column(column).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
