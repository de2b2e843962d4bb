//! What HR does with a request: answers it, or opens what is restricted on a ground of the law.

use domain::ids::RequestId;
use domain::rights::{OpeningGround, RequestWords, Ruling};
use leptos::prelude::*;
use server::access::{RequestHandler, request_handler};
use server::program::Program;
use server::rights::{Answering, OpeningRestricted, answer, open_restricted};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::draft::{Place, forget as forget_draft};
use crate::form::{self, Typed};
use crate::staff::requests::{ADDRESS, OPEN, address, draft, form_name};
use crate::staff::room::record_address;

crate::form_functions!(RightAnswer, RestrictedOpen);

/// Whoever handles the request that a form is about.
struct Handling {
    program: Program,
    wording: Wording,
    handler: RequestHandler,
    fields: Fields,
}

async fn handling(fields: Fields) -> Result<Handling, Elsewhere> {
    let viewer = context::staff().await?;
    let program = context::program();
    let id: RequestId = fields.get("request").parse().map_err(|_| Elsewhere::NotFound)?;
    let handler = request_handler(&program, &viewer, id).await?;
    Ok(Handling { program, wording: context::wording(Some(viewer.language)), handler, fields })
}

/// Where an answer belongs that is being written.
pub async fn answer_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let id = handling(fields.clone()).await?.handler.request();
    Ok(Place { form: draft::name(id), page: address(id), fields: &["ruling", "words"], keeps_nothing: false })
}

/// Where the reason belongs for which what is restricted is to be opened.
pub async fn opening_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let id = handling(fields.clone()).await?.handler.request();
    Ok(Place { form: draft::opening_name(id), page: address(id), fields: &["ground", "reason"], keeps_nothing: false })
}

impl Handling {
    /// What was written under this name, or what is wrong with it.
    fn words(&self, name: &str) -> Result<RequestWords, (String, String)> {
        RequestWords::parse(self.fields.get(name))
            .map_err(|fault| (name.to_owned(), self.wording.with(key::RIGHTS_TOO_LONG, [("over", fault.over.into())])))
    }

    /// Goes on for whoever signed in just now. Everybody else does so again and comes back to the page, where what they
    /// typed in the form of this name still stands.
    async fn fresh(&self, form: &str) -> Result<(), Elsewhere> {
        let id = self.handler.request();
        form::fresh(&form_name(id), &self.typed(form), &address(id)).await
    }

    /// Back to the page, to the form of this name, with what was typed and what is wrong.
    async fn wrong(self, form: &str, faults: Vec<(String, String)>) -> Result<String, Elsewhere> {
        let id = self.handler.request();
        form::keep(&form_name(id), &Typed { fields: self.typed(form), faults }).await?;
        Ok(format!("{}#errors", address(id)))
    }

    /// What was typed, and in which form of the page.
    fn typed(&self, form: &str) -> Fields {
        let mut fields = self.fields.clone();
        fields.0.push(("form".to_owned(), form.to_owned()));
        fields
    }
}

/// Grants or refuses what was asked.
#[server(prefix = "/_fn", endpoint = "right-answer", input = Form)]
pub async fn right_answer(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let handling = handling(fields).await?;
        let wording = handling.wording;
        let missing = |name: &str, words| (name.to_owned(), wording.text(words));
        let ruling = Ruling::parse(handling.fields.get("ruling"))
            .ok_or_else(|| missing("ruling", key::RIGHTS_STAFF_RULING_MISSING));
        let (ruling, words) = match (ruling, handling.words("words")) {
            (Ok(ruling), Ok(words)) => (ruling, words),
            (ruling, words) => {
                let faults = ruling.err().into_iter().chain(words.err()).collect();
                return handling.wrong("answer", faults).await;
            }
        };
        let (kind, said) = match answer(&handling.program, &handling.handler, ruling, &words).await? {
            Answering::Answered { told: true } => ("good", key::RIGHTS_STAFF_ANSWERED),
            Answering::Answered { told: false } => ("warn", key::RIGHTS_STAFF_ANSWERED_UNTOLD),
            Answering::ReasonMissing => {
                let faults = vec![missing("words", key::RIGHTS_STAFF_REASON_MISSING)];
                return handling.wrong("answer", faults).await;
            }
            Answering::NotOpen => ("warn", key::RIGHTS_STAFF_OVER),
        };
        forget_draft(&draft::name(handling.handler.request())).await?;
        form::say(kind, wording.text(said)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Opens a restricted record for an hour. Asks whoever does to show first that it is them, where they did not just now.
#[server(prefix = "/_fn", endpoint = "restricted-open", input = Form)]
pub async fn restricted_open(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let handling = handling(fields).await?;
        let wording = handling.wording;
        let missing = |name: &str, words| (name.to_owned(), wording.text(words));
        let ground = OpeningGround::parse(handling.fields.get("ground"))
            .ok_or_else(|| missing("ground", key::RIGHTS_OPEN_GROUND_MISSING));
        let sure = handling.fields.ticked("sure").then_some(());
        let sure = sure.ok_or_else(|| missing("sure", key::STAFF_FAULT_NOT_SURE));
        let (ground, reason) = match (ground, handling.words("reason"), sure) {
            (Ok(ground), Ok(reason), Ok(())) => (ground, reason),
            (ground, reason, sure) => {
                let faults = ground.err().into_iter().chain(reason.err()).chain(sure.err()).collect();
                return handling.wrong(OPEN, faults).await;
            }
        };
        handling.fresh(OPEN).await?;
        let (kind, said) = match open_restricted(&handling.program, &handling.handler, ground, &reason).await? {
            OpeningRestricted::Opened { told: true } => ("good", key::WITH_REASON_DONE),
            OpeningRestricted::Opened { told: false } => ("warn", key::WITH_REASON_DONE_UNTOLD),
            OpeningRestricted::ReasonMissing => {
                let faults = vec![missing("reason", key::WITH_REASON_REASON_MISSING)];
                return handling.wrong(OPEN, faults).await;
            }
            OpeningRestricted::NotRestricted => {
                form::say("warn", wording.text(key::RIGHTS_STAFF_OVER)).await?;
                return Ok(address(handling.handler.request()));
            }
        };
        form::forget(&form_name(handling.handler.request())).await?;
        forget_draft(&draft::opening_name(handling.handler.request())).await?;
        form::say(kind, wording.text(said)).await?;
        Ok(record_address(handling.handler.departure()))
    })
    .await
}
