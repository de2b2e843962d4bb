//! Matching columns: what stands below headings that the program does not know.

use domain::departure_form::Field;
use domain::ids::ImportId;
use domain::import::{Layout, Matching, NotMatched, UnknownColumn};
use leptos::prelude::*;
use server::departure::import::{Columns, Matched, Preview, columns, match_columns, progress};
use wording::{Wording, key};

use super::headings;
use crate::components;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

/// Where what is missing stands.
const MISSING: &str = "missing";

/// `/staff/import/{id}/columns`.
pub fn address(id: ImportId) -> String {
    format!("/staff/import/{id}/columns")
}

/// One question for each heading that is not known, and what the others mean.
pub fn columns_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let coordinator = room.viewer.coordinator()?;
        let id = context::id::<ImportId>("id")?;
        let Some(found) = columns(&room.program, &coordinator, id).await? else {
            // Confirmed meanwhile: its page says how far it is.
            progress(&room.program, &coordinator, id).await?.ok_or(Elsewhere::NotFound)?;
            return Err(Elsewhere::Go(format!("/staff/import/{id}")));
        };
        let filling = Filling(form::kept(&form_name(id)).await?.unwrap_or_default());
        if filling.has_faults() {
            form::forget(&form_name(id)).await?;
        }
        let said = if filling.has_faults() { said(filling.0.fields.as_slice()) } else { found.matching.clone() };
        let title = room.text(key::IMPORT_COLUMNS_TITLE);
        let lead = [("file", found.file_name.clone().into()), ("lines", found.layout.lines.into())];
        let content = view! {
            <a class="back" href="/staff/import">{room.text(key::STAFF_IMPORT_OTHER)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.with(key::STAFF_IMPORT_NOTHING_YET, lead)}</p>
            {matching_form(&room, id, &found, &said, &filling)}
            {known(&room, &found.layout)}
            {headings::accepted(&room)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn form_name(id: ImportId) -> String {
    format!("import-columns:{id}")
}

/// The name of the control of a column.
fn control(index: usize) -> String {
    format!("column-{index}")
}

/// What was posted, by the places of the columns.
fn said(fields: &[(String, String)]) -> Matching {
    let one = |(name, value): &(String, String)| {
        let index = name.strip_prefix("column-")?.parse().ok()?;
        Some((index, Field::parse(value)))
    };
    fields.iter().filter_map(one).collect()
}

fn matching_form(room: &Room, id: ImportId, found: &Columns, said: &Matching, filling: &Filling) -> AnyView {
    if found.layout.unknown.is_empty() {
        return view! {
            <p>{room.text(key::IMPORT_COLUMNS_NONE)} " " <a href=format!("/staff/import/{id}")>{room.text(key::IMPORT_COLUMNS_ON)}</a></p>
        }
        .into_any();
    }
    let fields: Vec<AnyView> =
        found.layout.unknown.iter().map(|column| field(room, &found.layout, column, said, filling)).collect();
    view! {
        <p>{room.text(key::IMPORT_COLUMNS_LEAD)}</p>
        {missing(room, &found.layout.faults(said))}
        <form class="form" novalidate=true method="post" action=ImportColumns::PATH>
            {hidden("import", id.to_string())}
            {fields}
            <p class="hint">{room.text(key::IMPORT_COLUMNS_REMEMBER)}</p>
            <div class="actions">
                <button class="button">{room.text(key::IMPORT_COLUMNS_SAVE)}</button>
                <a href="/staff/import">{room.text(key::STAFF_IMPORT_OTHER)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Required fields that no column holds as things stand.
fn missing(room: &Room, faults: &NotMatched) -> Option<AnyView> {
    (!faults.missing.is_empty()).then(|| {
        view! {
            <div class="notice warn" id=MISSING tabindex="-1"><p>{missing_words(room.wording, &faults.missing)}</p></div>
        }
        .into_any()
    })
}

fn missing_words(wording: Wording, missing: &[Field]) -> String {
    let names: Vec<String> = missing.iter().map(|field| wording.code("field", field.code())).collect();
    wording.with(key::IMPORT_COLUMNS_MISSING, [("fields", names.join(", ").into())])
}

/// How a column is called: by its heading, or by its place.
fn called(wording: Wording, column: &UnknownColumn) -> String {
    if column.heading.is_empty() {
        wording.with(key::IMPORT_COLUMNS_UNNAMED, [("number", (column.index + 1).into())])
    } else {
        column.heading.clone()
    }
}

fn field(room: &Room, layout: &Layout, column: &UnknownColumn, said: &Matching, filling: &Filling) -> AnyView {
    let name = control(column.index);
    let chosen = said.get(&column.index).copied().flatten().map_or("", Field::code);
    let mut options = vec![(String::new(), headings::name(room, None))];
    options.extend(layout.free().map(|field| (field.code().to_owned(), headings::name(room, Some(field)))));
    let hint = if column.samples.is_empty() {
        room.text(key::IMPORT_COLUMNS_EMPTY)
    } else {
        room.with(key::IMPORT_COLUMNS_SAMPLES, [("samples", column.samples.join(" · ").into())])
    };
    let fault = filling.fault(&name);
    components::Field::new(name, called(room.wording, column), chosen)
        .select(options)
        .hint(hint)
        .fault(fault.as_deref())
        .view()
}

/// The headings that need no question.
fn known(room: &Room, layout: &Layout) -> Option<AnyView> {
    let rows: Vec<_> = layout
        .known
        .iter()
        .map(|(heading, field)| {
            view! {
                <tr>
                    <td data-label=room.text(key::IMPORT_COLUMN_HEADING)>{heading.clone()}</td>
                    <td data-label=room.text(key::IMPORT_COLUMN_FIELD)>{headings::name(room, Some(*field))}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="table rows">
                <caption>{room.text(key::IMPORT_COLUMNS_KNOWN)}</caption>
                <thead><tr><th scope="col">{room.text(key::IMPORT_COLUMN_HEADING)}</th> <th scope="col">{room.text(key::IMPORT_COLUMN_FIELD)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

/// On a preview: how many columns somebody matched, or left out, and where to do it again; nothing where none.
pub fn matched(room: &Room, found: &Preview) -> Option<AnyView> {
    let said = &found.choices.reading.columns;
    if said.is_empty() {
        return None;
    }
    let read = said.values().filter(|field| field.is_some()).count();
    let words = room.with(key::IMPORT_COLUMNS_MATCHED, [("read", read.into()), ("out", (said.len() - read).into())]);
    let view = view! { <p>{words} " " <a href=address(found.id)>{room.text(key::IMPORT_COLUMNS_AGAIN)}</a></p> };
    Some(view.into_any())
}

/// What is wrong with a matching, each at its control.
fn faults(wording: Wording, found: &NotMatched) -> Vec<(String, String)> {
    let double = |(index, field): &(usize, Field)| {
        let name = wording.code("field", field.code());
        (control(*index), wording.with(key::IMPORT_COLUMNS_DOUBLE, [("field", name.into())]))
    };
    let missing = (!found.missing.is_empty()).then(|| (MISSING.to_owned(), missing_words(wording, &found.missing)));
    found.doubles.iter().map(double).chain(missing).collect()
}

crate::form_functions!(ImportColumns);

/// Keeps what the columns hold, and leads to the preview.
#[server(prefix = "/_fn", endpoint = "import-columns", input = Form)]
pub async fn import_columns(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let viewer = context::staff().await?;
        let coordinator = viewer.coordinator()?;
        let wording = context::wording(Some(viewer.language));
        let program = context::program();
        let id: ImportId = fields.get("import").parse().map_err(|_| Elsewhere::NotFound)?;
        let matching = said(fields.as_slice());
        match match_columns(&program, &coordinator, id, &matching).await? {
            Matched::Kept => form::say("good", wording.text(key::IMPORT_READ_AGAIN)).await?,
            Matched::NotMatched(found) => {
                form::keep(&form_name(id), &Typed { faults: faults(wording, &found), fields }).await?;
                return Ok(address(id));
            }
            Matched::NotFound => {
                // Confirmed meanwhile, or not theirs.
                progress(&program, &coordinator, id).await?.ok_or(Elsewhere::NotFound)?;
                form::say("warn", wording.text(key::IMPORT_COLUMNS_LATE)).await?;
            }
        }
        Ok(format!("/staff/import/{id}"))
    })
    .await
}
