//! A special course asks first whether questions are welcome: one question, yes or no, once.

use leptos::prelude::*;
use server::questionnaire::{WishAnswer, answer_whether_wanted};
use wording::key;

use crate::components::{at_controls, error_summary, field_error};
use crate::context;
use crate::fields::{Fields, Form};
use crate::form::{self, Notice};
use crate::leaver::first::FirstPage;
use crate::leaver::{about, leaver_of, readers};

crate::form_functions!(AnswerWish);

/// The letter with the one question.
pub(super) fn ask(page: &FirstPage<'_>, notice: Option<Notice>) -> AnyView {
    let wording = page.wording;
    let missing =
        (context::query_value("missing").as_deref() == Some("wish")).then(|| wording.text(key::LEAVER_WISH_MISSING));
    let faults: Vec<_> = missing.iter().map(|text| ("wanted-yes".to_owned(), text.clone())).collect();
    let counsellor = readers::counsellor(wording, &page.home.organisation);
    page.room(notice).around(view! {
        {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults))}
        {page.opening()}
        <p class="lead">{page.about_leaving(key::LEAVER_WISH_LEAD, key::LEAVER_WISH_LEAD_GONE)}</p>
        <p>{wording.text(key::LEAVER_WISH_NOTHING)}</p>
        {form(page, missing.as_deref())}
        <h2>{wording.text(key::LEAVER_CONFIDENTIAL_TITLE)}</h2>
        {readers::promise(wording, &page.home.organisation)}
        {counsellor}
        {readers::fold(wording, &page.home.organisation)}
        {page.closing(key::LEAVER_GREETINGS)}
    })
}

/// Yes or no; both stand empty.
pub(super) fn form(page: &FirstPage<'_>, fault: Option<&str>) -> AnyView {
    let wording = page.wording;
    view! {
        <form method="post" action=AnswerWish::PATH>
            {about(page.leaver.departure())}
            <fieldset class="question" id="wanted" aria-describedby=fault.map(|_| "wanted-error")>
                <legend>{wording.text(key::LEAVER_WISH_QUESTION)}</legend>
                {field_error("wanted", fault)}
                <label class="choice">
                    <input type="radio" name="wanted" value="yes" id="wanted-yes"/>
                    <span>{wording.text(key::LEAVER_WISH_YES)}</span>
                </label>
                <label class="choice">
                    <input type="radio" name="wanted" value="no"/>
                    <span>
                        {wording.text(key::LEAVER_WISH_NO)} " "
                        <small>{wording.text(key::LEAVER_WISH_NO_HINT)}</small>
                    </span>
                </label>
            </fieldset>
            <div class="actions"><button class="button">{wording.text(key::LEAVER_NEXT)}</button></div>
        </form>
    }
    .into_any()
}

/// Notes yes or no; a yes leads to the questions.
#[server(prefix = "/_fn", endpoint = "answer-wish", input = Form)]
pub async fn answer_wish(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let wanted = match fields.get("wanted") {
            "yes" => true,
            "no" => false,
            _ => return Ok("/leaver?missing=wish#errors".to_owned()),
        };
        Ok(match answer_whether_wanted(&context::program(), &leaver, wanted).await? {
            WishAnswer::Noted if wanted => "/leaver/questions".to_owned(),
            WishAnswer::Noted => "/leaver".to_owned(),
            WishAnswer::NotAsked => {
                let wording = context::wording(Some(leaver.language()));
                form::say("warn", wording.text(key::LEAVER_WISH_TOO_LATE)).await?;
                "/leaver".to_owned()
            }
        })
    })
    .await
}
