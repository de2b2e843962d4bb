//! What an adviser proposes from a talk: no fact of the person, and no name.

use chrono::{Datelike, Days, NaiveDate};

use super::{
    ADVICE_CHARACTERS, ImprovementPoint, PointFault, PointFaultAt, PointField, PointStatus, Reading, WHAT_CHARACTERS,
};
use crate::coded::coded;
use crate::person::names_mentioned;

coded! {
    /// Where a point comes from, where that is not whoever writes points.
    pub enum PointSource {
        /// An adviser, after a talk.
        Adviser = "adviser",
    }
}

/// Two texts and nothing else: neither whose talk it was, nor where, nor when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub what: String,
    pub advice: String,
}

impl Proposal {
    /// Reads the form. `names`: whom it may not name, staff and leavers.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn read(fields: &[(String, String)], names: &[String]) -> Result<Self, Vec<PointFaultAt>> {
        let mut form = Reading::of(fields);
        let mut unnamed = |field: PointField, max: usize, needed: bool| {
            let text = form.text(field, max, needed);
            let named = names_mentioned(&text, names.iter().map(String::as_str));
            if !named.is_empty() {
                form.faults.push((field, PointFault::Names(named)));
            }
            text
        };
        let what = unnamed(PointField::What, WHAT_CHARACTERS, true);
        let advice = unnamed(PointField::Advice, ADVICE_CHARACTERS, false);
        if form.faults.is_empty() { Ok(Self { what, advice }) } else { Err(form.faults) }
    }

    /// The point that waits for a decision; about the whole board.
    pub fn point(self) -> ImprovementPoint {
        ImprovementPoint { advice: self.advice, ..ImprovementPoint::new(self.what, PointStatus::Proposed) }
    }
}

/// Days of a week.
const WEEK: Days = Days::new(7);

/// The Monday of this day's week: all that is kept of when something was proposed.
pub fn week_of(day: NaiveDate) -> NaiveDate {
    let since_monday = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(since_monday).unwrap_or(day)
}

/// From which day whoever decides reads what was proposed in the week of this day: the Monday after. Those of a week
/// appear together, so that nobody who looks daily learns on which day one was made.
pub fn shown_from(day: NaiveDate) -> NaiveDate {
    week_of(day).checked_add_days(WEEK).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Proposal, shown_from, week_of};
    use crate::improvement::{PointFault, PointField, PointStatus};

    fn fields(what: &str, advice: &str) -> Vec<(String, String)> {
        vec![("what".to_owned(), what.to_owned()), ("advice".to_owned(), advice.to_owned())]
    }

    #[test]
    fn a_proposal_that_names_nobody_is_a_point_to_decide_on() {
        let names = ["Marieke Proef".to_owned()];
        let read = Proposal::read(&fields("Starters missen een maatje.", "Geef iedereen er een."), &names);
        let point = read.expect("nobody is named").point();
        assert_eq!(point.status, PointStatus::Proposed);
        assert_eq!((point.school, point.owner.as_str(), point.evidence), (None, "", None));
        assert_eq!(
            (point.what.as_str(), point.advice.as_str()),
            ("Starters missen een maatje.", "Geef iedereen er een.")
        );
    }

    #[test]
    fn each_name_is_said_at_its_box_as_it_was_typed() {
        let names = ["Marieke Proef".to_owned(), "Jan-Willem de Tester".to_owned()];
        let refused = Proposal::read(&fields("MARIEKE miste een maatje.", "Vraag het de heer Tester."), &names);
        let expected = vec![
            (PointField::What, PointFault::Names(vec!["MARIEKE".to_owned()])),
            (PointField::Advice, PointFault::Names(vec!["Tester".to_owned()])),
        ];
        assert_eq!(refused, Err(expected));
    }

    #[test]
    fn nothing_is_no_proposal() {
        assert_eq!(Proposal::read(&[], &[]), Err(vec![(PointField::What, PointFault::Missing)]));
    }

    #[test]
    fn of_the_day_only_the_week_is_kept_and_it_is_read_from_the_monday_after() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let (monday, next) = (day(16), day(23));
        for of_week in [16, 18, 22] {
            assert_eq!((week_of(day(of_week)), shown_from(day(of_week))), (monday, next), "{of_week}");
        }
        assert_eq!(week_of(day(23)), next);
    }
}
