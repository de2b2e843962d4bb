//! What a CalDAV server answers: calendars inside an XML document (RFC 4791, 7.8), and what there is to
//! find where (RFC 4918, 9.1).
//!
//! Only some text is wanted, so the documents are not taken for more than they have to be: elements are
//! known by their names without prefix, and no entity but the five of XML is known.

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
    local_name(tag) == "calendar-data" && !tag.starts_with('/') && !tag.ends_with('/')
}

/// The name of an element without prefix: `<D:href/>`, `</D:href>` and `<href>` are alike.
fn local_name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('/').trim_end_matches('/');
    let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// What a server says of one address: a calendar, a folder of them, or whoever signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// Where it is, as written: mostly a path.
    pub href: String,
    /// What people call it; may be empty.
    pub name: String,
    /// Whether it is a calendar (RFC 4791, 4.2).
    pub is_calendar: bool,
    /// Whether it says that nothing in it makes anybody busy (RFC 6638, 9.1).
    pub is_transparent: bool,
    /// Which components it takes; empty where it does not say (RFC 4791, 5.2.3).
    pub takes: Vec<String>,
    /// Whose it is (RFC 3744, 5.1).
    pub owner: Option<String>,
    /// Where whoever signed in is (RFC 5397).
    pub principal: Option<String>,
    /// Where somebody's calendars are (RFC 4791, 6.2.1).
    pub homes: Vec<String>,
}

impl Resource {
    /// Whether it is a calendar whose events make its owner busy.
    pub fn counts(&self) -> bool {
        let takes_events = self.takes.is_empty() || self.takes.iter().any(|one| one.eq_ignore_ascii_case("VEVENT"));
        self.is_calendar && takes_events && !self.is_transparent
    }
}

/// The greatest number of resources that are read of one answer.
pub const RESOURCES_MAX: usize = 200;
/// How deep elements lie within each other, at most, in what is read.
const DEPTH_MAX: usize = 30;
/// The greatest number of characters of a name, or of bytes of an address, that are read.
const VALUE_MAX: usize = 2_000;

/// The resources in a multistatus document, in order; none where there are none, or it is no such document.
pub fn resources_in(xml: &str) -> Vec<Resource> {
    let mut found: Vec<Resource> = Vec::new();
    let mut path: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        let Some(close) = rest.find('>') else { break };
        let (tag, after) = (&rest[..close], &rest[close + 1..]);
        rest = after;
        // Instructions, comments and document types say nothing here.
        if tag.starts_with(['?', '!']) {
            continue;
        }
        let name = local_name(tag);
        if tag.starts_with('/') {
            if let Some(at) = path.iter().rposition(|one| *one == name) {
                path.truncate(at);
            }
            continue;
        }
        if name == "response" {
            if found.len() == RESOURCES_MAX {
                break;
            }
            found.push(Resource::default());
        }
        let Some(resource) = found.last_mut() else { continue };
        path.push(name);
        if path.len() > DEPTH_MAX {
            break;
        }
        let mut text = String::new();
        unescape(&after[..end_of(after)], &mut text);
        resource.take(&path, tag, text.trim());
        if tag.ends_with('/') {
            path.pop();
        }
    }
    found
}

impl Resource {
    /// Takes one element that opens, with the text behind it; `path` ends with its name.
    fn take(&mut self, path: &[&str], tag: &str, text: &str) {
        let (within, last) = match path {
            [.., within, last] => (*within, *last),
            [last] => ("", *last),
            [] => return,
        };
        let value = || text.chars().take(VALUE_MAX).collect::<String>();
        match (within, last) {
            ("resourcetype", "calendar") => self.is_calendar = true,
            ("schedule-calendar-transp", "transparent") => self.is_transparent = true,
            ("supported-calendar-component-set", "comp") => self.takes.extend(attribute(tag, "name")),
            (_, "displayname") if !text.is_empty() => self.name = value(),
            ("response", "href") => self.href = value(),
            ("owner", "href") => self.owner = Some(value()),
            ("current-user-principal", "href") => self.principal = Some(value()),
            ("calendar-home-set", "href") => self.homes.push(value()),
            _ => {}
        }
    }
}

/// The value of an attribute of a tag, whatever its prefix.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        let (head, behind) = rest.split_once('=')?;
        let found = head.trim_end().split(|c: char| c.is_whitespace()).next_back().unwrap_or_default();
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = behind[1..].split_once(quote)?;
        if found.rsplit(':').next() == Some(name) {
            let mut text = String::new();
            unescape(value, &mut text);
            return Some(text);
        }
        rest = after;
    }
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
    use super::{DEPTH_MAX, RESOURCES_MAX, Resource, calendars_in, resources_in};

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
            let _ = resources_in(&format!("<response>{xml}"));
        }
        assert_eq!(resources_in("<!doctype html><title>Sign in</title>"), []);
        assert_eq!(resources_in(&"<response>".repeat(RESOURCES_MAX + 5)).len(), DEPTH_MAX + 1, "deeper is not read");
        assert_eq!(resources_in(&"<response/>".repeat(RESOURCES_MAX + 5)).len(), RESOURCES_MAX);
        assert_eq!(calendars_in("<calendar-data>BEGIN"), "BEGIN\r\n");
    }

    #[test]
    fn resources_say_what_they_are_whatever_the_prefix() {
        let xml = "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:cal=\"urn:ietf:params:xml:ns:caldav\">\
            <d:response><d:href>/dav/calendars/anna/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/>\
            </d:resourcetype><d:current-user-principal><d:href>/dav/principals/anna/</d:href></d:current-user-principal>\
            <cal:calendar-home-set><d:href>/dav/calendars/anna/</d:href><d:href>/dav/calendars/team/</d:href>\
            </cal:calendar-home-set></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>\
            <d:response><d:href>/dav/calendars/anna/werk%20/</d:href><d:propstat><d:prop><d:displayname>Werk &amp; co</d:displayname>\
            <d:owner><d:href>/dav/principals/anna/</d:href></d:owner><d:resourcetype><d:collection></d:collection>\
            <cal:calendar></cal:calendar></d:resourcetype><cal:supported-calendar-component-set><cal:comp name=\"VEVENT\"/>\
            <cal:comp name='VTODO' /></cal:supported-calendar-component-set></d:prop></d:propstat><d:propstat><d:prop>\
            <cal:calendar-home-set/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>\
            <response><href>/dav/tasks/</href><propstat><prop><resourcetype><C:calendar xmlns:C=\"x\"/></resourcetype>\
            <C:supported-calendar-component-set><C:comp name=\"VTODO\"/></C:supported-calendar-component-set></prop></propstat></response>\
            <response><href>/dav/birthdays/</href><propstat><prop><resourcetype><calendar/></resourcetype>\
            <schedule-calendar-transp><transparent/></schedule-calendar-transp></prop></propstat></response></d:multistatus>";
        let found = resources_in(xml);
        let anna = "/dav/principals/anna/".to_owned();
        assert_eq!(
            found[0],
            Resource {
                href: "/dav/calendars/anna/".into(),
                principal: Some(anna.clone()),
                homes: vec!["/dav/calendars/anna/".into(), "/dav/calendars/team/".into()],
                ..Resource::default()
            }
        );
        assert_eq!(
            found[1],
            Resource {
                href: "/dav/calendars/anna/werk%20/".into(),
                name: "Werk & co".into(),
                is_calendar: true,
                takes: vec!["VEVENT".into(), "VTODO".into()],
                owner: Some(anna),
                ..Resource::default()
            }
        );
        let counts: Vec<bool> = found.iter().map(Resource::counts).collect();
        assert_eq!(counts, [false, true, false, false], "folder, calendar, tasks, birthdays");
    }
}
