//! One departure as figures see it: codes alone, no name, no words.

use chrono::NaiveDate;

use crate::departure::subject::SubjectNumber;
use crate::departure::{ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, PartTime, ServiceBand};
use crate::ids::UnitId;
use crate::questionnaire::Answers;
use crate::report::Report;
use crate::unit::Region;

/// The talks of somebody that were held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Talked {
    pub formal: bool,
    pub informal: bool,
}

/// Answers that were handed in and count: not withdrawn, not restricted, nobody objected.
#[derive(Clone, Debug)]
pub struct Answered {
    /// As they were handed in, by item key; hidden items are not among them.
    pub answers: Answers,
    /// Whether the host's expectation was right; `None` where nobody expected anything that counts.
    pub predicted: Option<bool>,
}

/// The final report of a formal talk that may be counted.
#[derive(Clone, Debug)]
pub struct ToldOf {
    pub report: Report,
}

/// Days on which something happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Courses {
    pub registered: Option<NaiveDate>,
    pub invited: Option<NaiveDate>,
    pub answered: Option<NaiveDate>,
    pub talked: Option<NaiveDate>,
    pub reported: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
}

/// Somebody who left in the period: the last day worked lies in it, and the departure was not cancelled.
#[derive(Clone, Debug)]
pub struct Person {
    /// The team, or the school for those who belong to none.
    pub unit: UnitId,
    pub region: Option<Region>,
    pub way: DepartureType,
    pub foreseen: bool,
    pub function_group: Option<FunctionGroup>,
    pub subject: Option<SubjectNumber>,
    pub service_band: Option<ServiceBand>,
    pub entry: Option<Entry>,
    pub part_time: Option<PartTime>,
    pub hybrid: Option<Hybrid>,
    pub contract_chain: Option<ContractChain>,
    pub invited: bool,
    pub answered: Option<Answered>,
    pub talked: Talked,
    pub told: Option<ToldOf>,
    pub days: Courses,
}
