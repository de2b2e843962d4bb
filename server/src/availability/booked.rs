//! What is booked in a time that a host takes away. It stays; the page says how much it is.

use std::ops::Range;

use chrono::{NaiveDate, Timelike};
use domain::slot::Stretch;
use sea_orm::{ColumnTrait, QueryFilter};

use super::TimesKeeper;
use crate::course;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::appointment;
use crate::store::queries::{appointments, talks};

/// How many of the host's coming talks lie in a time: `lies_in` is asked with the local date and the
/// talk's minutes after midnight.
pub(super) async fn booked_in(
    program: &Program,
    proof: &TimesKeeper,
    lies_in: impl Fn(NaiveDate, Range<u16>) -> bool,
) -> Result<u32, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let calendar = course::calendar(conn, proof.board()).await?;
    let rows = appointments::with(proof.account()).filter(appointment::Column::StartsAt.gte(now)).all(conn).await?;
    let (departures, today): (Vec<_>, _) =
        (rows.iter().map(|row| *row.departure_id).collect(), calendar.local_date(now));
    let names = proof.names(conn, &departures, today).await?;
    let hidden = talks::hidden_from_leaders(conn, rows.iter().map(|row| row.talk_id), today).await?;
    let known = rows.iter().filter(|row| names.contains_key(&row.departure_id) || !hidden.contains(&row.talk_id));
    let inside = known.filter(|row| {
        let local = calendar.local(row.starts_at);
        let start = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default();
        lies_in(local.date_naive(), start..start.saturating_add(*row.minutes))
    });
    Ok(u32::try_from(inside.count()).unwrap_or(u32::MAX))
}

/// Whether a talk at these minutes lies in the stretch, wholly or in part.
pub(super) fn touches(stretch: &Stretch, minutes: Range<u16>) -> bool {
    minutes.start < stretch.end_minute() && stretch.start_minute() < minutes.end
}
