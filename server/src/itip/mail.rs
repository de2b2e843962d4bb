//! The calendars in what was handed in.

use domain::itip::REPLY_BYTES_MAX;
use mail_parser::{MessageParser, MimeHeaders};

/// The most calendars of one mail: Outlook sends the same one twice.
const CALENDARS_MAX: usize = 4;

/// The calendar itself, or those in a mail.
pub(super) fn calendars(bytes: &[u8]) -> Vec<String> {
    if bytes.len() > REPLY_BYTES_MAX {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(bytes);
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if begins.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return vec![begins.to_owned()];
    }
    let Some(message) = MessageParser::default().parse(bytes) else { return Vec::new() };
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

#[cfg(test)]
mod tests {
    use super::calendars;

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
}
