//! The field for the code from the letter, for whoever no mail may reach.

use leptos::prelude::*;
use server::access::OwnDataOf;
use server::course;
use wording::{Wording, key};

use crate::components::{Field, error_summary};
use crate::context::{self, Elsewhere};
use crate::form;
use crate::leaver::data::{TryCode, kept_as};
use crate::leaver::page::LeaverPage;
use crate::leaver::{about, readers};

/// Asks for the code that HR printed in the letter.
pub async fn ask(wording: Wording, leaver: &OwnDataOf, onward: &'static str) -> Result<AnyView, Elsewhere> {
    let organisation = course::organisation(context::program().store().read(), leaver.board()).await?;
    let typed = form::kept(&kept_as(leaver)).await?.unwrap_or_default();
    let notice = form::said().await?;
    let field = Field::new("code", wording.text(key::PRINTED_CODE), "")
        .hint(wording.text(key::PRINTED_CODE_HINT))
        .fault(typed.fault("code"))
        .width("code")
        .autocomplete("one-time-code")
        .inputmode("numeric");
    Ok(LeaverPage::new(wording, &organisation, wording.text(key::LEAVER_MY_DATA)).notice(notice).around(view! {
        <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a>
        {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &typed.faults)}
        <h1>{wording.text(key::LEAVER_DATA_WHO)}</h1>
        <p>{wording.text(key::PRINTED_CODE_WHY)}</p>
        <form method="post" action=TryCode::PATH>
            {about(leaver.departure())}
            <input type="hidden" name=crate::leaver::data::ONWARD value=onward/>
            {field.view()}
            <div class="actions"><button class="button">{wording.text(key::LEAVER_NEXT)}</button></div>
        </form>
        <p>{wording.text(key::PRINTED_CODE_LOST)} " " {readers::contact(&organisation.hr_contact)}</p>
    }))
}
