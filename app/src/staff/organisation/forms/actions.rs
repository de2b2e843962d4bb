//! Publishing, throwing away and importing, of either form.

use domain::guide::Guides;
use domain::questionnaire::Questionnaire;
use leptos::prelude::*;
use server::version::{Edited, Form as BoardForm, Importing, Publishing, discard, import, publish};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::organisation::forms::found::in_words;
use crate::staff::organisation::forms::parts::{GUIDES, QUESTIONNAIRE, Sort};
use crate::staff::organisation::forms::{editing, revision};
use crate::staff::room::Room;
use crate::staff::upload::{Sent, Upload, Uploaded, upload_functions};

crate::form_functions!(QuestionnairePublish, QuestionnaireDiscard, GuidesPublish, GuidesDiscard);
upload_functions!(QuestionnaireImport, GuidesImport);

/// Makes the draft the next version, for new invitations.
#[server(prefix = "/_fn", endpoint = "questionnaire-publish", input = Form)]
pub async fn questionnaire_publish(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(publishing::<Questionnaire>(&QUESTIONNAIRE, fields)).await
}

/// Makes the draft the next version, for the talks from now on.
#[server(prefix = "/_fn", endpoint = "guides-publish", input = Form)]
pub async fn guides_publish(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(publishing::<Guides>(&GUIDES, fields)).await
}

/// Throws the draft away.
#[server(prefix = "/_fn", endpoint = "questionnaire-discard", input = Form)]
pub async fn questionnaire_discard(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(discarding::<Questionnaire>(&QUESTIONNAIRE, fields)).await
}

/// Throws the draft away.
#[server(prefix = "/_fn", endpoint = "guides-discard", input = Form)]
pub async fn guides_discard(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(discarding::<Guides>(&GUIDES, fields)).await
}

/// Makes a file the draft.
#[server(prefix = "/_fn", endpoint = "questionnaire-import", input = Upload)]
pub async fn questionnaire_import(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(importing::<Questionnaire>(&QUESTIONNAIRE, sent)).await
}

/// Makes a file the draft.
#[server(prefix = "/_fn", endpoint = "guides-import", input = Upload)]
pub async fn guides_import(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(importing::<Guides>(&GUIDES, sent)).await
}

async fn publishing<F: BoardForm>(sort: &'static Sort, fields: Fields) -> Result<String, Elsewhere> {
    let editing = editing().await?;
    context::fresh(&format!("{}#publish", sort.address)).await?;
    if !fields.ticked("sure") {
        return not_sure(&editing.room, sort, "publish").await;
    }
    let (kind, text) = match publish::<F>(&editing.room.program, &editing.editor, revision(&fields)).await? {
        Publishing::Published { version } => ("good", editing.room.with(sort.published, [("version", version.into())])),
        Publishing::NothingNew => ("warn", editing.room.text(key::FORMS_NOTHING_NEW)),
        Publishing::ChangedMeanwhile => ("warn", editing.room.text(key::STAFF_CHANGED_MEANWHILE)),
    };
    form::say(kind, text).await?;
    Ok(sort.address.to_owned())
}

async fn discarding<F: BoardForm>(sort: &'static Sort, fields: Fields) -> Result<String, Elsewhere> {
    let editing = editing().await?;
    if !fields.ticked("sure") {
        return not_sure(&editing.room, sort, "discard").await;
    }
    let (kind, text) = match discard::<F>(&editing.room.program, &editing.editor, revision(&fields)).await? {
        Edited::ChangedMeanwhile => ("warn", key::STAFF_CHANGED_MEANWHILE),
        Edited::Kept | Edited::Faulty(_) => ("good", key::FORMS_DISCARDED),
    };
    form::say(kind, editing.room.text(text)).await?;
    Ok(sort.address.to_owned())
}

async fn not_sure(room: &Room, sort: &Sort, fold: &str) -> Result<String, Elsewhere> {
    let faults = vec![(format!("sure-{fold}"), room.text(key::STAFF_FAULT_NOT_SURE))];
    let fields = Fields(vec![("fold".to_owned(), fold.to_owned())]);
    form::keep(&sort.form_name(), &Typed { fields, faults }).await?;
    Ok(format!("{}#errors", sort.address))
}

async fn importing<F: BoardForm>(sort: &'static Sort, sent: Sent) -> Result<String, Elsewhere> {
    let editing = editing().await?;
    let bytes = match sent.file {
        Uploaded::None => return refused(&editing.room, sort, key::STAFF_SHEET_NONE, Vec::new()).await,
        Uploaded::TooLarge => return refused(&editing.room, sort, key::FORMS_FILE_TOO_LARGE, Vec::new()).await,
        Uploaded::File { bytes, .. } => bytes,
    };
    let at = revision(&sent.fields);
    match import::<F>(&editing.room.program, &editing.editor, at, &bytes).await? {
        Importing::Imported => {
            form::say("good", editing.room.text(key::FORMS_FILE_IMPORTED)).await?;
            Ok(sort.address.to_owned())
        }
        Importing::Refused(faults) => {
            let found = faults.iter().take(MOST_SHOWN).map(|fault| in_words(editing.room.wording, fault)).collect();
            refused(&editing.room, sort, key::FORMS_FILE_REFUSED, found).await
        }
        Importing::TooLarge => refused(&editing.room, sort, key::FORMS_FILE_TOO_LARGE, Vec::new()).await,
        Importing::NotText => refused(&editing.room, sort, key::FORMS_FILE_NOT_TEXT, Vec::new()).await,
        Importing::ChangedMeanwhile => {
            form::say("warn", editing.room.text(key::STAFF_CHANGED_MEANWHILE)).await?;
            Ok(sort.address.to_owned())
        }
    }
}

/// More faults than that are not read; the next try shows the rest.
const MOST_SHOWN: usize = 50;

async fn refused(room: &Room, sort: &Sort, why: wording::Key, found: Vec<String>) -> Result<String, Elsewhere> {
    let mut fields = Fields(vec![("fold".to_owned(), "file".to_owned())]);
    fields.0.extend(found.into_iter().map(|reason| ("found".to_owned(), reason)));
    let faults = vec![("file".to_owned(), room.text(why))];
    form::keep(&sort.form_name(), &Typed { fields, faults }).await?;
    Ok(format!("{}#errors", sort.address))
}
