//! "My data": after a mailed code what they handed in, the final report, who looked, and what the
//! program knows about them.

pub mod copy;
mod done;
pub mod expired;
mod printed_code;
mod requests;
mod withdraw;

use domain::questionnaire::Names;
use domain::working_days::WorkCalendar;
use leptos::prelude::*;
use server::access::OwnDataOf;
use server::code;
use server::course;
use server::own_copy::own_talks;
use server::questionnaire::{
    AnswersSeen, CodeRequest, Entering, Means, Mine, MyData, enter_code, my_data, request_code,
};
use server::retention::{Keeping, keeping};
use server::rights::can_withdraw;
use wording::{Wording, key};

use crate::components::{Field, at_controls, error_summary};
use crate::context::{self, Elsewhere, session_failed};
use crate::fields::{Fields, Form};
use crate::form::{self, Notice, Typed};
use crate::leaver::browser;
use crate::leaver::page::LeaverPage;
use crate::leaver::questions::seen::ReadBack;
use crate::leaver::talk::actions::{ShareAnswers, TALK};
use crate::leaver::talk::choice;
use crate::leaver::{about, kept, readers, report};
use crate::own_copy;
use crate::page::page;
use crate::sealed;

pub(crate) use requests::{REQUEST, request_place};

crate::form_functions!(SendCode, TryCode);

pub const DATA: &str = "/leaver/data";
/// The same where it asks for the code and leads on to the talk.
pub const CODE_FOR_TALK: &str = "/leaver/data?to=talk";
/// The field that names the page they wanted.
pub const ONWARD: &str = "onward";

/// `/leaver/data`
pub(super) fn data() -> AnyView {
    page(|| async {
        let leaver = context::own_data().await?;
        if leaver.expired() && !leaver.code_entered() {
            // The page for links that open nothing asks for the code: what is opened says nothing.
            return Err(Elsewhere::NoLink);
        }
        let wording = context::wording(Some(leaver.language()));
        match my_data(&context::program(), &leaver).await? {
            MyData::CodeNeeded(means) => {
                let is_for_talk = !leaver.expired() && context::query_value("to").as_deref() == Some("talk");
                code_page(wording, &leaver, means, if is_for_talk { TALK } else { DATA }).await
            }
            MyData::Data(mine) => {
                let times = Times { wording, calendar: calendar(&leaver).await? };
                let program = context::program();
                let (conn, now) = (program.store().read(), program.now());
                let keeping = keeping(conn, leaver.board(), leaver.departure(), now).await?;
                let asks = Asks::read(wording, &leaver, &times).await?;
                Ok(show(wording, &leaver, &mine, &times, &keeping, asks))
            }
        }
    })
}

/// The leaver who posted a form about their own data. A form of another departure than the cookie's is
/// refused.
pub(super) async fn own_data_of(fields: &Fields) -> Result<OwnDataOf, Elsewhere> {
    let leaver = context::own_data().await?;
    if fields.get("departure") == leaver.departure().to_string() { Ok(leaver) } else { Err(Elsewhere::NoLink) }
}

async fn calendar(leaver: &OwnDataOf) -> Result<WorkCalendar, Elsewhere> {
    Ok(course::calendar(context::program().store().read(), leaver.board()).await?)
}

/// Asks for the code that opens what only they may see; `onward` is the page they wanted.
pub(super) async fn code_page(
    wording: Wording,
    leaver: &OwnDataOf,
    means: Means,
    onward: &'static str,
) -> Result<AnyView, Elsewhere> {
    match means {
        Means::MailedCode => ask_for_code(wording, leaver, onward).await,
        Means::LetterCode => printed_code::ask(wording, leaver, onward, &printed_code::LETTER).await,
        Means::Word => printed_code::ask(wording, leaver, onward, &printed_code::WORD).await,
        Means::AddressIsNew { from } => {
            let day = [("day", wording.date(from).into())];
            printed_code::cannot(wording, leaver, wording.with(key::LEAVER_DATA_ADDRESS_NEW, day)).await
        }
        Means::Nothing => printed_code::cannot(wording, leaver, wording.text(key::LEAVER_DATA_NOTHING_OPENS)).await,
    }
}

/// The page that a code form came from; none but these.
fn onward_of(fields: &Fields) -> &'static str {
    match fields.get(ONWARD) {
        address if address == report::ADDRESS => report::ADDRESS,
        TALK => TALK,
        _ => DATA,
    }
}

/// Where the code is asked for that this page wants. The others ask for it themselves.
fn asked_at(onward: &'static str) -> &'static str {
    if onward == TALK { CODE_FOR_TALK } else { onward }
}

fn kept_as(leaver: &OwnDataOf) -> String {
    format!("code:{}", leaver.departure())
}

/// Where the code was sent that this browser asked for, as the page says it; kept until it is typed.
fn sent_as(leaver: &OwnDataOf) -> String {
    format!("code-sent:{}", leaver.departure())
}

async fn ask_for_code(wording: Wording, leaver: &OwnDataOf, onward: &'static str) -> Result<AnyView, Elsewhere> {
    let organisation = course::organisation(context::program().store().read(), leaver.board()).await?;
    let typed = form::kept(&kept_as(leaver)).await?.unwrap_or_default();
    let notice = form::said().await?;
    let faults: Vec<_> = typed.faults.clone();
    let sent_to = sealed::look::<String>(&sent_as(leaver)).await?;
    let late = if sent_to.is_some() { late_words(wording, leaver).await? } else { None };
    let entry = sent_to.map(|sent_to| {
        let field = Field::new("code", wording.text(key::LEAVER_DATA_CODE), "")
            .hint(wording.text(key::LEAVER_DATA_CODE_HINT))
            .fault(typed.fault("code"))
            .width("code")
            .autocomplete("one-time-code")
            .inputmode("numeric");
        view! {
            <p>{wording.text(key::LEAVER_DATA_SENT)} " " <span class="nobreak">{sent_to}</span> "."</p>
            {late.map(|words| view! { <p class="notice">{words}</p> })}
            <form method="post" action=TryCode::PATH>
                {about(leaver.departure())}
                <input type="hidden" name=ONWARD value=onward/>
                {field.view()}
                <div class="actions"><button class="button">{wording.text(key::LEAVER_NEXT)}</button></div>
            </form>
        }
    });
    let (class, words) =
        if entry.is_some() { ("plain", key::LEAVER_DATA_SEND_AGAIN) } else { ("button", key::LEAVER_DATA_SEND) };
    Ok(LeaverPage::new(wording, &organisation, wording.text(key::LEAVER_MY_DATA)).notice(notice).around(view! {
        <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a>
        {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults))}
        <h1>{wording.text(key::LEAVER_DATA_WHO)}</h1>
        <p>{wording.text(key::LEAVER_DATA_WHY)}</p>
        {entry}
        <form method="post" action=SendCode::PATH>
            {about(leaver.departure())}
            <input type="hidden" name=ONWARD value=onward/>
            <div class="actions"><button class=class>{wording.text(words)}</button></div>
        </form>
    }))
}

/// How long the mail with the code was on its way, where that was long.
async fn late_words(wording: Wording, leaver: &OwnDataOf) -> Result<Option<String>, Elsewhere> {
    let program = context::program();
    let asked = browser::browser().await?.asked;
    let Some(late) = code::late(program.store().read(), &asked, program.now()).await? else { return Ok(None) };
    let until = wording.time(calendar(leaver).await?.local(late.until).time());
    Ok(Some(wording.with(key::LEAVER_DATA_CODE_LATE, [("minutes", late.minutes.into()), ("time", until.into())])))
}

/// Mails a code to the address HR registered.
#[server(prefix = "/_fn", endpoint = "request-code", input = Form)]
pub async fn send_code(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = own_data_of(&fields).await?;
        let onward = asked_at(onward_of(&fields)).to_owned();
        let wording = context::wording(Some(leaver.language()));
        let mut here = browser::browser().await?;
        let requested = request_code(&context::program(), &leaver, &mut here).await?;
        browser::keep(&here).await?;
        match requested {
            CodeRequest::Sent { to } => {
                sealed::put(&sent_as(&leaver), &to).await?;
                Ok(onward)
            }
            CodeRequest::TooMany { again_at } => {
                let at = wording.time(calendar(&leaver).await?.local(again_at).time());
                form::say("warn", wording.with(key::LEAVER_DATA_TOO_MANY, [("time", at.into())])).await?;
                Ok(onward)
            }
            // The page says what else to type.
            CodeRequest::NotByMail(_) => Ok(onward),
        }
    })
    .await
}

/// Tries the code; a right one opens "my data" in this session.
#[server(prefix = "/_fn", endpoint = "enter-code", input = Form)]
pub async fn try_code(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = own_data_of(&fields).await?;
        let onward = onward_of(&fields);
        let wording = context::wording(Some(leaver.language()));
        let typed = fields.get("code");
        let needed = match my_data(&context::program(), &leaver).await? {
            MyData::CodeNeeded(means) => means,
            // The code is asked for by another page: the leaver's own data are open with the letter's.
            MyData::Data(_) => Means::MailedCode,
        };
        let said = |mailed, letter, word| {
            wording.text(match needed {
                Means::LetterCode => letter,
                Means::Word => word,
                Means::MailedCode | Means::AddressIsNew { .. } | Means::Nothing => mailed,
            })
        };
        let fault = if typed.trim().is_empty() {
            said(key::LEAVER_DATA_CODE_MISSING, key::PRINTED_CODE_MISSING, key::LEAVER_WORD_MISSING)
        } else {
            match enter_code(&context::program(), &leaver, &browser::browser().await?, typed).await? {
                Entering::Right => {
                    opened(&leaver, context::CODE_FOR).await?;
                    return Ok(onward.to_owned());
                }
                Entering::FromLetter => {
                    opened(&leaver, context::LETTER_FOR).await?;
                    return Ok(onward.to_owned());
                }
                Entering::Wrong { left } if left > 0 => {
                    wording.with(key::LEAVER_DATA_CODE_WRONG, [("left", left.into())])
                }
                Entering::Wrong { .. } | Entering::Expired => {
                    said(key::LEAVER_DATA_CODE_EXPIRED, key::PRINTED_CODE_EXPIRED, key::LEAVER_WORD_WRONG)
                }
                Entering::WrongWord => wording.text(key::LEAVER_WORD_WRONG),
                Entering::TooManyWords { again_at } => {
                    let at = wording.time(calendar(&leaver).await?.local(again_at).time());
                    wording.with(key::LEAVER_WORD_TOO_MANY, [("time", at.into())])
                }
            }
        };
        let faults = vec![("code".to_owned(), fault)];
        form::keep(&kept_as(&leaver), &Typed { fields: Fields::default(), faults }).await?;
        Ok(format!("{}#errors", asked_at(onward)))
    })
    .await
}

/// Notes in the session what was typed.
async fn opened(leaver: &OwnDataOf, typed: &str) -> Result<(), Elsewhere> {
    let session = context::session().ok_or(Elsewhere::Unavailable)?;
    // What was known about this browser before opens nothing now.
    session.cycle_id().await.map_err(session_failed)?;
    context::keep_typed(typed, leaver.departure()).await?;
    sealed::forget(&sent_as(leaver)).await?;
    form::forget(&kept_as(leaver)).await
}

/// Instants in the organisation's own time.
struct Times {
    wording: Wording,
    calendar: WorkCalendar,
}

impl Times {
    fn date(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        self.wording.date(self.calendar.local_date(at))
    }

    /// "wo 2 dec 10.14".
    fn short(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        let local = self.calendar.local(at);
        format!("{} {}", self.wording.short_day(local.date_naive()), self.wording.time(local.time()))
    }
}

/// What they can ask for on this page, and what came of what they asked.
struct Asks {
    notice: Option<Notice>,
    /// The `id` of a control with what is wrong.
    faults: Vec<(String, String)>,
    withdraw: Option<AnyView>,
    requests: AnyView,
    /// The forms among them have islands.
    islands: bool,
    talks: AnyView,
}

impl Asks {
    async fn read(wording: Wording, leaver: &OwnDataOf, times: &Times) -> Result<Self, Elsewhere> {
        let withdrawable = can_withdraw(&context::program(), leaver).await?;
        let requests = requests::section(wording, leaver, times).await?;
        Ok(Self {
            notice: form::said().await?,
            faults: withdraw::fault(wording).into_iter().chain(requests.faults).collect(),
            withdraw: withdraw::section(wording, leaver, withdrawable),
            requests: requests.view,
            islands: requests.can_ask,
            talks: own_talks_of(wording, leaver, times).await?,
        })
    }
}

/// With whom they want to talk, and the talks they have or had.
async fn own_talks_of(wording: Wording, leaver: &OwnDataOf, times: &Times) -> Result<AnyView, Elsewhere> {
    let program = context::program();
    let Some(found) = own_talks(&program, leaver).await? else { return Ok(().into_any()) };
    let sector = course::organisation(program.store().read(), leaver.board()).await?.sector;
    let reader = own_copy::Reader { wording, calendar: &times.calendar, sector };
    let choice = found.choice.map(|choice| {
        let words = wording.code("choice", choice.code());
        view! { <dl class="facts"><dt>{wording.text(key::STAFF_CHOICE)}</dt><dd>{words}</dd></dl> }
    });
    let view = view! { <h2 id="talks">{wording.text(key::COPY_TALKS)}</h2> {choice} {reader.talks(&found.talks)} };
    Ok(view.into_any())
}

fn show(wording: Wording, leaver: &OwnDataOf, mine: &Mine, times: &Times, keeping: &Keeping, asks: Asks) -> AnyView {
    let expired = leaver.expired();
    let organisation = &mine.organisation;
    let names = Names { organisation: &organisation.name, sector: organisation.sector };
    let contact = || readers::contact(&organisation.hr_contact);
    let answers = match &mine.answers {
        Some(seen) => answers(wording, seen, &names, times),
        None => view! { <p>{wording.text(key::LEAVER_DATA_ANSWERS_NONE)}</p> }.into_any(),
    };
    let reports = if mine.reports.is_empty() {
        view! { <p>{wording.text(key::LEAVER_DATA_REPORT_NONE)}</p> }.into_any()
    } else {
        let reports: Vec<_> = mine
            .reports
            .iter()
            .map(|seen| own_copy::report::report(wording, seen, organisation.sector, &times.date(seen.finalised_at)))
            .collect();
        let respond = (!expired).then(|| {
            view! { <p class="on-screen"><a href=report::ADDRESS>{wording.text(key::REPORT_YOURS_RESPOND)}</a></p> }
        });
        view! { {reports} {respond} }.into_any()
    };
    let title = wording.text(key::LEAVER_DATA_TITLE);
    let back = (!expired).then(|| view! { <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a> });
    let room = LeaverPage { islands: asks.islands, ..LeaverPage::new(wording, organisation, title.clone()) };
    room.notice(asks.notice).around(view! {
        {back}
        {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&asks.faults))}
        <h1>{title}</h1>
        <p class="on-screen"><a href="/leaver/data/copy">{wording.text(key::COPY_TAKE)}</a></p>
        <h2>{wording.text(key::LEAVER_DATA_ANSWERS)}</h2>
        {answers}
        {asks.withdraw}
        {mine.answers.as_ref().map(|_| sharing(wording, leaver, mine.shares_with_leader))}
        {asks.talks}
        <h2>{wording.text(key::LEAVER_DATA_REPORT)}</h2>
        {reports}
        <h2 id=kept::LOOKS>{wording.text(key::LEAVER_DATA_LOOKS)}</h2>
        {done::looks(wording, &mine.looks, times)}
        <h2>{wording.text(key::LEAVER_DATA_DONE)}</h2>
        {done::done(wording, &mine.done, times)}
        <h2>{wording.text(key::LEAVER_DATA_FACTS)}</h2>
        {facts(wording, mine, times)}
        <h2>{wording.text(key::KEPT_TITLE)}</h2>
        {kept::table(wording, organisation, keeping, Some(&mine.looks))}
        <h2>{wording.text(key::LEAVER_KEPT_TITLE)}</h2>
        {readers::kept(wording, keeping)}
        {asks.requests}
        <p>{wording.text(key::LEAVER_DATA_ERASE)} " " {contact()}</p>
    })
}

fn answers(wording: Wording, seen: &AnswersSeen, names: &Names<'_>, times: &Times) -> AnyView {
    let submitted = &seen.submitted;
    let read_back = ReadBack { wording, answers: submitted.answers(), names, faults: &[] };
    let parts: Vec<_> = seen
        .questionnaire
        .screens(submitted.variant(), submitted.service_band())
        .iter()
        .filter_map(|screen| read_back.part(screen))
        .collect();
    let at = wording.with(key::LEAVER_DATA_ANSWERS_AT, [("date", times.date(seen.submitted_at).into())]);
    view! { <p>{at}</p> {parts} }.into_any()
}

/// Whether the leader may read the answers, and the form that changes it.
fn sharing(wording: Wording, leaver: &OwnDataOf, shares: bool) -> AnyView {
    let now = if shares { key::LEAVER_SHARE_NOW_YES } else { key::LEAVER_SHARE_NOW_NO };
    view! {
        <h2 id="share">{wording.text(key::LEAVER_SHARE_TITLE)}</h2>
        <p>{wording.text(now)}</p>
        <form class="on-screen" method="post" action=ShareAnswers::PATH>
            {about(leaver.departure())}
            <input type="hidden" name=ONWARD value=DATA/>
            {choice::sharing(wording, shares)}
            <div class="actions"><button class="button quiet">{wording.text(key::LEAVER_SHARE_SAVE)}</button></div>
        </form>
    }
    .into_any()
}

fn facts(wording: Wording, mine: &Mine, times: &Times) -> AnyView {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| wording.text(key::LEAVER_DATA_NONE));
    let facts = [
        (key::LEAVER_DATA_NAME, own_copy::name(wording, &mine.name)),
        (key::LEAVER_DATA_PRIVATE, or_none(&mine.private_email)),
        (key::LEAVER_DATA_WORK, or_none(&mine.work_email)),
        (key::LEAVER_DATA_TYPE, wording.code("type", mine.departure_type.code())),
        (key::LEAVER_DATA_LAST_DAY, wording.date(mine.last_day_worked)),
        (key::LEAVER_DATA_END, wording.date(mine.end_of_employment)),
        (key::LEAVER_DATA_REGISTERED, times.date(mine.registered_at)),
    ];
    let rows: Vec<_> =
        facts.into_iter().map(|(name, value)| view! { <dt>{wording.text(name)}</dt><dd>{value}</dd> }).collect();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}
