//! At the report: whether its sentences are handed on that may be shared. Nothing is ticked beforehand.

use domain::tips::LEAST;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::report::{Choosing, QuotesChoice, choose_quotes};
use wording::{Wording, key};

use crate::context;
use crate::fields::{Fields, Form};
use crate::form;
use crate::leaver::report::ADDRESS;
use crate::leaver::{about, leaver_of};

/// The choice, where the report has such sentences.
pub(super) fn section(wording: Wording, leaver: &LeaverOf, quotes: QuotesChoice) -> Option<AnyView> {
    let title = wording.text(key::REPORT_QUOTES_TITLE);
    let allowed = match quotes {
        QuotesChoice::Nothing => return None,
        QuotesChoice::Over => {
            return Some(view! { <h2>{title}</h2> <p>{wording.text(key::REPORT_QUOTES_OVER)}</p> }.into_any());
        }
        QuotesChoice::Open { allowed } => allowed,
    };
    let view = view! {
        <h2>{title}</h2>
        <p>{wording.with(key::REPORT_QUOTES_LEAD, [("others", (LEAST - 1).into())])}</p>
        <p>{wording.text(key::REPORT_QUOTES_UNTIL)}</p>
        <form autocomplete="off" method="post" action=ReportQuotes::PATH>
            {about(leaver.departure())}
            <label class="choice">
                <input type="checkbox" name="quotes" value="yes" checked=allowed/>
                <span>{wording.text(key::REPORT_QUOTES_ALLOW)}</span>
            </label>
            <div class="actions"><button class="button">{wording.text(key::REPORT_QUOTES_SAVE)}</button></div>
        </form>
    };
    Some(view.into_any())
}

crate::form_functions!(ReportQuotes);

/// Keeps whether sentences of the report are handed on.
#[server(prefix = "/_fn", endpoint = "report-quotes", input = Form)]
pub async fn report_quotes(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let wording = context::wording(Some(leaver.language()));
        match choose_quotes(&context::program(), &leaver, fields.get("quotes") == "yes").await? {
            Choosing::Kept => form::say("good", wording.text(key::REPORT_QUOTES_KEPT)).await?,
            // The page asks for the code, or says that there is nothing to choose.
            Choosing::CodeNeeded | Choosing::NotOpen => {}
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}
