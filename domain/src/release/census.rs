//! Counts people one after the other: memory grows with the units and the lists, never with the people.

use std::collections::HashMap;

use super::codes::Codes;
use super::content::{Cut, Given, SetKind};
use super::days::Counted;
use super::lists::{Across, Shape, shapes};
use super::person::Courses;
use super::places::Places;
use super::plan::Plan;
use super::room::Room;
use super::talks::Talks;
use crate::disclosure::Population;
use crate::ids::UnitId;

/// Everybody who left in the period, as far as counted. [`Census::make`] makes the release.
pub struct Census {
    pub(super) plan: Plan,
    pub(super) places: Places,
    pub(super) tallies: Vec<Tally>,
    units: HashMap<UnitId, usize>,
    /// With how many a talk was held, formal or informal.
    held: u32,
    /// By place of the unit, who answered, by the category of the way in which they left.
    answered: Vec<Vec<u32>>,
    pub(super) days: Counted,
    pub(super) said: Said,
    pub(super) room: Room,
    people: u32,
}

/// In which ways somebody left who said something of a list: by number of [`Given`], a bit for each way.
#[derive(Clone, Debug)]
pub(super) struct Said(Vec<u32>);

/// The counts of one table.
pub(super) struct Tally {
    pub kind: SetKind,
    pub shape: Shape,
    /// By [`Cut`]; of a table that is the same by both, the first alone.
    by_cut: [Option<Counts>; 2],
}

/// Counts by leaf row and column, column 0 the people of the row.
pub(super) struct Counts {
    pub width: usize,
    /// By population of the shape.
    pub layers: Vec<Vec<u32>>,
}

impl Said {
    /// Whether somebody who left in this way, a category of the list of ways, said something.
    pub fn includes(&self, given: Given, way: usize) -> bool {
        self.0[given as usize] & (1 << way) != 0
    }
}

impl Tally {
    fn new(kind: SetKind, shape: Shape, plan: &Plan, places: &Places) -> Self {
        let counts = |cut| {
            let height = match (kind, shape.rows) {
                (SetKind::Left, Given::Units) => plan.units.len() + 1,
                (SetKind::Told, Given::Units) => 1,
                (_, list) => places.size(list, cut) + 1,
            };
            let width = 1 + shape.given_across().map_or(0, |across| places.size(across, cut));
            Counts { width, layers: vec![vec![0; height * width]; shape.who.len()] }
        };
        let by_factors = shape.depends_on_cut().then(|| counts(Cut::Factors));
        Self { kind, shape, by_cut: [Some(counts(Cut::Codes)), by_factors] }
    }

    /// The counts by a cut.
    pub fn counts(&self, cut: Cut) -> Option<&Counts> {
        let [by_codes, by_factors] = &self.by_cut;
        match cut {
            Cut::Codes => by_codes.as_ref(),
            Cut::Factors => by_factors.as_ref().or(by_codes.as_ref()),
        }
    }

    fn add(&mut self, codes: &Codes, unit: usize, places: &Places) {
        for (counts, cut) in self.by_cut.iter_mut().zip([Cut::Codes, Cut::Factors]) {
            let Some(counts) = counts else { continue };
            let row = match (self.kind, self.shape.rows) {
                (SetKind::Left, Given::Units) => unit,
                (SetKind::Told, Given::Units) => 0,
                (_, list) => places.one(codes, list, cut),
            };
            let first = row * counts.width;
            for (who, layer) in self.shape.who.iter().zip(&mut counts.layers) {
                if !Places::is_in(codes, *who) {
                    continue;
                }
                layer[first] += 1;
                match self.shape.across {
                    Across::Nothing => {}
                    Across::One(across) => layer[first + places.one(codes, across, cut)] += 1,
                    Across::Several(across, _) => {
                        let mut named = Places::several(codes, across, cut);
                        while named != 0 {
                            layer[first + 1 + named.trailing_zeros() as usize] += 1;
                            named &= named - 1;
                        }
                    }
                }
            }
        }
    }
}

impl Census {
    /// Nobody yet.
    pub fn new(plan: Plan) -> Self {
        let places = Places::new(&plan);
        let tallies = SetKind::ALL
            .iter()
            .flat_map(|kind| shapes(*kind, &plan).into_iter().map(move |shape| (*kind, shape)))
            .map(|(kind, shape)| Tally::new(kind, shape, &plan, &places))
            .collect();
        let ways = places.size(Given::Way, Cut::Codes) + 1;
        Self {
            answered: vec![vec![0; ways]; plan.units.len() + 1],
            units: plan.units.iter().enumerate().map(|(place, unit)| (unit.id, place)).collect(),
            room: Room::new(&places),
            plan,
            places,
            tallies,
            days: Counted::new(),
            said: Said(vec![0; Given::ALL.len()]),
            held: 0,
            people: 0,
        }
    }

    /// Counts somebody.
    pub fn add(&mut self, codes: &Codes) {
        let unit = self.place(codes.unit);
        for tally in &mut self.tallies {
            tally.add(codes, unit, &self.places);
        }
        let way = self.places.one(codes, Given::Way, Cut::Codes);
        for tally in &self.tallies {
            if let Some(list) = said_in(&tally.shape)
                && self.places.says(codes, list)
            {
                self.said.0[list as usize] |= 1 << way;
            }
        }
        if codes.answered.is_some() {
            self.answered[unit][way] += 1;
        }
        self.room.add(codes);
        self.held += u32::from(codes.formal || codes.informal);
        self.people += 1;
    }

    /// How many of a unit, by its place in the plan, answered and were asked this list: everybody who left in a way in which
    /// somebody said something of it. Colleagues know who that is.
    pub(super) fn asked(&self, given: Given, unit: usize) -> u32 {
        let by_way = self.answered[unit].iter().enumerate();
        by_way.filter(|(way, _)| self.said.includes(given, *way)).map(|(_, people)| people).sum()
    }

    /// Counts the days between the steps of a course.
    pub fn add_days(&mut self, days: &Courses) {
        self.days.add(days);
    }

    /// How many people were counted.
    pub const fn people(&self) -> u32 {
        self.people
    }

    /// Everybody who left, whatever they chose, and with how many a talk was held.
    pub(super) const fn talks(&self) -> Talks {
        Talks { due: self.people, held: self.held }
    }

    /// The place of a unit in the plan, or behind it.
    fn place(&self, unit: UnitId) -> usize {
        self.units.get(&unit).copied().unwrap_or(self.plan.units.len())
    }

    /// As [`Census::add`] places somebody.
    pub(super) fn unit_of(&self, codes: &Codes) -> usize {
        self.place(codes.unit)
    }
}

/// The list of a table that somebody may say something of: across, or the rows of a table without columns.
pub(super) fn said_in(shape: &Shape) -> Option<Given> {
    let list = shape.given_across().unwrap_or(shape.rows);
    let is_said = shape.who != [Population::Leavers] || list == Given::ContractChain;
    (is_said && list != Given::Units).then_some(list)
}
