//! Who hosts, what calendars answered, and what earlier leavers changed.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part.
pub(super) fn tables() -> Vec<Table> {
    vec![route_rules(), appointment_replies(), improvement_points()]
}

/// A board's or a unit's own rule for a departure type; without a row the standard one counts.
/// `unit_key` is the unit's id, or empty for the whole board; `foreseen` is `any`, `foreseen` or
/// `unforeseen`.
fn route_rules() -> Table {
    Table::of_board("route_rules")
        .part_of(uuid_null("unit_id"), "units")
        .column(text("unit_key"))
        .column(text("departure_type"))
        .column(text("foreseen"))
        .column(text("route"))
        .column(integer("formal_minutes"))
        .column(integer("informal_minutes"))
        .column(integer_null("days_before_last"))
        .column(text_null("guide"))
        .column(integer("revision"))
        .refers(uuid("saved_by"), "accounts")
        .column(timestamp_with_time_zone("saved_at"))
        .unique(&["board_id", "unit_key", "departure_type", "foreseen"])
}

/// What a calendar program answered to an invitation (RFC 5546, 3.2.3): the newest answer of each
/// side; `who` is `leaver` or `host`.
fn appointment_replies() -> Table {
    Table::bare("appointment_replies")
        .part_of(uuid("appointment_id"), "appointments")
        .refers(uuid("board_id"), "boards")
        .column(text("who"))
        .column(text("answer"))
        .column(integer("sequence"))
        .column(timestamp_with_time_zone("stamped_at"))
        .column(timestamp_with_time_zone("received_at"))
        .key(&["appointment_id", "who"])
}

/// Advice that came of what leavers said, and what was done with it. Leavers see the published ones.
fn improvement_points() -> Table {
    Table::of_board("improvement_points")
        .part_of(uuid_null("unit_id"), "units")
        .column(text("what"))
        .column(text("outcome_nl"))
        .column(text("outcome_en"))
        .column(text("owner_name"))
        .column(text("status"))
        .column(integer("revision"))
        .refers(uuid("created_by"), "accounts")
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("saved_at"))
        .column(timestamp_with_time_zone_null("published_at"))
        .index(&["board_id", "published_at"])
}
