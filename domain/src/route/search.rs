//! HR looks for an adviser for one talk: who could hold it, in the order in which to ask them, and what
//! stands in the way of the others.

use chrono::{DateTime, Utc};

use super::host::{Candidate, HostSearch, Refusal, may_host};
use crate::coded::coded;
use crate::ids::AccountId;
use crate::talk::Formality;

/// Talks that begin within so many days are those to come, when the load is shared: four weeks.
pub const COMING_DAYS: u64 = 28;

/// An adviser within reach of the leaver's unit, with what was found out about them.
#[derive(Clone, Debug)]
pub struct Considered<'a> {
    pub candidate: &'a Candidate,
    /// Other talks of theirs that begin within [`COMING_DAYS`].
    pub coming: u32,
    /// When they could first hold this one, as the leaver would be offered it: on a day on which their training
    /// is valid. `None` where there is no such moment.
    pub first_free: Option<DateTime<Utc>>,
}

coded! {
    /// Whether an adviser holds talks in the leaver's language.
    pub enum Speaking {
        /// They said so.
        Said = "said",
        /// They said nothing about languages: then any (see [`super::speaks`]).
        Unsaid = "unsaid",
        /// They named other languages.
        Others = "others",
    }
}

coded! {
    /// What stands in the way of an adviser; what can most easily be mended comes first.
    pub enum Hindrance {
        /// No free moment on the days on which the talk can be.
        NoTime = "no_time",
        /// Not given new talks at present.
        Away = "away",
        /// No valid training today, nor on a day with a free moment.
        NotTrained = "not_trained",
        /// Of the leaver's own school, where the leaver is a director or HR staff.
        OwnSchool = "own_school",
        NamedByHr = "named_by_hr",
        IsTheLeader = "is_the_leader",
        IsTheLeaver = "is_the_leaver",
    }
}

impl From<Refusal> for Hindrance {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NamedByHr => Self::NamedByHr,
            Refusal::IsTheLeaver => Self::IsTheLeaver,
            Refusal::IsTheLeader => Self::IsTheLeader,
            Refusal::OwnSchool => Self::OwnSchool,
            Refusal::NotTrained => Self::NotTrained,
        }
    }
}

/// Somebody who could hold the talk, with all that decides the place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub account: AccountId,
    pub speaking: Speaking,
    pub other_school: bool,
    /// As in [`Considered`].
    pub coming: u32,
    pub first_free: DateTime<Utc>,
}

impl Suggestion {
    /// The smaller, the earlier in the list: language, school, load, the first free moment; equals by account.
    fn rank(&self) -> (bool, bool, u32, DateTime<Utc>, AccountId) {
        (self.speaking == Speaking::Others, !self.other_school, self.coming, self.first_free, self.account)
    }
}

/// Everybody who was considered, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdviserSearch {
    /// Who could hold it, the best first.
    pub could: Vec<Suggestion>,
    /// Who could not, by what stands in the way.
    pub cannot: Vec<(AccountId, Hindrance)>,
}

/// Sorts advisers into those who could hold the talk and those who could not. The order is that in which the
/// program itself asks them ([`super::preference`]), with the talks that are to come in place of those of late, and
/// the first free moment where that is equal.
pub fn search_advisers(considered: &[Considered<'_>], case: &HostSearch) -> AdviserSearch {
    let mut found = AdviserSearch::default();
    for one in considered {
        match judged(one, case) {
            Ok(suggestion) => found.could.push(suggestion),
            Err(hindrance) => found.cannot.push((one.candidate.account, hindrance)),
        }
    }
    found.could.sort_by_key(Suggestion::rank);
    found.cannot.sort_by_key(|(account, hindrance)| (*hindrance, *account));
    found
}

fn judged(one: &Considered<'_>, case: &HostSearch) -> Result<Suggestion, Hindrance> {
    let candidate = one.candidate;
    // The training counts on the day of the talk, which the first free moment has.
    may_host(candidate, &HostSearch { formality: Formality::Informal, ..case.clone() })?;
    if candidate.absent {
        return Err(Hindrance::Away);
    }
    let Some(first_free) = one.first_free else {
        return Err(may_host(candidate, case).err().map_or(Hindrance::NoTime, Hindrance::from));
    };
    let speaking = if candidate.languages.is_empty() {
        Speaking::Unsaid
    } else if candidate.languages.contains(&case.language) {
        Speaking::Said
    } else {
        Speaking::Others
    };
    let other_school = candidate.school != case.school;
    Ok(Suggestion { account: candidate.account, speaking, other_school, coming: one.coming, first_free })
}
