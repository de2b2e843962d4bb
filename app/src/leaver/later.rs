//! The second, two-minute questionnaire some weeks after leaving: one screen, and nothing that is chosen is lost. It
//! waits in the browser's session until it is handed in or thrown away.

use domain::later::{ITEMS, screen};
use domain::questionnaire::{Answers, FieldFault, Names};
use leptos::prelude::*;
use server::access::LeaverOf;
use server::course;
use server::second_questionnaire::{Handing, LaterPage, open, submit};
use wording::{Wording, key};

use crate::components::{at_controls, error_summary};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::draft::{self, Draft, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::leaver::page::LeaverPage;
use crate::leaver::questions::item::{AnswerForm, control_id};
use crate::leaver::{about, leaver_of, words};
use crate::page::page;
use crate::shell;

const PAGE: &str = "/leaver/later";
/// The code of the form.
pub const LATER: &str = "later";
/// The id of the form, by which its island finds it.
const FORM: &str = "later-form";
/// The hidden field that says that the question which reason was decisive stood on the page. It is no part of what is
/// kept (`OF_THE_PAGE` in `app/src/islands/autosave/browser/typed.rs`).
const DECISIVE_SHOWN: &str = "decisive_shown";

fn kept_as(leaver: &LeaverOf) -> String {
    format!("later:{}", leaver.departure())
}

/// Where the answers belong that are being given.
pub async fn later_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let leaver = leaver_of(fields).await?;
    Ok(Place { form: kept_as(&leaver), page: PAGE.to_owned(), fields: ITEMS, keeps_nothing: false })
}

/// `/leaver/later`
pub(super) fn later() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let notice = form::said().await?;
        match open(&context::program(), &leaver).await? {
            LaterPage::NotAsked => Err(Elsewhere::Go("/leaver".to_owned())),
            LaterPage::Submitted { organisation, at } => {
                let calendar = course::calendar(context::program().store().read(), leaver.board()).await?;
                let date = wording.date(calendar.local_date(at));
                let title = wording.text(key::LATER_THANKS_TITLE);
                let text = if notice.is_some() {
                    wording.text(key::LATER_THANKS)
                } else {
                    wording.with(key::LATER_THANKS_ALREADY, [("date", date.into())])
                };
                Ok(LeaverPage::new(wording, &organisation, title.clone()).around(view! {
                    <div class="opening"><h1>{title}</h1>{shell::hand()}</div>
                    <p class="lead">{text}</p>
                    <p><a href="/leaver/data">{wording.text(key::LEAVER_MY_DATA)}</a></p>
                }))
            }
            LaterPage::Asked(organisation) => {
                let sent = form::kept(&kept_as(&leaver)).await?;
                let draft = draft::of(&kept_as(&leaver)).await?;
                let names = Names { organisation: &organisation.name, sector: organisation.sector };
                let title = wording.text(key::LATER_TITLE);
                let lead = wording.with(key::LATER_LEAD, [("organisation", organisation.name.as_str().into())]);
                let form = questions(wording, &leaver, &names, sent, &draft)?;
                let room = LeaverPage { islands: true, ..LeaverPage::new(wording, &organisation, title.clone()) };
                Ok(room.notice(notice).around(view! {
                    {form.summary}
                    <h1>{title}</h1>
                    <p class="lead">{lead}</p>
                    <p>{wording.text(key::LATER_FREE)}</p>
                    {form.view}
                    <p class="soft">{wording.text(key::LATER_READERS)}</p>
                }))
            }
        }
    })
}

struct Questions {
    summary: Option<AnyView>,
    view: AnyView,
}

/// The questions with what was sent and came back, and its faults; else with what waits, of which nothing is said yet.
fn questions(
    wording: Wording,
    leaver: &LeaverOf,
    names: &Names<'_>,
    sent: Option<Typed>,
    draft: &Draft,
) -> Result<Questions, Elsewhere> {
    let screen = screen().ok_or(Elsewhere::Unavailable)?;
    let was_sent = sent.is_some();
    let typed = sent.unwrap_or_else(|| Typed { fields: draft.fields().clone(), faults: Vec::new() });
    // Twice: which reasons are chosen decides whether the next question is shown.
    let (reasons, _) = screen.read(typed.fields.as_slice(), &Answers::default());
    let (answers, faults): (Answers, Vec<FieldFault>) = screen.read(typed.fields.as_slice(), &reasons);
    let faults = if was_sent { faults } else { Vec::new() };
    let answer_form = AnswerForm { wording, answers: &answers, names, faults: &faults };
    let shown: Vec<_> = screen.shown(&answers).collect();
    let asks_decisive = shown.iter().any(|asked| asked.key() == "decisive_reason");
    let asked_now = (was_sent && asks_decisive && !typed.fields.ticked(DECISIVE_SHOWN) && faults.is_empty())
        .then(|| view! { <div class="notice" role="status"><p>{wording.text(key::LATER_DECISIVE_NOW)}</p></div> });
    let mut at_fields: Vec<(String, String)> = shown
        .iter()
        .filter_map(|asked| {
            let fault = faults.iter().find(|fault| fault.field == asked.key())?;
            let question = asked.text(wording.language(), names);
            let fault = words::fault(wording, fault.kind);
            let args = [("question", question.into()), ("fault", fault.into())];
            Some((control_id(asked), wording.with(key::LEAVER_FAULT_AT, args)))
        })
        .collect();
    if let (Some(empty), Some(first)) = (typed.fault("empty"), shown.first()) {
        at_fields.push((control_id(first), empty.to_owned()));
    }
    let items: Vec<_> = shown.iter().map(|asked| answer_form.question(asked)).collect();
    let line = DraftLine { wording, form: FORM, kind: LATER, draft, signed_out: key::LEAVER_AUTOSAVE_LINK };
    let send = wording.text(key::LATER_SEND);
    let view = view! {
        {asked_now}
        <form method="post" action=LaterSubmit::PATH id=FORM autocomplete="off">
            {about(leaver.departure())}
            {asks_decisive.then(|| view! { <input type="hidden" name=DECISIVE_SHOWN value="yes"/> })}
            {items}
            {line.view()}
            <div class="actions"><button class="button">{send}</button> {line.discard()}</div>
        </form>
    };
    Ok(Questions {
        summary: error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&at_fields)),
        view: view.into_any(),
    })
}

crate::form_functions!(LaterSubmit);

/// Hands in the second questionnaire, once.
#[server(prefix = "/_fn", endpoint = "later-submit", input = Form)]
pub async fn later_submit(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let wording = context::wording(Some(leaver.language()));
        let decisive_shown = fields.ticked(DECISIVE_SHOWN);
        let outcome = submit(&context::program(), &leaver, fields.as_slice(), decisive_shown).await?;
        let faults = match outcome {
            Handing::Submitted => {
                form::forget(&kept_as(&leaver)).await?;
                draft::forget(&kept_as(&leaver)).await?;
                form::say("good", wording.text(key::LATER_THANKS)).await?;
                return Ok(PAGE.to_owned());
            }
            Handing::AlreadySubmitted { .. } => {
                form::forget(&kept_as(&leaver)).await?;
                draft::forget(&kept_as(&leaver)).await?;
                return Ok(PAGE.to_owned());
            }
            Handing::NotAsked => return Ok("/leaver".to_owned()),
            Handing::Empty => vec![("empty".to_owned(), wording.text(key::LATER_EMPTY))],
            Handing::Faults(..) | Handing::AskDecisive => Vec::new(),
        };
        let is_wrong = !faults.is_empty() || matches!(outcome, Handing::Faults(..));
        form::keep(&kept_as(&leaver), &Typed { fields, faults }).await?;
        Ok(if is_wrong { format!("{PAGE}#errors") } else { format!("{PAGE}#{FORM}") })
    })
    .await
}
