//! Guides as versioned data, and drafts of the forms that HR edits.

use sea_orm_migration::schema::*;

use crate::table::Table;

/// The tables of this part.
pub(super) fn tables() -> Vec<Table> {
    vec![guides(), form_drafts()]
}

/// One version of the guides, as data; versions never change once published.
fn guides() -> Table {
    Table::bare("guides")
        .refers(uuid("board_id"), "boards")
        .column(integer("version"))
        .column(text("definition"))
        .column(timestamp_with_time_zone("published_at"))
        .key(&["board_id", "version"])
}

/// The next version of a form while HR writes it: `kind` is `questionnaire` or `guides`.
fn form_drafts() -> Table {
    Table::bare("form_drafts")
        .refers(uuid("board_id"), "boards")
        .column(text("kind"))
        .column(text("definition"))
        .column(integer("revision"))
        .refers(uuid("author_id"), "accounts")
        .column(timestamp_with_time_zone("saved_at"))
        .key(&["board_id", "kind"])
}
