//! The rules of who talks with whom: the standard ones beside what this unit has, to change one, to go
//! back to the standard, and to see what would happen to somebody.

mod edit;
mod foresee;
pub mod words;

use domain::departure::DepartureType;
use domain::ids::UnitId;
use domain::route::{Foreseeing, standard_rule, standard_rule_of};
use leptos::prelude::*;
use server::rule::{RuleKey, RulePage, page as rule_page};
use server::unit::SchoolNode;
use wording::key;

use crate::components::Field;
use crate::page::page;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};
use crate::{context, form};

pub use foresee::foresee_page;

pub const ADDRESS: &str = "/staff/organisation/rules";
pub const FORESEE: &str = "/staff/organisation/rules/foresee";

/// The unit that is asked for; none for the whole board.
fn unit_asked() -> Option<UnitId> {
    context::query_value("unit").and_then(|text| text.parse().ok())
}

/// The rule that `?type=` asks to change.
fn key_asked() -> Option<RuleKey> {
    let departure_type = DepartureType::parse(&context::query_value("type")?)?;
    let foreseeing = context::query_value("foreseen").and_then(|code| Foreseeing::parse(&code));
    standard_rule(departure_type)?;
    Some(RuleKey { unit: unit_asked(), departure_type, foreseeing: foreseeing.unwrap_or(Foreseeing::Any) })
}

/// The address of the page for a unit, with the form of one rule where a key is given.
fn address(unit: Option<UnitId>, key: Option<RuleKey>) -> String {
    let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
    match key {
        None => format!("{ADDRESS}?unit={unit}"),
        Some(key) => {
            format!("{ADDRESS}?unit={unit}&type={}&foreseen={}#rule-form", key.departure_type, key.foreseeing)
        }
    }
}

/// The name by which the page calls a unit: the board's own, a school's, or a team's with its school.
fn unit_name(room: &Room, schools: &[SchoolNode], unit: Option<UnitId>) -> String {
    let Some(unit) = unit else { return room.organisation.name.clone() };
    options(room, schools).into_iter().find(|(id, _)| *id == unit.to_string()).map(|(_, name)| name).unwrap_or_default()
}

fn options(room: &Room, schools: &[SchoolNode]) -> Vec<(String, String)> {
    std::iter::once((String::new(), room.organisation.name.clone()))
        .chain(schools.iter().flat_map(|node| {
            let school = (node.school.id.to_string(), node.school.name.clone());
            let teams = node
                .teams
                .iter()
                .map(|team| (team.id.to_string(), format!("{}, {}", node.school.name, team.name)))
                .collect::<Vec<_>>();
            std::iter::once(school).chain(teams)
        }))
        .collect()
}

/// The table, and the form of one rule when it is asked for.
pub fn rules_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let found = rule_page(&room.program, &keeper).await?;
        let unit = unit_asked();
        let asked = key_asked();
        let kept = match asked {
            Some(key) => form::kept(&edit::form_name(key)).await?,
            None => None,
        };
        let (form, filling) = match asked {
            Some(key) => {
                let (form, filling) = edit::form(&room, &found, key, kept);
                (Some(form), filling)
            }
            None => (None, Filling::default()),
        };
        let title = room.text(key::RULE_TITLE);
        let select = Field::new("unit", room.text(key::RULE_UNIT), unit.map(|id| id.to_string()).unwrap_or_default())
            .select(options(&room, &found.schools));
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            <p>{room.text(key::RULE_LEAD)}</p>
            <p><a href=FORESEE>{room.text(key::RULE_FORESEE_LINK)}</a></p>
            <form class="filters" method="get" action=ADDRESS>
                {select.view()}
                <div class="actions"><button class="button small quiet">{room.text(key::STAFF_FILTER_SHOW)}</button></div>
            </form>
            {form}
            {table(&room, &found, unit)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn table(room: &Room, found: &RulePage, unit: Option<UnitId>) -> AnyView {
    let rows: Vec<_> = DepartureType::ALL
        .iter()
        .filter_map(|kind| {
            let standard = standard_rule_of(*kind, room.organisation.leader_talks_too)?;
            Some(row(room, found, unit, *kind, words::said(room, &standard)))
        })
        .collect();
    let name = unit_name(room, &found.schools, unit);
    let heads = [key::RULE_HEAD_TYPE, key::RULE_HEAD_STANDARD, key::RULE_HEAD_HERE];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{room.text(head)}</th> }).collect();
    view! {
        <table class="table rows">
            <caption>{name}</caption>
            <thead><tr>{heads} <th scope="col"><span class="visually-hidden">{room.text(key::STAFF_ACTION)}</span></th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="soft">{room.text(key::RULE_DEATH)}</p>
    }
    .into_any()
}

fn row(room: &Room, found: &RulePage, unit: Option<UnitId>, kind: DepartureType, standard: String) -> AnyView {
    let stored = |foreseeing| found.rule(RuleKey { unit, departure_type: kind, foreseeing });
    let own: Vec<_> = Foreseeing::ALL
        .iter()
        .filter_map(|foreseeing| {
            let rule = stored(*foreseeing)?.own.rule;
            let when = (*foreseeing != Foreseeing::Any)
                .then(|| format!("{}: ", room.wording.code("foreseeing", foreseeing.code())));
            Some(view! { <p>{when} <strong>{words::said(room, &rule)}</strong></p> })
        })
        .collect();
    let here = if own.is_empty() {
        let words = if unit.is_some() { key::RULE_INHERITED } else { key::RULE_IS_STANDARD };
        view! { <span class="soft">{room.text(words)}</span> }.into_any()
    } else {
        own.into_any()
    };
    let type_name = room.wording.code("type", kind.code());
    let href = address(unit, Some(RuleKey { unit, departure_type: kind, foreseeing: Foreseeing::Any }));
    let limit = (kind.profile().lawful_routes().len() == 1)
        .then(|| view! { " " <small>{room.text(key::RULE_ONLY_HR)}</small> });
    view! {
        <tr>
            <th scope="row">{type_name.clone()} {limit}</th>
            <td data-label=room.text(key::RULE_HEAD_STANDARD)>{standard}</td>
            <td data-label=room.text(key::RULE_HEAD_HERE)>{here}</td>
            <td class="act">
                <a class="button small quiet" href=href>{room.text(key::STAFF_CHANGE)} <span class="visually-hidden">" " {type_name}</span></a>
            </td>
        </tr>
    }
    .into_any()
}
