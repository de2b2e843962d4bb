//! Who may host a talk, and which adviser is asked first.

use chrono::NaiveDate;

use crate::coded::coded;
use crate::ids::{AccountId, UnitId};
use crate::language::Language;
use crate::person::EmailAddress;
use crate::talk::{Formality, HostKind};
use crate::working_days::DateRange;

/// Talks held within so many days count when the load is shared: eight weeks.
pub const LATELY_DAYS: u64 = 56;

/// Somebody with an account who could host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub account: AccountId,
    /// The address of the account, by which a leaver who has one too is recognised.
    pub email: EmailAddress,
    pub is_leader_of_leaver: bool,
    /// The days on which they may hold formal talks, in any order: a training is valid, and they are an adviser.
    pub trained: Vec<DateRange>,
    /// The school this person works at; `None` for the board's own office.
    pub school: Option<UnitId>,
    /// Languages in which this person holds talks; empty when nobody has said so: then any.
    pub languages: Vec<Language>,
    /// Talks assigned and not yet held, and those held lately (see [`LATELY_DAYS`]).
    pub talks_lately: u32,
    /// Ill or on leave: not assigned anything new.
    pub absent: bool,
}

/// The talk that looks for a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostSearch {
    /// The leaver's own account, if they have one.
    pub leaver_account: Option<AccountId>,
    /// Private and work address of the leaver, as far as known.
    pub leaver_emails: Vec<EmailAddress>,
    /// Those whom HR named as having handled the case.
    pub may_not_host: Vec<AccountId>,
    /// The leaver is a director or HR staff.
    pub director_or_hr: bool,
    /// The leaver's school; `None` for the board's own office.
    pub school: Option<UnitId>,
    pub language: Language,
    pub host: HostKind,
    pub formality: Formality,
    /// The day on which the training must be valid: that of the talk, or today while none is set.
    pub on: NaiveDate,
}

coded! {
    /// Why somebody may not host (docs/domain.md, "Who may host").
    pub enum Refusal {
        /// Named by HR as having handled the case.
        NamedByHr = "named_by_hr",
        /// The leaver.
        IsTheLeaver = "is_the_leaver",
        /// The leaver's own leader, for a talk that is meant to be with HR.
        IsTheLeader = "is_the_leader",
        /// Of the leaver's own school, where the leaver is a director or HR staff.
        OwnSchool = "own_school",
        /// No valid training on the day of a formal talk.
        NotTrained = "not_trained",
    }
}

/// Whether this person may host this talk.
///
/// Being absent is no refusal: it passes, and a talk that was planned before stays planned. Whether
/// the account has the right role for the unit is the gate's question, not this one's.
pub fn may_host(candidate: &Candidate, case: &HostSearch) -> Result<(), Refusal> {
    if case.may_not_host.contains(&candidate.account) {
        return Err(Refusal::NamedByHr);
    }
    if case.leaver_account == Some(candidate.account) || case.leaver_emails.contains(&candidate.email) {
        return Err(Refusal::IsTheLeaver);
    }
    // The leaver who asks for HR must not find their leader on the other side of the table.
    if case.host == HostKind::HrAdviser && candidate.is_leader_of_leaver {
        return Err(Refusal::IsTheLeader);
    }
    if case.director_or_hr && candidate.school == case.school {
        return Err(Refusal::OwnSchool);
    }
    if case.formality == Formality::Formal && !candidate.trained.iter().any(|valid| valid.contains(case.on)) {
        return Err(Refusal::NotTrained);
    }
    Ok(())
}

/// The advisers who may host and are not absent, the best first: one who speaks the leaver's
/// language, of another school than the leaver's, with the fewest talks lately; equals by account.
/// Empty when nobody may: then HR is told.
pub fn choose_adviser(candidates: &[Candidate], case: &HostSearch) -> Vec<AccountId> {
    let mut fit: Vec<&Candidate> =
        candidates.iter().filter(|candidate| !candidate.absent && may_host(candidate, case).is_ok()).collect();
    fit.sort_by_key(|candidate| preference(candidate, case));
    fit.into_iter().map(|candidate| candidate.account).collect()
}

/// Whether this person holds talks in the leaver's language, as far as anybody has said.
pub fn speaks(candidate: &Candidate, case: &HostSearch) -> bool {
    candidate.languages.is_empty() || candidate.languages.contains(&case.language)
}

/// The order in which advisers are asked: the smaller, the earlier. Says nothing about whether one may.
pub fn preference(candidate: &Candidate, case: &HostSearch) -> (bool, bool, u32, AccountId) {
    (!speaks(candidate, case), candidate.school == case.school, candidate.talks_lately, candidate.account)
}
