//! The numbers above the board, counted no further than a hundred.

use chrono::{DateTime, Datelike, Days, Utc};
use domain::course::{Owner, Stage};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait};
use serde::{Deserialize, Serialize};

use super::reach::Reach;
use crate::store::entity::departure::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// The greatest number told exactly.
const TOLD_MAX: u64 = 99;

/// A number up to 99, or "more than that".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capped(u64);

impl Capped {
    /// The most rows that are counted.
    pub(super) const ROWS_MAX: usize = 100;

    /// Of so many rows, at most [`Capped::ROWS_MAX`].
    pub(super) fn of_rows(rows: usize) -> Self {
        Self(u64::try_from(rows.min(Self::ROWS_MAX)).unwrap_or_default())
    }

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
    /// In HR's hands, and due before today is over.
    pub in_hand: Capped,
    /// Of these, overdue.
    pub in_hand_late: Capped,
    /// Overdue, whoever's turn it is.
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
    pub day_ends: DateTime<Utc>,
    pub week_ends: DateTime<Utc>,
}

impl When {
    pub fn of(calendar: &WorkCalendar, now: DateTime<Utc>) -> Self {
        let today = calendar.local_date(now);
        let to_monday = 7 - u64::from(today.weekday().num_days_from_monday());
        // No zone changes its clocks at noon; half a day more or less is not what these numbers are about.
        let begins = |days: u64| {
            let day = today.checked_add_days(Days::new(days)).unwrap_or(today);
            calendar.at(day, 0).or_else(|_| calendar.at(day, 12 * 60)).unwrap_or(now)
        };
        Self { now, day_ends: begins(1), week_ends: begins(to_monday) }
    }
}

/// What needs HR's hand before today is over.
pub(super) fn in_hand(when: When) -> Condition {
    Condition::all().add(Column::IsOpen.eq(true)).add(Column::Owner.is(Owner::Hr)).add(Column::DueAt.lt(when.day_ends))
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
        in_hand: counted("in_hand")?,
        in_hand_late: counted("in_hand_late")?,
        overdue: counted("overdue")?,
        this_week: counted("this_week")?,
        planned: counted("planned")?,
        reports_due: counted("reports_due")?,
        open: counted("open_now")?,
    })
}

/// What is counted, each by one index and at most a hundred rows of it.
pub(super) fn parts(reach: &Reach, when: When) -> [(&'static str, SelectStatement); 7] {
    let part = |condition: Condition| {
        Query::select()
            .expr_as(Expr::value(1), Alias::new("one"))
            .from(Entity)
            .cond_where(reach.condition().add(condition))
            .limit(TOLD_MAX + 1)
            .to_owned()
    };
    let open = || Condition::all().add(Column::IsOpen.eq(true));
    let in_stage = |stage: Stage| Condition::all().add(Column::Stage.is(stage));
    [
        ("in_hand", part(in_hand(when))),
        ("in_hand_late", part(in_hand(when).add(Column::DueAt.lt(when.now)))),
        ("overdue", part(open().add(Column::DueAt.lt(when.now)))),
        ("this_week", part(open().add(Column::DueAt.gte(when.now)).add(Column::DueAt.lt(when.week_ends)))),
        ("planned", part(in_stage(Stage::Planned))),
        ("reports_due", part(in_stage(Stage::ReportDue))),
        ("open_now", part(open())),
    ]
}
