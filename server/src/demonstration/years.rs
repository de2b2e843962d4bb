//! Figures of three school years of before, of which no record is left: two large schools that every year shows, and small
//! ones that only the years together show.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::departure::DepartureType;
use domain::departure_form::Field;
use domain::questionnaire::{Questionnaire, submit, variant_for};
use domain::reason::Destination;
use domain::release::{Answered, Courses, Period, PeriodKind, Person as Left, Talked, ToldOf};

use super::NotBuilt;
use super::cast::{Cast, SECONDARY_SCHOOLS, School};
use super::invented;
use super::person::Person;
use crate::clock::FrozenClock;
use crate::program::Program;
use crate::release::{make_due, store_year};
use crate::steps::AtOnce;

/// The schools of which a year shows something: the first secondary school, and the first vocational college.
const LARGE: [usize; 2] = [0, SECONDARY_SCHOOLS];
/// Who leaves one of them in a year, half of each team.
const OF_LARGE: usize = 14;
/// Who leaves one of the others: too few in a year, and enough in three.
const OF_SMALL: usize = 3;
/// Days between the end of a year and its figures, at the hour at which a release is made.
const MADE_AFTER: TimeDelta = TimeDelta::hours(35 * 24 + 9);
/// What the board did not ask yet.
const NOT_ASKED: [Field; 7] = [
    Field::FunctionGroup,
    Field::Subject,
    Field::ServiceBand,
    Field::Entry,
    Field::PartTime,
    Field::Hybrid,
    Field::ContractChain,
];

/// Stores the newest three years that may be put together and were over before this day, and has them put together.
pub(super) async fn store(program: &Program, cast: &Cast, day: NaiveDate) -> Result<(), NotBuilt> {
    let wrong = || NotBuilt::Data("no three years of figures".into());
    let together = Period::of(PeriodKind::ThreeSchoolYears, day).and_then(Period::before).ok_or_else(wrong)?;
    for (number, year) in together.years().into_iter().flatten().enumerate() {
        let past = at(program, year);
        let people = leavers(cast, number, year)?;
        if !store_year(&past, (cast.board, year), &NOT_ASKED, &people).await? {
            return Err(wrong());
        }
        if number == 2 && make_due(&past).await? != 1 {
            return Err(wrong());
        }
    }
    Ok(())
}

/// The program on the day on which the figures of a year are made.
fn at(program: &Program, year: Period) -> Program {
    let made = year.days().last.and_time(NaiveTime::MIN).and_utc() + MADE_AFTER;
    let (secrets, settings) = (program.secrets().clone(), program.settings().clone());
    Program::new(program.store().clone(), Arc::new(FrozenClock::at(made)), secrets, settings, AtOnce)
}

/// Everybody who left in the year, which is the first, second or third: 0, 1 or 2.
fn leavers(cast: &Cast, number: usize, year: Period) -> Result<Vec<Left>, NotBuilt> {
    let mut people = Vec::new();
    for (index, school) in cast.schools.iter().enumerate() {
        let is_large = LARGE.contains(&index);
        for of in 0..if is_large { OF_LARGE } else { OF_SMALL } {
            // In large schools one in seven does not answer.
            let answers = !is_large || of % 7 != 6;
            people.push(leaver((index, school), (number, of), year, answers)?);
        }
    }
    Ok(people)
}

fn leaver(
    (index, school): (usize, &School),
    (number, of): (usize, usize),
    year: Period,
    answers: bool,
) -> Result<Left, NotBuilt> {
    let seed = number * 5 + index * 3 + of;
    let (way, destination) = match (index + of) % 7 {
        3 => (DepartureType::Retirement, Destination::Retirement),
        5 => (DepartureType::FixedTermNotRenewed, Destination::OtherPartOfEducation),
        1 => (DepartureType::VoluntaryResignation, Destination::Elsewhere),
        _ => (DepartureType::VoluntaryResignation, Destination::SameSector),
    };
    let into_the_year = (index * 17 + of * 23 + number * 7) % 330;
    let last_day = year.days().first + TimeDelta::days(i64::try_from(into_the_year).unwrap_or(0));
    let before = |days: i64| Some(last_day - TimeDelta::days(days));
    let talks = of % 3 != 2;
    Ok(Left {
        unit: school.teams[of % 2],
        region: None,
        way,
        foreseen: way != DepartureType::VoluntaryResignation,
        function_group: None,
        subject: None,
        service_band: None,
        entry: None,
        part_time: None,
        hybrid: None,
        contract_chain: None,
        invited: true,
        answered: if answers { Some(answered(seed, index, way, destination, last_day)?) } else { None },
        talked: Talked { formal: talks, informal: false },
        told: talks.then(|| ToldOf { report: invented::report(seed, way, None) }),
        days: Courses {
            registered: before(60),
            invited: before(58),
            answered: before(50).filter(|_| answers),
            talked: before(32).filter(|_| talks),
            reported: before(28).filter(|_| talks),
            last_day: Some(last_day),
        },
    })
}

/// What somebody handed in.
fn answered(
    seed: usize,
    school: usize,
    way: DepartureType,
    destination: Destination,
    last_day: NaiveDate,
) -> Result<Answered, NotBuilt> {
    let registered_at = last_day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::days(60);
    let mut person = Person::new("iemand van toen", school, way, registered_at, last_day);
    person.optional.destination = Some(destination);
    let questionnaire = Questionnaire::standard();
    let wrong = |what: String| NotBuilt::Data(format!("somebody of before: {what}"));
    let variant = variant_for(way, false).ok_or_else(|| wrong("has no questionnaire".into()))?;
    let answers = invented::answers(seed, &person, questionnaire)?;
    let submitted = submit(&answers, questionnaire, variant, person.optional.service_band);
    let submitted = submitted.map_err(|why| wrong(format!("{why:?}")))?;
    Ok(Answered { answers: submitted.answers().clone(), predicted: None })
}
