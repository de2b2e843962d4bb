//! "What would happen to …": the course of somebody who never answers, computed by the real rules.

use domain::course::Step;
use domain::departure::DepartureType;
use leptos::prelude::*;
use server::form::Filled;
use server::rule::{Foresight, SupposedFault, SupposedField, SupposedForm, foresee, page as rule_page};
use wording::key;

use crate::context;
use crate::form::Typed;
use crate::page::page;
use crate::staff::organisation::rules::{ADDRESS, FORESEE, options, unit_name, words};
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};

/// Type, unit and dates, and below them what would happen. A form that only asks: nothing is stored.
pub fn foresee_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let found = rule_page(&room.program, &keeper).await?;
        let asked = context::query();
        let text = |field: SupposedField| context::query_value(field.code()).unwrap_or_default();
        let form = SupposedForm {
            departure_type: text(SupposedField::DepartureType),
            foreseen: context::query_value("foreseen").is_none_or(|foreseen| foreseen != "no"),
            unit: text(SupposedField::Unit),
            last_day_worked: text(SupposedField::LastDayWorked),
            concluded_on: text(SupposedField::ConcludedOn),
        };
        let outcome = match asked.is_empty() {
            true => None,
            false => Some(foresee(&room.program, &keeper, &form).await?),
        };
        let faults = match &outcome {
            Some(Filled::Faulty(faults)) => faults
                .iter()
                .map(|(field, fault)| {
                    let words = match fault {
                        SupposedFault::TypeMissing | SupposedFault::UnitMissing => key::STAFF_FAULT_CHOOSE,
                        SupposedFault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
                        SupposedFault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
                    };
                    (field.code().to_owned(), room.text(words))
                })
                .collect(),
            _ => Vec::new(),
        };
        let filling = Filling(Typed { fields: crate::fields::Fields(asked), faults });
        let shown = match outcome {
            Some(Filled::Done(seen)) => {
                let from = seen.own.map(|own| unit_name(&room, &found.schools, own.unit));
                Some(answer(&room, &seen, from))
            }
            _ => None,
        };
        let title = room.text(key::RULE_FORESEE_TITLE);
        let units = options(&room, &found.schools).into_iter().filter(|(id, _)| !id.is_empty()).collect();
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), FORESEE)}
            <p><a class="back" href=ADDRESS>{room.text(key::RULE_TITLE)}</a></p>
            <p>{room.text(key::RULE_FORESEE_LEAD)}</p>
            {question(&room, &filling, units)}
            {shown}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn question(room: &Room, filling: &Filling, units: Vec<(String, String)>) -> AnyView {
    let choose = || (String::new(), room.text(key::STAFF_CHOOSE));
    let types = std::iter::once(choose())
        .chain(DepartureType::ALL.iter().map(|kind| (kind.code().to_owned(), room.wording.code("type", kind.code()))))
        .collect();
    let units = std::iter::once(choose()).chain(units).collect();
    let foreseen = [("yes", "foreseen"), ("no", "unforeseen")]
        .map(|(value, code)| (value.to_owned(), room.wording.code("foreseeing", code)))
        .to_vec();
    let kind = filling.field("departure_type", room.text(key::RULE_HEAD_TYPE)).select(types);
    let unit = filling.field("unit", room.text(key::RULE_UNIT)).select(units);
    let foreseen = filling.field("foreseen", room.text(key::RULE_CASES)).select(foreseen);
    let last = filling.date("last_day_worked", room.text(key::RULE_LAST_DAY));
    let concluded =
        filling.date("concluded_on", room.text(key::RULE_CONCLUDED)).hint(room.text(key::RULE_CONCLUDED_HINT));
    view! {
        <form class="form" novalidate=true method="get" action=FORESEE>
            <div class="fields">{kind.view()} {foreseen.view()}</div>
            {unit.view()}
            <div class="fields">{last.view()} {concluded.view()}</div>
            <div class="actions"><button class="button">{room.text(key::RULE_FORESEE_DO)}</button></div>
        </form>
    }
    .into_any()
}

fn answer(room: &Room, seen: &Foresight, from: Option<String>) -> AnyView {
    let mut said = Vec::new();
    match (&seen.rule, &from) {
        (None, _) => said.push(room.text(key::RULE_DEATH)),
        (Some(rule), Some(unit)) => said.push(
            room.with(key::RULE_BY_OWN, [("unit", unit.as_str().into()), ("rule", words::said(room, rule).into())]),
        ),
        (Some(rule), None) => {
            said.push(room.with(key::RULE_BY_STANDARD, [("rule", words::said(room, rule).into())]));
        }
    }
    if let Some(condition) = seen.condition {
        let words = room.wording.code("condition", condition.code());
        said.push(room.with(key::RULE_CONDITION, [("condition", words.into())]));
    }
    said.extend(words::talks(room, &seen.course.talks));
    if let Some(day) = seen.course.last_bookable {
        said.push(room.with(key::RULE_LAST_BOOKABLE, [("day", room.full_day(day).into())]));
    }
    let paragraphs: Vec<_> = said.into_iter().map(|text| view! { <p>{text}</p> }).collect();
    let steps: Vec<_> = seen
        .course
        .steps
        .iter()
        .map(|(at, step)| {
            let machine = room.calendar.local(*at).format("%Y-%m-%dT%H:%M").to_string();
            let when = if *step == Step::Close {
                room.full_day(room.calendar.local_date(*at))
            } else {
                format!("{}, {}", room.full_day(room.calendar.local_date(*at)), room.time(*at))
            };
            view! { <li><time datetime=machine>{when}</time> <p>{room.text(words::step(*step))}</p></li> }
        })
        .collect();
    let line = (!steps.is_empty()).then(|| {
        view! {
            <h3>{room.text(key::RULE_STEPS_TITLE)}</h3>
            <p class="soft">{room.text(key::RULE_STEPS_LEAD)}</p>
            <ol class="timeline">{steps}</ol>
        }
    });
    view! {
        <section id="answer" aria-labelledby="answer-title">
            <h2 id="answer-title">{room.text(key::RULE_ANSWER_TITLE)}</h2>
            {paragraphs}
            {line}
        </section>
    }
    .into_any()
}
