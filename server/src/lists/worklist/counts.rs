//! The numbers above the board, counted no further than a hundred.

use chrono::{DateTime, Datelike, Days, Utc};
use domain::course::Stage;
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait};
use serde::{Deserialize, Serialize};

use super::reach::Reach;
use crate::store::StoreError;
use crate::store::entity::departure::{Column, Entity};

/// The greatest number told exactly.
const TOLD_MAX: u64 = 99;

/// A number up to 99, or "more than that".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capped(u64);

impl Capped {
    /// The number itself, at most 100.
    pub const fn at_most_a_hundred(self) -> u64 {
        self.0
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl std::fmt::Display for Capped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 > TOLD_MAX { write!(f, "{TOLD_MAX}+") } else { write!(f, "{}", self.0) }
    }
}

/// How much there is to do, of all departures in reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub overdue: Capped,
    /// Due from now until the end of this week.
    pub this_week: Capped,
    pub planned: Capped,
    pub reports_due: Capped,
    pub open: Capped,
}

/// The instants the board is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct When {
    pub now: DateTime<Utc>,
    pub week_ends: DateTime<Utc>,
}

impl When {
    pub fn of(calendar: &WorkCalendar, now: DateTime<Utc>) -> Self {
        let today = calendar.local_date(now);
        let to_monday = 7 - u64::from(today.weekday().num_days_from_monday());
        let monday = today.checked_add_days(Days::new(to_monday)).unwrap_or(today);
        // No zone changes its clocks at noon; half a day more or less is not what this number is about.
        let week_ends = calendar.at(monday, 0).or_else(|_| calendar.at(monday, 12 * 60)).unwrap_or(now);
        Self { now, week_ends }
    }
}

/// Counts, in one statement.
pub(super) async fn count(conn: &impl ConnectionTrait, reach: &Reach, when: When) -> Result<Counts, StoreError> {
    let mut all = Query::select();
    for (name, part) in parts(reach, when) {
        let counted = Query::select()
            .expr(Expr::col(sea_orm::sea_query::Asterisk).count())
            .from_subquery(part, Alias::new(name))
            .to_owned();
        all.expr_as(counted, Alias::new(name));
    }
    let row = conn
        .query_one_raw(conn.get_database_backend().build(&all))
        .await?
        .ok_or_else(|| StoreError::corrupt("departures", "-", "nothing was counted"))?;
    let counted = |name: &str| -> Result<Capped, StoreError> {
        let number: i64 = row.try_get("", name)?;
        Ok(Capped(u64::try_from(number).unwrap_or_default()))
    };
    Ok(Counts {
        overdue: counted("overdue")?,
        this_week: counted("this_week")?,
        planned: counted("planned")?,
        reports_due: counted("reports_due")?,
        open: counted("open_now")?,
    })
}

/// What is counted, each by one index and at most a hundred rows of it.
pub(super) fn parts(reach: &Reach, when: When) -> [(&'static str, SelectStatement); 5] {
    let part = |condition: Condition| {
        Query::select()
            .expr_as(Expr::value(1), Alias::new("one"))
            .from(Entity)
            .cond_where(reach.condition().add(condition))
            .limit(TOLD_MAX + 1)
            .to_owned()
    };
    let open = || Condition::all().add(Column::IsOpen.eq(true));
    let in_stage = |stage: Stage| Condition::all().add(Column::Stage.eq(stage.code()));
    [
        ("overdue", part(open().add(Column::DueAt.lt(when.now)))),
        ("this_week", part(open().add(Column::DueAt.gte(when.now)).add(Column::DueAt.lt(when.week_ends)))),
        ("planned", part(in_stage(Stage::Planned))),
        ("reports_due", part(in_stage(Stage::ReportDue))),
        ("open_now", part(open())),
    ]
}
