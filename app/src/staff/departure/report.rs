//! Writing the report of a formal talk, with the answers beside it.

pub mod boxes;
pub mod closed;
mod groups;
pub mod kept;
mod known;
mod rows;
pub mod save;
pub mod shown;
mod themes;
mod versions;

use domain::ids::DepartureId;
use domain::questionnaire::Names;
use domain::report::Report;
use leptos::prelude::*;
use server::access::record_viewer;
use server::departure::record::AnsweredItem;
use server::questionnaire::AnswersSeen;
use server::report::{ReportPage, open};
use wording::key;

use crate::page::page;
use crate::staff::day::TAB;
use crate::staff::departure::record::answers::answers_list;
use crate::staff::departure::report::boxes::Draft;
use crate::staff::departure::report::kept::form_name;
use crate::staff::departure::report::known::known;
use crate::staff::departure::talk::prediction;
use crate::staff::improvements::propose::invitation;
use crate::staff::parts::Filling;
use crate::staff::room::{Room, record_address, room};
use crate::{context, form};

/// The report as a form, or as it was closed.
pub fn report_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let adviser = record_viewer(&room.program, &room.viewer, id).await?.adviser()?;
        let found = open(&room.program, &adviser).await?;
        let found = ReportPage { name: room.leaver(&found.name), ..found };
        let kept = form::kept(&form_name(id)).await?;
        if found.finalised_at.is_some() {
            return closed::show(&room, id, &found).await;
        }
        if let Some(typed) = kept.as_ref().filter(|typed| typed.fields.ticked("changed")) {
            let mine = Report::read(typed.fields.as_slice()).0;
            if !mine.differences(&found.report).is_empty() {
                return versions::show(&room, id, &mine, &found, typed).await;
            }
        }
        let title = room.text(key::STAFF_REPORT_TITLE);
        let back = view! { <a class="back" href=record_address(id)>{found.name.clone()}</a> };
        let revision = match &kept {
            Some(typed) if !typed.fields.ticked("stale") && !typed.fields.ticked("changed") => {
                typed.fields.get("revision").to_owned()
            }
            _ => found.revision.to_string(),
        };
        let mine = kept.as_ref().map_or_else(|| found.report.clone(), |typed| Report::read(typed.fields.as_slice()).0);
        let filling = Filling::of(kept, Vec::new());
        let prediction = prediction::typed(id).await?;
        let first = found.predicts_first.then(|| {
            prediction::section(&room, id, &found.name, format!("{}/report", record_address(id)), &prediction)
        });
        let faults = filling.and(&prediction);
        // What was confirmed when the talk was marked held need not be said again.
        let mine = Report { way: mine.way.or(found.held_way), ..mine };
        let boxes = found.boxes.clone().with_filled(&mine);
        let form = Draft {
            id,
            report: &mine,
            boxes: &boxes,
            revision: &revision,
            is_held: found.held_on.is_some(),
            owners: &found.owners,
        };
        let content = view! {
            {back}
            {faults.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <nav class="jump" aria-label=room.text(key::STAFF_JUMP)>
                <ul>
                    <li><a href="#answers">{room.text(key::STAFF_JUMP_ANSWERS)}</a></li>
                    <li><a href="#report-form">{room.text(key::STAFF_JUMP_REPORT)}</a></li>
                </ul>
            </nav>
            <div class="report">
                {beside(&room, &found, first)}
                <div>
                    {known(&room, &found)}
                    {boxes::form(&room, &form, &filling)}
                    {found.held_on.and_then(|_| invitation(&room))}
                </div>
            </div>
        };
        room.page_with_islands(TAB, room.title(title, faults.has_faults()), content).await
    })
}

fn beside(room: &Room, found: &ReportPage, prediction: Option<AnyView>) -> AnyView {
    let notes = (!found.notes.is_empty()).then(|| {
        view! {
            <section>
                <h2>{room.text(key::STAFF_NOTES_YOURS)}</h2>
                <dl class="answers"><div><dt class="visually-hidden">{room.text(key::STAFF_NOTES)}</dt><dd class="told">{found.notes.clone()}</dd></div></dl>
            </section>
        }
    });
    let answers = found.answers.as_ref().map_or_else(
        || view! { <p class="soft">{room.text(key::STAFF_ANSWERS_NONE)}</p> }.into_any(),
        |seen| answers_list(room, &items_of(room, seen)),
    );
    if let Some(prediction) = prediction {
        return view! { <aside class="beside" tabindex="0" aria-labelledby="prediction-title">{prediction} {notes}</aside> }
            .into_any();
    }
    // Beside the form the answers stand open; where they stand above it, they fold (`style/report.css`).
    view! {
        <aside class="beside" id="answers" tabindex="0" aria-labelledby="beside-title">
            <section>
                <h2 id="beside-title">{room.text(key::STAFF_ANSWERS_TITLE)}</h2>
                <details class="fold beside-fold">
                    <summary>{room.text(key::REPORT_ANSWERS_SHOW)}</summary>
                    {answers}
                </details>
            </section>
            {notes}
        </aside>
    }
    .into_any()
}

/// The answers in words, in the viewer's language.
fn items_of(room: &Room, seen: &AnswersSeen) -> Vec<AnsweredItem> {
    let language = room.wording.language();
    let names = Names { organisation: &room.organisation.name, sector: room.organisation.sector };
    let submitted = &seen.submitted;
    seen.questionnaire
        .shown(submitted.variant(), submitted.service_band(), submitted.answers())
        .into_iter()
        .map(|item| {
            let answer = submitted.answers().get(item.key.as_str());
            let theme = seen.questionnaire.theme(item.theme.as_str());
            AnsweredItem {
                theme: theme.map(|theme| theme.title.text(language, &names)).unwrap_or_default(),
                question: item.text(submitted.variant()).text(language, &names),
                answer: answer.map(|answer| item.in_words(answer, language, &names)).unwrap_or_default(),
                score: None,
            }
        })
        .collect()
}
