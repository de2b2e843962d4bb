//! The talks of a departure, and what their host does with them.

use domain::itip::Answer;
use domain::talk::{Formality, NotHeldReason, Way};
use leptos::prelude::*;
use server::access::RecordViewer;
use server::departure::record::{AppointmentView, Record, TalkView};
use wording::key;

use crate::context::Elsewhere;
use crate::form::draft::Draft;
use crate::staff::day::where_it_is;
use crate::staff::departure::proofs::host_of;
use crate::staff::departure::talk::asked;
use crate::staff::departure::talk::at_start::{self, Around};
use crate::staff::departure::talk::outcome::{TalkHeld, TalkNotHeld};
use crate::staff::parts::{Filling, hidden, is_open};
use crate::staff::room::{Room, record_address, shaped};

/// The talks; for the leader only the one they host.
pub async fn section(
    room: &Room,
    viewer: &RecordViewer,
    found: &Record,
    filling: &Filling,
) -> Result<Option<AnyView>, Elsewhere> {
    let draft = if asked::may_ask(viewer, found) { Some(asked::waiting(found).await?) } else { None };
    let mine = found.talks.iter().find(|talk| talk.mine && !talk.dropped);
    let forms = mine.filter(|_| host_of(viewer).is_ok());
    let forms = forms.map(|talk| host_forms(room, found, talk, filling, draft.as_ref()));
    let plan =
        viewer.coordinator().ok().filter(|_| found.talks.iter().any(|talk| !talk.dropped && talk.held_on.is_none()));
    let plan = plan.map(|_| {
        let href = format!("{}/plan", record_address(found.id));
        view! { <div class="actions"><a class="button quiet" href=href>{room.text(key::BEHALF_LINK)}</a></div> }
            .into_any()
    });
    Ok(with_forms(room, found, Some(view! { {forms} {plan} }.into_any())))
}

/// The talks alone, for paper.
pub fn on_paper(room: &Room, found: &Record) -> Option<AnyView> {
    with_forms(room, found, None)
}

fn with_forms(room: &Room, found: &Record, forms: Option<AnyView>) -> Option<AnyView> {
    if found.talks.is_empty() {
        return None;
    }
    let items: Vec<_> = found.talks.iter().map(|talk| item(room, talk)).collect();
    let view = view! {
        <section id="talks" aria-labelledby="talks-title">
            <h2 id="talks-title">{room.text(key::STAFF_TALKS_TITLE)}</h2>
            <ul class="tasks">{items}</ul>
            {forms}
        </section>
    };
    Some(view.into_any())
}

fn item(room: &Room, talk: &TalkView) -> AnyView {
    let formality = room.wording.code("formality", talk.formality.code());
    let kind = room.wording.code("host", talk.host_kind.code());
    // The leader's record names no hosts, and the own name is no secret.
    let own = talk.mine.then(|| room.viewer.name.clone());
    let with = talk.host.clone().or(own).unwrap_or_else(|| room.text(key::STAFF_TALK_NO_HOST));
    let (shape, state) = if talk.dropped {
        ("stop", room.text(key::STAFF_TALK_DROPPED))
    } else if let Some(day) = talk.held_on {
        ("check", room.with(key::STAFF_TALK_HELD_ON, [("day", room.day(day).into())]))
    } else if let Some(booked) = &talk.appointment {
        let day = room.day(room.calendar.local_date(booked.starts_at));
        ("most", format!("{day}, {}", room.span(booked.starts_at, booked.minutes)))
    } else if let Some(reason) = talk.not_held {
        let why = room.wording.code("not-held", reason.code());
        ("half", room.with(key::STAFF_TALK_NOT_HELD, [("why", why.into())]))
    } else {
        ("empty", room.text(key::STAFF_TALK_TO_PLAN))
    };
    let place = talk
        .appointment
        .as_ref()
        .filter(|_| talk.held_on.is_none())
        .map(|booked| where_it_is(room, booked.way, booked.place.as_deref()));
    let calendars = talk.appointment.iter().filter(|_| talk.held_on.is_none()).flat_map(|booked| answers(room, booked));
    let calendars: Vec<String> = calendars.collect();
    let outside = talk
        .appointment
        .as_ref()
        .filter(|booked| booked.outside_hours && talk.held_on.is_none())
        .map(|_| room.text(key::BEHALF_OUTSIDE_MARK));
    let denied = talk.denied.then(|| room.text(key::STAFF_TALK_DENIED));
    let about: Vec<String> =
        std::iter::once(format!("{kind} · {}", room.with(key::STAFF_MINUTES, [("minutes", talk.minutes.into())])))
            .chain(place)
            .chain(calendars)
            .chain(denied)
            .chain(outside)
            .collect();
    view! {
        <li>
            <div class="what"><strong>{formality}</strong> ", " {with} " " <small>{about.join(" · ")}</small></div>
            {shaped(shape, state)}
        </li>
    }
    .into_any()
}

/// What both calendars answered; the appointment itself stands.
fn answers(room: &Room, booked: &AppointmentView) -> Vec<String> {
    let leaver = booked.answers.leaver.map(|answer| match (answer, booked.answers.leaver_proposes) {
        (Answer::Accepted, _) => room.text(key::ITIP_LEAVER_ACCEPTED),
        (Answer::Declined, _) => room.text(key::ITIP_LEAVER_DECLINED),
        (Answer::Tentative, _) => room.text(key::ITIP_LEAVER_TENTATIVE),
        (Answer::OtherTime, None) => room.text(key::ITIP_LEAVER_OTHER_TIME),
        (Answer::OtherTime, Some(start)) => room.with(key::ITIP_LEAVER_PROPOSES, [("when", room.moment(start).into())]),
    });
    let host = booked.answers.host.map(|answer| match (answer, booked.answers.host_proposes) {
        (Answer::Accepted, _) => room.text(key::ITIP_HOST_ACCEPTED),
        (Answer::Declined, _) => room.text(key::ITIP_HOST_DECLINED),
        (Answer::Tentative, _) => room.text(key::ITIP_HOST_TENTATIVE),
        (Answer::OtherTime, None) => room.text(key::ITIP_HOST_OTHER_TIME),
        (Answer::OtherTime, Some(start)) => room.with(key::ITIP_HOST_PROPOSES, [("when", room.moment(start).into())]),
    });
    [leaver, host].into_iter().flatten().collect()
}

/// `draft`: what the host may ask afterwards, and did not send yet; `None` where they may not.
fn host_forms(room: &Room, found: &Record, talk: &TalkView, filling: &Filling, draft: Option<&Draft>) -> AnyView {
    let record = record_address(found.id);
    let final_report = found.reports.iter().any(|report| report.talk == talk.id && report.finalised_at.is_some());
    let formal = talk.formality == Formality::Formal;
    let report = (formal && talk.held_on.is_some() && !final_report).then(
        || view! { <a class="button quiet" href=format!("{record}/report")>{room.text(key::STAFF_REPORT_WRITE)}</a> },
    );
    let guide = (formal && !final_report).then(
        || view! { <a class="button quiet" href=format!("{record}/guide")>{room.text(key::STAFF_GUIDE_OPEN)}</a> },
    );
    let planned = talk.appointment.is_some();
    let plan = (talk.held_on.is_none()).then(|| {
        let words = if planned { key::STAFF_TALK_MOVE } else { key::STAFF_TALK_PLAN };
        view! { <a class="button quiet" href=format!("{record}/talk")>{room.text(words)}</a> }
    });
    let address = record.clone();
    let around = talk.appointment.as_ref().filter(|_| talk.held_on.is_none()).and_then(|booked| {
        at_start::around(
            room,
            Around {
                departure: found.id,
                name: &found.name,
                change_asked: booked.change_asked,
                proposed: booked.answers.leaver_proposes,
                late_minutes: booked.late_minutes,
                may_say_late: booked.may_say_late,
                began: booked.starts_at <= room.program.now(),
                back: &address,
            },
        )
    });
    view! {
        <div class="actions">{plan} {guide} {report}</div>
        {around}
        {talk.held_on.is_none().then(|| held_form(room, found, talk, filling, draft))}
        {(talk.held_on.is_none() && planned).then(|| not_held_form(room, found, filling))}
    }
    .into_any()
}

fn held_form(room: &Room, found: &Record, talk: &TalkView, filling: &Filling, draft: Option<&Draft>) -> AnyView {
    let mut filling = filling.clone();
    let came_back = filling.get("fold") == "held";
    let ended = talk.appointment.as_ref().is_some_and(|booked| booked.ended);
    let open = is_open(&filling, "held") || ended || draft.is_some_and(Draft::is_there);
    if !came_back {
        let booked = talk.appointment.as_ref().filter(|booked| booked.ended);
        let on = booked.map_or(room.today, |booked| room.calendar.local_date(booked.starts_at));
        let way = talk.appointment.as_ref().map_or("", |booked| booked.way.code());
        filling.0.fields.0 = vec![("held_on".to_owned(), on.to_string()), ("held_way".to_owned(), way.to_owned())];
        filling.0.fields.0.extend(draft.iter().flat_map(|draft| draft.fields().as_slice()).cloned());
    }
    let ways = Way::ALL.iter().map(|way| (way.code().to_owned(), room.wording.code("way", way.code()))).collect();
    let (asked, discard) = draft.map(|draft| asked::field(room, &filling, draft)).unzip();
    let on = filling.date("held_on", room.text(key::STAFF_HELD_ON));
    let way = filling.field("held_way", room.text(key::STAFF_REPORT_WAY)).select(ways);
    view! {
        <details class="fold" id="do-held" open=open>
            <summary>{room.text(key::STAFF_HELD_TITLE)}</summary>
            <form
                id=asked::FORM
                class="form"
                novalidate=true
                autocomplete="off"
                method="post"
                action=TalkHeld::PATH
                data-keeps=asked::ASKED
            >
                {hidden("departure", found.id.to_string())}
                <div class="fields">{on.view()} {way.view()}</div>
                {asked}
                <div class="actions"><button class="button">{room.text(key::STAFF_HELD_DO)}</button> {discard}</div>
            </form>
        </details>
    }
    .into_any()
}

fn not_held_form(room: &Room, found: &Record, filling: &Filling) -> AnyView {
    let open = is_open(filling, "not-held");
    let reasons = std::iter::once((String::new(), room.text(key::STAFF_CHOOSE)))
        .chain(
            NotHeldReason::ALL
                .iter()
                .map(|reason| (reason.code().to_owned(), room.wording.code("not-held", reason.code()))),
        )
        .collect();
    let why = filling.field("not_held", room.text(key::STAFF_NOT_HELD_WHY)).select(reasons);
    view! {
        <details class="fold" id="do-not-held" open=open>
            <summary>{room.text(key::STAFF_NOT_HELD_TITLE)}</summary>
            <form class="form" novalidate=true method="post" action=TalkNotHeld::PATH>
                {hidden("departure", found.id.to_string())}
                <p>{room.text(key::STAFF_NOT_HELD_LEAD)}</p>
                {why.view()}
                <div class="actions"><button class="button">{room.text(key::STAFF_SAVE)}</button></div>
            </form>
        </details>
    }
    .into_any()
}
