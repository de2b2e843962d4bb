//! A person's name and mail address, checked once and then trusted.

mod mentioned;
mod parts;
mod search;

use serde::{Deserialize, Serialize};

use unicode_normalization::UnicodeNormalization;

use crate::unseen::seen;

pub use mentioned::names_mentioned;
pub(crate) use mentioned::{is_everyday, is_unseen, stands_before_surnames};
pub use parts::{NameParts, called, shows_surname_in_front, sort_key, spoken, whole_if_two_words};
pub(crate) use search::{APOSTROPHES, is_prefix};
pub use search::{MOST_SEARCH_WORDS, is_found, search_words, sought_words};

/// The longest name accepted, in characters. Long double names with titles fit easily.
pub const NAME_MAX_CHARS: usize = 120;

/// A person's name: as people see it, one line, with a letter, at most [`NAME_MAX_CHARS`] characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAName {
    #[error("a name is missing")]
    Empty,
    #[error("a name has at most {NAME_MAX_CHARS} characters")]
    TooLong,
}

impl PersonName {
    /// Reads a name as people see it: composed (NFC), without what shows nothing or turns the text round, and with
    /// single spaces. A name has at least one letter.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        let seen = seen(text);
        if !seen.chars().any(char::is_alphabetic) {
            return Err(NotAName::Empty);
        }
        if seen.chars().count() > NAME_MAX_CHARS {
            return Err(NotAName::TooLong);
        }
        Ok(Self(seen))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PersonName {
    type Error = NotAName;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

impl std::fmt::Display for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A mail address: `local@domain.tld`, in lower case, at most 254 characters (RFC 5321, 4.5.3.1.3).
///
/// Deliberately absent: quoted local parts and address literals, which no employer hands out. The
/// mail server has the last word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// The text is not a mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address")]
pub struct NotAnAddress;

impl EmailAddress {
    /// Reads an address as people copy it: with a name around it (`Anna <a@b.nl>`), `mailto:` in front, a sign behind, or
    /// letters of full width. The result is in lower case, so that doubles are found.
    pub fn parse(text: &str) -> Result<Self, NotAnAddress> {
        let seen = seen(&text.nfkc().collect::<String>()).to_lowercase();
        let text = bare(&seen)?;
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnAddress)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
        let labels: Vec<&str> = domain.split('.').collect();
        let domain_ok = labels.len() >= 2
            && labels.iter().all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        if local_ok && domain_ok && text.len() <= 254 { Ok(Self(text.to_owned())) } else { Err(NotAnAddress) }
    }

    /// "a…@example.nl": enough to recognise one's own address, too little for a stranger.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((self.0.as_str(), ""));
        let first = local.chars().next().map(String::from).unwrap_or_default();
        format!("{first}…@{domain}")
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address within what was copied. Two different addresses in one text are none: nobody knows which is meant.
fn bare(text: &str) -> Result<&str, NotAnAddress> {
    let text = without_brackets(text.trim_end_matches([';', ',', '.', ' ']));
    let address = match text.split_once('<') {
        Some((name, rest)) => {
            let (inner, behind) = rest.split_once('>').ok_or(NotAnAddress)?;
            let inner = without_scheme(inner);
            if !behind.trim().is_empty() || (name.contains('@') && unquoted(name) != inner) {
                return Err(NotAnAddress);
            }
            inner
        }
        None => without_remark(text),
    };
    Ok(without_scheme(unquoted(address)))
}

/// Without brackets around all of it.
fn without_brackets(text: &str) -> &str {
    let inner = |open: char, close: char| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some(inner.trim())
    };
    inner('(', ')').or_else(|| inner('[', ']')).unwrap_or(text)
}

/// Without whose it is, in brackets behind the address (RFC 5322, 3.2.2).
fn without_remark(text: &str) -> &str {
    let parted = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    parted.filter(|(_, remark)| !remark.contains('@')).map_or(text, |(address, _)| address.trim_end())
}

/// What stands before an address in links, in what mail servers export, and under letters.
const SCHEMES: [&str; 5] = ["mailto:", "smtp:", "e-mail:", "email:", "mail:"];

/// Without a scheme and what a link says of the mail (RFC 6068).
fn without_scheme(text: &str) -> &str {
    let text = text.trim();
    match SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme)) {
        Some(address) => address.split_once('?').map_or(address, |(address, _)| address).trim(),
        None => text,
    }
}

/// Without a pair of quotation marks or apostrophes around it.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    inner('"').or_else(|| inner('\'')).unwrap_or(text).trim()
}

impl TryFrom<String> for EmailAddress {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{EmailAddress, NAME_MAX_CHARS, NotAName, PersonName};

    #[test]
    fn a_name_is_folded_to_one_line() {
        assert_eq!(PersonName::parse("  Anna \r\n van  Dijk ").map(String::from), Ok("Anna van Dijk".into()));
        assert_eq!(
            PersonName::parse("Anna\u{202e} van\u{200b} Di\u{ad}jk").map(String::from),
            Ok("Anna van Dijk".into())
        );
        assert_eq!(PersonName::parse(" \t"), Err(NotAName::Empty));
        assert_eq!(PersonName::parse("\u{200b}\u{202e}"), Err(NotAName::Empty));
        assert_eq!(PersonName::parse(&"a".repeat(NAME_MAX_CHARS + 1)), Err(NotAName::TooLong));
    }

    #[test]
    fn a_name_that_nobody_sees_is_missing() {
        for unseen in ["\u{200b}", "\u{3164}", "\u{202e}\u{a0}", "\u{2800}\u{feff}", "\u{301}", "-", "..."] {
            assert_eq!(PersonName::parse(unseen), Err(NotAName::Empty), "{unseen:?}");
        }
        for (typed, name) in [("Anna \u{202e}Proef", "Anna Proef"), ("Rene\u{301}e", "Renée"), ("李小明", "李小明")]
        {
            assert_eq!(PersonName::parse(typed).map(String::from), Ok(name.into()));
        }
    }

    #[test]
    fn an_address_is_read_as_people_copy_it() {
        for copied in [
            "a@b.nl",
            "a\u{200b}@b.nl",
            "\u{feff}a@b\u{ad}.nl\u{a0}",
            "mailto:a@b.nl",
            "MAILTO:A@B.NL?subject=Dag",
            "SMTP:a@b.nl",
            "Anna Proef <a@b.nl>",
            "\"Proef, Anna\" <mailto:a@b.nl>",
            "<a@b.nl>;",
            "a@b.nl,",
            "a@b.nl <a@b.nl>",
            "'a@b.nl'",
            "a＠b．nl",
            "a@b.nl (Anna Proef)",
            "(a@b.nl)",
            "[a@b.nl]",
            "E-mail: a@b.nl",
        ] {
            assert_eq!(EmailAddress::parse(copied).map(String::from), Ok("a@b.nl".into()), "{copied:?}");
        }
        for unclear in [
            "a@b.nl; c@d.nl",
            "c@d.nl <a@b.nl>",
            "Anna <a@b.nl",
            "<>",
            "mailto:",
            "a@b.nl <a@b.nl> c",
            "a@b.nl (c@d.nl)",
            "()",
        ] {
            assert!(EmailAddress::parse(unclear).is_err(), "{unclear:?}");
        }
    }

    #[test]
    fn an_address_that_no_server_takes_is_refused() {
        for bad in ["", "a", "a@", "@b.nl", "a@b", "a b@c.nl", "a@b..nl", "a\r\nbcc:x@y.nl", ".a@b.nl", "a@-b.nl"] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad:?}");
        }
        assert_eq!(EmailAddress::parse(" A.B@School.NL ").map(String::from), Ok("a.b@school.nl".into()));
    }
}
