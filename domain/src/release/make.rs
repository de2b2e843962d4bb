//! From counts to a release.

use chrono::NaiveDate;

use super::by_unit::{asked, layers};
use super::census::{Census, Tally};
use super::changes::{Changes, LeftAndJoined, Standing};
use super::content::{Content, Cut, DimensionContent, FORMAT, Given, SetContent, SetKind, TableContent, UnitName};
use super::lists::{ALL, Across, Shape, list, nature};
use super::not_made::NotMade;
use super::period::Period;
use super::settle::Board;
use super::talks::{coverage, tells_board};
use super::units::{People, Units, content};
use crate::disclosure::{
    Columns, Dimension, Earlier, Figures, Outcome, Population, Published, Table, protect, protect_whole,
};
use crate::ids::UnitId;
use crate::school::Group;

/// From how many answers on reasons are counted one by one.
pub(super) const LEAST_FOR_CODES: u32 = 100;

/// Counts of all releases of a period together, beyond which no way is sought to say a correction by unit: it would take
/// minutes, and mostly find none. A board of some forty units has as many.
const MOST_LOOKED_AT: usize = 20_000;

/// What stands above a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub period: Period,
    pub number: u32,
    pub made_on: NaiveDate,
    /// Of a correction.
    pub reason: Option<String>,
    /// What heads read of talks: the groups of all schools, of the half-years that lie in the period. `None` while these
    /// were not counted.
    pub counted: Option<Vec<Group>>,
}

/// An earlier release of the period, and who changed since.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    pub content: &'a Content,
    pub changes: &'a Changes,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    Release(Box<Content>),
    /// Of a correction: too few people changed since an earlier release, or they could not be protected. That one stays.
    TooFewChanged,
}

/// The tables of a set, with their counts.
struct Drawn {
    kind: SetKind,
    shapes: Vec<Shape>,
    dimensions: Vec<DimensionContent>,
    tables: Vec<TableContent>,
    figures: Figures,
}

impl Drawn {
    /// How many counts the tables have.
    fn counts(&self) -> usize {
        let layers = self.figures.tables().iter().flat_map(|table| &table.layers);
        layers.map(|layer| layer.counts.height() * layer.counts.width()).sum()
    }
}

impl Census {
    /// The release of everybody who was counted. `earlier` has all releases of the period before, the first one first:
    /// their units and how fine they are stay.
    pub fn make(self, heading: Heading, earlier: &[Before<'_>]) -> Result<Made, NotMade> {
        let first = earlier.first().map(|before| before.content);
        if earlier.last().is_some_and(|before| before.changes.is_empty()) {
            return Ok(Made::TooFewChanged);
        }
        let everybody = self.everybody();
        let answered: u32 = everybody[2].iter().sum();
        let cut = match first {
            Some(first) => first.cut,
            None if answered >= LEAST_FOR_CODES => Cut::Codes,
            None => Cut::Factors,
        };
        let units = self.units(first, &everybody)?;
        let left = self.draw(SetKind::Left, cut, &units)?;
        let whole = Units::whole(&self.plan);
        let told = self.draw(SetKind::Told, cut, &whole)?;
        let thresholds = self.plan.thresholds;
        let Some(mut shown) = self.protect(&left, cut, &units, earlier)? else { return Ok(Made::TooFewChanged) };
        let of_told = self.protect(&told, cut, &whole, earlier)?;
        let mut shown_told = of_told.unwrap_or_else(|| Published::nothing_of(&told.figures));
        let mut coverage = match first {
            // A correction repeats what the first release said, so that no difference is about somebody.
            Some(first) => first.coverage.clone(),
            None if heading.made_on < heading.period.talks_over_on() => Vec::new(),
            None => coverage(heading.period, self.talks(), heading.counted.as_deref(), |group| self.school_of(group)),
        };
        // What is counted of a unit that is no more has no name to be read by.
        coverage.retain(|kept| kept.units.iter().all(|id| self.plan.units.iter().any(|unit| unit.id == *id)));
        let mut board =
            Board { shapes: &left.shapes, figures: &left.figures, published: &mut shown, thresholds: &thresholds };
        // With how many a talk was held is said in either place, or in none.
        if !tells_board(&coverage) {
            board.hide(Given::Talk);
        }
        self.settle(
            board,
            Board { shapes: &told.shapes, figures: &told.figures, published: &mut shown_told, thresholds: &thresholds },
            first.is_some(),
        );
        let days = first.map_or_else(|| self.days.medians(), |first| first.days.clone());
        let set = |drawn: Drawn, published| SetContent {
            kind: drawn.kind,
            dimensions: drawn.dimensions,
            tables: drawn.tables,
            published,
        };
        // A team that has moved since stands where the rows of the first release have it.
        let before = |id: UnitId| first.and_then(|first| first.units.iter().find(|unit| unit.id == id));
        let units = self.plan.units.iter().map(|unit| UnitName {
            id: unit.id,
            school: before(unit.id).map_or(unit.school, |unit| unit.school),
            name: unit.name.clone(),
            headcount: unit.headcount,
            region: unit.region,
        });
        let range = heading.period.days();
        Ok(Made::Release(Box::new(Content {
            format: FORMAT,
            period: heading.period.code(),
            from: range.first,
            until: range.last,
            number: heading.number,
            made_on: heading.made_on,
            reason: heading.reason,
            thresholds: [
                thresholds.least(Population::Invited),
                thresholds.least(Population::Answered),
                thresholds.least_for_reasons(),
                thresholds.least_dissenters(),
            ],
            cut,
            subjects: self.plan.subjects.iter().map(|(number, name)| (number.to_string(), name.clone())).collect(),
            units: units.collect(),
            sets: vec![set(left, shown), set(told, shown_told)],
            days,
            questions: Vec::new(),
            coverage,
            is_narrowed: false,
        })))
    }

    /// The school whose head reads a group.
    fn school_of(&self, group: &Group) -> Option<UnitId> {
        let team = group.teams.first()?;
        self.plan.units.iter().find(|unit| unit.id == *team).map(|unit| unit.school.unwrap_or(unit.id))
    }

    /// By population, leavers first, the people by place in the plan.
    fn everybody(&self) -> Vec<Vec<u32>> {
        let of_units = |tally: &&Tally| tally.kind == SetKind::Left && tally.shape.rows == Given::Units;
        let counts = self.tallies.iter().find(of_units).and_then(|tally| tally.counts(Cut::Codes));
        counts.map(|counts| counts.layers.clone()).unwrap_or_default()
    }

    fn units(&self, first: Option<&Content>, everybody: &[Vec<u32>]) -> Result<Units, NotMade> {
        let Some(first) = first else {
            let of = [Population::Leavers, Population::Invited, Population::Answered];
            let least = |who| self.plan.thresholds.least(who);
            let people = everybody.iter().zip(of).map(|(of_unit, who)| People { of_unit, least: least(who) });
            return Ok(Units::rolled_up(&self.plan, &people.collect::<Vec<_>>()));
        };
        let left = first.sets.iter().find(|set| set.kind == SetKind::Left);
        let before = left.and_then(|set| set.dimensions.iter().find(|dimension| dimension.given == Given::Units));
        before.and_then(|before| Units::like(before, &self.plan)).ok_or(NotMade::OtherTables)
    }

    fn draw(&self, kind: SetKind, cut: Cut, units: &Units) -> Result<Drawn, NotMade> {
        let mut shapes: Vec<Shape> = Vec::new();
        let mut dimensions: Vec<(Given, Dimension)> = Vec::new();
        let (mut tables, mut counted, mut of_whom) = (Vec::new(), Vec::new(), Vec::new());
        for tally in self.tallies.iter().filter(|tally| tally.kind == kind) {
            let shape = tally.shape;
            let mut number = |given: Given| {
                dimensions.iter().position(|(known, _)| *known == given).unwrap_or_else(|| {
                    let dimension = if given == Given::Units {
                        units.dimension.clone()
                    } else {
                        Dimension::list(nature(given), ALL, list(given, cut, &self.plan))
                    };
                    dimensions.push((given, dimension));
                    dimensions.len() - 1
                })
            };
            let rows = number(shape.rows);
            let across = shape.given_across().map(&mut number);
            let (columns, most) = match (shape.across, across) {
                (Across::One(_), Some(across)) => (Columns::One(across), None),
                (Across::Several(_, most), Some(dimension)) => (Columns::Several { dimension, most }, Some(most)),
                (Across::Nothing | Across::One(_) | Across::Several(..), _) => (Columns::None, None),
            };
            let code = shape.code(kind);
            tables.push(TableContent { code: code.clone(), rows, columns: across, most });
            counted.push(Table {
                name: code,
                rows,
                columns,
                about_reasons: shape.is_about_reasons(),
                layers: layers(tally, cut, units, &dimensions[rows].1)?,
            });
            of_whom.push(across.and_then(|across| asked(self, tally, units, dimensions[across].1.size())));
            shapes.push(shape);
        }
        let contents = dimensions.iter().map(|(given, dimension)| content(*given, dimension)).collect();
        let dimensions = dimensions.into_iter().map(|(_, dimension)| dimension).collect();
        Ok(Drawn {
            kind,
            shapes,
            dimensions: contents,
            tables,
            figures: Figures::new(dimensions, counted)?.knowing(of_whom),
        })
    }

    /// What may be shown of a set after the earlier releases; `None` where too little changed.
    fn protect(
        &self,
        drawn: &Drawn,
        cut: Cut,
        units: &Units,
        earlier: &[Before<'_>],
    ) -> Result<Option<Published>, NotMade> {
        let kind = drawn.kind;
        let standing: Vec<Standing<'_>> = drawn
            .shapes
            .iter()
            .zip(drawn.figures.tables())
            .map(|(shape, table)| Standing {
                kind,
                shape,
                rows: &drawn.figures.dimensions()[table.rows],
                width: table.layers[0].counts.width(),
                cut,
                places: &self.places,
            })
            .collect();
        let unit = |codes: &super::codes::Codes| units.category[self.unit_of(codes)];
        let mut releases: Vec<(&Published, LeftAndJoined)> = Vec::new();
        for before in earlier {
            let set = before.content.sets.iter().find(|set| set.kind == kind).ok_or(NotMade::OtherTables)?;
            if set.tables != drawn.tables || set.dimensions != drawn.dimensions || before.content.cut != cut {
                return Err(NotMade::OtherTables);
            }
            if !before.changes.have_places(&unit) {
                return Err(NotMade::NoPlace);
            }
            releases.push((&set.published, before.changes.grids(&standing, &unit)));
        }
        let earlier: Vec<Earlier<'_>> = releases
            .iter()
            .map(|(published, changes)| Earlier { published, left: &changes.left, joined: &changes.joined })
            .collect();
        let (figures, thresholds) = (&drawn.figures, &self.plan.thresholds);
        let outcome = if earlier.is_empty() || drawn.counts() * (earlier.len() + 1) <= MOST_LOOKED_AT {
            protect(figures, thresholds, &earlier)?
        } else {
            Outcome::TooFewChanged
        };
        // What units have of a correction tells too much, or there are too many to look at: the board alone may do.
        let of_units = drawn.dimensions.iter().position(|dimension| dimension.given == Given::Units);
        let of_units = of_units.filter(|units| !earlier.is_empty() && figures.dimensions()[*units].size() > 1);
        Ok(match (outcome, of_units) {
            (Outcome::Published(published), _) => Some(published),
            (Outcome::TooFewChanged, None) => None,
            (Outcome::TooFewChanged, Some(units)) => match protect_whole(figures, units, thresholds, &earlier)? {
                Outcome::Published(published) => Some(published),
                Outcome::TooFewChanged => None,
            },
        })
    }

    /// Hides what tables say of each other beyond sums.
    fn settle<'a>(&self, mut left: Board<'a>, mut told: Board<'a>, is_correction: bool) {
        for board in [&mut left, &mut told] {
            if is_correction {
                board.correct();
            }
            board.settle_several();
            board.settle_lists();
            board.settle_asked();
        }
        let say_too_much = left.ways().is_some_and(|ways| {
            let of_both = [left.settle_ways(&ways, &self.said), told.settle_ways(&ways, &self.said)];
            of_both.contains(&true)
        });
        left.settle_hidden_ways(say_too_much);
        left.settle_decisive(Given::Reasons, Given::Decisive);
        told.settle_decisive(Given::ToldReasons, Given::ToldDecisive);
    }
}
