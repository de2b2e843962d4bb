//! Headings of lists: those the program knows, and what the board said others mean.

use std::collections::BTreeMap;

use domain::departure_form::Field;
use domain::import::accepted_headings;
use leptos::prelude::*;
use server::departure::import::forget;
use wording::key;

use crate::context;
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::room::Room;

/// All headings that are understood, by what they mean.
pub fn accepted(room: &Room) -> AnyView {
    let rows: Vec<_> = accepted_headings()
        .map(|(field, headings)| {
            let code = std::iter::once(field.code()).chain(headings.iter().copied());
            let headings = code.collect::<Vec<_>>().join(", ");
            view! {
                <tr>
                    <td data-label=room.text(key::IMPORT_COLUMN_FIELD)>{name(room, Some(field))}</td>
                    <td data-label=room.text(key::IMPORT_COLUMN_HEADINGS)><code>{headings}</code></td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="fold">
            <summary>{room.text(key::IMPORT_HEADINGS)}</summary>
            <p>{room.text(key::IMPORT_HEADINGS_LEAD)}</p>
            <table class="table rows">
                <caption>{room.text(key::IMPORT_HEADINGS_CAPTION)}</caption>
                <thead><tr><th scope="col">{room.text(key::IMPORT_COLUMN_FIELD)}</th> <th scope="col">{room.text(key::IMPORT_COLUMN_HEADINGS)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// What a column holds, in words; that it is left out, where it holds nothing that is read.
pub fn name(room: &Room, field: Option<Field>) -> String {
    field.map_or_else(|| room.text(key::IMPORT_COLUMN_OUT), |field| room.wording.code("field", field.code()))
}

/// What was said of headings in earlier lists, each of which can be forgotten; nothing where there is none.
pub fn remembered(room: &Room, known: BTreeMap<String, Option<Field>>) -> Option<AnyView> {
    if known.is_empty() {
        return None;
    }
    let rows: Vec<_> = known
        .into_iter()
        .map(|(heading, field)| {
            let forget = room.with(key::IMPORT_FORGET_ONE, [("heading", heading.clone().into())]);
            view! {
                <tr>
                    <td data-label=room.text(key::IMPORT_COLUMN_HEADING)>{heading.clone()}</td>
                    <td data-label=room.text(key::IMPORT_COLUMN_FIELD)>{name(room, field)}</td>
                    <td><button class="button quiet" name="heading" value=heading>{forget}</button></td>
                </tr>
            }
        })
        .collect();
    let view = view! {
        <details class="fold">
            <summary>{room.text(key::IMPORT_REMEMBERED)}</summary>
            <p>{room.text(key::IMPORT_REMEMBERED_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=ImportColumnsForget::PATH>
                <table class="table rows">
                    <caption>{room.text(key::IMPORT_REMEMBERED_CAPTION)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{room.text(key::IMPORT_COLUMN_HEADING)}</th>
                            <th scope="col">{room.text(key::IMPORT_COLUMN_FIELD)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <div class="actions"><button class="button quiet" name="all" value="yes">{room.text(key::IMPORT_FORGET_ALL)}</button></div>
            </form>
        </details>
    };
    Some(view.into_any())
}

crate::form_functions!(ImportColumnsForget);

/// Forgets what one heading means, or all of them.
#[server(prefix = "/_fn", endpoint = "import-columns-forget", input = Form)]
pub async fn import_columns_forget(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let viewer = context::staff().await?;
        let coordinator = viewer.coordinator()?;
        let wording = context::wording(Some(viewer.language));
        let heading = fields.get("heading");
        // Whoever presses Enter, and no button, asked for nothing.
        if !heading.is_empty() || fields.ticked("all") {
            let one = (!heading.is_empty()).then_some(heading);
            forget(&context::program(), &coordinator, one).await?;
            form::say("good", wording.text(key::IMPORT_FORGOTTEN)).await?;
        }
        Ok("/staff/import".to_owned())
    })
    .await
}
