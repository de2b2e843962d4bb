//! Every page and its address.
//!
//! The web layer makes one route of each. Deliberately absent: a router in the browser (a full
//! page load is fast here) and the one of `leptos_router` on the server, whose nested types cost
//! more to compile than all pages together.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;

use crate::context::Elsewhere;
use crate::fields::Fields;
use crate::form::draft::{self, Place};
use crate::islands::answers::IslandAnswers;
use crate::page::{Page, not_found_page};
use crate::{demonstration, leaver, shell, staff};

/// All pages.
pub fn pages() -> impl Iterator<Item = Page> {
    const HOUSE: &[Page] =
        &[("/", staff::front), ("/not-found", not_found_page), ("/unavailable", shell::unavailable_page)];
    // What `leptos_axum` does when it lists the routes itself; a second time changes nothing.
    let _ = any_spawner::Executor::init_tokio();
    [HOUSE, leaver::PAGES, staff::PAGES, demonstration::PAGES].into_iter().flatten().copied()
}

/// A whole document with that page in it.
pub fn document(page: fn() -> AnyView) -> impl IntoView {
    provide_meta_context();
    shell::document(page)
}

/// What answers the islands, which know no pages.
pub fn island_answers() -> IslandAnswers {
    IslandAnswers {
        keep_answers: |fields| Box::pin(leaver::questions::save::keep(fields)),
        keep_report: |fields| Box::pin(staff::keep_report(fields)),
        keep_notes: |fields| Box::pin(staff::keep_notes(fields)),
        keep_draft: |fields| Box::pin(async move { draft::keep(place_of(&fields).await, &fields).await }),
        discard_draft: |fields| Box::pin(async move { draft::discard(place_of(&fields)).await }),
    }
}

/// Where a draft belongs, by the code of its form; whoever posts it has to be allowed to write there.
async fn place_of(fields: &Fields) -> Result<Place, Elsewhere> {
    match fields.get(draft::KIND) {
        staff::ADDITION => staff::addition_place(fields).await,
        staff::ANSWER => staff::answer_place(fields).await,
        staff::ASKED => staff::asked_place(fields).await,
        staff::COMMENT => staff::comment_place(fields).await,
        staff::FIGURE_WORDS => staff::figure_words_place().await,
        staff::OPENING => staff::opening_place(fields).await,
        staff::POINT => staff::point_place(fields).await,
        staff::PROGRESS => staff::progress_place(fields).await,
        staff::PROPOSAL => staff::proposal_place(fields).await,
        staff::REASON => staff::reason_place(fields).await,
        staff::SUBJECTS => staff::subjects_place().await,
        staff::WORDS => staff::words_place(fields).await,
        leaver::LATER => leaver::later_place(fields).await,
        leaver::REPLY => leaver::reply_place(fields).await,
        leaver::REQUEST => leaver::request_place(fields).await,
        _ => Err(Elsewhere::NotFound),
    }
}
