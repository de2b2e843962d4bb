//! Days between steps: counted by their number, so that memory does not grow with people.

use chrono::NaiveDate;

use super::content::{Days, Step};
use super::person::Courses;

/// Of fewer courses there is no median.
const LEAST_COURSES: u32 = 10;
/// More days are counted as so many.
pub(super) const MOST_DAYS: usize = 1000;

/// How often each number of days was counted, by step.
#[derive(Debug)]
pub(super) struct Counted {
    of_step: Vec<Vec<u32>>,
}

impl Counted {
    pub fn new() -> Self {
        Self { of_step: vec![vec![0; MOST_DAYS + 1]; Step::ALL.len()] }
    }

    pub fn add(&mut self, days: &Courses) {
        for (step, counts) in Step::ALL.iter().zip(&mut self.of_step) {
            let (from, until): (Option<NaiveDate>, Option<NaiveDate>) = match step {
                Step::RegisteredToInvited => (days.registered, days.invited),
                Step::InvitedToAnswered => (days.invited, days.answered),
                Step::AnsweredToTalk => (days.answered, days.talked),
                Step::TalkToReport => (days.talked, days.reported),
                Step::TalkToLastDay => (days.talked, days.last_day),
            };
            if let (Some(from), Some(until)) = (from, until) {
                // What came first after all, a talk after the last day for one, took no days.
                let between = usize::try_from(until.signed_duration_since(from).num_days()).unwrap_or(0);
                counts[between.min(MOST_DAYS)] += 1;
            }
        }
    }

    pub fn medians(&self) -> Vec<Days> {
        let medians = self.of_step.iter().map(|counts| median(counts));
        Step::ALL.iter().zip(medians).map(|(step, median)| Days { step: *step, median }).collect()
    }
}

/// The number of days that half of the courses did not exceed.
fn median(counts: &[u32]) -> Option<u32> {
    let all: u32 = counts.iter().sum();
    if all < LEAST_COURSES {
        return None;
    }
    let mut so_far = 0;
    let middle = counts.iter().position(|count| {
        so_far += count;
        so_far * 2 >= all
    });
    middle.and_then(|days| u32::try_from(days).ok())
}

#[cfg(test)]
mod tests {
    use super::{Counted, median};
    use crate::release::{Courses, Step};

    #[test]
    fn the_median_is_of_ten_courses_at_the_least() {
        assert_eq!(median(&[0, 4, 5]), None);
        assert_eq!(median(&[0, 4, 6]), Some(2));
        assert_eq!(median(&[0, 5, 5]), Some(1));
        assert_eq!(median(&[10]), Some(0));
    }

    #[test]
    fn a_talk_after_the_last_day_takes_no_days() {
        let day = |text: &str| text.parse().ok();
        let mut counted = Counted::new();
        for _ in 0..10 {
            counted.add(&Courses { talked: day("2026-03-09"), last_day: day("2026-03-01"), ..Courses::default() });
        }
        let of = |step| counted.medians().into_iter().find(|days| days.step == step).and_then(|days| days.median);
        assert_eq!(of(Step::TalkToLastDay), Some(0));
        assert_eq!(of(Step::TalkToReport), None);
    }
}
