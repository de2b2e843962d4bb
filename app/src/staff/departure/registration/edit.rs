//! HR corrects what was registered.

use domain::departure::{Condition, DepartureType, OptionalFacts};
use domain::departure_form::{Field as Code, NO_LEADER};
use domain::ids::DepartureId;
use leptos::prelude::*;
use server::access::record_viewer;
use server::departure::edit::{EditForm, Editing, edit, form as stored_form};
use server::departure::register::{Choices, choices};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::departure::proofs::acting;
use crate::staff::departure::registration::special::Registered;
use crate::staff::departure::registration::{faults, fields, new};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address, room};

/// Fields that a form leaves out where the answer is no.
const YES_OR_NO: &[Code] = &[
    Code::Foreseen,
    Code::DirectorOrHr,
    Code::ReconsiderStated,
    Code::ConditionConfirmed,
    Code::QuestionnaireSwitchedOn,
];

fn form_name(id: DepartureId) -> String {
    format!("departure-edit:{id}")
}

/// The departure as a form.
pub fn edit_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let record = record_viewer(&room.program, &room.viewer, id).await?;
        let coordinator = record.coordinator()?;
        let stored = stored_form(&room.program, &coordinator).await?;
        if stored.over {
            form::say("warn", room.text(key::STAFF_OVER)).await?;
            return Err(Elsewhere::Go(record_address(id)));
        }
        let offered = choices(&room.program, &room.viewer.coordinator()?).await?;
        let kept = form::kept(&form_name(id)).await?;
        let changed = kept.as_ref().is_some_and(|typed| typed.fields.ticked("changed"));
        let theirs = changed.then(|| differences(&room, kept.as_ref(), &stored, &offered));
        // What was typed over an older revision is posted over the one that is shown beside it.
        let revision = match &kept {
            Some(typed) if !changed => typed.fields.get("revision").to_owned(),
            _ => stored.revision.to_string(),
        };
        let registered = registered(id, &stored);
        let filling = Filling::of(kept, stored.fields);
        let title = room.text(key::STAFF_EDIT_TITLE);
        let content = view! {
            <a class="back" href=record_address(id)>{filling_name(&filling, &room)}</a>
            {faults::summary(room.wording, &filling)}
            <h1>{title.clone()}</h1>
            {theirs}
            <form class="form" novalidate=true method="post" action=DepartureEdit::PATH>
                {hidden("departure", id.to_string())}
                {hidden("revision", revision)}
                {fields::fieldsets(&room, &filling, &offered, registered.as_ref())}
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_SAVE)}</button>
                    <button class="button quiet" name="leave" value="yes">{room.text(key::STAFF_LEAVE_UNSAVED)}</button>
                </div>
            </form>
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// The departure type, which changes on a page of its own.
fn registered(id: DepartureId, stored: &EditForm) -> Option<Registered> {
    let code = stored.fields.iter().find(|(name, _)| name == Code::DepartureType.code()).map(|(_, code)| code);
    let departure_type = DepartureType::parse(code?)?;
    Some(Registered { departure_type, changed_at: format!("{}/type", record_address(id)) })
}

fn filling_name(filling: &Filling, room: &Room) -> String {
    let name = filling.get("name");
    if name.trim().is_empty() { room.text(key::STAFF_RECORD) } else { name }
}

/// What somebody else stored meanwhile, where it differs from what was typed.
fn differences(room: &Room, kept: Option<&Typed>, stored: &EditForm, offered: &Choices) -> AnyView {
    let of = |fields: &[(String, String)], code: Code| -> Vec<String> {
        let mut values: Vec<String> = fields
            .iter()
            .filter(|(name, value)| name == code.code() && !value.is_empty())
            .map(|(_, value)| as_stored(code, value))
            .filter(|value| !value.is_empty())
            .collect();
        if values.is_empty() && YES_OR_NO.contains(&code) {
            values.push("no".to_owned());
        }
        values.sort();
        values
    };
    let typed = kept.map(|typed| typed.fields.as_slice()).unwrap_or_default();
    // Not everybody's form has it: what was not asked is no difference.
    let has_number = typed.iter().any(|(name, _)| name == Code::ExternalId.code());
    let lines: Vec<_> = Code::ALL
        .iter()
        .filter(|code| has_number || **code != Code::ExternalId)
        .filter(|code| of(typed, **code) != of(&stored.fields, **code))
        .map(|code| {
            let values: Vec<String> =
                of(&stored.fields, *code).iter().map(|value| in_words(room, *code, value, offered)).collect();
            let words = if values.is_empty() { room.text(key::STAFF_NOTHING) } else { values.join(", ") };
            view! { <dt>{room.wording.code("field", code.code())}</dt> <dd>{words}</dd> }
        })
        .collect();
    view! {
        <div class="notice warn" role="alert">
            <p><strong>{room.text(key::STAFF_CHANGED_STRONG)}</strong> " " {room.text(key::STAFF_EDIT_CHANGED)}</p>
        </div>
        <dl class="facts">{lines}</dl>
    }
    .into_any()
}

/// What the form says as what is stored would: no leader is nothing, and any condition that was ticked is a yes.
fn as_stored(code: Code, value: &str) -> String {
    match code {
        Code::Leader if value == NO_LEADER => String::new(),
        Code::ConditionConfirmed if Condition::parse(value).is_some() => "yes".to_owned(),
        _ => value.to_owned(),
    }
}

fn in_words(room: &Room, code: Code, value: &str, offered: &Choices) -> String {
    let family = match code {
        Code::DepartureType => "type",
        Code::Language => "language",
        Code::Unit => {
            return offered
                .units
                .iter()
                .find(|unit| unit.id.to_string() == value)
                .map_or_else(|| value.to_owned(), |unit| unit.path.clone());
        }
        Code::Leader | Code::MayNotHost => {
            return offered
                .accounts
                .iter()
                .find(|one| one.id.to_string() == value)
                .map_or_else(|| value.to_owned(), |one| one.name.clone());
        }
        Code::Subject => {
            let listed = room.organisation.subjects.iter().find(|subject| subject.number.to_string() == value);
            return listed.map_or_else(|| value.to_owned(), |subject| subject.name.clone());
        }
        code if OptionalFacts::FIELDS.contains(&code) => {
            return room.wording.choice(code, value, room.organisation.sector);
        }
        code if YES_OR_NO.contains(&code) => {
            return room.text(if value == "yes" { key::STAFF_YES } else { key::STAFF_NO });
        }
        _ => return value.to_owned(),
    };
    room.wording.code(family, value)
}

crate::form_functions!(DepartureEdit);

/// Saves, unless somebody else changed it since the form was opened.
#[server(prefix = "/_fn", endpoint = "departure-edit", input = Form)]
pub async fn departure_edit(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let id: DepartureId = fields.get("departure").parse().map_err(|_| Elsewhere::NotFound)?;
        let here = format!("{}/edit", record_address(id));
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let wording = acting.wording;
        if acting.fields.ticked("leave") {
            form::forget(&form_name(id)).await?;
            return Ok(record_address(id));
        }
        let revision = acting.fields.get("revision").parse().map_err(|_| Elsewhere::NotFound)?;
        match edit(&acting.program, &coordinator, revision, acting.fields.as_slice()).await? {
            Editing::Saved { warnings } => {
                form::forget(&form_name(id)).await?;
                let said = wording.text(key::STAFF_SAVED);
                form::say("good", format!("{said} {}", new::warnings(wording, &warnings))).await?;
                Ok(record_address(id))
            }
            Editing::Faults(found) => {
                let faults = faults::at_fields(wording, &found);
                form::keep(&form_name(id), &Typed { fields: acting.fields.clone(), faults }).await?;
                Ok(here)
            }
            Editing::ChangedMeanwhile(_) => {
                let mut fields = acting.fields.clone();
                fields.0.push(("changed".to_owned(), "yes".to_owned()));
                form::keep(&form_name(id), &Typed { fields, faults: Vec::new() }).await?;
                Ok(here)
            }
            Editing::Over => {
                form::forget(&form_name(id)).await?;
                form::say("warn", wording.text(key::STAFF_OVER)).await?;
                Ok(record_address(id))
            }
        }
    })
    .await
}
