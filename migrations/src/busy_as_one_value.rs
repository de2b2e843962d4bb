//! The busy times of a calendar become one value of its row. They are written and
//! thrown away together, and a page that looks at many hosts reads them by the hundred thousand.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;
use sea_orm_migration::sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm_migration::sea_orm::{ConnectionTrait, FromQueryResult};

use crate::hosting_and_calendars::feed_busy;

pub(crate) struct BusyAsOneValue;

impl MigrationName for BusyAsOneValue {
    fn name(&self) -> &str {
        "m2026_11_22_000003_fourth"
    }
}

/// A row of the table that goes.
#[derive(FromQueryResult)]
struct Row {
    feed_id: Uuid,
    starts_at: DateTimeUtc,
    ends_at: DateTimeUtc,
}

#[async_trait::async_trait]
impl MigrationTrait for BusyAsOneValue {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let busy = sea_query::Table::alter().table("calendar_feeds").add_column(text_null("busy")).to_owned();
        manager.alter_table(busy).await?;
        let conn = manager.get_connection();
        let backend = conn.get_database_backend();
        let all = Query::select()
            .columns(["feed_id", "starts_at", "ends_at"])
            .from("feed_busy")
            .order_by("feed_id", Order::Asc)
            .order_by("starts_at", Order::Asc)
            .order_by("ends_at", Order::Asc)
            .to_owned();
        let rows = Row::find_by_statement(backend.build(&all)).all(conn).await?;
        for of_feed in rows.chunk_by(|one, other| one.feed_id == other.feed_id) {
            let pairs: Vec<String> = of_feed
                .iter()
                .map(|row| format!("[{},{}]", row.starts_at.timestamp(), row.ends_at.timestamp()))
                .collect();
            let update = Query::update()
                .table("calendar_feeds")
                .value("busy", format!("[{}]", pairs.join(",")))
                .and_where(Expr::col("id").eq(of_feed[0].feed_id))
                .to_owned();
            conn.execute(&update).await?;
        }
        manager.drop_table(sea_query::Table::drop().table("feed_busy").to_owned()).await
    }

    /// The busy times themselves are not put back: the next reading does.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = feed_busy().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        let busy = sea_query::Table::alter().table("calendar_feeds").drop_column("busy").to_owned();
        manager.alter_table(busy).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
