//! HR plans, moves or cancels a talk on behalf of host and leaver: at one of the host's free times, or at
//! another on purpose.

use domain::departure_form::dates::parse_date;
use domain::ids::{AccountId, DepartureId, TalkId};
use domain::talk::{HostKind, Way};
use leptos::prelude::*;
use server::access::{CoordinatorOf, record_viewer};
use server::talk::{
    BookedTalk, Call, Cancelling, DayOffer, HostBooking, HostPlan, NotOffered, OfferedSlot, Plannable, SlotKey,
    TalkOffer, cancel_on_behalf, plan_on_behalf, plannable_talks, times_on_behalf,
};
use wording::{Key, key};

use crate::components::Field;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::departure::proofs::{Acting, acting, clock_time};
use crate::staff::departure::talk::{find_adviser, free_times};
use crate::staff::parts::{Filling, Tick, hidden};
use crate::staff::room::{Room, record_address, room};

/// Whose times are shown: of the host who was chosen, or whose talk it is, or who comes first. `None` where
/// nobody may host.
fn host_of(talk: &Plannable, filling: &Filling) -> Option<AccountId> {
    let known = |account: &AccountId| talk.hosts.iter().any(|host| host.account == *account);
    let chosen = filling.get("host").parse().ok().filter(known);
    chosen.or(talk.with.filter(known)).or_else(|| talk.hosts.first().map(|host| host.account))
}

fn form_name(id: DepartureId) -> String {
    format!("behalf:{id}")
}

fn address(id: DepartureId) -> String {
    format!("{}/plan", record_address(id))
}

/// Each talk that can be planned, with its hosts, the free times of one of them, and what to cancel. The
/// address keeps what was filled in while other times are shown.
pub fn behalf_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let coordinator = viewer.coordinator()?;
        let talks = plannable_talks(&room.program, &coordinator).await?;
        if talks.is_empty() {
            form::say("warn", room.text(key::STAFF_PLAN_CANNOT)).await?;
            return Err(Elsewhere::Go(record_address(id)));
        }
        let asked = Fields(context::query());
        let filling = if asked.get("talk").is_empty() {
            Filling(form::kept(&form_name(id)).await?.unwrap_or_default())
        } else {
            Filling(Typed { fields: asked, faults: Vec::new() })
        };
        let title = room.text(key::BEHALF_TITLE);
        let mut forms = Vec::new();
        for talk in &talks {
            // What was typed belongs to the form it was typed in.
            let none = Filling::default();
            let filling = if filling.get("talk") == talk.talk.to_string() { &filling } else { &none };
            let times = match host_of(talk, filling) {
                Some(host) => times_on_behalf(&room.program, &coordinator, talk.talk, host).await?,
                None => None,
            };
            forms.push(of_talk(&room, id, talk, filling, times.as_ref()));
        }
        let finds = talks.iter().any(|talk| talk.host_kind == HostKind::HrAdviser);
        let find = finds.then(|| view! { " " <a href=find_adviser::address(id)>{room.text(key::FIND_LINK)}</a> });
        let content = view! {
            <a class="back" href=record_address(id)>{room.text(key::STAFF_RECORD)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::BEHALF_LEAD)} {find}</p>
            {forms}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn of_talk(room: &Room, id: DepartureId, talk: &Plannable, filling: &Filling, times: Option<&TalkOffer>) -> AnyView {
    let kind = room.wording.code("host", talk.host_kind.code());
    let minutes = room.with(key::STAFF_MINUTES, [("minutes", talk.minutes.into())]);
    let booked = talk.starts_at.map(|starts| {
        let with = talk.hosts.iter().find(|host| Some(host.account) == talk.with).map(|host| host.name.clone());
        let when = room.moment(starts);
        let now = room.with(key::BEHALF_NOW, [("when", when.into()), ("host", with.unwrap_or_default().into())]);
        view! { <p class="chosen">{now}</p> }
    });
    let Some(shown) = host_of(talk, filling) else {
        return view! { <section><h2>{kind}</h2> <p>{room.text(key::BEHALF_NOBODY)}</p></section> }.into_any();
    };
    let name = talk.talk.to_string();
    // Two talks are two forms with the same fields: the ids of the one that is not filled in say which.
    let apart = filling.get("talk").is_empty().then_some(name.as_str());
    let hosts = talk.hosts.iter().map(|host| (host.account.to_string(), host.name.clone())).collect();
    let host = Field::new("host", room.text(key::BEHALF_HOST), shown.to_string())
        .fault(filling.fault("host").as_deref())
        .select(hosts)
        .apart(apart);
    let place = format!("talk-{name}");
    let again = format!("{}#{place}", address(id));
    let page = free_times::Page { room, filling, again: &again, apart, is_section: true };
    let words = room.text(if talk.starts_at.is_some() { key::STAFF_TALK_MOVE } else { key::STAFF_TALK_PLAN });
    let host_name = talk.hosts.iter().find(|host| host.account == shown).map(|host| host.name.clone());
    let host_name = host_name.unwrap_or_default();
    let free = page.free(times, room.with(key::BEHALF_TIMES, [("host", host_name.clone().into())]));
    let has_times = free.is_some();
    let free = free.unwrap_or_else(|| {
        let words = room.with(key::BEHALF_NO_TIMES, [("host", host_name.into())]);
        view! { <div class="empty"><p>{words}</p></div> }.into_any()
    });
    view! {
        <section id=place>
            <h2>{kind} " · " {minutes}</h2>
            {booked}
            <form class="form" novalidate=true method="post" action=BehalfPlan::PATH>
                // What Enter presses: not the first button that shows other times.
                <button class="visually-hidden" tabindex="-1" aria-hidden="true">{words.clone()}</button>
                {hidden("departure", id.to_string())}
                {hidden("talk", name.clone())}
                {host.view()}
                <div class="actions">
                    <button class="button small quiet" formmethod="get" formaction=again.clone()>
                        {room.text(key::BEHALF_SHOW_TIMES)}
                    </button>
                </div>
                {free}
                {page.other(has_times, key::BEHALF_OUTSIDE, key::BEHALF_OUTSIDE_HINT)}
                <div class="actions"><button class="button" name="do" value="plan">{words}</button></div>
                {page.week()}
            </form>
            {talk.starts_at.map(|_| cancel(room, id, &name, filling))}
        </section>
    }
    .into_any()
}

fn cancel(room: &Room, id: DepartureId, talk: &str, filling: &Filling) -> AnyView {
    let fault = filling.fault("sure");
    let open = fault.is_some();
    let sure = Tick {
        // The summary of faults leads to the plain id.
        id: if open { "sure".to_owned() } else { format!("sure-{talk}") },
        name: "sure",
        words: room.text(key::BEHALF_CANCEL_SURE),
        small: Some(room.text(key::BEHALF_CANCEL_HINT)),
        is_ticked: false,
        fault,
    };
    view! {
        <details class="fold" open=open>
            <summary>{room.text(key::BEHALF_CANCEL)}</summary>
            <form class="form" novalidate=true method="post" action=BehalfCancel::PATH>
                {hidden("departure", id.to_string())}
                {hidden("talk", talk.to_owned())}
                {sure.view()}
                <div class="actions"><button class="button quiet">{room.text(key::BEHALF_CANCEL)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// A field and what is wrong with it.
type Fault = (&'static str, Key);

/// Whether a time was filled in, which counts before one that was picked.
fn is_filled_in(fields: &Fields) -> bool {
    !fields.get("plan_date").is_empty() || !fields.get("plan_time").is_empty()
}

/// The host and the time that were filled in or picked, or the first thing that is wrong with them.
async fn wish_of(
    acting: &Acting,
    coordinator: &CoordinatorOf,
    talk: TalkId,
) -> Result<Result<(AccountId, HostPlan), Fault>, Elsewhere> {
    let fields = &acting.fields;
    let Ok(host) = fields.get("host").parse() else { return Ok(Err(("host", key::STAFF_FAULT_CHOOSE))) };
    let plan = if is_filled_in(fields) {
        filled_in(fields)
    } else {
        let offer = times_on_behalf(&acting.program, coordinator, talk, host).await?;
        picked(fields, offer.map(|offer| offer.days).unwrap_or_default(), host)
    };
    Ok(plan.map(|plan| (host, plan)))
}

fn filled_in(fields: &Fields) -> Result<HostPlan, Fault> {
    let date = parse_date(fields.get("plan_date")).ok_or(("plan_date", key::STAFF_FAULT_DATE_IMPOSSIBLE))?;
    let minute_of_day = clock_time(fields.get("plan_time")).ok_or(("plan_time", key::STAFF_FAULT_NOT_A_TIME))?;
    let way = Way::parse(fields.get("plan_way")).ok_or(("plan_way", key::STAFF_FAULT_CHOOSE))?;
    let place = Some(fields.get("plan_place").trim().to_owned()).filter(|place| !place.is_empty());
    Ok(HostPlan {
        date,
        minute_of_day,
        way,
        place,
        outside_hours: fields.ticked("outside_hours"),
        call: Call::AsBefore,
    })
}

fn picked(fields: &Fields, days: Vec<DayOffer>, host: AccountId) -> Result<HostPlan, Fault> {
    let nothing = if days.is_empty() { "plan_date" } else { "slot" };
    let wish: SlotKey = fields.get("slot").parse().map_err(|_| (nothing, key::STAFF_FAULT_CHOOSE_TIME))?;
    if wish.host != host {
        return Err((nothing, key::BEHALF_FAULT_OTHER_HOST));
    }
    let slot = days.into_iter().flat_map(|day| day.slots).find(|slot| slot.key == wish);
    let OfferedSlot { date, minute_of_day, way, place, .. } = slot.ok_or((nothing, key::STAFF_FAULT_SLOT_TAKEN))?;
    Ok(HostPlan { date, minute_of_day, way, place, outside_hours: false, call: Call::AsBefore })
}

/// What was done, in words; or what stands in the way, at its field.
fn done(outcome: HostBooking, by_slot: bool) -> Result<(Key, BookedTalk), Fault> {
    let (date, time) = if by_slot { ("slot", "slot") } else { ("plan_date", "plan_time") };
    Err(match outcome {
        HostBooking::Booked(booked) => return Ok((key::STAFF_PLAN_BOOKED, booked)),
        HostBooking::Moved(booked) => return Ok((key::STAFF_PLAN_MOVED, booked)),
        HostBooking::SlotTaken => (time, key::STAFF_FAULT_SLOT_TAKEN),
        HostBooking::OutsideHours { .. } if by_slot => (time, key::STAFF_FAULT_SLOT_TAKEN),
        HostBooking::OutsideHours { .. } => ("outside_hours", key::BEHALF_FAULT_OUTSIDE),
        HostBooking::NoSuchTime => (time, key::STAFF_FAULT_NO_SUCH_TIME),
        HostBooking::OffGrid => (time, key::STAFF_FAULT_OFF_GRID),
        HostBooking::PlaceMissing => (if by_slot { time } else { "plan_place" }, key::STAFF_FAULT_PLACE_MISSING),
        HostBooking::InThePast => (date, key::STAFF_FAULT_IN_THE_PAST),
        HostBooking::NotOffered(NotOffered::Declined) => (date, key::STAFF_PLAN_DECLINED),
        HostBooking::NotOffered(NotOffered::AlreadyHeld) => (date, key::STAFF_HELD_ALREADY),
        HostBooking::NotOffered(NotOffered::NotAllowed) => ("host", key::BEHALF_FAULT_NOT_ALLOWED),
        HostBooking::NotOffered(_) => (date, key::STAFF_OVER),
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
        let mut starts_in = None;
        let fault = match wish_of(&acting, &coordinator, talk).await? {
            Err(fault) => fault,
            Ok((host, plan)) => {
                let outcome = plan_on_behalf(&acting.program, &coordinator, talk, host, &plan).await?;
                if let HostBooking::OutsideHours { starts_in: left } = &outcome {
                    starts_in = *left;
                }
                match done(outcome, !is_filled_in(&acting.fields)) {
                    Err(fault) => fault,
                    Ok((words, booked)) => {
                        form::forget(&form_name(acting.id)).await?;
                        return acting.planned(words, key::BEHALF_SOON, &booked).await;
                    }
                }
            }
        };
        let faults = vec![(fault.0.to_owned(), acting.outside(fault.1, starts_in))];
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
            // HR is asked for no code of the leaver's.
            Cancelling::NoSuchTalk | Cancelling::CodeNeeded => Err(Elsewhere::NotFound),
        }
    })
    .await
}
