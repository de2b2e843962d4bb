//! HR opens answers and report with a reason, which the leaver is told.

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::departure::break_glass::{Opening, REASON_MAX, break_glass};
use server::departure::record::Record;
use wording::key;

use crate::components::{Field, TextArea, field_error};
use crate::context::Elsewhere;
use crate::fields::{Fields, Form, WRITER};
use crate::form::draft::{self, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::staff::departure::proofs::{acting, record_form};
use crate::staff::parts::{Filling, Tick, hidden, is_open};
use crate::staff::room::{Room, record_address};

/// The name of the fold, for what comes back with faults.
const FOLD: &str = "open-with-reason";

/// The code of the form for a reason.
pub const REASON: &str = "open-with-reason";

/// The id of the form, by which its island finds it.
const FORM: &str = "open-with-reason-form";

/// The key under which a reason waits that is being written.
fn draft_name(id: DepartureId) -> String {
    format!("open-with-reason:{id}")
}

/// Where a reason belongs that is being written.
pub async fn reason_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let acting = acting(fields.clone()).await?;
    acting.coordinator()?;
    let page = format!("{}?do={FOLD}#do-{FOLD}", record_address(acting.id));
    Ok(Place { form: draft_name(acting.id), page, fields: &["reason"], keeps_nothing: false })
}

/// The form that asks for a reason and a tick. A reason that was typed and not sent waits in it.
pub async fn fold(room: &Room, found: &Record, filling: &Filling) -> Result<AnyView, Elsewhere> {
    let draft = draft::of(&draft_name(found.id)).await?;
    let waiting = Filling(Typed { fields: draft.fields().clone(), faults: Vec::new() });
    let came_back = filling.get("fold") == FOLD;
    let open = is_open(filling, FOLD) || draft.is_there();
    let filling = if came_back { filling } else { &waiting };
    let line = DraftLine {
        wording: room.wording,
        form: FORM,
        kind: REASON,
        draft: &draft,
        signed_out: key::REPORT_SIGNED_OUT,
    };
    let name = || found.name.clone();
    let sure = Tick {
        id: "sure-open-with-reason".to_owned(),
        name: "sure",
        words: room.text(key::WITH_REASON_SURE),
        small: None,
        is_ticked: false,
        fault: filling.fault("sure-open-with-reason"),
    };
    let view = view! {
        <details class="fold grave" id="do-open-with-reason" open=open>
            <summary>{room.text(key::WITH_REASON_TITLE)}</summary>
            <form
                id=FORM
                class="form"
                novalidate=true
                autocomplete="off"
                method="post"
                action=OpenWithReason::PATH
                data-keeps="reason"
            >
                {hidden("departure", found.id.to_string())}
                {hidden(WRITER, room.viewer.account().to_string())}
                <p>{room.with(key::WITH_REASON_LEAD, [("name", name().into())])}</p>
                <p>{room.with(key::WITH_REASON_TOLD, [("name", name().into())])}</p>
                {reason(room, found, filling)}
                {line.view()}
                {sure.view()}
                <div class="actions">
                    <button class="button grave">{room.text(key::WITH_REASON_BUTTON)}</button>
                    {line.discard()}
                </div>
            </form>
        </details>
    };
    Ok(view.into_any())
}

fn reason(room: &Room, found: &Record, filling: &Filling) -> AnyView {
    let id = Field::id_of("reason");
    let fault = filling.fault("reason");
    let hint = format!("{id}-hint");
    let error = if fault.is_some() { format!(" {id}-error") } else { String::new() };
    let described_by = format!("{hint}{error} {id}-count");
    let area = TextArea {
        id: id.clone(),
        name: "reason".to_owned(),
        text: filling.get("reason"),
        rows: 3,
        described_by,
        is_invalid: fault.is_some(),
        max_characters: Some(REASON_MAX),
    };
    view! {
        <div class="field">
            <label for=id.clone()>{room.text(key::WITH_REASON_REASON)}</label>
            <p class="hint" id=hint>{room.with(key::WITH_REASON_REASON_HINT, [("name", found.name.clone().into())])}</p>
            {field_error(&id, fault.as_deref())}
            {area.view()}
            <p class="count" id=format!("{id}-count")></p>
        </div>
    }
    .into_any()
}

crate::form_functions!(OpenWithReason);

/// Opens answers and report to this coordinator for an hour. Asks them to show first that it is them, where they
/// did not just now; what was typed waits for them.
#[server(prefix = "/_fn", endpoint = "open-with-reason", input = Form)]
pub async fn open_with_reason(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        if let Some(faults) = acting.not_sure(FOLD) {
            return acting.wrong(FOLD, faults).await;
        }
        acting.fresh(FOLD).await?;
        let fault = |text: String| vec![("reason".to_owned(), text)];
        let (kind, words) = match break_glass(&acting.program, &coordinator, acting.fields.get("reason")).await? {
            Opening::ReasonMissing => {
                return acting.wrong(FOLD, fault(acting.wording.text(key::WITH_REASON_REASON_MISSING))).await;
            }
            Opening::ReasonTooLong => {
                let text = acting.wording.with(key::WITH_REASON_REASON_LONG, [("most", REASON_MAX.into())]);
                return acting.wrong(FOLD, fault(text)).await;
            }
            Opening::Opened { told: true } => ("good", key::WITH_REASON_DONE),
            Opening::Opened { told: false } => ("warn", key::WITH_REASON_DONE_UNTOLD),
            Opening::NothingBehind => ("warn", key::WITH_REASON_NOTHING),
        };
        form::forget(&record_form(acting.id)).await?;
        draft::forget(&draft_name(acting.id)).await?;
        acting.done(kind, acting.wording.text(words)).await
    })
    .await
}
