//! What a release proposes to ask of those who stay: one question for the yearly talks.

use serde::{Deserialize, Serialize};

use super::about::About;
use super::content::{Content, Given, SetKind};
use super::standing::{Margin, board_wide};
use crate::coded::coded;
use crate::figures::{Why, clear_of_chance};
use crate::reason::{HanPushFactor, ReasonCode, ReasonGroup};

coded! {
    /// A question for the yearly talks, by what people leave for: a push factor, or the group of a reason that is none.
    pub enum YearlyQuestion {
        PupilsBehaviour = "pupils_behaviour",
        Support = "lack_of_support",
        Workload = "workload",
        Career = "lack_of_career",
        HybridWork = "hybrid_work",
        Personal = "personal",
        Work = "work",
        Organisation = "organisation",
        WorkingTogether = "working_together",
        Attraction = "attraction",
        /// Where nothing leads.
        Staying = "staying",
    }
}

coded! {
    /// Why this question and no other.
    pub enum WhyAsked {
        /// Named more often than in the period before, beyond chance.
        Rose = "rose",
        /// Named more often than anything else, beyond chance.
        Leads = "leads",
        /// Named more often than anything else; that may be chance.
        NamedMost = "named_most",
        /// Nothing rose, and nothing is sure to lead.
        Nothing = "nothing",
    }
}

/// The question, and what it follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub question: YearlyQuestion,
    pub why: WhyAsked,
    /// `None` where nothing leads.
    pub about: Option<About>,
}

/// What is looked at: what gave the decision goes before what played a part.
const CAUSES: [(SetKind, Given); 2] = [(SetKind::Left, Given::Decisive), (SetKind::Left, Given::Reasons)];

impl YearlyQuestion {
    /// The question about a reason or a push factor, by its code; `None` of what names no cause.
    pub fn about(code: &str) -> Option<Self> {
        let factor = match ReasonCode::parse(code) {
            Some(reason) => match reason.han_push_factor() {
                Some(factor) => factor,
                None => return Self::of_group(reason.group()),
            },
            None => HanPushFactor::parse(code)?,
        };
        Some(match factor {
            HanPushFactor::PupilsBehaviour => Self::PupilsBehaviour,
            HanPushFactor::LackOfSupport => Self::Support,
            HanPushFactor::Workload => Self::Workload,
            HanPushFactor::LackOfCareer => Self::Career,
            HanPushFactor::HybridWork => Self::HybridWork,
        })
    }

    const fn of_group(group: ReasonGroup) -> Option<Self> {
        match group {
            ReasonGroup::Personal => Some(Self::Personal),
            ReasonGroup::Work => Some(Self::Work),
            ReasonGroup::Organisation => Some(Self::Organisation),
            ReasonGroup::WorkingTogether => Some(Self::WorkingTogether),
            ReasonGroup::Attraction => Some(Self::Attraction),
            ReasonGroup::Apart => None,
        }
    }
}

/// The question for the yearly talks: about the reason that rose or leads most clearly, board-wide; else about the one
/// that was named most; else why people stay. A question is worth asking where a claim would not be worth making.
pub fn yearly_question(content: &Content, before: Option<&Content>) -> Proposal {
    let clear = clear_of_chance(&board_wide(content, before, &CAUSES));
    let clear = clear.into_iter().find_map(|thing| {
        let why = match thing.why {
            Why::Rose => WhyAsked::Rose,
            Why::Leads => WhyAsked::Leads,
            Why::Fell | Why::MoreThanElsewhere | Why::LessThanElsewhere => return None,
        };
        let question = YearlyQuestion::about(thing.subject.category())?;
        Some(Proposal { question, why, about: Some(thing.subject) })
    });
    let named_most = || {
        CAUSES.into_iter().find_map(|(kind, given)| {
            let margin = Margin::of(content, kind, given)?;
            let (first, _, _) = margin.lead()?;
            let question = YearlyQuestion::about(first)?;
            Some(Proposal { question, why: WhyAsked::NamedMost, about: Some(margin.about(first)) })
        })
    };
    clear.or_else(named_most).unwrap_or(Proposal {
        question: YearlyQuestion::Staying,
        why: WhyAsked::Nothing,
        about: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::SetContent;
    use crate::release::testing::{HIDDEN, content, list, set, units, year_before};

    fn decisive(row: &[u32]) -> Vec<SetContent> {
        let columns = list(Given::Decisive, &["B1", "C1", "D4", "X"]);
        vec![set(SetKind::Left, Population::Answered, units(1), Some((columns, None)), &[row, row])]
    }

    #[test]
    fn every_reason_that_names_a_cause_has_its_question() {
        for reason in ReasonCode::ALL {
            let question = YearlyQuestion::about(reason.code());
            assert_eq!(question.is_none(), reason.group() == ReasonGroup::Apart, "{reason}");
        }
        for factor in HanPushFactor::ALL {
            assert_eq!(YearlyQuestion::about(factor.code()).map(YearlyQuestion::code), Some(factor.code()));
        }
        assert_eq!(YearlyQuestion::about("D4"), Some(YearlyQuestion::WorkingTogether));
        assert_eq!(YearlyQuestion::about("E1"), Some(YearlyQuestion::Attraction));
        assert_eq!(YearlyQuestion::about("other"), None);
    }

    #[test]
    fn what_rose_goes_before_what_was_named_most() {
        let now = content(decisive(&[100, 46, 44, 5, 5]));
        let asked = |proposal: &Proposal| (proposal.question, proposal.why);
        let alone = yearly_question(&now, None);
        assert_eq!(asked(&alone), (YearlyQuestion::Workload, WhyAsked::NamedMost), "46 and 44 may be chance");
        let before = year_before(decisive(&[100, 46, 10, 24, 20]));
        let risen = yearly_question(&now, Some(&before));
        assert_eq!(asked(&risen), (YearlyQuestion::Organisation, WhyAsked::Rose));
        let about = risen.about.expect("it follows from something");
        assert_eq!((about.figure.as_str(), about.category()), ("units-decisive", "C1"));
        let clear = yearly_question(&content(decisive(&[100, 10, 8, 77, 5])), None);
        assert_eq!(asked(&clear), (YearlyQuestion::WorkingTogether, WhyAsked::Leads));
    }

    #[test]
    fn where_nothing_is_sure_the_question_is_why_people_stay() {
        let open = Proposal { question: YearlyQuestion::Staying, why: WhyAsked::Nothing, about: None };
        assert_eq!(yearly_question(&content(Vec::new()), None), open);
        assert_eq!(yearly_question(&content(decisive(&[60, 30, HIDDEN, HIDDEN, HIDDEN])), None), open);
    }
}
