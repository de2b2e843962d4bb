//! What follows a talk: the host's prediction before it, the leaver's words about the report, additions to
//! a final report, tasks, and the second, short questionnaire.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part.
pub(super) fn tables() -> Vec<Table> {
    vec![predictions(), report_replies(), report_additions(), tasks(), second_responses()]
}

/// A host's prediction of the decisive reason, made before the answers open, once; an empty reason says
/// that they opened them without predicting. A talk that gets another host gets another prediction.
fn predictions() -> Table {
    Table::bare("predictions")
        .part_of(uuid("talk_id"), "talks")
        .refers(uuid("board_id"), "boards")
        .part_of(uuid("departure_id"), "departures")
        .refers(uuid("account_id"), "accounts")
        .column(text("reason"))
        .column(timestamp_with_time_zone("made_at"))
        .key(&["talk_id", "account_id"])
        .index(&["departure_id"])
}

/// What the leaver says of the final report: that it is right, or what is not, in their own words.
fn report_replies() -> Table {
    Table::bare("report_replies")
        .part_of(uuid("talk_id").primary_key().take(), "talks")
        .refers(uuid("board_id"), "boards")
        .part_of(uuid("departure_id"), "departures")
        .column(boolean("agrees"))
        .column(text("words"))
        .column(integer("revision"))
        .column(timestamp_with_time_zone("at"))
        .index(&["departure_id"])
}

/// A dated addition to a report that is final.
fn report_additions() -> Table {
    Table::of_board("report_additions")
        .part_of(uuid("talk_id"), "talks")
        .part_of(uuid("departure_id"), "departures")
        .refers(uuid("author_id"), "accounts")
        .column(text("words"))
        .column(timestamp_with_time_zone("at"))
        .index(&["talk_id", "at"])
        .index(&["departure_id"])
}

/// Something somebody has to see to, agreed in a talk or asked of HR after one. `number` counts
/// within a talk and source, so that finalising twice makes no task twice.
fn tasks() -> Table {
    Table::of_board("tasks")
        .part_of(uuid("departure_id"), "departures")
        .part_of(uuid("talk_id"), "talks")
        .column(text("source"))
        .column(integer("number"))
        .column(text("what"))
        .column(text("owner_name"))
        .refers(uuid_null("owner_account"), "accounts")
        .column(date_null("due_on"))
        .column(timestamp_with_time_zone("created_at"))
        .refers(uuid("created_by"), "accounts")
        .column(timestamp_with_time_zone_null("done_at"))
        .refers(uuid_null("done_by"), "accounts")
        .unique(&["talk_id", "source", "number"])
        .index(&["owner_account", "done_at", "due_on"])
        .index(&["board_id", "done_at", "due_on"])
        .index(&["departure_id"])
}

/// The second, two-minute questionnaire some weeks after leaving; one a departure.
fn second_responses() -> Table {
    Table::bare("second_responses")
        .part_of(uuid("departure_id").primary_key().take(), "departures")
        .refers(uuid("board_id"), "boards")
        .column(integer("version"))
        .column(text("language"))
        .column(text("answers"))
        .column(timestamp_with_time_zone("submitted_at"))
}
