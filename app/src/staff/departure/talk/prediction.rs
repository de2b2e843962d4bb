//! Before the answers open: the host says which reason they expect to be decisive, or opens them
//! without one.

use domain::ids::DepartureId;
use domain::prediction::{Prediction, predictable};
use domain::reason::ReasonCode;
use leptos::prelude::*;
use server::prediction::{Predicted, predict};
use wording::{Key, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::departure::proofs::{Acting, Host, acting};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::Room;

/// The name of the field.
const REASON: &str = "expected_reason";

fn form_name(id: DepartureId) -> String {
    format!("prediction:{id}")
}

/// What came back with a fault, shown once.
pub async fn typed(id: DepartureId) -> Result<Filling, Elsewhere> {
    let kept = form::kept(&form_name(id)).await?;
    if kept.is_some() {
        form::forget(&form_name(id)).await?;
    }
    Ok(Filling(kept.unwrap_or_default()))
}

/// Stands where the answers will be. `back` is the page to return to.
pub fn section(room: &Room, id: DepartureId, name: &str, back: String, filling: &Filling) -> AnyView {
    let (language, sector) = (room.wording.language(), room.organisation.sector);
    let reasons = std::iter::once((String::new(), room.text(key::PREDICTION_CHOOSE)))
        .chain(predictable().map(|reason| (reason.code().to_owned(), reason.text(language, sector))))
        .collect();
    let field = filling.field(REASON, room.text(key::PREDICTION_FIELD)).select(reasons);
    view! {
        <section id="answers" class="prediction" aria-labelledby="prediction-title">
            <h2 id="prediction-title">{room.text(key::PREDICTION_TITLE)}</h2>
            <p>{room.with(key::PREDICTION_LEAD, [("name", name.into())])}</p>
            <form class="form" novalidate=true method="post" action=PredictReason::PATH>
                {hidden("departure", id.to_string())}
                {hidden("back", back.clone())}
                {field.view()}
                <p class="soft">{room.text(key::PREDICTION_WHY)}</p>
                <div class="actions"><button class="button">{room.text(key::PREDICTION_BUTTON)}</button></div>
            </form>
            <form method="post" action=OpenAnswers::PATH>
                {hidden("departure", id.to_string())}
                {hidden("back", back)}
                <div class="actions"><button class="plain">{room.text(key::PREDICTION_SKIP)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

crate::form_functions!(PredictReason, OpenAnswers);

/// Notes what the host expects; the answers open.
#[server(prefix = "/_fn", endpoint = "predict", input = Form)]
pub async fn predict_reason(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let host = acting.host()?;
        match ReasonCode::parse(acting.fields.get(REASON)).filter(|reason| predictable().any(|one| one == *reason)) {
            Some(reason) => open(&acting, host, Prediction::Reason(reason), key::PREDICTION_NOTED).await,
            None => {
                let faults = vec![(REASON.to_owned(), acting.wording.text(key::PREDICTION_MISSING))];
                form::keep(&form_name(acting.id), &Typed { fields: acting.fields.clone(), faults }).await?;
                Ok(acting.back())
            }
        }
    })
    .await
}

/// Opens the answers without a prediction.
#[server(prefix = "/_fn", endpoint = "open-answers", input = Form)]
pub async fn open_answers(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let host = acting.host()?;
        open(&acting, host, Prediction::Skipped, key::PREDICTION_OPENED).await
    })
    .await
}

async fn open(acting: &Acting, host: Host, prediction: Prediction, done: Key) -> Result<String, Elsewhere> {
    let outcome = match host {
        Host::Adviser(adviser) => predict(&acting.program, &adviser, prediction).await?,
        Host::Leader(leader) => predict(&acting.program, &leader, prediction).await?,
    };
    let (kind, words) = match (outcome, prediction) {
        (Predicted::Noted, _) | (Predicted::TooLate, Prediction::Skipped) => ("good", done),
        (Predicted::TooLate, Prediction::Reason(_)) => ("warn", key::PREDICTION_TOO_LATE),
    };
    acting.done(kind, acting.wording.text(words)).await
}
