//! An adviser proposes a point from a talk: two texts that name nobody.

use domain::improvement::{ADVICE_CHARACTERS, PointField, WHAT_CHARACTERS};
use leptos::prelude::*;
use server::access::{PointProposer, point_proposer};
use server::form::Filled;
use server::improvement::propose;
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form, WRITER};
use crate::form::draft::{self, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::improvements::faults::in_words;
use crate::staff::improvements::mine::tab;
use crate::staff::improvements::{MINE, PROPOSE};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

/// The code of the form.
pub const PROPOSAL: &str = "proposal";

/// The id of the form, by which its island finds it.
const FORM: &str = "proposal-form";

/// The key under which the form keeps what was typed.
const NAME: &str = "improvement-proposal";

/// Whoever may propose, with the page around.
async fn proposing() -> Result<(Room, PointProposer), Elsewhere> {
    let room = room().await?;
    let proposer = point_proposer(&room.viewer)?;
    Ok((room, proposer))
}

/// Where a proposal belongs that is being written.
pub async fn proposal_place(_: &Fields) -> Result<Place, Elsewhere> {
    proposing().await?;
    Ok(Place { form: NAME.to_owned(), page: PROPOSE.to_owned(), fields: &["what", "advice"], keeps_nothing: false })
}

/// `/staff/improvements/propose`
pub fn propose_page() -> AnyView {
    page(|| async {
        let (room, _) = proposing().await?;
        let (typed, draft) = draft::typed(NAME).await?;
        let filling = Filling::of(typed, Vec::new());
        let line = DraftLine {
            wording: room.wording,
            form: FORM,
            kind: PROPOSAL,
            draft: &draft,
            signed_out: key::REPORT_SIGNED_OUT,
        };
        let what = filling
            .field(PointField::What.code(), room.text(key::IMPROVEMENT_PROPOSE_WHAT))
            .text(5)
            .counted(WHAT_CHARACTERS)
            .hint(room.text(key::IMPROVEMENT_PROPOSE_WHAT_HINT));
        let advice = filling
            .field(PointField::Advice.code(), room.text(key::IMPROVEMENT_ADVICE))
            .text(5)
            .counted(ADVICE_CHARACTERS);
        let title = room.text(key::IMPROVEMENT_PROPOSE);
        let content = view! {
            <a class="back" href=MINE>{room.text(key::IMPROVEMENT_MINE)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::IMPROVEMENT_PROPOSE_LEAD)}</p>
            <div class="notice warn" id="nobody"><p>{room.text(key::IMPROVEMENT_PROPOSE_NOBODY)}</p></div>
            <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=PointPropose::PATH>
                {hidden(WRITER, room.viewer.account().to_string())}
                {what.view()}
                {advice.view()}
                <p class="soft">{room.text(key::IMPROVEMENT_PROPOSE_KEPT)}</p>
                {line.view()}
                <div class="actions">
                    <button class="button">{room.text(key::IMPROVEMENT_PROPOSE_SEND)}</button>
                    {line.discard()}
                </div>
            </form>
        };
        room.page_with_islands(tab(&room), room.title(title, filling.has_faults()), content).await
    })
}

/// After a talk: the way to that page, for whoever may propose. It carries nothing of whose talk it was.
pub fn invitation(room: &Room) -> Option<AnyView> {
    point_proposer(&room.viewer).ok()?;
    let view = view! {
        <section aria-labelledby="learn-title">
            <h2 id="learn-title">{room.text(key::IMPROVEMENT_INVITATION_TITLE)}</h2>
            <p>{room.text(key::IMPROVEMENT_INVITATION)} " " <a href=PROPOSE>{room.text(key::IMPROVEMENT_PROPOSE)}</a></p>
        </section>
    };
    Some(view.into_any())
}

crate::form_functions!(PointPropose);

/// Proposes it.
#[server(prefix = "/_fn", endpoint = "point-propose", input = Form)]
pub async fn point_propose(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (room, proposer) = proposing().await?;
        match propose(&room.program, proposer, fields.as_slice()).await? {
            Filled::Done(()) => {
                form::forget(NAME).await?;
                draft::forget(NAME).await?;
                form::say("good", room.text(key::IMPROVEMENT_PROPOSED)).await?;
                Ok(MINE.to_owned())
            }
            Filled::Faulty(found) => {
                let faults = in_words(&room, &found);
                form::keep(NAME, &Typed { fields, faults }).await?;
                Ok(PROPOSE.to_owned())
            }
        }
    })
    .await
}
