//! What is in what was handed in.

use domain::itip::REPLY_BYTES_MAX;
use domain::person::EmailAddress;
use mail_parser::{Addr, Address, Message, MessageParser, MimeHeaders};

use crate::mail::returned::Returned;

/// The most calendars of one mail: Outlook sends the same one twice.
const CALENDARS_MAX: usize = 4;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub calendars: Vec<String>,
    /// Whom the mail is from, and to whom an answer to it goes: a service writes itself in the one, and whoever clicked
    /// in the other.
    pub from: Vec<EmailAddress>,
    /// A report on a mail of ours, in which no calendar counts: it would be one that we sent.
    pub returned: Option<Returned>,
}

/// The calendar itself, or what is in a mail.
pub(super) fn read(bytes: &[u8]) -> Found {
    if bytes.len() > REPLY_BYTES_MAX {
        return Found::default();
    }
    let text = String::from_utf8_lossy(bytes);
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if begins.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Found { calendars: vec![begins.to_owned()], ..Found::default() };
    }
    let Some(message) = MessageParser::default().parse(bytes) else { return Found::default() };
    if let Some(returned) = Returned::read(&message) {
        return Found { returned: Some(returned), ..Found::default() };
    }
    let calendars = if is_automatic(&message) { Vec::new() } else { calendars(&message) };
    Found { calendars, from: from(&message), returned: None }
}

fn from(message: &Message<'_>) -> Vec<EmailAddress> {
    let addresses = [message.from(), message.reply_to()].into_iter().flatten().filter_map(Address::first);
    addresses.filter_map(Addr::address).filter_map(|address| EmailAddress::parse(address).ok()).collect()
}

fn calendars(message: &Message<'_>) -> Vec<String> {
    let is_calendar = |part: &&mail_parser::MessagePart<'_>| {
        part.content_type().is_some_and(|kind| {
            let subtype = kind.subtype().unwrap_or_default();
            (kind.ctype().eq_ignore_ascii_case("text") && subtype.eq_ignore_ascii_case("calendar"))
                || (kind.ctype().eq_ignore_ascii_case("application") && subtype.eq_ignore_ascii_case("ics"))
        })
    };
    let parts = message.parts.iter().filter(is_calendar).take(CALENDARS_MAX);
    parts.map(|part| String::from_utf8_lossy(part.contents()).into_owned()).collect()
}

/// Whether a program wrote it without anybody having answered (RFC 3834, 5; the others are of before that). A service
/// that sends what somebody has clicked calls its mail generated as well: it names itself as the sender beside the
/// person whom it is from (RFC 5322, 3.6.2).
fn is_automatic(message: &Message<'_>) -> bool {
    let before = ["X-Autoreply", "X-Autorespond"].iter().any(|name| header(message, name).is_some());
    if before || header(message, "Precedence").is_some_and(|said| said == "auto_reply") {
        return true;
    }
    match header(message, "Auto-Submitted").as_deref() {
        None | Some("no" | "") => false,
        Some("auto-generated") => !is_sent_for_somebody(message),
        Some(_) => true,
    }
}

/// The first word of a header, in lower case: the rest is a remark, or a parameter.
fn header(message: &Message<'_>, name: &str) -> Option<String> {
    let header = message.headers().iter().find(|header| header.name().eq_ignore_ascii_case(name))?;
    let said = header.value().as_text().unwrap_or_default();
    let word =
        said.split(|letter: char| letter.is_whitespace() || matches!(letter, ';' | '(')).find(|one| !one.is_empty());
    Some(word.unwrap_or_default().to_ascii_lowercase())
}

fn is_sent_for_somebody(message: &Message<'_>) -> bool {
    let address =
        |of: Option<&Address<'_>>| of.and_then(Address::first).and_then(Addr::address).map(str::to_ascii_lowercase);
    let (from, sender) = (address(message.from()), address(message.sender()));
    from.is_some() && sender.is_some() && from != sender
}

#[cfg(test)]
mod tests {
    use super::read;

    fn calendars(bytes: &[u8]) -> Vec<String> {
        let found = read(bytes);
        assert_eq!(found.returned, None);
        found.calendars
    }

    #[test]
    fn a_calendar_is_found_in_a_mail_however_it_is_packed() {
        let mail = "From: noor@thuis.test\r\nTo: hr@voorbeeld.test\r\nSubject: Geweigerd\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNee.\r\n--b\r\n\
            Content-Type: text/calendar; charset=utf-8; method=REPLY\r\nContent-Transfer-Encoding: base64\r\n\r\n\
            QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=\r\n--b--\r\n";
        assert_eq!(calendars(mail.as_bytes()), ["BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"]);
        assert_eq!(calendars(b"\r\nbegin:vcalendar\r\nEND:VCALENDAR"), ["begin:vcalendar\r\nEND:VCALENDAR"]);
        for nothing in [&b""[..], b"Subject: hello\r\n\r\nhello", &[0xff; 100], &vec![b'x'; 300_000]] {
            assert_eq!(calendars(nothing), Vec::<String>::new());
        }
    }

    #[test]
    fn what_a_program_answered_by_itself_holds_no_answer() {
        let with = |headers: &str| {
            let mail = format!(
                "From: Noor <noor@thuis.test>\r\n{headers}MIME-Version: 1.0\r\n\
                 Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
            );
            calendars(mail.as_bytes()).len()
        };
        for automatic in [
            "Auto-Submitted: auto-replied\r\n",
            "Auto-Submitted: auto-replied (vacation)\r\n",
            "auto-submitted: Auto-Replied; owner-email=\"noor@thuis.test\"\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Auto-Submitted: auto-generated\r\nSender: noor@thuis.test\r\n",
            "Auto-Submitted: auto-replied\r\nSender: agenda@dienst.test\r\n",
            "Auto-Submitted: auto-notified\r\n",
            "X-Autoreply: yes\r\n",
            "Precedence: auto_reply\r\n",
        ] {
            assert_eq!(with(automatic), 0, "{automatic}");
        }
        for of_a_person in [
            "",
            "Auto-Submitted: no\r\n",
            "Precedence: bulk\r\n",
            // As Google sends what somebody clicked.
            "Sender: Google Calendar <agenda@dienst.test>\r\nAuto-Submitted: auto-generated\r\n",
        ] {
            assert_eq!(with(of_a_person), 1, "{of_a_person}");
        }
    }
}
