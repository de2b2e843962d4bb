//! Whom to tell of a hole in this installation, and until when that holds (RFC 9116).

use anyhow::{Context, Result, bail};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// What `/.well-known/security.txt` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityTxt {
    /// An address that begins with `mailto:`, `https:` or `tel:` (RFC 9116, 2.5.3).
    contact: String,
    /// From this day on it is not to be relied on (RFC 9116, 2.5.5).
    expires: NaiveDate,
}

/// Files that say they hold for longer than a year are not to be made (RFC 9116, 2.5.5).
const DAYS_MAX: i64 = 366;

impl SecurityTxt {
    /// Both settings, or none.
    pub fn read(contact: Option<&str>, expires: Option<&str>) -> Result<Option<Self>> {
        let given = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        match (given(contact), given(expires)) {
            (None, None) => Ok(None),
            (Some(contact), Some(expires)) => {
                let expires = NaiveDate::parse_from_str(&expires, "%Y-%m-%d")
                    .with_context(|| format!("SECURITY_EXPIRES is {expires:?}; it should be a day, as 2027-06-30"))?;
                Ok(Some(Self { contact: parse_contact(&contact)?, expires }))
            }
            (Some(_), None) => bail!("SECURITY_CONTACT needs SECURITY_EXPIRES: the day until which it holds"),
            (None, Some(_)) => bail!("SECURITY_EXPIRES needs SECURITY_CONTACT: whom to tell"),
        }
    }

    /// The file, with the line ends that RFC 9116, 2.2 asks for.
    pub fn text(&self, base_url: &str) -> String {
        let Self { contact, expires } = self;
        format!(
            "Contact: {contact}\r\nExpires: {expires}T00:00:00Z\r\nPreferred-Languages: nl, en\r\n\
             Canonical: {base_url}/.well-known/security.txt\r\n"
        )
    }

    /// What whoever runs the program should know of it; an error once it is not to be relied on.
    pub fn check(&self, now: DateTime<Utc>) -> Result<String> {
        let left = self.expires - now.date_naive();
        if left <= TimeDelta::zero() {
            bail!("SECURITY_EXPIRES is {}, which has passed: look whether the contact still holds", self.expires);
        }
        if left > TimeDelta::days(DAYS_MAX) {
            bail!("SECURITY_EXPIRES is {}: more than a year from now", self.expires);
        }
        Ok(format!("{} until {}", self.contact, self.expires))
    }
}

fn parse_contact(text: &str) -> Result<String> {
    let is_address = ["mailto:", "https://", "tel:"].iter().any(|scheme| text.starts_with(scheme));
    if is_address && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(text.to_owned());
    }
    bail!("SECURITY_CONTACT is {text:?}; it should begin with mailto:, https:// or tel:")
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::SecurityTxt;

    fn read(contact: &str, expires: &str) -> Result<Option<SecurityTxt>, String> {
        SecurityTxt::read(Some(contact), Some(expires)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_file_says_whom_to_tell_and_until_when() {
        let found = read("mailto:veilig@voorbeeld.test", "2027-06-30").expect("in order").expect("both are set");
        assert_eq!(
            found.text("https://uitzwaai.example"),
            "Contact: mailto:veilig@voorbeeld.test\r\nExpires: 2027-06-30T00:00:00Z\r\nPreferred-Languages: nl, en\r\n\
             Canonical: https://uitzwaai.example/.well-known/security.txt\r\n"
        );
        assert_eq!(read("", ""), Ok(None));
    }

    #[test]
    fn half_of_it_or_what_cannot_be_followed_stops_the_start() {
        for (contact, expires, named) in [
            ("mailto:veilig@voorbeeld.test", "", "SECURITY_EXPIRES"),
            ("", "2027-06-30", "SECURITY_CONTACT"),
            ("veilig@voorbeeld.test", "2027-06-30", "SECURITY_CONTACT"),
            ("mailto:a@b.test\r\nContact: mailto:evil@b.test", "2027-06-30", "SECURITY_CONTACT"),
            ("mailto:veilig@voorbeeld.test", "soon", "SECURITY_EXPIRES"),
        ] {
            assert!(read(contact, expires).is_err_and(|message| message.contains(named)), "{contact} {expires}");
        }
    }

    #[test]
    fn what_has_expired_or_holds_for_too_long_is_told() {
        let found = read("https://voorbeeld.test/veilig", "2027-06-30").expect("in order").expect("both are set");
        let at = |day: &str| format!("{day}T12:00:00Z").parse::<DateTime<Utc>>().expect("an instant");
        assert!(found.check(at("2027-06-29")).is_ok() && found.check(at("2026-07-01")).is_ok());
        assert!(found.check(at("2027-06-30")).is_err() && found.check(at("2026-06-01")).is_err());
    }
}
