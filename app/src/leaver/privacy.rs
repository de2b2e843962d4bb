//! The page about privacy: who is responsible, what they can ask for, and where they can complain (GDPR, art. 13).
//! It needs no code: nothing on it is about them alone.

use domain::organisation::Organisation;
use leptos::prelude::*;
use server::course;
use server::retention::keeping;
use wording::{Wording, key};

use crate::context;
use crate::leaver::data::DATA;
use crate::leaver::page::LeaverPage;
use crate::leaver::{kept, readers};
use crate::page::page;

/// The address.
pub const ADDRESS: &str = "/leaver/privacy";
/// Where anybody in the Netherlands complains about how their data are handled.
const AUTHORITY: &str = "https://autoriteitpersoonsgegevens.nl";

/// `/leaver/privacy`
pub(super) fn privacy() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        let conn = program.store().read();
        let organisation = course::organisation(conn, leaver.board()).await?;
        let keeping = keeping(conn, leaver.board(), leaver.departure(), program.now()).await?;
        let title = wording.text(key::PRIVACY_TITLE);
        Ok(LeaverPage::new(wording, &organisation, title.clone()).around(view! {
            <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a>
            <h1>{title}</h1>
            <p class="lead">{wording.text(key::PRIVACY_LEAD)}</p>
            {responsible(wording, &organisation)}
            <h2>{wording.text(key::KEPT_TITLE)}</h2>
            {kept::table(wording, &organisation, &keeping, None)}
            {rights(wording)}
            {complaint(wording)}
        }))
    })
}

fn responsible(wording: Wording, organisation: &Organisation) -> AnyView {
    let who = wording.with(key::PRIVACY_WHO, [("organisation", organisation.name.as_str().into())]);
    let officer = if organisation.officer_name.is_empty() {
        wording.text(key::PRIVACY_OFFICER_NONE)
    } else {
        wording.with(key::PRIVACY_OFFICER, [("name", organisation.officer_name.as_str().into())])
    };
    let reached = (!organisation.officer_contact.is_empty()).then(|| {
        view! { {wording.text(key::PRIVACY_OFFICER_CONTACT)} " " {readers::contact(&organisation.officer_contact)} }
    });
    view! {
        <h2>{wording.text(key::PRIVACY_WHO_TITLE)}</h2>
        <p>{who} " " {readers::contact(&organisation.hr_contact)}</p>
        <p>{officer} " " {reached}</p>
    }
    .into_any()
}

fn rights(wording: Wording) -> AnyView {
    let rights = [
        key::PRIVACY_RIGHTS_SEE,
        key::PRIVACY_RIGHTS_CORRECT,
        key::PRIVACY_RIGHTS_WITHDRAW,
        key::PRIVACY_RIGHTS_OBJECT,
    ];
    let rights: Vec<_> = rights.into_iter().map(|words| view! { <li>{wording.text(words)}</li> }).collect();
    view! {
        <h2>{wording.text(key::PRIVACY_RIGHTS_TITLE)}</h2>
        <ul>{rights}</ul>
        <p>
            {wording.text(key::PRIVACY_RIGHTS_WHERE)} " " <a href=DATA>{wording.text(key::LEAVER_MY_DATA)}</a> ". "
            {wording.text(key::PRIVACY_RIGHTS_CODE)}
        </p>
    }
    .into_any()
}

fn complaint(wording: Wording) -> AnyView {
    view! {
        <h2>{wording.text(key::PRIVACY_COMPLAINT_TITLE)}</h2>
        <p>
            {wording.text(key::PRIVACY_COMPLAINT)} " "
            <a href=AUTHORITY rel="noreferrer">{wording.text(key::PRIVACY_AUTHORITY)}</a> "."
        </p>
        <h2>{wording.text(key::PRIVACY_MACHINES_TITLE)}</h2>
        <p>{wording.text(key::PRIVACY_MACHINES)}</p>
    }
    .into_any()
}
