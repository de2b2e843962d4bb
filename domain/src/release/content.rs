//! What a release says, as it is kept, exported and read by pages: published numbers, and the names that go with them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::disclosure::{Columns, Nature, Published};
use crate::ids::UnitId;
use crate::unit::Region;

/// The version of this format; a file of another one is refused.
pub const FORMAT: u32 = 1;

/// Before the id of the unit above, the code of small units together.
pub const OTHERS: &str = "others:";
/// Before the id of a school, the code of its people who belong to none of its teams.
pub const DIRECT: &str = "direct:";

/// The unit above, of a code that begins with [`OTHERS`] or [`DIRECT`]; `None` of any other.
pub fn unit_above(code: &str) -> Option<&str> {
    code.strip_prefix(OTHERS).or_else(|| code.strip_prefix(DIRECT))
}

coded! {
    /// People who are counted together in one set of tables (docs/figures.md, "What is counted").
    pub enum SetKind {
        /// Who left, was invited and answered.
        Left = "left",
        /// Of whom a final report tells.
        Told = "told",
    }
}

coded! {
    /// How fine reasons are counted: by code where there are many people, else by the five push factors. Never both of
    /// the same people, since each says much of the other.
    pub enum Cut {
        Codes = "codes",
        Factors = "factors",
    }
}

coded! {
    /// What is counted across, or down beside the units.
    pub enum Given {
        Units = "units",
        /// No table of a release: a region is the sum of its schools.
        Region = "region",
        Way = "way",
        Foreseen = "foreseen",
        FunctionGroup = "function_group",
        Subject = "subject",
        ServiceBand = "service_band",
        Entry = "entry",
        PartTime = "part_time",
        Hybrid = "hybrid",
        ContractChain = "contract_chain",
        /// Formal talk, informal talk only, or no talk; a declined talk is never told apart.
        Talk = "talk",
        /// Ticked, at most three a person, by [`Cut`].
        Reasons = "reasons",
        /// The decisive one, by [`Cut`].
        Decisive = "decisive",
        Destination = "destination",
        RaisedBefore = "raised_before",
        WouldHaveStayed = "would_have_stayed",
        WantedToStay = "wanted_to_stay",
        KnewInTime = "knew_in_time",
        WantedLonger = "wanted_longer",
        Valued = "valued",
        Enjoyment = "enjoyment",
        OwnWay = "own_way",
        ShowAbility = "show_ability",
        WorkloadSustainable = "workload_sustainable",
        Growth = "growth",
        Belonging = "belonging",
        LeaderSupport = "leader_support",
        BehaviourSupport = "behaviour_support",
        SpeakUp = "speak_up",
        Induction = "induction",
        DepartureHandled = "departure_handled",
        /// `0-6`, `7-8`, `9-10`, or no answer.
        Recommend = "recommend",
        WouldReturn = "would_return",
        /// What the host expected before the talk, board-wide: right, wrong, none.
        Predicted = "predicted",
        ToldReasons = "told_reasons",
        ToldDecisive = "told_decisive",
        Preventable = "preventable",
        /// Themes of a talk that were decisive.
        PartInLeaving = "part_in_leaving",
        /// Themes of a talk that played a part in the leaving, the decisive ones among them.
        Themes = "themes",
        StayedBecause = "stayed_because",
    }
}

/// One dimension with its categories; number 0 is the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionContent {
    pub given: Given,
    /// Whether it is what people said, in contrast to what colleagues know.
    pub is_answer: bool,
    /// Stable codes: of units their id, `others:{id of the unit above}` of small ones together, or `direct:{id}` of the
    /// people of a school who belong to none of its teams (above the schools, `all` stands for the id); of all others the
    /// domain's own code, or `own:{key}` of an answer that the board added; of the whole `all`, of what was not asked, not answered or not known `none`.
    pub codes: Vec<String>,
    /// The category it is a part of; `None` of the whole.
    pub above: Vec<Option<usize>>,
}

/// One table of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableContent {
    /// Unique in the release: `{rows}` or `{rows}-{columns}` with the codes of [`Given`], `told-` before those of
    /// [`SetKind::Told`].
    pub code: String,
    /// Numbers in [`SetContent::dimensions`].
    pub rows: usize,
    pub columns: Option<usize>,
    /// Of the columns a person may have so many; `None` where everybody has exactly one.
    pub most: Option<u32>,
}

/// Tables about the same people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetContent {
    pub kind: SetKind,
    pub dimensions: Vec<DimensionContent>,
    pub tables: Vec<TableContent>,
    /// By table and layer, `None` where hidden: all that there is.
    pub published: Published,
}

/// What a unit was called when the release was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitName {
    pub id: UnitId,
    /// The school of a team; `None` of a school.
    pub school: Option<UnitId>,
    pub name: String,
    /// How many people work there in the period's year, where the board said so: rates are over these.
    pub headcount: Option<u32>,
    /// Where a school is, as it was said when the release was made; `None` of a team, and of a school of which nobody
    /// said it. For whoever reads a part alone it is left out: a region is a sum over all of its schools.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

coded! {
    /// From what until what the days are counted.
    pub enum Step {
        RegisteredToInvited = "registered_to_invited",
        InvitedToAnswered = "invited_to_answered",
        AnsweredToTalk = "answered_to_talk",
        TalkToReport = "talk_to_report",
        TalkToLastDay = "talk_to_last_day",
    }
}

/// The median of the days between two steps, board-wide, of ten courses at the least; `None` of fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    pub step: Step,
    pub median: Option<u32>,
}

/// Talks due and held, of the board or of teams as heads read them ([`crate::school`]): never a second count of the same
/// people, of which a difference would tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Teams of which one count is said, a school for its people who belong to no team. Without any it is the board.
    pub units: Vec<UnitId>,
    /// Everybody who left, whatever they chose; `None` both, where they are hidden.
    pub due: Option<u32>,
    pub held: Option<u32>,
}

/// The same text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InWords {
    pub nl: String,
    pub en: String,
}

/// A question in the board's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnQuestion {
    pub given: Given,
    /// `None` where it is put as in the standard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<InWords>,
    /// By the code of the answer; those alone that are called otherwise, and those that were added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<(String, InWords)>,
}

/// A release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    pub format: u32,
    /// The code of the period.
    pub period: String,
    pub from: NaiveDate,
    /// The last day of the period.
    pub until: NaiveDate,
    /// 1 is the first of the period, each correction is the next.
    pub number: u32,
    pub made_on: NaiveDate,
    /// Why there is another release of the period; of the first `None`.
    pub reason: Option<String>,
    /// Invited, answered, reasons, dissenters.
    pub thresholds: [u32; 4],
    pub cut: Cut,
    /// What the board's subjects are called, by the code in the dimension.
    pub subjects: Vec<(String, String)>,
    pub units: Vec<UnitName>,
    pub sets: Vec<SetContent>,
    pub days: Vec<Days>,
    /// Questions that the board puts otherwise than the standard, in the words in which people read them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<OwnQuestion>,
    /// The board first. Empty where talks could still be held when the release was made.
    pub coverage: Vec<Kept>,
    /// Whether units of others are left out ([`Content::narrowed`]): then what it has of schools is not the board.
    /// Deliberately not stored: what is kept is whole.
    #[serde(skip)]
    pub is_narrowed: bool,
}

/// One table, to be read by its codes.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    pub set: &'a SetContent,
    pub index: usize,
}

impl DimensionContent {
    pub const fn nature(&self) -> Nature {
        if self.is_answer { Nature::Answer } else { Nature::Fact }
    }
}

impl TableContent {
    /// As the rules of disclosure know it.
    pub const fn across(&self) -> Columns {
        match (self.columns, self.most) {
            (None, _) => Columns::None,
            (Some(dimension), None) => Columns::One(dimension),
            (Some(dimension), Some(most)) => Columns::Several { dimension, most },
        }
    }
}
