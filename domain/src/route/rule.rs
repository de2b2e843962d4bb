//! How a departure type is routed: the standard rule, and the rules that a board, a school or a team
//! has put in its place.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::Route;
use crate::coded::coded;
use crate::departure::DepartureType;
use crate::guide::GuideKey;
use crate::ids::UnitId;

/// The lengths a talk can have, in minutes; multiples of five, because slots are.
pub const TALK_MINUTES: RangeInclusive<u16> = 15..=120;
/// How many days before the last day worked a rule may let the first mail wait for. Fewer than a week
/// leaves no time to talk before they have gone; more than a year waits for nothing.
pub const DAYS_BEFORE_LAST: RangeInclusive<u16> = 7..=366;

/// How one departure is routed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub route: Route,
    /// Length of a formal talk, when there is one; also when the leaver asks for HR.
    pub formal_minutes: u16,
    /// Length of an informal talk, when there is one; also when the leaver asks for both.
    pub informal_minutes: u16,
    /// Nothing is sent, and no talk planned, earlier than so many days before the last day worked.
    /// Comes on top of what the law asks for (see [`super::opens_on`]) and never shortens it.
    pub days_before_last: Option<u16>,
    /// The guide shown during the talk; `None` for the departure type's own.
    pub guide: Option<GuideKey>,
}

/// The standard rule of a departure type (docs/domain.md, "Departure types"); `None` where there is no
/// talk.
pub const fn standard_rule(departure_type: DepartureType) -> Option<Rule> {
    match &departure_type.profile().talks {
        None => None,
        Some(talks) => Some(Rule {
            route: talks.route,
            formal_minutes: talks.formal_minutes,
            informal_minutes: talks.informal_minutes,
            days_before_last: None,
            guide: None,
        }),
    }
}

/// The standard rule as a board follows it: where leaders do not talk with those who resign
/// ([`crate::organisation::Organisation::leader_talks_too`]), the adviser's talk is the only one.
pub const fn standard_rule_of(departure_type: DepartureType, leader_talks_too: bool) -> Option<Rule> {
    match standard_rule(departure_type) {
        Some(rule) if !leader_talks_too && matches!(rule.route, Route::Both) => {
            Some(Rule { route: Route::Adviser, ..rule })
        }
        standard => standard,
    }
}

/// The route as it may be followed, whatever a stored rule says.
pub(super) fn lawful(departure_type: DepartureType, route: Route) -> Route {
    let routes = departure_type.profile().lawful_routes();
    if routes.contains(&route) { route } else { *routes.last().unwrap_or(&Route::Adviser) }
}

coded! {
    /// For which departures of a type a rule is meant.
    pub enum Foreseeing {
        Any = "any",
        Foreseen = "foreseen",
        Unforeseen = "unforeseen",
    }
}

impl Foreseeing {
    const fn is_met_by(self, foreseen: bool) -> bool {
        match self {
            Self::Any => true,
            Self::Foreseen => foreseen,
            Self::Unforeseen => !foreseen,
        }
    }
}

coded! {
    /// A field of the form for a rule.
    pub enum RuleField {
        Route = "route",
        FormalMinutes = "formal_minutes",
        InformalMinutes = "informal_minutes",
        DaysBeforeLast = "days_before_last",
        Guide = "guide",
    }
}

coded! {
    /// What is wrong with it.
    pub enum RuleFault {
        RouteMissing = "route_missing",
        /// A special course never goes to the leader.
        NeverTheLeader = "never_the_leader",
        /// The employer ended the contract: the leader is never the only host.
        NeverTheLeaderAlone = "never_the_leader_alone",
        /// Not a multiple of five from 15 to 120.
        MinutesImpossible = "minutes_impossible",
        /// Not a number from 7 to 366.
        DaysImpossible = "days_impossible",
        GuideUnknown = "guide_unknown",
        /// After a death nothing is sent and nothing planned.
        NoRuleAfterDeath = "no_rule_after_death",
    }
}

/// A rule as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleDraft {
    pub route: String,
    pub formal_minutes: String,
    pub informal_minutes: String,
    /// Empty for none.
    pub days_before_last: String,
    /// Empty for the type's own.
    pub guide: String,
}

impl RuleDraft {
    /// A rule as a form shows it.
    pub fn of(rule: &Rule) -> Self {
        Self {
            route: rule.route.code().to_owned(),
            formal_minutes: rule.formal_minutes.to_string(),
            informal_minutes: rule.informal_minutes.to_string(),
            days_before_last: rule.days_before_last.map(|days| days.to_string()).unwrap_or_default(),
            guide: rule.guide.map(|guide| guide.code().to_owned()).unwrap_or_default(),
        }
    }

    /// Reads the rule for this departure type, within the limits of the law; every fault at its field.
    pub fn check(&self, departure_type: DepartureType) -> Result<Rule, Vec<(RuleField, RuleFault)>> {
        if departure_type.profile().talks.is_none() {
            return Err(vec![(RuleField::Route, RuleFault::NoRuleAfterDeath)]);
        }
        let mut faults = Vec::new();
        let route = route(departure_type, &self.route).map_err(|fault| faults.push((RuleField::Route, fault)));
        let mut number = |field, text: &str, range: RangeInclusive<u16>, step: u16, fault| {
            let read =
                text.trim().parse().ok().filter(|number: &u16| range.contains(number) && number.is_multiple_of(step));
            read.ok_or(()).map_err(|()| faults.push((field, fault)))
        };
        let minutes = RuleFault::MinutesImpossible;
        let formal = number(RuleField::FormalMinutes, &self.formal_minutes, TALK_MINUTES, 5, minutes);
        let informal = number(RuleField::InformalMinutes, &self.informal_minutes, TALK_MINUTES, 5, minutes);
        let days = if self.days_before_last.trim().is_empty() {
            Ok(None)
        } else {
            let fault = RuleFault::DaysImpossible;
            number(RuleField::DaysBeforeLast, &self.days_before_last, DAYS_BEFORE_LAST, 1, fault).map(Some)
        };
        let guide = match self.guide.trim() {
            "" => Ok(None),
            code => match GuideKey::parse(code) {
                Some(guide) => Ok(Some(guide).filter(|guide| departure_type.profile().guide() != Some(*guide))),
                None => {
                    faults.push((RuleField::Guide, RuleFault::GuideUnknown));
                    Err(())
                }
            },
        };
        match (route, formal, informal, days, guide) {
            (Ok(route), Ok(formal_minutes), Ok(informal_minutes), Ok(days_before_last), Ok(guide)) => {
                Ok(Rule { route, formal_minutes, informal_minutes, days_before_last, guide })
            }
            _ => Err(faults),
        }
    }
}

fn route(departure_type: DepartureType, code: &str) -> Result<Route, RuleFault> {
    let route = Route::parse(code.trim()).ok_or(RuleFault::RouteMissing)?;
    if departure_type.profile().lawful_routes().contains(&route) {
        Ok(route)
    } else if departure_type.profile().is_special_course {
        Err(RuleFault::NeverTheLeader)
    } else {
        Err(RuleFault::NeverTheLeaderAlone)
    }
}

/// A rule that a board (no unit), a school or a team has put in the place of the standard one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnRule {
    pub unit: Option<UnitId>,
    pub departure_type: DepartureType,
    pub foreseeing: Foreseeing,
    pub rule: Rule,
}

/// The standard rules as a board follows them, and what units have put in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBook {
    own: Vec<OwnRule>,
    leader_talks_too: bool,
}

impl RuleBook {
    /// The order of the rules does not matter. Two for the same unit, type and foreseeing cannot be:
    /// the database keeps them apart; of two the first counts.
    ///
    /// `leader_talks_too` is the board's setting (see [`standard_rule_of`]).
    pub const fn new(own: Vec<OwnRule>, leader_talks_too: bool) -> Self {
        Self { own, leader_talks_too }
    }

    /// The rule for a departure from this team (or school without teams) of this school; `None` after a
    /// death.
    ///
    /// The most specific unit comes first: team, school, board, then the standard. Of one unit's rules
    /// the one for foreseen or unforeseen departures goes before the one for any.
    pub fn rule_for(&self, kind: DepartureType, foreseen: bool, unit: UnitId, school: UnitId) -> Option<Rule> {
        let standard = standard_rule_of(kind, self.leader_talks_too)?;
        Some(self.own_for(kind, foreseen, unit, school).map_or(standard, |own| own.rule))
    }

    /// The own rule that counts there, if the standard one does not.
    pub fn own_for(&self, kind: DepartureType, foreseen: bool, unit: UnitId, school: UnitId) -> Option<&OwnRule> {
        let fits = |own: &&OwnRule| own.departure_type == kind && own.foreseeing.is_met_by(foreseen);
        [Some(unit), Some(school), None].into_iter().find_map(|level| {
            let of_level: Vec<&OwnRule> = self.own.iter().filter(fits).filter(|own| own.unit == level).collect();
            let named = of_level.iter().find(|own| own.foreseeing != Foreseeing::Any);
            named.or(of_level.first()).copied()
        })
    }
}
