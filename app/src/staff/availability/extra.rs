//! Hours on one date: what there is, and a form to add more.

use domain::ids::ExtraHoursId;
use domain::slot::ExtraHours;
use domain::talk::Way;
use leptos::prelude::*;
use server::availability::{ExtraHoursForm, TimesKeeper, add_extra_hours, remove_extra_hours};
use server::form::Filled;
use wording::key;

use super::keep::{hours_fault, say_removed};
use super::weekly::span;
use super::{address, form_name, keeper};
use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::parts::{self, Filling, hidden};
use crate::staff::room::{Room, room};

crate::form_functions!(ExtraAdd, ExtraRemove);

/// The fields are named as those of weekly hours, with this before.
const PREFIX: &str = "extra_";

/// The extra hours of one host.
pub fn section(room: &Room, keeper: &TimesKeeper, extra: &[ExtraHours], filling: &Filling) -> AnyView {
    let list = if extra.is_empty() {
        parts::empty(room.text(key::EXTRA_EMPTY_WHAT), room.text(key::EXTRA_EMPTY_FIRST), None)
    } else {
        let items: Vec<_> = extra.iter().map(|extra| item(room, keeper, extra)).collect();
        view! { <ul class="tasks">{items}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="extra-title">
            <h2 id="extra-title">{room.text(key::EXTRA_TITLE)}</h2>
            {list}
            {form(room, keeper, filling)}
        </section>
    }
    .into_any()
}

fn item(room: &Room, keeper: &TimesKeeper, extra: &ExtraHours) -> AnyView {
    let stretch = extra.stretch();
    let day = room.full_day(extra.date());
    let times = span(room, stretch.start_minute(), stretch.end_minute());
    let way = room.wording.code("way", stretch.way().code());
    let about: Vec<String> = std::iter::once(way).chain(stretch.place().map(ToString::to_string)).collect();
    let which = format!("{day} {times}");
    view! {
        <li>
            <div class="what"><strong>{day}</strong> " " {times} " " <small>{about.join(" · ")}</small></div>
            <div class="actions">
                <form method="post" action="/_fn/extra-remove">
                    {hidden("person", keeper.account().to_string())}
                    {hidden("extra", extra.id().to_string())}
                    <button class="button small quiet">
                        {room.text(key::STAFF_REMOVE)} <span class="visually-hidden">": " {which}</span>
                    </button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

fn form(room: &Room, keeper: &TimesKeeper, filling: &Filling) -> AnyView {
    let ways = Way::ALL.iter().map(|way| (way.code().to_owned(), room.wording.code("way", way.code()))).collect();
    let time = |name: &str, label| filling.field(name, room.text(label)).kind("time").width("short").view();
    let day = filling.date("extra_day", room.text(key::EXTRA_DAY));
    let way = filling.field("extra_way", room.text(key::STAFF_REPORT_WAY)).select(ways);
    let place = filling.field("extra_place", room.text(key::STAFF_PLAN_PLACE));
    let place = place.hint(room.text(key::STAFF_PLAN_PLACE_HINT));
    view! {
        <details class="fold" open=filling.get("fold") == "extra">
            <summary>{room.text(key::EXTRA_ADD)}</summary>
            <form class="form" novalidate=true method="post" action="/_fn/extra-add">
                {hidden("person", keeper.account().to_string())}
                <p class="hint">{room.text(key::EXTRA_HINT)}</p>
                {day.view()}
                <div class="fields">
                    {time("extra_start", key::STAFF_FROM)} {time("extra_end", key::STAFF_UNTIL)}
                </div>
                <div class="fields">{way.view()} {place.view()}</div>
                <div class="actions"><button class="button">{room.text(key::STAFF_ADD)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// Opens hours on a date.
#[server(prefix = "/_fn", endpoint = "extra-add", input = Form)]
pub async fn extra_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        let text = |name: &str| fields.get(&format!("{PREFIX}{name}")).to_owned();
        let form = ExtraHoursForm {
            day: text("day"),
            start: text("start"),
            end: text("end"),
            way: text("way"),
            place: text("place"),
        };
        match add_extra_hours(&room.program, &keeper, &form).await? {
            Filled::Done(_) => super::keep::saved(&room, &form_name(&keeper)).await?,
            Filled::Faulty(found) => {
                let at = |(field, fault): (server::availability::HoursFormField, _)| {
                    (format!("{PREFIX}{}", field.code()), hours_fault(room.wording, fault))
                };
                let faults = found.into_iter().map(at).collect();
                let mut fields = fields;
                fields.0.push(("fold".to_owned(), "extra".to_owned()));
                form::keep(&form_name(&keeper), &Typed { fields, faults }).await?;
            }
        }
        Ok(address(&room, &keeper))
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "extra-remove", input = Form)]
pub async fn extra_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        let id: ExtraHoursId = fields.get("extra").parse().map_err(|_| Elsewhere::NotFound)?;
        say_removed(&room, remove_extra_hours(&room.program, &keeper, id).await?).await?;
        Ok(address(&room, &keeper))
    })
    .await
}
