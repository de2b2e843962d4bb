//! What leavers asked for of what is kept about them: HR's list, and each with its answer. Of a restricted record this
//! is all that opens.

pub mod act;
mod draft;

use domain::ids::RequestId;
use domain::rights::{OpeningGround, Right, Ruling, WORDS_CHARACTERS};
use leptos::prelude::*;
use server::access::{RecordViewer, RequestHandler, request_handler};
use server::rights::{Answer, Listed, Request, standing, to_answer, to_handle};
use wording::{Key, key};

use crate::components::Field;
use crate::context::{self, Elsewhere};
use crate::fields::WRITER;
use crate::form::draft::Draft;
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board;
use crate::staff::parts::{Choices, Filling, Tick, empty, hidden};
use crate::staff::requests::act::{RestrictedOpen, RightAnswer};
use crate::staff::room::{Room, record_address, room};

pub use draft::{ANSWER, OPENING};

/// The address of the list.
pub const ADDRESS: &str = "/staff/requests";

/// The address of one request.
pub fn address(id: RequestId) -> String {
    format!("{ADDRESS}/{id}")
}

/// The key under which the forms of a request keep what was typed.
fn form_name(id: RequestId) -> String {
    format!("request:{id}")
}

/// Name of the form that opens what is restricted, among the forms of the page.
const OPEN: &str = "open";

/// `/staff/requests`
pub fn requests_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let coordinator = room.viewer.coordinator()?;
        let found = to_answer(&room.program, &coordinator).await?;
        let title = room.text(key::RIGHTS_STAFF_TITLE);
        let list = if found.is_empty() {
            empty(room.text(key::RIGHTS_STAFF_NONE), room.text(key::RIGHTS_STAFF_NONE_FIRST), None)
        } else {
            let items: Vec<_> = found.iter().map(|listed| item(&room, listed)).collect();
            view! { <ul class="tasks">{items}</ul> }.into_any()
        };
        let content = view! {
            <a class="back" href=board::TAB>{room.text(key::PAGE_TAB_BOARD)}</a>
            <h1>{title.clone()}</h1>
            <p>{room.text(key::RIGHTS_STAFF_LEAD)}</p>
            {list}
        };
        room.page(board::TAB, title, content).await
    })
}

fn item(room: &Room, listed: &Listed) -> AnyView {
    let request = &listed.request;
    view! {
        <li>
            <div class="what">
                <strong><a href=address(request.id)>{room.leaver(&listed.name)}</a></strong> " "
                <small>{room.wording.code("right", request.right.code())}</small>
            </div>
            {when(room, request)}
        </li>
    }
    .into_any()
}

/// By when it is answered, or that it was granted and stands.
fn when(room: &Room, request: &Request) -> AnyView {
    match &request.answer {
        Some(_) => view! { <span class="due soft">{room.text(key::RIGHTS_STAFF_STANDS)}</span> }.into_any(),
        None => room.due_day(request.answer_by, request.answer_by < room.today),
    }
}

/// On the board: how many wait for an answer; nothing where none does.
pub async fn waiting(room: &Room) -> Result<Option<AnyView>, Elsewhere> {
    let found = to_answer(&room.program, &room.viewer.coordinator()?).await?;
    let open = found.iter().filter(|listed| listed.request.answer.is_none()).count();
    if found.is_empty() {
        return Ok(None);
    }
    let class = if open == 0 { "notice" } else { "notice warn" };
    let words = room.with(key::RIGHTS_STAFF_WAITING, [("count", open.into())]);
    let link = view! { <a href=ADDRESS>{room.text(key::RIGHTS_STAFF_TITLE)}</a> };
    Ok(Some(view! { <div class=class><p>{words} " " {link}</p></div> }.into_any()))
}

/// On the record: what stands, who answers and by when; nothing for whoever does not manage it.
pub async fn notices(room: &Room, viewer: &RecordViewer) -> Result<Option<AnyView>, Elsewhere> {
    let Ok(coordinator) = viewer.coordinator() else { return Ok(None) };
    let stands = standing(&room.program, &coordinator).await?;
    let lines: Vec<_> = stands.iter().map(|request| notice(room, request)).collect();
    Ok((!lines.is_empty()).then(|| view! { {lines} }.into_any()))
}

fn notice(room: &Room, request: &Request) -> AnyView {
    let what = match request.right {
        Right::Object => key::RIGHTS_RECORD_OBJECTED,
        Right::Restrict => key::RIGHTS_RECORD_RESTRICTED,
        Right::Rectify => key::RIGHTS_RECORD_RECTIFY,
        Right::Erase => key::RIGHTS_RECORD_ERASE,
    };
    let next = match &request.answer {
        Some(_) => room.text(key::RIGHTS_RECORD_GRANTED),
        None => room.with(key::RIGHTS_RECORD_ANSWER, [("day", room.full_day(request.answer_by).into())]),
    };
    let class = if request.answer.is_some() { "notice" } else { "notice warn" };
    view! {
        <div class=class>
            <p>
                <strong>{room.text(what)}</strong> " " {next} " "
                <a href=address(request.id)>{room.text(key::RIGHTS_STAFF_OPEN)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// `/staff/requests/{id}`
pub fn request_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<RequestId>("id")?;
        let handler = request_handler(&room.program, &room.viewer, id).await?;
        let found = to_handle(&room.program, &handler).await?;
        let filling = Filling(form::kept(&form_name(id)).await?.unwrap_or_default());
        // What waits for a fresh sign-in stays until it was done.
        if filling.has_faults() {
            form::forget(&form_name(id)).await?;
        }
        let draft = form::draft::of(&draft::name(id)).await?;
        let opening = form::draft::of(&draft::opening_name(id)).await?;
        let one =
            One { room: &room, handler: &handler, found: &found, filling: &filling, draft: &draft, opening: &opening };
        let title = room.with(key::RIGHTS_STAFF_OF, [("name", room.leaver(&found.name).into())]);
        let content = view! {
            <a class="back" href=ADDRESS>{room.text(key::RIGHTS_STAFF_TITLE)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            {one.asked()}
            {one.answered()}
            {found.request.stands.then(|| one.answer_form())}
            {(found.request.stands && found.request.right == Right::Restrict).then(|| one.open_form())}
        };
        let title = room.title(title, filling.has_faults());
        if found.request.stands {
            return room.page_with_islands(board::TAB, title, content).await;
        }
        room.page(board::TAB, title, content).await
    })
}

struct One<'a> {
    room: &'a Room,
    handler: &'a RequestHandler,
    found: &'a Listed,
    filling: &'a Filling,
    /// An answer that was typed and not sent.
    draft: &'a Draft,
    /// The same of a reason to open what is restricted.
    opening: &'a Draft,
}

impl One<'_> {
    fn request(&self) -> &Request {
        &self.found.request
    }

    fn date(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        self.room.wording.date(self.room.calendar.local_date(at))
    }

    /// What was asked, and what that means while it stands.
    fn asked(&self) -> AnyView {
        let (room, request) = (self.room, self.request());
        let means = match request.right {
            Right::Object => key::RIGHTS_STAFF_MEANS_OBJECT,
            Right::Restrict => key::RIGHTS_STAFF_MEANS_RESTRICT,
            Right::Rectify => key::RIGHTS_STAFF_MEANS_RECTIFY,
            Right::Erase => key::RIGHTS_STAFF_MEANS_ERASE,
        };
        let about = if request.right.holds() { key::RIGHTS_STAFF_WORDS } else { key::RIGHTS_STAFF_WHAT };
        let words = request.words.clone().unwrap_or_else(|| room.text(key::RIGHTS_STAFF_NO_WORDS));
        let record = (request.right != Right::Restrict).then(
            || view! { <p><a href=record_address(self.found.departure)>{room.text(key::RIGHTS_STAFF_RECORD)}</a></p> },
        );
        let until = (request.answer.is_none() && request.stands).then(|| {
            let day = [("day", room.full_day(request.answer_by).into())];
            view! { <p><strong>{room.with(key::RIGHTS_STAFF_UNTIL, day)}</strong></p> }
        });
        let over = (!request.stands).then(|| view! { <p>{room.text(key::RIGHTS_STAFF_OVER)}</p> });
        view! {
            <dl class="facts">
                <dt>{room.text(key::RIGHTS_STAFF_ASKED)}</dt>
                <dd>{room.wording.code("right", request.right.code())}</dd>
                <dt>{room.text(key::RIGHTS_STAFF_ASKED_ON)}</dt>
                <dd>{self.date(request.asked_at)}</dd>
                <dt>{room.text(about)}</dt>
                <dd class="told">{words}</dd>
            </dl>
            <p>{room.text(means)}</p>
            {record}
            {until}
            {over}
        }
        .into_any()
    }

    fn answered(&self) -> Option<AnyView> {
        let Answer { ruling, words, at, by } = self.request().answer.as_ref()?;
        let room = self.room;
        let by = by.clone().map(|by| format!(" · {by}"));
        let words = words.clone().map(|words| view! { <p class="told words">{words}</p> });
        let view = view! {
            <h2>{room.text(key::RIGHTS_STAFF_ANSWER)}</h2>
            <p>{room.wording.code("ruling", ruling.code())} " · " {self.date(*at)} {by}</p>
            {words}
        };
        Some(view.into_any())
    }

    /// What was typed in this form when it came back, else what of it waits.
    fn typed(&self, form: &str, draft: &Draft) -> Filling {
        if self.filling.get("form") == form {
            return self.filling.clone();
        }
        Filling(Typed { fields: draft.fields().clone(), faults: Vec::new() })
    }

    fn answer_form(&self) -> AnyView {
        let room = self.room;
        let filling = self.typed("answer", self.draft);
        let line = draft::line(room, self.draft);
        let is_granted = self.request().answer.is_some();
        let title = if is_granted { key::RIGHTS_STAFF_END } else { key::RIGHTS_STAFF_ANSWER_TITLE };
        let offered: &[Ruling] = if is_granted { &[Ruling::Refused] } else { Ruling::ALL };
        let ruling = Choices {
            legend: room.text(key::RIGHTS_STAFF_RULING),
            name: "ruling".to_owned(),
            hint: None,
            several: false,
            options: offered
                .iter()
                .map(|ruling| (ruling.code().to_owned(), room.wording.code("ruling", ruling.code())))
                .collect(),
            chosen: vec![filling.get("ruling")],
            fault: filling.fault("ruling"),
        };
        let words = self.words("words", key::RIGHTS_STAFF_REASON, key::RIGHTS_STAFF_REASON_HINT, &filling);
        view! {
            <section aria-labelledby="answer-title">
                <h2 id="answer-title">{room.text(title)}</h2>
                <form id=draft::FORM class="form" novalidate=true autocomplete="off" method="post" action=RightAnswer::PATH>
                    {hidden("request", self.handler.request().to_string())}
                    {hidden(WRITER, room.viewer.account().to_string())}
                    {ruling.view()}
                    {words}
                    {line.view()}
                    <div class="actions">
                        <button class="button">{room.text(key::RIGHTS_STAFF_SEND)}</button>
                        {line.discard()}
                    </div>
                </form>
            </section>
        }
        .into_any()
    }

    fn words(&self, name: &str, label: Key, hint: Key, filling: &Filling) -> AnyView {
        let hint = self.room.with(hint, [("most", WORDS_CHARACTERS.into())]);
        filling.field(name, self.room.text(label)).hint(hint).text(4).counted(WORDS_CHARACTERS).view()
    }

    /// Restricted data are opened on a ground of the law only.
    fn open_form(&self) -> AnyView {
        let room = self.room;
        let filling = self.typed(OPEN, self.opening);
        let line = draft::opening_line(room, self.opening);
        let open = self.filling.get("form") == OPEN || self.opening.is_there();
        let ground = Choices {
            legend: room.text(key::RIGHTS_OPEN_GROUND),
            name: "ground".to_owned(),
            hint: None,
            several: false,
            options: OpeningGround::ALL
                .iter()
                .map(|ground| (ground.code().to_owned(), room.wording.code("opening-ground", ground.code())))
                .collect(),
            chosen: vec![filling.get("ground")],
            fault: filling.fault("ground"),
        };
        let sure = Tick {
            id: Field::id_of("sure"),
            name: "sure",
            words: room.text(key::RIGHTS_OPEN_SURE),
            small: None,
            is_ticked: false,
            fault: filling.fault("sure"),
        };
        let reason = self.words("reason", key::RIGHTS_OPEN_REASON, key::RIGHTS_OPEN_REASON_HINT, &filling);
        view! {
            <details class="fold grave" open=open>
                <summary>{room.text(key::RIGHTS_OPEN_TITLE)}</summary>
                <form
                    id=draft::OPENING_FORM
                    class="form"
                    novalidate=true
                    autocomplete="off"
                    method="post"
                    action=RestrictedOpen::PATH
                    data-keeps="ground reason"
                >
                    {hidden("request", self.handler.request().to_string())}
                    {hidden(WRITER, room.viewer.account().to_string())}
                    <p>{room.text(key::RIGHTS_OPEN_LEAD)}</p>
                    {ground.view()}
                    {reason}
                    {line.view()}
                    {sure.view()}
                    <div class="actions">
                        <button class="button grave">{room.text(key::RIGHTS_OPEN_TITLE)}</button>
                        {line.discard()}
                    </div>
                </form>
            </details>
        }
        .into_any()
    }
}
