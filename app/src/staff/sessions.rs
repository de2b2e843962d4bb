//! Where the viewer is signed in, and ending what stands there.

use domain::device::Device;
use leptos::prelude::*;
use server::passkey::are_offered;
use server::session::{SESSION_HOURS_MAX, SESSION_IDLE_MINUTES, SessionKey};
use server::sign_in::{OwnSession, end_one, end_others, own_sessions};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::shell::{PASSKEYS, SESSIONS as ADDRESS, sign_out};
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room};

/// `/staff/sessions`
pub fn sessions_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let this = this_session()?;
        let sessions = own_sessions(&room.program, &room.viewer, &this).await?;
        let title = room.text(key::SESSIONS_TITLE);
        let others = sessions.iter().any(|session| !session.is_this);
        let limits = room.with(
            key::SESSIONS_LIMITS,
            [("minutes", SESSION_IDLE_MINUTES.into()), ("hours", SESSION_HOURS_MAX.into())],
        );
        let demonstration =
            room.program.settings().demonstration.then(|| room.text(key::SESSIONS_LIMITS_DEMONSTRATION));
        let passkeys = are_offered(room.program.settings())
            .then(|| view! { <p><a href=PASSKEYS>{room.text(key::PASSKEYS_LINK)}</a></p> });
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lead">{room.text(key::SESSIONS_LEAD)}</p>
            {table(&room, &sessions)}
            {others.then(|| view! {
                <form method="post" action=SessionsEndOthers::PATH>
                    <div class="actions"><button class="button">{room.text(key::SESSIONS_END_OTHERS)}</button></div>
                </form>
            })}
            <p class="soft">{limits} {demonstration.map(|words| format!(" {words}"))}</p>
            {passkeys}
        };
        room.page("", title, content).await
    })
}

/// Whoever is signed in has a session.
fn this_session() -> Result<SessionKey, Elsewhere> {
    context::session_key().ok_or(Elsewhere::SignIn)
}

fn table(room: &Room, sessions: &[OwnSession]) -> AnyView {
    let heads = [key::SESSIONS_DEVICE, key::SESSIONS_SINCE, key::SESSIONS_SEEN];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{room.text(head)}</th> }).collect();
    let rows: Vec<_> = sessions.iter().map(|session| row(room, session)).collect();
    view! {
        <table class="table rows">
            <caption>{room.with(key::SESSIONS_CAPTION, [("count", sessions.len().into())])}</caption>
            <thead><tr>{heads} <th scope="col"><span class="visually-hidden">{room.text(key::STAFF_ACTION)}</span></th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="hint">{room.text(key::SESSIONS_SEEN_HINT)}</p>
    }
    .into_any()
}

fn row(room: &Room, session: &OwnSession) -> AnyView {
    let device = words_of(room.wording, session.device);
    let mark = session.is_this.then(|| room.text(key::SESSIONS_THIS));
    let button = room.text(if session.is_this { key::SESSIONS_END_THIS } else { key::SESSIONS_END });
    view! {
        <tr aria-current=session.is_this.then_some("true")>
            <th scope="row">{device.clone()} {mark.map(|mark| view! { " " <small>"· " {mark}</small> })}</th>
            <td data-label=room.text(key::SESSIONS_SINCE)>{room.moment(session.signed_in_at)}</td>
            <td data-label=room.text(key::SESSIONS_SEEN)>{room.moment(session.seen_at)}</td>
            <td class="act">
                <form method="post" action=SessionEnd::PATH>
                    {hidden("session", session.key.as_str().to_owned())}
                    <button class="button small quiet">
                        {button} <span class="visually-hidden">": " {device}</span>
                    </button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}

/// "Firefox op een Windows-computer".
pub fn words_of(wording: Wording, device: Device) -> String {
    let browser = device.browser.map(|browser| wording.code("browser", browser.code()));
    let system = device.system.map(|system| wording.code("system", system.code()));
    wording.with(
        key::SESSIONS_ON,
        [
            ("browser", browser.unwrap_or_else(|| wording.text(key::SESSIONS_BROWSER_UNKNOWN)).into()),
            ("system", system.unwrap_or_else(|| wording.text(key::SESSIONS_SYSTEM_UNKNOWN)).into()),
        ],
    )
}

crate::form_functions!(SessionEnd, SessionsEndOthers);

/// Ends one of the viewer's own; the one that asks is signing out.
#[server(prefix = "/_fn", endpoint = "session-end", input = Form)]
pub async fn session_end(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let key = SessionKey::named(fields.get("session"));
        if key == this_session()? {
            return sign_out::leave().await;
        }
        let ended = end_one(&room.program, &room.viewer, &key).await?;
        let words = if ended { key::SESSIONS_ENDED } else { key::SESSIONS_ENDED_ALREADY };
        form::say("good", room.text(words)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Ends all of the viewer's own but the one that asks.
#[server(prefix = "/_fn", endpoint = "sessions-end-others", input = Form)]
pub async fn sessions_end_others(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let _ = fields;
        let room = room().await?;
        let ended = end_others(&room.program, &room.viewer, &this_session()?).await?;
        form::say("good", room.with(key::SESSIONS_ENDED_OTHERS, [("count", ended.into())])).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}
