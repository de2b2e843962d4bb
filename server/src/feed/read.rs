//! Reads a calendar: fetches it, and hands its text to the rules that know what counts of it.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::feed::{FeedFault, Kind, NamedDays, Owner, Trouble, Window, busy_times_of, calendars_in, closed_days};
use domain::slot::Busy;
use hyper::header::{CONTENT_TYPE, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use url::Url;

use super::READING_SECONDS_MAX;
use super::fetch::{Ask, Fetched, Limits, fetch};

/// For all questions to one server together.
pub(super) const READING_MAX: Duration = Duration::from_secs(READING_SECONDS_MAX);

/// Where a calendar is, and what it was the last time.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub kind: Kind,
    pub url: Url,
    /// User name and password.
    pub login: Option<(String, String)>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// What reading came to.
#[derive(Debug)]
pub(super) enum Reading<T> {
    NotModified,
    Read { found: T, etag: Option<String>, last_modified: Option<String> },
}

/// The busy times of a calendar. `anew` reads it even where the server would say that it has not
/// changed: the window moves with time.
pub(super) async fn read_busy(
    source: &Source,
    owner: Owner,
    private: bool,
    zone: Tz,
    now: DateTime<Utc>,
    anew: bool,
) -> Result<Reading<Vec<Busy>>, Trouble> {
    let window = Window::around(now);
    let fetched = within(READING_MAX, async {
        match source.kind {
            Kind::Dav => query(source, private, window).await,
            Kind::Address | Kind::File => get(source, private, anew).await,
        }
    });
    parsed(fetched.await?, move |text| busy_times_of(&owner, text, zone, window)).await
}

/// The closed days of a calendar of holidays.
pub(super) async fn read_days(
    source: &Source,
    private: bool,
    zone: Tz,
    today: NaiveDate,
) -> Result<Reading<Vec<NamedDays>>, Trouble> {
    let fetched = within(READING_MAX, get(source, private, true)).await?;
    parsed(fetched, move |text| closed_days(text, zone, today)).await
}

/// Each question has its own limits; this is one for all that are asked of one server.
pub(super) async fn within<T>(limit: Duration, asking: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    tokio::time::timeout(limit, asking).await.map_err(|_| Trouble::Timeout)?
}

/// The busy times in a file.
pub(super) async fn busy_in_file(
    bytes: Vec<u8>,
    owner: Owner,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<Vec<Busy>, Trouble> {
    parse(bytes, move |text| busy_times_of(&owner, text, zone, Window::around(now))).await
}

/// The closed days in a file.
pub(super) async fn days_in_file(bytes: Vec<u8>, zone: Tz, today: NaiveDate) -> Result<Vec<NamedDays>, Trouble> {
    parse(bytes, move |text| closed_days(text, zone, today)).await
}

async fn parsed<T, F>(fetched: Fetched, rule: F) -> Result<Reading<T>, Trouble>
where
    T: Send + 'static,
    F: FnOnce(&str) -> Result<T, FeedFault> + Send + 'static,
{
    match fetched {
        Fetched::NotModified => Ok(Reading::NotModified),
        Fetched::Body { bytes, etag, last_modified } => {
            Ok(Reading::Read { found: parse(bytes, rule).await?, etag, last_modified })
        }
    }
}

/// On a thread of its own: a large calendar takes its time, and what somebody else wrote should not
/// bring down more than that thread, whatever is in it.
async fn parse<T, F>(bytes: Vec<u8>, rule: F) -> Result<T, Trouble>
where
    T: Send + 'static,
    F: FnOnce(&str) -> Result<T, FeedFault> + Send + 'static,
{
    let done = tokio::task::spawn_blocking(move || rule(&decode(bytes))).await;
    match done {
        Ok(result) => Ok(result?),
        Err(error) => {
            tracing::error!(%error, "reading a calendar failed");
            Err(Trouble::NotACalendar)
        }
    }
}

/// UTF-8, as it should be; else what old programs on Windows write.
pub(super) fn decode(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::WINDOWS_1252.decode(error.as_bytes()).0.into_owned(),
    }
}

async fn get(source: &Source, private: bool, anew: bool) -> Result<Fetched, Trouble> {
    let mut headers: Vec<(HeaderName, String)> = Vec::new();
    if !anew {
        headers.extend(source.etag.clone().map(|etag| (IF_NONE_MATCH, etag)));
        headers.extend(source.last_modified.clone().map(|date| (IF_MODIFIED_SINCE, date)));
    }
    fetch(&ask(source, private, "GET", headers, String::new()), Limits::USUAL).await
}

pub(super) fn ask<'a>(
    source: &'a Source,
    private: bool,
    method: &'static str,
    headers: Vec<(HeaderName, String)>,
    body: String,
) -> Ask<'a> {
    let login = source.login.as_ref().map(|(name, password)| (name.as_str(), password.as_str()));
    Ask { url: source.url.clone(), login, method, headers, body, private }
}

/// A collection in which nothing is.
const NOTHING: &str = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

/// Asks a CalDAV server: first for busy times only (RFC 4791, 7.10), so that where there are none it need not
/// tell more. Where there are some it is asked for the events of the window (7.8), because busy times do not say
/// what was declined, and which of them is a talk of the program's own. They count where no events are shown,
/// as in a calendar of which somebody may know nothing else. Where the server can do neither, the collection is
/// read as a file.
async fn query(source: &Source, private: bool, window: Window) -> Result<Fetched, Trouble> {
    let time = |instant: DateTime<Utc>| instant.format("%Y%m%dT%H%M%SZ").to_string();
    let range = format!("<C:time-range start=\"{}\" end=\"{}\"/>", time(window.from), time(window.until));
    let busy = match fetch(&report(source, private, "free-busy-query", &range), Limits::USUAL).await {
        Ok(Fetched::Body { bytes, .. }) if begins_as_calendar(&bytes) => Some(bytes),
        Ok(_) | Err(Trouble::ServerError | Trouble::SignInNeeded | Trouble::Forbidden | Trouble::Gone) => None,
        Err(trouble) => return Err(trouble),
    };
    let busy = match busy {
        Some(bytes) if !says_busy(&bytes) => return Ok(unmarked(bytes)),
        busy => busy,
    };
    match (events(source, private, &range).await, busy) {
        (Ok(bytes), Some(busy)) if bytes == NOTHING.as_bytes() => Ok(unmarked(busy)),
        (Ok(bytes), _) => Ok(unmarked(bytes)),
        (Err(_), Some(busy)) => Ok(unmarked(busy)),
        // A question that a server does not know may be a forbidden one (RFC 3253, 3.6).
        (Err(Trouble::ServerError | Trouble::Forbidden), None) => get(source, private, true).await,
        (Err(trouble), None) => Err(trouble),
    }
}

/// The events of a time range, as one text.
async fn events(source: &Source, private: bool, range: &str) -> Result<Vec<u8>, Trouble> {
    let wanted = format!(
        "<D:prop><C:calendar-data/></D:prop><C:filter><C:comp-filter name=\"VCALENDAR\">\
         <C:comp-filter name=\"VEVENT\">{range}</C:comp-filter></C:comp-filter></C:filter>"
    );
    let bytes = match fetch(&report(source, private, "calendar-query", &wanted), Limits::USUAL).await? {
        Fetched::Body { bytes, .. } => bytes,
        // Nothing was asked that could have been answered so.
        Fetched::NotModified => return Err(Trouble::ServerError),
    };
    if begins_as_calendar(&bytes) {
        return Ok(bytes);
    }
    let xml = decode(bytes);
    let found = calendars_in(&xml);
    // A collection without events in the window answers with an empty list.
    let is_nothing = found.is_empty() && xml.contains("multistatus");
    Ok(if is_nothing { NOTHING.into() } else { found.into_bytes() })
}

/// A question about what is in a collection (RFC 3253, 3.6).
fn report<'a>(source: &'a Source, private: bool, root: &str, body: &str) -> Ask<'a> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <C:{root} xmlns:C=\"urn:ietf:params:xml:ns:caldav\" xmlns:D=\"DAV:\">{body}</C:{root}>"
    );
    let depth = (HeaderName::from_static("depth"), "1".to_owned());
    let kind = (CONTENT_TYPE, "application/xml; charset=utf-8".to_owned());
    ask(source, private, "REPORT", vec![depth, kind], text)
}

/// Whether busy times stand in an answer, in whatever way.
fn says_busy(bytes: &[u8]) -> bool {
    const COMPONENT: &[u8] = b"VFREEBUSY";
    bytes.windows(COMPONENT.len()).any(|part| part.eq_ignore_ascii_case(COMPONENT))
}

fn begins_as_calendar(bytes: &[u8]) -> bool {
    let start = bytes.get(..15).unwrap_or_default();
    start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR")
}

/// The answer to a query has no state to ask with again.
fn unmarked(bytes: Vec<u8>) -> Fetched {
    Fetched::Body { bytes, etag: None, last_modified: None }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::within;
    use crate::feed::Trouble;

    #[tokio::test]
    async fn questions_that_are_never_answered_end() {
        let never = std::future::pending::<Result<(), Trouble>>();
        assert_eq!(within(Duration::from_millis(5), never).await, Err(Trouble::Timeout));
        assert_eq!(within(Duration::from_secs(20), async { Ok(1) }).await, Ok(1));
        assert_eq!(within(Duration::from_secs(20), async { Err::<(), _>(Trouble::Gone) }).await, Err(Trouble::Gone));
    }
}
