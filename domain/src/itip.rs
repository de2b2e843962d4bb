//! What a calendar program answers to an invitation (RFC 5546, 3.2.3: METHOD:REPLY; 3.2.7: METHOD:COUNTER).

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarEntry, ICalendarMethod,
    ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationStatus as Partstat,
    ICalendarProperty as Property, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{DateTime, TimeZone, Utc};

use crate::coded::coded;
use crate::feed::start_of;
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
        /// Another time, please: Outlook calls it "propose new time". It may come with a no or with a perhaps, which
        /// says no more.
        OtherTime = "other_time",
    }
}

/// One answer of one person about one appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub uid: String,
    /// Who answers.
    pub attendee: EmailAddress,
    pub answer: Answer,
    /// When it is to begin instead, where another time is asked for and can be read.
    pub proposed: Option<DateTime<Utc>>,
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
/// series are left out: appointments have none. `from`: whom the mail is from in which the text came, which says whose
/// an answer is that names everybody who was invited.
pub fn replies(text: &str, from: &[EmailAddress]) -> Vec<Reply> {
    if text.len() > REPLY_BYTES_MAX {
        return Vec::new();
    }
    let mut parser = Parser::new(text);
    let mut found = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => found.extend(answers(&calendar, from)),
            Entry::Eof => return found,
            _ => {}
        }
        if found.len() >= ANSWERS_MAX {
            return found;
        }
    }
}

/// How it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    Reply,
    Counter,
}

fn method(calendar: &ICalendar) -> Option<Method> {
    match value(calendar.components.first()?, &Property::Method)? {
        ICalendarValue::Method(ICalendarMethod::Reply) => Some(Method::Reply),
        ICalendarValue::Method(ICalendarMethod::Counter) => Some(Method::Counter),
        _ => None,
    }
}

fn answers(calendar: &ICalendar, from: &[EmailAddress]) -> Vec<Reply> {
    let Some(method) = method(calendar) else { return Vec::new() };
    let events = calendar.components.iter().filter(|one| one.component_type == Kind::VEvent);
    events.filter_map(|event| read(calendar, event, method, from)).take(ANSWERS_MAX).collect()
}

fn address_of(attendee: &ICalendarEntry) -> Option<EmailAddress> {
    let address = attendee.values.first()?.as_text()?;
    let bare = address.split_once(':').map_or(address, |(_, bare)| bare);
    EmailAddress::parse(bare.trim()).ok()
}

/// Who answers: whoever is named alone. Of several it is the one whom the mail is from: a proposal may name everybody
/// who was invited (RFC 5546, 4.2.4), and without its mail does not say whose it is; of a reply it is the first then.
fn answering<'a>(
    event: &'a ICalendarComponent,
    method: Method,
    from: &[EmailAddress],
) -> Option<(&'a ICalendarEntry, EmailAddress)> {
    let named: Vec<&ICalendarEntry> = event.entries.iter().filter(|entry| entry.name == Property::Attendee).collect();
    let is_from = |entry: &&ICalendarEntry| address_of(entry).is_some_and(|address| from.contains(&address));
    let entry = match (named.as_slice(), method) {
        ([only], _) => *only,
        (several, method) => match (several.iter().copied().find(is_from), method) {
            (Some(found), _) => found,
            (None, Method::Reply) => several.first().copied()?,
            (None, Method::Counter) => return None,
        },
    };
    Some((entry, address_of(entry)?))
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

fn read(calendar: &ICalendar, event: &ICalendarComponent, method: Method, from: &[EmailAddress]) -> Option<Reply> {
    if value(event, &Property::RecurrenceId).is_some() {
        return None;
    }
    let (attendee, address) = answering(event, method, from)?;
    let (answer, proposed) = match method {
        Method::Reply => (answer_of(attendee)?, None),
        Method::Counter => (Answer::OtherTime, start_of(calendar, event)),
    };
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
        attendee: address,
        answer,
        proposed,
        sequence,
        stamp,
    })
}

fn answer_of(attendee: &ICalendarEntry) -> Option<Answer> {
    attendee.parameters(&ICalendarParameterName::Partstat).find_map(|value| match value {
        ICalendarParameterValue::Partstat(Partstat::Accepted) => Some(Answer::Accepted),
        ICalendarParameterValue::Partstat(Partstat::Declined) => Some(Answer::Declined),
        ICalendarParameterValue::Partstat(Partstat::Tentative) => Some(Answer::Tentative),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Answer, EmailAddress, Reply};

    fn replies(text: &str) -> Vec<Reply> {
        super::replies(text, &[])
    }

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

    /// As Outlook proposes another time.
    const COUNTER: &str = "BEGIN:VCALENDAR\r\nMETHOD:COUNTER\r\nPRODID:Microsoft Exchange Server 2010\r\n\
        VERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\n\
        DTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n\
        DTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
        ATTENDEE;PARTSTAT=TENTATIVE;CN=Noor:mailto:noor@thuis.test\r\nCOMMENT;LANGUAGE=nl-NL:\\n\r\n\
        UID:1@uitzwaai.test\r\nSUMMARY;LANGUAGE=nl-NL:Nieuwe tijd voorgesteld: Afscheidsgesprek\r\n\
        DTSTART;TZID=W. Europe Standard Time:20260407T140000\r\n\
        DTEND;TZID=W. Europe Standard Time:20260407T150000\r\nCLASS:PUBLIC\r\nPRIORITY:5\r\n\
        DTSTAMP:20260303T091500Z\r\nTRANSP:OPAQUE\r\nSTATUS:CONFIRMED\r\nSEQUENCE:2\r\n\
        X-MICROSOFT-CDO-APPT-SEQUENCE:2\r\nX-MICROSOFT-CDO-INTENDEDSTATUS:BUSY\r\n\
        X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:20260310T100000\r\n\
        X-MS-OLK-ORIGINALEND;TZID=W. Europe Standard Time:20260310T110000\r\n\
        X-MICROSOFT-DISALLOW-COUNTER:FALSE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    fn proposed(text: &str) -> Option<String> {
        let found = replies(text);
        assert_eq!(found.iter().map(|reply| reply.answer).collect::<Vec<_>>(), [Answer::OtherTime], "{text}");
        found[0].proposed.map(|instant| instant.to_rfc3339())
    }

    #[test]
    fn a_proposal_of_another_time_is_read_with_the_time() {
        let found = replies(COUNTER);
        assert_eq!((found[0].uid.as_str(), found[0].sequence), ("1@uitzwaai.test", 2));
        assert_eq!(found[0].attendee.as_str(), "noor@thuis.test");
        let zone = "DTSTART;TZID=W. Europe Standard Time:20260407T140000";
        for (what, text) in [
            ("as Outlook", COUNTER.to_owned()),
            ("with a no", COUNTER.replace("TENTATIVE", "DECLINED")),
            ("in UTC", COUNTER.replace(zone, "DTSTART:20260407T120000Z")),
            ("in a zone by its own name", COUNTER.replace(zone, "DTSTART;TZID=Europe/Amsterdam:20260407T140000")),
            ("in a zone by its own rules", COUNTER.replace("W. Europe Standard Time", "Ons eigen")),
        ] {
            assert_eq!(proposed(&text).as_deref(), Some("2026-04-07T12:00:00+00:00"), "{what}");
        }
    }

    #[test]
    fn a_time_that_would_be_guessed_is_left_out() {
        let zone = "DTSTART;TZID=W. Europe Standard Time:20260407T140000";
        for instead in [
            "DTSTART:20260407T140000",
            "DTSTART;VALUE=DATE:20260407",
            "DTSTART;TZID=Nergens:20260407T140000",
            "X-DTSTART:1",
        ] {
            assert_eq!(proposed(&COUNTER.replace(zone, instead)), None, "{instead}");
        }
    }

    #[test]
    fn of_everybody_who_is_named_it_is_the_one_whom_the_mail_is_from() {
        let everybody = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:host@voorbeeld.test\r\nATTENDEE;";
        let address = |text: &str| EmailAddress::parse(text).expect("an address");
        let of = |text: &str, from: &str| {
            let found = super::replies(text, &[address("agenda@dienst.test"), address(from)]);
            found.into_iter().map(|reply| (reply.attendee.to_string(), reply.answer)).collect::<Vec<_>>()
        };
        let noor = "noor@thuis.test".to_owned();
        let counter = COUNTER.replace("ATTENDEE;", everybody);
        assert_eq!(of(&counter, &noor), [(noor.clone(), Answer::OtherTime)]);
        assert!(of(&counter, "iemand@elders.test").is_empty());
        let reply = REPLY.replace("ATTENDEE;", everybody);
        assert_eq!(of(&reply, &noor), [(noor.clone(), Answer::Declined)]);
        assert_eq!(
            of(COUNTER, "iemand@elders.test"),
            [(noor, Answer::OtherTime)],
            "named alone: a mail may be passed on"
        );
    }

    #[test]
    fn a_proposal_that_does_not_say_whose_it_is_says_nothing() {
        for (what, text) in [
            ("of everybody", COUNTER.replace("COMMENT;", "ATTENDEE:mailto:host@voorbeeld.test\r\nCOMMENT;")),
            ("of nobody", COUNTER.replace("ATTENDEE;", "X-ATTENDEE;")),
            ("what was proposed is refused", COUNTER.replace("METHOD:COUNTER", "METHOD:DECLINECOUNTER")),
            ("one of a series", COUNTER.replace("PRIORITY:5", "RECURRENCE-ID:20260310T090000Z")),
        ] {
            assert_eq!(replies(&text), [], "{what}");
        }
    }
}
