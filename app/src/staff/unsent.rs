//! Mails that have not gone out: a line on the board and for administrators, the list, and sending them again.

use domain::ids::MailId;
use leptos::prelude::*;
use server::lists::unsent::{Unsent, UnsentMail, send_again, unsent};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::staff::parts::{empty, hidden};
use crate::staff::room::{Room, record_address, room};
use crate::staff::{board, organisation};

/// The address.
pub const ADDRESS: &str = "/staff/mails";

/// The list.
pub fn unsent_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let found = unsent(&room.program, &room.viewer.mail_keeper()?).await?;
        let title = room.text(key::UNSENT_TITLE);
        let list = if found.mails.is_empty() {
            empty(room.text(key::UNSENT_NONE), room.text(key::UNSENT_NONE_FIRST), None)
        } else {
            list(&room, &found)
        };
        let (tab, words) = tab(&room);
        let content = view! {
            <a class="back" href=tab>{room.text(words)}</a>
            <h1>{title.clone()}</h1>
            {(!found.mails.is_empty()).then(|| view! { <p>{room.text(key::UNSENT_LEAD)}</p> })}
            {list}
        };
        room.page(tab, title, content).await
    })
}

/// Where whoever looks came from.
fn tab(room: &Room) -> (&'static str, wording::Key) {
    if room.viewer.coordinator().is_ok() {
        (board::TAB, key::PAGE_TAB_BOARD)
    } else {
        (organisation::TAB, key::PAGE_TAB_ORGANISATION)
    }
}

/// On the board, and on the administrator's first page: how many, and since when; nothing where all have gone.
pub async fn notice(room: &Room) -> Result<Option<AnyView>, Elsewhere> {
    let found = unsent(&room.program, &room.viewer.mail_keeper()?).await?;
    let Some(since) = found.since() else { return Ok(None) };
    let words = room.with(key::UNSENT_NOTICE, [("count", found.count.into()), ("since", room.moment(since).into())]);
    let link = view! { <a href=ADDRESS>{room.text(key::UNSENT_LOOK)}</a> };
    Ok(Some(view! { <div class="notice bad"><p><strong>{words}</strong> " " {link}</p></div> }.into_any()))
}

fn list(room: &Room, found: &Unsent) -> AnyView {
    let items: Vec<_> = found.mails.iter().map(|mail| item(room, mail)).collect();
    let all = (found.mails.len() > 1).then(|| {
        let words = room.with(key::UNSENT_SEND_ALL, [("count", found.mails.len().into())]);
        view! {
            <form class="form" method="post" action=MailsAgain::PATH>
                {hidden("all", "yes")}
                <div class="actions"><button class="button">{words}</button></div>
            </form>
        }
    });
    view! { {all} <ul class="tasks">{items}</ul> }.into_any()
}

fn item(room: &Room, mail: &UnsentMail) -> AnyView {
    let kind = room.wording.code("mail-kind", mail.kind.code());
    let about = mail.about.as_ref().map(|(id, name)| {
        view! { " · " <a href=record_address(*id)>{room.leaver(name)}</a> }
    });
    let words = if mail.given_up { key::UNSENT_GIVEN_UP } else { key::UNSENT_WAITS };
    let how = room.with(words, [("since", room.moment(mail.since).into()), ("tries", mail.tries.into())]);
    let said = mail.said.clone().map(|said| {
        view! { <br/> <small>{room.with(key::UNSENT_SAID, [("said", said.into())])}</small> }
    });
    let which = room.with(key::UNSENT_WHICH, [("kind", kind.clone().into())]);
    view! {
        <li>
            <div class="what"><strong>{kind}</strong> {about} <br/> <small>{how}</small> {said}</div>
            <form class="actions" method="post" action=MailsAgain::PATH>
                {hidden("mail", mail.id.to_string())}
                <button class="button small quiet">
                    {room.text(key::UNSENT_SEND)} <span class="visually-hidden">" " {which}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}

crate::form_functions!(MailsAgain);

/// Sends one mail again, or all that have not gone out.
#[server(prefix = "/_fn", endpoint = "mails-again", input = Form)]
pub async fn mails_again(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.mail_keeper()?;
        let which = match fields.get("mail") {
            "" if fields.ticked("all") => None,
            text => Some(text.parse::<MailId>().map_err(|_| Elsewhere::NotFound)?),
        };
        match send_again(&room.program, &keeper, which).await? {
            0 => form::say("warn", room.text(key::UNSENT_NOTHING)).await?,
            count => form::say("good", room.with(key::UNSENT_SENT_AGAIN, [("count", count.into())])).await?,
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}
