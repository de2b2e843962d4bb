//! The kind page for a link that opens nothing: broken, expired, revoked or somebody else's. The
//! same for all four, so that it says nothing about anybody. Whoever tried no link in this browser lately, and comes
//! from a calendar or a bookmark, reads that theirs has to be opened first; that is seen by the browser's cookie alone.

use domain::organisation::Organisation;
use leptos::prelude::*;
use server::organisation::{organisation, the_board};
use server::secret::LeaverCookie;
use wording::{Wording, key};

use crate::components::{at_controls, error_summary};
use crate::context::language::leavers_wording;
use crate::context::{self, leaver_cookie_name};
use crate::leaver::data::expired;
use crate::leaver::readers;
use crate::page::page;
use crate::shell::LeaverFrame;

/// `/leaver/link`
pub(super) fn link() -> AnyView {
    page(|| async {
        let wording = leavers_wording();
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
        if context::query_value("cookies").is_some() && !context::has_leaver_cookie() {
            return Ok(without_cookies(organisation.as_ref()));
        }
        if !has_tried_one() {
            return Ok(none_tried(wording, organisation.as_ref(), ask));
        }
        let (own_data, faults) = expired::section(wording).await?;
        let title = wording.text(key::LEAVER_LINK_TITLE);
        let letter = frame(wording, title.clone(), organisation.as_ref());
        Ok(letter.around(view! {
            {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults))}
            <h1>{title}</h1>
            {posted(wording)}
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

fn frame(wording: Wording, title: String, organisation: Option<&Organisation>) -> LeaverFrame {
    LeaverFrame {
        wording,
        title,
        trial: organisation.is_none_or(Organisation::is_on_trial),
        sender: organisation.map(|organisation| organisation.name.clone()).unwrap_or_default(),
        colophon: None,
        islands: false,
    }
}

/// Whether a link was tried in this browser within the hours that its cookie lasts, whatever it opens: every link leaves
/// one there. Looks at the cookie alone, and at nobody's data.
fn has_tried_one() -> bool {
    let program = context::program();
    let value = context::cookie(leaver_cookie_name(&program.settings().base_url));
    let tried = value.and_then(|value| LeaverCookie::open(program.secrets(), &value));
    // The demonstration's clock jumps by days, and its cookies last.
    tried.is_some_and(|tried| program.settings().demonstration || !tried.is_stale(program.now()))
}

/// No link was tried here: where theirs is, and whom to ask for it. Their own data wait behind a link, so that nothing
/// is said of them.
fn none_tried(wording: Wording, organisation: Option<&Organisation>, ask: AnyView) -> AnyView {
    let title = wording.text(key::LEAVER_LINK_FIRST_TITLE);
    frame(wording, title.clone(), organisation).around(view! {
        <h1>{title}</h1>
        {posted(wording)}
        <p class="lead">{wording.text(key::LEAVER_LINK_FIRST_LEAD)}</p>
        <p>{wording.text(key::LEAVER_LINK_FIRST_WHERE)}</p>
        <p>{ask}</p>
        <p>{wording.text(key::LEAVER_LINK_KEPT)}</p>
    })
}

/// What became of a form that was posted without a link that is open here.
fn posted(wording: Wording) -> Option<AnyView> {
    let words = match context::query_value("posted").as_deref() {
        Some("kept") => key::LEAVER_LINK_POSTED_KEPT,
        Some("lost") => key::LEAVER_LINK_POSTED_LOST,
        _ => return None,
    };
    Some(view! { <div class="notice warn" role="alert"><p>{wording.text(words)}</p></div> }.into_any())
}

/// The link opened, and the browser kept nothing of it: what to do about that, not about the link.
fn without_cookies(organisation: Option<&Organisation>) -> AnyView {
    let wording = leavers_wording();
    let title = wording.text(key::LEAVER_LINK_COOKIES_TITLE);
    let address = context::program().settings().base_url.clone();
    frame(wording, title.clone(), organisation).around(view! {
        <h1>{title}</h1>
        <p class="lead">{wording.with(key::LEAVER_LINK_COOKIES_LEAD, [("address", address.into())])}</p>
        <p>{wording.text(key::LEAVER_LINK_COOKIES_OTHER)}</p>
    })
}
