//! Mails of ours that a mail server took and could not hand on, as it reports them (RFC 3464, RFC 6522).
//!
//! A mail is known by its Message-ID, which nobody learns but who got it or carried it; never by the address in a
//! report alone: anybody could write one, and so declare an address dead. That a mail waits changes nothing.
//!
//! A Message-ID travels on: in what somebody answers or forwards. So a report is believed for as long as servers try,
//! where it names the receiver of the mail, and kills no address whose leaver has done something since.

use chrono::TimeDelta;
use domain::ids::MailId;
use domain::mail::refusal::Fault;
use domain::mail::returned::{Failure, report};
use domain::person::EmailAddress;
use mail_parser::{Addr, Address, ContentType, Message, MessageParser, MessagePart, MimeHeaders};
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::mark::{self, Parking};
use super::post::{short, without_names};
use crate::address::forms;
use crate::program::Program;
use crate::store::entity::outbox::{Entity, Model};
use crate::store::{Keyed, StoreError};

/// How long after a mail left a report on it is believed: servers give up after five days (RFC 5321, 4.5.4.1).
const BELIEVED: TimeDelta = TimeDelta::days(7);
/// The part that is written for programs; the second name is that of RFC 6533.
const STATUS: [&str; 2] = ["delivery-status", "global-delivery-status"];
/// What is left of the mail itself, where only its headers came back.
const HEADERS: [&str; 2] = ["rfc822-headers", "global-headers"];

/// A report on one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Returned {
    /// By which the mail may be known: its Message-ID, and the id of its envelope.
    ids: Vec<String>,
    /// To whom the mail was written: by the mail that came back, or else by the report.
    to: Vec<String>,
    /// `None` where it may arrive yet.
    failure: Option<Failure>,
}

impl Returned {
    /// The report in a mail; `None` where it is none.
    pub(crate) fn read(message: &Message<'_>) -> Option<Self> {
        let status = message.parts.iter().find(|part| is_any(part, &STATUS))?;
        let found = report(&String::from_utf8_lossy(status.contents()));
        let (id, to) = message.parts.iter().find_map(of_part).unwrap_or_default();
        let ids = [id, found.envelope].into_iter().flatten();
        let bare = |id: String| id.trim().trim_start_matches('<').trim_end_matches('>').to_owned();
        // The mail itself says it best: what is written to a list, or handed on, is tried at other addresses.
        let to = to.map_or(found.receivers, |to| vec![to]);
        Some(Self { ids: ids.map(bare).collect(), to, failure: found.failure })
    }
}

fn is_any(part: &MessagePart<'_>, subtypes: &[&str]) -> bool {
    let subtype = part.content_type().and_then(ContentType::subtype).unwrap_or_default();
    subtypes.iter().any(|one| one.eq_ignore_ascii_case(subtype))
}

/// Message-ID and receiver of the mail that came back, where this part is it, or its headers.
fn of_part(part: &MessagePart<'_>) -> Option<(Option<String>, Option<String>)> {
    if let Some(mail) = part.message() {
        return Some(of_mail(mail));
    }
    if !is_any(part, &HEADERS) {
        return None;
    }
    let headers = [part.contents(), &b"\r\n\r\n"[..]].concat();
    MessageParser::default().parse_headers(&headers).map(|mail| of_mail(&mail))
}

fn of_mail(mail: &Message<'_>) -> (Option<String>, Option<String>) {
    let to = mail.to().and_then(Address::first).and_then(Addr::address);
    (mail.message_id().map(str::to_owned), to.map(str::to_owned))
}

/// Marks the mail that came back; says whether there was one that was not known to have.
pub(crate) async fn take(program: &Program, returned: &Returned) -> Result<bool, StoreError> {
    let Some(failure) = &returned.failure else { return Ok(false) };
    let since = program.now() - BELIEVED;
    let found = ours(program.store().read(), returned).await?;
    let Some(row) = found.filter(|row| row.sent_at.is_some_and(|sent| sent >= since)) else { return Ok(false) };
    let parking = Parking { reason: short(&failure.reason), bounced: failure.fault == Fault::Receiver };
    let is_new = mark::came_back(program, &row, &parking).await?;
    if is_new {
        let (fault, reason) = (failure.fault.code(), without_names(&parking.reason));
        tracing::warn!(mail = %*row.id, kind = row.kind.code(), fault, reason, "mail came back");
    }
    Ok(is_new)
}

/// The mail that came back, as it was sent last.
async fn ours(conn: &impl Keyed, returned: &Returned) -> Result<Option<Model>, StoreError> {
    for id in &returned.ids {
        let Some(key) = id.split_once('@').and_then(|(key, _)| Uuid::parse_str(key).ok()) else { continue };
        let row = Entity::find_by_id(MailId::new(key)).one(conn).await?;
        let Some(row) = row.filter(|row| row.message_id.eq_ignore_ascii_case(id)) else { continue };
        if is_to(returned, &row.to_address(conn)?) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Whether it went to this address: one that was sent again elsewhere has the same Message-ID.
fn is_to(returned: &Returned, address: &str) -> bool {
    let known = EmailAddress::parse(address).map(|address| forms(&address)).unwrap_or_default();
    known.iter().any(|known| returned.to.iter().any(|to| known.eq_ignore_ascii_case(to)))
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::Returned;

    fn returned(original: &str) -> Option<Returned> {
        let mail = format!(
            "From: MAILER-DAEMON@mail.test\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\
             Content-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mail.test\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\n{original}\r\n--b--\r\n"
        );
        Returned::read(&MessageParser::default().parse(mail.as_bytes()).expect("a mail"))
    }

    #[test]
    fn a_mail_is_known_by_what_came_back_of_it() {
        let headers = "Message-ID: <1@voorbeeld.test>\r\nTo: Anna <anna@thuis.test>\r\nSubject: Afscheid";
        for (what, original) in [
            ("all of it", format!("Content-Type: message/rfc822\r\n\r\n{headers}\r\n\r\nDag!\r\n")),
            ("its headers", format!("Content-Type: text/rfc822-headers\r\n\r\n{headers}\r\n")),
            ("its headers, in UTF-8", format!("Content-Type: message/global-headers\r\n\r\n{headers}\r\n")),
        ] {
            let found = returned(&original).expect("a report");
            assert_eq!(found.ids, ["1@voorbeeld.test"], "{what}");
            assert_eq!(found.to, ["anna@thuis.test"], "{what}");
            assert!(found.failure.is_some(), "{what}");
        }
    }

    #[test]
    fn what_says_nothing_of_a_mail_is_of_none() {
        let found = returned("Content-Type: text/plain\r\n\r\nMessage-ID: <1@voorbeeld.test>\r\n").expect("a report");
        assert_eq!(found.ids, Vec::<String>::new());
        let mail = b"From: anna@thuis.test\r\nSubject: Afwezig\r\n\r\nIk ben er niet.\r\n";
        assert_eq!(Returned::read(&MessageParser::default().parse(mail).expect("a mail")), None);
    }
}
