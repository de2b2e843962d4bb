//! Who talks with whom: the route by departure type, the leaver's choice, and the conditions
//! before anything is sent. The rules themselves, standard and own, stand in [`rule`]; who may host
//! in [`host`], whom HR could ask in [`search`], when in [`window`].

pub mod host;
pub mod rule;
pub mod search;
pub mod window;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::departure::{Condition, DepartureType};
use crate::talk::{Formality, HostKind, TalkChoice};

pub use host::{Candidate, HostSearch, LATELY_DAYS, Refusal, choose_adviser, may_host, preference, speaks};
pub use rule::{
    DAYS_BEFORE_LAST, Foreseeing, OwnRule, Rule, RuleBook, RuleDraft, RuleFault, RuleField, TALK_MINUTES,
    standard_rule, standard_rule_of,
};
pub use search::{AdviserSearch, COMING_DAYS, Considered, Hindrance, Speaking, Suggestion, search_advisers};
pub use window::{TALK_WINDOW_DAYS, already_gone, talk_window};

coded! {
    /// Which host a departure type leads to.
    pub enum Route {
        Leader = "leader",
        Adviser = "adviser",
        Both = "both",
        /// Leader and HR adviser are offered as equals.
        LeaverChooses = "leaver_chooses",
    }
}

/// From when anything may be sent to a leaver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotBefore {
    /// At once.
    Open,
    /// From this day on, that day included.
    From(NaiveDate),
    /// Not until HR has confirmed or filled in what is asked for.
    WaitingFor(Condition),
}

impl NotBefore {
    /// Whether something may be sent on this day.
    pub fn allows(self, today: NaiveDate) -> bool {
        match self {
            Self::Open => true,
            Self::From(day) => day <= today,
            Self::WaitingFor(_) => false,
        }
    }

    /// The day itself, where there is one.
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::From(day) => Some(day),
            Self::Open | Self::WaitingFor(_) => None,
        }
    }

    /// The same, and besides not before this day; the later of two days counts.
    #[must_use]
    pub fn and_not_before(self, day: Option<NaiveDate>) -> Self {
        match (self, day) {
            (Self::Open, Some(day)) => Self::From(day),
            (Self::From(own), Some(day)) => Self::From(own.max(day)),
            (unchanged, _) => unchanged,
        }
    }
}

/// Days after the conclusion of a settlement agreement on which it can be dissolved without a
/// reason: fourteen (art. 7:670b, second paragraph, BW) …
const DAYS_TO_RECONSIDER: u64 = 14;
/// … or three weeks, when the agreement does not state that right (third paragraph).
const DAYS_TO_RECONSIDER_UNSTATED: u64 = 21;

/// The condition before anything is sent.
///
/// For a settlement agreement the whole time to reconsider must have passed. It runs until the end
/// of the fourteenth day after the agreement was concluded, so the first allowed day is the
/// fifteenth: concluded on 1 March means 16 March (23 March when the right was not stated). HR's
/// tick does not shorten it. For death nothing is ever sent: [`standard_rule`] has none, and this
/// function is not asked.
pub fn opens_on(
    departure_type: DepartureType,
    condition_confirmed: bool,
    concluded_on: Option<NaiveDate>,
    reconsider_stated: bool,
) -> NotBefore {
    match departure_type.profile().condition {
        None => NotBefore::Open,
        Some(Condition::TimeToReconsider) => {
            let days = if reconsider_stated { DAYS_TO_RECONSIDER } else { DAYS_TO_RECONSIDER_UNSTATED };
            concluded_on
                .and_then(|day| day.checked_add_days(Days::new(days + 1)))
                .map_or(NotBefore::WaitingFor(Condition::TimeToReconsider), NotBefore::From)
        }
        Some(_) if condition_confirmed => NotBefore::Open,
        Some(condition) => NotBefore::WaitingFor(condition),
    }
}

/// Whether the leader can host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeaderState {
    Available,
    /// On leave, and nobody stands in: the leaver chooses between waiting and HR.
    Absent,
    /// On leave: the leaver chooses between waiting, the deputy and HR.
    AbsentWithDeputy,
    /// No leader, left, is the leaver, has no account, or may not host.
    None,
}

impl LeaderState {
    const fn may_host(self) -> bool {
        !matches!(self, Self::None)
    }

    const fn is_away(self) -> bool {
        matches!(self, Self::Absent | Self::AbsentWithDeputy)
    }
}

/// A talk that the route asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlannedTalk {
    pub host: HostKind,
    pub formality: Formality,
    pub minutes: u16,
}

/// Which talks a departure needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TalksDue {
    /// The leaver still has to say with whom; the options are equals.
    LeaverChooses { options: Vec<HostKind> },
    /// These, at least one, the formal one first.
    Talks(Vec<PlannedTalk>),
    /// Respected, and not asked for again.
    Declined,
    /// There is no talk for this departure type.
    NoTalk,
}

/// Decides which talks are due, from the route and from what the leaver chose (`None`: nothing yet).
///
/// - The leader never hosts in a special course, whatever was chosen.
/// - A leader who cannot host is replaced by an HR adviser, formally and with that talk's minutes.
/// - "Leader" and "deputy" count only where the route offers them (see [`choices_offered`]); a choice
///   left over from another departure type falls back to the proposal. Whom "deputy" means is not
///   decided here: both talks are the leader's, and once the leader is back they hold it.
pub fn talks_due(
    departure_type: DepartureType,
    rule: Option<Rule>,
    choice: Option<TalkChoice>,
    leader: LeaderState,
) -> TalksDue {
    let Some(rule) = followed(departure_type, rule) else { return TalksDue::NoTalk };
    let leader = if departure_type.profile().is_special_course { LeaderState::None } else { leader };
    let formal = PlannedTalk { host: HostKind::HrAdviser, formality: Formality::Formal, minutes: rule.formal_minutes };
    let informal =
        PlannedTalk { host: HostKind::TeamLeader, formality: Formality::Informal, minutes: rule.informal_minutes };
    let by_leader = || TalksDue::Talks(vec![if leader.may_host() { informal } else { formal }]);
    let both = || TalksDue::Talks(if leader.may_host() { vec![formal, informal] } else { vec![formal] });
    let either = || TalksDue::LeaverChooses { options: vec![HostKind::TeamLeader, HostKind::HrAdviser] };

    match choice {
        Some(TalkChoice::None) => TalksDue::Declined,
        Some(TalkChoice::Hr) => TalksDue::Talks(vec![formal]),
        Some(TalkChoice::Both) => both(),
        Some(TalkChoice::Leader | TalkChoice::Deputy) if offers_leader_alone(departure_type, rule.route) => by_leader(),
        None | Some(TalkChoice::AsProposed | TalkChoice::Leader | TalkChoice::Deputy) => match rule.route {
            Route::Adviser => TalksDue::Talks(vec![formal]),
            Route::Both => both(),
            Route::Leader | Route::LeaverChooses if !leader.may_host() => TalksDue::Talks(vec![formal]),
            Route::LeaverChooses => either(),
            // A leader on leave: agreeing to the proposal means waiting or the deputy.
            Route::Leader if leader.is_away() && choice.is_none() => either(),
            Route::Leader => by_leader(),
        },
    }
}

/// The rule as it may be followed: none after a death, and never a route that the law forbids.
fn followed(departure_type: DepartureType, rule: Option<Rule>) -> Option<Rule> {
    standard_rule(departure_type)?;
    rule.map(|rule| Rule { route: rule::lawful(departure_type, rule.route), ..rule })
}

/// Whether a talk with the leader only can be chosen: not where the route goes to HR alone, and
/// never in a special course or where the employer ended the contract.
const fn offers_leader_alone(departure_type: DepartureType, route: Route) -> bool {
    !departure_type.profile().is_ended_by_employer() && !matches!(route, Route::Adviser)
}

/// What the leaver's page offers, in this order; empty when there is no talk.
///
/// No option leads to the same talks as another: where HR is what the route proposes, "HR" is not
/// offered beside it. HR and declining are always within reach.
pub fn choices_offered(departure_type: DepartureType, rule: Option<Rule>, leader: LeaderState) -> Vec<TalkChoice> {
    let Some(rule) = followed(departure_type, rule) else { return Vec::new() };
    if departure_type.profile().is_special_course || !leader.may_host() {
        return vec![TalkChoice::AsProposed, TalkChoice::None];
    }
    match rule.route {
        Route::Adviser => vec![TalkChoice::AsProposed, TalkChoice::Both, TalkChoice::None],
        Route::Leader if leader == LeaderState::Available => {
            vec![TalkChoice::AsProposed, TalkChoice::Hr, TalkChoice::Both, TalkChoice::None]
        }
        Route::Leader | Route::LeaverChooses if leader == LeaderState::AbsentWithDeputy => {
            vec![TalkChoice::Deputy, TalkChoice::Leader, TalkChoice::Hr, TalkChoice::Both, TalkChoice::None]
        }
        Route::Leader | Route::LeaverChooses => {
            vec![TalkChoice::Leader, TalkChoice::Hr, TalkChoice::Both, TalkChoice::None]
        }
        Route::Both => {
            let mut choices = vec![TalkChoice::AsProposed, TalkChoice::Hr];
            if offers_leader_alone(departure_type, rule.route) {
                choices.push(TalkChoice::Leader);
                choices.extend((leader == LeaderState::AbsentWithDeputy).then_some(TalkChoice::Deputy));
            }
            choices.push(TalkChoice::None);
            choices
        }
    }
}
