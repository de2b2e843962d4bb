//! Every number of a half-year's release, counted again from the rows it was made of (docs/figures.md, "What is counted").

mod people;
mod rows;

use std::collections::BTreeSet;

use domain::disclosure::Population;
use domain::reason::{HanPushFactor, MinistryReason, NationalMotive, ReasonCode};
use domain::release::{
    Content, Cut, FigureField, Given, List, Shift, Sides, by_region, namings, rates, shifts, shifts_by,
};
use sea_orm::EntityTrait;
use server::on_both_databases;
use server::release::one;
use server::store::entity::{headcount, unit};
use server::testing::World;

use super::{make, officer, set};
use crate::retention::go_to;
use crate::scene::Scene;
use people::PEOPLE;
use rows::Left;

fn count(left: &[Left], is_counted: impl Fn(&Left) -> bool) -> u32 {
    left.iter().filter(|one| is_counted(one)).count().try_into().expect("few people")
}

/// Every count of every table; returns how many are shown.
fn tables(content: &Content, left: &[Left]) -> usize {
    let mut shown = 0;
    for figure in content.figures() {
        for who in figure.populations() {
            for row in 0..figure.rows().codes.len() {
                for column in 0..figure.columns().map_or(1, |columns| columns.codes.len()) {
                    let Some(said) = figure.count(row, column, who) else { continue };
                    let counted = count(left, |one| {
                        one.is_among(who)
                            && one.stands_in(figure.rows(), row)
                            && figure.columns().is_none_or(|columns| one.stands_in(columns, column))
                    });
                    assert_eq!(said, counted, "{} of {who}, row {row}, column {column}", figure.code());
                    shown += 1;
                }
            }
        }
    }
    shown
}

/// The mean of each item, of each row of which it is said; returns how many are said.
fn means(content: &Content, left: &[Left]) -> usize {
    let mut said = 0;
    for figure in content.figures() {
        let Some(item) = figure.columns().map(|columns| columns.given).filter(|item| item.is_five_points()) else {
            continue;
        };
        for row in 0..figure.rows().codes.len() {
            let Some(mean) = figure.mean(row, Population::Answered) else { continue };
            let there = left.iter().filter(|one| one.stands_in(figure.rows(), row));
            let points: Vec<f64> = there.filter_map(|one| one.point(item)).map(f64::from).collect();
            let counted = points.iter().sum::<f64>() / points.len() as f64;
            assert!((mean - counted).abs() < 1e-9, "{}, row {row}: {mean}, and not {counted}", figure.code());
            said += 1;
        }
    }
    said
}

/// The medians of the days between steps: each has courses enough.
fn days(content: &Content, left: &[Left]) {
    assert_eq!(content.days.len(), 5);
    for said in &content.days {
        let mut days: Vec<i64> = left.iter().filter_map(|one| one.days(said.step)).collect();
        assert!(days.len() >= 10, "{}: {}", said.step, days.len());
        days.sort_unstable();
        let middle = days[(days.len() - 1) / 2];
        assert_eq!(said.median.map(i64::from), Some(middle), "{}", said.step);
    }
}

/// Talks due and held of the board, and of each unit in which people leave: each has enough of either.
fn coverage(content: &Content, left: &[Left]) {
    let said: BTreeSet<_> = content.coverage.iter().map(|kept| kept.units.clone()).collect();
    let mut expected: BTreeSet<_> = left.iter().map(|one| vec![one.row.unit_id.get()]).collect();
    expected.insert(Vec::new());
    assert_eq!(said, expected, "the board, and each unit by itself");
    for kept in &content.coverage {
        let of = |one: &Left| kept.units.is_empty() || kept.units.contains(&one.row.unit_id.get());
        let (due, held) = (count(left, of), count(left, |one| of(one) && one.talked()));
        assert_eq!((kept.due, kept.held), (Some(due), Some(held)), "{:?}", kept.units);
    }
}

/// The rates of the board and of all schools; no team said how many work there.
async fn rates_of(world: &World, content: &Content, left: &[Left]) {
    let rows = headcount::Entity::find().all(world.store().read()).await.expect("the store");
    let people = |code: &str| {
        let of = rows.iter().filter(|row| code == "all" || row.unit_id.get().to_string() == code);
        of.map(|row| row.people.get()).sum::<u32>()
    };
    let rates = rates(content);
    assert_eq!(rates.len(), 1 + rows.len());
    for rate in rates {
        let of = |one: &Left| rate.unit == "all" || one.row.school_id.get().to_string() == rate.unit;
        assert_eq!((rate.left, rate.people), (count(left, of), people(&rate.unit)), "{}", rate.unit);
    }
}

/// Who left, was invited and answered, of both regions.
async fn regions(world: &World, content: &Content, left: &[Left]) {
    let schools = unit::Entity::find().all(world.store().read()).await.expect("the store");
    let by_region = by_region(content, &content.regions());
    assert_eq!(by_region.len(), 2 * 3);
    for said in by_region {
        let lies_in = |one: &Left| {
            schools.iter().any(|school| school.id == one.row.school_id && school.region == Some(said.region.into()))
        };
        let counted = count(left, |one| one.is_among(said.population) && lies_in(one));
        assert_eq!(said.count, counted, "{} of {}", said.population, said.region);
    }
}

/// The code under which a reason is added up.
fn entry_of(list: List, code: &str) -> Option<&'static str> {
    let reason = ReasonCode::parse(code).expect("a reason");
    match list {
        List::Groups => Some(reason.group().code()),
        List::Han => reason.han_push_factor().map(HanPushFactor::code),
        List::Ministry => reason.ministry_reason().map(MinistryReason::code),
        List::Motives => reason.national_motive().map(NationalMotive::code),
    }
}

/// How often these people named reasons of an entry of the list; of what is decisive each names one at the most.
fn named<'a>(left: impl Iterator<Item = &'a Left>, what: Given, list: List, entry: &str) -> u32 {
    let reasons = left.flat_map(|one| one.codes(what)).filter(|code| code != "none");
    reasons.filter(|code| entry_of(list, code) == Some(entry)).count().try_into().expect("few people")
}

/// Namings by each list, of the board and of each unit; each list has one of the board at least of what was ticked.
fn sums(content: &Content, left: &[Left]) {
    let figure = content.figure("units-reasons").expect("reasons are counted by unit");
    for list in List::ALL {
        for what in [Given::Reasons, Given::Decisive, Given::ToldReasons, Given::ToldDecisive] {
            for row in 0..figure.rows().codes.len() {
                let all = namings(content, what, *list, row).into_iter();
                let said: Vec<(String, u32)> = all.filter_map(|(entry, count)| Some((entry, count?))).collect();
                assert!(row > 0 || what != Given::Reasons || !said.is_empty(), "{list}: nothing of the board");
                for (entry, count) in said {
                    let there = left.iter().filter(|one| one.stands_in(figure.rows(), row));
                    assert_eq!(count, named(there, what, *list, &entry), "{what}, {list}, {entry}, row {row}");
                }
            }
        }
    }
}

/// What was ticked beside what was told: `counted` says how often somebody named this code of a list.
fn check_shifts(shifts: Vec<Shift>, left: &[Left], sides: Sides, counted: impl Fn(Given, &str) -> u32) {
    let of = |who: Population| count(left, |one| one.is_among(who));
    let [ticked, told] = sides.given();
    for shift in shifts {
        let code = shift.code.as_str();
        assert_eq!((shift.ticked.is, shift.ticked.of), (counted(ticked, code), of(Population::Answered)), "{code}");
        assert_eq!((shift.told.is, shift.told.of), (counted(told, code), of(Population::Told)), "{code}");
    }
}

/// The shifts of single reasons and of each list.
fn shift(content: &Content, left: &[Left]) {
    assert!(!shifts(content, Sides::Named).is_empty(), "three reasons are told often");
    for sides in Sides::ALL {
        let single = |what: Given, code: &str| count(left, |one| one.codes(what).iter().any(|own| own == code));
        check_shifts(shifts(content, sides), left, sides, single);
        for list in List::ALL {
            let of_list = |what: Given, entry: &str| named(left.iter(), what, *list, entry);
            check_shifts(shifts_by(content, sides, *list), left, sides, of_list);
        }
    }
}

on_both_databases! {
    async fn every_number_of_a_half_year_is_what_is_counted_of_its_rows(world: World) {
        let scene = Scene::set(&world).await;
        people::leave(&world, &scene).await;
        let (keeper, reader) = officer(&world).await;
        set(&world, &keeper, &[(FigureField::Weeks, "13")]).await;
        go_to(&world, "2026-10-31");
        assert_eq!(make(&world).await, 1);
        let content = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made").content;
        assert_eq!(content.cut, Cut::Codes, "more than a hundred answered");
        let left = rows::left(&world, world.today()).await;
        assert_eq!(left.len(), PEOPLE, "nobody who stays, died, left afterwards, or is not known to leave");
        let (shown, means) = (tables(&content, &left), means(&content, &left));
        println!("{shown} counts and {means} means counted again");
        assert!(shown > 200 && means > 0, "only {shown} counts and {means} means are shown");
        days(&content, &left);
        coverage(&content, &left);
        rates_of(&world, &content, &left).await;
        regions(&world, &content, &left).await;
        sums(&content, &left);
        shift(&content, &left);
    }
}
