//! What those who write points and whoever sees to one say of it to each other.

use domain::ids::PointId;
use domain::improvement::COMMENT_CHARACTERS;
use leptos::prelude::*;
use server::access::{PointParty, point_party};
use server::improvement::{Comment, Commenting, add_comment};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form, WRITER};
use crate::form::draft::{self, Draft, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::staff::improvements::{MINE, TAB, faults};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

/// The code of the form.
pub const COMMENT: &str = "point-comment";

/// The key under which the form keeps what was typed.
fn form_name(id: PointId) -> String {
    format!("improvement-comment:{id}")
}

/// Whoever may say something of the point that these fields are about, with the page around.
async fn commenting(fields: &Fields) -> Result<(Room, PointParty), Elsewhere> {
    let room = room().await?;
    let id: PointId = fields.get("point").parse().map_err(|_| Elsewhere::NotFound)?;
    let party = point_party(&room.program, &room.viewer, id).await?;
    Ok((room, party))
}

/// Where the form stands: where the point is written for whoever writes this one, who may see to it besides.
fn place_of(party: PointParty) -> String {
    if party.writes() { format!("{TAB}/{}", party.point()) } else { MINE.to_owned() }
}

/// Where a comment belongs that is being written.
pub async fn comment_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let (_, party) = commenting(fields).await?;
    Ok(Place { form: form_name(party.point()), page: place_of(party), fields: &["comment"], keeps_nothing: false })
}

/// What is typed in the form of one point.
pub struct BeingTyped {
    pub filling: Filling,
    draft: Draft,
}

impl BeingTyped {
    /// What came back with faults, or waits to be sent.
    pub async fn of(id: PointId) -> Result<Self, Elsewhere> {
        let (typed, draft) = draft::typed(&form_name(id)).await?;
        Ok(Self { filling: Filling(typed.unwrap_or_default()), draft })
    }
}

/// The comments of a point, with the form. `apart`: where a page has several points, what tells this one's form apart.
pub fn section(room: &Room, id: PointId, comments: &[Comment], typed: &BeingTyped, apart: Option<&str>) -> AnyView {
    let said = |comment: &Comment| {
        let by = comment.by.clone().unwrap_or_else(|| room.text(key::IMPROVEMENT_COMMENT_BY_NOBODY));
        let at = room.moment(comment.at);
        let by = room.with(key::IMPROVEMENT_COMMENT_BY, [("by", by.into()), ("at", at.into())]);
        view! { <div><dt>{by}</dt><dd class="told">{comment.words.clone()}</dd></div> }
    };
    let list = if comments.is_empty() {
        view! { <p class="soft">{room.text(key::IMPROVEMENT_COMMENTS_NONE)}</p> }.into_any()
    } else {
        let said: Vec<_> = comments.iter().map(said).collect();
        view! { <dl class="answers">{said}</dl> }.into_any()
    };
    let BeingTyped { filling, draft } = typed;
    let form = format!("comment-form-{id}");
    let line =
        DraftLine { wording: room.wording, form: &form, kind: COMMENT, draft, signed_out: key::REPORT_SIGNED_OUT };
    let field = filling
        .field("comment", room.text(key::IMPROVEMENT_COMMENT))
        .text(3)
        .counted(COMMENT_CHARACTERS)
        .apart(apart.filter(|_| filling.fault("comment").is_none()))
        .hint(room.text(key::IMPROVEMENT_COMMENT_HINT));
    view! {
        {list}
        <form id=form.clone() class="form" novalidate=true autocomplete="off" method="post" action=PointComment::PATH>
            {hidden("point", id.to_string())}
            {hidden(WRITER, room.viewer.account().to_string())}
            {field.view()}
            {line.view()}
            <div class="actions">
                <button class="button quiet">{room.text(key::IMPROVEMENT_COMMENT_ADD)}</button>
                {line.discard()}
            </div>
        </form>
    }
    .into_any()
}

crate::form_functions!(PointComment);

/// Adds a comment.
#[server(prefix = "/_fn", endpoint = "point-comment", input = Form)]
pub async fn point_comment(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (room, party) = commenting(&fields).await?;
        let name = form_name(party.point());
        match add_comment(&room.program, party, fields.get("comment")).await? {
            Commenting::Added => {
                form::forget(&name).await?;
                draft::forget(&name).await?;
                form::say("good", room.text(key::IMPROVEMENT_COMMENT_ADDED)).await?;
            }
            Commenting::Fault(fault) => {
                let faults = vec![("comment".to_owned(), faults::of_comment(&room, &fault))];
                form::keep(&name, &Typed { fields, faults }).await?;
            }
        }
        Ok(place_of(party))
    })
    .await
}
