//! The mailbox in which what comes back to the sender's address is looked for, as `IMAP_URL` and `IMAP_DONE` name it.

use url::Url;

use super::is_this_machine;
use crate::address::decoded;

/// The port over which a connection is secured from its first byte on (RFC 8314, 3.2).
const SECURED_PORT: u16 = 993;
/// The other one (RFC 9051, 2.1).
const USUAL_PORT: u16 = 143;

/// Where it is, who signs in there, and what becomes of its mails. `Debug` says nothing of the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// A name, or an address without brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) secured: Secured,
    pub(crate) user: String,
    pub(crate) password: String,
    /// What it is called on the server.
    pub(crate) name: String,
    pub(crate) done: Done,
}

/// When the connection is secured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secured {
    /// Only on this machine.
    Never,
    /// Before anybody signs in (STARTTLS).
    Begun,
    /// From the first byte on.
    Always,
}

/// What becomes of a mail that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// It stays, marked as read; what is marked so is not looked at.
    Seen,
    Deleted,
    /// It goes to this folder, which is made where there is none.
    Moved(String),
}

impl Done {
    /// `seen`, `delete` or `move:` and the name of a folder.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "seen" => Some(Self::Seen),
            "delete" => Some(Self::Deleted),
            other => {
                let folder = other.strip_prefix("move:")?.trim();
                is_name(folder).then(|| Self::Moved(folder.to_owned()))
            }
        }
    }
}

impl Mailbox {
    /// `imaps://user:password@host`, or `imap://…?tls=required` (STARTTLS), with the mailbox as its path where it is
    /// another one than `INBOX`; without TLS only on this machine. `None` for anything else, and where mails would be
    /// moved to where they are.
    pub fn read(url: &str, done: Done) -> Option<Self> {
        let url = Url::parse(url).ok()?;
        let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
        let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let (secured, usual_port) = match (url.scheme(), asked.as_deref()) {
            ("imaps", None) => (Secured::Always, SECURED_PORT),
            ("imap", Some("required")) => (Secured::Begun, USUAL_PORT),
            ("imap", None) if is_this_machine(&host) => (Secured::Never, USUAL_PORT),
            _ => return None,
        };
        let (user, password) = (decoded(url.username()), decoded(url.password()?));
        let name = match decoded(url.path().trim_matches('/')) {
            name if name.is_empty() => "INBOX".to_owned(),
            name => name,
        };
        let is_elsewhere = !matches!(&done, Done::Moved(folder) if folder.eq_ignore_ascii_case(&name));
        if host.is_empty() || user.is_empty() || password.is_empty() || !is_name(&name) || !is_elsewhere {
            return None;
        }
        Some(Self { port: url.port().unwrap_or(usual_port), host, secured, user, password, name, done })
    }

    /// Host and port, as people write them.
    pub(crate) fn shown(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }
}

impl std::fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mailbox({}, …)", self.shown())
    }
}

/// Whether a server can be asked for it as it is written: letters beyond ASCII are written as the server does
/// (RFC 3501, 5.1.3).
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c == ' ' || c.is_ascii_graphic() && !"\"\\*%".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Done, Mailbox, Secured};

    fn read(url: &str) -> Option<Mailbox> {
        Mailbox::read(url, Done::Seen)
    }

    #[test]
    fn the_port_follows_from_how_the_connection_is_secured() {
        let of = |url: &str| read(url).map(|mailbox| (mailbox.shown(), mailbox.secured));
        assert_eq!(of("imaps://a:b@mail.test"), Some(("mail.test:993".into(), Secured::Always)));
        assert_eq!(of("imap://a:b@mail.test/?tls=required"), Some(("mail.test:143".into(), Secured::Begun)));
        assert_eq!(of("imap://a:b@127.0.0.1:1143"), Some(("127.0.0.1:1143".into(), Secured::Never)));
        assert_eq!(of("imaps://a:b@[2001:db8::1]"), Some(("[2001:db8::1]:993".into(), Secured::Always)));
        for bad in [
            "",
            "mail.test",
            "https://a:b@mail.test",
            // A password that everybody on the way reads.
            "imap://a:b@mail.test",
            "imap://a:b@mail.test?tls=opportunistic",
            "imaps://mail.test",
            "imaps://a@mail.test",
            "imaps://a:b@mail.test/*",
        ] {
            assert!(read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn name_password_and_mailbox_are_read_without_their_escapes_and_not_told() {
        let mailbox = read("imaps://afscheid%40mail.test:p%C3%A9%25@mail.test/Terug/Post%20hier").expect("an address");
        assert_eq!((mailbox.user.as_str(), mailbox.password.as_str()), ("afscheid@mail.test", "pé%"));
        assert_eq!(
            (mailbox.name.as_str(), format!("{mailbox:?}")),
            ("Terug/Post hier", "Mailbox(mail.test:993, …)".into())
        );
        assert_eq!(read("imaps://a:b@mail.test/").map(|mailbox| mailbox.name).as_deref(), Some("INBOX"));
    }

    #[test]
    fn a_mail_that_was_read_is_not_moved_to_where_it_is() {
        assert_eq!(Done::parse(" move: Gelezen "), Some(Done::Moved("Gelezen".into())));
        assert_eq!((Done::parse("seen"), Done::parse("delete")), (Some(Done::Seen), Some(Done::Deleted)));
        for bad in ["", "move", "move:", "move:a\"b", "burn"] {
            assert_eq!(Done::parse(bad), None, "{bad}");
        }
        let into = |folder: &str| Mailbox::read("imaps://a:b@mail.test", Done::Moved(folder.into()));
        assert!(into("Gelezen").is_some() && into("inbox").is_none());
    }
}
