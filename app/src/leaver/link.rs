//! The kind page for a link that opens nothing: broken, expired, revoked or somebody else's. The
//! same for all four, so that it says nothing about anybody.

use domain::organisation::Organisation;
use leptos::prelude::*;
use server::organisation::{organisation, the_board};
use wording::key;

use crate::components::error_summary;
use crate::context;
use crate::leaver::data::expired;
use crate::leaver::readers;
use crate::page::page;
use crate::shell::LeaverFrame;

/// `/leaver/link`
pub(super) fn link() -> AnyView {
    page(|| async {
        let wording = context::wording(None);
        let program = context::program();
        let conn = program.store().read();
        let organisation = match the_board(conn).await? {
            Some(board) => Some(organisation(conn, board).await?),
            None => None,
        };
        let ask = match &organisation {
            Some(organisation) => view! {
                {wording.text(key::LEAVER_LINK_ASK)} " " {readers::contact(&organisation.hr_contact)}
            }
            .into_any(),
            None => wording.text(key::LEAVER_LINK_ASK_ANYBODY).into_any(),
        };
        let (own_data, faults) = expired::section(wording).await?;
        let title = wording.text(key::LEAVER_LINK_TITLE);
        let letter = LeaverFrame {
            wording,
            title: title.clone(),
            trial: organisation.as_ref().is_none_or(Organisation::is_on_trial),
            sender: organisation.map(|organisation| organisation.name).unwrap_or_default(),
            colophon: None,
            islands: false,
        };
        Ok(letter.around(view! {
            {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &faults)}
            <h1>{title}</h1>
            <p class="lead">{wording.text(key::LEAVER_LINK_LEAD)}</p>
            <h2>{wording.text(key::LEAVER_LINK_NEW_TITLE)}</h2>
            <ol>
                <li>{wording.text(key::LEAVER_LINK_NEWER_MAIL)}</li>
                <li>{ask}</li>
            </ol>
            <p>{wording.text(key::LEAVER_LINK_KEPT)}</p>
            {own_data}
        }))
    })
}
