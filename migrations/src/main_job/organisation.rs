//! The board, its units and people, and when they can be booked.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part, each after the ones it refers to.
pub(super) fn tables() -> Vec<Table> {
    vec![boards(), units(), accounts(), roles(), trainings(), hours(), closed_days(), questionnaires()]
}

/// One organisation with its settings (`domain::organisation::Organisation` as JSON).
fn boards() -> Table {
    Table::bare("boards")
        .column(uuid("id").primary_key().take())
        .column(text("settings"))
        .column(timestamp_with_time_zone("created_at"))
}

/// A school, or a team of a school.
fn units() -> Table {
    Table::of_board("units")
        .refers(uuid_null("parent_id"), "units")
        .column(text("kind"))
        .column(text("name"))
        .column(text_null("place"))
        .column(text("path_key"))
        .column(timestamp_with_time_zone("created_at"))
        .unique(&["board_id", "path_key"])
}

/// A member of staff who can sign in.
fn accounts() -> Table {
    Table::of_board("accounts")
        .column(text("name"))
        .column(text("email"))
        .column(text("language"))
        .refers(uuid_null("school_id"), "units")
        .column(boolean("active"))
        .column(boolean("on_leave"))
        .column(timestamp_with_time_zone("created_at"))
        .unique(&["email"])
}

/// What an account may be, for one unit and what is below it, or for the whole board.
fn roles() -> Table {
    Table::of_board("roles")
        .part_of(uuid("account_id"), "accounts")
        .column(text("role"))
        .refers(uuid_null("unit_id"), "units")
        .column(text("unit_key"))
        .unique(&["account_id", "role", "unit_key"])
}

/// A training that lets an adviser host formal talks, first and last day included.
fn trainings() -> Table {
    Table::of_board("trainings")
        .part_of(uuid("account_id"), "accounts")
        .column(text("name"))
        .column(date("valid_from"))
        .column(date("valid_until"))
        .index(&["account_id"])
}

/// A stretch of weekly hours, in local time, in which a host can be booked.
fn hours() -> Table {
    Table::of_board("hours")
        .part_of(uuid("account_id"), "accounts")
        .column(integer("weekday"))
        .column(integer("start_minute"))
        .column(integer("end_minute"))
        .column(text("way"))
        .column(text_null("place"))
        .column(date_null("valid_from"))
        .column(date_null("valid_until"))
        .index(&["account_id"])
}

/// Days on which a host, or (without account) the whole board, cannot be booked.
fn closed_days() -> Table {
    Table::of_board("closed_days")
        .part_of(uuid_null("account_id"), "accounts")
        .column(date("first_day"))
        .column(date("last_day"))
        .column(text("reason"))
        .index(&["board_id", "account_id"])
}

/// One version of the questionnaire, as data; versions never change once published.
fn questionnaires() -> Table {
    Table::bare("questionnaires")
        .refers(uuid("board_id"), "boards")
        .column(integer("version"))
        .column(text("definition"))
        .column(timestamp_with_time_zone("published_at"))
        .key(&["board_id", "version"])
}
