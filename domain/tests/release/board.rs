//! Random boards with people who left, answered and talked.

use domain::departure::subject::SubjectNumber;
use domain::departure::{ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, PartTime, Questions, ServiceBand};
use domain::departure_form::Field;
use domain::disclosure::Thresholds;
use domain::guide::TalkTheme;
use domain::ids::UnitId;
use domain::questionnaire::{Answers, Kind, Questionnaire, Variant};
use domain::reason::{Destination, ReasonCode, ValueCode};
use domain::release::{Answered, Courses, OwnOptions, Person, Plan, PlannedUnit, Talked, ToldOf};
use domain::report::{PartInLeaving, Preventable, Report, ThemePart};
use serde_json::{Map, Value};

use crate::people::Chance;

pub fn unit(number: u128) -> UnitId {
    UnitId::new(uuid::Uuid::from_u128(number))
}

/// A school, or a team of one.
pub fn planned(number: u128, school: Option<u128>) -> PlannedUnit {
    let name = format!("Unit {number}");
    PlannedUnit { id: unit(number), school: school.map(unit), name, headcount: Some(40), region: None }
}

pub fn plan(units: Vec<PlannedUnit>) -> Plan {
    let subjects = vec![(SubjectNumber::new(3), "Music".to_owned()), (SubjectNumber::new(8), "Maths".to_owned())];
    let (thresholds, own) = (Thresholds::default(), OwnOptions::default());
    Plan { units, subjects, thresholds, facts_off: Vec::new(), own }
}

/// The facts by which people are grouped, that a board may leave out.
pub const FACTS: [Field; 7] = [
    Field::FunctionGroup,
    Field::Subject,
    Field::ServiceBand,
    Field::Entry,
    Field::PartTime,
    Field::Hybrid,
    Field::ContractChain,
];

/// A board of up to three schools, some with teams, that asks for some facts.
pub fn some_plan(chance: &mut Chance) -> Plan {
    let mut units = Vec::new();
    for school in 1..=1 + chance.below(3) as u128 {
        units.push(planned(school * 10, None));
        if chance.is(50) {
            units.extend((1..=2 + chance.below(2) as u128).map(|team| planned(school * 10 + team, Some(school * 10))));
        }
    }
    let facts_off = FACTS.iter().copied().filter(|_| chance.is(65)).collect();
    Plan { facts_off, ..plan(units) }
}

/// One of these, the first far more often.
fn one<T: Copy>(chance: &mut Chance, all: &[T]) -> T {
    all[chance.mostly_small(all.len())]
}

fn perhaps<T: Copy>(chance: &mut Chance, all: &[T]) -> Option<T> {
    if chance.is(80) { Some(one(chance, all)) } else { None }
}

/// The questions that somebody is asked who leaves in this way.
pub fn variant(way: DepartureType) -> Option<Variant> {
    match way.profile().questions {
        Questions::Always(variant) | Questions::IfSwitchedOn(variant) => Some(variant),
        Questions::Never => None,
    }
}

fn reasons(chance: &mut Chance) -> Vec<ReasonCode> {
    const OFTEN: &[ReasonCode] = &[
        ReasonCode::B1,
        ReasonCode::D1,
        ReasonCode::C2,
        ReasonCode::A2,
        ReasonCode::B3,
        ReasonCode::E1,
        ReasonCode::Z,
    ];
    ReasonCode::said((0..1 + chance.below(3)).map(|_| one(chance, OFTEN)).collect())
}

fn values(chance: &mut Chance) -> Vec<ValueCode> {
    ValueCode::said((0..1 + chance.below(3)).map(|_| one(chance, ValueCode::ALL)).collect())
}

fn list<T>(all: &[T], code: impl Fn(&T) -> &'static str) -> Value {
    all.iter().map(|one| Value::from(code(one))).collect()
}

/// Answers to most of what is asked.
fn answers(chance: &mut Chance, variant: Variant, band: Option<ServiceBand>) -> Answers {
    const POINTS: &[&str] = &["4", "5", "3", "2", "1", "rather_not_say"];
    let standard = Questionnaire::standard();
    let mut said = Map::new();
    let mut named = Vec::new();
    for item in standard.items_for(variant, band) {
        if chance.is(15) {
            continue;
        }
        let answer = match &item.kind {
            Kind::Reasons { .. } => {
                named = reasons(chance);
                list(&named, |reason| reason.code())
            }
            Kind::OneOf { .. } if named.len() < 2 => continue,
            Kind::OneOf { .. } => one(chance, &named).code().into(),
            Kind::Agreement { .. } => one(chance, POINTS).into(),
            Kind::Likelihood {} => chance.below(11).to_string().into(),
            Kind::Choice { options } => options[chance.mostly_small(options.len())].key.to_string().into(),
            Kind::Values { .. } => list(&values(chance), |value| value.code()),
            Kind::Destination {} => one(chance, Destination::ALL).code().into(),
            Kind::Text { .. } => continue,
        };
        said.insert(item.key.to_string(), answer);
    }
    Answers::parse(&Value::Object(said).to_string(), standard).expect("answers of the standard questionnaire")
}

fn report(chance: &mut Chance, way: DepartureType) -> Report {
    let boxes = way.profile().boxes;
    let told = if boxes.told { reasons(chance) } else { Vec::new() };
    let decisive = told.first().copied().filter(|_| boxes.decisive && chance.is(80));
    let mut report = Report { told, decisive, stayed_because: values(chance), ..Report::default() };
    if boxes.preventable {
        report.preventable = perhaps(chance, Preventable::ALL);
    }
    for theme in TalkTheme::ALL.iter().filter(|theme| boxes.ratings && boxes.themes.contains(theme)) {
        if chance.is(40) {
            let rating = Some(one(chance, &[PartInLeaving::Some, PartInLeaving::Decisive, PartInLeaving::None]));
            report.themes.insert(*theme, ThemePart { rating, text: String::new() });
        }
    }
    report
}

/// Somebody who left one of these units.
pub fn somebody(chance: &mut Chance, plan: &Plan) -> Person {
    const OFTEN: &[DepartureType] = &[
        DepartureType::VoluntaryResignation,
        DepartureType::FixedTermNotRenewed,
        DepartureType::Retirement,
        DepartureType::Redundancy,
        DepartureType::Dismissal,
        DepartureType::InternalTransfer,
    ];
    let way = one(chance, OFTEN);
    let service_band = perhaps(chance, ServiceBand::ALL);
    let has_chain = way == DepartureType::FixedTermNotRenewed;
    let invited = chance.is(95);
    let says = invited && chance.is(85);
    let answered = variant(way).filter(|_| says).map(|variant| {
        let answers = answers(chance, variant, service_band);
        let is_right = if chance.is(60) { Some(chance.is(50)) } else { None };
        let predicted = is_right.filter(|_| answers.decisive_reason().is_some_and(|reason| reason != ReasonCode::Z));
        Answered { answers, predicted }
    });
    // Drawn and left, so that the cases of before stay the same.
    let _ = chance.is(90);
    let talked = Talked { formal: chance.is(70), informal: chance.is(30) };
    let told = (talked.formal && chance.is(90)).then(|| ToldOf { report: report(chance, way) });
    Person {
        unit: plan.units[chance.mostly_small(plan.units.len())].id,
        region: None,
        way,
        foreseen: chance.is(40),
        function_group: perhaps(chance, FunctionGroup::ALL),
        subject: perhaps(chance, &[SubjectNumber::new(3), SubjectNumber::new(8)]),
        service_band,
        entry: perhaps(chance, Entry::ALL),
        part_time: perhaps(chance, PartTime::ALL),
        hybrid: perhaps(chance, Hybrid::ALL),
        contract_chain: if has_chain { perhaps(chance, ContractChain::ALL) } else { None },
        invited,
        answered,
        talked,
        told,
        days: Courses::default(),
    }
}

/// Some board, and those who left it.
pub fn some(chance: &mut Chance, most_people: usize) -> (Plan, Vec<Person>) {
    let plan = some_plan(chance);
    let people = 20 + chance.below(most_people);
    let people = (0..people).map(|_| somebody(chance, &plan)).collect();
    (plan, people)
}

/// Somebody who left in this way and answered so, and of whom nothing else is known.
pub fn left(school: u128, way: DepartureType, answers: &str) -> Person {
    let answers = Answers::parse(answers, Questionnaire::standard()).expect("answers of the standard questionnaire");
    Person {
        unit: unit(school),
        region: None,
        way,
        foreseen: false,
        function_group: None,
        subject: None,
        service_band: None,
        entry: None,
        part_time: None,
        hybrid: None,
        contract_chain: None,
        invited: true,
        answered: Some(Answered { answers, predicted: None }),
        talked: Talked { formal: true, informal: false },
        told: None,
        days: Courses::default(),
    }
}
