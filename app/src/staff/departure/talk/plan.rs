//! The host plans or moves a talk for the leaver: at one of the own times, or at another on purpose.

use domain::departure_form::dates::parse_date;
use domain::ids::DepartureId;
use domain::reach::VideoAddress;
use domain::talk::Way;
use leptos::prelude::*;
use server::access::record_viewer;
use server::talk::{
    Call, HostBooking, HostPlan, NotOffered, OfferedSlot, SlotKey, TalkOffer, call_of, own_times, plan_by_host,
};
use wording::key;

use crate::components::field_error;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::day::{TAB, where_it_is};
use crate::staff::departure::proofs::{Acting, Host, acting, host_of};
use crate::staff::departure::talk::free_times::Page;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address, room};

/// The field with the address of the call.
const CALL: &str = "plan_video";
/// The fold with all own times.
const OWN: &str = "own-times";

fn form_name(id: DepartureId) -> String {
    format!("talk-plan:{id}")
}

fn address(id: DepartureId) -> String {
    format!("{}/talk", record_address(id))
}

async fn times(program: &server::program::Program, host: Host) -> Result<Option<TalkOffer>, Elsewhere> {
    Ok(match host {
        Host::Adviser(adviser) => own_times(program, &adviser).await?,
        Host::Leader(leader) => own_times(program, &leader).await?,
    })
}

async fn call(program: &server::program::Program, host: Host) -> Result<Option<VideoAddress>, Elsewhere> {
    Ok(match host {
        Host::Adviser(adviser) => call_of(program, &adviser).await?,
        Host::Leader(leader) => call_of(program, &leader).await?,
    })
}

/// The host's own times for this talk.
pub fn talk_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let host = host_of(&viewer)?;
        let Some(offer) = times(&room.program, host).await? else {
            form::say("warn", room.text(key::STAFF_PLAN_CANNOT)).await?;
            return Err(Elsewhere::Go(record_address(id)));
        };
        let said = call(&room.program, host).await?.map(String::from).unwrap_or_default();
        // The address keeps what was filled in while other weeks are shown.
        let asked = Fields(context::query());
        let filling = if asked.get("departure").is_empty() {
            Filling::of(form::kept(&form_name(id)).await?, [(CALL.to_owned(), said)])
        } else {
            Filling(Typed { fields: asked, faults: Vec::new() })
        };
        let again = format!("{}#{OWN}", address(id));
        let times = Page { room: &room, filling: &filling, again: &again, apart: None, is_section: false };
        let title = room.text(if offer.booked.is_some() { key::STAFF_TALK_MOVE } else { key::STAFF_TALK_PLAN });
        let content = view! {
            <a class="back" href=record_address(id)>{room.text(key::STAFF_RECORD)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            {booked(&room, &offer)}
            <p class="soft">{window(&room, &offer)}</p>
            <form class="form" novalidate=true method="post" action=TalkPlan::PATH>
                // What Enter presses: not the first button that shows another week.
                <button class="visually-hidden" tabindex="-1" aria-hidden="true">{title.clone()}</button>
                {hidden("departure", id.to_string())}
                {own(&times, &offer)}
                {times.other(!offer.days.is_empty(), key::STAFF_PLAN_OUTSIDE, key::STAFF_PLAN_OUTSIDE_HINT)}
                {filling.field(CALL, room.text(key::STAFF_PLAN_VIDEO)).hint(room.text(key::STAFF_PLAN_VIDEO_HINT)).inputmode("url").view()}
                <div class="actions"><button class="button" name="do" value="plan">{title.clone()}</button></div>
                {times.week()}
            </form>
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn booked(room: &Room, offer: &TalkOffer) -> Option<AnyView> {
    let booked = offer.booked.as_ref()?;
    let when = format!("{}, {}", room.day(booked.date), room.span(booked.starts_at, booked.minutes));
    let place = where_it_is(room, booked.way, booked.place.as_deref());
    Some(view! { <p class="chosen">{room.text(key::STAFF_PLAN_NOW)} " " {when} ", " {place}</p> }.into_any())
}

fn window(room: &Room, offer: &TalkOffer) -> String {
    let (first, last) = (room.day(offer.window.first), room.day(offer.window.last));
    room.with(
        key::STAFF_PLAN_WINDOW,
        [("first", first.into()), ("last", last.into()), ("minutes", offer.minutes.into())],
    )
}

/// The first three, and all of them a week at a time: the whole and half hours, and the others of a day on request.
fn own(times: &Page<'_>, offer: &TalkOffer) -> AnyView {
    let Page { room, filling, .. } = *times;
    if offer.days.is_empty() {
        let times = view! { <a href="/staff/availability">{room.text(key::STAFF_DAY_TIMES)}</a> };
        return view! { <div class="empty"><p>{room.text(key::STAFF_PLAN_NO_TIMES)}</p><p>{times}</p></div> }
            .into_any();
    }
    let picked = times.picked();
    let first: Vec<_> = offer
        .first
        .iter()
        .enumerate()
        .map(|(index, slot)| {
            let id = if index == 0 { "slot".to_owned() } else { format!("slot-{index}") };
            let chosen = picked == Some(slot.key);
            let when = format!("{} ", room.day(slot.date));
            let place = where_it_is(room, slot.way, slot.place.as_deref());
            view! {
                <label class="choice slot">
                    <input type="radio" id=id name="slot" value=slot.key.to_string() checked=chosen/>
                    <span>
                        <span class="when">{when} <span class="nobreak">{room.span(slot.start, slot.minutes)}</span></span> " "
                        <span class="where">{place}</span>
                    </span>
                </label>
            }
        })
        .collect();
    // One of the first three is picked there alone.
    let picked = picked.filter(|picked| offer.first.iter().all(|slot| slot.key != *picked));
    let error = field_error("slot", filling.fault("slot").as_deref());
    view! {
        <fieldset class="question" aria-describedby=filling.fault("slot").map(|_| "slot-error")>
            <legend>{room.text(key::STAFF_PLAN_OWN)}</legend>
            {error}
            {first}
            <details class="fold" id=OWN open=picked.is_some() || times.is_turned()>
                <summary>{room.text(key::STAFF_PLAN_ALL_OWN)}</summary>
                {times.weeks(offer, picked, None)}
            </details>
        </fieldset>
    }
    .into_any()
}

/// What was chosen: a time of the own, or one that was filled in.
async fn plan_of(acting: &Acting, host: Host) -> Result<Result<HostPlan, Vec<(String, String)>>, Elsewhere> {
    let fields = &acting.fields;
    let fault = |name: &str, words| Ok(Err(vec![(name.to_owned(), acting.wording.text(words))]));
    let call = match fields.get(CALL).trim() {
        "" => Call::Usual,
        typed => match VideoAddress::parse(typed) {
            Ok(address) => Call::At(address),
            Err(_) => return fault(CALL, key::REACH_FAULT_VIDEO),
        },
    };
    let filled_in = !fields.get("plan_date").is_empty() || !fields.get("plan_time").is_empty();
    if !filled_in {
        let Ok(key) = fields.get("slot").parse::<SlotKey>() else { return fault("slot", key::STAFF_FAULT_CHOOSE_TIME) };
        let offer = times(&acting.program, host).await?;
        let slot =
            offer.and_then(|offer| offer.days.into_iter().flat_map(|day| day.slots).find(|slot| slot.key == key));
        let Some(slot) = slot else { return fault("slot", key::STAFF_FAULT_SLOT_TAKEN) };
        let OfferedSlot { date, minute_of_day, way, place, .. } = slot;
        return Ok(Ok(HostPlan { date, minute_of_day, way, place, outside_hours: false, call }));
    }
    let Some(date) = parse_date(fields.get("plan_date")) else {
        return fault("plan_date", key::STAFF_FAULT_DATE_IMPOSSIBLE);
    };
    let Some(minute_of_day) = crate::staff::departure::proofs::clock_time(fields.get("plan_time")) else {
        return fault("plan_time", key::STAFF_FAULT_NOT_A_TIME);
    };
    let Some(way) = Way::parse(fields.get("plan_way")) else { return fault("plan_way", key::STAFF_FAULT_CHOOSE) };
    let place = Some(fields.get("plan_place").trim().to_owned()).filter(|place| !place.is_empty());
    Ok(Ok(HostPlan { date, minute_of_day, way, place, outside_hours: fields.ticked("outside_hours"), call }))
}

crate::form_functions!(TalkPlan);

/// Plans the talk, or moves it; both sides get it in their calendars at once.
#[server(prefix = "/_fn", endpoint = "talk-plan", input = Form)]
pub async fn talk_plan(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let host = acting.host()?;
        let faults = match plan_of(&acting, host).await? {
            Err(faults) => faults,
            Ok(plan) => {
                let outcome = match host {
                    Host::Adviser(adviser) => plan_by_host(&acting.program, &adviser, &plan).await?,
                    Host::Leader(leader) => plan_by_host(&acting.program, &leader, &plan).await?,
                };
                match planned(&acting, outcome).await? {
                    Ok(location) => return Ok(location),
                    Err(faults) => faults,
                }
            }
        };
        form::keep(&form_name(acting.id), &Typed { fields: acting.fields.clone(), faults }).await?;
        Ok(address(acting.id))
    })
    .await
}

/// Where to go after planning, or what stands in the way.
async fn planned(acting: &Acting, outcome: HostBooking) -> Result<Result<String, Vec<(String, String)>>, Elsewhere> {
    let by_slot = acting.fields.get("plan_date").is_empty();
    let at = if by_slot { "slot" } else { "plan_date" };
    let time = if by_slot { "slot" } else { "plan_time" };
    let (field, words) = match outcome {
        HostBooking::Booked(booked) => {
            form::forget(&form_name(acting.id)).await?;
            return Ok(Ok(acting.planned(key::STAFF_PLAN_BOOKED, key::STAFF_PLAN_SOON, &booked).await?));
        }
        HostBooking::Moved(booked) => {
            form::forget(&form_name(acting.id)).await?;
            return Ok(Ok(acting.planned(key::STAFF_PLAN_MOVED, key::STAFF_PLAN_SOON, &booked).await?));
        }
        HostBooking::SlotTaken => (at, key::STAFF_FAULT_SLOT_TAKEN),
        HostBooking::OutsideHours { .. } if by_slot => ("slot", key::STAFF_FAULT_SLOT_TAKEN),
        HostBooking::OutsideHours { starts_in } => {
            let words = acting.outside(key::STAFF_FAULT_OUTSIDE_HOURS, starts_in);
            return Ok(Err(vec![("outside_hours".to_owned(), words)]));
        }
        HostBooking::NoSuchTime => (time, key::STAFF_FAULT_NO_SUCH_TIME),
        HostBooking::OffGrid => (time, key::STAFF_FAULT_OFF_GRID),
        HostBooking::PlaceMissing => (if by_slot { "slot" } else { "plan_place" }, key::STAFF_FAULT_PLACE_MISSING),
        HostBooking::InThePast => (at, key::STAFF_FAULT_IN_THE_PAST),
        HostBooking::NotOffered(why) => (
            at,
            match why {
                NotOffered::Declined => key::STAFF_PLAN_DECLINED,
                NotOffered::AlreadyHeld => key::STAFF_HELD_ALREADY,
                NotOffered::NotAllowed => key::STAFF_PLAN_NOT_ALLOWED,
                NotOffered::NoSuchTalk | NotOffered::NoSuchChoice | NotOffered::Over => key::STAFF_OVER,
            },
        ),
    };
    Ok(Err(vec![(field.to_owned(), acting.wording.text(words))]))
}
