//! How people left: some thousand courses drawn by dice, of which every finished departure takes one.
//!
//! Shares are round and invented; what counts is that no two groups say the same.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use domain::departure::{
    ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, OptionalFacts, PartTime, ServiceBand,
};
use domain::questionnaire::variant_for;
use domain::reason::Destination;
use domain::report::{PartInLeaving, Preventable, Report, TalkTheme, ThemePart};
use domain::talk::Way;

use super::given::{Response, given, reasons, values};
use crate::dice::Dice;

/// Courses that are drawn. Nothing that is measured gets cheaper by it: each is stored anew, sealed for its row.
const DRAWN: usize = 4_096;
/// Of a hundred who have left.
const ANSWERED: u64 = 65;
const TALKED: u64 = 60;
/// Of a hundred talks.
const REPORTED: u64 = 85;
/// Of a hundred facts that HR may leave open.
const KNOWN: u64 = 80;

/// Half of all resigned; special courses are few, and are left out.
const TYPES: [DepartureType; 10] = [
    DepartureType::VoluntaryResignation,
    DepartureType::VoluntaryResignation,
    DepartureType::VoluntaryResignation,
    DepartureType::VoluntaryResignation,
    DepartureType::VoluntaryResignation,
    DepartureType::OwnChoiceAtEndOfContract,
    DepartureType::FixedTermNotRenewed,
    DepartureType::Retirement,
    DepartureType::Retirement,
    DepartureType::InternalTransfer,
];

/// How somebody left.
#[derive(Clone, Debug)]
pub struct Course {
    pub departure_type: DepartureType,
    pub facts: OptionalFacts,
    /// As stored, where they answered.
    pub response: Option<Response>,
    pub talked: bool,
    /// As stored, of a talk.
    pub report: Option<String>,
}

/// Those that were drawn, the same in every run.
pub struct Courses(Vec<Course>);

impl Courses {
    pub fn draw() -> Result<Self> {
        Ok(Self((0..DRAWN).map(|number| course(&mut Dice::of(number))).collect::<Result<_>>()?))
    }

    /// One of them.
    pub fn one(&self, roll: &mut Dice) -> &Course {
        roll.one_of(&self.0)
    }
}

fn course(roll: &mut Dice) -> Result<Course> {
    let departure_type = *roll.one_of(&TYPES);
    let service_band = *roll.one_of(ServiceBand::ALL);
    let variant = variant_for(departure_type, false).context("a way of leaving without questions")?;
    let response = roll.within(ANSWERED).then(|| given(variant, service_band, roll)).transpose()?;
    let talked = roll.within(TALKED);
    let report = (talked && roll.within(REPORTED)).then(|| report(departure_type, roll).to_json());
    let facts = OptionalFacts { service_band: Some(service_band), ..facts(roll) };
    Ok(Course { departure_type, facts, response, talked, report })
}

fn facts(roll: &mut Dice) -> OptionalFacts {
    OptionalFacts {
        function_group: known(FunctionGroup::ALL, roll),
        service_band: None,
        entry: known(Entry::ALL, roll),
        part_time: known(PartTime::ALL, roll),
        hybrid: known(Hybrid::ALL, roll),
        contract_chain: known(ContractChain::ALL, roll),
        destination: known(Destination::ALL, roll),
    }
}

fn known<T: Copy>(all: &[T], roll: &mut Dice) -> Option<T> {
    roll.within(KNOWN).then(|| *roll.one_of(all))
}

/// The boxes that are counted, and a story beside them.
fn report(departure_type: DepartureType, roll: &mut Dice) -> Report {
    let boxes = departure_type.profile().boxes;
    let told = if boxes.told { reasons(roll) } else { Vec::new() };
    let themes: BTreeMap<TalkTheme, ThemePart> = (0..3)
        .map(|_| {
            let rating = boxes.ratings.then(|| *roll.one_of(PartInLeaving::ALL));
            (*roll.one_of(&boxes.themes), ThemePart { rating, text: "Kwam ter sprake.".to_owned() })
        })
        .collect();
    Report {
        way: Some(Way::InPerson),
        story: "Een rustig gesprek over de afgelopen jaren, met waardering voor het team.".to_owned(),
        decisive: if boxes.decisive { told.first().copied() } else { None },
        told,
        preventable: boxes.preventable.then(|| *roll.one_of(Preventable::ALL)),
        themes,
        stayed_because: values(roll),
        ..Report::default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::departure::DepartureType;
    use domain::questionnaire::{Questionnaire, Submitted};
    use domain::report::Report;

    use super::{Courses, DRAWN};

    #[test]
    fn courses_are_read_as_the_program_reads_them_and_differ() {
        let courses = Courses::draw().expect("they can be handed in").0;
        assert_eq!(courses.len(), DRAWN);
        let (mut answers, mut reports) = (BTreeSet::new(), 0);
        for course in &courses {
            if let Some(response) = &course.response {
                let read = Submitted::parse(&response.json, Questionnaire::standard()).expect("what was handed in");
                assert_eq!((read.variant(), read.service_band()), (response.variant, course.facts.service_band));
                answers.insert(&response.json);
            }
            if let Some(report) = &course.report {
                assert!(course.talked);
                let boxes = course.departure_type.profile().boxes;
                let read = Report::parse(report).expect("boxes that there are");
                assert_eq!(read.can_be_finalised(boxes), Ok(()));
                reports += 1;
            }
        }
        assert!(answers.len() > DRAWN / 2, "{} different answers", answers.len());
        assert!((1_800..2_400).contains(&reports), "{reports} reports");
        let resigned =
            courses.iter().filter(|course| course.departure_type == DepartureType::VoluntaryResignation).count();
        assert!((1_850..2_250).contains(&resigned), "{resigned} of {DRAWN}");
    }
}
