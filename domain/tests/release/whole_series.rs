//! Whole series of releases against whoever has all of them: periods of any kind as they come, three years together,
//! corrections, and how many left each group of teams as heads read it.
//!
//! Each number by unit is one equation of the same unknown people (`time_slices.rs`). Two things are looked at elsewhere:
//! with how many a talk was held (`talk_series.rs`), and what follows from who is asked (`attack.rs`).

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::disclosure::Thresholds;
use domain::ids::UnitId;
use domain::release::{
    Before, Census, Changes, Content, Given, Heading, Made, NotMade, Period, PeriodKind, Person, Plan, PooledYear,
    Totals, pool,
};
use domain::school::{Group, Half};
use domain::working_days::DateRange;

use crate::people::Chance;
use crate::pooled::year;
use crate::talk_series::{Left, read_by_head};
use crate::time_slices::{List, People, System};
use crate::{attack, board, cases, day, heading};

/// What is known of those who changed between a release and its correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    OnlyCame,
    OnlyWent,
    Nothing,
}

/// A period that had its turn.
struct Counted {
    period: Period,
    release: Content,
    totals: Totals,
    correction: Option<(Known, Content)>,
}

struct Series {
    plan: Plan,
    counted: Vec<Counted>,
    years_together: Vec<Content>,
    /// How many left, as heads read it of half-years.
    heads: Vec<(DateRange, Group)>,
}

/// What is tried: who reads, and what happens to the releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Whoever has all releases.
    All,
    /// And knows what heads read of how many left.
    WithHeads,
    /// One of the releases is corrected.
    Corrected,
}

/// A school with teams, a large one, and a small one.
fn plan() -> Plan {
    let units = vec![
        board::planned(10, None),
        board::planned(11, Some(10)),
        board::planned(12, Some(10)),
        board::planned(20, None),
        board::planned(30, None),
    ];
    Plan { facts_off: board::FACTS.to_vec(), ..board::plan(units) }
}

/// People who left in these days, half of them the large school.
fn some_people(chance: &mut Chance, plan: &Plan, days: DateRange, how_many: usize) -> Vec<Left> {
    let length = usize::try_from(days.last.signed_duration_since(days.first).num_days()).expect("some days") + 1;
    let people = (0..how_many).map(|_| {
        let mut person = board::somebody(chance, plan);
        let unit = &plan.units[if chance.is(50) { 3 } else { chance.below(plan.units.len()) }];
        person.unit = unit.id;
        let after = u64::try_from(chance.below(length)).expect("few days");
        Left { school: unit.school.unwrap_or(unit.id), person, on: days.first + Days::new(after) }
    });
    people.collect()
}

fn within(people: &[Left], days: DateRange) -> Vec<Person> {
    people.iter().filter(|left| days.contains(left.on)).map(|left| left.person.clone()).collect()
}

/// The periods that a board wants, one after the other, as it changes its mind: often three years, always some others.
fn wanted(chance: &mut Chance, all: DateRange) -> Vec<Period> {
    let mut wanted = Vec::new();
    if chance.is(60) {
        let first = Period::parse(if chance.is(50) { "2025-2026" } else { "2025" }).expect("a year");
        wanted.extend(first.together().and_then(Period::years).into_iter().flatten());
    }
    let length = usize::try_from(all.last.signed_duration_since(all.first).num_days()).expect("some days");
    for _ in 0..3 {
        let on = all.first + Days::new(u64::try_from(chance.below(length)).expect("few days"));
        let kinds = [PeriodKind::Quarter, PeriodKind::HalfYear, PeriodKind::SchoolYear, PeriodKind::CalendarYear];
        let own = on + Days::new(u64::try_from(27 + chance.below(300)).expect("few days"));
        let is_own = chance.is(20);
        let kind = kinds[chance.below(kinds.len())];
        wanted.extend(if is_own { Period::own(on, own) } else { Period::of(kind, on) });
    }
    wanted
}

fn counted(plan: &Plan, people: &[Left], period: Period) -> Counted {
    let (release, totals) = year(&period.code(), plan, &within(people, period.days()));
    Counted { period, release, totals, correction: None }
}

/// Some of these people went, and nobody came.
fn without_some(chance: &mut Chance, people: &[Person]) -> (Changes, Vec<Person>) {
    let (mut changes, mut now) = (Changes::new(), Vec::new());
    for person in people {
        let stays = chance.is(70);
        changes.add(Some(&person.codes()), stays.then(|| person.codes()).as_ref());
        if stays {
            now.push(person.clone());
        }
    }
    (changes, now)
}

/// The second release of a period, if it comes out.
fn corrected(chance: &mut Chance, plan: &Plan, people: &[Left], first: &Counted) -> Option<(Known, Content)> {
    let people = within(people, first.period.days());
    let known = [Known::OnlyCame, Known::OnlyWent, Known::Nothing][chance.below(3)];
    let (changes, now) = match known {
        Known::OnlyWent => without_some(chance, &people),
        Known::OnlyCame | Known::Nothing => attack::change(chance, plan, &people, known == Known::OnlyCame),
    };
    let mut census = Census::new(plan.clone().following(&first.release));
    for person in &now {
        census.add(&person.codes());
    }
    let heading = Heading { period: first.period, ..heading(2) };
    match census.make(heading, &[Before { content: &first.release, changes: &changes }]) {
        Ok(Made::Release(content)) => Some((known, *content)),
        Ok(Made::TooFewChanged) | Err(NotMade::NoPlace) => None,
        Err(not_made) => panic!("{not_made}"),
    }
}

/// Each three years of which all were counted, and none was corrected.
fn years_together(counted: &[Counted]) -> Vec<Content> {
    let all: BTreeSet<Period> = counted.iter().filter_map(|it| it.period.together()).collect();
    let mut found = Vec::new();
    for together in all {
        let year = |period: &Period| counted.iter().find(|it| it.period == *period && it.correction.is_none());
        let years = together.years().expect("three years");
        if let [Some(first), Some(second), Some(third)] = [year(&years[0]), year(&years[1]), year(&years[2])] {
            let years = [first, second, third].map(|it| PooledYear { content: &it.release, totals: &it.totals });
            found.extend(pool(together, &years, &Thresholds::default(), day("2029-01-01")));
        }
    }
    found
}

/// What heads read of the half-years in which a release counted anybody.
fn read_by_heads(plan: &Plan, people: &[Left], counted: &[Counted]) -> Vec<(DateRange, Group)> {
    let mut starts = vec![day("2025-01-01")];
    for year in 2025..=2028 {
        starts.extend(NaiveDate::from_ymd_opt(year, 2, 1));
        starts.extend(NaiveDate::from_ymd_opt(year, 8, 1).filter(|_| year < 2028));
    }
    let mut read = Vec::new();
    for on in starts {
        let half = Half::of(on).expect("a half-year");
        let days = half.days();
        if counted.iter().all(|it| it.period.days().intersection(days).is_empty()) {
            continue;
        }
        for school in plan.units.iter().filter(|unit| unit.school.is_none()) {
            read.extend(read_by_head(people, school.id, half).into_iter().map(|group| (days, group)));
        }
    }
    read
}

fn some_series(chance: &mut Chance, kind: Kind) -> Series {
    let plan = plan();
    let all = DateRange::new(day("2025-01-01"), day("2028-07-31"));
    let how_many = 60 + chance.below(140);
    let people = some_people(chance, &plan, all, how_many);
    let mut periods: Vec<Counted> = Vec::new();
    for period in wanted(chance, all) {
        if periods.iter().all(|it| !it.period.overlaps(period)) {
            periods.push(counted(&plan, &people, period));
        }
    }
    if kind == Kind::Corrected {
        let which = chance.below(periods.len());
        if periods[which].release.shows_something() {
            let correction = corrected(chance, &plan, &people, &periods[which]);
            periods[which].correction = correction;
        }
    }
    let heads = if kind == Kind::WithHeads { read_by_heads(&plan, &people, &periods) } else { Vec::new() };
    Series { years_together: years_together(&periods), plan, counted: periods, heads }
}

impl Series {
    /// What whoever reads all of it finds, and how many numbers were looked at. Of the lists two are read at a time.
    fn found(&self, lists: [Given; 2], kind: Kind) -> (Vec<String>, usize) {
        let releases: Vec<&Content> = self.counted.iter().map(|it| &it.release).collect();
        let lists: Vec<List> = lists.into_iter().filter_map(|given| List::of(given, &releases)).collect();
        let periods = self.counted.iter().map(|it| it.period.days()).chain(self.heads.iter().map(|(days, _)| *days));
        let mut system = System::new(&self.plan, lists, &periods.collect::<Vec<_>>());
        for it in &self.counted {
            let (then, now) = it.crowds();
            system.read(&it.release, then);
            if let Some((_, correction)) = &it.correction {
                system.read(correction, now);
            }
        }
        for years in &self.years_together {
            system.read(years, &[0]);
        }
        for (days, group) in &self.heads {
            let units: BTreeSet<UnitId> = group.teams.iter().copied().collect();
            system.read_left(&People { crowds: vec![0], units, days: *days }, group.due);
        }
        // How many left is known with what heads read, and that as many answered where nearly all did; and of rows that are
        // hidden together, what nearly all of them named (docs/figures.md, "What it does not do").
        let asks = |list: Option<&List>| kind != Kind::WithHeads || list.is_some_and(List::has_one_each);
        for it in &self.counted {
            let (then, now) = it.crowds();
            system.ask_hidden(&it.release, then, asks);
            match &it.correction {
                Some((_, correction)) => system.ask_changes((&it.release, then), (correction, now)),
                None if kind == Kind::All => system.ask_units_without_a_row(&it.release, then),
                None => {}
            }
        }
        for years in &self.years_together {
            system.ask_hidden(years, &[0], asks);
        }
        system.found()
    }
}

impl Counted {
    /// Which crowds the first release counted, and which the correction: of those who only came, or went, it is known that
    /// they are people beside the others.
    fn crowds(&self) -> (&'static [usize], &'static [usize]) {
        match self.correction.as_ref().map(|(known, _)| *known) {
            None => (&[0], &[0]),
            Some(Known::OnlyCame) => (&[0], &[0, 1]),
            Some(Known::OnlyWent) => (&[0, 1], &[0]),
            Some(Known::Nothing) => (&[0], &[1]),
        }
    }
}

/// Two lists that are counted by unit: what colleagues know, and what people said.
fn some_lists(seed: u64) -> [Given; 2] {
    const SAID: [Given; 6] =
        [Given::Reasons, Given::Recommend, Given::Valued, Given::WouldReturn, Given::Destination, Given::Enjoyment];
    [Given::Foreseen, SAID[usize::try_from(seed).expect("few cases") % SAID.len()]]
}

#[test]
fn from_all_releases_of_a_series_together_nobody_calculates_a_hidden_count() {
    let (mut releases, mut pools, mut corrections, mut looked_at) = (0, 0, 0, 0);
    let how_many = cases(20, 1000);
    for seed in 0..how_many {
        let kind = match seed % 10 {
            // They take longest.
            4 => Kind::Corrected,
            1 | 7 | 9 => Kind::WithHeads,
            _ => Kind::All,
        };
        let series = some_series(&mut Chance(seed + 11_000_000), kind);
        let (found, looked) = series.found(some_lists(seed), kind);
        assert!(found.is_empty(), "case {seed}, {kind:?}: {found:#?}");
        releases += series.counted.len();
        pools += series.years_together.len();
        corrections += series.counted.iter().filter(|it| it.correction.is_some()).count();
        looked_at += looked;
    }
    println!(
        "{how_many} series: {releases} releases, {pools} of three years together, {corrections} corrections; {looked_at} numbers looked at"
    );
    assert!(pools > 0 && looked_at > 0, "{pools} of three years, {looked_at} numbers");
}

#[test]
fn a_year_released_beside_its_half_years_is_caught() {
    let year = Period::parse("2025-2026").expect("a school year");
    let starts: [NaiveDate; 2] = [year.days().first, day("2026-02-01")];
    let halves = starts.map(|on| Period::of(PeriodKind::HalfYear, on).expect("a half-year"));
    let how_many = cases(8, 40);
    let mut caught = 0;
    for seed in 0..how_many {
        let chance = &mut Chance(seed + 12_000_000);
        let plan = plan();
        let people = some_people(chance, &plan, year.days(), 90);
        // As if nothing was known of what was counted before.
        let counted = Vec::from([year, halves[0], halves[1]].map(|period| counted(&plan, &people, period)));
        let series = Series { plan, counted, years_together: Vec::new(), heads: Vec::new() };
        let (found, _) = series.found(some_lists(seed), Kind::All);
        caught += u64::from(!found.is_empty());
    }
    println!("{caught} of {how_many} years beside their half-years betray somebody");
    assert!(caught * 4 >= how_many, "only {caught} of {how_many} are caught");
}
