//! Importing a list: upload, matching of columns, a preview line by line, a confirmation, and how far it is.

pub mod columns;
mod confirm;
mod headings;
mod other_days;
mod reading;
mod refused;
mod shown;

use domain::ids::ImportId;
use domain::import::{Charset, Choices, DateOrder, MOST_LINES, Reading, SheetFault};
use leptos::prelude::*;
use leptos_meta::Meta;
use server::departure::import::{
    ImportState, Preview, Previewing, Progress, choose, load, preview, progress, remembered,
};
use wording::{Wording, key};

use crate::components::field_error;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};
use crate::staff::upload::{Sent, Upload, Uploaded, upload_functions};

pub use refused::file as refused_file;

const FORM: &str = "import";

/// Three lines to begin from; `docs/import.md` has all columns.
const EXAMPLE: &str = "naam;prive e-mail;school;team;soort vertrek;laatste werkdag;einde dienstverband;taal\n\
Anna van Dijk;anna@voorbeeld.example;Rijnveld College;bovenbouw;eigen ontslag;18-12-2026;31-12-2026;nl\n\
Tom Bakker;tom@voorbeeld.example;De Linde;;pensioen;29-01-2027;31-01-2027;nl\n";

/// Where a list is chosen.
pub fn import_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let known = remembered(&room.program, &room.viewer.coordinator()?).await?;
        let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
        if filling.has_faults() {
            form::forget(FORM).await?;
        }
        let title = room.text(key::STAFF_IMPORT_TITLE);
        let content = view! {
            <a class="back" href="/staff/board">{room.text(key::PAGE_TAB_BOARD)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::STAFF_IMPORT_LEAD)}</p>
            {file_form(&room, &filling, key::STAFF_IMPORT_FILE)}
            {headings::accepted(&room)}
            {headings::remembered(&room, known)}
            <details class="fold">
                <summary>{room.text(key::STAFF_IMPORT_EXAMPLE)}</summary>
                <p>{room.text(key::STAFF_IMPORT_EXAMPLE_LEAD)}</p>
                <pre tabindex="0" role="group" aria-label=room.text(key::STAFF_IMPORT_EXAMPLE)>{EXAMPLE}</pre>
            </details>
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn file_form(room: &Room, filling: &Filling, label: wording::Key) -> AnyView {
    let fault = filling.fault("file");
    let described = if fault.is_some() { "file-hint file-error" } else { "file-hint" };
    view! {
        <form class="form" novalidate=true method="post" action=ImportUpload::PATH enctype="multipart/form-data">
            <div class="field">
                <label for="file">{room.text(label)}</label>
                <p class="hint" id="file-hint">{room.with(key::STAFF_IMPORT_FILE_HINT, [("lines", MOST_LINES.into())])}</p>
                {field_error("file", fault.as_deref())}
                <input
                    id="file"
                    name="file"
                    type="file"
                    accept=".csv,text/csv,text/plain"
                    aria-describedby=described
                    aria-invalid=fault.is_some().then_some("true")
                />
            </div>
            <div class="actions"><button class="button">{room.text(key::STAFF_IMPORT_READ)}</button></div>
        </form>
    }
    .into_any()
}

/// What will be made, what is being made, or what was made.
pub fn preview_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let coordinator = room.viewer.coordinator()?;
        let id = context::id::<ImportId>("id")?;
        let state = progress(&room.program, &coordinator, id).await?.ok_or(Elsewhere::NotFound)?;
        if state.state == ImportState::Running {
            return running(&room, &state).await;
        }
        let found = load(&room.program, &coordinator, id).await?.ok_or(Elsewhere::NotFound)?;
        if found.state == ImportState::Done {
            return done(&room, &found).await;
        }
        if found.unread.is_some() {
            return Err(Elsewhere::Go(columns::address(id)));
        }
        let filling = Filling(form::kept(&confirm_form(id)).await?.unwrap_or_default());
        if filling.has_faults() {
            form::forget(&confirm_form(id)).await?;
        }
        let failed = (state.state == ImportState::Failed).then(|| shown::failed(&room));
        let title = room.text(key::STAFF_IMPORT_PREVIEW);
        let content = view! {
            <a class="back" href="/staff/import">{room.text(key::STAFF_IMPORT_OTHER)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.with(key::STAFF_IMPORT_NOTHING_YET, [("file", found.file_name.clone().into()), ("lines", found.total.into())])}</p>
            {failed}
            {columns::matched(&room, &found)}
            {reading::questions(&room, &found, &filling)}
            {shown::counts(&room, &found)}
            {confirm::part(&room, &found, &filling)}
            {shown::lines(&room, &found)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn confirm_form(id: ImportId) -> String {
    format!("import-confirm:{id}")
}

/// The page asks again by itself every two seconds, without JavaScript.
async fn running(room: &Room, state: &Progress) -> Result<AnyView, Elsewhere> {
    let title = room.text(key::STAFF_IMPORT_RUNNING);
    let words = room.with(key::STAFF_IMPORT_DONE_SO_FAR, [("done", state.done.into()), ("total", state.total.into())]);
    let content = view! {
        <Meta http_equiv="refresh" content="2"/>
        <h1>{title.clone()}</h1>
        <p>
            <label for="progress">{words.clone()}</label> <br/>
            <progress id="progress" max=state.total.max(1).to_string() value=state.done.to_string()>{words}</progress>
        </p>
        <p class="soft">{room.text(key::STAFF_IMPORT_RUNNING_HINT)}</p>
    };
    room.page(TAB, title, content).await
}

async fn done(room: &Room, found: &Preview) -> Result<AnyView, Elsewhere> {
    let title = room.text(key::STAFF_IMPORT_DONE);
    let file = found.file_name.clone().into();
    let words = if found.refused == 0 {
        room.with(key::STAFF_IMPORT_RESULT, [("file", file), ("lines", found.total.into())])
    } else {
        let made = found.total.saturating_sub(found.refused);
        room.with(key::IMPORT_RESULT_GOOD, [("file", file), ("lines", made.into()), ("total", found.total.into())])
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p>{words}</p>
        {refused::left(room, found)}
        <div class="actions">
            <a class="button" href="/staff/board">{room.text(key::STAFF_IMPORT_TO_BOARD)}</a>
            <a href="/staff/import">{room.text(key::STAFF_IMPORT_OTHER)}</a>
        </div>
    };
    room.page(TAB, title, content).await
}

/// Why a whole file is refused, in words.
pub fn sheet_fault<F: Copy>(wording: Wording, fault: &SheetFault<F>, column: impl Fn(F) -> String) -> String {
    match fault {
        SheetFault::TooLarge { .. } => wording.text(key::STAFF_SHEET_TOO_LARGE),
        SheetFault::TooManyLines { found } => {
            wording.with(key::STAFF_SHEET_TOO_MANY, [("found", (*found).into()), ("most", MOST_LINES.into())])
        }
        SheetFault::NotText => wording.text(key::STAFF_SHEET_NOT_TEXT),
        SheetFault::Empty => wording.text(key::STAFF_SHEET_EMPTY),
        SheetFault::NoLines => wording.text(key::STAFF_SHEET_NO_LINES),
        SheetFault::UnknownHeadings { headings } => {
            wording.with(key::STAFF_SHEET_UNKNOWN_HEADINGS, [("headings", headings.join(", ").into())])
        }
        SheetFault::DoubleHeading { field } => {
            wording.with(key::STAFF_SHEET_DOUBLE_HEADING, [("field", column(*field).into())])
        }
        SheetFault::MissingHeadings { fields: missing } => {
            let names: Vec<String> = missing.iter().map(|field| column(*field)).collect();
            wording.with(key::STAFF_SHEET_MISSING_HEADINGS, [("fields", names.join(", ").into())])
        }
        SheetFault::UnclosedQuote { line } => wording.with(key::STAFF_SHEET_UNCLOSED_QUOTE, [("line", (*line).into())]),
    }
}

crate::form_functions!(ImportReading);
upload_functions!(ImportUpload);

/// Keeps the file for the preview; nothing is registered yet.
#[server(prefix = "/_fn", endpoint = "import-upload", input = Upload)]
pub async fn import_upload(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(async move {
        let viewer = context::staff().await?;
        let coordinator = viewer.coordinator()?;
        let wording = context::wording(Some(viewer.language));
        let fault = match sent.file {
            Uploaded::None => wording.text(key::STAFF_SHEET_NONE),
            Uploaded::TooLarge => wording.text(key::STAFF_SHEET_TOO_LARGE),
            Uploaded::File { name, bytes } => match preview(&context::program(), &coordinator, &name, &bytes).await? {
                Previewing::Stored(id) => return Ok(format!("/staff/import/{id}")),
                Previewing::Refused(fault) => sheet_fault(wording, &fault, |field| wording.code("field", field.code())),
            },
        };
        form::keep(FORM, &Typed { fields: Fields::default(), faults: vec![("file".to_owned(), fault)] }).await?;
        Ok("/staff/import".to_owned())
    })
    .await
}

/// Reads the list again, as somebody says it is to be read.
#[server(prefix = "/_fn", endpoint = "import-reading", input = Form)]
pub async fn import_reading(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let viewer = context::staff().await?;
        let coordinator = viewer.coordinator()?;
        let wording = context::wording(Some(viewer.language));
        let program = context::program();
        let id: ImportId = fields.get("import").parse().map_err(|_| Elsewhere::NotFound)?;
        let here = format!("/staff/import/{id}");
        let found = load(&program, &coordinator, id).await?.ok_or(Elsewhere::NotFound)?;
        let dates = DateOrder::parse(fields.get("dates"));
        if let Some(example) = found.ambiguous_date.as_ref().filter(|_| dates.is_none()) {
            let faults = vec![reading::unanswered(wording, example)];
            form::keep(&confirm_form(id), &Typed { fields, faults }).await?;
            return Ok(here);
        }
        // Other letters may make other lines: what was said of those is asked again.
        let charset = found.guessed.and_then(|_| Charset::parse(fields.get("charset")));
        let reading = Reading { charset, dates, ..found.choices.reading };
        let choices = Choices { reading, ..Choices::default() };
        if choose(&program, &coordinator, id, &choices).await? {
            form::say("good", wording.text(key::IMPORT_READ_AGAIN)).await?;
        }
        Ok(here)
    })
    .await
}
