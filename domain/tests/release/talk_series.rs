//! Years of releases beside what heads read of the same people: with how many of whom a talk was held, as far as anybody
//! calculates it who has all of that.
//!
//! Who left, where and when, everybody knows; with whom a talk was held, nobody. Each number that is said is of some of
//! these people, and so an equation. Quarters, half-years, school years, calendar years and days of the board's own follow
//! each other as the board likes, beside the half-years that heads read, which end where they end.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use domain::ids::UnitId;
use domain::release::{Census, Content, Heading, Made, Period, PeriodKind, Person, Plan};
use domain::school::{Group, Half, TeamCount, groups};
use domain::working_days::DateRange;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use crate::board::{plan, planned, somebody, unit};
use crate::people::Chance;
use crate::{cases, day};

/// How many whole numbers a hidden count has to be able to be, as long as so many people are known to be in it.
const VALUES: f64 = 5.0;
/// Enough people, with whom a talk was held and with whom none was, to be said.
const ENOUGH: usize = 5;

/// Somebody who left on a day.
pub struct Left {
    pub school: UnitId,
    pub person: Person,
    pub on: NaiveDate,
}

/// Some of these people, and with how many of them a talk was held, as far as a reader is told.
struct Told {
    of: BTreeSet<usize>,
    held: Option<usize>,
    /// Of which school's head alone reads it; everybody, where it is in a release.
    school: Option<UnitId>,
}

/// Who reads: of a release everything, of what heads read this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    NoHead,
    HeadOf(UnitId),
    /// All of them together, or of a board with one school.
    AllHeads,
}

struct Case {
    people: Vec<Left>,
    told: Vec<Told>,
    schools: Vec<UnitId>,
}

fn held(left: &Left) -> bool {
    left.person.talked.formal || left.person.talked.informal
}

fn some_plan(chance: &mut Chance) -> Plan {
    let mut units = Vec::new();
    for school in 1..=1 + chance.below(4) as u128 {
        units.push(planned(school * 10, None));
        if chance.is(50) {
            units.extend((1..=2 + chance.below(2) as u128).map(|team| planned(school * 10 + team, Some(school * 10))));
        }
    }
    plan(units)
}

/// Everybody who left in two school years. Nobody answered, so that nothing is said but of talks.
fn some_people(chance: &mut Chance, plan: &Plan) -> Vec<Left> {
    let (first, how_often) = (day("2024-08-01"), [5, 30, 60, 80, 95][chance.below(5)]);
    let mostly_in_summer = chance.is(50);
    let people = (0..15 + chance.below(90)).map(|_| {
        let mut person = somebody(chance, plan);
        (person.answered, person.told) = (None, None);
        person.talked.formal = chance.is(how_often);
        person.talked.informal = false;
        let in_summer = mostly_in_summer && chance.is(70);
        let after = if in_summer { 335 + 365 * chance.below(2) + chance.below(30) } else { chance.below(730) };
        let on = first + Days::new(u64::try_from(after).expect("two years"));
        let of = plan.units.iter().find(|unit| unit.id == person.unit).expect("a unit of the plan");
        Left { school: of.school.unwrap_or(of.id), person, on }
    });
    people.collect()
}

/// What the head of a school reads of a half-year.
pub fn read_by_head(people: &[Left], school: UnitId, half: Half) -> Vec<Group> {
    let mut teams: BTreeMap<UnitId, TeamCount> = BTreeMap::new();
    for left in people.iter().filter(|left| left.school == school && half.days().contains(left.on)) {
        let team = left.person.unit;
        let count = teams.entry(team).or_insert(TeamCount { team, due: 0, held: 0 });
        count.due += 1;
        count.held += u32::from(held(left));
    }
    groups(teams.into_values().collect())
}

/// Periods one after the other, none of which has a day in common with another, of one kind or of any.
fn some_periods(chance: &mut Chance) -> Vec<Period> {
    // Three years together say nothing of talks.
    let kinds: Vec<PeriodKind> = PeriodKind::ALL.iter().copied().filter(|kind| kind.years().is_none()).collect();
    let usual = kinds[chance.below(kinds.len())];
    let is_mixed = chance.is(40);
    let (mut from, end) = (day("2024-08-01"), day("2026-12-31"));
    let mut periods: Vec<Period> = Vec::new();
    while from < end && periods.len() < 6 {
        let kind = if is_mixed { kinds[chance.below(kinds.len())] } else { usual };
        let period = match kind {
            PeriodKind::Own => {
                let days = u64::try_from(28 + chance.below(200)).expect("few days");
                Period::own(from, from + Days::new(days))
            }
            PeriodKind::Quarter
            | PeriodKind::HalfYear
            | PeriodKind::SchoolYear
            | PeriodKind::CalendarYear
            | PeriodKind::ThreeSchoolYears
            | PeriodKind::ThreeCalendarYears => Period::of(kind, from),
        };
        match period.filter(|period| periods.iter().all(|other| !other.overlaps(*period))) {
            Some(period) => {
                from = period.days().last + Days::new(1);
                periods.push(period);
            }
            None => from = from.checked_add_months(Months::new(1)).expect("a day of the calendar"),
        }
    }
    periods
}

fn made(plan: &Plan, people: &[Left], period: Period, counted: Option<Vec<Group>>) -> Content {
    let mut census = Census::new(plan.clone());
    for left in people.iter().filter(|left| period.days().contains(left.on)) {
        census.add(&left.person.codes());
    }
    let heading = Heading { period, number: 1, made_on: day("2027-12-01"), reason: None, counted };
    match census.make(heading, &[]).expect("people of the plan") {
        Made::Release(content) => *content,
        Made::TooFewChanged => panic!("a first release changes nothing"),
    }
}

fn some_case(chance: &mut Chance) -> Case {
    let plan = some_plan(chance);
    let people = some_people(chance, &plan);
    let schools: Vec<UnitId> = plan.units.iter().filter(|unit| unit.school.is_none()).map(|unit| unit.id).collect();
    let within = |days: DateRange, teams: &[UnitId]| -> BTreeSet<usize> {
        let is_in = |left: &Left| days.contains(left.on) && (teams.is_empty() || teams.contains(&left.person.unit));
        (0..people.len()).filter(|at| is_in(&people[*at])).collect()
    };
    let number = |count: u32| usize::try_from(count).expect("few people");
    let halves = ["2024-08-01", "2025-02-01", "2025-08-01", "2026-02-01"];
    let halves: Vec<Half> = halves.iter().map(|on| Half::of(day(on)).expect("a half-year")).collect();
    let mut told = Vec::new();
    for half in &halves {
        for school in &schools {
            for group in read_by_head(&people, *school, *half) {
                let of = within(half.days(), &group.teams);
                told.push(Told { of, held: Some(number(group.held)), school: Some(*school) });
            }
        }
    }
    for period in some_periods(chance) {
        // Of the others nothing is said, which takes no less time to find.
        if !period.is_of_half_years() && chance.is(85) {
            continue;
        }
        let days = period.days();
        let is_within = |half: &Half| half.days().first >= days.first && half.days().last <= days.last;
        let mut counted: Option<Vec<Group>> = None;
        for half in halves.iter().filter(|half| is_within(half)) {
            for school in &schools {
                counted.get_or_insert_default().extend(read_by_head(&people, *school, *half));
            }
        }
        for kept in made(&plan, &people, period, counted).coverage {
            told.push(Told { of: within(days, &kept.units), held: kept.held.map(number), school: None });
        }
    }
    Case { people, told, schools }
}

impl Case {
    /// What is said to a reader, of the releases too or of what heads read alone.
    fn said_to(&self, reader: Reader, with_releases: bool) -> Vec<(&BTreeSet<usize>, usize)> {
        let is_read = |told: &&Told| match (told.school, reader) {
            (None, _) => with_releases,
            (Some(_), Reader::NoHead) => false,
            (Some(school), Reader::HeadOf(own)) => school == own,
            (Some(_), Reader::AllHeads) => true,
        };
        self.told.iter().filter(is_read).filter_map(|told| Some((&told.of, told.held?))).collect()
    }

    fn held_of(&self, people: &BTreeSet<usize>) -> usize {
        people.iter().filter(|at| held(&self.people[**at])).count()
    }

    /// What somebody might want to know: of each number that is said to anybody or hidden, and of the people who are in the
    /// same of these and so in no other.
    fn aims(&self) -> Vec<BTreeSet<usize>> {
        let mut alike: BTreeMap<Vec<usize>, BTreeSet<usize>> = BTreeMap::new();
        for at in 0..self.people.len() {
            let stands_in = (0..self.told.len()).filter(|told| self.told[*told].of.contains(&at)).collect();
            alike.entry(stands_in).or_default().insert(at);
        }
        let all: BTreeSet<BTreeSet<usize>> =
            alike.into_values().chain(self.told.iter().map(|told| told.of.clone())).collect();
        // What is of enough people of either kind could be said, and is no secret of anybody.
        let is_secret = |people: &BTreeSet<usize>| {
            let held = self.held_of(people);
            held < ENOUGH || people.len() - held < ENOUGH
        };
        all.into_iter().filter(|people| !people.is_empty() && is_secret(people)).collect()
    }

    /// What a reader finds with the releases that they did not know without, and how many numbers were looked at.
    fn found_by(&self, reader: Reader) -> (Vec<String>, usize) {
        let (with, without) = (self.said_to(reader, true), self.said_to(reader, false));
        if with.len() == without.len() {
            return (Vec::new(), 0);
        }
        let people = self.people.len();
        let (with, without) = (Known::of(with, people), Known::of(without, people));
        let aims = self.aims();
        let mut found = Vec::new();
        for aim in &aims {
            let now = with.bounds(aim);
            if values(now) >= VALUES {
                continue;
            }
            let before = values(without.bounds(aim));
            if values(now) < before.min(VALUES) {
                let (people, held) = (aim.len(), self.held_of(aim));
                found.push(format!("{reader:?}: with {now:?} of {people}, in truth {held}, before {before} values"));
            }
        }
        (found, aims.len())
    }
}

/// What is said to somebody, as equations.
struct Known {
    held: Vec<usize>,
    /// People of whom the same is said: in which numbers they are, and how many they are.
    alike: Vec<(Vec<bool>, usize)>,
    /// By person, which of these.
    of_person: Vec<usize>,
}

impl Known {
    fn of(said: Vec<(&BTreeSet<usize>, usize)>, people: usize) -> Self {
        let mut alike: Vec<(Vec<bool>, usize)> = Vec::new();
        let of_person = (0..people).map(|at| {
            let stands_in: Vec<bool> = said.iter().map(|(of, _)| of.contains(&at)).collect();
            let index = alike.iter().position(|(known, _)| *known == stands_in).unwrap_or_else(|| {
                alike.push((stands_in, 0));
                alike.len() - 1
            });
            alike[index].1 += 1;
            index
        });
        let of_person = of_person.collect();
        Self { held: said.iter().map(|(_, held)| *held).collect(), alike, of_person }
    }

    /// The least and the most with whom of these a talk may have been held.
    fn bounds(&self, aim: &BTreeSet<usize>) -> (f64, f64) {
        if self.held.is_empty() {
            return (0.0, aim.len() as f64);
        }
        let mut inside = vec![0; self.alike.len()];
        for at in aim {
            inside[self.of_person[*at]] += 1;
        }
        let least = self.bound(&inside, OptimizationDirection::Minimize);
        (least, self.bound(&inside, OptimizationDirection::Maximize))
    }

    fn bound(&self, inside: &[usize], direction: OptimizationDirection) -> f64 {
        let mut problem = Problem::new(direction);
        // Of those alike, who is asked for, and who is not.
        let mut variables: Vec<(usize, Variable, bool)> = Vec::new();
        for (index, (_, people)) in self.alike.iter().enumerate() {
            for (count, is_inside) in [(inside[index], true), (people - inside[index], false)] {
                if count > 0 {
                    let weight = if is_inside { 1.0 } else { 0.0 };
                    variables.push((index, problem.add_var(weight, (0.0, count as f64)), is_inside));
                }
            }
        }
        for (number, held) in self.held.iter().enumerate() {
            let are_in = variables.iter().filter(|(index, ..)| self.alike[*index].0[number]);
            let terms: Vec<(Variable, f64)> = are_in.map(|(_, variable, _)| (*variable, 1.0)).collect();
            if !terms.is_empty() {
                problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, *held as f64);
            }
        }
        let solution = problem.solve().expect("what is said is possible").into_solution().expect("no time limit");
        let is_asked_for = variables.iter().filter(|(_, _, is_inside)| *is_inside);
        is_asked_for.map(|(_, variable, _)| solution.var_value(*variable)).sum()
    }
}

fn values((least, most): (f64, f64)) -> f64 {
    (most + 1e-6).floor() - (least - 1e-6).ceil() + 1.0
}

#[test]
fn nobody_finds_with_whom_a_talk_was_held_beside_what_heads_read() {
    let how_many = cases(1500, 40_000);
    let (mut looked_at, mut said, mut numbers) = (0, 0, 0);
    for seed in 0..how_many {
        let case = some_case(&mut Chance(seed + 7_000_000));
        let of_releases = || case.told.iter().filter(|told| told.school.is_none());
        numbers += of_releases().count();
        said += of_releases().filter(|told| told.held.is_some()).count();
        // One of them each time; in a deep run there are enough of each.
        let which = usize::try_from(seed).expect("few cases") % 3;
        let reader = match which {
            0 => Reader::NoHead,
            1 => Reader::AllHeads,
            _ => Reader::HeadOf(case.schools[usize::try_from(seed / 3).expect("few cases") % case.schools.len()]),
        };
        let (found, looked) = case.found_by(reader);
        looked_at += looked;
        assert!(found.is_empty(), "case {seed}: {found:#?}");
    }
    println!(
        "{how_many} boards over two years: {said} of {numbers} counts of talks said by releases, {looked_at} others looked at"
    );
    assert!(said > 0 && looked_at > 0, "nothing is said of talks");
}

#[test]
fn whoever_says_talks_of_a_quarter_is_caught() {
    // As it was: twenty who left in spring, and one in July.
    let people = (0..21).map(|at| {
        let plan = plan(vec![planned(10, None)]);
        let mut person = somebody(&mut Chance(at), &plan);
        person.talked.formal = at % 2 == 0;
        person.talked.informal = false;
        Left { school: unit(10), person, on: day(if at == 20 { "2026-07-20" } else { "2026-05-11" }) }
    });
    let people: Vec<Left> = people.collect();
    let all: BTreeSet<usize> = (0..21).collect();
    let spring: BTreeSet<usize> = (0..20).collect();
    let told = vec![
        Told { of: all, held: Some(11), school: Some(unit(10)) },
        Told { of: spring, held: Some(10), school: None },
    ];
    let case = Case { people, told, schools: vec![unit(10)] };
    let (found, _) = case.found_by(Reader::HeadOf(unit(10)));
    assert_eq!(found.len(), 1, "with the one in July a talk was held: {found:?}");
}
