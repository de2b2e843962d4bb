//! What a calendar program answers to an invitation (RFC 5546, 3.2.3: METHOD:REPLY).

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarMethod, ICalendarParameterName,
    ICalendarParameterValue, ICalendarParticipationStatus as Partstat, ICalendarProperty as Property, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{DateTime, TimeZone, Utc};

use crate::coded::coded;
use crate::person::EmailAddress;

/// The largest reply that is read, in bytes: one appointment takes two thousand, a mail around it with
/// its own copy of the text some more.
pub const REPLY_BYTES_MAX: usize = 256 * 1024;
/// The most answers of one reply.
const ANSWERS_MAX: usize = 20;

coded! {
    /// Whom an invitation goes to.
    pub enum Invitee {
        Leaver = "leaver",
        Host = "host",
    }
}

coded! {
    /// What was answered.
    pub enum Answer {
        Accepted = "accepted",
        Declined = "declined",
        Tentative = "tentative",
    }
}

/// One answer of one person about one appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub uid: String,
    /// Who answers.
    pub attendee: EmailAddress,
    pub answer: Answer,
    /// Of the invitation that is answered.
    pub sequence: i32,
    /// When it was answered, by the clock of whoever did.
    pub stamp: DateTime<Utc>,
}

impl Reply {
    /// Whether it answers the appointment as it stands: an answer to an invitation that has been
    /// replaced since says nothing (RFC 5546, 2.1.4).
    pub fn is_of(&self, sequence: u32) -> bool {
        i64::from(self.sequence) >= i64::from(sequence)
    }
}

/// The answers in a text; none where it is no reply, or cannot be read. Answers about one time of a
/// series are left out: appointments have none.
pub fn replies(text: &str) -> Vec<Reply> {
    if text.len() > REPLY_BYTES_MAX {
        return Vec::new();
    }
    let mut parser = Parser::new(text);
    let mut found = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) if is_reply(&calendar) => {
                let events = calendar.components.iter().filter(|one| one.component_type == Kind::VEvent);
                found.extend(events.filter_map(read).take(ANSWERS_MAX));
            }
            Entry::Eof => return found,
            _ => {}
        }
        if found.len() >= ANSWERS_MAX {
            return found;
        }
    }
}

fn is_reply(calendar: &ICalendar) -> bool {
    let Some(root) = calendar.components.first() else { return false };
    value(root, &Property::Method) == Some(&ICalendarValue::Method(ICalendarMethod::Reply))
}

fn value<'a>(component: &'a ICalendarComponent, name: &Property) -> Option<&'a ICalendarValue> {
    component.entries.iter().find(|entry| entry.name == *name)?.values.first()
}

fn text<'a>(component: &'a ICalendarComponent, name: &Property) -> Option<&'a str> {
    match value(component, name)? {
        ICalendarValue::Text(text) => Some(text),
        _ => None,
    }
}

fn read(event: &ICalendarComponent) -> Option<Reply> {
    if value(event, &Property::RecurrenceId).is_some() {
        return None;
    }
    let attendee = event.entries.iter().find(|entry| entry.name == Property::Attendee)?;
    let address = attendee.values.first()?.as_text()?;
    let bare = address.split_once(':').map_or(address, |(_, bare)| bare);
    let answer = attendee.parameters(&ICalendarParameterName::Partstat).find_map(|value| match value {
        ICalendarParameterValue::Partstat(Partstat::Accepted) => Some(Answer::Accepted),
        ICalendarParameterValue::Partstat(Partstat::Declined) => Some(Answer::Declined),
        ICalendarParameterValue::Partstat(Partstat::Tentative) => Some(Answer::Tentative),
        _ => None,
    })?;
    let sequence = match value(event, &Property::Sequence) {
        Some(ICalendarValue::Integer(sequence)) => i32::try_from(*sequence).ok()?,
        _ => 0,
    };
    let stamp = match value(event, &Property::Dtstamp)? {
        ICalendarValue::PartialDateTime(stamp) => Utc.from_utc_datetime(&stamp.to_date_time()?.date_time),
        _ => return None,
    };
    Some(Reply {
        uid: text(event, &Property::Uid)?.trim().to_owned(),
        attendee: EmailAddress::parse(bare.trim()).ok()?,
        answer,
        sequence,
        stamp,
    })
}

#[cfg(test)]
mod tests {
    use super::{Answer, replies};

    /// As Outlook answers.
    const REPLY: &str = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n\
        BEGIN:VEVENT\r\nATTENDEE;PARTSTAT=DECLINED;CN=Noor:MAILTO:Noor@Thuis.test\r\nCOMMENT;LANGUAGE=nl-NL:\\n\r\n\
        UID:1@uitzwaai.test\r\nSUMMARY;LANGUAGE=nl-NL:Geweigerd: Afscheidsgesprek\r\n\
        DTSTART;TZID=W. Europe Standard Time:20260310T100000\r\nDTEND;TZID=W. Europe Standard Time:20260310T110000\r\n\
        DTSTAMP:20260303T091500Z\r\nSEQUENCE:2\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn an_answer_is_read_as_programs_write_it() {
        let found = replies(REPLY);
        assert_eq!(found.len(), 1);
        let reply = &found[0];
        assert_eq!((reply.uid.as_str(), reply.answer, reply.sequence), ("1@uitzwaai.test", Answer::Declined, 2));
        assert!(reply.attendee.as_str().eq_ignore_ascii_case("noor@thuis.test"));
        assert_eq!(reply.stamp.to_rfc3339(), "2026-03-03T09:15:00+00:00");
        assert!(reply.is_of(2) && reply.is_of(1) && !reply.is_of(3));
        for (word, answer) in [("ACCEPTED", Answer::Accepted), ("TENTATIVE", Answer::Tentative)] {
            assert_eq!(replies(&REPLY.replace("DECLINED", word))[0].answer, answer);
        }
    }

    #[test]
    fn what_is_no_answer_says_nothing() {
        for (what, text) in [
            ("an invitation", REPLY.replace("METHOD:REPLY", "METHOD:REQUEST")),
            ("no method", REPLY.replace("METHOD:REPLY\r\n", "")),
            ("not answered yet", REPLY.replace("DECLINED", "NEEDS-ACTION")),
            ("nobody", REPLY.replace("MAILTO:Noor@Thuis.test", "MAILTO:nobody")),
            ("no time", REPLY.replace("DTSTAMP", "X-DTSTAMP")),
            ("one of a series", REPLY.replace("SEQUENCE:2", "SEQUENCE:2\r\nRECURRENCE-ID:20260310T090000Z")),
            ("nothing", String::new()),
            ("too much", format!("{REPLY}{}", "X:x\r\n".repeat(60_000))),
        ] {
            assert_eq!(replies(&text), [], "{what}");
        }
    }
}
