//! One record: what was asked, what was answered, what was said, what was agreed, and how it went.
//! Each viewer sees only what the server gives.

pub mod answers;
mod facts;
pub mod follow_up;
mod next_up;
mod second_answers;
mod ticked_and_told;
mod time_line;

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::access::record_viewer;
use server::departure::record::{self, Record, StatusView, ViewedAs};
use wording::{Key, key};

use crate::context::{self, Elsewhere};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::departure::by_hr::{folds, waiting};
use crate::staff::departure::proofs::record_form;
use crate::staff::departure::record::answers::answers_part;
use crate::staff::departure::report::shown;
use crate::staff::departure::talk::{asked, listed, prediction};
use crate::staff::parts::Filling;
use crate::staff::room::{Room, record_address, room};
use crate::staff::{board, day, requests, team};

/// The record of one departure.
pub fn record_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let found = record::load(&room.program, &viewer, room.wording.language()).await?;
        if context::query_value("print").as_deref() == Some("yes") {
            return on_paper(&room, &viewer, &found).await;
        }
        let filling = Filling(taken(id).await?);
        show(&room, &viewer, found, &filling).await
    })
}

/// What was typed in a form of this record. With faults it is shown once; what waits for a fresh sign-in stays until it
/// was done.
async fn taken(id: DepartureId) -> Result<Typed, Elsewhere> {
    let name = record_form(id);
    let kept = form::kept(&name).await?.unwrap_or_default();
    if !kept.faults.is_empty() {
        form::forget(&name).await?;
    }
    Ok(kept)
}

async fn show(
    room: &Room,
    viewer: &server::access::RecordViewer,
    found: Record,
    filling: &Filling,
) -> Result<AnyView, Elsewhere> {
    let (tab, tab_name) = tab_of(found.viewed_as);
    let title = found.name.clone();
    let (answers, prediction) = match &found.answers {
        _ if found.predicts_first => {
            let typed = prediction::typed(found.id).await?;
            let section = prediction::section(room, found.id, &found.name, record_address(found.id), &typed);
            (Some(section), typed)
        }
        answers => (answers.as_ref().map(|answers| answers_part(room, answers)), Filling::default()),
    };
    let faults = filling.and(&prediction);
    let reports: Vec<_> = found.reports.iter().map(|report| shown::section(room, &found, report)).collect();
    let both = ticked_and_told::section(room, &found);
    let followed = follow_up::section(room, viewer, &found).await?;
    let has_line = !found.time_line.is_empty();
    let copy = viewer.coordinator().is_ok().then(|| {
        let href = format!("{}/copy", record_address(found.id));
        view! { " · " <a href=href>{room.text(key::COPY_STAFF_LINK)}</a> }
    });
    let (of_facts, of_talk, of_course, of_end) = match folds::actions(room, viewer, &found, filling).await? {
        Some(deeds) => (Some(deeds.facts), Some(deeds.talk), Some(deeds.course), Some(deeds.end)),
        None => (None, None, None, None),
    };
    let talks = listed::section(room, viewer, &found, filling).await?;
    // The reason for opening answers is kept while it is typed, and what the leader asks.
    let writes = (of_talk.is_some() && found.may.break_glass) || asked::may_ask(viewer, &found);
    let requested = requests::notices(room, viewer).await?;
    let content = view! {
        <a class="back" href=tab>{room.text(tab_name)}</a>
        {faults.summary(room.wording)}
        {person(room, &found)}
        {notices(room, &found)}
        {waiting::notice(room, &found)}
        {requested}
        {next_up::next_up(room, &found)}
        {jump(room, answers.is_some(), !reports.is_empty(), both.is_some(), has_line)}
        <div class="story">
            {facts::section(room, &found, of_facts)}
            {answers}
            {reports}
        </div>
        {both}
        {followed}
        {second_answers::section(room, &found)}
        <div class="pair">
            <div>{talks} {of_talk} {of_course}</div>
            <div>{time_line::section(room, &found)}</div>
        </div>
        <p class="print-link"><a href="?print=yes">{room.text(key::RECORD_PRINT)}</a> {copy}</p>
        {of_end}
        {foot(room)}
    };
    let title = room.title(title, faults.has_faults());
    if writes { room.page_with_islands(tab, title, content).await } else { room.page(tab, title, content).await }
}

/// The tab this viewer came from, and its name.
const fn tab_of(viewed_as: ViewedAs) -> (&'static str, Key) {
    match viewed_as {
        ViewedAs::Coordinator { .. } => (board::TAB, key::PAGE_TAB_BOARD),
        ViewedAs::Adviser => (day::TAB, key::PAGE_TAB_DAY),
        ViewedAs::Leader | ViewedAs::Leaver => (team::TAB, key::PAGE_TAB_TEAM),
    }
}

/// The same record for paper: what this viewer sees, one part below the other, and nothing to press.
async fn on_paper(room: &Room, viewer: &server::access::RecordViewer, found: &Record) -> Result<AnyView, Elsewhere> {
    let (tab, _) = tab_of(found.viewed_as);
    let answers = found.answers.as_ref().map(|answers| answers_part(room, answers));
    let reports: Vec<_> = found.reports.iter().map(|report| shown::on_paper(room, report)).collect();
    let followed = follow_up::section(room, viewer, found).await?;
    let content = view! {
        <a class="back" href=record_address(found.id)>{room.text(key::RECORD_PRINT_BACK)}</a>
        <p class="notice on-screen">{room.text(key::RECORD_PRINT_HINT)}</p>
        {person(room, found)}
        <div class="for-print">
            {facts::section(room, found, None)}
            {ticked_and_told::section(room, found)}
            {answers}
            {second_answers::section(room, found)}
            {reports}
            {followed}
            {listed::on_paper(room, found)}
            {time_line::section(room, found)}
        </div>
        {foot(room)}
    };
    room.page(tab, found.name.clone(), content).await
}

/// The line at the foot of every printed page.
fn foot(room: &Room) -> AnyView {
    let (organisation, day) = (room.organisation.name.clone(), room.full_day(room.today));
    let words = room.with(key::RECORD_PRINT_FOOT, [("organisation", organisation.into()), ("day", day.into())]);
    view! { <p class="print-foot">{words}</p> }.into_any()
}

fn person(room: &Room, found: &Record) -> AnyView {
    let stage = match &found.status {
        StatusView::Leader { .. } if next_up::passed_unsaid(found) => room.held_or_not(),
        StatusView::Leader { status, .. } => room.leader_status(*status),
        StatusView::Full(full) => room.stage(full.stage),
    };
    let about = found.facts.as_ref().map(|facts| {
        let unit =
            if facts.unit == facts.school { facts.unit.clone() } else { format!("{}, {}", facts.school, facts.unit) };
        let kind = room.wording.code("type", facts.kind.code());
        view! { <p>{kind} " · " {unit}</p> }
    });
    view! {
        <header class="person">
            <h1>{found.name.clone()}</h1>
            {about}
            {stage}
        </header>
    }
    .into_any()
}

/// What has gone wrong, and through whose eyes this is.
fn notices(room: &Room, found: &Record) -> AnyView {
    let bounced = found.address_fails.clone().map(|reason| {
        view! {
            <div class="notice bad">
                <p>
                    <strong>{room.text(key::STAFF_BOUNCED_STRONG)}</strong> " "
                    {room.with(key::STAFF_BOUNCED, [("reason", reason.into())])} " "
                    <a href="?do=address#do-address">{room.text(key::STAFF_ROW_ADDRESS)}</a>
                </p>
            </div>
        }
    });
    let opened = matches!(found.viewed_as, ViewedAs::Coordinator { break_glass_open: true }).then(|| {
        view! { <div class="notice warn"><p><strong>{room.text(key::STAFF_OPENED_STRONG)}</strong> " " {room.text(key::STAFF_BREAK_GLASS_OPEN)}</p></div> }
    });
    let erased = found.contact_erased_on.map(|day| {
        let words = room.with(key::RETENTION_RECORD_CONTACT, [("day", room.full_day(day).into())]);
        view! { <div class="notice"><p>{words}</p></div> }
    });
    let going = found.is_going.then(|| {
        view! { <div class="notice warn"><p>{room.text(key::RETENTION_RECORD_GOING)}</p></div> }
    });
    view! { {bounced} {opened} {erased} {going} }.into_any()
}

fn jump(room: &Room, answers: bool, report: bool, both: bool, line: bool) -> AnyView {
    let parts = [
        (true, "#facts", key::STAFF_JUMP_FACTS),
        (answers, "#answers", key::STAFF_JUMP_ANSWERS),
        (report, "#report", key::STAFF_JUMP_REPORT),
        (both, "#both", key::RECORD_JUMP_BOTH),
        (line, "#course", key::STAFF_JUMP_COURSE),
    ];
    let links: Vec<_> = parts
        .into_iter()
        .filter(|(is_there, _, _)| *is_there)
        .map(|(_, href, words)| view! { <li><a href=href>{room.text(words)}</a></li> })
        .collect();
    view! { <nav class="jump" aria-label=room.text(key::STAFF_JUMP)><ul>{links}</ul></nav> }.into_any()
}
