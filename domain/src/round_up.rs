//! The mail with what is due: how often somebody gets it, on which day, and what is counted in it
//! (docs/domain.md, "The mail with what is due").
//!
//! It holds numbers and nothing else: no name, no way of leaving, no state of anybody's.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::account::Role;
use crate::coded::coded;
use crate::working_days::WorkCalendar;

coded! {
    /// How often somebody gets it.
    pub enum Rhythm {
        /// On each working day.
        Daily = "daily",
        /// On the first working day of the week.
        Weekly = "weekly",
        Never = "never",
    }
}

impl Rhythm {
    /// For whoever has not chosen. Each new thing is mailed when it comes anyway: this one is against forgetting.
    pub const STANDARD: Self = Self::Weekly;

    /// The first day of the period in which this day lies, of which there is one mail at most; `None` where there is
    /// never one.
    pub fn period_of(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Daily => Some(day),
            Self::Weekly => {
                let since_monday = u64::from(day.weekday().num_days_from_monday());
                Some(day.checked_sub_days(Days::new(since_monday)).unwrap_or(day))
            }
            Self::Never => None,
        }
    }

    /// Whether it is to be looked today what is due. `last`: the day on which that was done last, or on which the
    /// rhythm was chosen. A week's mail that was missed on its day comes on the next working day of that week; for
    /// whom nobody has ever looked, the first mail waits for the first working day of a week.
    pub fn is_due(self, last: Option<NaiveDate>, today: NaiveDate, calendar: &WorkCalendar) -> bool {
        let Some(first) = self.period_of(today).filter(|_| calendar.is_working_day(today)) else { return false };
        match last {
            Some(last) => last < first,
            None => !first.iter_days().take_while(|day| *day < today).any(|day| calendar.is_working_day(day)),
        }
    }

    /// Whether a mail that was made on that day may still go today: not beside that of another period.
    pub fn still_tells(self, made: NaiveDate, today: NaiveDate) -> bool {
        self.period_of(made).is_some_and(|period| Some(period) == self.period_of(today))
    }
}

/// Whether somebody with this role gets it: HR, advisers and leaders.
pub const fn is_for(role: Role) -> bool {
    match role {
        Role::HrCoordinator | Role::HrAdviser | Role::TeamLeader => true,
        Role::Administrator | Role::SchoolHead | Role::PolicyOfficer => false,
    }
}

coded! {
    /// What is counted, in the order in which it is told. Each is a number that a page of the receiver's own shows, or
    /// the length of a list there.
    pub enum Duty {
        /// Of HR: departures of which a step is late.
        Overdue = "overdue",
        /// Of HR: departures of which a step is due until the end of the week.
        ThisWeek = "this_week",
        /// Of HR: what leavers asked of their data, and nobody has answered.
        Request = "request",
        /// Of HR: mails that have not gone out.
        Unsent = "unsent",
        /// Of advisers and leaders: own talks whose time has passed, and nobody has said how they went.
        ToRecord = "to_record",
        /// Of advisers: reports that are not final.
        Report = "report",
        /// Of leaders: talks without a time.
        ToPlan = "to_plan",
        /// Tasks whose day has come, or that have none.
        Task = "task",
    }
}

/// The most that is told exactly.
const TOLD_MAX: u64 = 99;

/// What is due for somebody: how much of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Duty, u64>);

impl Tally {
    /// So many more of these.
    pub fn add(&mut self, duty: Duty, count: u64) {
        if count > 0 {
            *self.0.entry(duty).or_default() += count;
        }
    }

    /// Nothing is due: then there is no mail.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of these are due.
    pub fn count(&self, duty: Duty) -> u64 {
        self.0.get(&duty).copied().unwrap_or_default()
    }

    /// What is due, in the order of [`Duty`], with the number as it is told: "3", or "99+".
    pub fn told(&self) -> impl Iterator<Item = (Duty, String)> {
        self.counts().map(|(duty, count)| (duty, told(count)))
    }

    /// What is due, in the order of [`Duty`], with how much of each.
    pub fn counts(&self) -> impl Iterator<Item = (Duty, u64)> {
        self.0.iter().map(|(duty, count)| (*duty, *count))
    }
}

/// A number as it is told: "3", or "99+".
pub fn told(count: u64) -> String {
    if count > TOLD_MAX { format!("{TOLD_MAX}+") } else { count.to_string() }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Duty, Rhythm, Tally, is_for};
    use crate::account::Role;
    use crate::working_days::{DateRange, WorkCalendar};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day of the test")
    }

    fn calendar(closed: &[(&str, &str)]) -> WorkCalendar {
        let closed = closed.iter().map(|(first, last)| DateRange::new(day(first), day(last))).collect();
        WorkCalendar::new(chrono_tz::Europe::Amsterdam, closed)
    }

    /// The days of these on which a mail is due, where it is looked on each of them.
    fn due_on(
        rhythm: Rhythm,
        mut last: Option<NaiveDate>,
        from: &str,
        days: usize,
        calendar: &WorkCalendar,
    ) -> Vec<String> {
        let mut found = Vec::new();
        for today in day(from).iter_days().take(days) {
            if rhythm.is_due(last, today, calendar) {
                found.push(today.to_string());
                last = Some(today);
            }
        }
        found
    }

    #[test]
    fn a_daily_mail_comes_on_working_days_only() {
        // Friday 24 April 2026; Monday the 27th is the King's birthday.
        let due = due_on(Rhythm::Daily, None, "2026-04-24", 6, &calendar(&[]));
        assert_eq!(due, ["2026-04-24", "2026-04-28", "2026-04-29"]);
    }

    #[test]
    fn a_weekly_mail_comes_on_the_first_working_day_of_the_week() {
        let due = due_on(Rhythm::Weekly, Some(day("2026-04-13")), "2026-04-14", 22, &calendar(&[]));
        assert_eq!(due, ["2026-04-20", "2026-04-28", "2026-05-04"], "on Tuesday where Monday is a holiday");
        let away = calendar(&[("2026-04-18", "2026-05-03")]);
        let due = due_on(Rhythm::Weekly, Some(day("2026-04-13")), "2026-04-14", 22, &away);
        assert_eq!(due, ["2026-05-04"], "no week without a working day has one");
    }

    #[test]
    fn never_is_never() {
        for last in [None, Some(day("2025-01-01"))] {
            assert_eq!(due_on(Rhythm::Never, last, "2026-04-20", 30, &calendar(&[])), Vec::<String>::new());
        }
        assert!(!Rhythm::Never.still_tells(day("2026-04-20"), day("2026-04-20")));
    }

    #[test]
    fn a_day_is_looked_at_once_and_a_week_too() {
        let calendar = calendar(&[]);
        let (monday, tuesday) = (day("2026-04-20"), day("2026-04-21"));
        assert!(!Rhythm::Daily.is_due(Some(monday), monday, &calendar));
        assert!(Rhythm::Daily.is_due(Some(monday), tuesday, &calendar));
        assert!(!Rhythm::Weekly.is_due(Some(monday), tuesday, &calendar));
    }

    #[test]
    fn a_week_that_was_missed_on_monday_is_told_on_tuesday() {
        let calendar = calendar(&[]);
        assert!(Rhythm::Weekly.is_due(Some(day("2026-04-13")), day("2026-04-21"), &calendar));
    }

    #[test]
    fn nobody_gets_their_first_weekly_mail_in_the_middle_of_a_week() {
        let due = due_on(Rhythm::Weekly, None, "2026-04-22", 12, &calendar(&[]));
        assert_eq!(due, ["2026-04-28"], "nor where an upgrade comes on a Wednesday");
    }

    #[test]
    fn whoever_chooses_on_a_working_day_waits_for_the_next_period() {
        let (calendar, wednesday) = (calendar(&[]), Some(day("2026-04-22")));
        assert_eq!(due_on(Rhythm::Daily, wednesday, "2026-04-22", 2, &calendar), ["2026-04-23"]);
        assert_eq!(due_on(Rhythm::Weekly, wednesday, "2026-04-22", 7, &calendar), ["2026-04-28"]);
    }

    #[test]
    fn a_mail_that_waited_goes_within_its_own_period_only() {
        let (monday, friday, next) = (day("2026-04-20"), day("2026-04-24"), day("2026-04-28"));
        assert!(Rhythm::Weekly.still_tells(monday, friday) && !Rhythm::Weekly.still_tells(monday, next));
        assert!(Rhythm::Daily.still_tells(monday, monday) && !Rhythm::Daily.still_tells(monday, friday));
    }

    #[test]
    fn a_tally_is_told_in_its_order_and_without_what_is_not_due() {
        let mut tally = Tally::default();
        tally.add(Duty::Report, 0);
        assert!(tally.is_empty() && tally.told().next().is_none());
        tally.add(Duty::Task, 2);
        tally.add(Duty::Overdue, 100);
        tally.add(Duty::Task, 1);
        let told: Vec<(Duty, String)> = tally.told().collect();
        assert_eq!(told, [(Duty::Overdue, "99+".to_owned()), (Duty::Task, "3".to_owned())]);
        assert_eq!((tally.count(Duty::Task), tally.count(Duty::ToPlan)), (3, 0));
    }

    #[test]
    fn hr_advisers_and_leaders_get_it_and_nobody_else() {
        let theirs: Vec<Role> = Role::ALL.iter().copied().filter(|role| is_for(*role)).collect();
        assert_eq!(theirs.len(), 3);
        assert!([Role::HrCoordinator, Role::HrAdviser, Role::TeamLeader].iter().all(|role| theirs.contains(role)));
    }
}
