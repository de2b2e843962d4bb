//! How a host is reached for a talk, as far as they say so: a telephone number, and where they talk by video.
//!
//! Whoever is to meet them sees it, and so does whoever sees their calendar: neither is a secret.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::talk::Way;
use crate::unseen::seen;

/// From so many hours before a talk on its leaver reads the host's number, however they talk.
pub const SOON_HOURS: i64 = 24;

/// Whoever plans a talk that begins within so many minutes reads how many.
pub const AT_ONCE_MINUTES: u16 = 120;

/// The longest video address, in bytes; those of the usual programs are below half of it.
pub const VIDEO_ADDRESS_MAX: usize = 500;

/// A telephone number as it was written, on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// The text is not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a telephone number")]
pub struct NotAPhoneNumber;

impl PhoneNumber {
    /// Six to fifteen digits (E.164, 6.2.1), with what people write between them and a plus in front.
    pub fn parse(text: &str) -> Result<Self, NotAPhoneNumber> {
        let text = seen(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let national = text.strip_prefix('+').unwrap_or(&text);
        let is_written_so = national.chars().all(|c| c.is_ascii_digit() || " -.()/".contains(c));
        let digits = national.chars().filter(char::is_ascii_digit).count();
        if is_written_so && (6..=15).contains(&digits) { Ok(Self(text)) } else { Err(NotAPhoneNumber) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a telephone dials: `tel:+31612345678` (RFC 3966). The zero of `+31 (0)6` is for calls within the country.
    pub fn link(&self) -> String {
        let written = if self.0.starts_with('+') { self.0.replacen("(0)", "", 1) } else { self.0.clone() };
        let dialled: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        format!("tel:{dialled}")
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = NotAPhoneNumber;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

/// The `https` address of a video call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VideoAddress(String);

/// The text is not the address of a page that is reached safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an https address")]
pub struct NotAVideoAddress;

impl VideoAddress {
    /// Reads an address as people copy it; without a scheme it means `https`. A name and password in front of the
    /// server (RFC 3986, 3.2.1), or a bare number for it, is refused: nobody sees where that leads.
    pub fn parse(text: &str) -> Result<Self, NotAVideoAddress> {
        let text = seen(text);
        let text = text.trim();
        let rest = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => rest,
            Some((scheme, _)) if scheme.chars().all(|c| c.is_ascii_alphanumeric()) => return Err(NotAVideoAddress),
            _ => text,
        };
        let is_plain = rest.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c));
        let server = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if !is_plain || !is_server(server) || rest.len() + "https://".len() > VIDEO_ADDRESS_MAX {
            return Err(NotAVideoAddress);
        }
        Ok(Self(format!("https://{rest}")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name of two or more labels, with or without a port.
fn is_server(text: &str) -> bool {
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    let labels: Vec<&str> = name.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_named = labels.last().is_some_and(|last| last.chars().any(|c| c.is_ascii_alphabetic()));
    labels.len() >= 2 && labels.iter().all(is_label) && is_named && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

impl TryFrom<String> for VideoAddress {
    type Error = NotAVideoAddress;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<VideoAddress> for String {
    fn from(address: VideoAddress) -> Self {
        address.0
    }
}

/// What a host says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    pub phone: Option<PhoneNumber>,
    pub video: Option<VideoAddress>,
}

impl Reach {
    /// The same, with the place of one talk's call in that of the usual one, where the host named one.
    #[must_use]
    pub fn with_call(&self, own: Option<VideoAddress>) -> Self {
        Self { phone: self.phone.clone(), video: own.or_else(|| self.video.clone()) }
    }

    /// What of it somebody needs for a talk: the number where they talk by phone or it is `soon`, the address where
    /// they talk by video.
    #[must_use]
    pub fn for_talk(&self, way: Way, soon: bool) -> Self {
        Self {
            phone: self.phone.clone().filter(|_| way == Way::Phone || soon),
            video: self.video.clone().filter(|_| way == Way::Video),
        }
    }
}

/// Whether a talk that starts then is about to begin, or has begun.
pub fn is_soon(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    starts_at - now <= TimeDelta::hours(SOON_HOURS)
}

/// Minutes until a talk that starts then, a part of one counting as one, where they are few: at most
/// [`AT_ONCE_MINUTES`]. `None` for one that starts later, or has begun.
pub fn minutes_until(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<u16> {
    let minutes = ((starts_at - now).num_seconds() + 59).div_euclid(60);
    u16::try_from(minutes).ok().filter(|minutes| (1..=AT_ONCE_MINUTES).contains(minutes))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{PhoneNumber, Reach, VideoAddress, is_soon, minutes_until};
    use crate::talk::Way;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (written, shown, dialled) in [
            ("06 12345678", "06 12345678", "tel:0612345678"),
            (" +31 (0)6-1234 5678 ", "+31 (0)6-1234 5678", "tel:+31612345678"),
            ("(020) 123.45.67", "(020) 123.45.67", "tel:0201234567"),
            ("\u{202a}06\u{a0}12345678\u{202c}", "06 12345678", "tel:0612345678"),
        ] {
            let number = PhoneNumber::parse(written).expect(written);
            assert_eq!((number.as_str(), number.link().as_str()), (shown, dialled));
        }
        for wrong in ["", "12345", "06-TAXI1234", "1234567890123456", "06 12345678; ext=1", "++31612345678", "bel HR"] {
            assert!(PhoneNumber::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_video_address_leads_to_a_named_server_by_https() {
        for (written, kept) in [
            ("https://meet.example.org/kamer-12?pwd=a%20b", "https://meet.example.org/kamer-12?pwd=a%20b"),
            (" HTTPS://meet.example.org ", "https://meet.example.org"),
            ("meet.example.org/anna", "https://meet.example.org/anna"),
            ("meet.example.org/login?next=https://x.example", "https://meet.example.org/login?next=https://x.example"),
            ("https://meet.example.org:8443/a", "https://meet.example.org:8443/a"),
        ] {
            assert_eq!(VideoAddress::parse(written).map(String::from), Ok(kept.to_owned()), "{written}");
        }
        let long = format!("https://meet.example.org/{}", "a".repeat(500));
        for wrong in [
            "",
            "http://meet.example.org/a",
            "javascript:alert(1)",
            "https://anna:geheim@meet.example.org/",
            "https://meet.example.org@evil.example/",
            "https://192.0.2.1/a",
            "https://localhost/a",
            "https://meet.example.org/a b",
            "https://meet.example.org/\"><script>",
            "https://",
            "zoommtg://meet.example.org/a",
            long.as_str(),
        ] {
            assert!(VideoAddress::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_place_of_one_call_goes_before_the_usual_one() {
        let address = |text: &str| VideoAddress::parse(text).ok();
        let (usual, own) = (address("https://meet.example.org/anna"), address("https://meet.example.org/once"));
        let reach = Reach { phone: None, video: usual.clone() };
        assert_eq!(reach.with_call(own.clone()).video, own);
        assert_eq!(reach.with_call(None).video, usual);
        assert_eq!(Reach::default().with_call(own).for_talk(Way::Phone, true), Reach::default());
    }

    #[test]
    fn a_number_is_for_calls_and_for_the_last_day_and_an_address_for_video() {
        let reach = Reach {
            phone: PhoneNumber::parse("06 12345678").ok(),
            video: VideoAddress::parse("https://meet.example.org/anna").ok(),
        };
        let of = |way, soon| {
            let Reach { phone, video } = reach.for_talk(way, soon);
            (phone.is_some(), video.is_some())
        };
        assert_eq!(of(Way::InPerson, false), (false, false));
        assert_eq!(of(Way::InPerson, true), (true, false));
        assert_eq!(of(Way::Phone, false), (true, false));
        assert_eq!(of(Way::Video, false), (false, true));
        assert_eq!(of(Way::Video, true), (true, true));
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        let now = at("2026-03-03T09:00:00Z");
        assert!(is_soon(at("2026-03-04T09:00:00Z"), now) && is_soon(at("2026-03-03T08:00:00Z"), now));
        assert!(!is_soon(at("2026-03-04T09:00:01Z"), now));
    }

    #[test]
    fn a_talk_that_begins_at_once_says_in_how_many_minutes() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        let left = |starts_at: &str| minutes_until(at(starts_at), at("2026-03-03T09:00:00Z"));
        assert_eq!(left("2026-03-03T09:15:00Z"), Some(15));
        assert_eq!(left("2026-03-03T09:14:01Z"), Some(15), "a part of a minute counts");
        assert_eq!(left("2026-03-03T11:00:00Z"), Some(120));
        assert_eq!(left("2026-03-03T11:00:01Z"), None, "later");
        assert_eq!(left("2026-03-03T09:00:00Z"), None, "it begins now");
        assert_eq!(left("2026-03-03T08:59:00Z"), None, "it has begun");
    }
}
