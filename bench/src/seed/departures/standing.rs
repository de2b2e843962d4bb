//! Where each departure stands, in which team, and who has to do something by when.

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use domain::course::{Owner, Stage};
use domain::retention::Term;

use super::course::{Course, Courses};
use crate::dice::Dice;

/// One in so many departures is open.
pub const OPEN_EVERY: usize = 5;
/// The first team has so many open departures on every board, or all of them: its leader's page is the same page.
const FIRST_TEAM_OPEN: usize = 20;
/// The last days worked of those who have left: neither too late to be counted (four weeks) nor so long ago that their
/// record goes while somebody measures (a year).
const LEFT_FIRST: u64 = 330;
const LEFT_LAST: u64 = 30;
/// Days between the last day worked and the end of the course.
const CLOSED_AFTER: i64 = 7;
/// Days between registration and the last day worked.
const REGISTERED_BEFORE: i64 = 60;

/// Where a seeded departure stands.
pub struct Standing<'c> {
    pub stage: Stage,
    pub owner: Owner,
    pub due: Option<DateTime<Utc>>,
    /// By its place on the board.
    pub team: usize,
    pub last_day_worked: NaiveDate,
    pub registered_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    /// How somebody left, who has.
    pub course: Option<&'c Course>,
}

impl<'c> Standing<'c> {
    /// Of departure number `number`: four in five have left. `teams`: how many there are.
    pub fn of(number: usize, teams: usize, courses: &'c Courses, now: DateTime<Utc>) -> Self {
        let mut roll = Dice::of(number);
        if number.is_multiple_of(OPEN_EVERY) {
            return Self::open(number / OPEN_EVERY, teams, now, &mut roll);
        }
        let days = LEFT_LAST + roll.below(LEFT_FIRST - LEFT_LAST);
        let ago = |days: i64| now - TimeDelta::days(days);
        Self {
            stage: Stage::Closed,
            owner: Owner::Nobody,
            due: None,
            team: roll.below(teams as u64) as usize,
            last_day_worked: now.date_naive() - Days::new(days),
            registered_at: ago(days as i64 + REGISTERED_BEFORE),
            closed_at: Some(ago(days as i64 - CLOSED_AFTER)),
            course: Some(courses.one(&mut roll)),
        }
    }

    /// Three in five of the open ones have the questionnaire; the others wait for a time, a talk or
    /// a report.
    fn open(open: usize, teams: usize, now: DateTime<Utc>, roll: &mut Dice) -> Self {
        let (stage, owner) = match open % 10 {
            6 | 7 => (Stage::ToPlan, Owner::Leaver),
            8 => (Stage::Planned, Owner::Host),
            9 => (Stage::ReportDue, Owner::Host),
            _ => (Stage::Questionnaire, Owner::Leaver),
        };
        let others = teams.saturating_sub(1).max(1);
        let team = if open < FIRST_TEAM_OPEN { 0 } else { teams - 1 - roll.below(others as u64) as usize };
        Self {
            stage,
            owner,
            // Some are overdue, most are not.
            due: Some(now + TimeDelta::minutes((open as i64 % 60_000) - 6_000)),
            team,
            last_day_worked: now.date_naive() + Days::new(45 + open as u64 % 60),
            registered_at: now - TimeDelta::days(2),
            closed_at: None,
            course: None,
        }
    }

    /// Whether name and addresses have gone by now, or go within two days, as the program would see to it with the
    /// usual term.
    pub fn contact_is_gone(&self, now: DateTime<Utc>) -> bool {
        let months = Months::new(u32::from(Term::Contact.limits().usual));
        let goes = self.closed_at.and_then(|closed| closed.checked_add_months(months));
        goes.is_some_and(|goes| goes <= now + TimeDelta::days(2))
    }
}

/// The days in which everybody left who has left, as the program writes a period of its own: the first and the last.
pub fn period(now: DateTime<Utc>) -> String {
    let ago = |days| now.date_naive() - Days::new(days);
    format!("{}--{}", ago(LEFT_FIRST), ago(LEFT_LAST))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use chrono::{DateTime, Days, Utc};
    use domain::course::Stage;

    use super::{FIRST_TEAM_OPEN, Standing, period};
    use crate::seed::departures::course::Courses;

    const TEAMS: usize = 320;

    fn now() -> DateTime<Utc> {
        "2026-11-30T10:00:00Z".parse().expect("a moment")
    }

    #[test]
    fn the_first_team_has_as_many_open_ones_on_every_board_and_every_team_had_leavers() {
        let courses = Courses::draw().expect("drawn");
        for departures in [1_250, 25_000] {
            let all: Vec<Standing<'_>> =
                (0..departures).map(|number| Standing::of(number, TEAMS, &courses, now())).collect();
            let open = |standing: &&Standing<'_>| standing.stage != Stage::Closed;
            assert_eq!(all.iter().filter(open).count(), departures / 5);
            assert_eq!(all.iter().filter(open).filter(|standing| standing.team == 0).count(), FIRST_TEAM_OPEN);
            assert!(all.iter().all(|standing| standing.team < TEAMS));
            let mut left: HashMap<usize, usize> = HashMap::new();
            for standing in all.iter().filter(|standing| standing.course.is_some()) {
                *left.entry(standing.team).or_default() += 1;
            }
            assert!(departures < 25_000 || left.len() == TEAMS, "{} teams", left.len());
        }
    }

    #[test]
    fn who_has_left_is_within_the_period_and_no_term_of_theirs_runs_out() {
        let (courses, now) = (Courses::draw().expect("drawn"), now());
        assert_eq!(period(now), "2026-01-04--2026-10-31");
        let all: Vec<Standing<'_>> = (0..5_000).map(|number| Standing::of(number, TEAMS, &courses, now)).collect();
        let today = now.date_naive();
        let left: Vec<&Standing<'_>> = all.iter().filter(|standing| standing.course.is_some()).collect();
        for standing in &left {
            assert!(standing.last_day_worked > today - Days::new(331));
            assert!(standing.last_day_worked + Days::new(28) < today);
        }
        let gone = left.iter().filter(|standing| standing.contact_is_gone(now)).count();
        assert!((2_800..3_700).contains(&gone), "{gone} of {}", left.len());
    }
}
