//! Whoever sees to a point says how far it is, and what came of it.

use domain::ids::PointId;
use domain::improvement::{PointField, PointStatus, Progress, RESULT_CHARACTERS};
use leptos::prelude::*;
use server::access::{PointParty, point_party};
use server::form::Filled;
use server::improvement::{Changing, OwnedPoint, tell_progress};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form, WRITER};
use crate::form::draft::{self, Draft, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::staff::improvements::MINE;
use crate::staff::improvements::faults::in_words;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

/// The code of the form.
pub const PROGRESS: &str = "point-move";

/// The field that says on which version of the point it builds.
const REVISION: &str = "revision";

/// The key under which the form keeps what was typed.
fn form_name(id: PointId) -> String {
    format!("improvement-progress:{id}")
}

/// Whoever sees to the point that these fields are about, with the page around.
async fn telling(fields: &Fields) -> Result<(Room, PointParty), Elsewhere> {
    let room = room().await?;
    let id: PointId = fields.get("point").parse().map_err(|_| Elsewhere::NotFound)?;
    let party = point_party(&room.program, &room.viewer, id).await?;
    if party.owns() { Ok((room, party)) } else { Err(Elsewhere::NotFound) }
}

/// Where it belongs while it is written.
pub async fn progress_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let (_, party) = telling(fields).await?;
    let form = form_name(party.point());
    Ok(Place { form, page: MINE.to_owned(), fields: &["status", "result", REVISION], keeps_nothing: false })
}

/// What stands in the form of one point.
pub struct BeingTold {
    pub filling: Filling,
    draft: Draft,
}

impl BeingTold {
    /// What came back with faults, or waits to be sent, or else what is stored.
    pub async fn of(point: &OwnedPoint) -> Result<Self, Elsewhere> {
        let (typed, draft) = draft::typed(&form_name(point.id)).await?;
        let stored = [
            (PointField::Status.code().to_owned(), point.text.status.code().to_owned()),
            (PointField::Result.code().to_owned(), point.text.result.clone()),
        ];
        Ok(Self { filling: Filling::of(typed, stored), draft })
    }
}

/// The form of one point. Its fields have its id behind theirs, since a page has several.
pub fn form_of(room: &Room, point: &OwnedPoint, told: &BeingTold) -> AnyView {
    let BeingTold { filling, draft } = told;
    let id = point.id.to_string();
    let form = format!("progress-form-{id}");
    let line =
        DraftLine { wording: room.wording, form: &form, kind: PROGRESS, draft, signed_out: key::REPORT_SIGNED_OUT };
    let apart = |field: PointField| Some(id.as_str()).filter(|_| filling.fault(field.code()).is_none());
    let revision = match filling.get(REVISION) {
        typed if typed.is_empty() => point.revision.to_string(),
        typed => typed,
    };
    let said = |one: PointStatus| (one.code().to_owned(), room.wording.code("point-status", one.code()));
    let choose = (String::new(), room.text(key::STAFF_CHOOSE));
    let statuses = std::iter::once(choose).chain(Progress::statuses().map(said)).collect();
    let status = filling
        .field(PointField::Status.code(), room.text(key::IMPROVEMENT_STATUS))
        .select(statuses)
        .apart(apart(PointField::Status));
    let result = filling
        .field(PointField::Result.code(), room.text(key::IMPROVEMENT_RESULT))
        .text(3)
        .counted(RESULT_CHARACTERS)
        .apart(apart(PointField::Result))
        .hint(room.text(key::IMPROVEMENT_RESULT_HINT));
    view! {
        <form id=form.clone() class="form" novalidate=true autocomplete="off" method="post" action=PointMove::PATH>
            {hidden("point", id.clone())}
            {hidden(REVISION, revision)}
            {hidden(WRITER, room.viewer.account().to_string())}
            {status.view()}
            {result.view()}
            {line.view()}
            <div class="actions">
                <button class="button quiet">{room.text(key::STAFF_SAVE)}</button>
                {line.discard()}
            </div>
        </form>
    }
    .into_any()
}

crate::form_functions!(PointMove);

/// Keeps it. Where somebody else saved the point meanwhile, what was typed stands beside what they saved.
#[server(prefix = "/_fn", endpoint = "point-move", input = Form)]
pub async fn point_move(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let mut fields = fields;
        let (room, party) = telling(&fields).await?;
        let name = form_name(party.point());
        let revision = fields.get(REVISION).parse().unwrap_or(-1);
        let faults = match tell_progress(&room.program, party, revision, fields.as_slice()).await? {
            Filled::Done(Changing::Kept) => {
                form::forget(&name).await?;
                draft::forget(&name).await?;
                form::say("good", room.text(key::STAFF_SAVED)).await?;
                return Ok(MINE.to_owned());
            }
            Filled::Done(Changing::ChangedMeanwhile) => {
                // Sent again it builds on what the page shows then.
                fields.0.retain(|(name, _)| name != REVISION);
                vec![(PointField::Status.code().to_owned(), room.text(key::IMPROVEMENT_READ_AGAIN))]
            }
            Filled::Faulty(found) => in_words(&room, &found),
        };
        form::keep(&name, &Typed { fields, faults }).await?;
        Ok(MINE.to_owned())
    })
    .await
}
