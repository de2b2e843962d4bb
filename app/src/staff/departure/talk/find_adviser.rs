//! HR looks for an adviser: who could hold the talk, with what decides the order, and why the others could not.

use domain::ids::{AccountId, DepartureId, TalkId};
use domain::route::{Hindrance, Speaking, Suggestion};
use leptos::prelude::*;
use server::access::record_viewer;
use server::talk::{FoundAdvisers, find_advisers};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::form;
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::room::{Room, record_address, room};

/// The address of this page for a departure.
pub fn address(id: DepartureId) -> String {
    format!("{}/adviser", record_address(id))
}

/// `/staff/departures/{id}/adviser`: one press leads to the moments of the adviser who was chosen.
pub fn find_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let coordinator = viewer.coordinator()?;
        let Some(found) = find_advisers(&room.program, &coordinator).await? else {
            form::say("warn", room.text(key::FIND_CANNOT)).await?;
            return Err(Elsewhere::Go(record_address(id)));
        };
        let title = room.text(key::STAFF_ROW_HOST);
        let content = view! {
            <a class="back" href=record_address(id)>{room.text(key::STAFF_RECORD)}</a>
            <h1>{title.clone()}</h1>
            {could(&room, id, &found)}
            {cannot(&room, id, &found)}
        };
        room.page(TAB, title, content).await
    })
}

fn could(room: &Room, id: DepartureId, found: &FoundAdvisers) -> AnyView {
    if found.could.is_empty() {
        return nobody(room, found);
    }
    let rows: Vec<_> = found
        .could
        .iter()
        .map(|(one, name)| {
            let is_assigned = found.assigned == Some(one.account);
            let assigned = is_assigned.then(|| room.text(key::FIND_ASSIGNED));
            let why: Vec<String> = assigned.into_iter().chain(reasons(room, found, one)).collect();
            let words = room.with(key::FIND_PLAN_WITH, [("name", name.clone().into())]);
            view! {
                <li>
                    <div class="what"><strong>{name.clone()}</strong> " " <small>{why.join(" · ")}</small></div>
                    {to_planner(id, found.talk, one.account, words)}
                </li>
            }
        })
        .collect();
    view! { <p>{room.text(key::FIND_LEAD)}</p> <ol class="tasks">{rows}</ol> }.into_any()
}

/// What decides the place in the list, in words.
fn reasons(room: &Room, found: &FoundAdvisers, one: &Suggestion) -> Vec<String> {
    let language = room.wording.code("language", found.language.tag());
    let speaking = match one.speaking {
        Speaking::Said => room.with(key::FIND_SPEAKS, [("language", language.into())]),
        Speaking::Unsaid => room.text(key::FIND_LANGUAGES_UNSAID),
        Speaking::Others => room.with(key::FIND_SPEAKS_OTHERS, [("language", language.into())]),
    };
    let school = room.text(if one.other_school { key::FIND_OTHER_SCHOOL } else { key::FIND_OWN_SCHOOL });
    let coming = room.with(key::FIND_COMING, [("count", one.coming.into())]);
    let free = room.with(key::FIND_FIRST_FREE, [("when", room.moment(one.first_free).into())]);
    vec![speaking, school, coming, free]
}

/// A link, since nothing is booked by it: a moment is chosen there.
fn to_planner(id: DepartureId, talk: TalkId, host: AccountId, words: String) -> AnyView {
    let href = format!("{}/plan?talk={talk}&host={host}#talk-{talk}", record_address(id));
    view! { <a class="button small quiet" href=href>{words}</a> }.into_any()
}

/// Why nobody could, and what can be done about it.
fn nobody(room: &Room, found: &FoundAdvisers) -> AnyView {
    let why = if found.cannot.is_empty() {
        room.text(key::FIND_NOBODY_THERE)
    } else {
        room.with(key::FIND_NOBODY, [("day", room.day(found.until).into())])
    };
    let what = if room.viewer.keeper().is_ok() {
        view! {
            <p>{room.text(key::FIND_NOBODY_KEEPER)}</p>
            <div class="actions">
                <a class="button quiet" href="/staff/organisation/people">{room.text(key::FIND_TO_PEOPLE)}</a>
            </div>
        }
        .into_any()
    } else {
        view! { <p>{room.text(key::FIND_NOBODY_ASK)}</p> }.into_any()
    };
    view! { <div class="empty"><p>{why}</p> {what}</div> }.into_any()
}

fn cannot(room: &Room, id: DepartureId, found: &FoundAdvisers) -> Option<AnyView> {
    if found.cannot.is_empty() {
        return None;
    }
    let rows: Vec<_> = found
        .cannot
        .iter()
        .map(|(account, name, hindrance)| {
            let why = room.wording.code("hindrance", hindrance.code());
            // Their own times do not bind HR, who asks them first.
            let plan = (*hindrance == Hindrance::NoTime).then(|| {
                let words = room.with(key::FIND_PLAN_ANYWAY, [("name", name.clone().into())]);
                to_planner(id, found.talk, *account, words)
            });
            view! {
                <li>
                    <div class="what">{name.clone()} " " <small>{why}</small></div>
                    {plan}
                </li>
            }
        })
        .collect();
    let title = room.with(key::FIND_CANNOT_TITLE, [("count", rows.len().into())]);
    let is_open = found.could.is_empty();
    Some(
        view! { <details class="fold" open=is_open><summary>{title}</summary><ul class="tasks">{rows}</ul></details> }
            .into_any(),
    )
}
