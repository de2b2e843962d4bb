//! Three years together: what they show, counted again, and against whoever has the three years too.

use std::collections::BTreeSet;

use domain::disclosure::{Population, Thresholds};
use domain::ids::UnitId;
use domain::release::{
    Census, Content, Cut, Figure, Given, Heading, Made, Period, Person, Plan, PooledYear, SetContent, Totals, pool,
};

use crate::attacker::{Aim, Attacker};
use crate::people::Chance;
use crate::{board, cases, day, known, recompute};

const YEARS: [&str; 3] = ["2025-2026", "2026-2027", "2027-2028"];

fn together() -> Period {
    Period::parse("2025-2026-3").expect("three school years")
}

/// The release of a year, or of another period, with what is kept of it.
pub fn year(code: &str, plan: &Plan, people: &[Person]) -> (Content, Totals) {
    let mut census = Census::new(plan.clone());
    for person in people {
        census.add(&person.codes());
    }
    let period = Period::parse(code).expect("a period");
    let heading = Heading { period, number: 1, made_on: day("2029-01-01"), reason: None, counted: None };
    let totals = [Cut::Codes, Cut::Factors].map(|cut| (cut, census.totals(cut)));
    let Made::Release(content) = census.make(heading, &[]).expect("people of the plan") else {
        panic!("a first release changes nothing")
    };
    let kept = totals.into_iter().find(|(cut, _)| *cut == content.cut).map(|(_, totals)| totals);
    let kept = Totals::parse(&kept.expect("of either cut").to_json()).expect("it was just written");
    (*content, kept)
}

fn pooled(years: &[(Content, Totals)]) -> Option<Content> {
    let [first, second, third] = years else { panic!("three years") };
    let years = [first, second, third].map(|(content, totals)| PooledYear { content, totals });
    pool(together(), &years, &Thresholds::default(), day("2029-01-01"))
}

/// Two large schools, the first with a large team and small ones, and small schools.
fn plan(chance: &mut Chance) -> Plan {
    let mut units = vec![board::planned(10, None), board::planned(20, None)];
    units.extend((1..=4).map(|team| board::planned(10 + team, Some(10))));
    units.extend((3..=3 + chance.below(5) as u128).map(|school| board::planned(school * 10, None)));
    Plan { facts_off: board::some_plan(chance).facts_off, ..board::plan(units) }
}

/// Those who left in one year: most of them large units.
fn leavers(chance: &mut Chance, plan: &Plan) -> Vec<Person> {
    let people = 30 + chance.below(50);
    let mut left: Vec<Person> = (0..people).map(|_| board::somebody(chance, plan)).collect();
    for person in &mut left {
        let unit = if chance.is(45) { chance.below(2) } else { chance.below(plan.units.len()) };
        person.unit = plan.units[unit].id;
    }
    left
}

fn some(seed: u64) -> (Plan, Vec<Vec<Person>>, Vec<(Content, Totals)>) {
    let chance = &mut Chance(seed);
    let plan = plan(chance);
    let people: Vec<Vec<Person>> = YEARS.iter().map(|_| leavers(chance, &plan)).collect();
    let years = YEARS.iter().zip(&people).map(|(code, people)| year(code, &plan, people)).collect();
    (plan, people, years)
}

fn left(content: &Content) -> &SetContent {
    &content.sets[0]
}

/// Whether the years together show a category of a list that a year hides.
fn is_new(content: &Content, figure: Figure<'_>) -> bool {
    let of_year = content.figure(figure.code()).expect("each year has the table");
    let size = figure.columns().map_or(1, |columns| columns.codes.len());
    let is_shown = |figure: Figure<'_>, column: usize| figure.count(0, column, figure.who()).is_some();
    (1..size).any(|column| is_shown(figure, column) && !is_shown(of_year, column))
}

/// The year's tables of units, and of what the years together say beyond what each does.
fn alike(content: &Content, pool: &Content) -> SetContent {
    let set = left(content);
    let has = |code: &str| code == "units" || pool.figure(code).is_some_and(|figure| is_new(content, figure));
    let (mut tables, mut published) = (Vec::new(), Vec::new());
    for (table, layers) in set.tables.iter().zip(&set.published.tables) {
        if has(&table.code) {
            tables.push(table.clone());
            published.push(layers.clone());
        }
    }
    let mut alike = SetContent { tables, ..set.clone() };
    alike.published.tables = published;
    alike
}

/// Everybody who knows the units of a board, and the releases of three years and of these together.
struct Reader<'a> {
    attacker: Attacker,
    years: &'a [(Content, Totals)],
    sets: Vec<SetContent>,
    aims: BTreeSet<usize>,
}

impl Reader<'_> {
    fn dimension(&self, year: usize, given: Given) -> usize {
        let dimensions = &self.sets[year].dimensions;
        dimensions.iter().position(|dimension| dimension.given == given).expect("a list of each year")
    }

    fn unit(&self, year: usize, who: Population, code: &str) -> Option<usize> {
        let units = self.dimension(year, Given::Units);
        let row = self.sets[year].dimensions[units].category_of(code)?;
        let place: Vec<(usize, usize)> = (row > 0).then_some((units, row)).into_iter().collect();
        self.attacker.find(year, who, &place)
    }

    /// Everybody of a level in a year: those that have no row of their own are, together, the others of it, or all.
    fn level(&mut self, year: usize, who: Population, above: &str, parts: &[UnitId]) -> Vec<usize> {
        let units = self.dimension(year, Given::Units);
        let dimension = self.sets[year].dimensions[units].clone();
        let others = self.unit(year, who, &format!("others:{above}"));
        let whole = self.unit(year, who, above).expect("what is above is shown");
        let is_leaf = dimension.category_of(above).is_some_and(|row| !dimension.above.contains(&Some(row)));
        let (mut counts, mut together) = (Vec::new(), Vec::new());
        for part in parts {
            let own = self.unit(year, who, &part.to_string());
            let count = own.unwrap_or_else(|| self.attacker.unknown());
            if own.is_none() {
                together.push((count, 1.0));
                self.aims.insert(count);
            }
            counts.push(count);
        }
        // People of the school itself, who may stand among the others.
        let itself = self.attacker.unknown();
        if let Some(sum) = others.or(is_leaf.then_some(whole)) {
            together.push((itself, 1.0));
            together.push((sum, -1.0));
            self.attacker.knows_equal(together, 0.0);
        }
        counts
    }
}

fn reader<'a>(plan: &Plan, years: &'a [(Content, Totals)], pool: &Content) -> Reader<'a> {
    let sets: Vec<SetContent> = years.iter().map(|(content, _)| alike(content, pool)).collect();
    let mut attacker = Attacker::default();
    for (number, set) in sets.iter().enumerate() {
        attacker.read(number, &known::shape(set), &set.published);
    }
    let aims: BTreeSet<usize> = attacker.hidden().into_iter().collect();
    let mut reader = Reader { attacker, years, sets, aims };
    reader.read_units(plan, pool);
    reader.read_lists(pool);
    reader
}

impl Reader<'_> {
    fn read_units(&mut self, plan: &Plan, pool: &Content) {
        let figure = pool.figure("units").expect("people by unit");
        let levels = std::iter::once(None)
            .chain(plan.units.iter().filter(|unit| unit.school.is_none()).map(|unit| Some(unit.id)));
        for above in levels {
            let code = above.map_or_else(|| "all".to_owned(), |above| above.to_string());
            let parts: Vec<UnitId> =
                plan.units.iter().filter(|unit| unit.school == above).map(|unit| unit.id).collect();
            if figure.row_of(&code).is_none()
                || (0..3).any(|year| self.unit(year, Population::Answered, &code).is_none())
            {
                continue;
            }
            for who in [Population::Leavers, Population::Invited, Population::Answered] {
                let by_year: Vec<Vec<usize>> = (0..3).map(|year| self.level(year, who, &code, &parts)).collect();
                for (place, part) in parts.iter().enumerate() {
                    let row = figure.row_of(&part.to_string());
                    if let Some(sum) = row.and_then(|row| figure.count(row, 0, who)) {
                        let terms = by_year.iter().map(|counts| (counts[place], 1.0)).collect();
                        self.attacker.knows_equal(terms, f64::from(sum));
                    }
                }
            }
        }
    }

    fn read_lists(&mut self, pool: &Content) {
        let years = self.years;
        for figure in pool.figures().filter(|figure| is_new(&years[0].0, *figure)) {
            let list = figure.columns().expect("a list");
            for column in 1..list.codes.len() {
                let terms: Vec<(usize, f64)> = (0..years.len())
                    .filter_map(|year| {
                        let place = (self.dimension(year, list.given), column);
                        Some((self.attacker.find(year, figure.who(), &[place])?, 1.0))
                    })
                    .collect();
                assert_eq!(terms.len(), 3, "each year has the list");
                match figure.count(0, column, figure.who()) {
                    Some(sum) => self.attacker.knows_equal(terms, f64::from(sum)),
                    None => {
                        // What the years together hide is a number as well.
                        let sum = self.attacker.unknown();
                        let terms = terms.into_iter().chain([(sum, -1.0)]).collect();
                        self.attacker.knows_equal(terms, 0.0);
                        self.aims.insert(sum);
                    }
                }
            }
        }
    }
}

#[test]
fn each_number_of_three_years_is_what_is_counted_of_their_people() {
    let (mut checked, mut new_units, mut new_answers) = (0, 0, 0);
    for seed in 0..cases(40, 400) {
        let (plan, people, years) = some(seed);
        let Some(content) = pooled(&years) else { continue };
        assert_eq!(Content::parse(&content.to_json()), Ok(content.clone()));
        checked += recompute::check(&content, &plan, &people.concat());
        for figure in content.figures() {
            let (rows, columns) = (figure.rows(), figure.columns());
            let who = figure.who();
            for row in 0..rows.codes.len() {
                for column in 0..columns.map_or(1, |columns| columns.codes.len()) {
                    let Some(sum) = figure.count(row, column, who) else { continue };
                    let shown = years.iter().filter(|(content, _)| {
                        let of_year = content.figure(figure.code()).expect("each year has the table");
                        let row = of_year.row_of(&rows.codes[row]);
                        row.and_then(|row| of_year.count(row, column, who)).is_some()
                    });
                    let shown = shown.count();
                    assert!(shown == 0 || shown == 3, "{sum} would tell the year that hides it");
                    new_units += u32::from(shown == 0 && columns.is_none());
                    new_answers += u32::from(shown == 0 && columns.is_some());
                }
            }
        }
    }
    println!("{checked} numbers counted again; new: {new_units} units, {new_answers} answers");
    assert!(checked > 100 && new_units > 3 && new_answers > 3, "{checked}, {new_units}, {new_answers}");
}

#[test]
fn with_the_three_years_and_these_together_nobody_calculates_a_hidden_count() {
    let (mut looked_at, mut pools) = (0, 0);
    for seed in 0..cases(6, 200) {
        let (plan, _, years) = some(seed);
        let Some(content) = pooled(&years) else { continue };
        let mut reader = reader(&plan, &years, &content);
        let counts: Vec<usize> = reader.aims.iter().copied().collect();
        let aims: Vec<Aim> = counts.iter().copied().map(Aim::count).collect();
        let pinned = reader.attacker.pinned(&aims);
        let found: Vec<String> = pinned
            .into_iter()
            .map(|(aim, least, most)| format!("{} is {least} to {most}", reader.attacker.name(counts[aim])))
            .collect();
        assert!(found.is_empty(), "case {seed}: {found:#?}\n{content:?}");
        looked_at += counts.len();
        pools += 1;
    }
    println!("{pools} times three years, {looked_at} hidden counts");
    assert!(pools > 0, "no case shows three years together");
}

#[test]
fn years_that_do_not_belong_together_are_not_put_together() {
    let seed = (0..400).find(|seed| pooled(&some(*seed).2).is_some()).expect("one that may be shown");
    let (_, _, years) = some(seed);
    let turned = [years[1].clone(), years[0].clone(), years[2].clone()];
    assert_eq!(pooled(&turned), None, "another order");
    let mut corrected = years.clone();
    corrected[1].0.number = 2;
    assert_eq!(pooled(&corrected), None, "a correction");
    let other = [years[0].clone(), years[1].clone(), (years[2].0.clone(), years[1].1.clone())];
    assert_eq!(pooled(&other), None, "of other people than it shows");
    let content = pooled(&years).expect("as before");
    assert!(content.is_pooled() && !years[0].0.is_pooled());
    assert_eq!((content.period.as_str(), content.number), ("2025-2026-3", 1));
    assert!(content.coverage.is_empty() && content.days.is_empty());
}
