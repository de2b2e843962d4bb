//! What is typed where no code is mailed: the code from the letter, or the leaver's own word; and what is said
//! where nothing opens.

use leptos::prelude::*;
use server::access::OwnDataOf;
use server::course;
use wording::{Key, Wording, key};

use crate::components::{Field, at_controls, error_summary};
use crate::context::{self, Elsewhere};
use crate::form;
use crate::leaver::data::{TryCode, kept_as};
use crate::leaver::page::LeaverPage;
use crate::leaver::{about, readers};

/// The words around one field.
pub(super) struct CodeField {
    why: Key,
    label: Key,
    hint: Key,
    lost: Key,
    is_code: bool,
}

/// The code in HR's letter.
pub(super) const LETTER: CodeField = CodeField {
    why: key::PRINTED_CODE_WHY,
    label: key::PRINTED_CODE,
    hint: key::PRINTED_CODE_HINT,
    lost: key::PRINTED_CODE_LOST,
    is_code: true,
};

/// The word chosen on handing in.
pub(super) const WORD: CodeField = CodeField {
    why: key::LEAVER_WORD_WHY,
    label: key::LEAVER_WORD,
    hint: key::LEAVER_WORD_ENTER_HINT,
    lost: key::LEAVER_WORD_LOST,
    is_code: false,
};

/// Asks for one of them.
pub(super) async fn ask(
    wording: Wording,
    leaver: &OwnDataOf,
    onward: &'static str,
    asked: &CodeField,
) -> Result<AnyView, Elsewhere> {
    let organisation = course::organisation(context::program().store().read(), leaver.board()).await?;
    let typed = form::kept(&kept_as(leaver)).await?.unwrap_or_default();
    let notice = form::said().await?;
    let field =
        Field::new("code", wording.text(asked.label), "").hint(wording.text(asked.hint)).fault(typed.fault("code"));
    let field = if asked.is_code {
        field.width("code").autocomplete("one-time-code").inputmode("numeric")
    } else {
        field.autocomplete("off")
    };
    Ok(LeaverPage::new(wording, &organisation, wording.text(key::LEAVER_MY_DATA)).notice(notice).around(view! {
        <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a>
        {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&typed.faults))}
        <h1>{wording.text(key::LEAVER_DATA_WHO)}</h1>
        <p>{wording.text(asked.why)}</p>
        <form method="post" action=TryCode::PATH>
            {about(leaver.departure())}
            <input type="hidden" name=crate::leaver::data::ONWARD value=onward/>
            {field.view()}
            <div class="actions"><button class="button">{wording.text(key::LEAVER_NEXT)}</button></div>
        </form>
        <p>{wording.text(asked.lost)} " " {readers::contact(&organisation.hr_contact)}</p>
    }))
}

/// Says why nothing opens here now.
pub(super) async fn cannot(wording: Wording, leaver: &OwnDataOf, why: String) -> Result<AnyView, Elsewhere> {
    let organisation = course::organisation(context::program().store().read(), leaver.board()).await?;
    let notice = form::said().await?;
    Ok(LeaverPage::new(wording, &organisation, wording.text(key::LEAVER_MY_DATA)).notice(notice).around(view! {
        <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a>
        <h1>{wording.text(key::LEAVER_DATA_WHO)}</h1>
        <p>{why}</p>
        <p>{wording.text(key::LEAVER_TALK_HELP)} " " {readers::contact(&organisation.hr_contact)}</p>
    }))
}
