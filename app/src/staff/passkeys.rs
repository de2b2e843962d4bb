//! The viewer's own passkeys: which there are, another name, taking one away; and adding one, on a page of its own.

mod new;

use domain::ids::PasskeyId;
use domain::passkey::{NotAPasskeyName, PASSKEY_NAME_MAX_CHARS};
use leptos::prelude::*;
use server::passkey::{OwnPasskey, PASSKEYS_MAX, Renamed, are_offered, own_passkeys, remove, rename};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::shell::{PASSKEYS as ADDRESS, SESSIONS};
use crate::staff::parts::{self, Filling, hidden};
use crate::staff::room::{Room, room};

pub use new::{NEW, new_page};

/// The key under which the forms for another name keep what was typed; each has a field of its own.
const FORM: &str = "passkeys";

/// `/staff/passkeys`
pub fn passkeys_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let passkeys = own_passkeys(&room.program, &room.viewer).await?;
        let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
        if filling.has_faults() {
            form::forget(FORM).await?;
        }
        let title = room.text(key::PASSKEYS_TITLE);
        let is_offered = are_offered(room.program.settings());
        let content = view! {
            <a class="back" href=SESSIONS>{room.text(key::SESSIONS_LINK)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p class="lead">{room.text(key::PASSKEYS_LEAD)}</p>
            {list(&room, &passkeys, &filling)}
            {adding(&room, is_offered, passkeys.len())}
            {(!passkeys.is_empty()).then(|| view! { <p class="soft">{room.text(key::PASSKEYS_LOST)}</p> })}
        };
        room.page("", room.title(title, filling.has_faults()), content).await
    })
}

/// The way to a new one, or why there is none.
fn adding(room: &Room, is_offered: bool, count: usize) -> AnyView {
    if !is_offered {
        return view! { <p>{room.text(key::PASSKEYS_NOT_OFFERED)}</p> }.into_any();
    }
    if count >= PASSKEYS_MAX {
        return view! { <p>{room.with(key::PASSKEYS_FULL, [("count", count.into())])}</p> }.into_any();
    }
    view! { <div class="actions"><a class="button" href=NEW>{room.text(key::PASSKEYS_ADD)}</a></div> }.into_any()
}

fn list(room: &Room, passkeys: &[OwnPasskey], filling: &Filling) -> AnyView {
    if passkeys.is_empty() {
        return parts::empty(room.text(key::PASSKEYS_NONE), room.text(key::PASSKEYS_NONE_FIRST), None);
    }
    let is_last = passkeys.len() == 1;
    let items: Vec<_> = passkeys.iter().map(|passkey| item(room, passkey, is_last, filling)).collect();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

fn item(room: &Room, passkey: &OwnPasskey, is_last: bool, filling: &Filling) -> AnyView {
    let used = passkey.used_at.map_or_else(|| room.text(key::PASSKEYS_USED_NEVER), |at| room.moment(at));
    let added = room.moment(passkey.added_at);
    view! {
        <li>
            <div class="what">
                <strong>{passkey.name.clone()}</strong> " "
                <small>{room.text(key::PASSKEYS_ADDED)} ": " {added}</small> " "
                <small>{room.text(key::PASSKEYS_USED)} ": " {used}</small>
            </div>
            {change(room, passkey, is_last, filling)}
        </li>
    }
    .into_any()
}

/// Another name, and taking it away.
fn change(room: &Room, passkey: &OwnPasskey, is_last: bool, filling: &Filling) -> AnyView {
    let name_field = format!("name.{}", passkey.id);
    let mut shown = filling.clone();
    let open = shown.fault(&name_field).is_some();
    if !open {
        shown.0.fields.0.push((name_field.clone(), passkey.name.clone()));
    }
    let name = shown.field(&name_field, room.text(key::PASSKEYS_NAME)).autocomplete("off");
    let last = is_last.then(|| view! { " " {room.text(key::PASSKEYS_REMOVE_LAST)} });
    view! {
        <details class="fold" open=open>
            <summary>{room.text(key::PASSKEYS_CHANGE)} <span class="visually-hidden">": " {passkey.name.clone()}</span></summary>
            <form class="form" novalidate=true method="post" action=PasskeyRename::PATH>
                {hidden("passkey", passkey.id.to_string())}
                {name.view()}
                <div class="actions"><button class="button quiet">{room.text(key::PASSKEYS_RENAME)}</button></div>
            </form>
            <form class="form" method="post" action=PasskeyRemove::PATH>
                {hidden("passkey", passkey.id.to_string())}
                <p class="hint">{room.text(key::PASSKEYS_REMOVE_HINT)} {last}</p>
                <div class="actions">
                    <button class="button quiet">
                        {room.text(key::PASSKEYS_REMOVE)} <span class="visually-hidden">": " {passkey.name.clone()}</span>
                    </button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// What is wrong with a name.
fn fault_words(wording: Wording, fault: NotAPasskeyName) -> String {
    match fault {
        NotAPasskeyName::Empty => wording.text(key::PASSKEYS_FAULT_NAME_MISSING),
        NotAPasskeyName::TooLong => {
            wording.with(key::PASSKEYS_FAULT_NAME_TOO_LONG, [("max", PASSKEY_NAME_MAX_CHARS.into())])
        }
    }
}

fn passkey(fields: &Fields) -> Result<PasskeyId, Elsewhere> {
    fields.get("passkey").parse().map_err(|_| Elsewhere::NotFound)
}

crate::form_functions!(PasskeyRename, PasskeyRemove);

/// Calls one of the viewer's own something else.
#[server(prefix = "/_fn", endpoint = "passkey-rename", input = Form)]
pub async fn passkey_rename(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let id = passkey(&fields)?;
        let name_field = format!("name.{id}");
        match rename(&room.program, &room.viewer, id, fields.get(&name_field)).await? {
            Renamed::Done => {
                form::forget(FORM).await?;
                form::say("good", room.text(key::PASSKEYS_RENAMED)).await?;
            }
            Renamed::Faulty(fault) => {
                let faults = vec![(name_field, fault_words(room.wording, fault))];
                form::keep(FORM, &Typed { fields, faults }).await?;
            }
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Takes one of the viewer's own away.
#[server(prefix = "/_fn", endpoint = "passkey-remove", input = Form)]
pub async fn passkey_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let id = passkey(&fields)?;
        context::fresh(ADDRESS).await?;
        let this = context::session_key().ok_or(Elsewhere::SignIn)?;
        remove(&room.program, &room.viewer, &this, id).await?;
        form::say("good", room.text(key::PASSKEYS_REMOVED)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}
