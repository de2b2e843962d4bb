//! One point: its form, what leavers read of it, and both versions where somebody else saved it too.

use domain::improvement::{ImprovementPoint, OUTCOME_CHARACTERS, PointField, PointStatus, WHAT_CHARACTERS};
use leptos::prelude::*;
use server::improvement::{Point, one};
use server::unit::all as units_of;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, WRITER};
use crate::form::draft::{self, Draft, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::improvements::actions::{PointPublish, PointSave, PointWithdraw};
use crate::staff::improvements::{TAB, Writing, first_line, status, writing};
use crate::staff::parts::{Choices, Filling, Tick, fact, hidden};
use crate::staff::room::Room;
use crate::staff::two_versions::{self, Names, Versions};

/// The key under which a point's form keeps what was typed.
pub fn form_name(id: &str) -> String {
    format!("improvement:{id}")
}

/// The code of a point's form.
pub const POINT: &str = "point";

/// The id of the form, by which its island finds it.
const FORM: &str = "point-form";

/// The fields of a point that is being written, and what it builds on.
const FIELDS: &[&str] = &["what", "outcome_nl", "outcome_en", "owner", "status", "school", "revision"];

/// Where a point belongs that is being written.
pub async fn point_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let writing = writing().await?;
    let id = fields.get("point");
    if !id.is_empty() {
        one(&writing.room.program, &writing.writer, id.parse().map_err(|_| Elsewhere::NotFound)?).await?;
    }
    Ok(Place { form: form_name(id), page: TAB.to_owned(), fields: FIELDS })
}

/// The key of the form that publishes.
pub fn publish_form(id: &str) -> String {
    format!("improvement-publish:{id}")
}

/// The schools a writer may choose: values and words, the whole board first where it is theirs.
async fn schools(writing: &Writing) -> Result<Vec<(String, String)>, Elsewhere> {
    let room = &writing.room;
    let units = units_of(room.program.store().read(), room.viewer.board()).await?;
    let board = writing.writer.reaches(None).then(|| (String::new(), room.text(key::IMPROVEMENT_WHOLE_BOARD)));
    let schools = units.into_iter().filter(|unit| unit.school.is_none() && writing.writer.reaches(Some(unit.id)));
    Ok(board.into_iter().chain(schools.map(|unit| (unit.id.to_string(), unit.name))).collect())
}

/// `/staff/improvements/new`.
pub fn new_page() -> AnyView {
    page(|| async {
        let writing = writing().await?;
        let room = &writing.room;
        let (typed, draft) = draft::typed(&form_name("")).await?;
        let filling = Filling::of(typed, Vec::new());
        let schools = schools(&writing).await?;
        let title = room.text(key::IMPROVEMENT_NEW);
        let content = view! {
            {back(room)}
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            {form_of(room, &filling, &schools, None, &draft)}
        };
        room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// `/staff/improvements/{id}`.
pub fn point_page() -> AnyView {
    page(|| async {
        let writing = writing().await?;
        let room = &writing.room;
        let point = one(&room.program, &writing.writer, context::id("id")?).await?;
        let (kept, draft) = draft::typed(&form_name(&point.id.to_string())).await?;
        let schools = schools(&writing).await?;
        let typed = kept.as_ref().filter(|_| two_versions::is_changed(kept.as_ref()));
        if let Some((typed, both)) = typed.and_then(|typed| Some((typed, versions(room, &schools, &point, typed)?))) {
            let filling = Filling(typed.clone());
            let title = room.text(key::IMPROVEMENT_VERSIONS_TITLE);
            let content = view! {
                {back(room)}
                {filling.summary(room.wording)}
                <h1>{title.clone()}</h1>
                {both}
            };
            return room.page(TAB, room.title(title, filling.has_faults()), content).await;
        }
        let kept = kept.filter(|typed| !two_versions::is_changed(Some(typed)));
        let filling = Filling::of(kept, point.text.fields());
        let publish = Filling(form::kept(&publish_form(&point.id.to_string())).await?.unwrap_or_default());
        let all = filling.and(&publish);
        let title = first_line(&point.text.what);
        let saved = room.moment(point.saved_at);
        let content = view! {
            {back(room)}
            {all.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <dl class="facts">
                {fact(room.text(key::IMPROVEMENT_BY), point.by.clone())}
                {fact(room.text(key::IMPROVEMENT_SAVED), Some(saved))}
            </dl>
            <p>{status(room, point.text.status)}</p>
            {form_of(room, &filling, &schools, Some(&point), &draft)}
            {for_leavers(room, &point, &publish)}
        };
        room.page_with_islands(TAB, room.title(title, all.has_faults()), content).await
    })
}

/// Both versions, where they differ.
fn versions(room: &Room, schools: &[(String, String)], point: &Point, typed: &Typed) -> Option<AnyView> {
    let versions = Versions {
        room,
        action: PointSave::PATH,
        along: vec![("point", point.id.to_string()), ("revision", point.revision.to_string())],
        typed,
        saved: point.text.fields(),
        rows: None,
        names: Names {
            piece: &str::to_owned,
            label: &|piece| label(room, piece),
            words: &|field, value| words(room, schools, field, value),
        },
    };
    versions.view()
}

fn back(room: &Room) -> AnyView {
    view! { <a class="back" href=TAB>{room.text(key::IMPROVEMENT_TITLE)}</a> }.into_any()
}

/// What the form calls this box.
pub fn label(room: &Room, field: &str) -> String {
    room.text(match PointField::parse(field) {
        Some(PointField::OutcomeNl) => key::IMPROVEMENT_OUTCOME_NL,
        Some(PointField::OutcomeEn) => key::IMPROVEMENT_OUTCOME_EN,
        Some(PointField::Owner) => key::IMPROVEMENT_OWNER,
        Some(PointField::Status) => key::IMPROVEMENT_STATUS,
        Some(PointField::School) => key::IMPROVEMENT_SCHOOL,
        Some(PointField::What) | None => key::IMPROVEMENT_WHAT,
    })
}

/// A value as it is read.
fn words(room: &Room, schools: &[(String, String)], field: &str, value: &str) -> String {
    match PointField::parse(field) {
        Some(PointField::Status) if PointStatus::parse(value).is_some() => room.wording.code("point-status", value),
        Some(PointField::School) => {
            schools.iter().find(|(id, _)| id == value).map(|(_, name)| name.clone()).unwrap_or_default()
        }
        _ => value.to_owned(),
    }
}

fn form_of(
    room: &Room,
    filling: &Filling,
    schools: &[(String, String)],
    point: Option<&Point>,
    draft: &Draft,
) -> AnyView {
    let line = DraftLine { wording: room.wording, form: FORM, kind: POINT, draft, signed_out: key::REPORT_SIGNED_OUT };
    let field = |of: PointField| filling.field(of.code(), label(room, of.code()));
    let along = point.map(|point| {
        let at = match filling.get("revision") {
            typed if typed.is_empty() => point.revision.to_string(),
            typed => typed,
        };
        view! { {hidden("point", point.id.to_string())} {hidden("revision", at)} }
    });
    let statuses = Choices {
        legend: label(room, PointField::Status.code()),
        name: PointField::Status.code().to_owned(),
        hint: None,
        several: false,
        options: PointStatus::ALL
            .iter()
            .map(|one| (one.code().to_owned(), room.wording.code("point-status", one.code())))
            .collect(),
        chosen: vec![filling.get(PointField::Status.code())],
        fault: filling.fault(PointField::Status.code()),
    };
    let outcome = |of: PointField| field(of).text(3).counted(OUTCOME_CHARACTERS).view();
    view! {
        <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=PointSave::PATH>
            {along}
            {hidden(WRITER, room.viewer.account().to_string())}
            {field(PointField::What).text(5).counted(WHAT_CHARACTERS).hint(room.text(key::IMPROVEMENT_WHAT_HINT)).view()}
            <div class="notice warn" id="nobody"><p>{room.text(key::IMPROVEMENT_NOBODY)}</p></div>
            <fieldset>
                <legend>{room.text(key::IMPROVEMENT_OUTCOME)}</legend>
                <p class="hint">{room.text(key::IMPROVEMENT_OUTCOME_HINT)}</p>
                <div class="fields">{outcome(PointField::OutcomeNl)} {outcome(PointField::OutcomeEn)}</div>
            </fieldset>
            <div class="fields">
                {field(PointField::Owner).autocomplete("off").hint(room.text(key::IMPROVEMENT_OWNER_HINT)).view()}
                {field(PointField::School).select(schools.to_vec()).hint(room.text(key::IMPROVEMENT_SCHOOL_HINT)).view()}
            </div>
            {statuses.view()}
            {line.view()}
            <div class="actions">
                <button class="button">{room.text(key::STAFF_SAVE)}</button>
                {line.discard()}
            </div>
        </form>
    }
    .into_any()
}

/// What leavers read of it: nothing yet, with the way to publish; or the words, with the way back.
fn for_leavers(room: &Room, point: &Point, filling: &Filling) -> AnyView {
    let ImprovementPoint { outcome_nl, outcome_en, .. } = &point.text;
    let who = match &point.school {
        Some(school) => room.with(key::IMPROVEMENT_WHO_SCHOOL, [("school", school.clone().into())]),
        None => room.text(key::IMPROVEMENT_WHO_BOARD),
    };
    let id = || hidden("point", point.id.to_string());
    let act = match point.published_at {
        Some(at) => view! {
            <p>{room.with(key::IMPROVEMENT_PUBLISHED_SINCE, [("day", room.full_day(room.calendar.local_date(at)).into()), ("who", who.into())])}</p>
            <blockquote lang="nl"><p>{outcome_nl.clone()}</p></blockquote>
            <blockquote lang="en"><p>{outcome_en.clone()}</p></blockquote>
            <form method="post" action=PointWithdraw::PATH>
                {id()}
                <div class="actions"><button class="button quiet">{room.text(key::IMPROVEMENT_WITHDRAW)}</button></div>
            </form>
        }
        .into_any(),
        None => {
            let fault = filling.fault("sure");
            let sure = Tick {
                id: "sure".to_owned(),
                name: "sure",
                words: room.with(key::IMPROVEMENT_PUBLISH_TICK, [("who", who.into())]),
                small: None,
                is_ticked: false,
                fault,
            };
            view! {
                <p>{room.text(key::IMPROVEMENT_UNPUBLISHED)}</p>
                <form class="form" novalidate=true method="post" action=PointPublish::PATH>
                    {id()}
                    {hidden("revision", point.revision.to_string())}
                    {sure.view()}
                    <div class="actions"><button class="button">{room.text(key::IMPROVEMENT_PUBLISH)}</button></div>
                </form>
            }
            .into_any()
        }
    };
    view! {
        <section id="leavers" aria-labelledby="leavers-title">
            <h2 id="leavers-title">{room.text(key::IMPROVEMENT_FOR_LEAVERS)}</h2>
            {act}
        </section>
    }
    .into_any()
}
