//! What a leaver is asked about the talk when they hand in: with whom, and whether the leader may read
//! along. No times: those are for `offer`.

use domain::course::TalkState;
use domain::talk::{HostKind, TalkChoice};

use crate::access::LeaverOf;
use crate::course::{self, Loaded};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::queries::departures;

/// With whom the leaver can ask to talk, and what they said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoicesAsked {
    /// Empty where there is no talk. After one was held only what drops the other.
    pub choices: Vec<TalkChoice>,
    /// With whom the route proposes to talk, for the words of "as proposed".
    pub proposed: Vec<HostKind>,
    pub choice: Option<TalkChoice>,
    pub shares_with_leader: bool,
    /// A time stands already, or a talk was held.
    pub has_a_time: bool,
}

impl ChoicesAsked {
    /// Whether the leaver has to choose before handing in: once, and not where a time stands already.
    pub fn must_choose(&self) -> bool {
        !self.choices.is_empty() && self.choice.is_none() && !self.has_a_time
    }
}

/// Reads what the leaver is asked, in one query. Changes nothing.
pub async fn choices_asked(program: &Program, leaver: &LeaverOf) -> Result<ChoicesAsked, StoreError> {
    let opened = course::open(program.store().read(), leaver.departure(), program.now()).await?;
    Ok(choices_of(&opened.ok_or_else(|| departures::gone(leaver.departure()))?.loaded))
}

/// The same, of facts that were read.
pub fn choices_of(loaded: &Loaded) -> ChoicesAsked {
    let facts = &loaded.facts;
    let was_held = facts.live_talks().any(|talk| matches!(talk.state, TalkState::Held { .. }));
    let mut offered = facts.choices_offered();
    offered.retain(|choice| !was_held || facts.only_drops(*choice));
    ChoicesAsked {
        choices: if facts.is_over() { Vec::new() } else { offered },
        proposed: facts.talks_proposed(),
        choice: facts.choice,
        shares_with_leader: loaded.departure.share_with_leader,
        has_a_time: was_held || facts.live_talks().any(|talk| matches!(talk.state, TalkState::Booked(_))),
    }
}
