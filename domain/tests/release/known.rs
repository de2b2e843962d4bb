//! What everybody knows of the tables of a release beyond what adds up: who is asked what, and what follows from what.

use domain::departure::DepartureType;
use domain::disclosure::{Dimension, Figures, Grid, Layer, Population, Table};
use domain::questionnaire::Questionnaire;
use domain::release::{Content, Given, SetContent, SetKind};

use crate::attacker::Attacker;
use crate::board::variant;

/// The tables of a set, with nobody in them: their shape is all that is read of them.
pub fn shape(set: &SetContent) -> Figures {
    let dimensions = set.dimensions.iter().map(|content| {
        let mut dimension = Dimension::new(content.nature(), content.codes[0].as_str());
        for (code, above) in content.codes.iter().zip(&content.above).skip(1) {
            dimension.add(above.expect("the whole comes first"), code.as_str());
        }
        dimension
    });
    let tables = set.tables.iter().zip(&set.published.tables).map(|(table, layers)| Table {
        name: table.code.clone(),
        rows: table.rows,
        columns: table.across(),
        about_reasons: false,
        layers: layers
            .iter()
            .map(|layer| Layer {
                population: layer.population,
                counts: Grid::counting(layer.height(), layer.width(), |_, _| 0),
            })
            .collect(),
    });
    Figures::new(dimensions.collect(), tables.collect()).expect("tables of nobody")
}

/// Counts that are taken so many times.
type Terms = Vec<(usize, f64)>;

/// A set that an attacker read.
struct Read<'a> {
    attacker: &'a Attacker,
    set: &'a SetContent,
    number: usize,
    /// Who says what is in its lists.
    who: Population,
}

impl Read<'_> {
    fn dimension(&self, given: Given) -> Option<usize> {
        self.set.dimensions.iter().position(|dimension| dimension.given == given)
    }

    fn size(&self, given: Given) -> usize {
        self.dimension(given).map_or(0, |dimension| self.set.dimensions[dimension].codes.len())
    }

    fn one(&self, given: Given, category: usize, who: Population, times: f64) -> Terms {
        let place: Vec<(usize, usize)> =
            self.dimension(given).filter(|_| category > 0).map(|dimension| (dimension, category)).into_iter().collect();
        let is_there = category == 0 || !place.is_empty();
        let found = is_there.then(|| self.attacker.find(self.number, who, &place)).flatten();
        found.map(|count| (count, times)).into_iter().collect()
    }

    fn everybody(&self, who: Population, times: f64) -> Terms {
        self.one(Given::Units, 0, who, times)
    }

    /// Whoever said something of a list of which everybody has one; who said nothing is the last of it.
    fn said(&self, given: Given) -> Terms {
        self.said_by(given, self.who)
    }

    fn said_by(&self, given: Given, who: Population) -> Terms {
        (1..self.size(given).saturating_sub(1)).flat_map(|category| self.one(given, category, who, 1.0)).collect()
    }

    /// Each category of a list.
    fn named(&self, given: Given) -> Vec<Terms> {
        (1..self.size(given)).map(|category| self.one(given, category, self.who, 1.0)).collect()
    }

    /// Whoever left in these ways, so many times less.
    fn left_in(&self, times: f64, is_asked: impl Fn(DepartureType) -> bool) -> Terms {
        let code = |way: DepartureType| if way.profile().is_special_course { "special_course" } else { way.code() };
        let asked: Vec<&str> = DepartureType::ALL.iter().copied().filter(|way| is_asked(*way)).map(code).collect();
        let Some(ways) = self.dimension(Given::Way) else { return Vec::new() };
        let codes = self.set.dimensions[ways].codes.iter().enumerate();
        codes
            .filter(|(_, code)| asked.contains(&code.as_str()))
            .flat_map(|(way, _)| self.one(Given::Way, way, Population::Leavers, -times))
            .collect()
    }
}

pub fn asks(way: DepartureType, item: &str) -> bool {
    variant(way).is_some_and(|variant| Questionnaire::standard().variants_asking(item).contains(&variant))
}

/// Reads both sets of a release as numbers 0 and 1, with what is known of them.
pub fn read(content: &Content) -> Attacker {
    let mut attacker = Attacker::default();
    read_more(&mut attacker, content, 0);
    attacker
}

/// Reads both sets of a release as this number and the next, beside what was read before.
pub fn read_more(attacker: &mut Attacker, content: &Content, first: usize) {
    let set = |kind| content.sets.iter().find(|set| set.kind == kind).expect("a set of each kind");
    let (left, told) = (set(SetKind::Left), set(SetKind::Told));
    attacker.read(first, &shape(left), &left.published);
    attacker.read(first + 1, &shape(told), &told.published);
    let known = {
        let left = Read { attacker: &*attacker, set: left, number: first, who: Population::Answered };
        let told = Read { attacker: &*attacker, set: told, number: first + 1, who: Population::Told };
        of_left(&left).into_iter().chain(of_told(&left, &told)).collect::<Vec<Terms>>()
    };
    for terms in known {
        attacker.knows(terms);
    }
}

/// Each of these is nothing or less.
fn of_left(left: &Read<'_>) -> Vec<Terms> {
    let mut known = Vec::new();
    for given in left.set.dimensions.iter().map(|dimension| dimension.given) {
        for category in 1..left.size(given) {
            let of = |who, times| left.one(given, category, who, times);
            for (part, whole) in [
                (Population::Invited, Population::Leavers),
                (Population::Answered, Population::Invited),
                (Population::Answered, Population::Leavers),
            ] {
                if !of(part, 1.0).is_empty() && !of(whole, 1.0).is_empty() {
                    known.push([of(part, 1.0), of(whole, -1.0)].concat());
                }
            }
        }
    }
    known.extend(asked_by_way(left));
    // A decisive reason was ticked, and nobody is right or wrong about one that there is not.
    let decisive = left.named(Given::Decisive);
    for (reason, ticked) in left.named(Given::Reasons).into_iter().enumerate() {
        let ticked = ticked.into_iter().map(|(count, times)| (count, -times));
        known.push(decisive[reason].iter().copied().chain(ticked).collect());
    }
    let none = |given| left.one(given, left.size(given) - 1, Population::Answered, 1.0);
    let predicted = none(Given::Predicted).into_iter().map(|(count, times)| (count, -times));
    known.push(none(Given::Decisive).into_iter().chain(predicted).collect());
    // Who retires, whose contract ended, and who left for reasons are different people.
    for contract in [Given::WantedToStay, Given::KnewInTime] {
        let others = [left.said(contract), left.said(Given::WantedLonger)].concat();
        let answered = |times: f64| left.everybody(Population::Answered, -times);
        let of_reasons = [left.said(Given::RaisedBefore), left.said(Given::WouldHaveStayed)];
        for said in of_reasons.into_iter().chain(left.named(Given::Reasons)) {
            known.push([said, others.clone(), answered(1.0)].concat());
        }
        let three: Terms = others.iter().map(|(count, times)| (*count, 3.0 * times)).collect();
        known.push([left.named(Given::Reasons).concat(), three, answered(3.0)].concat());
    }
    known
}

/// Nobody says something who was not asked, as the way of leaving tells.
fn asked_by_way(left: &Read<'_>) -> Vec<Terms> {
    let mut known = Vec::new();
    for given in left.set.dimensions.iter().filter(|dimension| dimension.is_answer).map(|dimension| dimension.given) {
        let item = match given {
            Given::Decisive | Given::Predicted => "reasons",
            given => given.code(),
        };
        let is_asked = |way| asks(way, item);
        match given {
            Given::Reasons | Given::Valued => {
                for named in left.named(given) {
                    known.push([named, left.left_in(1.0, is_asked)].concat());
                }
                known.push([left.named(given).concat(), left.left_in(3.0, is_asked)].concat());
            }
            Given::Induction => {
                // Of those who choose to leave, whoever came less than three years ago.
                let others = left.left_in(1.0, |way| asks(way, "induction") && !asks(way, "reasons"));
                let bands = [1, 2].map(|band| left.one(Given::ServiceBand, band, Population::Leavers, -1.0));
                if bands.iter().all(|band| !band.is_empty()) {
                    known.push([left.said(given), bands.concat(), others].concat());
                }
                known.push([left.said(given), left.left_in(1.0, is_asked)].concat());
            }
            _ => known.push([left.said(given), left.left_in(1.0, is_asked)].concat()),
        }
    }
    let chain = left.said_by(Given::ContractChain, Population::Leavers);
    let of_contracts = left.left_in(1.0, |way| way == DepartureType::FixedTermNotRenewed);
    known.push([chain, of_contracts].concat());
    known
}

fn of_told(left: &Read<'_>, told: &Read<'_>) -> Vec<Terms> {
    let mut known = Vec::new();
    let less = |terms: Terms| terms.into_iter().map(|(count, times)| (count, -times)).collect::<Terms>();
    let formal = left.one(Given::Talk, 1, Population::Leavers, -1.0);
    known.push([told.everybody(Population::Told, 1.0), formal].concat());
    let pairs = [(Given::ToldDecisive, Given::ToldReasons), (Given::PartInLeaving, Given::Themes)];
    for (part, whole) in pairs {
        for (part, whole) in told.named(part).into_iter().zip(told.named(whole)) {
            known.push([part, less(whole)].concat());
        }
    }
    let preventable = left.left_in(1.0, |way| way.profile().boxes.preventable);
    known.push([told.said(Given::Preventable), preventable].concat());
    for named in told.named(Given::ToldReasons) {
        known.push([named, left.left_in(1.0, |way| way.profile().boxes.told)].concat());
    }
    for named in told.named(Given::Themes) {
        known.push([named, left.left_in(1.0, |way| way.profile().boxes.ratings)].concat());
    }
    known
}

/// Lists that are left out where they would tell of others: whoever knows how few were asked knows that no more said
/// anything, with or without a release. Of the others, each hidden count is to keep its values.
const LEFT_OUT: &[Given] = &[
    Given::Way,
    Given::ContractChain,
    Given::Induction,
    Given::RaisedBefore,
    Given::WouldHaveStayed,
    Given::WantedToStay,
    Given::KnewInTime,
    Given::WantedLonger,
    Given::Preventable,
];

/// Left out of each correction beside them.
const LEFT_OUT_OF_CORRECTIONS: &[Given] =
    &[Given::Decisive, Given::Predicted, Given::ToldDecisive, Given::PartInLeaving];

/// The counts of lists that are left out, and of how many talked, which is published as heads read it, of a release that
/// was read as this number and the next.
pub fn left_out(attacker: &Attacker, content: &Content, first: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let may_be_left_out =
        |given: &Given| LEFT_OUT.contains(given) || (content.number > 1 && LEFT_OUT_OF_CORRECTIONS.contains(given));
    for (number, kind) in [(first, SetKind::Left), (first + 1, SetKind::Told)] {
        let set = content.sets.iter().find(|set| set.kind == kind).expect("a set of each kind");
        for (table, layers) in set.tables.iter().zip(&set.published.tables) {
            let layer = &layers[0];
            let list = table.columns.unwrap_or(table.rows);
            let is_column = table.columns.is_some();
            let size = if is_column { layer.width() } else { layer.height() };
            let is_shown = (1..size)
                .any(|category| if is_column { layer.at(0, category) } else { layer.at(category, 0) }.is_some());
            let given = set.dimensions[list].given;
            if given != Given::Talk && (is_shown || !may_be_left_out(&given)) {
                continue;
            }
            for row in 0..layer.height() {
                for category in 1..size {
                    let mut place = vec![(list, category)];
                    if is_column && row > 0 {
                        place.push((table.rows, row));
                    }
                    place.sort_unstable();
                    found.extend(attacker.find(number, layer.population, &place));
                }
            }
        }
    }
    found
}
