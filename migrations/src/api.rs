//! Personnel systems: their tokens, what they asked for, which addresses are told, and the employer's own number of a
//! departure.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, integer_null, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::table::Table;

pub(crate) struct Api;

impl MigrationName for Api {
    fn name(&self) -> &str {
        "m2026_11_30_000160_api"
    }
}

/// What is kept of a token is a keyed hash. `scopes` are codes with spaces between; `expires_on` is the last day.
fn tokens() -> Table {
    Table::of_board("api_tokens")
        .column(text("name"))
        .column(text("secret_hash"))
        .column(text("scopes"))
        .column(date("expires_on"))
        .refers(uuid("made_by"), "accounts")
        .column(timestamp_with_time_zone("made_at"))
        .column(date_null("used_on"))
        .column(timestamp_with_time_zone_null("revoked_at"))
}

/// Which request was made under a key, and what came of it: no more than a few days.
fn requests() -> Table {
    Table::of_board("api_requests")
        .part_of(uuid("token_id"), "api_tokens")
        .column(text("key_hash"))
        .column(text("body_hash"))
        .column(timestamp_with_time_zone("begun_at"))
        .column(timestamp_with_time_zone_null("answered_at"))
        .column(integer_null("status"))
        .column(uuid_null("departure_id"))
        .column(text_null("warnings"))
        .unique(&["token_id", "key_hash"])
        .index(&["begun_at"])
}

/// `address` and `secret` are sealed with the secrets before they come here.
fn webhooks() -> Table {
    Table::of_board("webhooks")
        .column(text("address"))
        .column(text("secret"))
        .refers(uuid("made_by"), "accounts")
        .column(timestamp_with_time_zone("made_at"))
        .column(boolean("active"))
}

/// What each address is told, from when it happened until it was told.
fn deliveries() -> Table {
    Table::of_board("webhook_deliveries")
        .part_of(uuid("webhook_id"), "webhooks")
        .part_of(uuid("departure_id"), "departures")
        .column(text("kind"))
        .column(text("stage"))
        .column(timestamp_with_time_zone("at"))
        .column(timestamp_with_time_zone("since"))
        .column(integer("failures"))
        .column(timestamp_with_time_zone_null("due_at"))
        .column(timestamp_with_time_zone_null("parked_at"))
        .column(text_null("fault"))
        .index(&["due_at"])
}

/// Numbers of departures that were erased, as keyed hashes, so that nobody registers them anew at night.
fn gone_numbers() -> Table {
    Table::bare("gone_numbers")
        .refers(uuid("board_id"), "boards")
        .column(text("number_hash"))
        .column(timestamp_with_time_zone("gone_at"))
        .key(&["board_id", "number_hash"])
        .index(&["gone_at"])
}

const DEPARTURES: &str = "departures";
const EXTERNAL_ID: &str = "external_id";
const BY_NUMBER: &str = "uq_departures_board_id_external_id";
const BY_CHANGE: &str = "ix_departures_board_id_told_at_id";
/// Where personnel systems were told that it stands, and since when; of every departure that is there.
const TOLD_STAGE: &str = "told_stage";
const TOLD_AT: &str = "told_at";

/// Of departures from before nobody was told anything. Those whose days are over are closed at the first look.
fn told_before() -> [UpdateStatement; 2] {
    let mut all = Query::update();
    all.table(DEPARTURES).value(TOLD_STAGE, "open").value(TOLD_AT, Expr::col("registered_at"));
    let mut over = Query::update();
    over.table(DEPARTURES).value(TOLD_STAGE, Expr::col("stage"));
    over.and_where(Expr::col("stage").is_in(["cancelled", "stopped"]));
    [all, over]
}

#[async_trait::async_trait]
impl MigrationTrait for Api {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [tokens(), requests(), webhooks(), deliveries(), gone_numbers()] {
            let (create, indexes) = table.finish();
            manager.create_table(create).await?;
            for index in indexes {
                manager.create_index(index).await?;
            }
        }
        for column in [string_null(EXTERNAL_ID), string_null(TOLD_STAGE), timestamp_with_time_zone_null(TOLD_AT)] {
            let added = sea_query::Table::alter().table(DEPARTURES).add_column(column).to_owned();
            manager.alter_table(added).await?;
        }
        for told in told_before() {
            manager.exec_stmt(told).await?;
        }
        let mut by_number = Index::create();
        by_number.name(BY_NUMBER).table(DEPARTURES).col("board_id").col(EXTERNAL_ID).unique();
        manager.create_index(by_number).await?;
        let mut by_change = Index::create();
        by_change.name(BY_CHANGE).table(DEPARTURES).col("board_id").col(TOLD_AT).col("id");
        manager.create_index(by_change).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in [BY_CHANGE, BY_NUMBER] {
            manager.drop_index(Index::drop().name(index).table(DEPARTURES).to_owned()).await?;
        }
        for column in [TOLD_AT, TOLD_STAGE, EXTERNAL_ID] {
            let dropped = sea_query::Table::alter().table(DEPARTURES).drop_column(column).to_owned();
            manager.alter_table(dropped).await?;
        }
        for table in [gone_numbers(), deliveries(), webhooks(), requests(), tokens()] {
            manager.drop_table(sea_query::Table::drop().table(table.name()).to_owned()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
