//! One record: what was asked, what was answered, what was said, what was agreed, and how it went.
//! Each viewer sees only what the server gives.

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::access::record_viewer;
use server::departure::record::{self, AnsweredItem, AnswersView, Record, StatusView, ViewedAs};
use wording::key;

use super::proofs::record_form;
use super::{act, facts, next_up, report_shown, talks, time_line};
use crate::context::{self, Elsewhere};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};
use crate::staff::{board, day, team};

/// The record of one departure.
pub fn record_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let found = record::load(&room.program, &viewer, room.wording.language()).await?;
        let filling = Filling(taken(id).await?);
        show(&room, &viewer, found, &filling).await
    })
}

/// What was typed in a form of this record, shown once.
async fn taken(id: DepartureId) -> Result<Typed, Elsewhere> {
    let name = record_form(id);
    let kept = form::kept(&name).await?;
    if kept.is_some() {
        form::forget(&name).await?;
    }
    Ok(kept.unwrap_or_default())
}

async fn show(
    room: &Room,
    viewer: &server::access::RecordViewer,
    found: Record,
    filling: &Filling,
) -> Result<AnyView, Elsewhere> {
    let (tab, tab_name) = match found.viewed_as {
        ViewedAs::Coordinator { .. } => (board::TAB, key::PAGE_TAB_BOARD),
        ViewedAs::Adviser => (day::TAB, key::PAGE_TAB_DAY),
        ViewedAs::Leader | ViewedAs::Leaver => (team::TAB, key::PAGE_TAB_TEAM),
    };
    let title = found.name.clone();
    let answers = found.answers.as_ref().map(|answers| answers_part(room, answers));
    let reports: Vec<_> = found.reports.iter().map(|report| report_shown::section(room, &found, report)).collect();
    let has_line = !found.time_line.is_empty();
    let actions = act::actions(room, viewer, &found, filling).await?;
    let content = view! {
        <a class="back" href=tab>{room.text(tab_name)}</a>
        {filling.summary(room.wording)}
        {person(room, &found)}
        {notices(room, &found)}
        {next_up::next_up(room, &found)}
        {jump(room, answers.is_some(), !reports.is_empty(), has_line)}
        <div class="story">
            {facts::section(room, &found)}
            {answers}
            {reports}
        </div>
        {talks::section(room, viewer, &found, filling)}
        {time_line::section(room, &found)}
        {actions}
    };
    room.page(tab, room.title(title, filling.has_faults()), content).await
}

fn person(room: &Room, found: &Record) -> AnyView {
    let stage = match &found.status {
        StatusView::Leader { status, .. } => room.leader_status(*status),
        StatusView::Full(full) => room.stage(full.stage),
    };
    let about = found.facts.as_ref().map(|facts| {
        let unit =
            if facts.unit == facts.school { facts.unit.clone() } else { format!("{}, {}", facts.school, facts.unit) };
        let kind = room.wording.code("type", facts.departure_type.code());
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
    let broken = matches!(found.viewed_as, ViewedAs::Coordinator { glass_broken: true }).then(|| {
        view! { <div class="notice warn"><p><strong>{room.text(key::STAFF_GLASS_STRONG)}</strong> " " {room.text(key::STAFF_GLASS_OPEN)}</p></div> }
    });
    view! { {bounced} {broken} }.into_any()
}

fn jump(room: &Room, answers: bool, report: bool, line: bool) -> AnyView {
    let parts = [
        (true, "#facts", key::STAFF_JUMP_FACTS),
        (answers, "#answers", key::STAFF_JUMP_ANSWERS),
        (report, "#report", key::STAFF_JUMP_REPORT),
        (line, "#course", key::STAFF_JUMP_COURSE),
    ];
    let links: Vec<_> = parts
        .into_iter()
        .filter(|(is_there, _, _)| *is_there)
        .map(|(_, href, words)| view! { <li><a href=href>{room.text(words)}</a></li> })
        .collect();
    view! { <nav class="jump" aria-label=room.text(key::STAFF_JUMP)><ul>{links}</ul></nav> }.into_any()
}

fn answers_part(room: &Room, answers: &AnswersView) -> AnyView {
    let on = room.day(room.calendar.local_date(answers.submitted_at));
    let shared = answers.shared.then(|| view! { <p class="soft">{room.text(key::STAFF_ANSWERS_SHARED)}</p> });
    view! {
        <section id="answers" aria-labelledby="answers-title">
            <h2 id="answers-title">{room.text(key::STAFF_ANSWERS_TITLE)}</h2>
            <p class="soft">{room.with(key::STAFF_ANSWERS_ON, [("day", on.into())])}</p>
            {shared}
            {answers_list(room, &answers.items)}
        </section>
    }
    .into_any()
}

/// Questions and answers, under the headings of their themes.
pub fn answers_list(room: &Room, items: &[AnsweredItem]) -> AnyView {
    let themes: Vec<_> = items
        .chunk_by(|one, other| one.theme == other.theme)
        .map(|items| {
            let lines: Vec<_> = items.iter().map(|item| answer_line(room, item)).collect();
            view! { <h3>{items[0].theme.clone()}</h3> <dl class="answers">{lines}</dl> }
        })
        .collect();
    themes.into_any()
}

fn answer_line(room: &Room, item: &AnsweredItem) -> AnyView {
    let answer = if item.answer.is_empty() {
        view! { <dd class="skipped">{room.text(key::STAFF_SKIPPED)}</dd> }.into_any()
    } else {
        let lines: Vec<_> = item
            .answer
            .iter()
            .enumerate()
            .map(|(index, line)| view! { {(index > 0).then(|| view! { <br/> })} {line.clone()} })
            .collect();
        let score = item.score.filter(|score| item.answer.first() != Some(&score.to_string())).map(|score| {
            view! { " " <span class="of-five">{room.with(key::STAFF_OF_FIVE, [("score", score.into())])}</span> }
        });
        view! { <dd>{lines} {score}</dd> }.into_any()
    };
    view! { <div><dt>{item.question.clone()}</dt>{answer}</div> }.into_any()
}
