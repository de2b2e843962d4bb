//! The codes in printed letters get a purpose of their own. Until now they were known from mailed ones by
//! their longer life.
//!
//! Their hashes stay as they are, since the key is not the database's: the program reads them in the
//! former way too, and printed letters keep opening. A code that was mailed in the ten minutes before
//! opens nothing any more; another one can be asked for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm_migration::sea_orm::{ConnectionTrait, FromQueryResult};

/// What a mailed code lives at most.
const MAILED_LIFE_MINUTES: i64 = 10;

pub(crate) struct PrintedCodes;

impl MigrationName for PrintedCodes {
    fn name(&self) -> &str {
        "m2026_11_29_000001_printed_codes"
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    created_at: DateTimeUtc,
    expires_at: DateTimeUtc,
}

#[async_trait::async_trait]
impl MigrationTrait for PrintedCodes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let conn = manager.get_connection();
        let answers = Query::select()
            .columns(["id", "created_at", "expires_at"])
            .from("codes")
            .and_where(Expr::col("purpose").eq("answers"))
            .to_owned();
        // Row by row: the two databases subtract times in different words, and letters are few.
        for row in Row::find_by_statement(conn.get_database_backend().build(&answers)).all(conn).await? {
            if (row.expires_at - row.created_at).num_minutes() > MAILED_LIFE_MINUTES {
                let update = Query::update()
                    .table("codes")
                    .value("purpose", "printed")
                    .and_where(Expr::col("id").eq(row.id))
                    .to_owned();
                conn.execute(&update).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let update = Query::update()
            .table("codes")
            .value("purpose", "answers")
            .and_where(Expr::col("purpose").eq("printed"))
            .to_owned();
        manager.get_connection().execute(&update).await.map(|_| ())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
