//! What is another in a course after HR changes how somebody leaves: said on a page before it is saved.

use chrono::{DateTime, NaiveDate, Utc};

use super::facts::{Facts, TalkState};
use crate::departure::{DepartureType, Questions, Tone};
use crate::guide::GuideKey;
use crate::questionnaire::Variant;
use crate::route::{NotBefore, Rule, TalksDue};
use crate::talk::HostKind;

/// What is asked of the leaver on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    Questionnaire(Variant),
    /// Nothing but whether a questionnaire is welcome; that one, if it is.
    WhetherWanted(Variant),
    Nothing,
}

/// How somebody leaves, as HR would have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retyped {
    pub departure_type: DepartureType,
    /// The rule that would count; none after a death.
    pub rule: Option<Rule>,
    pub condition_confirmed: bool,
    pub concluded_on: Option<NaiveDate>,
    pub reconsider_stated: bool,
    pub questionnaire_switched_on: bool,
}

impl Retyped {
    /// The facts as they would be; all that has happened stays.
    pub fn facts(&self, before: &Facts) -> Facts {
        Facts {
            departure_type: self.departure_type,
            rule: self.rule,
            condition_confirmed: self.condition_confirmed,
            concluded_on: self.concluded_on,
            reconsider_stated: self.reconsider_stated,
            questionnaire_switched_on: self.questionnaire_switched_on,
            ..before.clone()
        }
    }
}

/// One thing that is another; how it is then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanChange {
    /// The person died: nothing is sent, planned or opened any more. Nothing else is said then but [`Self::CalledOff`].
    Stops,
    /// A course begins where there was none.
    Begins,
    /// An appointment to come that does not stand any more.
    CalledOff(DateTime<Utc>),
    Talks(TalksDue),
    Asking(Asking),
    Opens(NotBefore),
    /// It becomes a special course, which never goes to the leader; or is none any more.
    SpecialCourse(bool),
    Guide(GuideKey),
    Mails(Tone),
}

/// What a course comes to by its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Plan {
    is_nothing: bool,
    talks: TalksDue,
    asking: Asking,
    opens: NotBefore,
    is_special: bool,
    guide: Option<GuideKey>,
    tone: Tone,
}

impl Plan {
    fn of(facts: &Facts) -> Self {
        let profile = facts.departure_type.profile();
        let asking = match profile.questions {
            Questions::Always(variant) => Asking::Questionnaire(variant),
            Questions::IfSwitchedOn(variant) if facts.questionnaire_switched_on => Asking::WhetherWanted(variant),
            Questions::IfSwitchedOn(_) | Questions::Never => Asking::Nothing,
        };
        Self {
            is_nothing: profile.nothing_is_ever_sent,
            talks: facts.talks_due(),
            asking,
            opens: facts.opens(),
            is_special: profile.is_special_course,
            guide: facts.rule.and_then(|rule| rule.guide).or(profile.guide()),
            tone: profile.tone,
        }
    }
}

/// What is another after this change, in the order of a page; empty where nothing is. About the questionnaire
/// nothing is said once the leaver is done with it.
pub fn retyping_changes(before: &Facts, retyped: &Retyped, now: DateTime<Utc>) -> Vec<PlanChange> {
    let after = retyped.facts(before);
    let (old, new) = (Plan::of(before), Plan::of(&after));
    let mut changes = Vec::new();
    if new.is_nothing && !old.is_nothing {
        changes.push(PlanChange::Stops);
    }
    changes.extend(called_off(before, &new, now).into_iter().map(PlanChange::CalledOff));
    if new.is_nothing {
        return changes;
    }
    if old.is_nothing {
        changes.push(PlanChange::Begins);
    }
    if new.talks != old.talks {
        changes.push(PlanChange::Talks(new.talks));
    }
    if new.asking != old.asking && before.questionnaire.settled_at().is_none() {
        changes.push(PlanChange::Asking(new.asking));
    }
    if new.opens != old.opens {
        changes.push(PlanChange::Opens(new.opens));
    }
    if new.is_special != old.is_special {
        changes.push(PlanChange::SpecialCourse(new.is_special));
    }
    changes.extend(new.guide.filter(|guide| old.guide != Some(*guide)).map(PlanChange::Guide));
    if new.tone != old.tone {
        changes.push(PlanChange::Mails(new.tone));
    }
    changes
}

/// Appointments to come with a host with whom there is no talk any more; while the leaver still has to choose, they
/// stand.
fn called_off(before: &Facts, new: &Plan, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let stays = |host: HostKind| match &new.talks {
        TalksDue::Talks(planned) => planned.iter().any(|talk| talk.host == host),
        TalksDue::LeaverChooses { .. } => true,
        TalksDue::Declined | TalksDue::NoTalk => false,
    };
    let starts = before.live_talks().filter_map(|talk| match talk.state {
        TalkState::Booked(booked) => Some((talk.host, booked.starts_at)),
        TalkState::Open | TalkState::Held { .. } | TalkState::NotHeld { .. } | TalkState::Dropped => None,
    });
    let mut gone: Vec<DateTime<Utc>> =
        starts.filter(|(host, starts)| *starts > now && !stays(*host)).map(|(_, starts)| starts).collect();
    gone.sort_unstable();
    gone
}
