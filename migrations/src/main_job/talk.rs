//! Talks, appointments, the keys that keep them apart, and reports.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part, each after the ones it refers to.
pub(super) fn tables() -> Vec<Table> {
    vec![talks(), appointments(), cells(), day_talks(), reports()]
}

/// A farewell talk, due or done; at most one per kind of host.
fn talks() -> Table {
    Table::of_board("talks")
        .part_of(uuid("departure_id"), "departures")
        .column(text("host_kind"))
        .column(text("formality"))
        .column(integer("minutes"))
        .refers(uuid_null("host_id"), "accounts")
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone_null("invited_at"))
        .column(integer("attempt"))
        .column(date_null("held_on"))
        .column(timestamp_with_time_zone_null("held_at"))
        .column(text_null("held_way"))
        .column(timestamp_with_time_zone_null("not_held_at"))
        .column(text_null("not_held_reason"))
        .column(timestamp_with_time_zone_null("dropped_at"))
        .column(timestamp_with_time_zone_null("denied_at"))
        .unique(&["departure_id", "host_kind"])
        .index(&["host_id", "held_on", "dropped_at"])
}

/// A booked time for a talk.
fn appointments() -> Table {
    Table::of_board("appointments")
        .part_of(uuid("departure_id"), "departures")
        .part_of(uuid("talk_id"), "talks")
        .refers(uuid("host_id"), "accounts")
        .column(timestamp_with_time_zone("starts_at"))
        .column(integer("minutes"))
        .column(text("way"))
        .column(text_null("place"))
        .column(text("uid"))
        .column(integer("sequence"))
        .column(timestamp_with_time_zone("booked_at"))
        .column(text("booked_by"))
        .column(timestamp_with_time_zone_null("cancelled_at"))
        .column(text_null("cancelled_by"))
        .column(text_null("live_key"))
        .unique(&["uid"])
        .unique(&["live_key"])
        .index(&["host_id", "starts_at"])
        .index(&["departure_id"])
        .index(&["talk_id"])
}

/// Five minutes of one person's time: the unique key that makes double booking impossible.
fn cells() -> Table {
    Table::bare("cells")
        .column(uuid("person"))
        .column(big_integer("cell"))
        .part_of(uuid("appointment_id"), "appointments")
        .refers(uuid("board_id"), "boards")
        .key(&["person", "cell"])
        .index(&["appointment_id"])
}

/// A numbered place in a host's day: the daily maximum as a unique key.
fn day_talks() -> Table {
    Table::bare("day_talks")
        .refers(uuid("host_id"), "accounts")
        .column(date("day"))
        .column(integer("number"))
        .part_of(uuid("appointment_id"), "appointments")
        .refers(uuid("board_id"), "boards")
        .key(&["host_id", "day", "number"])
        .index(&["appointment_id"])
}

/// What the adviser records after a formal talk.
fn reports() -> Table {
    Table::bare("reports")
        .part_of(uuid("talk_id").primary_key().take(), "talks")
        .refers(uuid("board_id"), "boards")
        .part_of(uuid("departure_id"), "departures")
        .refers(uuid("author_id"), "accounts")
        .column(text("content"))
        .column(text_null("notes"))
        .column(integer("revision"))
        .column(timestamp_with_time_zone("saved_at"))
        .column(timestamp_with_time_zone_null("finalised_at"))
        .index(&["departure_id"])
}
