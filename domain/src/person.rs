//! A person's name and mail address, checked once and then trusted.

mod search;

use serde::{Deserialize, Serialize};

pub use search::{MOST_SEARCH_WORDS, is_found, search_words, sought_words};

/// The longest name accepted, in characters. Long double names with titles fit easily.
pub const NAME_MAX_CHARS: usize = 120;

/// A person's name: trimmed, one line, not empty, at most [`NAME_MAX_CHARS`] characters.
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
    /// Reads a name; white space and control characters fold into single spaces.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        let folded = text
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if folded.is_empty() {
            return Err(NotAName::Empty);
        }
        if folded.chars().count() > NAME_MAX_CHARS {
            return Err(NotAName::TooLong);
        }
        Ok(Self(folded))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first word, for a greeting.
    pub fn given(&self) -> &str {
        self.0.split(' ').next().unwrap_or(&self.0)
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
    /// Reads an address; the result is in lower case, so that doubles are found.
    pub fn parse(text: &str) -> Result<Self, NotAnAddress> {
        let text = text.trim().to_lowercase();
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
        if local_ok && domain_ok && text.len() <= 254 { Ok(Self(text)) } else { Err(NotAnAddress) }
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
        assert_eq!(PersonName::parse(" \t"), Err(NotAName::Empty));
        assert_eq!(PersonName::parse(&"a".repeat(NAME_MAX_CHARS + 1)), Err(NotAName::TooLong));
    }

    #[test]
    fn an_address_that_no_server_takes_is_refused() {
        for bad in ["", "a", "a@", "@b.nl", "a@b", "a b@c.nl", "a@b..nl", "a\r\nbcc:x@y.nl", ".a@b.nl", "a@-b.nl"] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad:?}");
        }
        assert_eq!(EmailAddress::parse(" A.B@School.NL ").map(String::from), Ok("a.b@school.nl".into()));
    }
}
