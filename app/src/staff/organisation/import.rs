//! Importing lists of units and of people: upload, a preview line by line, a confirmation, and what came of it.

mod done;
mod shown;
mod words;

use domain::ids::OrganisationImportId;
use domain::import::MOST_LINES;
use domain::organisation_import::List;
use leptos::prelude::*;
use leptos_meta::Meta;
use server::organisation_import::{File, ImportState, Preview, Previewing, Starting, forget, load, preview, start};
use wording::key;

use crate::components::field_error;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::{Filling, Tick, hidden};
use crate::staff::room::{Room, room};
use crate::staff::upload::{Sent, Upload, Uploaded, upload_functions};

pub const ADDRESS: &str = "/staff/organisation/import";
const FORM: &str = "lists";

/// Some lines to begin from; `docs/import-organisation.md` has all columns.
const UNITS_EXAMPLE: &str = "naam;soort;hoort bij;teamleider\n\
havo;team;De Linde;jan@voorbeeld.example\n\
vwo;team;De Linde;\n\
De Linde;school;;\n";
const PEOPLE_EXAMPLE: &str = "naam;mailadres;rollen;werkt op;geldt voor;training;training vanaf;training tot en met\n\
Jan Bakker;jan@voorbeeld.example;teamleider;De Linde;;;;\n\
Ada Vos;ada@voorbeeld.example;HR-adviseur;;;Afscheidsgesprekken;1-9-2026;31-8-2028\n\
Tom Smit;tom@voorbeeld.example;teamleider;De Linde;vwo;;;\n";

/// Where lists are chosen.
pub fn import_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let filling = faults_of(FORM).await?;
        let title = room.text(key::LISTS_TITLE);
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            <p>{room.text(key::LISTS_LEAD)}</p>
            {files_form(&room, &filling, None)}
            {templates(&room)}
            {example(&room)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// What was wrong with a form, said once.
async fn faults_of(name: &str) -> Result<Filling, Elsewhere> {
    let filling = Filling(form::kept(name).await?.unwrap_or_default());
    if filling.has_faults() {
        form::forget(name).await?;
    }
    Ok(filling)
}

/// Both lists; with `instead_of`, one left empty stays as it was.
fn files_form(room: &Room, filling: &Filling, instead_of: Option<OrganisationImportId>) -> AnyView {
    let fields: Vec<_> = [(List::Units, key::LISTS_UNITS_FILE), (List::People, key::LISTS_PEOPLE_FILE)]
        .into_iter()
        .map(|(list, label)| file_field(room, filling, list, label))
        .collect();
    let most = room.with(key::LISTS_FILE_HINT, [("lines", MOST_LINES.into())]);
    let again = instead_of.map(|id| {
        view! {
            {hidden("instead_of", id.to_string())}
            <p>{room.text(key::LISTS_AGAIN)}</p>
        }
    });
    view! {
        <form class="form" novalidate=true method="post" action=OrganisationImportUpload::PATH enctype="multipart/form-data">
            {again}
            <p class="hint" id="files-hint">{most}</p>
            <div class="fields">{fields}</div>
            <div class="actions"><button class="button">{room.text(key::LISTS_READ)}</button></div>
        </form>
    }
    .into_any()
}

fn file_field(room: &Room, filling: &Filling, list: List, label: wording::Key) -> AnyView {
    let id = list.code();
    let fault = filling.fault(id);
    let described = if fault.is_some() { format!("files-hint {id}-error") } else { "files-hint".to_owned() };
    view! {
        <div class="field">
            <label for=id>{room.text(label)}</label>
            {field_error(id, fault.as_deref())}
            <input
                id=id
                name=id
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                aria-describedby=described
                aria-invalid=fault.is_some().then_some("true")
            />
        </div>
    }
    .into_any()
}

fn templates(room: &Room) -> AnyView {
    let links: Vec<_> = [(List::Units, key::LISTS_UNITS_TEMPLATE), (List::People, key::LISTS_PEOPLE_TEMPLATE)]
        .into_iter()
        .map(|(list, words)| {
            view! { <li><a href=format!("{ADDRESS}/template/{list}")>{room.text(words)}</a></li> }
        })
        .collect();
    view! {
        <section aria-labelledby="templates">
            <h2 id="templates">{room.text(key::LISTS_TEMPLATES)}</h2>
            <p>{room.text(key::LISTS_TEMPLATES_LEAD)}</p>
            <ul>{links}</ul>
        </section>
    }
    .into_any()
}

fn example(room: &Room) -> AnyView {
    let lists: Vec<_> = [(key::LISTS_UNITS, UNITS_EXAMPLE), (key::LISTS_PEOPLE, PEOPLE_EXAMPLE)]
        .into_iter()
        .map(|(words, text)| {
            view! {
                <h3>{room.text(words)}</h3>
                <pre tabindex="0" role="group" aria-label=room.text(words)>{text}</pre>
            }
        })
        .collect();
    view! {
        <details class="fold">
            <summary>{room.text(key::STAFF_IMPORT_EXAMPLE)}</summary>
            <p>{room.text(key::LISTS_EXAMPLE_LEAD)}</p>
            {lists}
        </details>
    }
    .into_any()
}

/// What will be made, that it is being made, or what was made.
pub fn preview_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id = context::id::<OrganisationImportId>("id")?;
        let found = load(&room.program, &keeper, id).await?.ok_or(Elsewhere::NotFound)?;
        match found.state {
            ImportState::Running => running(&room).await,
            ImportState::Done => done::page(&room, &found).await,
            ImportState::Preview | ImportState::Failed => looked_at(&room, &found).await,
        }
    })
}

fn form_of(id: OrganisationImportId) -> String {
    format!("lists:{id}")
}

async fn looked_at(room: &Room, found: &Preview) -> Result<AnyView, Elsewhere> {
    let filling = faults_of(&form_of(found.id)).await?;
    let failed = (found.state == ImportState::Failed).then(|| shown::failed(room));
    let title = room.text(key::STAFF_IMPORT_PREVIEW);
    let content = view! {
        <a class="back" href=ADDRESS>{room.text(key::LISTS_OTHER)}</a>
        {filling.summary(room.wording)}
        <h1>{title.clone()}</h1>
        <p>{room.text(key::LISTS_NOTHING_YET)}</p>
        {failed}
        {confirm_part(room, found, &filling)}
        {found.units.as_ref().map(|lines| shown::units(room, lines))}
        {found.people.as_ref().map(|lines| shown::people(room, lines))}
        <form method="post" action=OrganisationImportForget::PATH>
            {hidden("import", found.id.to_string())}
            <button class="button quiet">{room.text(key::LISTS_FORGET)}</button>
        </form>
    };
    room.page(TAB, room.title(title, filling.has_faults()), content).await
}

/// All or nothing: where a line is refused there is nothing to confirm, and a corrected list can be chosen.
fn confirm_part(room: &Room, found: &Preview, filling: &Filling) -> AnyView {
    if found.refused() > 0 {
        return view! {
            <div class="notice bad">
                <p>
                    <strong>{room.text(key::STAFF_IMPORT_REFUSED_STRONG)}</strong> " "
                    {room.with(key::LISTS_REFUSED, [("lines", found.refused().into())])}
                </p>
            </div>
            {files_form(room, filling, Some(found.id))}
        }
        .into_any();
    }
    if found.to_make() == 0 {
        return view! {
            <div class="notice">
                <p><strong>{room.text(key::STAFF_IMPORT_NONE_STRONG)}</strong> " " {room.text(key::LISTS_NONE)}</p>
            </div>
            {files_form(room, filling, Some(found.id))}
        }
        .into_any();
    }
    let count = |new: Option<u32>| new.unwrap_or(0);
    let units = count(found.units.as_ref().map(|lines| lines.new));
    let people = count(found.people.as_ref().map(|lines| lines.new));
    let sure = Tick {
        id: "sure".to_owned(),
        name: "sure",
        words: room.with(key::LISTS_SURE, [("units", units.into()), ("people", people.into())]),
        small: Some(room.text(key::LISTS_SURE_SMALL)),
        is_ticked: false,
        fault: filling.fault("sure"),
    };
    view! {
        <form class="form" novalidate=true method="post" action=OrganisationImportStart::PATH>
            {hidden("import", found.id.to_string())}
            {sure.view()}
            <div class="actions">
                <button class="button">{room.text(key::STAFF_IMPORT_START)}</button>
                <a href=ADDRESS>{room.text(key::LISTS_OTHER)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The page asks again by itself every two seconds, without JavaScript.
async fn running(room: &Room) -> Result<AnyView, Elsewhere> {
    let title = room.text(key::STAFF_IMPORT_RUNNING);
    let content = view! {
        <Meta http_equiv="refresh" content="2"/>
        <h1>{title.clone()}</h1>
        <p class="soft">{room.text(key::STAFF_IMPORT_RUNNING_HINT)}</p>
    };
    room.page(TAB, title, content).await
}

crate::form_functions!(OrganisationImportForget, OrganisationImportStart);
upload_functions!(OrganisationImportUpload);

/// Keeps the files for the preview; nothing is made yet.
#[server(prefix = "/_fn", endpoint = "organisation-import-upload", input = Upload)]
pub async fn organisation_import_upload(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let instead_of: Option<OrganisationImportId> = sent.fields.get("instead_of").parse().ok();
        let faults = match files_of(sent) {
            None => vec![(List::Units.code().to_owned(), room.text(key::LISTS_TOO_LARGE))],
            Some(files) => match preview(&room.program, &keeper, &files, instead_of).await? {
                Previewing::Stored(id) => return Ok(format!("{ADDRESS}/{id}")),
                Previewing::Nothing => vec![(List::Units.code().to_owned(), room.text(key::STAFF_SHEET_NONE))],
                Previewing::Refused(faults) => faults
                    .into_iter()
                    .map(|(list, fault)| (list.code().to_owned(), words::file(room.wording, list, &fault)))
                    .collect(),
            },
        };
        let (name, here) = match instead_of {
            Some(id) => (form_of(id), format!("{ADDRESS}/{id}")),
            None => (FORM.to_owned(), ADDRESS.to_owned()),
        };
        form::keep(&name, &Typed { fields: Fields::default(), faults }).await?;
        Ok(here)
    })
    .await
}

/// The lists that were chosen; `None` where they are too large to be read at all.
fn files_of(sent: Sent) -> Option<Vec<File>> {
    if matches!(sent.file, Uploaded::TooLarge) {
        return None;
    }
    let files = sent.others.into_iter().filter_map(|(field, file)| match (List::parse(&field), file) {
        (Some(list), Uploaded::File { name, bytes }) => Some(File { list, name, bytes }),
        _ => None,
    });
    Some(files.collect())
}

/// Throws away lists that were looked at.
#[server(prefix = "/_fn", endpoint = "organisation-import-forget", input = Form)]
pub async fn organisation_import_forget(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: OrganisationImportId = fields.get("import").parse().map_err(|_| Elsewhere::NotFound)?;
        forget(&room.program, &keeper, id).await?;
        form::say("good", room.text(key::LISTS_FORGOTTEN)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Makes everything the preview promised.
#[server(prefix = "/_fn", endpoint = "organisation-import-start", input = Form)]
pub async fn organisation_import_start(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: OrganisationImportId = fields.get("import").parse().map_err(|_| Elsewhere::NotFound)?;
        let here = format!("{ADDRESS}/{id}");
        if !fields.ticked("sure") {
            let faults = vec![("sure".to_owned(), room.text(key::STAFF_FAULT_NOT_SURE))];
            form::keep(&form_of(id), &Typed { fields, faults }).await?;
            return Ok(here);
        }
        form::fresh(&form_of(id), &fields, &here).await?;
        match start(&room.program, &keeper, id).await? {
            Starting::Started | Starting::Already => Ok(here),
            Starting::HasRefused => {
                form::say("warn", room.text(key::STAFF_IMPORT_HAS_REFUSED)).await?;
                Ok(here)
            }
            Starting::NotFound => Err(Elsewhere::NotFound),
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::organisation_import::{Known, List, Verdict, judge, read};

    use super::{PEOPLE_EXAMPLE, UNITS_EXAMPLE};

    #[test]
    fn the_example_on_the_page_can_be_imported() {
        let sheet = |list, text: &str| read(list, text.as_bytes()).expect("it can be read");
        let (units, people) = (sheet(List::Units, UNITS_EXAMPLE), sheet(List::People, PEOPLE_EXAMPLE));
        let judged = judge(Some(&units), Some(&people), &Known::default());
        assert!(judged.units.iter().all(|line| matches!(line.verdict, Verdict::Make(_))), "{judged:?}");
        assert!(judged.people.iter().all(|line| matches!(line.verdict, Verdict::Make(_))), "{judged:?}");
    }
}
