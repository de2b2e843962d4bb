//! The mail that shows whoever sets the program up that mails arrive.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use domain::Language;
use domain::person::EmailAddress;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{Address, Message};
use wording::{Wording, key};

use crate::address::on_the_wire;
use crate::mail::message::Unwritable;

/// What it says: that it came, in both languages.
pub struct Trial<'a> {
    pub from: &'a EmailAddress,
    pub to: &'a EmailAddress,
    pub now: DateTime<Utc>,
}

impl Trial<'_> {
    pub(super) fn message(&self) -> Result<Message, Unwritable> {
        let said = |words| [Language::Nl, Language::En].map(|language| Wording::new(language).text(words));
        let message = Message::builder()
            .from(mailbox(self.from)?)
            .to(mailbox(self.to)?)
            .subject(said(key::MAIL_CHECK_SUBJECT).join(" / "))
            .date(SystemTime::from(self.now))
            .message_id(None)
            .header(ContentType::TEXT_PLAIN)
            .body(said(key::MAIL_CHECK_TEXT).join("\n\n"))?;
        Ok(message)
    }
}

fn mailbox(address: &EmailAddress) -> Result<Mailbox, Unwritable> {
    let address = on_the_wire(address).ok_or(Unwritable::Domain)?;
    Ok(Mailbox::new(None, address.parse::<Address>()?))
}
