//! What the program keeps for itself: mails, events, codes, limits, sessions and imports.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part, each after the ones it refers to.
pub(super) fn tables() -> Vec<Table> {
    vec![outbox(), events(), codes(), limits(), sessions(), imports()]
}

/// A mail to send: what is needed to write it, not the text.
fn outbox() -> Table {
    Table::of_board("outbox")
        .part_of(uuid_null("departure_id"), "departures")
        .refers(uuid_null("account_id"), "accounts")
        .column(uuid_null("talk_id"))
        .column(uuid_null("appointment_id"))
        .column(text("kind"))
        .column(text("to_address"))
        .column(text("to_name"))
        .column(text("language"))
        .column(text("payload"))
        .column(boolean("at_once"))
        .column(timestamp_with_time_zone("due_at"))
        .column(text("state"))
        .column(integer("attempts"))
        .column(timestamp_with_time_zone_null("claimed_until"))
        .column(text("message_id"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone_null("sent_at"))
        .column(text_null("last_error"))
        .column(text_null("dedupe_key"))
        .unique(&["message_id"])
        .unique(&["dedupe_key"])
        .index(&["state", "due_at"])
        .index(&["departure_id", "kind"])
}

/// What happened, to one departure or to the board.
fn events() -> Table {
    Table::of_board("events")
        .part_of(uuid_null("departure_id"), "departures")
        .column(timestamp_with_time_zone("at"))
        .column(text("actor"))
        .refers(uuid_null("actor_account"), "accounts")
        .column(text("kind"))
        .column(text_null("detail"))
        .index(&["departure_id", "at"])
}

/// A one-time code, stored as an HMAC.
fn codes() -> Table {
    Table::of_board("codes")
        .column(text("purpose"))
        .column(uuid("subject"))
        .column(text("code_hash"))
        .column(timestamp_with_time_zone("expires_at"))
        .column(integer("tries"))
        .column(timestamp_with_time_zone_null("used_at"))
        .column(timestamp_with_time_zone("created_at"))
        .index(&["subject", "purpose"])
}

/// How often something happened in a window of time.
fn limits() -> Table {
    Table::bare("limits")
        .column(text("key").primary_key().take())
        .refers(uuid_null("board_id"), "boards")
        .column(timestamp_with_time_zone("window_start"))
        .column(integer("count"))
}

/// A browser's session.
fn sessions() -> Table {
    Table::bare("sessions")
        .column(text("id").primary_key().take())
        .refers(uuid_null("board_id"), "boards")
        .column(text("data"))
        .column(timestamp_with_time_zone("expires_at"))
        .index(&["expires_at"])
}

/// An uploaded list of leavers and how far its import is.
fn imports() -> Table {
    Table::of_board("imports")
        .refers(uuid("account_id"), "accounts")
        .column(text("file_name"))
        .column(blob("bytes"))
        .column(timestamp_with_time_zone("created_at"))
        .column(text("state"))
        .column(integer("done"))
        .column(integer("total"))
        .column(timestamp_with_time_zone_null("confirmed_at"))
        .column(text_null("error"))
}
