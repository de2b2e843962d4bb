//! What a release says that induction could learn: what people in their first years leave for more than others.

use serde::{Deserialize, Serialize};

use super::about::{AGREED, About};
use super::content::{Content, Given, SetKind};
use super::standing::{against_all_others, board_wide};
use super::yearly::YearlyQuestion;
use crate::coded::coded;
use crate::departure::{Entry, ServiceBand};
use crate::figures::{StandsOut, Why, clear_of_chance};

coded! {
    /// What induction could see to.
    pub enum InductionLesson {
        /// How people are guided at the start.
        Guidance = "guidance",
        PupilsBehaviour = "pupils_behaviour",
        Support = "lack_of_support",
        Workload = "workload",
        Career = "lack_of_career",
        HybridWork = "hybrid_work",
        Personal = "personal",
        Work = "work",
        Organisation = "organisation",
        WorkingTogether = "working_together",
    }
}

/// A lesson, and what it follows from: a row of people in their first years with the reason they name more often than
/// all others, or fewer who say that they were guided well than in the period before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    pub lesson: InductionLesson,
    pub from: StandsOut<About>,
}

impl InductionLesson {
    /// What a reason or push factor teaches; `None` where induction can do nothing about it.
    fn about(code: &str) -> Option<Self> {
        if code == "C7" {
            return Some(Self::Guidance);
        }
        match YearlyQuestion::about(code)? {
            YearlyQuestion::PupilsBehaviour => Some(Self::PupilsBehaviour),
            YearlyQuestion::Support => Some(Self::Support),
            YearlyQuestion::Workload => Some(Self::Workload),
            YearlyQuestion::Career => Some(Self::Career),
            YearlyQuestion::HybridWork => Some(Self::HybridWork),
            YearlyQuestion::Personal => Some(Self::Personal),
            YearlyQuestion::Work => Some(Self::Work),
            YearlyQuestion::Organisation => Some(Self::Organisation),
            YearlyQuestion::WorkingTogether => Some(Self::WorkingTogether),
            YearlyQuestion::Attraction | YearlyQuestion::Staying => None,
        }
    }
}

/// What induction could learn, the clearest first and each once: only what chance does not explain, all that was looked
/// at considered. Mostly that is nothing.
pub fn induction_lessons(content: &Content, before: Option<&Content>) -> Vec<Lesson> {
    let mut looked_at = board_wide(content, before, &[(SetKind::Left, Given::Induction)]);
    for figure in content.figures().filter(|figure| figure.kind() == SetKind::Left) {
        let is_about_reasons = figure.columns().is_some_and(|columns| columns.given == Given::Reasons);
        let rows = figure.rows();
        for (row, code) in rows.codes.iter().enumerate() {
            if is_about_reasons && are_new(rows.given, code) {
                looked_at.extend(against_all_others(figure, row));
            }
        }
    }
    let mut lessons: Vec<Lesson> = Vec::new();
    for from in clear_of_chance(&looked_at) {
        let lesson = match from.why {
            Why::Fell if from.subject.column == AGREED => Some(InductionLesson::Guidance),
            Why::MoreThanElsewhere => InductionLesson::about(&from.subject.column),
            Why::Fell | Why::Rose | Why::LessThanElsewhere | Why::Leads => None,
        };
        if let Some(lesson) = lesson.filter(|lesson| lessons.iter().all(|known| known.lesson != *lesson)) {
            lessons.push(Lesson { lesson, from });
        }
    }
    lessons
}

/// Whether a category is of people whom induction reaches.
fn are_new(given: Given, code: &str) -> bool {
    match given {
        Given::Entry => Entry::parse(code).is_some_and(|entry| match entry {
            Entry::Starter | Entry::CareerChanger | Entry::InTraining => true,
            Entry::Experienced => false,
        }),
        Given::ServiceBand => ServiceBand::parse(code).is_some_and(ServiceBand::is_under_three_years),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::SetContent;
    use crate::release::testing::{HIDDEN, content, list, set, units, year_before};

    const WHO: Population = Population::Answered;

    fn by_entry(starters: [u32; 3], all: [u32; 3]) -> SetContent {
        let reasons = (list(Given::Reasons, &["B1", "C7"]), Some(3));
        let hidden = [HIDDEN; 3];
        let grid: [&[u32]; 4] = [&all, &starters, &hidden, &hidden];
        set(SetKind::Left, WHO, list(Given::Entry, &["starter", "career_changer", "experienced"]), Some(reasons), &grid)
    }

    fn guided(agreed: u32) -> SetContent {
        let items = list(Given::Induction, &["1", "2", "3", "4", "5"]);
        let row: &[u32] = &[100, 5, 5, 80 - agreed, agreed, 10];
        set(SetKind::Left, WHO, units(1), Some((items, None)), &[row, row])
    }

    #[test]
    fn what_starters_leave_for_more_than_others_is_a_lesson() {
        // 30 of 40 starters, and 20 of the 100 others; of workload half of both.
        let lessons = induction_lessons(&content(vec![by_entry([40, 20, 30], [140, 70, 50])]), None);
        assert_eq!(lessons.len(), 1);
        assert_eq!(lessons[0].lesson, InductionLesson::Guidance);
        assert_eq!((lessons[0].from.subject.row.as_str(), lessons[0].from.why), ("starter", Why::MoreThanElsewhere));
        let hidden = content(vec![by_entry([40, 20, 30], [140, 70, HIDDEN])]);
        assert!(induction_lessons(&hidden, None).is_empty());
    }

    #[test]
    fn fewer_who_were_guided_well_is_a_lesson_and_more_is_none() {
        // 70 and then 30 of 100 agreed.
        let (then, now) = (year_before(vec![guided(60)]), content(vec![guided(20)]));
        let lessons = induction_lessons(&now, Some(&then));
        assert_eq!(lessons.iter().map(|lesson| lesson.lesson).collect::<Vec<_>>(), [InductionLesson::Guidance]);
        let (then, now) = (year_before(vec![guided(20)]), content(vec![guided(60)]));
        assert!(induction_lessons(&now, Some(&then)).is_empty());
    }
}
