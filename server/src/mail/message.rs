//! The message as it goes over the wire (RFC 5322, MIME), written by lettre.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use domain::person::EmailAddress;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::context::Context;
use super::text::{Content, one_line};
use crate::address::on_the_wire;
use crate::calendar_file::{CalendarFile, file_name};

/// What is needed besides the words.
pub struct Frame<'a> {
    pub from: &'a EmailAddress,
    pub to: &'a EmailAddress,
    /// Without angle brackets.
    pub message_id: &'a str,
    pub now: DateTime<Utc>,
    pub calendar_files: &'a [CalendarFile],
}

/// Why a message cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    #[error("the domain of the address is none that a name server could know")]
    Domain,
    #[error("the address cannot be used: {0}")]
    Address(#[from] lettre::address::AddressError),
    #[error("the message cannot be put together: {0}")]
    Message(#[from] lettre::error::Error),
    #[error("a header cannot be written")]
    Header,
    #[error("the text cannot be written: {0}")]
    Text(#[from] askama::Error),
}

/// Puts a message together. With a calendar file it is
/// `mixed(alternative(plain, html, calendar), attachment)`, the alternative first, or older Outlook
/// misses the calendar.
pub fn write(context: &Context, content: &Content, frame: &Frame<'_>) -> Result<Message, Unwritable> {
    let organisation = &context.organisation;
    let sender = organisation.sender(context.language);
    let mut builder = Message::builder()
        .from(mailbox(sender, frame.from)?)
        .to(mailbox(&context.to_name, frame.to)?)
        .subject(content.subject.clone())
        .date(SystemTime::from(frame.now))
        .message_id(Some(format!("<{}>", frame.message_id)));
    if let Some(reply_to) = &organisation.reply_to {
        builder = builder.reply_to(mailbox(sender, reply_to)?);
    }
    // Vacation programs leave such mails alone (RFC 3834, 5).
    builder = builder
        .raw_header(raw("Auto-Submitted", "auto-generated")?)
        .raw_header(raw("X-Auto-Response-Suppress", "All")?)
        .raw_header(raw("Content-Language", content.language)?);
    if let Some(former) = &context.former {
        // One request of a mail program ends it, without a page (RFC 8058, 3.1).
        builder = builder
            .raw_header(raw("List-Unsubscribe", &format!("<{}>", former.end))?)
            .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?);
    }
    let words = MultiPart::alternative()
        .singlepart(SinglePart::plain(content.plain()?))
        .singlepart(SinglePart::html(content.html()?));
    let [first, ..] = frame.calendar_files else { return Ok(builder.multipart(words)?) };
    // Base64 keeps the file's own line ends and folding as they are.
    let part = SinglePart::builder()
        .header(calendar_type(first)?)
        .header(ContentTransferEncoding::Base64)
        .body(first.text().into_bytes());
    let mut mixed = MultiPart::mixed().multipart(words.singlepart(part));
    for (index, file) in frame.calendar_files.iter().enumerate() {
        let name = file_name(file.words.language(), index);
        mixed = mixed.singlepart(Attachment::new(name).body(file.text().into_bytes(), calendar_type(file)?));
    }
    Ok(builder.multipart(mixed)?)
}

/// `method` has to be equal to METHOD (RFC 6047, 2.4).
fn calendar_type(file: &CalendarFile) -> Result<ContentType, Unwritable> {
    let text = format!("text/calendar; charset=utf-8; method={}", file.method.name());
    ContentType::parse(&text).map_err(|_| Unwritable::Header)
}

fn mailbox(name: &str, address: &EmailAddress) -> Result<Mailbox, Unwritable> {
    let name = one_line(name);
    let address = on_the_wire(address).ok_or(Unwritable::Domain)?;
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address.parse::<Address>()?))
}

fn raw(name: &'static str, value: &str) -> Result<HeaderValue, Unwritable> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| Unwritable::Header)?;
    Ok(HeaderValue::new(name, value.to_owned()))
}
