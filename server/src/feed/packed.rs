//! The busy times of a calendar as one stored value: pairs of whole seconds since the epoch, in order.

use chrono::DateTime;
use domain::slot::Busy;

use crate::store::StoreError;
use crate::store::entity::calendar_feed;

/// As they are stored. An end within a second counts as the end of that second.
pub fn pack(busy: &[Busy]) -> String {
    let mut pairs: Vec<(i64, i64)> = busy.iter().map(|busy| busy.span()).collect();
    pairs.sort_unstable();
    let pairs: Vec<String> = pairs.into_iter().map(|(from, until)| format!("[{from},{until}]")).collect();
    format!("[{}]", pairs.join(","))
}

/// Reads them again, in order.
pub(crate) fn unpack(packed: &str) -> Result<Vec<Busy>, StoreError> {
    let corrupt = |what: String| StoreError::corrupt("calendar_feeds", "(busy)", what);
    let pairs: Vec<(i64, i64)> = serde_json::from_str(packed).map_err(|error| corrupt(error.to_string()))?;
    let instant = |second| DateTime::from_timestamp(second, 0).ok_or_else(|| corrupt(format!("no instant: {second}")));
    pairs.into_iter().map(|(from, until)| Ok(Busy { start: instant(from)?, end: instant(until)? })).collect()
}

/// The busy times of a calendar's row; none before the first reading.
pub(super) fn of_row(row: &calendar_feed::Model) -> Result<Vec<Busy>, StoreError> {
    row.busy.as_deref().map(unpack).transpose().map(Option::unwrap_or_default)
}
