//! The leaver reads the final report of their talk, after a mailed code, and says that it is right or what
//! is not. Their words are kept as they write them.

use domain::report::{FieldFaultKind, REPLY_CHARACTERS};
use domain::working_days::WorkCalendar;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::course;
use server::report::{LeaversReport, Reading, Replying, read, reply};
use wording::{Wording, key};

use crate::components::{Field, at_controls, error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::draft::{self, Draft, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::leaver::data::code_page;
use crate::leaver::first::calendar;
use crate::leaver::page::LeaverPage;
use crate::leaver::{about, leaver_of, quotes, readers};
use crate::own_copy::report as report_words;
use crate::page::page;

/// The address.
pub const ADDRESS: &str = "/leaver/report";

/// The code of the form.
pub const REPLY: &str = "reply";

/// The id of the form, by which its island finds it.
const FORM: &str = "reply-form";

fn kept_as(leaver: &LeaverOf) -> String {
    format!("reply:{}", leaver.departure())
}

/// Where the words belong that are being written.
pub async fn reply_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let leaver = leaver_of(fields).await?;
    Ok(Place {
        form: kept_as(&leaver),
        page: ADDRESS.to_owned(),
        fields: &["reply", "words", "revision"],
        keeps_nothing: false,
    })
}

/// `/leaver/report`
pub(super) fn report() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let found = match read(&context::program(), &leaver).await? {
            Reading::CodeNeeded(means) => return code_page(wording, &(&leaver).into(), means, ADDRESS).await,
            Reading::NotYet => None,
            Reading::Report(found) => Some(found),
        };
        let organisation = course::organisation(context::program().store().read(), leaver.board()).await?;
        let notice = form::said().await?;
        let (typed, draft) = draft::typed(&kept_as(&leaver)).await?;
        let title = wording.text(key::REPORT_YOURS_TITLE);
        let faults: Vec<(String, String)> = typed.iter().flat_map(|typed| typed.faults.clone()).collect();
        let content = match found {
            None => view! { <p>{wording.text(key::REPORT_YOURS_NONE)}</p> }.into_any(),
            Some(found) => {
                let page =
                    Page { wording, calendar: calendar(&leaver).await?, leaver: &leaver, found: &found, draft: &draft };
                let contact = readers::contact(&organisation.hr_contact).into_any();
                view! {
                    <p class="lead">{wording.text(key::REPORT_YOURS_LEAD)}</p>
                    {report_words::report(wording, &found.seen, organisation.sector, &page.date(found.seen.finalised_at))}
                    {quotes::section(wording, &leaver, found.quotes)}
                    {page.additions()}
                    {page.said()}
                    {page.answer(typed.as_ref(), contact)}
                }
                .into_any()
            }
        };
        let room = LeaverPage { islands: true, ..LeaverPage::new(wording, &organisation, title.clone()) };
        Ok(room.notice(notice).around(view! {
            <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a>
            {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults))}
            <h1>{title}</h1>
            {content}
        }))
    })
}

struct Page<'a> {
    wording: Wording,
    calendar: WorkCalendar,
    leaver: &'a LeaverOf,
    found: &'a LeaversReport,
    draft: &'a Draft,
}

impl Page<'_> {
    fn date(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        self.wording.date(self.calendar.local_date(at))
    }

    fn additions(&self) -> Option<AnyView> {
        if self.found.additions.is_empty() {
            return None;
        }
        let items: Vec<_> = self
            .found
            .additions
            .iter()
            .map(|one| {
                let about: Vec<String> = std::iter::once(self.date(one.at)).chain(one.author.clone()).collect();
                view! { <div><dt>{about.join(" · ")}</dt><dd class="told">{one.words.clone()}</dd></div> }
            })
            .collect();
        let title = self.wording.text(key::REPORT_YOURS_ADDITIONS);
        Some(view! { <h2>{title}</h2> <dl class="answers">{items}</dl> }.into_any())
    }

    /// What the leaver said before.
    fn said(&self) -> Option<AnyView> {
        let reply = self.found.reply.as_ref()?;
        let words = if reply.agrees { key::REPORT_YOURS_AGREED } else { key::REPORT_YOURS_CORRECTED };
        let state = self.wording.with(words, [("date", self.date(reply.at).into())]);
        let own = (!reply.words.is_empty()).then(|| view! { <p class="told words">{reply.words.clone()}</p> });
        let title = self.wording.text(key::REPORT_YOURS_REPLY);
        Some(view! { <h2>{title}</h2> <p>{state}</p> {own} }.into_any())
    }

    /// The form, for as long as they may answer; after that what they typed too late is still shown.
    fn answer(&self, typed: Option<&Typed>, contact: AnyView) -> AnyView {
        let wording = self.wording;
        let until = self.wording.date(self.found.until);
        if !self.found.open {
            let late = typed.map(|typed| view! { <p class="told words">{typed.fields.get("words").to_owned()}</p> });
            let over = wording.with(key::REPORT_YOURS_OVER, [("date", until.into())]);
            return view! { <p>{over} " " {contact}</p> {late} }.into_any();
        }
        let reply = self.found.reply.as_ref();
        let chosen = match (typed, reply) {
            (Some(typed), _) => typed.fields.get("reply").to_owned(),
            (None, Some(reply)) => (if reply.agrees { "agrees" } else { "corrects" }).to_owned(),
            (None, None) => String::new(),
        };
        let words = match (typed, reply) {
            (Some(typed), _) => typed.fields.get("words").to_owned(),
            (None, reply) => reply.map(|reply| reply.words.clone()).unwrap_or_default(),
        };
        let fault = |name: &str| typed.and_then(|typed| typed.fault(name)).map(str::to_owned);
        let field = Field::new("words", wording.text(key::REPORT_YOURS_WORDS), words)
            .text(6)
            .counted(REPLY_CHARACTERS)
            .hint(wording.text(key::REPORT_YOURS_WORDS_HINT))
            .fault(fault("words").as_deref());
        let button = if reply.is_some() { key::REPORT_YOURS_CHANGE } else { key::REPORT_YOURS_SEND };
        // What waits builds on what stood there when it was typed; what came back was shown beside what stands now.
        let revision = match typed {
            Some(typed) if typed.fields.0 == self.draft.fields().0 => typed.fields.get("revision").to_owned(),
            _ => reply.map_or(0, |reply| reply.revision).to_string(),
        };
        let line =
            DraftLine { wording, form: FORM, kind: REPLY, draft: self.draft, signed_out: key::LEAVER_AUTOSAVE_LINK };
        view! {
            <h2>{wording.text(key::REPORT_YOURS_QUESTION)}</h2>
            <p>{wording.with(key::REPORT_YOURS_UNTIL, [("date", until.into())])}</p>
            <form id=FORM novalidate=true autocomplete="off" method="post" action=ReportReply::PATH>
                {about(self.leaver.departure())}
                <input type="hidden" name="revision" value=revision/>
                {self.choice(&chosen, fault("reply").as_deref())}
                {field.view()}
                {line.view()}
                <div class="actions"><button class="button">{wording.text(button)}</button> {line.discard()}</div>
            </form>
        }
        .into_any()
    }

    fn choice(&self, chosen: &str, fault: Option<&str>) -> AnyView {
        let described = fault.map(|_| "reply-error");
        let invalid = fault.map(|_| "true");
        let rows: Vec<_> =
            [("reply", "agrees", key::REPORT_YOURS_AGREES), ("reply-corrects", "corrects", key::REPORT_YOURS_CORRECTS)]
                .into_iter()
                .map(|(id, value, words)| {
                    let is_chosen = chosen == value;
                    view! {
                        <label class="choice">
                            <input type="radio" id=id name="reply" value=value checked=is_chosen aria-invalid=invalid/>
                            <span>{self.wording.text(words)}</span>
                        </label>
                    }
                })
                .collect();
        view! {
            <fieldset class="field" aria-describedby=described>
                <legend class="visually-hidden">{self.wording.text(key::REPORT_YOURS_QUESTION)}</legend>
                {field_error("reply", fault)}
                <div class="choices">{rows}</div>
            </fieldset>
        }
        .into_any()
    }
}

crate::form_functions!(ReportReply);

/// Keeps what the leaver says of the report.
#[server(prefix = "/_fn", endpoint = "report-reply", input = Form)]
pub async fn report_reply(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let wording = context::wording(Some(leaver.language()));
        let revision = fields.get("revision").parse().unwrap_or(0);
        let keep = |fields: Fields, faults| {
            let name = kept_as(&leaver);
            async move { form::keep(&name, &Typed { fields, faults }).await }
        };
        match reply(&context::program(), &leaver, fields.as_slice(), revision).await? {
            Replying::Kept => {
                form::forget(&kept_as(&leaver)).await?;
                draft::forget(&kept_as(&leaver)).await?;
                form::say("good", wording.text(key::REPORT_YOURS_KEPT)).await?;
            }
            // The code was typed in a session that has ended: what they wrote waits until they have typed another.
            Replying::CodeNeeded => keep(fields, Vec::new()).await?,
            Replying::NoReport => {}
            Replying::TooLate => {
                keep(fields, Vec::new()).await?;
                form::say("warn", wording.text(key::REPORT_YOURS_LATE)).await?;
            }
            Replying::Faults(faults) => {
                let faults =
                    faults.iter().map(|fault| (fault.field.clone(), sentence(wording, fault.kind, &fault.field)));
                let faults = faults.collect();
                keep(fields, faults).await?;
                return Ok(format!("{ADDRESS}#errors"));
            }
            // The page shows both; sent from there, what they typed comes in the other's place.
            Replying::ChangedMeanwhile { .. } => {
                keep(fields, Vec::new()).await?;
                form::say("warn", wording.text(key::REPORT_YOURS_CHANGED)).await?;
            }
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}

fn sentence(wording: Wording, kind: FieldFaultKind, field: &str) -> String {
    match kind {
        FieldFaultKind::TooLong { max, is } => {
            let over = is.saturating_sub(max);
            wording.with(key::REPORT_YOURS_TOO_LONG, [("over", over.into()), ("max", REPLY_CHARACTERS.into())])
        }
        _ if field == "words" => wording.text(key::REPORT_YOURS_WORDS_MISSING),
        _ => wording.text(key::REPORT_YOURS_MISSING),
    }
}
