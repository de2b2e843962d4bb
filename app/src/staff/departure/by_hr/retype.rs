//! HR changes how somebody leaves: a page of its own that says what would be another, before it is saved.

use domain::course::{Asking, PlanChange};
use domain::departure_form::Field as Code;
use domain::ids::DepartureId;
use domain::route::NotBefore;
use domain::waiting::WaitingStep;
use leptos::prelude::*;
use server::access::record_viewer;
use server::departure::edit::{TYPE_FIELDS, form as stored_form};
use server::departure::retype::{Previewing, TypePreview, preview_type};
use server::departure::waiting::{self, ask};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::departure::by_hr::waiting::told;
use crate::staff::departure::proofs::acting;
use crate::staff::departure::registration::{faults, fields, special};
use crate::staff::organisation::rules::words::talks;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address, room};

/// The hidden field that says what was looked at.
const LOOKED: &str = "looked";

/// The address of this page for a departure.
pub fn address(id: DepartureId) -> String {
    format!("{}/type", record_address(id))
}

fn form_name(id: DepartureId) -> String {
    format!("type:{id}")
}

/// `/staff/departures/{id}/type`: the form, and below it what would be another once somebody looked.
pub fn type_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let coordinator = record_viewer(&room.program, &room.viewer, id).await?.coordinator()?;
        let stored = stored_form(&room.program, &coordinator).await?;
        if stored.over {
            form::say("warn", room.text(key::STAFF_OVER)).await?;
            return Err(Elsewhere::Go(record_address(id)));
        }
        let kept = form::kept(&form_name(id)).await?;
        let looks = kept.as_ref().is_some_and(|typed| typed.faults.is_empty());
        let filling = Filling::of(kept, stored.fields);
        let seen = if looks {
            preview_type(&room.program, &coordinator, filling.0.fields.as_slice()).await?
        } else {
            Previewing::Over
        };
        let seen = match seen {
            Previewing::Seen(seen) => Some(seen),
            Previewing::Faults(_) | Previewing::Over => None,
        };
        let kind = filling
            .field("departure_type", room.wording.code("field", Code::DepartureType.code()))
            .select(fields::types(&room));
        let may_save = seen.as_ref().is_some_and(|seen| seen.before != seen.after || !seen.changes.is_empty());
        let looked = may_save.then(|| hidden(LOOKED, asked(&filling.0.fields)));
        let words = room.text(if may_save { key::TYPE_SAVE } else { key::TYPE_LOOK });
        let title = room.text(key::STAFF_TYPE_TITLE);
        let content = view! {
            <a class="back" href=record_address(id)>{room.text(key::STAFF_RECORD)}</a>
            {faults::summary(room.wording, &filling)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::STAFF_TYPE_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=DepartureType::PATH>
                {hidden("departure", id.to_string())}
                {kind.view()}
                {special::fieldset(&room, &filling, None)}
                {seen.map(|seen| changes(&room, &seen))}
                {looked}
                <div class="actions">
                    <button class="button">{words}</button>
                    <a class="button quiet" href=record_address(id)>{room.text(key::TYPE_LEAVE)}</a>
                </div>
            </form>
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// What was asked for, as one text: what is saved is what was looked at, and nothing else.
fn asked(fields: &Fields) -> String {
    let is_asked = |name: &str| TYPE_FIELDS.iter().any(|code| code.code() == name);
    let mut values: Vec<String> = fields
        .as_slice()
        .iter()
        .filter(|(name, value)| is_asked(name) && !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    values.sort();
    values.join(" ")
}

fn changes(room: &Room, seen: &TypePreview) -> AnyView {
    let kind = |kind: domain::departure::DepartureType| room.wording.code("type", kind.code());
    let lead = room.with(key::TYPE_FROM_TO, [("before", kind(seen.before).into()), ("after", kind(seen.after).into())]);
    let mails = (seen.mails > 0).then(|| room.with(key::TYPE_MAILS_TAKEN_BACK, [("count", seen.mails.into())]));
    let lines: Vec<_> = seen
        .changes
        .iter()
        .flat_map(|change| in_words(room, change))
        .chain(mails)
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let lines = if lines.is_empty() {
        view! { <p>{room.text(key::TYPE_NOTHING)}</p> }.into_any()
    } else {
        view! { <ul>{lines}</ul> }.into_any()
    };
    view! {
        <section id="changes" aria-labelledby="changes-title">
            <h2 id="changes-title">{room.text(key::TYPE_CHANGES)}</h2>
            <p>{lead}</p>
            {lines}
        </section>
    }
    .into_any()
}

/// Each change as a sentence, or as one for each talk.
fn in_words(room: &Room, change: &PlanChange) -> Vec<String> {
    let variant = |variant: domain::questionnaire::Variant| room.wording.code("variant", variant.code());
    vec![match change {
        PlanChange::Stops => room.text(key::TYPE_STOPS),
        PlanChange::Begins => room.text(key::TYPE_BEGINS),
        PlanChange::CalledOff(starts) => room.with(key::TYPE_CALLED_OFF, [("when", room.moment(*starts).into())]),
        PlanChange::Talks(due) => return talks(room, due),
        PlanChange::Asking(Asking::Questionnaire(one)) => {
            room.with(key::TYPE_QUESTIONNAIRE, [("variant", variant(*one).into())])
        }
        PlanChange::Asking(Asking::WhetherWanted(_)) => room.text(key::TYPE_WHETHER_WANTED),
        PlanChange::Asking(Asking::Nothing) => room.text(key::TYPE_NO_QUESTIONNAIRE),
        PlanChange::Opens(NotBefore::Open) => room.text(key::TYPE_OPEN),
        PlanChange::Opens(NotBefore::From(day)) => room.with(key::TYPE_OPENS_ON, [("day", room.day(*day).into())]),
        PlanChange::Opens(NotBefore::WaitingFor(condition)) => {
            let what = room.wording.code("condition", condition.code());
            room.with(key::TYPE_WAITS_FOR, [("what", what.into())])
        }
        PlanChange::SpecialCourse(true) => room.text(key::TYPE_SPECIAL),
        PlanChange::SpecialCourse(false) => room.text(key::TYPE_NOT_SPECIAL),
        PlanChange::Guide(guide) => {
            room.with(key::TYPE_GUIDE, [("guide", room.wording.code("guide", guide.code()).into())])
        }
        PlanChange::Mails(_) => room.text(key::TYPE_TONE),
    }]
}

crate::form_functions!(DepartureType);

/// Has what was looked at wait its minute, and be saved then; shows first what it would change where nobody has looked
/// at this yet.
#[server(prefix = "/_fn", endpoint = "departure-type", input = Form)]
pub async fn departure_type(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let (id, wording) = (acting.id, acting.wording);
        if acting.fields.get(LOOKED) != asked(&acting.fields) {
            let (faults, place) = match preview_type(&acting.program, &coordinator, acting.fields.as_slice()).await? {
                Previewing::Seen(_) => (Vec::new(), "changes"),
                Previewing::Faults(found) => (faults::at_fields(wording, &found), "errors"),
                Previewing::Over => return acting.done("warn", wording.text(key::STAFF_OVER)).await,
            };
            form::keep(&form_name(id), &Typed { fields: acting.fields.clone(), faults }).await?;
            return Ok(format!("{}#{place}", address(id)));
        }
        let step = WaitingStep::ChangeType;
        match ask(&acting.program, &coordinator, step, acting.fields.as_slice()).await? {
            waiting::Asking::Faults(found) => {
                let faults = faults::at_fields(wording, &found);
                form::keep(&form_name(id), &Typed { fields: acting.fields.clone(), faults }).await?;
                Ok(format!("{}#errors", address(id)))
            }
            asking => told(&acting, step, asking).await,
        }
    })
    .await
}
