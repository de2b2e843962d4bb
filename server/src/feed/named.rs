//! Where a domain itself says that its calendars are (RFC 6764, 3 to 5): a record of its name servers.
//!
//! What a name server says is not signed, and a password follows it. So only a server within the domain that was typed
//! is asked: whoever forges the record needs that server's certificate as well. One elsewhere is not asked; whoever
//! knows it may type it.

use std::cmp::Reverse;
use std::time::Duration;

use domain::feed::Trouble;
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::{Name, RData};
use url::{Host, Url};

use super::discover::may_be_elsewhere;

/// How long name servers may take for everything.
const ANSWER: Duration = Duration::from_secs(5);

/// A server that a domain names (RFC 2782).
struct Service {
    priority: u16,
    weight: u16,
    port: u16,
    /// Without the dot at its end.
    target: String,
}

/// Whether after this answer a domain is asked where its calendars are.
pub(super) fn leads_on(trouble: Trouble) -> bool {
    match trouble {
        Trouble::Unknown | Trouble::Unreachable => true,
        // Something stands there, and it is somebody else's.
        Trouble::Forbidden => false,
        trouble => may_be_elsewhere(trouble),
    }
}

/// Where the domain in this address says that its calendars are: [`Trouble::OtherHost`] where that is no server of
/// its own. `None` where it says nothing, or the address is more than that of a domain.
pub(super) async fn of_domain(typed: &Url) -> Option<Result<Url, Trouble>> {
    let domain = bare_domain(typed)?;
    let (services, texts) = tokio::time::timeout(ANSWER, records(domain)).await.ok()??;
    choose(domain, services, &texts).filter(|found| found.as_ref() != Ok(typed))
}

/// The domain of an address that has nothing else, and goes over TLS.
fn bare_domain(typed: &Url) -> Option<&str> {
    let is_bare = typed.scheme() == "https" && typed.port().is_none() && typed.path() == "/" && typed.query().is_none();
    match typed.host() {
        Some(Host::Domain(domain)) if is_bare && domain.contains('.') => Some(domain),
        _ => None,
    }
}

async fn records(domain: &str) -> Option<(Vec<Service>, Vec<String>)> {
    let resolver = TokioResolver::builder_tokio().ok()?.build().ok()?;
    let name = Name::from_ascii(format!("_caldavs._tcp.{}.", domain.trim_end_matches('.'))).ok()?;
    let answer = resolver.srv_lookup(name.clone()).await.ok()?;
    let mut services = Vec::new();
    for record in answer.answers() {
        if let RData::SRV(found) = &record.data {
            let target = found.target.to_ascii().trim_end_matches('.').to_ascii_lowercase();
            services.push(Service { priority: found.priority, weight: found.weight, port: found.port, target });
        }
    }
    let mut texts = Vec::new();
    if let Ok(answer) = resolver.txt_lookup(name).await {
        for record in answer.answers() {
            if let RData::TXT(found) = &record.data {
                texts.extend(found.txt_data.iter().map(|text| String::from_utf8_lossy(text).into_owned()));
            }
        }
    }
    Some((services, texts))
}

/// Of several the first of its priority, and of those the one with most weight: one is tried.
fn choose(domain: &str, services: Vec<Service>, texts: &[String]) -> Option<Result<Url, Trouble>> {
    let domain = domain.trim_end_matches('.');
    let offered = services.into_iter().filter(|one| !one.target.is_empty() && one.port != 0);
    let service = offered.min_by_key(|one| (one.priority, Reverse(one.weight)))?;
    let Some(mut url) = within(domain, &service) else { return Some(Err(Trouble::OtherHost)) };
    if let Some(path) = texts.iter().find_map(|text| text.strip_prefix("path=")).filter(|path| path.starts_with('/')) {
        url.set_path(path);
    }
    Some(Ok(url))
}

/// The address of this server, where it is one of the domain. A name server's label may hold any byte, and some of them
/// end the host of an address: so the name is one of letters, digits, hyphens and dots, and what counts is the host of
/// the address that is asked.
fn within(domain: &str, service: &Service) -> Option<Url> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    if !service.target.bytes().all(is_plain) {
        return None;
    }
    let url = Url::parse(&format!("https://{}:{}/", service.target, service.port)).ok()?;
    let Some(Host::Domain(host)) = url.host() else { return None };
    let front = host.strip_suffix(domain)?;
    (front.is_empty() || front.ends_with('.')).then_some(url)
}

#[cfg(test)]
mod tests {
    use domain::feed::Trouble;
    use url::Url;

    use super::{Service, bare_domain, choose, leads_on};

    fn service(priority: u16, weight: u16, port: u16, target: &str) -> Service {
        Service { priority, weight, port, target: target.into() }
    }

    fn chosen(services: Vec<Service>, texts: &[&str]) -> Option<Result<String, Trouble>> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        choose("school.test", services, &texts).map(|found| found.map(String::from))
    }

    #[test]
    fn a_password_follows_a_name_server_only_within_the_domain_that_was_typed() {
        let one = |target: &str| chosen(vec![service(0, 0, 443, target)], &[]);
        assert_eq!(one("agenda.school.test"), Some(Ok("https://agenda.school.test/".into())));
        assert_eq!(one("school.test"), Some(Ok("https://school.test/".into())));
        for elsewhere in [
            "caldav.dienst.test",
            "evilschool.test",
            "school.test.evil.test",
            "test",
            "192.0.2.1",
            r"16909060\/.school.test",
            r"evil\/.school.test",
            "evil/.school.test",
            "evil.test?.school.test",
            "evil.test#.school.test",
            "name@evil.test:443/.school.test",
            "agenda@.school.test",
        ] {
            assert_eq!(one(elsewhere), Some(Err(Trouble::OtherHost)), "{elsewhere}");
        }
        assert_eq!(one(""), None, "the domain says that it has none");
    }

    #[test]
    fn port_and_path_are_those_that_the_domain_says() {
        let services = || {
            vec![
                service(20, 9, 443, "later.school.test"),
                service(10, 1, 443, "light.school.test"),
                service(10, 5, 8443, "dav.school.test"),
            ]
        };
        let at = |path: &str| Some(Ok(format!("https://dav.school.test:8443{path}")));
        assert_eq!(chosen(services(), &["v=1", "path=/remote.php/dav/"]), at("/remote.php/dav/"));
        assert_eq!(chosen(services(), &["path=//evil.test/", "path=evil"]), at("//evil.test/"), "a path and no server");
        assert_eq!(chosen(services(), &[]), at("/"));
    }

    #[test]
    fn only_a_domain_is_asked_and_only_where_nothing_was_found() {
        let domain = |text: &str| bare_domain(&Url::parse(text).expect("an address")).map(str::to_owned);
        assert_eq!(domain("https://school.test").as_deref(), Some("school.test"));
        for more in [
            "http://school.test/",
            "https://school.test:8443/",
            "https://school.test/dav/",
            "https://192.0.2.1/",
            "https://localhost/",
        ] {
            assert_eq!(domain(more), None, "{more}");
        }
        assert!(leads_on(Trouble::Unknown) && leads_on(Trouble::NoCalendars) && leads_on(Trouble::OtherHost));
        assert!(
            !leads_on(Trouble::SignInNeeded) && !leads_on(Trouble::Forbidden) && !leads_on(Trouble::AddressRefused)
        );
    }
}
