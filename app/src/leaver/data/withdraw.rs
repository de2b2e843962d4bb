//! Taking back answers that were handed in: a form that asks for a tick, until the talk has begun.

use domain::rights::Withdrawable;
use leptos::prelude::*;
use server::access::OwnDataOf;
use server::rights::{self, Withdrawing};
use wording::{Wording, key};

use crate::components::Tick;
use crate::context;
use crate::fields::{Fields, Form};
use crate::form;
use crate::leaver::about;
use crate::leaver::data::{DATA, own_data_of};

crate::form_functions!(WithdrawAnswers);

/// In the address of a form that came back without its tick.
const NAME: &str = "withdraw";
/// The id of the tick.
const SURE: &str = "withdraw-sure";

/// What is missing, for the top of the page.
pub(super) fn fault(wording: Wording) -> Option<(String, String)> {
    is_missing().then(|| (SURE.to_owned(), wording.text(key::RIGHTS_WITHDRAW_MISSING)))
}

fn is_missing() -> bool {
    context::query_value("missing").as_deref() == Some(NAME)
}

/// The form, or why there is none any more; nothing where nothing was handed in.
pub(super) fn section(wording: Wording, leaver: &OwnDataOf, state: Withdrawable) -> Option<AnyView> {
    match state {
        Withdrawable::NothingThere => None,
        Withdrawable::TalkBegan => Some(view! { <p>{wording.text(key::RIGHTS_WITHDRAW_BEGAN)}</p> }.into_any()),
        Withdrawable::Now { fill_in_again } => Some(fold(wording, leaver, fill_in_again)),
    }
}

fn fold(wording: Wording, leaver: &OwnDataOf, fill_in_again: bool) -> AnyView {
    let again = fill_in_again.then(|| view! { <p>{wording.text(key::RIGHTS_WITHDRAW_AGAIN)}</p> });
    let fault = fault(wording).map(|(_, text)| text);
    let is_open = fault.is_some();
    let sure = Tick {
        id: SURE.to_owned(),
        name: "sure",
        words: wording.text(key::RIGHTS_WITHDRAW_SURE),
        small: None,
        is_ticked: false,
        fault,
    };
    view! {
        <details class="fold grave on-screen" open=is_open>
            <summary>{wording.text(key::RIGHTS_WITHDRAW_TITLE)}</summary>
            <form method="post" action=WithdrawAnswers::PATH>
                {about(leaver.departure())}
                <p>{wording.text(key::RIGHTS_WITHDRAW_LEAD)}</p>
                {again}
                {sure.view()}
                <div class="actions">
                    <button class="button grave">{wording.text(key::RIGHTS_WITHDRAW_TITLE)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Takes back what was handed in. It asks for the code first, as reading it does.
#[server(prefix = "/_fn", endpoint = "withdraw-answers", input = Form)]
pub async fn withdraw_answers(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = own_data_of(&fields).await?;
        if !fields.ticked("sure") {
            return Ok(format!("{DATA}?missing={NAME}#errors"));
        }
        let (kind, words) = match rights::withdraw_answers(&context::program(), &leaver).await? {
            Withdrawing::Withdrawn { fill_in_again: true } => ("good", key::RIGHTS_WITHDRAW_DONE_AGAIN),
            Withdrawing::Withdrawn { fill_in_again: false } => ("good", key::RIGHTS_WITHDRAW_DONE),
            Withdrawing::CodeNeeded => ("", key::RIGHTS_WITHDRAW_CODE_FIRST),
            Withdrawing::NothingThere => ("warn", key::RIGHTS_WITHDRAW_NOTHING),
            Withdrawing::TalkBegan => ("warn", key::RIGHTS_WITHDRAW_BEGAN),
        };
        form::say(kind, context::wording(Some(leaver.language())).text(words)).await?;
        Ok(DATA.to_owned())
    })
    .await
}
