//! The mail server that mails are handed to, as `SMTP_URL` names it.

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use url::Url;

use crate::address::decoded;
use crate::trust;

/// Where and how to talk with it.
#[derive(Clone)]
pub(super) struct Server {
    /// A name, or an address without brackets.
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// What we say who we are.
    pub hello: ClientId,
    pub credentials: Option<Credentials>,
}

/// When the connection is secured.
#[derive(Clone)]
pub(super) enum Tls {
    Never,
    /// Where the server offers it.
    Offered(TlsParameters),
    Required(TlsParameters),
    /// From the first byte on.
    Always(TlsParameters),
}

impl Server {
    /// `smtp://`, `smtp://…?tls=required`, `smtp://…?tls=opportunistic` or `smtps://`, with a host; a path is what we
    /// say who we are. `None` for anything else.
    pub fn read(url: &str) -> Option<Self> {
        let url = Url::parse(url).ok()?;
        let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
        if host.is_empty() {
            return None;
        }
        let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let secured = || secured(&host);
        let (tls, usual_port) = match (url.scheme(), asked.as_deref()) {
            ("smtp", None) => (Tls::Never, SMTP_PORT),
            ("smtp", Some("opportunistic")) => (Tls::Offered(secured()?), SUBMISSION_PORT),
            ("smtp", Some("required")) => (Tls::Required(secured()?), SUBMISSION_PORT),
            ("smtps", _) => (Tls::Always(secured()?), SUBMISSIONS_PORT),
            _ => return None,
        };
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        let credentials = url.password().map(|word| Credentials::new(decoded(url.username()), decoded(word)));
        Some(Self { port: url.port().unwrap_or(usual_port), host, tls, hello, credentials })
    }

    /// How the connection is secured, in words.
    pub const fn secured(&self) -> &'static str {
        match self.tls {
            Tls::Never => "in clear",
            Tls::Offered(_) => "over TLS where it is offered",
            Tls::Required(_) | Tls::Always(_) => "over TLS",
        }
    }

    /// Host and port, as people write them.
    pub fn shown(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }
}

/// A connection to this host that believes whom everything here believes.
fn secured(host: &str) -> Option<TlsParameters> {
    let trust = trust::believed();
    let others = if trust.as_browsers() { CertificateStore::WebpkiRoots } else { CertificateStore::None };
    let mut parameters = TlsParameters::builder(host.to_owned()).certificate_store(others);
    for authority in trust.certificates() {
        parameters = parameters.add_root_certificate(Certificate::from_der(authority.to_vec()).ok()?);
    }
    parameters.build().ok()
}

#[cfg(test)]
mod tests {
    use super::{Server, Tls, decoded};

    #[test]
    fn the_port_follows_from_how_the_connection_is_secured() {
        let port = |url: &str| Server::read(url).map(|server| server.shown());
        assert_eq!(port("smtp://mail.test").as_deref(), Some("mail.test:25"));
        assert_eq!(port("smtp://mail.test?tls=required").as_deref(), Some("mail.test:587"));
        assert_eq!(port("smtp://a:b@mail.test/?tls=opportunistic").as_deref(), Some("mail.test:587"));
        assert_eq!(port("smtps://mail.test").as_deref(), Some("mail.test:465"));
        assert_eq!(port("smtps://[::1]:2465").as_deref(), Some("[::1]:2465"));
        for bad in ["", "mail.test", "http://mail.test", "smtp://", "smtp://mail.test?tls=perhaps"] {
            assert!(Server::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn name_and_password_are_read_without_their_escapes() {
        let server = Server::read("smtp://anna%40mail.test:p%C3%A9%25@mail.test?tls=required").expect("an address");
        let expected = super::Credentials::new("anna@mail.test".to_owned(), "pé%".to_owned());
        assert!(server.credentials == Some(expected) && matches!(server.tls, Tls::Required(_)));
        assert_eq!(decoded("100%+a%zz"), "100%+a%zz");
    }
}
