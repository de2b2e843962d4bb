//! What a leader asks HR and the board after their own talk, while it is written: it waits in the session until it is
//! sent or thrown away.

use domain::ids::DepartureId;
use domain::talk::Formality;
use domain::task::REQUEST_CHARACTERS;
use leptos::prelude::*;
use server::access::RecordViewer;
use server::departure::record::{Record, TalkView};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, WRITER};
use crate::form::draft::{self, Draft, Place};
use crate::form::draft_line::DraftLine;
use crate::staff::departure::proofs::{acting, host_of};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address};

/// The code of the form, and the name of its field.
pub const ASKED: &str = "asked";

/// The id of the form, by which its island finds it.
pub const FORM: &str = "held-form";

/// The key under which it waits.
fn name(id: DepartureId) -> String {
    format!("asked:{id}")
}

/// Where it belongs while it is written.
pub async fn asked_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let acting = acting(fields.clone()).await?;
    acting.host()?;
    let page = format!("{}?do=held#do-held", record_address(acting.id));
    Ok(Place { form: name(acting.id), page, fields: &[ASKED], keeps_nothing: false })
}

/// The talk after which this viewer may ask something, until it was held.
pub fn may_ask(viewer: &RecordViewer, found: &Record) -> bool {
    let asks = |talk: &&TalkView| talk.mine && !talk.dropped;
    let talk = found.talks.iter().find(asks).filter(|_| host_of(viewer).is_ok());
    talk.is_some_and(|talk| talk.formality == Formality::Informal && talk.held_on.is_none())
}

/// What waits of it.
pub async fn waiting(found: &Record) -> Result<Draft, Elsewhere> {
    draft::of(&name(found.id)).await
}

/// It was sent.
pub async fn forget(id: DepartureId) -> Result<(), Elsewhere> {
    draft::forget(&name(id)).await
}

/// The field, and what stands in its form about it; and the button that throws it away.
pub fn field(room: &Room, filling: &Filling, draft: &Draft) -> (AnyView, AnyView) {
    let line = DraftLine { wording: room.wording, form: FORM, kind: ASKED, draft, signed_out: key::REPORT_SIGNED_OUT };
    let field = filling.field(ASKED, room.text(key::TASK_ASK)).text(3).hint(room.text(key::TASK_ASK_HINT));
    let view = view! {
        {hidden(WRITER, room.viewer.account().to_string())}
        {field.counted(REQUEST_CHARACTERS).view()}
        {line.view()}
    };
    (view.into_any(), line.discard())
}
