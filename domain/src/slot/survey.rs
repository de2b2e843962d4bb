//! One day of a host, laid out: which starts are on offer, and why the others are not.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::day::Day;
use super::rule::Rule;
use super::{HostTimes, Place, Reasons, STEP_MINUTES, Wanted};
use crate::talk::Way;
use crate::working_days::WorkCalendar;

/// Starts in a row of which the same is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The first start.
    pub first: DateTime<Utc>,
    /// The last one; the same as `first` when there is one.
    pub last: DateTime<Utc>,
    /// Nothing for starts on offer.
    pub reasons: Reasons,
    /// How and where, for starts on offer.
    pub offers: Vec<(Way, Option<Place>)>,
}

/// Every start that the hours of a day could give, whether the talk fits or not, in pieces of equal
/// lot. The hours are weekly ones (on a day off they give starts too, with that as the reason) and
/// extra ones; a day without any has no pieces. A local time that the clocks skip is left out.
pub fn survey(host: &HostTimes, wanted: &Wanted, date: NaiveDate, calendar: &WorkCalendar) -> Vec<Piece> {
    let (rule, day) = (Rule::of(host, wanted, calendar), Day::of(date, calendar));
    let mut pieces: Vec<Piece> = Vec::new();
    for start in rule.minutes(&day).into_iter().filter_map(|minute| calendar.at(date, minute).ok()) {
        let reasons = rule.why_not(start, &day);
        let offers = if reasons.is_empty() { offers_at(&rule, start, &day) } else { Vec::new() };
        let next = |piece: &Piece| start - piece.last <= TimeDelta::minutes(i64::from(STEP_MINUTES));
        match pieces.last_mut() {
            Some(piece) if next(piece) && piece.reasons == reasons && piece.offers == offers => piece.last = start,
            _ => pieces.push(Piece { first: start, last: start, reasons, offers }),
        }
    }
    pieces
}

fn offers_at(rule: &Rule<'_>, start: DateTime<Utc>, day: &Day) -> Vec<(Way, Option<Place>)> {
    let here = rule.starts(day).filter_map(|(offer, mut starts)| {
        starts.any(|listed| listed == start.timestamp()).then_some(usize::from(offer))
    });
    let mut here: Vec<usize> = here.collect();
    here.sort_unstable();
    here.dedup();
    here.into_iter().filter_map(|offer| rule.offers.get(offer)).map(|(way, place)| (*way, place.cloned())).collect()
}
