//! Where the leaver chooses with whom, the times of both stand side by side before they have chosen:
//! picking one of them is choosing.

use chrono::{DateTime, Utc};
use domain::course::Facts;
use domain::route::TalksDue;
use domain::talk::TalkChoice;

use super::super::hosts::everybody::Hosts;
use super::super::hosts::suitable::Suitable;
use super::times::EitherOffer;
use crate::course::Loaded;
use crate::store::entity::talk;
use crate::store::{Keyed, StoreError, Typed};

/// A talk that there would be.
pub(in crate::talk) struct Would {
    pub choice: TalkChoice,
    pub row: talk::Model,
    pub hosts: Vec<Suitable>,
}

/// The talks of which the leaver can choose one, as they would be. Rows in memory only: nothing is written.
pub(in crate::talk) fn would_be(
    conn: &impl Keyed,
    loaded: &Loaded,
    known: &Hosts,
    now: DateTime<Utc>,
    today: chrono::NaiveDate,
) -> Result<Vec<Would>, StoreError> {
    let facts = &loaded.facts;
    let mut found = Vec::new();
    for choice in facts.choices_offered() {
        let of_one = match choice {
            TalkChoice::Leader => loaded.departure.leader_id,
            TalkChoice::Deputy => loaded.deputy.map(Into::into),
            TalkChoice::Hr => None,
            TalkChoice::AsProposed | TalkChoice::Both | TalkChoice::None => continue,
        };
        let if_chosen = Facts { choice: Some(choice), ..facts.clone() };
        let TalksDue::Talks(planned) = if_chosen.talks_due() else { continue };
        let [planned] = planned.as_slice() else { continue };
        let row = talk::Model {
            id: Typed::fresh(),
            board_id: loaded.departure.board_id,
            departure_id: loaded.departure.id,
            host_kind: planned.host.into(),
            formality: planned.formality.into(),
            minutes: planned.minutes.into(),
            host_id: of_one,
            created_at: now,
            attempt: 1,
            is_open: true,
            held_on: None,
            held_at: None,
            held_way: None,
            not_held_at: None,
            not_held_reason: None,
            denied_at: None,
            dropped_at: None,
        };
        let mut hosts = known.suitable(conn, loaded, &row, today)?;
        // The leader who is away is waited for: no times now.
        hosts.retain(|host| of_one.is_none_or(|one| host.account == one));
        found.push(Would { choice, row, hosts });
    }
    Ok(found)
}

impl EitherOffer {
    /// How the page and the form name it, in place of a talk's id.
    pub const fn name(&self) -> &'static str {
        self.choice.code()
    }
}
