//! Taking back answers that were handed in: until the talk has begun for which the host read them.

use chrono::{DateTime, Utc};

use crate::course::{Facts, Talk, TalkState};
use crate::talk::Formality;

/// Whether answers can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawable {
    Now {
        /// The course still runs: the questions are open again afterwards.
        fill_in_again: bool,
    },
    /// Nothing was handed in, or it was taken back.
    NothingThere,
    /// The host came prepared by them: what was said there cannot be taken back.
    TalkBegan,
}

/// Whether the answers of this departure can be taken back at `now`.
///
/// They are read for the formal talk. Where there is none, nobody but the leaver read them before the talk with
/// the leader, and that one counts.
pub fn withdrawable(facts: &Facts, now: DateTime<Utc>) -> Withdrawable {
    if facts.questionnaire.submitted_at.is_none() {
        return Withdrawable::NothingThere;
    }
    let formal: Vec<&Talk> = facts.live_talks().filter(|talk| talk.formality == Formality::Formal).collect();
    let counts = if formal.is_empty() { facts.live_talks().collect() } else { formal };
    if counts.into_iter().any(|talk| has_begun(talk, now)) {
        return Withdrawable::TalkBegan;
    }
    Withdrawable::Now { fill_in_again: !facts.is_over() }
}

/// A talk that did not take place in the end has not begun.
fn has_begun(talk: &Talk, now: DateTime<Utc>) -> bool {
    match talk.state {
        TalkState::Booked(appointment) => appointment.starts_at <= now,
        TalkState::Held { .. } => true,
        TalkState::Open | TalkState::NotHeld { .. } | TalkState::Dropped => false,
    }
}
