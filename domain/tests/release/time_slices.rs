//! All releases of a series as one system: time is cut wherever a period begins or ends, and each published number is an
//! equation of the people of teams in these slices.
//!
//! Whoever is counted in two releases is the same unknown in both. So it shows whatever the releases of a year say of its
//! half-years, those of three years of each of them, and a correction of the release before it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::disclosure::Population;
use domain::ids::UnitId;
use domain::release::{ALL, Content, DIRECT, DimensionContent, Figure, Given, OTHERS, Plan, SetKind};
use domain::working_days::DateRange;

use crate::attacker::{Aim, Attacker};

const WHO: [Population; 3] = [Population::Leavers, Population::Invited, Population::Answered];

/// A list that is counted by unit.
#[derive(Clone, Debug)]
pub struct List {
    given: Given,
    who: Population,
    /// Its categories, the whole first.
    codes: Vec<String>,
    /// How many of it one may name; `None` where everybody has one.
    most: Option<u32>,
}

impl List {
    /// The list as all these releases have it; `None` where one has none, or another one.
    pub fn of(given: Given, releases: &[&Content]) -> Option<Self> {
        fn figure<'a>(release: &'a Content, code: &str) -> Option<(Figure<'a>, &'a [String])> {
            let figure = release.figure(code)?;
            Some((figure, figure.columns()?.codes.as_slice()))
        }
        let code = format!("{}-{given}", Given::Units);
        let (first, codes) = figure(releases.first()?, &code)?;
        let has_it = |release: &&Content| figure(release, &code).is_some_and(|(_, others)| others == codes);
        let most = first.set.tables[first.index].most;
        let list = Self { given, who: first.who(), codes: codes.to_vec(), most };
        releases.iter().all(has_it).then_some(list)
    }

    /// Whether everybody has one of it.
    pub const fn has_one_each(&self) -> bool {
        self.most.is_none()
    }
}

/// A category of a list.
type Answer = (Given, String);

/// People of units who left in some days. Which crowds they are of tells in which releases of a period they are: crowd 0
/// is in all of them; those who came or went between two are crowds of their own.
#[derive(Clone, Debug)]
pub struct People {
    pub crowds: Vec<usize>,
    pub units: BTreeSet<UnitId>,
    pub days: DateRange,
}

/// A number that a release shows or hides.
#[derive(Clone, Debug)]
struct Number {
    name: String,
    units: BTreeSet<UnitId>,
    who: Population,
    answer: Option<Answer>,
    shown: Option<u32>,
    /// Whether it is the sum of numbers that are shown as well.
    is_sum: bool,
}

/// By crowd, unit and slice, those of one population who gave an answer, or all of them.
type Key = (usize, UnitId, usize, Population, Option<Answer>);

/// What whoever has all releases knows, and what they want to know.
pub struct System<'a> {
    plan: &'a Plan,
    lists: Vec<List>,
    slices: Vec<DateRange>,
    counts: BTreeMap<Key, usize>,
    attacker: Attacker,
    aims: Vec<Aim>,
    names: Vec<String>,
    /// By aim, whether it is a change between two releases.
    are_changes: Vec<bool>,
}

impl<'a> System<'a> {
    /// Nothing is known yet. Time is cut at the edges of `periods`.
    pub fn new(plan: &'a Plan, lists: Vec<List>, periods: &[DateRange]) -> Self {
        let day_after = |day: NaiveDate| day.succ_opt().expect("a day of the calendar");
        let edges = periods.iter().flat_map(|days| [days.first, day_after(days.last)]);
        let edges: Vec<NaiveDate> = edges.collect::<BTreeSet<NaiveDate>>().into_iter().collect();
        let slices = edges.windows(2).map(|edges| {
            let last = edges[1].pred_opt().expect("a day of the calendar");
            DateRange::new(edges[0], last)
        });
        Self {
            plan,
            lists,
            slices: slices.collect(),
            counts: BTreeMap::new(),
            attacker: Attacker::default(),
            aims: Vec::new(),
            names: Vec::new(),
            are_changes: Vec::new(),
        }
    }

    fn add(&mut self, key: Key) -> usize {
        let count = self.attacker.unknown();
        self.counts.insert(key, count);
        count
    }

    /// Makes the counts of a crowd of a unit in a slice, and knows what holds of any people.
    fn meet(&mut self, crowd: usize, unit: UnitId, slice: usize) {
        if self.counts.contains_key(&(crowd, unit, slice, Population::Leavers, None)) {
            return;
        }
        let [left, invited, answered] = WHO.map(|who| self.add((crowd, unit, slice, who, None)));
        self.attacker.knows(vec![(invited, 1.0), (left, -1.0)]);
        self.attacker.knows(vec![(answered, 1.0), (invited, -1.0)]);
        for list in self.lists.clone() {
            let whole = if list.who == Population::Leavers { left } else { answered };
            let mut parts: Vec<(usize, f64)> = Vec::new();
            for code in &list.codes[1..] {
                let part = self.add((crowd, unit, slice, list.who, Some((list.given, code.clone()))));
                parts.push((part, 1.0));
            }
            match list.most {
                None => {
                    parts.push((whole, -1.0));
                    self.attacker.knows_equal(parts, 0.0);
                }
                Some(most) => {
                    for part in &parts {
                        self.attacker.knows(vec![*part, (whole, -1.0)]);
                    }
                    parts.push((whole, -f64::from(most)));
                    self.attacker.knows(parts);
                }
            }
        }
    }

    /// These people as a sum of unknown counts.
    fn terms(&mut self, people: &People, who: Population, answer: Option<&Answer>) -> Vec<(usize, f64)> {
        let is_within = |slice: &DateRange| slice.first >= people.days.first && slice.last <= people.days.last;
        let slices: Vec<usize> = (0..self.slices.len()).filter(|slice| is_within(&self.slices[*slice])).collect();
        let mut terms = Vec::new();
        for crowd in &people.crowds {
            for unit in &people.units {
                for slice in &slices {
                    self.meet(*crowd, *unit, *slice);
                    terms.push((self.counts[&(*crowd, *unit, *slice, who, answer.cloned())], 1.0));
                }
            }
        }
        terms
    }

    /// These people as one count.
    fn count(&mut self, people: &People, who: Population, answer: Option<&Answer>) -> usize {
        let mut terms = self.terms(people, who, answer);
        let count = self.attacker.unknown();
        terms.push((count, -1.0));
        self.attacker.knows_equal(terms, 0.0);
        count
    }

    /// Reads how many of these people left.
    pub fn read_left(&mut self, people: &People, left: u32) {
        let terms = self.terms(people, Population::Leavers, None);
        self.attacker.knows_equal(terms, f64::from(left));
    }

    /// Reads a release that counted these crowds.
    pub fn read(&mut self, release: &Content, crowds: &[usize]) {
        for number in self.numbers(release) {
            if let Some(shown) = number.shown.filter(|_| !number.is_sum) {
                let terms = self.terms(&people(release, crowds, &number), number.who, number.answer.as_ref());
                self.attacker.knows_equal(terms, f64::from(shown));
            }
        }
        for unit in self.left_by_nobody(release) {
            let people = People { crowds: crowds.to_vec(), units: BTreeSet::from([unit]), days: days(release) };
            self.read_left(&people, 0);
        }
    }

    /// Wants to know what a release hides, which counted these crowds: whatever `asks` picks by its list, if it has one.
    pub fn ask_hidden(&mut self, release: &Content, crowds: &[usize], asks: impl Fn(Option<&List>) -> bool) {
        for number in self.numbers(release).iter().filter(|number| number.shown.is_none()) {
            if asks(self.list_of(number)) {
                self.ask(release, crowds, number);
            }
        }
    }

    /// Wants to know the numbers of units that have no row in a release, since they stand with others there.
    pub fn ask_units_without_a_row(&mut self, release: &Content, crowds: &[usize]) {
        let Some(figure) = release.figure(Given::Units.code()) else { return };
        let mut numbers = Vec::new();
        for unit in self.plan.units.iter().filter(|unit| figure.row_of(&unit.id.to_string()).is_none()) {
            let code = unit.id.to_string();
            let wholes = WHO.map(|who| (who, None));
            let answers = self
                .lists
                .iter()
                .flat_map(|list| list.codes[1..].iter().map(move |code| (list.who, Some((list.given, code.clone())))));
            for (who, answer) in wholes.into_iter().chain(answers) {
                let name = format!("{}, {who}, {answer:?}", unit.name);
                let units = below(self.plan, &code);
                numbers.push(Number { name, units, who, answer, shown: None, is_sum: false });
            }
        }
        for number in &numbers {
            self.ask(release, crowds, number);
        }
    }

    fn ask(&mut self, release: &Content, crowds: &[usize], number: &Number) {
        let count = self.count(&people(release, crowds, number), number.who, number.answer.as_ref());
        self.names.push(format!("{} {}: {}", release.period, release.number, number.name));
        self.aims.push(Aim::count(count));
        self.are_changes.push(false);
    }

    /// Wants to know what changed between a release and its correction, and what the correction hides that the first one
    /// did not show.
    pub fn ask_changes(&mut self, (first, then): (&Content, &[usize]), (second, now): (&Content, &[usize])) {
        for (before, after) in self.numbers(first).iter().zip(&self.numbers(second)) {
            assert_eq!(before.name, after.name, "a correction has the numbers of the first release");
            if before.shown.is_none() && after.shown.is_none() {
                self.ask(second, now, after);
            }
            let was = self.count(&people(first, then, before), before.who, before.answer.as_ref());
            let is = self.count(&people(second, now, after), after.who, after.answer.as_ref());
            self.names.push(format!("{}: the change in {}", second.period, after.name));
            self.aims.push(Aim::difference(is, was));
            self.are_changes.push(true);
        }
    }

    /// What is found, and how many numbers were looked at. A change may be known of nobody, or of enough people.
    pub fn found(&mut self) -> (Vec<String>, usize) {
        let mut found = Vec::new();
        for (aim, least, most) in self.attacker.pinned(&self.aims) {
            let is_harmless = (least < 0.5 && most > -0.5) || least > 4.9 || most < -4.9;
            if !(self.are_changes[aim] && is_harmless) {
                found.push(format!("{} is {least} to {most}", self.names[aim]));
            }
        }
        (found, self.aims.len())
    }

    fn list_of(&self, number: &Number) -> Option<&List> {
        let (given, _) = number.answer.as_ref()?;
        self.lists.iter().find(|list| list.given == *given)
    }

    /// The numbers of a release by unit: people, and the lists of this system.
    fn numbers(&self, release: &Content) -> Vec<Number> {
        let is_by_unit = |figure: &Figure<'_>| figure.kind() == SetKind::Left && figure.rows().given == Given::Units;
        let mut numbers = Vec::new();
        for figure in release.figures().filter(is_by_unit) {
            let columns = match figure.columns() {
                None => 0..1,
                Some(list) if self.lists.iter().any(|known| known.given == list.given) => 1..list.codes.len(),
                Some(_) => continue,
            };
            for who in figure.populations() {
                for row in 0..figure.rows().codes.len() {
                    numbers.extend(columns.clone().map(|column| self.number(release, figure, (row, column), who)));
                }
            }
        }
        numbers
    }

    fn number(&self, release: &Content, figure: Figure<'_>, (row, column): (usize, usize), who: Population) -> Number {
        let rows = figure.rows();
        let answer = figure.columns().map(|list| (list.given, list.codes[column].clone()));
        let parts = parts(rows, row);
        let are_shown = parts.iter().all(|part| figure.count(*part, column, who).is_some());
        Number {
            name: format!("{}, {who}, {answer:?}", rows.codes[row]),
            units: units_of(self.plan, rows, row),
            who,
            answer,
            shown: figure.count(row, column, who),
            // Of years together the parts are not all there are.
            is_sum: !parts.is_empty() && are_shown && !release.is_pooled(),
        }
    }

    /// Units whose own people would have a row of their own, or stand with others, if there were any.
    fn left_by_nobody(&self, release: &Content) -> BTreeSet<UnitId> {
        let Some(figure) = release.figure(Given::Units.code()).filter(|_| !release.is_pooled()) else {
            return BTreeSet::new();
        };
        let rows = figure.rows();
        let mut nobody = BTreeSet::new();
        for row in 0..rows.codes.len() {
            let parts = parts(rows, row);
            if parts.is_empty() {
                continue;
            }
            let in_parts: BTreeSet<UnitId> = parts.iter().flat_map(|part| units_of(self.plan, rows, *part)).collect();
            nobody.extend(units_of(self.plan, rows, row).difference(&in_parts).copied());
        }
        nobody
    }
}

fn days(release: &Content) -> DateRange {
    DateRange::new(release.from, release.until)
}

fn people(release: &Content, crowds: &[usize], number: &Number) -> People {
    People { crowds: crowds.to_vec(), units: number.units.clone(), days: days(release) }
}

fn parts(rows: &DimensionContent, row: usize) -> Vec<usize> {
    (1..rows.codes.len()).filter(|part| rows.above[*part] == Some(row)).collect()
}

/// A unit with those below it, by its code, or all of the board.
fn below(plan: &Plan, above: &str) -> BTreeSet<UnitId> {
    let is = |unit: UnitId| unit.to_string() == above;
    let all = plan.units.iter().filter(|unit| above == ALL || is(unit.id) || unit.school.is_some_and(is));
    all.map(|unit| unit.id).collect()
}

/// The units whose own people are counted in a row.
fn units_of(plan: &Plan, rows: &DimensionContent, row: usize) -> BTreeSet<UnitId> {
    let code = rows.codes[row].as_str();
    if let Some(own) = code.strip_prefix(DIRECT) {
        return below(plan, own).into_iter().filter(|unit| unit.to_string() == own).collect();
    }
    let Some(above) = code.strip_prefix(OTHERS) else { return below(plan, code) };
    let mut others = below(plan, above);
    for beside in 1..rows.codes.len() {
        if beside != row && rows.above[beside] == rows.above[row] {
            for unit in units_of(plan, rows, beside) {
                others.remove(&unit);
            }
        }
    }
    others
}
