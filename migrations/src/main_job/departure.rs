//! The record of a leaver, and what hangs directly on it.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part, each after the ones it refers to.
pub(super) fn tables() -> Vec<Table> {
    vec![departures(), name_words(), excluded_hosts(), pauses(), links(), drafts(), responses()]
}

/// The record of one person leaving one job, with the projection that lists are read from.
fn departures() -> Table {
    Table::of_board("departures")
        .column(text("name"))
        .column(text_null("private_email"))
        .column(text_null("work_email"))
        .column(text("address_key"))
        .column(text("language"))
        .refers(uuid("unit_id"), "units")
        .refers(uuid("school_id"), "units")
        .refers(uuid_null("leader_id"), "accounts")
        .column(text("departure_type"))
        .column(boolean("foreseen"))
        .column(date("last_day_worked"))
        .column(date("end_of_employment"))
        .column(date_null("known_from"))
        .column(text_null("destination"))
        .column(text_null("function_group"))
        .column(text_null("service_band"))
        .column(boolean("director_or_hr"))
        .column(date_null("concluded_on"))
        .column(boolean("reconsider_stated"))
        .column(timestamp_with_time_zone_null("condition_confirmed_at"))
        .column(boolean("questionnaire_switched_on"))
        .column(timestamp_with_time_zone("registered_at"))
        .refers(uuid_null("registered_by"), "accounts")
        .column(timestamp_with_time_zone("updated_at"))
        .column(integer("revision"))
        .column(timestamp_with_time_zone_null("cancelled_at"))
        .column(timestamp_with_time_zone_null("closed_at"))
        .column(text_null("experience_answer"))
        .column(text_null("talk_choice"))
        .column(timestamp_with_time_zone_null("talk_choice_at"))
        .column(boolean("share_with_leader"))
        .column(timestamp_with_time_zone_null("bounced_at"))
        .column(text_null("bounce_reason"))
        .column(text("stage"))
        .column(timestamp_with_time_zone_null("due_at"))
        .column(text("owner"))
        .column(uuid_null("owner_account"))
        .column(timestamp_with_time_zone_null("next_at"))
        .column(boolean("is_open"))
        .column(boolean("special"))
        .column(text("leader_status"))
        .column(date_null("talk_by"))
        .unique(&["board_id", "address_key", "last_day_worked"])
        .index(&["board_id", "is_open", "due_at", "id"])
        .index(&["board_id", "school_id", "is_open", "due_at", "id"])
        .index(&["board_id", "stage", "due_at", "id"])
        .index(&["leader_id", "is_open", "talk_by"])
        .index(&["is_open", "next_at"])
        .index(&["owner_account", "is_open"])
        .index(&["board_id", "name"])
}

/// The words of leavers' names, to find them by: `start` is the first three letters.
fn name_words() -> Table {
    Table::bare("name_words")
        .refers(uuid("board_id"), "boards")
        .column(text("start"))
        .column(text("word"))
        .part_of(uuid("departure_id"), "departures")
        .key(&["board_id", "start", "word", "departure_id"])
        .index(&["departure_id"])
}

/// Somebody HR names as having handled the case: never a host of this departure.
fn excluded_hosts() -> Table {
    Table::bare("excluded_hosts")
        .part_of(uuid("departure_id"), "departures")
        .refers(uuid("account_id"), "accounts")
        .refers(uuid("board_id"), "boards")
        .key(&["departure_id", "account_id"])
}

/// A pause of the course; no reason is kept.
fn pauses() -> Table {
    Table::of_board("pauses")
        .part_of(uuid("departure_id"), "departures")
        .column(timestamp_with_time_zone("since"))
        .column(timestamp_with_time_zone_null("until"))
        .index(&["departure_id"])
}

/// The leaver's personal link. The token is an HMAC of id and generation; a new generation revokes.
fn links() -> Table {
    Table::of_board("links")
        .part_of(uuid("departure_id"), "departures")
        .column(integer("generation"))
        .column(timestamp_with_time_zone_null("revoked_at"))
        .column(timestamp_with_time_zone("created_at"))
        .unique(&["departure_id"])
}

/// Answers that were not submitted yet.
fn drafts() -> Table {
    Table::bare("drafts")
        .part_of(uuid("departure_id").primary_key().take(), "departures")
        .refers(uuid("board_id"), "boards")
        .column(text("answers"))
        .column(text_null("screen"))
        .column(integer("revision"))
        .column(timestamp_with_time_zone("updated_at"))
}

/// One leaver's submitted answers.
fn responses() -> Table {
    Table::of_board("responses")
        .part_of(uuid("departure_id"), "departures")
        .column(integer("version"))
        .column(text("variant"))
        .column(text("language"))
        .column(text("answers"))
        .column(timestamp_with_time_zone("submitted_at"))
        .unique(&["departure_id"])
}
