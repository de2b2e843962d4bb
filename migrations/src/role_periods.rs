//! A role may count from a first day until a last one, and may be somebody else's for a while. What a school head
//! reads of talks that were due is counted once for each half-year.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null};

use crate::table::Table;

pub(crate) struct RolePeriods;

impl MigrationName for RolePeriods {
    fn name(&self) -> &str {
        "m2026_11_29_000070_role_periods"
    }
}

/// Columns of both tables, of which all roles of before have none.
fn columns() -> [ColumnDef; 3] {
    [date_null("first_day"), date_null("last_day"), uuid_null("deputy_of")]
}

const TABLES: [&str; 2] = ["roles", "role_proposals"];

fn counts() -> Table {
    Table::bare("school_counts")
        .part_of(uuid("school_id"), "units")
        .column(date("first_day"))
        .refers(uuid("board_id"), "boards")
        .column(text("groups"))
        .column(timestamp_with_time_zone("counted_at"))
        .key(&["school_id", "first_day"])
}

#[async_trait::async_trait]
impl MigrationTrait for RolePeriods {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            for column in columns() {
                manager.alter_table(sea_query::Table::alter().table(table).add_column(column).to_owned()).await?;
            }
        }
        manager.alter_table(sea_query::Table::alter().table("roles").add_column(text_null("noted")).to_owned()).await?;
        let (create, indexes) = counts().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(counts().name()).to_owned()).await?;
        manager.alter_table(sea_query::Table::alter().table("roles").drop_column("noted").to_owned()).await?;
        for table in TABLES {
            for column in columns() {
                let name = Alias::new(column.get_column_name());
                manager.alter_table(sea_query::Table::alter().table(table).drop_column(name).to_owned()).await?;
            }
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
