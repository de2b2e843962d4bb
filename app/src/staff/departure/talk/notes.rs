//! The notes that the host keeps during the talk.

use domain::ids::DepartureId;
use domain::report::FieldFaultKind;
use leptos::prelude::*;
use server::report::{NotesSaved, save_notes};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::signed_out::refuse_others;
use crate::form::{self, Typed};
use crate::islands::answers::NotesKept;
use crate::staff::departure::proofs::acting;
use crate::staff::departure::report::kept::words;
use crate::staff::room::record_address;

/// The key under which the notes are kept when they could not be saved.
pub fn notes_form(id: DepartureId) -> String {
    format!("notes:{id}")
}

crate::form_functions!(NotesSave);

/// Keeps the notes of the talk.
#[server(prefix = "/_fn", endpoint = "notes-save", input = Form)]
pub async fn notes_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let adviser = acting.record.adviser()?;
        let (notes, seen) = (acting.fields.get("notes"), acting.fields.get("seen"));
        let location = format!("{}/guide", record_address(acting.id));
        let name = notes_form(acting.id);
        let typed = |faults| Typed { fields: acting.fields.clone(), faults };
        match save_notes(&acting.program, &adviser, notes, seen).await? {
            NotesSaved::Kept => {
                form::forget(&name).await?;
                form::say("good", acting.wording.text(key::STAFF_NOTES_SAVED)).await?;
            }
            NotesSaved::ChangedMeanwhile { .. } => form::keep(&name, &typed(Vec::new())).await?,
            NotesSaved::AlreadyFinal => {
                form::forget(&name).await?;
                form::say("warn", acting.wording.text(key::REPORT_CLOSED_NOTES)).await?;
                return Ok(record_address(acting.id));
            }
            NotesSaved::TooLong { is } => {
                let max = server::report::NOTES_CHARACTERS;
                let fault = words(acting.wording, FieldFaultKind::TooLong { max, is });
                form::keep(&name, &typed(vec![("notes".to_owned(), fault)])).await?;
            }
        }
        Ok(location)
    })
    .await
}

/// The island's way to the same use case: nothing is redirected, the island says how it went.
pub async fn keep_notes(fields: Fields) -> Result<NotesKept, ServerFnError> {
    let kept = async {
        refuse_others(&fields).await?;
        let acting = acting(fields).await?;
        let adviser = acting.record.adviser()?;
        let (notes, seen) = (acting.fields.get("notes"), acting.fields.get("seen"));
        Ok::<_, Elsewhere>(match save_notes(&acting.program, &adviser, notes, seen).await? {
            NotesSaved::Kept => {
                form::forget(&notes_form(acting.id)).await?;
                NotesKept::Saved
            }
            NotesSaved::ChangedMeanwhile { .. } => NotesKept::Elsewhere,
            NotesSaved::AlreadyFinal => NotesKept::Final,
            NotesSaved::TooLong { .. } => NotesKept::TooLong,
        })
    };
    match kept.await {
        Ok(kept) => Ok(kept),
        Err(Elsewhere::SignIn) => Ok(NotesKept::SignedOut),
        Err(_) => Err(ServerFnError::new("the notes could not be kept")),
    }
}
