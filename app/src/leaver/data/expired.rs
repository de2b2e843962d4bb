//! A link that opens nothing may have expired after the course; then a mailed code still opens "my
//! data". What is said here is the same for every link that opens nothing, so that trying tells nothing.

use leptos::prelude::*;
use server::questionnaire::{Entering, enter_code, request_code};
use wording::{Wording, key};

use crate::components::Field;
use crate::context::language::leavers_wording;
use crate::context::{self, Elsewhere, session_failed};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::leaver::browser;
use crate::sealed;

/// The form in which what was typed is kept.
const KEPT: &str = "expired-code";
const PAGE: &str = "/leaver/link";
/// Whether this browser asked for a code, until it is typed.
const ASKED: &str = "expired-code-asked";

/// The part of the kind page about their own data, and what is wrong with what was typed.
pub async fn section(wording: Wording) -> Result<(AnyView, Vec<(String, String)>), Elsewhere> {
    let typed = form::kept(KEPT).await?.unwrap_or_default();
    let has_asked = sealed::look::<bool>(ASKED).await?.unwrap_or_default();
    let entry = has_asked.then(|| {
        let field = Field::new("code", wording.text(key::LEAVER_DATA_CODE), "")
            .hint(wording.text(key::LEAVER_DATA_CODE_HINT))
            .fault(typed.fault("code"))
            .width("code")
            .autocomplete("one-time-code")
            .inputmode("numeric");
        view! {
            <p>{wording.text(key::EXPIRED_SENT)}</p>
            <form method="post" action=EnterExpiredCode::PATH>
                {field.view()}
                <div class="actions"><button class="button">{wording.text(key::LEAVER_NEXT)}</button></div>
            </form>
        }
    });
    let (class, words) =
        if entry.is_some() { ("plain", key::LEAVER_DATA_SEND_AGAIN) } else { ("button quiet", key::LEAVER_DATA_SEND) };
    let view = view! {
        <h2 id="my-data">{wording.text(key::EXPIRED_TITLE)}</h2>
        <p>{wording.text(key::EXPIRED_LEAD)}</p>
        {entry}
        <form method="post" action=RequestExpiredCode::PATH>
            <div class="actions"><button class=class>{wording.text(words)}</button></div>
        </form>
    };
    Ok((view.into_any(), typed.faults))
}

crate::form_functions!(RequestExpiredCode, EnterExpiredCode);

/// Mails a code where there is somebody to mail it to; says the same in every case.
#[server(prefix = "/_fn", endpoint = "request-expired-code", input = Form)]
pub async fn request_expired_code(fields: Fields) -> Result<(), ServerFnError> {
    drop(fields);
    form::posted(async move {
        match context::own_data().await {
            Ok(leaver) => {
                let mut here = browser::browser().await?;
                request_code(&context::program(), &leaver, &mut here).await?;
                browser::keep(&here).await?;
            }
            Err(Elsewhere::NoLink) => {}
            Err(elsewhere) => return Err(elsewhere),
        }
        sealed::put(ASKED, &true).await?;
        Ok(format!("{PAGE}#my-data"))
    })
    .await
}

/// Tries the code; a right one opens "my data" in this session.
#[server(prefix = "/_fn", endpoint = "enter-expired-code", input = Form)]
pub async fn enter_expired_code(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let typed = fields.get("code");
        let entered = match context::own_data().await {
            Ok(leaver) if !typed.trim().is_empty() => {
                let entry = enter_code(&context::program(), &leaver, &browser::browser().await?, typed).await?;
                (entry == Entering::Right).then_some(leaver)
            }
            Ok(_) | Err(Elsewhere::NoLink) => None,
            Err(elsewhere) => return Err(elsewhere),
        };
        if let Some(leaver) = entered {
            let session = context::session().ok_or(Elsewhere::Unavailable)?;
            // What was known about this browser before opens nothing now.
            session.cycle_id().await.map_err(session_failed)?;
            context::keep_typed(context::CODE_FOR, leaver.departure()).await?;
            sealed::forget(ASKED).await?;
            form::forget(KEPT).await?;
            return Ok("/leaver/data".to_owned());
        }
        let wording = leavers_wording();
        sealed::put(ASKED, &true).await?;
        let faults = vec![("code".to_owned(), wording.text(key::EXPIRED_WRONG))];
        form::keep(KEPT, &Typed { fields: Fields::default(), faults }).await?;
        Ok(format!("{PAGE}#errors"))
    })
    .await
}
