//! What becomes of an improvement point: advice and for whom, an owner with an account and a day, why it was declined,
//! what came of it, the figure it rests on, who proposed it, and comments. How far it is has other codes from now on.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null};

use crate::table::Table;

pub(crate) struct ImprovementSteps;

impl MigrationName for ImprovementSteps {
    fn name(&self) -> &str {
        "m2026_11_30_000140_improvement_steps"
    }
}

const POINTS: &str = "improvement_points";

/// `advice`, `addressee`, `declined` and `came_of_it` are sealed; `evidence` and `source` are codes. The owner's account has
/// no reference, which SQLite cannot add later.
fn columns() -> [ColumnDef; 8] {
    [
        text_null("advice"),
        text_null("addressee"),
        uuid_null("owner_account"),
        date_null("due_on"),
        text_null("declined"),
        text_null("came_of_it"),
        text_null("evidence"),
        text_null("source"),
    ]
}

/// `words` is sealed.
fn comments() -> Table {
    Table::of_board("improvement_comments")
        .part_of(uuid("point_id"), POINTS)
        .column(text("words"))
        .refers(uuid("written_by"), "accounts")
        .column(timestamp_with_time_zone("written_at"))
        .index(&["point_id"])
}

/// The codes as they were, and as they are. `done` stays.
const STATUSES: [(&str, &str); 3] = [("idea", "proposed"), ("under_way", "doing"), ("dropped", "declined")];

async fn recode(manager: &SchemaManager<'_>, from: &str, to: &str) -> Result<(), DbErr> {
    let update = Query::update().table(POINTS).value("status", to).and_where(Expr::col("status").eq(from)).to_owned();
    manager.exec_stmt(update).await
}

#[async_trait::async_trait]
impl MigrationTrait for ImprovementSteps {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            manager.alter_table(sea_query::Table::alter().table(POINTS).add_column(column).to_owned()).await?;
        }
        for (from, to) in STATUSES {
            recode(manager, from, to).await?;
        }
        let (create, indexes) = comments().finish();
        manager.create_table(create).await?;
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(comments().name()).to_owned()).await?;
        for (from, to) in STATUSES {
            recode(manager, to, from).await?;
        }
        // What was accepted and not begun with was an idea.
        recode(manager, "accepted", "idea").await?;
        for column in columns() {
            let dropped = sea_query::Table::alter().table(POINTS).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
