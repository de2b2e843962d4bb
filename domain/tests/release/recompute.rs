//! Each published number, counted again from the people, in the plainest way there is.

use std::collections::{HashMap, HashSet};

use domain::disclosure::Population;
use domain::ids::UnitId;
use domain::questionnaire::{Answers, Kind, Questionnaire};
use domain::reason::{HanPushFactor, ReasonCode};
use domain::release::{Content, Cut, DimensionContent, Given, Kept, Person, Plan, SetContent};
use domain::report::PartInLeaving;

use crate::people::Chance;
use crate::{board, cases, release};

/// The codes of reasons as a release counts them.
fn of_reasons(reasons: &[ReasonCode], cut: Cut) -> HashSet<String> {
    let named = reasons.iter().filter(|reason| **reason != ReasonCode::Z);
    named
        .map(|reason| match cut {
            Cut::Codes => reason.code().to_owned(),
            Cut::Factors => reason.han_push_factor().map_or("other", HanPushFactor::code).to_owned(),
        })
        .collect()
}

/// Whether the standard has this question without this answer.
fn is_added(key: &str, said: &str) -> bool {
    let item = Questionnaire::standard().item(key).expect("a question of the standard");
    matches!(&item.kind, Kind::Choice { options } if options.iter().all(|option| option.key.as_str() != said))
}

fn of_item(answers: &Answers, key: &str) -> String {
    let said = answers.get(key).map(|answer| answer.fields().join(" ")).unwrap_or_default();
    match (key, said.as_str()) {
        (_, "" | "rather_not_say" | "does_not_apply") => "none".to_owned(),
        ("recommend", number) => match number.parse::<u8>().expect("a number") {
            0..7 => "0-6".to_owned(),
            7 | 8 => "7-8".to_owned(),
            _ => "9-10".to_owned(),
        },
        (key, said) if is_added(key, said) => format!("own:{said}"),
        (_, said) => said.to_owned(),
    }
}

fn or_none(code: Option<&str>) -> HashSet<String> {
    HashSet::from([code.unwrap_or("none").to_owned()])
}

/// All codes of a list, but units, in which somebody is.
fn codes(person: &Person, given: Given, cut: Cut) -> HashSet<String> {
    let answers = person.answered.as_ref().map(|answered| &answered.answers);
    let report = person.told.as_ref().map(|told| &told.report);
    let themes = |some: bool| {
        let parts = report.into_iter().flat_map(|report| &report.themes);
        let counted = parts.filter(|(_, part)| {
            part.rating == Some(PartInLeaving::Decisive) || (some && part.rating == Some(PartInLeaving::Some))
        });
        counted.map(|(theme, _)| theme.code().to_owned()).collect()
    };
    match given {
        Given::Way if person.way.profile().is_special_course => or_none(Some("special_course")),
        Given::Way => or_none(Some(person.way.code())),
        Given::Foreseen => or_none(Some(if person.foreseen { "yes" } else { "no" })),
        Given::FunctionGroup => or_none(person.function_group.map(|one| one.code())),
        Given::Subject => or_none(person.subject.map(|subject| subject.to_string()).as_deref()),
        Given::ServiceBand => or_none(person.service_band.map(|one| one.code())),
        Given::Entry => or_none(person.entry.map(|one| one.code())),
        Given::PartTime => or_none(person.part_time.map(|one| one.code())),
        Given::Hybrid => or_none(person.hybrid.map(|one| one.code())),
        Given::ContractChain => or_none(person.contract_chain.map(|one| one.code())),
        Given::Talk if person.talked.formal => or_none(Some("formal")),
        Given::Talk => or_none(person.talked.informal.then_some("informal")),
        Given::Reasons => answers.map(|answers| of_reasons(answers.reasons("reasons"), cut)).unwrap_or_default(),
        Given::ToldReasons => report.map(|report| of_reasons(&report.told, cut)).unwrap_or_default(),
        Given::Decisive | Given::ToldDecisive => {
            let decisive = if given == Given::Decisive {
                answers.and_then(Answers::decisive_reason)
            } else {
                report.and_then(domain::report::Report::decisive_reason)
            };
            let found = of_reasons(decisive.as_slice(), cut);
            if found.is_empty() { or_none(None) } else { found }
        }
        Given::Valued => {
            let said = answers.and_then(|answers| answers.get("valued")).map(|answer| answer.fields());
            said.into_iter().flatten().filter(|code| code != "V10").collect()
        }
        Given::StayedBecause => {
            let values = report.into_iter().flat_map(|report| &report.stayed_because);
            values.map(|value| value.code().to_owned()).filter(|code| code != "V10").collect()
        }
        Given::Predicted => {
            let predicted = person.answered.as_ref().and_then(|answered| answered.predicted);
            or_none(predicted.map(|is_right| if is_right { "right" } else { "wrong" }))
        }
        Given::Preventable => or_none(report.and_then(|report| report.preventable).map(|one| one.code())),
        Given::Themes => themes(true),
        Given::PartInLeaving => themes(false),
        item => answers.map_or_else(|| or_none(None), |answers| or_none(Some(&of_item(answers, item.code())))),
    }
}

/// The code of the unit somebody is counted in, and of all above it.
fn units(person: &Person, plan: &Plan, dimension: &DimensionContent) -> HashSet<String> {
    let schools: HashMap<UnitId, UnitId> =
        plan.units.iter().map(|unit| (unit.id, unit.school.unwrap_or(unit.id))).collect();
    let has = |code: &String| dimension.codes.contains(code);
    let (unit, school) = (person.unit.to_string(), schools[&person.unit].to_string());
    let mut found = HashSet::from(["all".to_owned()]);
    if has(&school) {
        found.insert(school.clone());
        found.insert(format!("others:{school}"));
        if unit == school {
            found.insert(format!("direct:{school}"));
        }
    } else {
        found.insert("others:all".to_owned());
    }
    if unit != school && has(&unit) {
        found.insert(unit);
    }
    // With others only who stands nowhere by itself.
    if found
        .iter()
        .filter(|code| has(code))
        .any(|code| !code.starts_with("others:") && *code != "all" && *code != school)
    {
        found.retain(|code| !code.starts_with("others:"));
    }
    found.retain(has);
    found
}

fn is_among(person: &Person, who: Population) -> bool {
    match who {
        Population::Leavers => true,
        Population::Invited => person.invited,
        Population::Answered => person.answered.is_some(),
        Population::Told => person.told.is_some(),
    }
}

fn check_set(content: &Content, set: &SetContent, plan: &Plan, people: &[Person]) -> usize {
    let mut checked = 0;
    let standing = |person: &Person, dimension: &DimensionContent, category: usize| {
        if category == 0 {
            return true;
        }
        let codes = match dimension.given {
            Given::Units => units(person, plan, dimension),
            list => codes(person, list, content.cut),
        };
        // What the board added, but not everybody could answer, is no answer.
        let is_left_out = codes.iter().any(|code| code.starts_with("own:") && !dimension.codes.contains(code));
        if is_left_out { dimension.codes[category] == "none" } else { codes.contains(&dimension.codes[category]) }
    };
    for (table, layers) in set.tables.iter().zip(&set.published.tables) {
        let rows = &set.dimensions[table.rows];
        let columns = table.columns.map(|columns| &set.dimensions[columns]);
        for layer in layers {
            for row in 0..layer.height() {
                for column in 0..layer.width() {
                    let Some(shown) = layer.at(row, column) else { continue };
                    let counted = people.iter().filter(|person| {
                        is_among(person, layer.population)
                            && standing(person, rows, row)
                            && columns.is_none_or(|columns| standing(person, columns, column))
                    });
                    let counted = u32::try_from(counted.count()).expect("few people");
                    assert_eq!(shown, counted, "{}, row {row}, column {column}, {}", table.code, layer.population);
                    checked += 1;
                }
            }
        }
    }
    checked
}

/// How many numbers were looked at; panics at the first that is another.
pub fn check(content: &Content, plan: &Plan, people: &[Person]) -> usize {
    let mut checked = 0;
    for set in &content.sets {
        checked += check_set(content, set, plan, people);
    }
    for Kept { units, due, held } in &content.coverage {
        assert!(units.is_empty(), "by unit only what heads read of a half-year");
        let held_now = people.iter().filter(|person| person.talked.formal || person.talked.informal).count();
        assert!(due.is_none_or(|due| due as usize == people.len()), "everybody who left");
        assert!(held.is_none_or(|held| held as usize == held_now));
        assert_eq!(due.is_none(), held.is_none());
    }
    checked
}

#[test]
fn each_published_number_is_what_is_counted_of_the_people() {
    let (mut checked, mut by_codes) = (0, 0);
    for seed in 0..cases(12, 200) {
        let (plan, people) = board::some(&mut Chance(seed), if seed % 3 == 0 { 400 } else { 120 });
        let content = release(plan.clone(), &people);
        by_codes += u64::from(content.cut == Cut::Codes);
        checked += check(&content, &plan, &people);
    }
    println!("{checked} numbers counted again, {by_codes} releases by codes");
    assert!(checked > 200, "only {checked} numbers are shown");
}
