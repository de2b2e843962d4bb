//! One point: its form, what leavers read of it, and both versions where somebody else saved it too.

use domain::improvement::{Evidence, ImprovementPoint, PointField};
use leptos::prelude::*;
use server::access::point_party;
use server::improvement::{Comment, Point, comments, one};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::Fields;
use crate::form::draft::{self, Place};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::improvements::actions::{PointPublish, PointSave, PointWithdraw};
use crate::staff::improvements::comments::{BeingTyped, section};
use crate::staff::improvements::evidence::Ways;
use crate::staff::improvements::point_form::{FIELDS, Offered, form_of, label, words};
use crate::staff::improvements::{TAB, first_line, status, writing};
use crate::staff::parts::{Filling, Tick, fact, hidden};
use crate::staff::room::Room;
use crate::staff::two_versions::{self, Names, Versions};

/// The key under which a point's form keeps what was typed.
pub fn form_name(id: &str) -> String {
    format!("improvement:{id}")
}

/// The code of a point's form.
pub const POINT: &str = "point";

/// Where a point belongs that is being written.
pub async fn point_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let writing = writing().await?;
    let id = fields.get("point");
    if !id.is_empty() {
        one(&writing.room.program, &writing.writer, id.parse().map_err(|_| Elsewhere::NotFound)?).await?;
    }
    Ok(Place { form: form_name(id), page: TAB.to_owned(), fields: FIELDS, keeps_nothing: false })
}

/// The key of the form that publishes.
pub fn publish_form(id: &str) -> String {
    format!("improvement-publish:{id}")
}

/// `/staff/improvements/new`.
pub fn new_page() -> AnyView {
    page(|| async {
        let writing = writing().await?;
        let room = &writing.room;
        let (typed, draft) = draft::typed(&form_name("")).await?;
        let filling = upon(Filling::of(typed, Vec::new()), from_release());
        let offered = Offered::to(&writing).await?;
        let title = room.text(key::IMPROVEMENT_NEW);
        let content = view! {
            {back(room)}
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            {form_of(room, &filling, &offered, None, &draft)}
        };
        room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// The figure that the page of a release names when it leads here: `?release=2026-H1/1&figure=…`, and perhaps
/// `&category=…`.
fn from_release() -> Option<Evidence> {
    let evidence = Evidence::of(&context::query_value("release")?, &context::query_value("figure")?).ok()?;
    match context::query_value("category") {
        Some(category) => evidence.with_category(&category).ok(),
        None => Some(evidence),
    }
}

/// The form with that figure, unless it is shown again with faults.
fn upon(mut filling: Filling, evidence: Option<Evidence>) -> Filling {
    let evidence = evidence.filter(|_| !filling.has_faults());
    if let Some(evidence) = evidence {
        let fields = &mut filling.0.fields.0;
        fields.retain(|(name, _)| name != PointField::Evidence.code());
        fields.push((PointField::Evidence.code().to_owned(), evidence.to_string()));
    }
    filling
}

/// `/staff/improvements/{id}`.
pub fn point_page() -> AnyView {
    page(|| async {
        let writing = writing().await?;
        let room = &writing.room;
        let point = one(&room.program, &writing.writer, context::id("id")?).await?;
        let (kept, draft) = draft::typed(&form_name(&point.id.to_string())).await?;
        let offered = Offered::to(&writing).await?;
        let typed = kept.as_ref().filter(|_| two_versions::is_changed(kept.as_ref()));
        if let Some((typed, both)) = typed.and_then(|typed| Some((typed, versions(room, &offered, &point, typed)?))) {
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
        let party = point_party(&room.program, &room.viewer, point.id).await?;
        let (told, comment) = (comments(&room.program, party).await?, BeingTyped::of(point.id).await?);
        let ways = Ways::of(room).await?;
        let all = filling.and(&publish).and(&comment.filling);
        // Of when it was proposed only the week is known.
        let by_adviser = point.proposed_in.map(|at| {
            let monday = room.full_day(room.calendar.local_date(at));
            room.with(key::IMPROVEMENT_BY_ADVISER, [("monday", monday.into())])
        });
        let by = point.by.clone().or(by_adviser);
        let title = first_line(&point.text.what);
        // Of a proposal that nobody has touched the day is not known.
        let saved = (point.proposed_in != Some(point.saved_at)).then(|| room.moment(point.saved_at));
        let content = view! {
            {back(room)}
            {all.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <dl class="facts">
                {fact(room.text(key::IMPROVEMENT_BY), by)}
                {fact(room.text(key::IMPROVEMENT_SAVED), saved)}
                {ways.fact(room, &point.text)}
            </dl>
            <p>{status(room, point.text.status)}</p>
            {form_of(room, &filling, &offered, Some(&point), &draft)}
            {commented(room, &point, &told, &comment)}
            {for_leavers(room, &point, &publish)}
        };
        room.page_with_islands(TAB, room.title(title, all.has_faults()), content).await
    })
}

/// Both versions, where they differ.
fn versions(room: &Room, offered: &Offered, point: &Point, typed: &Typed) -> Option<AnyView> {
    let versions = Versions {
        room,
        action: PointSave::PATH,
        along: vec![("point", point.id.to_string()), ("revision", point.revision.to_string())],
        typed,
        saved: point.text.fields(),
        rows: None,
        names: Names {
            piece: &piece,
            label: &|piece| label(room, piece),
            words: &|field, value| words(room, offered, field, value),
        },
    };
    versions.view()
}

/// A name and whether it is somebody outside are one choice; so are a status and why it was declined.
fn piece(field: &str) -> String {
    match PointField::parse(field) {
        Some(PointField::Outside) => PointField::Owner.code(),
        Some(PointField::Declined) => PointField::Status.code(),
        _ => field,
    }
    .to_owned()
}

fn commented(room: &Room, point: &Point, told: &[Comment], typed: &BeingTyped) -> AnyView {
    view! {
        <section id="comments" aria-labelledby="comments-title">
            <h2 id="comments-title">{room.text(key::IMPROVEMENT_COMMENTS)}</h2>
            {section(room, point.id, told, typed, None)}
        </section>
    }
    .into_any()
}

fn back(room: &Room) -> AnyView {
    view! { <a class="back" href=TAB>{room.text(key::IMPROVEMENT_TITLE)}</a> }.into_any()
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
