//! Files between boards: what was read in, reading in another one, and the own ones to hand over.

use domain::release::Content;
use leptos::prelude::*;
use server::release::{Elsewhere as Theirs, Headline, Importing, import_by, own_key};
use wording::key;

use super::{ADDRESS, keeping, standing};
use crate::components::field_error;
use crate::context::Elsewhere;
use crate::form::{self, Typed};
use crate::staff::figures::{cells, report};
use crate::staff::parts::Filling;
use crate::staff::room::Room;
use crate::staff::upload::{Sent, Upload, Uploaded, upload_functions};

pub const FORM: &str = "figures-read";

/// All that was read in, with how it stands to the own; nothing where nothing was.
pub fn list(room: &Room, own: Option<&Content>, all: &[Theirs]) -> Option<AnyView> {
    let heads = [key::FIGURES_OTHERS_BOARD, key::FIGURES_PERIOD, key::FIGURES_VERSION, key::FIGURES_OTHERS_STANDS]
        .map(|head| room.text(head));
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            let content = &one.content;
            let days =
                [("from", room.wording.date(content.from).into()), ("until", room.wording.date(content.until).into())];
            let stands = own.map(|own| room.wording.code("figures-beside", standing(own, one, all).code()));
            let cells = vec![
                room.with(key::FIGURES_DAYS, days).into_any(),
                content.number.to_string().into_any(),
                stands.unwrap_or_default().into_any(),
            ];
            cells::row(one.name.clone(), &heads, cells)
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let title = room.text(key::FIGURES_OTHERS_READ);
        view! {
            <section aria-labelledby="read-in">
                <h2 id="read-in">{title.clone()}</h2>
                {cells::table(title, &heads, rows)}
            </section>
        }
        .into_any()
    })
}

/// Reading in another one.
pub fn upload(room: &Room, filling: &Filling) -> AnyView {
    let fault = filling.fault("file");
    let described = if fault.is_some() { "file-hint file-error" } else { "file-hint" };
    view! {
        <section class="on-screen" aria-labelledby="read-title">
            <h2 id="read-title">{room.text(key::FIGURES_OTHERS_UPLOAD)}</h2>
            <form class="form" novalidate=true method="post" action=FiguresRead::PATH enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{room.text(key::FIGURES_OTHERS_FILE)}</label>
                    <p class="hint" id="file-hint">{room.text(key::FIGURES_OTHERS_FILE_HINT)}</p>
                    {field_error("file", fault.as_deref())}
                    <input
                        id="file"
                        name="file"
                        type="file"
                        accept=".json,application/json"
                        aria-describedby=described
                        aria-invalid=fault.is_some().then_some("true")
                    />
                </div>
                <div class="actions">
                    <button class="button quiet">{room.text(key::FIGURES_OTHERS_DO_READ)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// The own files, signed, with the key that they are signed with.
pub fn own_files(room: &Room, made: &[Headline]) -> Option<AnyView> {
    let links: Vec<_> = made
        .iter()
        .map(|one| {
            let days = one.period.days();
            let args = [("from", room.wording.date(days.first).into()), ("until", room.wording.date(days.last).into())];
            let address = format!("{}/release.signed.json", report::address(&one.period.code(), one.number));
            view! { <li><a href=address>{room.with(key::FIGURES_DAYS, args)}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="on-screen" aria-labelledby="own-files">
                <h2 id="own-files">{room.text(key::FIGURES_OTHERS_OWN_FILES)}</h2>
                <p>{room.text(key::FIGURES_OTHERS_OWN_LEAD)}</p>
                <ul>{links}</ul>
                <p>{room.text(key::FIGURES_OTHERS_KEY)} " " <code>{own_key(&room.program)}</code></p>
            </section>
        }
        .into_any()
    })
}

upload_functions!(FiguresRead);

/// Reads a file of another board in: as it was signed, or not at all.
#[server(prefix = "/_fn", endpoint = "figures-read", input = Upload)]
pub async fn figures_read(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (room, keeper, _) = keeping().await?;
        form::fresh(FORM, &sent.fields, ADDRESS).await?;
        let bytes = match sent.file {
            Uploaded::None => return refused(room.text(key::STAFF_SHEET_NONE)).await,
            Uploaded::TooLarge => return refused(room.text(key::STAFF_SHEET_TOO_LARGE)).await,
            Uploaded::File { bytes, .. } => bytes,
        };
        let refusal = match import_by(&room.program, &keeper, &bytes).await? {
            Importing::Imported { board, first_key, .. } => {
                form::forget(FORM).await?;
                let said = match first_key {
                    Some(first) => {
                        let args = [("board", board.into()), ("key", first.into())];
                        room.with(key::FIGURES_OTHERS_IMPORTED_FIRST, args)
                    }
                    None => room.with(key::FIGURES_OTHERS_IMPORTED, [("board", board.into())]),
                };
                form::say("good", said).await?;
                return Ok(ADDRESS.to_owned());
            }
            Importing::Already => key::FIGURES_OTHERS_ALREADY,
            Importing::Unreadable => key::FIGURES_OTHERS_UNREADABLE,
            Importing::BadSignature => key::FIGURES_OTHERS_BAD_SIGNATURE,
            Importing::OtherKey => key::FIGURES_OTHERS_OTHER_KEY,
            Importing::Differs => key::FIGURES_OTHERS_DIFFERS,
            Importing::Own => key::FIGURES_OTHERS_IS_OWN,
        };
        refused(room.text(refusal)).await
    })
    .await
}

/// The form again, with the sentence at its field.
async fn refused(why: String) -> Result<String, Elsewhere> {
    form::keep(FORM, &Typed { faults: vec![("file".to_owned(), why)], ..Typed::default() }).await?;
    Ok(format!("{ADDRESS}#errors"))
}
