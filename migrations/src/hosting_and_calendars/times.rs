//! When a host can be booked, beyond weekly hours: what they set themselves, extra hours, and calendars
//! that are read from elsewhere.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part.
pub(super) fn tables() -> Vec<Table> {
    vec![host_settings(), extra_hours(), calendar_feeds(), feed_busy()]
}

/// What hosts set for themselves; an empty column means the default. Minutes, hours and days.
fn host_settings() -> Table {
    Table::bare("host_settings")
        .part_of(uuid("account_id").primary_key().take(), "accounts")
        .refers(uuid("board_id"), "boards")
        .column(integer_null("buffer_before"))
        .column(integer_null("buffer_after"))
        .column(integer_null("notice_hours"))
        .column(integer_null("horizon_days"))
        .column(integer_null("talks_a_day"))
        .column(text_null("languages"))
        .column(integer("subscription_generation"))
        .column(boolean("subscription_on"))
}

/// Hours on one date, in local time, on top of the weekly ones.
fn extra_hours() -> Table {
    Table::of_board("extra_hours")
        .part_of(uuid("account_id"), "accounts")
        .column(date("day"))
        .column(integer("start_minute"))
        .column(integer("end_minute"))
        .column(text("way"))
        .column(text_null("place"))
        .index(&["account_id", "day"])
}

/// A calendar that is read: a host's own (its busy times block slots) or, without account, the
/// board's school holidays. `address` and `password` are sealed with the program's secret.
fn calendar_feeds() -> Table {
    Table::of_board("calendar_feeds")
        .part_of(uuid_null("account_id"), "accounts")
        .column(text("kind"))
        .column(text("name"))
        .column(text_null("address"))
        .column(text_null("user_name"))
        .column(text_null("password"))
        .column(text_null("etag"))
        .column(text_null("last_modified"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone_null("next_at"))
        .column(timestamp_with_time_zone_null("tried_at"))
        .column(timestamp_with_time_zone_null("good_at"))
        .column(text_null("fault"))
        .column(integer("failures"))
        .index(&["account_id"])
        .index(&["next_at"])
}

/// A time that such a calendar says is taken; nothing of what it is about.
pub(crate) fn feed_busy() -> Table {
    Table::of_board("feed_busy")
        .part_of(uuid("feed_id"), "calendar_feeds")
        .part_of(uuid("account_id"), "accounts")
        .column(timestamp_with_time_zone("starts_at"))
        .column(timestamp_with_time_zone("ends_at"))
        .index(&["account_id", "starts_at"])
        .index(&["feed_id"])
}
