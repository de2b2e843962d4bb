//! HR plans, moves or cancels a talk on behalf of host and leaver.

use domain::departure_form::dates::parse_date;
use domain::ids::{AccountId, DepartureId, TalkId};
use domain::talk::Way;
use leptos::prelude::*;
use server::access::record_viewer;
use server::talk::{
    Cancelling, HostBooking, HostPlan, NotOffered, Plannable, cancel_on_behalf, plan_on_behalf, plannable_talks,
};
use wording::key;

use super::proofs::{acting, clock_time};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address, room};

fn form_name(id: DepartureId) -> String {
    format!("behalf:{id}")
}

fn address(id: DepartureId) -> String {
    format!("{}/plan", record_address(id))
}

/// Each talk that can be planned, with its hosts, a time, and what to cancel.
pub fn behalf_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let talks = plannable_talks(&room.program, &viewer.coordinator()?).await?;
        if talks.is_empty() {
            form::say("warn", room.text(key::STAFF_PLAN_CANNOT)).await?;
            return Err(Elsewhere::Go(record_address(id)));
        }
        let filling = Filling(form::kept(&form_name(id)).await?.unwrap_or_default());
        let title = room.text(key::BEHALF_TITLE);
        let forms: Vec<_> = talks.iter().map(|talk| of_talk(&room, id, talk, &filling)).collect();
        let content = view! {
            <a class="back" href=record_address(id)>{room.text(key::STAFF_RECORD)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::BEHALF_LEAD)}</p>
            {forms}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn of_talk(room: &Room, id: DepartureId, talk: &Plannable, filling: &Filling) -> AnyView {
    // What was typed belongs to the form it was typed in.
    let none = Filling::default();
    let filling = if filling.get("talk") == talk.talk.to_string() { filling } else { &none };
    let hosts = talk.hosts.iter().map(|host| (host.account.to_string(), host.name.clone())).collect();
    let ways = Way::ALL.iter().map(|way| (way.code().to_owned(), room.wording.code("way", way.code()))).collect();
    let kind = room.wording.code("host", talk.host_kind.code());
    let minutes = room.with(key::STAFF_MINUTES, [("minutes", talk.minutes.into())]);
    let booked = talk.starts_at.map(|starts| {
        let with = talk.hosts.iter().find(|host| Some(host.account) == talk.with).map(|host| host.name.clone());
        let when = room.moment(starts);
        let now = room.with(key::BEHALF_NOW, [("when", when.into()), ("host", with.unwrap_or_default().into())]);
        view! { <p class="chosen">{now}</p> }
    });
    if talk.hosts.is_empty() {
        return view! { <section><h2>{kind}</h2> <p>{room.text(key::BEHALF_NOBODY)}</p></section> }.into_any();
    }
    let host = filling.field("host", room.text(key::BEHALF_HOST)).select(hosts);
    let date = filling.date("plan_date", room.text(key::STAFF_PLAN_DATE));
    let time = filling.field("plan_time", room.text(key::STAFF_PLAN_TIME)).kind("time").width("short");
    let way = filling.field("plan_way", room.text(key::STAFF_REPORT_WAY)).select(ways);
    let place =
        filling.field("plan_place", room.text(key::STAFF_PLAN_PLACE)).hint(room.text(key::STAFF_PLAN_PLACE_HINT));
    let words = if talk.starts_at.is_some() { key::STAFF_TALK_MOVE } else { key::STAFF_TALK_PLAN };
    let cancel = talk.starts_at.map(|_| {
        view! {
            <details class="fold" open=filling.fault("sure").is_some()>
                <summary>{room.text(key::BEHALF_CANCEL)}</summary>
                <form class="form" novalidate=true method="post" action="/_fn/behalf-cancel">
                    {hidden("departure", id.to_string())}
                    {hidden("talk", talk.talk.to_string())}
                    {filling.tick("sure", room.text(key::BEHALF_CANCEL_SURE), Some(room.text(key::BEHALF_CANCEL_HINT)))}
                    <div class="actions"><button class="button quiet">{room.text(key::BEHALF_CANCEL)}</button></div>
                </form>
            </details>
        }
    });
    view! {
        <section>
            <h2>{kind} " · " {minutes}</h2>
            {booked}
            <form class="form" novalidate=true method="post" action="/_fn/behalf-plan">
                {hidden("departure", id.to_string())}
                {hidden("talk", talk.talk.to_string())}
                {host.view()}
                <div class="fields">{date.view()} {time.view()}</div>
                <div class="fields">{way.view()} {place.view()}</div>
                {filling.tick("outside_hours", room.text(key::BEHALF_OUTSIDE), Some(room.text(key::BEHALF_OUTSIDE_HINT)))}
                <div class="actions"><button class="button">{room.text(words)}</button></div>
            </form>
            {cancel}
        </section>
    }
    .into_any()
}

/// The host and the time that were filled in, or the first thing that is wrong with them.
fn wish_of(fields: &Fields) -> Result<(AccountId, HostPlan), (&'static str, wording::Key)> {
    let host = fields.get("host").parse().map_err(|_| ("host", key::STAFF_FAULT_CHOOSE))?;
    let date = parse_date(fields.get("plan_date")).ok_or(("plan_date", key::STAFF_FAULT_DATE_IMPOSSIBLE))?;
    let minute_of_day = clock_time(fields.get("plan_time")).ok_or(("plan_time", key::STAFF_FAULT_NOT_A_TIME))?;
    let way = Way::parse(fields.get("plan_way")).ok_or(("plan_way", key::STAFF_FAULT_CHOOSE))?;
    let place = Some(fields.get("plan_place").trim().to_owned()).filter(|place| !place.is_empty());
    Ok((host, HostPlan { date, minute_of_day, way, place, outside_hours: fields.ticked("outside_hours") }))
}

/// What stands in the way, at its field; `None` where it was done.
const fn objection(outcome: &HostBooking) -> Option<(&'static str, wording::Key)> {
    Some(match outcome {
        HostBooking::Booked(_) | HostBooking::Moved(_) => return None,
        HostBooking::SlotTaken => ("plan_time", key::STAFF_FAULT_SLOT_TAKEN),
        HostBooking::OutsideHours => ("outside_hours", key::BEHALF_FAULT_OUTSIDE),
        HostBooking::NoSuchTime => ("plan_time", key::STAFF_FAULT_NO_SUCH_TIME),
        HostBooking::OffGrid => ("plan_time", key::STAFF_FAULT_OFF_GRID),
        HostBooking::PlaceMissing => ("plan_place", key::STAFF_FAULT_PLACE_MISSING),
        HostBooking::InThePast => ("plan_date", key::STAFF_FAULT_IN_THE_PAST),
        HostBooking::NotOffered(NotOffered::Declined) => ("plan_date", key::STAFF_PLAN_DECLINED),
        HostBooking::NotOffered(NotOffered::AlreadyHeld) => ("plan_date", key::STAFF_HELD_ALREADY),
        HostBooking::NotOffered(NotOffered::NotAllowed) => ("host", key::BEHALF_FAULT_NOT_ALLOWED),
        HostBooking::NotOffered(_) => ("plan_date", key::STAFF_OVER),
    })
}

crate::form_functions!(BehalfPlan, BehalfCancel);

/// Plans or moves the talk; host and leaver get invitations.
#[server(prefix = "/_fn", endpoint = "behalf-plan", input = Form)]
pub async fn behalf_plan(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let talk: TalkId = acting.fields.get("talk").parse().map_err(|_| Elsewhere::NotFound)?;
        let fault = match wish_of(&acting.fields) {
            Err(fault) => fault,
            Ok((host, plan)) => {
                let outcome = plan_on_behalf(&acting.program, &coordinator, talk, host, &plan).await?;
                match objection(&outcome) {
                    Some(fault) => fault,
                    None => {
                        form::forget(&form_name(acting.id)).await?;
                        let moved = matches!(outcome, HostBooking::Moved(_));
                        let words = if moved { key::STAFF_PLAN_MOVED } else { key::STAFF_PLAN_BOOKED };
                        return acting.done("good", acting.wording.text(words)).await;
                    }
                }
            }
        };
        let faults = vec![(fault.0.to_owned(), acting.wording.text(fault.1))];
        form::keep(&form_name(acting.id), &Typed { fields: acting.fields.clone(), faults }).await?;
        Ok(address(acting.id))
    })
    .await
}

/// Cancels the time of a talk; the talk stays due.
#[server(prefix = "/_fn", endpoint = "behalf-cancel", input = Form)]
pub async fn behalf_cancel(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let talk: TalkId = acting.fields.get("talk").parse().map_err(|_| Elsewhere::NotFound)?;
        if !acting.fields.ticked("sure") {
            let faults = vec![("sure".to_owned(), acting.wording.text(key::AWAY_FAULT_SURE))];
            form::keep(&form_name(acting.id), &Typed { fields: acting.fields.clone(), faults }).await?;
            return Ok(address(acting.id));
        }
        form::forget(&form_name(acting.id)).await?;
        match cancel_on_behalf(&acting.program, &coordinator, talk).await? {
            Cancelling::Cancelled | Cancelling::NothingBooked => {
                acting.done("good", acting.wording.text(key::BEHALF_CANCELLED)).await
            }
            Cancelling::TooLate => acting.done("warn", acting.wording.text(key::STAFF_FAULT_IN_THE_PAST)).await,
            Cancelling::NoSuchTalk => Err(Elsewhere::NotFound),
        }
    })
    .await
}
