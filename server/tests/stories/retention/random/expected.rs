//! What should be there of somebody, reckoned out of the sentences of docs/retention.md. Nothing here asks the program's
//! own rule (`domain::retention`): where the two part, one of them is wrong.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::played::Course;

/// Terms of the page's table that are about a record, each with its least and its most, in months.
const LIMITS: [(&str, u8, u8); 4] = [("contact", 2, 12), ("answers", 3, 24), ("notes", 1, 6), ("cancelled", 1, 3)];
/// "24, from the end of the employment", whatever else is set.
const MOST_MONTHS: u8 = 24;
/// "Six weeks after closing."
const LINK_DAYS: u64 = 42;
/// The second questionnaire goes until the sixth week after the end of the employment, and is open for four weeks.
const ASKED_DAYS: u64 = 70;
/// "After seven days in any case."
const LAST_MAIL_DAYS: u64 = 7;

/// How many terms a history draws.
pub const TERMS: usize = LIMITS.len();

/// What a board has set, in months.
#[derive(Clone, Copy, Debug)]
pub struct Months {
    contact: u8,
    answers: u8,
    notes: u8,
    cancelled: u8,
}

impl Months {
    /// What is drawn for each term, which may lie outside its limits: "whatever stands in the database, the limits hold".
    pub fn of(drawn: [u8; TERMS]) -> Self {
        let mut within = LIMITS.iter().zip(drawn).map(|((_, least, most), months)| months.clamp(*least, *most));
        let mut next = || within.next().expect("one of each");
        Self { contact: next(), answers: next(), notes: next(), cancelled: next() }
    }

    /// As they stand in the database.
    pub fn stored(drawn: [u8; TERMS]) -> String {
        let each: BTreeMap<&str, u8> = LIMITS.iter().zip(drawn).map(|((term, ..), months)| (*term, months)).collect();
        serde_json::to_string(&each).expect("written")
    }
}

/// What happened to somebody, as far as a term counts from it.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub course: Course,
    /// The day of registering, on which the talk was held, or the departure cancelled, where it was.
    pub registered: NaiveDate,
    pub last_day: NaiveDate,
    pub end: NaiveDate,
    /// The board asks once more later.
    pub asks_later: bool,
}

/// What of somebody is there, as long as anything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct There {
    pub named: bool,
    pub answers: bool,
    pub draft: bool,
    pub second_answers: bool,
    pub report: bool,
    pub notes: bool,
}

impl There {
    /// After the course, on the day on which it was played.
    pub fn after(course: Course) -> Self {
        let talked = matches!(course, Course::Talked | Course::Closed | Course::AnsweredAgain);
        Self {
            named: true,
            answers: talked || course == Course::HandedIn,
            draft: matches!(course, Course::Draft | Course::Died),
            second_answers: false,
            report: talked,
            notes: course == Course::Talked,
        }
    }

    /// "What was said and written goes at once", and the rest waits for the last mail.
    pub fn being_erased() -> Self {
        Self { named: true, answers: false, draft: false, second_answers: false, report: false, notes: false }
    }
}

impl Facts {
    /// What a look on that day leaves; `None`: nothing. `closed`: the day on which the course was closed.
    pub fn left(&self, there: There, closed: Option<NaiveDate>, months: &Months, today: NaiveDate) -> Option<There> {
        let whole = self.whole_goes(months);
        if whole <= today {
            return None;
        }
        let stays = |day: NaiveDate| day.min(whole) > today;
        Some(There {
            named: there.named && stays(self.name_goes(closed, months).unwrap_or(whole)),
            draft: there.draft && stays(self.draft_goes(closed).unwrap_or(whole)),
            notes: there.notes && stays(later(self.registered, months.notes)),
            ..there
        })
    }

    /// "From the end of the employment, or the registration where that was later"; of somebody who stays, from the
    /// cancellation.
    fn whole_goes(&self, months: &Months) -> NaiveDate {
        let usual = if self.course == Course::Cancelled {
            later(self.registered, months.cancelled)
        } else {
            later(self.end.max(self.registered), months.answers)
        };
        usual.min(later(self.end, MOST_MONTHS))
    }

    /// So long after everything is finished; `None`: with the record, since it never is.
    fn name_goes(&self, closed: Option<NaiveDate>, months: &Months) -> Option<NaiveDate> {
        let finished = match self.course {
            // Who stays is asked nothing later.
            Course::Cancelled => self.registered.max(self.last_day),
            // "After a death nothing is closed: the last day worked counts."
            Course::Died => self.last_day,
            Course::Nothing
            | Course::Draft
            | Course::HandedIn
            | Course::Withdrawn
            | Course::Talked
            | Course::Closed
            | Course::AnsweredAgain => {
                let asked_until = self.asks_later.then(|| self.end + Days::new(ASKED_DAYS));
                let closed = closed?;
                closed.max(self.last_day).max(asked_until.unwrap_or(closed))
            }
        };
        Some(later(finished, months.contact))
    }

    /// "With the link, six weeks after closing"; after a death it opens nothing from the first day on.
    fn draft_goes(&self, closed: Option<NaiveDate>) -> Option<NaiveDate> {
        if self.course == Course::Died { Some(self.registered) } else { closed.map(|day| day + Days::new(LINK_DAYS)) }
    }
}

/// Whether a record that is being erased since that day goes without its last mail.
pub fn goes_untold(since: NaiveDate, today: NaiveDate) -> bool {
    since + Days::new(LAST_MAIL_DAYS) <= today
}

/// The same day so many months later, or the last of its month.
fn later(day: NaiveDate, months: u8) -> NaiveDate {
    day + chrono::Months::new(months.into())
}

#[test]
fn the_terms_and_their_limits_are_those_of_the_page() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/retention.md");
    let page = std::fs::read_to_string(page).expect("it is there");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    for (row, (term, least, most)) in
        ["name and addresses", "answers, report", "notes of a report", "the record of somebody who stays"]
            .iter()
            .zip(LIMITS)
    {
        let cells = rows.iter().find(|cells| cells[0].starts_with(row)).expect("a row of the table");
        assert_eq!(cells[3], least.to_string(), "the least of {term}");
        assert_eq!(cells[4].split(',').next(), Some(most.to_string().as_str()), "the most of {term}");
    }
}
