//! What a CalDAV server answers to a query (RFC 4791, 7.8): calendars inside an XML document.
//!
//! Only their text is wanted, so the document is not taken for more than it has to be: names of
//! elements are looked for, nothing is nested, no entity but the five of XML is known.

/// The calendars in a multistatus document, one after the other; empty where there are none.
pub fn calendars_in(xml: &str) -> String {
    let mut found = String::new();
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        let Some(close) = rest.find('>') else { break };
        let (tag, after) = (&rest[..close], &rest[close + 1..]);
        rest = after;
        if is_calendar_data(tag) {
            let end = end_of(after);
            unescape(&after[..end], &mut found);
            found.push_str("\r\n");
            rest = &after[end..];
        }
    }
    found
}

/// An opening tag, whatever its prefix; not one that closes itself.
fn is_calendar_data(tag: &str) -> bool {
    let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    local == "calendar-data" && !tag.starts_with('/') && !tag.ends_with('/')
}

/// Where the element's text ends: at the next tag that is no CDATA section.
fn end_of(text: &str) -> usize {
    let mut at = 0;
    while let Some(open) = text[at..].find('<') {
        let open = at + open;
        if !text[open..].starts_with(CDATA) {
            return open;
        }
        let Some(close) = text[open..].find("]]>") else { return text.len() };
        at = open + close;
    }
    text.len()
}

const CDATA: &str = "<![CDATA[";

fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(section) = rest.strip_prefix(CDATA) {
            let end = section.find("]]>").unwrap_or(section.len());
            out.push_str(&section[..end]);
            rest = section[end..].strip_prefix("]]>").unwrap_or_default();
            continue;
        }
        // No entity that is known is longer.
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(at, _)| at);
        match end.and_then(|end| Some((end, entity(&rest[1..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::calendars_in;

    #[test]
    fn calendars_are_taken_out_of_any_prefix_and_form() {
        let xml = "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\"><d:response><d:propstat><d:prop>\
            <cal:calendar-data>BEGIN:VCALENDAR&#13;\nSUMMARY:a &amp; b &lt;c&gt; &unknown; &\nEND:VCALENDAR</cal:calendar-data>\
            </d:prop></d:propstat></d:response><C:calendar-data content-type=\"text/calendar\">\
            <![CDATA[BEGIN:VCALENDAR\nX:<b>&amp;</b>\nEND:VCALENDAR]]></C:calendar-data><calendar-data/></d:multistatus>";
        assert_eq!(
            calendars_in(xml),
            "BEGIN:VCALENDAR\r\nSUMMARY:a & b <c> &unknown; &\nEND:VCALENDAR\r\n\
             BEGIN:VCALENDAR\nX:<b>&amp;</b>\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn broken_documents_end() {
        for xml in
            ["", "<", "<calendar-data>", "<calendar-data>&", "<calendar-data><![CDATA[", "<a:calendar-data>é&é;<é"]
        {
            let _ = calendars_in(xml);
        }
        assert_eq!(calendars_in("<calendar-data>BEGIN"), "BEGIN\r\n");
    }
}
