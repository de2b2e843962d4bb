//! The letter HR prints for whoever no mail may reach, in the leaver's own language.

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::access::record_viewer;
use server::departure::letter::{HandingOver, Printable, PrintedLetter, Printing, handed_over, print, printable};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::departure::proofs::acting;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, record_address, room};

/// The letter as it is printed, once its code has been made.
pub fn letter_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let coordinator = record_viewer(&room.program, &room.viewer, id).await?.coordinator()?;
        let back = record_address(id);
        // The code of a letter that was made stands here.
        context::fresh(&format!("{back}/letter")).await?;
        let letter = match printable(&room.program, &coordinator).await? {
            Printable::Letter(letter) => letter,
            Printable::NotNow => {
                form::say("warn", room.text(key::STAFF_LINK_NOT_NOW)).await?;
                return Err(Elsewhere::Go(back));
            }
            Printable::HasAddress => {
                form::say("warn", room.text(key::STAFF_LETTER_HAS_ADDRESS)).await?;
                return Err(Elsewhere::Go(back));
            }
        };
        let title = room.text(key::STAFF_LETTER_FOLD);
        let content = match &letter.code {
            Some(code) => view! {
                <div class="notice"><p><strong>{room.text(key::STAFF_LETTER_STRONG)}</strong> " " {room.text(key::STAFF_LETTER_HOW)}</p></div>
                {printed(&letter, code, &room, true)}
                {button(id, DepartureHandedOver::PATH, "button", room.text(key::STAFF_LETTER_HANDED_OVER), None)}
                {button(id, DepartureLetter::PATH, "button quiet", room.text(key::STAFF_LETTER_AGAIN), None)}
            }
            .into_any(),
            None => view! {
                <h1>{title.clone()}</h1>
                <p>{room.text(key::STAFF_LETTER_LEAD)}</p>
                {button(id, DepartureLetter::PATH, "button", room.text(key::STAFF_LETTER_MAKE), None)}
            }
            .into_any(),
        };
        let content = view! { <a class="back" href=back>{letter.name.clone()}</a> {content} };
        room.page(TAB, title, content).await
    })
}

/// A form of one button about this departure; `back` is the list of letters it stands on.
pub fn button(
    id: DepartureId,
    action: &'static str,
    class: &'static str,
    words: String,
    back: Option<&str>,
) -> AnyView {
    view! {
        <form class="form" novalidate=true method="post" action=action>
            {hidden("departure", id.to_string())}
            {back.map(|back| hidden("back", back))}
            <div class="actions"><button class=class>{words}</button></div>
        </form>
    }
    .into_any()
}

/// The letter; its greeting is the heading of the page where it stands alone.
pub fn printed(letter: &PrintedLetter, code: &str, room: &Room, is_alone: bool) -> AnyView {
    let wording = Wording::new(letter.language).naming(&room.organisation);
    let today = room.full_day(room.today);
    let title = wording.with(key::STAFF_PRINTED_TITLE, [("name", letter.given.clone().into())]);
    let title = if is_alone { view! { <h1>{title}</h1> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() };
    let lead = if letter.already_gone { key::STAFF_PRINTED_LEAD_GONE } else { key::STAFF_PRINTED_LEAD };
    let lead = wording.with(lead, [("organisation", letter.organisation.clone().into())]);
    let questionnaire =
        letter.with_questionnaire.then(|| view! { <p>{wording.text(key::STAFF_PRINTED_QUESTIONNAIRE)}</p> });
    let help = wording.with(key::STAFF_PRINTED_HELP, [("contact", letter.hr_contact.clone().into())]);
    view! {
        <article class="printed" lang=letter.language.tag()>
            <p class="soft">{today}</p>
            {title}
            <p>{lead}</p>
            {questionnaire}
            <p>{wording.text(key::STAFF_PRINTED_TALK)}</p>
            <p><strong>{wording.text(key::STAFF_PRINTED_LINK)}</strong><br/><span class="address">{letter.url.clone()}</span></p>
            <p><strong>{wording.text(key::STAFF_PRINTED_CODE)}</strong><br/>{code.to_owned()}</p>
            <p>{wording.text(key::STAFF_PRINTED_VOLUNTARY)}</p>
            <p>{help}</p>
        </article>
    }
    .into_any()
}

crate::form_functions!(DepartureLetter, DepartureHandedOver);

/// Makes the code of a letter; the one before opens nothing any more.
#[server(prefix = "/_fn", endpoint = "departure-letter", input = Form)]
pub async fn departure_letter(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let back = acting.back();
        let leads = if back == record_address(acting.id) { format!("{back}/letter") } else { back };
        context::fresh(&leads).await?;
        match print(&acting.program, &coordinator).await? {
            Printing::Printed => Ok(leads),
            Printing::NotNow => acting.done("warn", acting.wording.text(key::STAFF_LINK_NOT_NOW)).await,
            Printing::HasAddress => acting.done("warn", acting.wording.text(key::STAFF_LETTER_HAS_ADDRESS)).await,
        }
    })
    .await
}

/// The letter counts as the mail it replaces from now on.
#[server(prefix = "/_fn", endpoint = "departure-handed-over", input = Form)]
pub async fn departure_handed_over(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let (kind, words) = match handed_over(&acting.program, &coordinator).await? {
            HandingOver::Marked => ("good", key::STAFF_LETTER_MARKED),
            HandingOver::NotNow => ("warn", key::STAFF_LINK_NOT_NOW),
            HandingOver::HasAddress => ("warn", key::STAFF_LETTER_HAS_ADDRESS),
        };
        acting.done(kind, acting.wording.text(words)).await
    })
    .await
}
