//! What leavers ask for of what is kept about them: objecting, and having it restricted.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::Table;

pub(crate) struct RightsRequests;

impl MigrationName for RightsRequests {
    fn name(&self) -> &str {
        "m2026_11_29_000051_rights_requests"
    }
}

const DEPARTURES: &str = "departures";
const RESTRICTED: &str = "restricted_since";

/// `live_key` names the departure and what was asked while it stands, so that there is one of each at a time.
fn requests() -> Table {
    Table::of_board("rights_requests")
        .part_of(uuid("departure_id"), DEPARTURES)
        .column(text("asked"))
        .column(text_null("words"))
        .column(timestamp_with_time_zone("asked_at"))
        .column(text_null("live_key"))
        .column(timestamp_with_time_zone_null("ended_at"))
        .column(text_null("ruling"))
        .column(text_null("answer"))
        .column(timestamp_with_time_zone_null("answered_at"))
        .refers(uuid_null("answered_by"), "accounts")
        .unique(&["live_key"])
        .index(&["departure_id"])
        .index(&["board_id", "asked_at"])
}

#[async_trait::async_trait]
impl MigrationTrait for RightsRequests {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (create, indexes) = requests().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        let column = timestamp_with_time_zone_null(RESTRICTED);
        manager.alter_table(sea_query::Table::alter().table(DEPARTURES).add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = sea_query::Table::alter().table(DEPARTURES).drop_column(RESTRICTED).to_owned();
        manager.alter_table(drop).await?;
        manager.drop_table(sea_query::Table::drop().table(requests().name()).to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
