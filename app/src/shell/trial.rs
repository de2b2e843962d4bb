//! One line on every page while a board is on trial.

use leptos::prelude::*;
use server::organisation::{organisation, the_board};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};

/// The line; nothing once the program has been put to use.
pub(super) fn line(wording: Wording, is_on_trial: bool) -> Option<AnyView> {
    is_on_trial.then(|| view! { <p class="trial">{wording.text(key::TRIAL_LINE)}</p> }.into_any())
}

/// Whether the board of this program is on trial, for pages that know of no organisation. A program without any board
/// is set up yet.
pub async fn is_on_trial() -> Result<bool, Elsewhere> {
    let program = context::program();
    let conn = program.store().read();
    Ok(match the_board(conn).await? {
        Some(board) => organisation(conn, board).await?.is_on_trial(),
        None => true,
    })
}
