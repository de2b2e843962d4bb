//! The units of a release as a tree: small ones together, and in a correction as the first release of the period has them.

use std::collections::HashMap;

use super::content::{DIRECT, DimensionContent, Given, OTHERS};
use super::lists::ALL;
use super::plan::Plan;
use crate::disclosure::{Counted, Dimension, Nature, roll_up};
use crate::ids::UnitId;

/// The units that are counted, with the category of each unit of the plan.
#[derive(Debug)]
pub(super) struct Units {
    pub dimension: Dimension,
    /// By place in the plan, and behind them of everybody whose unit is none of it.
    pub category: Vec<usize>,
}

/// The people of one population by place in the plan, with the least of whom something is said.
pub(super) struct People<'a> {
    pub of_unit: &'a [u32],
    pub least: u32,
}

/// The code of the people of a school, or of the board, who belong to no unit below it.
fn direct(above: &str) -> String {
    format!("{DIRECT}{above}")
}

/// The code of small units together.
fn others(above: &str) -> String {
    format!("{OTHERS}{above}")
}

impl Units {
    /// The whole alone, in which everybody is counted.
    pub fn whole(plan: &Plan) -> Self {
        Self { dimension: Dimension::new(Nature::Fact, ALL), category: vec![0; plan.units.len() + 1] }
    }

    /// The units of the plan, small ones together below the same school. `people` has all who left first.
    pub fn rolled_up(plan: &Plan, people: &[People<'_>]) -> Self {
        let (tree, own) = tree(plan, people[0].of_unit);
        let by_category: Vec<Vec<u32>> = people
            .iter()
            .map(|population| {
                let mut counts = vec![0; tree.size()];
                for (category, count) in own.iter().zip(population.of_unit) {
                    counts[*category] += count;
                }
                for category in (1..tree.size()).rev() {
                    if let Some(above) = tree.above(category) {
                        counts[above] += counts[category];
                    }
                }
                counts
            })
            .collect();
        let counted: Vec<Counted<'_>> = people
            .iter()
            .zip(&by_category)
            .map(|(population, people)| Counted { people, least: population.least })
            .collect();
        let rolled = roll_up(&tree, &counted, "");
        let mut dimension = Dimension::new(Nature::Fact, ALL);
        for category in 1..rolled.dimension.size() {
            let above = rolled.dimension.above(category).unwrap_or(0);
            let label = if rolled.others.contains(&category) {
                others(dimension.label(above))
            } else {
                rolled.dimension.label(category).to_owned()
            };
            dimension.add(above, label);
        }
        let category: Vec<usize> = own.into_iter().map(|category| rolled.now_in[category]).collect();
        let places = 0..plan.units.len();
        mix(&mut dimension, places.filter(|place| people[0].of_unit[*place] > 0).map(|place| category[place]));
        Self { dimension, category }
    }

    /// The tree of an earlier release. A unit that stood with others, or was not there then, is counted with the others
    /// of its school, and a school like it with those of the board; `None` where a unit has no place.
    pub fn like(before: &DimensionContent, plan: &Plan) -> Option<Self> {
        let mut dimension = dimension(before)?;
        let places: HashMap<&str, usize> =
            before.codes.iter().enumerate().map(|(category, code)| (code.as_str(), category)).collect();
        let within = |above: &str| {
            let category = *places.get(above)?;
            if dimension.is_leaf(category) {
                return Some(category);
            }
            places.get(others(above).as_str()).or_else(|| places.get(direct(above).as_str())).copied()
        };
        let of_unit = |id: UnitId, school: Option<UnitId>| {
            let code = id.to_string();
            match places.get(code.as_str()) {
                Some(category) if dimension.is_leaf(*category) => Some(*category),
                // People of a school itself, whose teams are counted apart.
                Some(_) => places.get(direct(&code).as_str()).copied().or_else(|| within(&code)),
                None => school.and_then(|school| within(&school.to_string())).or_else(|| within(ALL)),
            }
        };
        let mut category = Vec::new();
        for unit in &plan.units {
            category.push(of_unit(unit.id, unit.school));
        }
        let of_units: Vec<usize> = category.iter().copied().flatten().collect();
        category.push(places.get(direct(ALL).as_str()).copied().or_else(|| within(ALL)));
        // A place is only needed for people; that of a unit without any is looked for no further.
        let category = category.into_iter().map(|category| category.unwrap_or(usize::MAX)).collect();
        mix(&mut dimension, of_units);
        Some(Self { dimension, category })
    }
}

/// Says in which categories several units stand together, by the category of each unit: heads read how many left each.
fn mix(dimension: &mut Dimension, of_units: impl IntoIterator<Item = usize>) {
    let mut units = vec![0_u32; dimension.size()];
    for category in of_units {
        units[category] += 1;
    }
    for (category, units) in units.into_iter().enumerate() {
        if units > 1 {
            dimension.mix(category);
        }
    }
}

/// A dimension as a release has it, with its labels as codes.
pub(super) fn content(given: Given, dimension: &Dimension) -> DimensionContent {
    let categories = 0..dimension.size();
    DimensionContent {
        given,
        is_answer: dimension.nature() == Nature::Answer,
        codes: categories.clone().map(|category| dimension.label(category).to_owned()).collect(),
        above: categories.map(|category| dimension.above(category)).collect(),
    }
}

/// The dimension of a release; `None` where a category stands before the one above it.
fn dimension(content: &DimensionContent) -> Option<Dimension> {
    let mut dimension = Dimension::new(content.nature(), content.codes.first()?);
    for (code, above) in content.codes.iter().zip(&content.above).skip(1) {
        let above = above.filter(|above| *above < dimension.size())?;
        dimension.add(above, code);
    }
    Some(dimension)
}

/// All units of the plan, and by place in the plan the category of the unit's own people.
fn tree(plan: &Plan, leavers: &[u32]) -> (Dimension, Vec<usize>) {
    let mut tree = Dimension::new(Nature::Fact, ALL);
    let mut own = vec![0; plan.units.len() + 1];
    let schools: HashMap<UnitId, usize> = plan
        .units
        .iter()
        .enumerate()
        .filter(|(_, unit)| unit.school.is_none())
        .map(|(place, unit)| (unit.id, place))
        .collect();
    let school_of = |place: usize| plan.units[place].school.and_then(|school| schools.get(&school).copied());
    let mut has_teams = vec![false; plan.units.len()];
    for (place, node) in own.iter_mut().enumerate().take(plan.units.len()) {
        match school_of(place) {
            Some(school) => has_teams[school] = true,
            None => *node = tree.add(0, plan.units[place].id.to_string()),
        }
    }
    for place in 0..plan.units.len() {
        if let Some(school) = school_of(place) {
            own[place] = tree.add(own[school], plan.units[place].id.to_string());
        }
    }
    for place in (0..plan.units.len()).filter(|place| has_teams[*place]) {
        if leavers[place] > 0 {
            own[place] = tree.add(own[place], direct(&plan.units[place].id.to_string()));
        }
    }
    let elsewhere = plan.units.len();
    if leavers[elsewhere] > 0 {
        own[elsewhere] = if tree.is_leaf(0) { 0 } else { tree.add(0, direct(ALL)) };
    }
    (tree, own)
}
