//! The demonstration's mails, as they lie in the folder. Nothing of this exists in a real program:
//! both functions answer nothing there.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use domain::ids::MailId;
use mail_parser::{Message, MessageParser, MimeHeaders};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::program::Program;
use crate::settings::MailTo;
use crate::store::entity::outbox;
use crate::store::entity::outbox::MailState;
use crate::store::{Keyed, StoreError, TypedColumn};

/// The newest mails shown.
const MAILS_SHOWN: u64 = 200;

/// One mail that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailRow {
    pub id: MailId,
    pub subject: String,
    pub to_name: String,
    pub to_address: String,
    pub sent_at: DateTime<Utc>,
}

/// The mails that were sent, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPage {
    pub rows: Vec<MailRow>,
    pub total: u64,
}

/// One mail with its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailShown {
    pub row: MailRow,
    pub from: String,
    pub text: String,
    pub html: Option<String>,
    /// Names of files that came along.
    pub attachments: Vec<String>,
    /// The calendar file, as text.
    pub calendar: Option<String>,
}

/// The demonstration's mails, the newest first.
pub async fn page(program: &Program) -> Result<MailPage, StoreError> {
    let Some(folder) = folder(program) else { return Ok(MailPage::default()) };
    let conn = program.store().read();
    let rows = outbox::Entity::find()
        .filter(outbox::Column::State.is(MailState::Sent))
        .order_by_desc(outbox::Column::SentAt)
        .order_by_desc(outbox::Column::Id)
        .limit(MAILS_SHOWN)
        .all(conn)
        .await?;
    let files = files(folder).await;
    let rows = rows
        .into_iter()
        .filter_map(|row| {
            // Mails of the invented past have no file: nobody wrote them.
            let (_, subject) = files.get(&row.message_id)?;
            Some(shown_row(conn, row, subject.clone()))
        })
        .collect::<Result<_, _>>()?;
    Ok(MailPage { rows, total: u64::try_from(files.len()).unwrap_or(u64::MAX) })
}

/// One of the demonstration's mails.
pub async fn one(program: &Program, id: MailId) -> Result<Option<MailShown>, StoreError> {
    let Some(folder) = folder(program) else { return Ok(None) };
    let conn = program.store().read();
    let found = outbox::Entity::find_by_id(id).filter(outbox::Column::State.is(MailState::Sent)).one(conn).await?;
    let Some(row) = found else { return Ok(None) };
    let Some((path, _)) = files(folder).await.remove(&row.message_id) else { return Ok(None) };
    let Ok(bytes) = tokio::fs::read(&path).await else { return Ok(None) };
    let Some(message) = MessageParser::default().parse(&bytes) else { return Ok(None) };
    let subject = message.subject().unwrap_or_default().to_owned();
    Ok(Some(parts(&message, shown_row(conn, row, subject)?)))
}

fn folder(program: &Program) -> Option<&Path> {
    match &program.settings().mail_to {
        MailTo::Folder(folder) if program.settings().demonstration => Some(folder),
        _ => None,
    }
}

fn shown_row(conn: &impl Keyed, row: outbox::Model, subject: String) -> Result<MailRow, StoreError> {
    Ok(MailRow {
        id: *row.id,
        subject,
        to_name: row.to_name(conn)?,
        to_address: row.to_address(conn)?,
        sent_at: row.sent_at.unwrap_or(row.due_at),
    })
}

/// The files in the folder with their subjects, by Message-ID. A file that is no mail is left alone.
async fn files(folder: &Path) -> HashMap<String, (PathBuf, String)> {
    let folder = folder.to_owned();
    let read = move || {
        let mut found = HashMap::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_none_or(|extension| extension != "eml") {
                continue;
            }
            let Ok(bytes) = std::fs::read(&path) else { continue };
            let Some(message) = MessageParser::default().parse_headers(&bytes) else { continue };
            if let Some(id) = message.message_id() {
                found.insert(id.to_owned(), (path, message.subject().unwrap_or_default().to_owned()));
            }
        }
        found
    };
    tokio::task::spawn_blocking(read).await.unwrap_or_default()
}

fn parts(message: &Message<'_>, row: MailRow) -> MailShown {
    let from = message.from().and_then(|from| from.first()).map(|from| {
        let address = from.address().unwrap_or_default();
        from.name().map_or_else(|| address.to_owned(), |name| format!("{name} <{address}>"))
    });
    let calendar = message.parts.iter().find(|part| part.is_content_type("text", "calendar"));
    MailShown {
        row,
        from: from.unwrap_or_default(),
        text: message.body_text(0).map(|text| text.into_owned()).unwrap_or_default(),
        html: message.html_body.first().and_then(|_| message.body_html(0)).map(|html| html.into_owned()),
        attachments: message.attachments().filter_map(|part| part.attachment_name()).map(str::to_owned).collect(),
        calendar: calendar.and_then(|part| part.text_contents()).map(str::to_owned),
    }
}
