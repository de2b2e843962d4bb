//! Names and addresses of leavers, and lists that wait to be imported, are sealed from now on. What stands there is
//! marked, and the program seals it before it reads anything; then it makes the marks by which it finds somebody.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    blob_null, integer, integer_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::ConnectionTrait;

use crate::plain::{mark, unmark};
use crate::table::Table;

pub(crate) struct SealedPeople;

impl MigrationName for SealedPeople {
    fn name(&self) -> &str {
        "m2026_11_29_000081_sealed_people"
    }
}

const COLUMNS: &[(&str, &[&str])] = &[
    ("departures", &["name", "name_parts", "private_email", "work_email"]),
    ("outbox", &["to_address", "to_name"]),
    ("former_colleagues", &["address"]),
    ("imports", &["file_name"]),
    ("organisation_imports", &["units_name", "people_name"]),
];

/// Columns that hold a file: bytes before, sealed text from now on.
const FILES: [(&str, &str, &str); 3] = [
    ("imports", "bytes", "content"),
    ("organisation_imports", "units_bytes", "units_content"),
    ("organisation_imports", "people_bytes", "people_content"),
];

const LISTS: [&str; 2] = ["imports", "organisation_imports"];

/// Columns that hold a mark.
const MARKS: [(&str, &str); 3] =
    [("departures", "private_mark"), ("departures", "work_mark"), ("former_colleagues", "address_mark")];

/// By which an address stays in touch once.
const FORMER_KEYS: [&str; 2] = ["address", "address_mark"];

fn search_index() -> Table {
    let mut id = text("id");
    id.primary_key();
    Table::bare("search_index").column(id).column(integer("version")).column(timestamp_with_time_zone("made_at"))
}

/// Marks of words and of their beginnings: the words themselves stand there no more.
fn name_words() -> Table {
    Table::bare("name_words")
        .refers(uuid("board_id"), "boards")
        .column(uuid("mark"))
        .part_of(uuid("departure_id"), "departures")
        .key(&["board_id", "mark", "departure_id"])
        .index(&["departure_id"])
}

fn name_words_before() -> Table {
    Table::bare("name_words")
        .refers(uuid("board_id"), "boards")
        .column(text("start"))
        .column(text("word"))
        .column(integer_null("version"))
        .part_of(uuid("departure_id"), "departures")
        .key(&["board_id", "start", "word", "departure_id"])
        .index(&["departure_id"])
}

#[async_trait::async_trait]
impl MigrationTrait for SealedPeople {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        mark(manager, COLUMNS).await?;
        // Stands for an address that was erased: it is none.
        let erased = r#"UPDATE "outbox" SET "to_address" = '-' WHERE "to_address" = 'plain:-'"#;
        manager.get_connection().execute_unprepared(erased).await?;
        for (table, column) in MARKS {
            add(manager, table, uuid_null(column)).await?;
        }
        key_of_former(manager, FORMER_KEYS).await?;
        replace(manager, name_words()).await?;
        // A list that waits is uploaded again: nothing was made of it.
        for table in LISTS {
            let waiting = Query::delete().from_table(table).and_where(Expr::col("state").ne("done")).to_owned();
            manager.exec_stmt(waiting).await?;
        }
        for (table, before, after) in FILES {
            drop(manager, table, before).await?;
            add(manager, table, text_null(after)).await?;
        }
        create(manager, search_index()).await
    }

    /// Only what was never sealed can be had back; whom a word finds is not among it, nor are lists.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(search_index().name()).to_owned()).await?;
        for table in LISTS {
            manager.exec_stmt(Query::delete().from_table(table).to_owned()).await?;
        }
        for (table, before, after) in FILES {
            drop(manager, table, after).await?;
            add(manager, table, blob_null(before)).await?;
        }
        replace(manager, name_words_before()).await?;
        let [address, mark] = FORMER_KEYS;
        key_of_former(manager, [mark, address]).await?;
        for (table, column) in MARKS {
            drop(manager, table, column).await?;
        }
        unmark(manager, COLUMNS).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn add(manager: &SchemaManager<'_>, table: &str, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(sea_query::Table::alter().table(table.to_owned()).add_column(column).to_owned()).await
}

async fn drop(manager: &SchemaManager<'_>, table: &str, column: &str) -> Result<(), DbErr> {
    let drop = sea_query::Table::alter().table(table.to_owned()).drop_column(Alias::new(column)).to_owned();
    manager.alter_table(drop).await
}

async fn create(manager: &SchemaManager<'_>, table: Table) -> Result<(), DbErr> {
    let (create, indexes) = table.finish();
    manager.create_table(create).await?;
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// Throws a table away for one of the same name.
async fn replace(manager: &SchemaManager<'_>, table: Table) -> Result<(), DbErr> {
    manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
    create(manager, table).await
}

async fn key_of_former(manager: &SchemaManager<'_>, [before, after]: [&str; 2]) -> Result<(), DbErr> {
    let name = |column: &str| format!("uq_former_colleagues_board_id_{column}");
    manager.drop_index(Index::drop().name(name(before)).table("former_colleagues").to_owned()).await?;
    let mut index = Index::create();
    index.name(name(after)).table("former_colleagues").col("board_id").col(after.to_owned()).unique();
    manager.create_index(index).await
}
