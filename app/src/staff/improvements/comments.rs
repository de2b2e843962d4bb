//! What those who write points and whoever sees to one say of it to each other.

use domain::ids::PointId;
use leptos::prelude::*;
use server::access::{point_party, point_writer};
use server::improvement::{Comment, Commenting, add_comment};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::improvements::{MINE, TAB, faults};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

/// The key under which the form keeps what was typed.
fn form_name(id: PointId) -> String {
    format!("improvement-comment:{id}")
}

/// What was typed in the form of this point, and came back.
pub async fn typed(id: PointId) -> Result<Filling, Elsewhere> {
    Ok(Filling(form::kept(&form_name(id)).await?.unwrap_or_default()))
}

/// The comments of a point, with the form. `apart`: where a page has several points, what tells this one's form apart.
pub fn section(room: &Room, id: PointId, comments: &[Comment], filling: &Filling, apart: Option<&str>) -> AnyView {
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
    let field = filling
        .field("comment", room.text(key::IMPROVEMENT_COMMENT))
        .text(3)
        .apart(apart)
        .hint(room.text(key::IMPROVEMENT_COMMENT_HINT));
    view! {
        {list}
        <form class="form" novalidate=true autocomplete="off" method="post" action=PointComment::PATH>
            {hidden("point", id.to_string())}
            {field.view()}
            <div class="actions"><button class="button quiet">{room.text(key::IMPROVEMENT_COMMENT_ADD)}</button></div>
        </form>
    }
    .into_any()
}

crate::form_functions!(PointComment);

/// Adds a comment.
#[server(prefix = "/_fn", endpoint = "point-comment", input = Form)]
pub async fn point_comment(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let id: PointId = fields.get("point").parse().map_err(|_| Elsewhere::NotFound)?;
        let party = point_party(&room.program, &room.viewer, id).await?;
        match add_comment(&room.program, party, fields.get("comment")).await? {
            Commenting::Added => {
                form::forget(&form_name(id)).await?;
                form::say("good", room.text(key::IMPROVEMENT_COMMENT_ADDED)).await?;
            }
            Commenting::Fault(fault) => {
                let faults = vec![("comment".to_owned(), faults::of_comment(&room, &fault))];
                form::keep(&form_name(id), &Typed { fields, faults }).await?;
            }
        }
        // A writer who also sees to the point comes back to where it is written.
        let writes = point_writer(&room.viewer).is_ok();
        Ok(if writes { format!("{TAB}/{id}") } else { MINE.to_owned() })
    })
    .await
}
