//! Objecting, having it restricted, corrected or erased: a form each, what was asked before, and taking it back.

use domain::rights::{RequestWords, Right, WORDS_CHARACTERS};
use leptos::prelude::*;
use server::access::OwnDataOf;
use server::course;
use server::rights::{self, Asking, Lifting, Request, requests_of};
use wording::{Key, Wording, key};

use super::Times;
use crate::components::{Field, Tick};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::draft::{self, Draft, Place};
use crate::form::draft_line::DraftLine;
use crate::form::sent::{self, Room};
use crate::form::{self, Typed};
use crate::leaver::data::{DATA, own_data_of};
use crate::leaver::{about, readers};

crate::form_functions!(RightAsk, RightLift);

/// The code of these forms; which of them it is says the right they are about.
pub(crate) const REQUEST: &str = "request";

/// Where the words belong that are being written, of whoever sees the form.
pub(crate) async fn request_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let leaver = own_data_of(fields).await?;
    if !leaver.code_entered() && !leaver.letter_code_entered() {
        return Err(Elsewhere::NoLink);
    }
    let right = right_of(fields)?;
    Ok(Place {
        form: draft_of(&leaver, right),
        page: format!("{DATA}#rights"),
        fields: words(right).fields,
        keeps_nothing: false,
    })
}

/// The name under which the words wait.
fn draft_of(leaver: &OwnDataOf, right: Right) -> String {
    format!("right:{}:{right}", leaver.departure())
}

/// The name under which a form keeps what was typed, until it is shown again.
fn kept_as(leaver: &OwnDataOf) -> String {
    format!("right:{}", leaver.departure())
}

/// The words of one of the forms.
struct Words {
    title: Key,
    lead: Key,
    /// What is to be written.
    why: Key,
    why_hint: Key,
    /// It was asked, and HR answers on that day at the latest.
    asked: Key,
    lifted: Key,
    sure: Key,
    lift: Key,
    stands: Key,
    /// The id of its form, by which the island finds it.
    form: &'static str,
    /// What of it waits while it is written.
    fields: &'static [&'static str],
}

const fn words(right: Right) -> Words {
    match right {
        Right::Object => Words {
            title: key::RIGHTS_OBJECT_TITLE,
            lead: key::RIGHTS_OBJECT_LEAD,
            why: key::RIGHTS_WHY,
            why_hint: key::RIGHTS_WHY_HINT,
            asked: key::RIGHTS_ASKED,
            lifted: key::RIGHTS_LIFTED,
            sure: key::RIGHTS_OBJECT_SURE,
            lift: key::RIGHTS_OBJECT_LIFT,
            stands: key::RIGHTS_OBJECT_STANDS,
            form: "object-form",
            fields: &["reason-object"],
        },
        Right::Restrict => Words {
            title: key::RIGHTS_RESTRICT_TITLE,
            lead: key::RIGHTS_RESTRICT_LEAD,
            why: key::RIGHTS_WHY,
            why_hint: key::RIGHTS_WHY_HINT,
            asked: key::RIGHTS_ASKED,
            lifted: key::RIGHTS_LIFTED,
            sure: key::RIGHTS_RESTRICT_SURE,
            lift: key::RIGHTS_RESTRICT_LIFT,
            stands: key::RIGHTS_RESTRICT_STANDS,
            form: "restrict-form",
            fields: &["reason-restrict"],
        },
        Right::Rectify => Words {
            title: key::RIGHTS_RECTIFY_TITLE,
            lead: key::RIGHTS_RECTIFY_LEAD,
            why: key::RIGHTS_RECTIFY_WHAT,
            why_hint: key::RIGHTS_WHAT_HINT,
            asked: key::RIGHTS_NOTED,
            lifted: key::RIGHTS_WITHDRAWN,
            sure: key::RIGHTS_RECTIFY_SURE,
            lift: key::RIGHTS_RECTIFY_LIFT,
            stands: key::RIGHTS_RECTIFY_STANDS,
            form: "rectify-form",
            fields: &["reason-rectify"],
        },
        Right::Erase => Words {
            title: key::RIGHTS_ERASE_TITLE,
            lead: key::RIGHTS_ERASE_LEAD,
            why: key::RIGHTS_ERASE_WHAT,
            why_hint: key::RIGHTS_WHAT_HINT,
            asked: key::RIGHTS_NOTED,
            lifted: key::RIGHTS_WITHDRAWN,
            sure: key::RIGHTS_ERASE_SURE,
            lift: key::RIGHTS_ERASE_LIFT,
            stands: key::RIGHTS_ERASE_STANDS,
            form: "erase-form",
            fields: &["reason-erase"],
        },
    }
}

/// What they can ask for, and what they asked.
pub(super) struct Section {
    pub view: AnyView,
    /// What is wrong with what was typed, by the `id` of its control.
    pub faults: Vec<(String, String)>,
    /// Something can still be asked for: its form has an island.
    pub can_ask: bool,
}

/// The forms, or what stands in the place of one.
pub(super) async fn section(wording: Wording, leaver: &OwnDataOf, times: &Times) -> Result<Section, Elsewhere> {
    let asked = requests_of(&context::program(), leaver).await?;
    let ends = match leaver.code_entered() {
        true => Ends::Here,
        false => {
            let program = context::program();
            Ends::ByHr(course::organisation(program.store().read(), leaver.board()).await?.hr_contact)
        }
    };
    let typed = form::kept(&kept_as(leaver)).await?.unwrap_or_default();
    if !typed.faults.is_empty() {
        form::forget(&kept_as(leaver)).await?;
    }
    let (mut forms, mut can_ask) = (Vec::new(), false);
    for right in Right::ALL.iter().copied() {
        let form = match asked.iter().find(|request| request.stands && request.right == right) {
            Some(request) => standing(wording, leaver, request, times, &ends),
            None => {
                can_ask = true;
                fold(wording, leaver, right, &typed, &draft::of(&draft_of(leaver, right)).await?)
            }
        };
        forms.push(form);
    }
    let before: Vec<_> = asked.iter().map(|request| line(wording, request, times)).collect();
    let before = (!before.is_empty()).then(|| {
        view! { <h3>{wording.text(key::RIGHTS_ASKED_BEFORE)}</h3> <dl class="answers">{before}</dl> }
    });
    let view = view! {
        <h2 id="rights">{wording.text(key::RIGHTS_TITLE)}</h2>
        <p>{wording.text(key::RIGHTS_LEAD)}</p>
        {forms}
        {before}
    };
    Ok(Section { view: view.into_any(), faults: typed.faults, can_ask })
}

fn fold(wording: Wording, leaver: &OwnDataOf, right: Right, typed: &Typed, draft: &Draft) -> AnyView {
    let said = words(right);
    let (reason, sure) = (format!("reason-{right}"), format!("sure-{right}"));
    let is_open = typed.fault(&reason).or(typed.fault(&sure)).is_some() || draft.is_there();
    let fields = if typed.fields.get("right") == right.code() { &typed.fields } else { draft.fields() };
    let text = fields.get(&reason);
    let field = Field::new(reason.clone(), wording.text(said.why), text)
        .hint(wording.with(said.why_hint, [("most", WORDS_CHARACTERS.into())]))
        .text(4)
        .counted(WORDS_CHARACTERS)
        .fault(typed.fault(&reason));
    let line = DraftLine { wording, form: said.form, kind: REQUEST, draft, signed_out: key::LEAVER_AUTOSAVE_LINK };
    let tick = Tick {
        id: sure.clone(),
        name: "sure",
        words: wording.text(said.sure),
        small: None,
        is_ticked: false,
        fault: typed.fault(&sure).map(str::to_owned),
    };
    view! {
        <details class="fold on-screen" open=is_open>
            <summary>{wording.text(said.title)}</summary>
            <form
                id=said.form
                novalidate=true
                autocomplete="off"
                method="post"
                action=RightAsk::PATH
                data-keeps=reason
            >
                {about(leaver.departure())}
                <input type="hidden" name="right" value=right.code()/>
                <p>{wording.text(said.lead)}</p>
                {field.view()}
                {tick.view()}
                {line.view()}
                <div class="actions">
                    <button class="button">{wording.text(said.title)}</button>
                    {line.discard()}
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Who takes back what stands.
enum Ends {
    /// The leaver, on this page.
    Here,
    /// HR, in its own name, when it is asked to: it knows the code of its letter too. With how HR is reached.
    ByHr(String),
}

/// It stands: what that means, by when HR answers, and the way back.
fn standing(wording: Wording, leaver: &OwnDataOf, request: &Request, times: &Times, ends: &Ends) -> AnyView {
    let said = words(request.right);
    let next = match &request.answer {
        Some(_) => String::new(),
        None => wording.with(key::RIGHTS_ANSWER_BY, [("date", wording.date(request.answer_by).into())]),
    };
    let since = wording.with(said.stands, [("date", times.date(request.asked_at).into())]);
    let back = match ends {
        Ends::Here => view! {
            <form class="on-screen" method="post" action=RightLift::PATH>
                {about(leaver.departure())}
                <input type="hidden" name="right" value=request.right.code()/>
                <label class="choice">
                    <input type="checkbox" name="sure" value="yes" id=format!("lift-{}", request.right)/>
                    <span>{wording.text(said.lift)}</span>
                </label>
                <div class="actions"><button class="button quiet">{wording.text(key::RIGHTS_LIFT)}</button></div>
            </form>
        }
        .into_any(),
        Ends::ByHr(contact) => {
            view! { <p>{wording.text(key::RIGHTS_LIFT_BY_HR)} " " {readers::contact(contact)}</p> }.into_any()
        }
    };
    view! {
        <p><strong>{since}</strong> " " {next}</p>
        {back}
    }
    .into_any()
}

/// One that was asked, with what HR said.
fn line(wording: Wording, request: &Request, times: &Times) -> AnyView {
    let right = wording.code("right", request.right.code());
    let asked =
        wording.with(key::RIGHTS_ASKED_ON, [("right", right.into()), ("date", times.date(request.asked_at).into())]);
    let own = request.words.clone().map(|words| view! { <dd class="told">{words}</dd> });
    let answer = match &request.answer {
        Some(answer) => {
            let ruling = wording.code("ruling", answer.ruling.code());
            let by = answer.by.clone().map(|by| format!(" · {by}"));
            let words = answer.words.clone().map(|words| view! { <dd class="told">{words}</dd> });
            view! { <dd><strong>{ruling}</strong> " · " {times.date(answer.at)} {by}</dd> {words} }.into_any()
        }
        None if request.stands => view! { <dd>{wording.text(key::RIGHTS_NO_ANSWER_YET)}</dd> }.into_any(),
        None => view! { <dd>{wording.text(key::RIGHTS_TAKEN_BACK)}</dd> }.into_any(),
    };
    view! { <div><dt>{asked}</dt> {own} {answer}</div> }.into_any()
}

/// Which of them a form is about.
fn right_of(fields: &Fields) -> Result<Right, Elsewhere> {
    Right::parse(fields.get("right")).ok_or(Elsewhere::NotFound)
}

/// Objects, has it restricted, or asks HR to correct or erase.
#[server(prefix = "/_fn", endpoint = "right-ask", input = Form)]
pub async fn right_ask(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = own_data_of(&fields).await?;
        let wording = context::wording(Some(leaver.language()));
        let right = right_of(&fields)?;
        let (reason, sure) = (format!("reason-{right}"), format!("sure-{right}"));
        let parsed = RequestWords::parse(fields.get(&reason));
        let mut faults = Vec::new();
        if let Err(fault) = parsed {
            faults.push((reason, wording.with(key::RIGHTS_TOO_LONG, [("over", fault.over.into())])));
        }
        if !right.holds() && parsed.as_ref().is_ok_and(RequestWords::is_empty) {
            faults.push((format!("reason-{right}"), wording.text(key::RIGHTS_WHAT_MISSING)));
        }
        if !fields.ticked("sure") {
            faults.push((sure, wording.text(key::RIGHTS_SURE_MISSING)));
        }
        let Some(said) = parsed.ok().filter(|_| faults.is_empty()) else {
            form::keep(&kept_as(&leaver), &Typed { fields, faults }).await?;
            return Ok(format!("{DATA}#errors"));
        };
        let (kind, text) = match rights::ask(&context::program(), &leaver, right, &said).await? {
            Asking::Asked { answer_by } => {
                draft::forget(&draft_of(&leaver, right)).await?;
                ("good", wording.with(words(right).asked, [("date", wording.date(answer_by).into())]))
            }
            // What they wrote stands there again behind the code.
            Asking::CodeNeeded => {
                sent::wait(Room::Leaver).await?;
                return Ok(DATA.to_owned());
            }
            // The form has said it at its field.
            Asking::WordsMissing => ("warn", wording.text(key::RIGHTS_WHAT_MISSING)),
            Asking::Already => ("", wording.text(key::RIGHTS_ALREADY)),
            Asking::Over => ("warn", wording.text(key::LEAVER_TALK_OVER)),
        };
        form::say(kind, text).await?;
        Ok(DATA.to_owned())
    })
    .await
}

/// Takes back what was asked.
#[server(prefix = "/_fn", endpoint = "right-lift", input = Form)]
pub async fn right_lift(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = own_data_of(&fields).await?;
        let wording = context::wording(Some(leaver.language()));
        let right = right_of(&fields)?;
        if !fields.ticked("sure") {
            form::say("warn", wording.text(key::RIGHTS_SURE_MISSING)).await?;
            return Ok(format!("{DATA}#rights"));
        }
        let (kind, said) = match rights::lift(&context::program(), &leaver, right).await? {
            Lifting::Lifted => ("good", words(right).lifted),
            Lifting::CodeNeeded => return Ok(DATA.to_owned()),
            Lifting::NothingThere => ("", key::RIGHTS_NOTHING_STANDS),
        };
        form::say(kind, wording.text(said)).await?;
        Ok(DATA.to_owned())
    })
    .await
}
