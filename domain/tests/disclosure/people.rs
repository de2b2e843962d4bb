//! Random boards: trees of units, people who leave, and the tables a release would make of them.

use domain::disclosure::{Columns, Dimension, Figures, Grid, Layer, Nature, Population, Table};

/// Numbers that look random and are the same each time (SplitMix64, as Vigna gave it to the public domain).
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `0` to below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }

    /// Whether something of `percent` happens.
    pub fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below `end`, small ones far more often.
    pub fn mostly_small(&mut self, end: usize) -> usize {
        let most = self.below(end) + 1;
        self.below(most)
    }
}

/// The dimensions of all cases.
pub const UNIT: usize = 0;
pub const TYPE: usize = 1;
pub const DESTINATION: usize = 2;
pub const REASON: usize = 3;
/// How many reasons one person may name.
pub const MOST: u32 = 3;

/// Somebody who left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub unit: usize,
    pub kind: usize,
    pub destination: usize,
    pub reasons: Vec<usize>,
    pub was_invited: bool,
    pub answered: bool,
}

/// A board with its people.
#[derive(Clone, Debug)]
pub struct Board {
    pub dimensions: Vec<Dimension>,
    pub people: Vec<Person>,
    /// Rows, columns, and whether those invited are counted beside those who answered.
    pub shapes: Vec<(usize, Option<usize>, bool)>,
}

impl Board {
    /// Some board with at most `most_units` units and `most_people` people.
    pub fn some(chance: &mut Chance, most_units: usize, most_people: usize) -> Self {
        let mut units = Dimension::new(Nature::Fact, "board");
        for unit in 0..2 + chance.below(most_units) {
            let above = if chance.is(50) { 0 } else { chance.below(unit + 1) };
            units.add(above, format!("unit {unit}"));
        }
        let mut list = |nature, name: &str, most: usize| {
            Dimension::list(nature, name, (0..2 + chance.below(most - 1)).map(|index| format!("{name} {index}")))
        };
        let types = list(Nature::Fact, "type", 4);
        let destinations = list(Nature::Answer, "destination", 4);
        let reasons = list(Nature::Answer, "reason", 6);
        let dimensions = vec![units, types, destinations, reasons];
        let all = [
            (UNIT, Some(TYPE), true),
            (UNIT, Some(DESTINATION), false),
            (UNIT, Some(REASON), false),
            (TYPE, Some(DESTINATION), false),
            (TYPE, Some(REASON), false),
            (DESTINATION, Some(REASON), false),
            (UNIT, None, true),
        ];
        let mut shapes: Vec<_> = all.into_iter().filter(|_| chance.is(45)).collect();
        if shapes.is_empty() {
            shapes.push(all[chance.below(3)]);
        }
        let mut board = Self { dimensions, people: Vec::new(), shapes };
        for _ in 0..5 + chance.below(most_people) {
            let person = board.somebody(chance);
            board.people.push(person);
        }
        board
    }

    /// Somebody of this board.
    pub fn somebody(&self, chance: &mut Chance) -> Person {
        let units = &self.dimensions[UNIT];
        let leaves: Vec<usize> = (0..units.size()).filter(|unit| units.is_leaf(*unit)).collect();
        let mut of = |dimension: usize| 1 + chance.mostly_small(self.dimensions[dimension].size() - 1);
        let (kind, destination) = (of(TYPE), of(DESTINATION));
        let mut reasons: Vec<usize> = (0..MOST).map(|_| of(REASON)).collect();
        reasons.truncate(chance.below(MOST as usize + 1));
        reasons.sort_unstable();
        reasons.dedup();
        let was_invited = chance.is(95);
        Person {
            unit: leaves[chance.mostly_small(leaves.len())],
            kind,
            destination,
            reasons,
            was_invited,
            answered: was_invited && chance.is(85),
        }
    }

    /// Whether somebody is counted in a category, 0 being the whole.
    fn is_in(&self, person: &Person, dimension: usize, category: usize) -> bool {
        match dimension {
            UNIT => {
                let units = &self.dimensions[UNIT];
                std::iter::successors(Some(person.unit), |unit| units.above(*unit)).any(|unit| unit == category)
            }
            TYPE => category == 0 || person.kind == category,
            DESTINATION => category == 0 || person.destination == category,
            _ => category == 0 || person.reasons.contains(&category),
        }
    }

    /// The tables about these people.
    pub fn figures(&self) -> Figures {
        let tables = self.shapes.iter().map(|&(rows, across, with_invited)| {
            let columns = match across {
                None => Columns::None,
                Some(REASON) => Columns::Several { dimension: REASON, most: MOST },
                Some(dimension) => Columns::One(dimension),
            };
            let mut layers = Vec::new();
            for population in [Population::Invited, Population::Answered] {
                if with_invited || population == Population::Answered {
                    layers.push(Layer { population, counts: self.grid(rows, across, population, &self.people) });
                }
            }
            Table {
                name: format!("{rows} by {across:?}"),
                rows,
                columns,
                about_reasons: across == Some(REASON),
                layers,
            }
        });
        Figures::new(self.dimensions.clone(), tables.collect()).expect("tables of the same people")
    }

    fn grid(&self, rows: usize, across: Option<usize>, population: Population, people: &[Person]) -> Grid {
        let width = across.map_or(1, |across| self.dimensions[across].size());
        Grid::counting(self.dimensions[rows].size(), width, |row, column| {
            let counted = people.iter().filter(|person| {
                (if population == Population::Invited { person.was_invited } else { person.answered })
                    && self.is_in(person, rows, row)
                    && across.is_none_or(|across| self.is_in(person, across, column))
            });
            u32::try_from(counted.count()).expect("few people")
        })
    }

    /// By table and layer, for each count the people of these pairs who are in it by the first and not by the second.
    pub fn only_first(&self, pairs: &[(Option<Person>, Option<Person>)]) -> Vec<Vec<Grid>> {
        let firsts: Vec<Person> = pairs.iter().filter_map(|(first, _)| first.clone()).collect();
        // Who is in a count both times neither left nor joined it.
        let both: Vec<(Person, Person)> =
            pairs.iter().filter_map(|(first, second)| Some((first.clone()?, second.clone()?))).collect();
        let grids = |rows: usize, across: Option<usize>, population: Population| {
            let all = self.grid(rows, across, population, &firsts);
            let stayed = self.stayed(rows, across, population, &both);
            Grid::counting(all.height(), all.width(), |row, column| all.at(row, column) - stayed.at(row, column))
        };
        self.shapes
            .iter()
            .map(|&(rows, across, with_invited)| {
                [Population::Invited, Population::Answered]
                    .into_iter()
                    .filter(|population| with_invited || *population == Population::Answered)
                    .map(|population| grids(rows, across, population))
                    .collect()
            })
            .collect()
    }

    fn stayed(&self, rows: usize, across: Option<usize>, population: Population, both: &[(Person, Person)]) -> Grid {
        let width = across.map_or(1, |across| self.dimensions[across].size());
        let counts = |person: &Person, row, column| {
            (if population == Population::Invited { person.was_invited } else { person.answered })
                && self.is_in(person, rows, row)
                && across.is_none_or(|across| self.is_in(person, across, column))
        };
        Grid::counting(self.dimensions[rows].size(), width, |row, column| {
            let stayed = both.iter().filter(|(then, now)| counts(then, row, column) && counts(now, row, column));
            u32::try_from(stayed.count()).expect("few people")
        })
    }
}
