//! Finds somebody's calendars from the address they have (RFC 6764, 6): of the server, of themselves, of the
//! folder of their calendars, or of one calendar.
//!
//! A password goes to the origin it was typed for: a server that says that the calendars are elsewhere is not
//! followed there. What the domain itself says of it stands in `named`.

use domain::feed::{Resource, Trouble, resources_in};
use hyper::header::{CONTENT_TYPE, HeaderName};
use url::Url;

use super::fetch::{Ask, Fetched, Limits, fetch_at, parse_address};
use super::read::{Source, ask, decode};

/// The greatest number of folders of calendars that are looked into.
const HOMES_MAX: usize = 3;
/// Where a server says where its calendars are (RFC 6764, 5).
const WELL_KNOWN: &str = "/.well-known/caldav";
/// What is asked of an address.
const WANTED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <D:propfind xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop><D:resourcetype/><D:displayname/>\
    <D:owner/><D:current-user-principal/><C:calendar-home-set/><C:supported-calendar-component-set/>\
    <C:schedule-calendar-transp/></D:prop></D:propfind>";

/// A calendar that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Discovered {
    pub url: Url,
    /// What its owner calls it; may be empty.
    pub name: String,
}

/// The calendars of whoever signs in that make them busy; where the address is that of a calendar, this one.
/// [`Trouble::NoCalendars`] where the server knows the question and there are none, [`Trouble::ServerError`] where
/// it does not know it.
pub(super) async fn discover(source: &Source, private: bool) -> Result<Vec<Discovered>, Trouble> {
    let asking = Asking { source, private };
    let mut why = Trouble::ServerError;
    for start in starts(&source.url) {
        let trouble = match asking.calendars_from(&start).await {
            Ok(found) if !found.is_empty() => return Ok(found),
            Ok(_) => Trouble::NoCalendars,
            Err(trouble) => trouble,
        };
        match trouble {
            // Somebody else's calendar was meant: their own in its place would be no answer.
            Trouble::Forbidden if start == source.url => return Err(trouble),
            Trouble::Forbidden | Trouble::OtherHost | Trouble::NoCalendars => why = trouble,
            _ if may_be_elsewhere(trouble) => {}
            _ => return Err(trouble),
        }
    }
    Err(why)
}

/// Whether an address that answers so may still lead to calendars, or another address of the same server.
pub(super) fn may_be_elsewhere(trouble: Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Gone
            | Trouble::ServerError
            | Trouble::Forbidden
            | Trouble::OtherHost
            | Trouble::NoCalendars
            | Trouble::NotACalendar
            | Trouble::TooManyRedirects
    )
}

/// Where to begin: an address with a path is tried as it is first.
fn starts(url: &Url) -> [Url; 2] {
    let mut well_known = url.clone();
    well_known.set_path(WELL_KNOWN);
    well_known.set_query(None);
    if url.path() == "/" { [well_known, url.clone()] } else { [url.clone(), well_known] }
}

struct Asking<'a> {
    source: &'a Source,
    private: bool,
}

impl Asking<'_> {
    async fn calendars_from(&self, start: &Url) -> Result<Vec<Discovered>, Trouble> {
        let (at, found) = self.look(start, "0").await?;
        // No list of what is there: it does not speak WebDAV.
        let first = found.into_iter().next().ok_or(Trouble::ServerError)?;
        if first.is_calendar {
            return Ok(vec![Discovered { url: at, name: first.name }]);
        }
        let me = first.principal.as_deref().map(|href| self.within(&at, href)).transpose()?;
        let mut homes = self.all_within(&at, &first.homes)?;
        if let (true, Some(me)) = (homes.is_empty(), &me) {
            let (at, found) = self.look(me, "0").await?;
            if let Some(principal) = found.first() {
                homes = self.all_within(&at, &principal.homes)?;
            }
        }
        if homes.is_empty() {
            // It may be the folder itself.
            homes.push(at);
        }
        let mut calendars: Vec<Discovered> = Vec::new();
        for home in homes.iter().take(HOMES_MAX) {
            let (at, found) = self.look(home, "1").await?;
            for resource in found.iter().filter(|one| one.counts()) {
                let url = self.within(&at, &resource.href)?;
                if is_own(&at, resource, me.as_ref()) && calendars.iter().all(|one| one.url != url) {
                    calendars.push(Discovered { url, name: resource.name.clone() });
                }
            }
        }
        Ok(calendars)
    }

    /// What stands at an address, with what lies directly in it at depth 1; and the address, after redirects.
    async fn look(&self, url: &Url, depth: &str) -> Result<(Url, Vec<Resource>), Trouble> {
        let depth = (HeaderName::from_static("depth"), depth.to_owned());
        let kind = (CONTENT_TYPE, "application/xml; charset=utf-8".to_owned());
        let asked = ask(self.source, self.private, "PROPFIND", vec![depth, kind], WANTED.to_owned());
        let (fetched, at) = fetch_at(&Ask { url: url.clone(), ..asked }, Limits::USUAL).await?;
        if at.origin() != self.source.url.origin() {
            // Whatever stands there, the login would go along to it the next time.
            return Err(Trouble::OtherHost);
        }
        Ok(match fetched {
            Fetched::Body { bytes, .. } => (at, resources_in(&decode(bytes))),
            Fetched::NotModified => (at, Vec::new()),
        })
    }

    /// The address that a server names, if it is one of the origin that the password is for.
    fn within(&self, at: &Url, href: &str) -> Result<Url, Trouble> {
        let url = at.join(href).map_err(|_| Trouble::ServerError)?;
        let url = parse_address(url.as_str())?;
        if url.origin() == self.source.url.origin() { Ok(url) } else { Err(Trouble::OtherHost) }
    }

    fn all_within(&self, at: &Url, hrefs: &[String]) -> Result<Vec<Url>, Trouble> {
        hrefs.iter().map(|href| self.within(at, href)).collect()
    }
}

/// Whether a calendar is theirs: what others share with them stands in the same folder, and does not say when
/// they are busy. Where nobody says whose it is, it is.
fn is_own(at: &Url, resource: &Resource, me: Option<&Url>) -> bool {
    let owner = resource.owner.as_deref().and_then(|href| at.join(href).ok());
    let bare = |url: &Url| url.path().trim_end_matches('/').to_owned();
    owner.zip(me).is_none_or(|(owner, me)| bare(&owner) == bare(me))
}

#[cfg(test)]
mod tests {
    use domain::feed::{Resource, Trouble};
    use url::Url;

    use super::{Asking, Source, is_own, starts};
    use crate::feed::Kind;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("an address")
    }

    fn source(text: &str) -> Source {
        Source { kind: Kind::Dav, url: url(text), login: None, etag: None, last_modified: None }
    }

    #[test]
    fn a_bare_server_is_asked_where_its_calendars_are_first() {
        let first = |text: &str| starts(&url(text))[0].as_str().to_owned();
        assert_eq!(first("https://cloud.test/"), "https://cloud.test/.well-known/caldav");
        assert_eq!(first("https://cloud.test/dav/?x=1"), "https://cloud.test/dav/?x=1");
        assert_eq!(starts(&url("https://cloud.test/dav/?x=1"))[1].as_str(), "https://cloud.test/.well-known/caldav");
    }

    #[test]
    fn no_address_of_another_host_is_asked() {
        let source = source("https://cloud.test/dav/");
        let asking = Asking { source: &source, private: false };
        let within = |href: &str| asking.within(&source.url, href).map(String::from);
        assert_eq!(within("/dav/anna/").as_deref(), Ok("https://cloud.test/dav/anna/"));
        assert_eq!(within("https://cloud.test/dav/anna/").as_deref(), Ok("https://cloud.test/dav/anna/"));
        for elsewhere in
            ["https://other.test/dav/", "//other.test/", "http://cloud.test/dav/", "https://cloud.test:8443/"]
        {
            assert_eq!(within(elsewhere), Err(Trouble::OtherHost), "{elsewhere}");
        }
        assert_eq!(within("file:///etc/passwd"), Err(Trouble::AddressInvalid));
    }

    #[test]
    fn what_others_share_is_not_theirs() {
        let (at, me) = (url("https://cloud.test/dav/"), url("https://cloud.test/dav/principals/anna/"));
        let of = |owner: Option<&str>| Resource { owner: owner.map(str::to_owned), ..Resource::default() };
        assert!(is_own(&at, &of(Some("/dav/principals/anna")), Some(&me)));
        assert!(!is_own(&at, &of(Some("/dav/principals/bert/")), Some(&me)));
        assert!(is_own(&at, &of(None), Some(&me)) && is_own(&at, &of(Some("/dav/principals/bert/")), None));
    }
}
