//! Hours on one date: what there is, and a form to add more.

use domain::ids::ExtraHoursId;
use domain::slot::ExtraHours;
use leptos::prelude::*;
use server::availability::{ExtraHoursForm, TimesKeeper, add_extra_hours, remove_extra_hours};
use server::form::Filled;
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::availability::keep::{hours_fault, say_removed};
use crate::staff::availability::weekly::{Stretch, span, stretch_fields};
use crate::staff::availability::{address, form_name, keeper};
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
    Stretch { day, times, about, remove: ExtraRemove::PATH, name: "extra", id: extra.id().to_string() }
        .view(room, keeper)
}

fn form(room: &Room, keeper: &TimesKeeper, filling: &Filling) -> AnyView {
    let day = filling.date("extra_day", room.text(key::EXTRA_DAY));
    view! {
        <details class="fold" open=filling.get("fold") == "extra">
            <summary>{room.text(key::EXTRA_ADD)}</summary>
            <form class="form" novalidate=true method="post" action=ExtraAdd::PATH>
                {hidden("person", keeper.account().to_string())}
                <p class="hint">{room.text(key::EXTRA_HINT)}</p>
                {day.view()}
                {stretch_fields(room, filling, PREFIX)}
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
            Filled::Done(_) => crate::staff::availability::keep::saved(&room, &form_name(&keeper)).await?,
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
