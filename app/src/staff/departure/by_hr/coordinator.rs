//! Who of HR takes care of a departure: shown on its record, and changed there.

use domain::ids::AccountId;
use leptos::prelude::*;
use server::access::CoordinatorOf;
use server::departure::coordinator::{Assigning, assign, choices};
use server::departure::record::Record;
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::departure::proofs::acting;
use crate::staff::parts::{Filling, hidden, is_open};
use crate::staff::room::Room;

/// The name of the fold, for what comes back with faults.
const FOLD: &str = "coordinator";
/// The field that names who takes care of it, here and on the board.
pub const FIELD: &str = "coordinator";
/// What it holds where nobody in particular does.
pub const NOBODY: &str = "nobody";

/// Whom a form names: an account, or nobody in particular.
#[derive(Clone, Copy, Debug)]
pub struct Named(pub Option<AccountId>);

impl Named {
    /// `None` where nothing was chosen.
    pub fn parse(text: &str) -> Option<Self> {
        if text == NOBODY { Some(Self(None)) } else { text.parse().ok().map(|account| Self(Some(account))) }
    }
}

/// What there is to choose from: nobody in particular, and these.
pub fn options(room: &Room, coordinators: &[(AccountId, String)]) -> Vec<(String, String)> {
    let nobody = (NOBODY.to_owned(), room.text(key::CARE_NOBODY));
    std::iter::once(nobody).chain(coordinators.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect()
}

/// The form, with whoever takes care of it now chosen.
pub async fn fold(
    room: &Room,
    coordinator: &CoordinatorOf,
    found: &Record,
    filling: &Filling,
) -> Result<AnyView, Elsewhere> {
    let offered = choices(&room.program, coordinator).await?;
    let now = found.facts.as_ref().and_then(|facts| facts.coordinator.as_ref());
    let now = now.map_or_else(|| NOBODY.to_owned(), |(id, _)| id.to_string());
    let shown =
        if filling.get("fold") == FOLD { filling.clone() } else { Filling::of(None, [(FIELD.to_owned(), now)]) };
    let who = shown.field(FIELD, room.text(key::CARE_TITLE)).select(options(room, &offered));
    let view = view! {
        <details class="fold" id="do-coordinator" open=is_open(filling, FOLD)>
            <summary>{room.text(key::CARE_FOLD)}</summary>
            <p>{room.text(key::CARE_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=DepartureCoordinator::PATH>
                {hidden("departure", found.id.to_string())}
                {who.view()}
                <div class="actions"><button class="button">{room.text(key::STAFF_SAVE)}</button></div>
            </form>
        </details>
    };
    Ok(view.into_any())
}

crate::form_functions!(DepartureCoordinator);

/// Stores who takes care of it.
#[server(prefix = "/_fn", endpoint = "departure-coordinator", input = Form)]
pub async fn departure_coordinator(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let wrong = |words| vec![(FIELD.to_owned(), acting.wording.text(words))];
        let Some(Named(to)) = Named::parse(acting.fields.get(FIELD)) else {
            return acting.wrong(FOLD, wrong(key::STAFF_FAULT_CHOOSE)).await;
        };
        match assign(&acting.program, &coordinator, to).await? {
            Assigning::Assigned | Assigning::Already => {
                acting.done("good", acting.wording.text(key::STAFF_SAVED)).await
            }
            Assigning::NotTheirs => acting.wrong(FOLD, wrong(key::CARE_NOT_THEIRS)).await,
            Assigning::Over => acting.done("warn", acting.wording.text(key::STAFF_OVER)).await,
        }
    })
    .await
}
