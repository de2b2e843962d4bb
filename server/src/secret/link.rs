//! The token of a leaver's personal link, and the cookie it is swapped for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::WayIn;
use domain::ids::{LinkId, OpeningId};
use uuid::Uuid;

use super::{Purpose, Secrets};

/// How long a link stays open in a browser: enough to answer and to plan a talk, and not for whoever uses the
/// computer next. The link can be opened again.
pub const LINK_OPEN_HOURS: i64 = 2;
/// How long at most, however much it is used: a working day with the evening after it.
pub const LINK_OPEN_HOURS_MAX: i64 = 12;
/// How long it is used before its cookie is made anew, so that not every answer carries one.
const RENEWED_MINUTES: i64 = 10;

/// The token in a leaver's link: base64url of the link's id (16 bytes) and an HMAC (32 bytes) over
/// id and generation. It can be made again for every reminder and is stored nowhere; a new
/// generation revokes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkToken {
    link: LinkId,
    mac: [u8; 32],
}

impl LinkToken {
    /// The token's text, 64 characters, for `/l/{token}`.
    pub fn mint(secrets: &Secrets, link: LinkId, generation: u32) -> String {
        Self::mint_for(secrets, link, generation, WayIn::Link)
    }

    /// The token for HR's letter. It is another one than that of the mails, which HR never sees.
    pub fn mint_printed(secrets: &Secrets, link: LinkId, generation: u32) -> String {
        Self::mint_for(secrets, link, generation, WayIn::Letter)
    }

    fn mint_for(secrets: &Secrets, link: LinkId, generation: u32, way_in: WayIn) -> String {
        let mut bytes = [0; 48];
        bytes[..16].copy_from_slice(link.uuid().as_bytes());
        bytes[16..].copy_from_slice(&with_parts(link, generation, way_in, |parts| secrets.mac(Purpose::Link, parts)));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a token's shape. Whether it opens anything is only known once the link has been
    /// looked up: see [`LinkToken::opens`].
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 {
            return None;
        }
        let bytes: [u8; 48] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (id, mac) = bytes.split_at(16);
        Some(Self { link: LinkId::new(Uuid::from_slice(id).ok()?), mac: mac.try_into().ok()? })
    }

    /// Which link to look up.
    pub const fn link(&self) -> LinkId {
        self.link
    }

    /// The way in that this token of this generation opens; takes the same time for every wrong one.
    pub fn opens(&self, secrets: &Secrets, generation: u32) -> Option<WayIn> {
        let is_of = |way_in| {
            with_parts(self.link, generation, way_in, |parts| secrets.matches(Purpose::Link, parts, &self.mac))
        };
        let [mailed, printed] = [WayIn::Link, WayIn::Letter].map(is_of);
        mailed.then_some(WayIn::Link).or_else(|| printed.then_some(WayIn::Letter))
    }
}

/// What the code of a token or a cookie is made over. The mailed ones name no way in: they are older than
/// the distinction.
fn with_parts<T>(link: LinkId, generation: u32, way_in: WayIn, make: impl FnOnce(&[&[u8]]) -> T) -> T {
    let (link, generation) = (link.uuid(), generation.to_be_bytes());
    match way_in {
        WayIn::Link => make(&[link.as_bytes(), &generation]),
        WayIn::Letter => make(&[link.as_bytes(), &generation, way_in.code().as_bytes()]),
    }
}

/// What a leaver's cookie says: which link, of which generation, whether it was the printed one, when it was opened
/// and last used (seconds since the epoch), and a number that no other browser has. Its value is
/// `link.generation.opened.opening.mac`, with `letter` before `opened` where it was the printed one and `seen` behind
/// it once it was used later, made with another key than the link's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaverCookie {
    pub link: LinkId,
    pub generation: u32,
    pub way_in: WayIn,
    pub opened: i64,
    /// When it was last made anew, because somebody was at work with it.
    pub seen: i64,
    pub opening: OpeningId,
}

impl LeaverCookie {
    /// The cookie's value: letters, digits, `-`, `_` and dots only.
    pub fn seal(self, secrets: &Secrets) -> String {
        let said = self.said();
        let mac = URL_SAFE_NO_PAD.encode(secrets.mac(Purpose::LeaverCookie, &[said.as_bytes()]));
        format!("{said}.{mac}")
    }

    fn said(&self) -> String {
        let Self { link, generation, way_in, opened, seen, opening } = self;
        let at = if seen == opened { opened.to_string() } else { format!("{opened}.{seen}") };
        match way_in {
            WayIn::Link => format!("{link}.{generation}.{at}.{opening}"),
            WayIn::Letter => format!("{link}.{generation}.{way_in}.{at}.{opening}"),
        }
    }

    /// Reads a cookie's value, if this program made it. The link may have been revoked since, or closed in this
    /// browser: whoever uses it compares the generation with the stored one, and looks for the opening.
    pub fn open(secrets: &Secrets, value: &str) -> Option<Self> {
        let (said, mac) = value.rsplit_once('.')?;
        let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
        if !secrets.matches(Purpose::LeaverCookie, &[said.as_bytes()], &mac) {
            return None;
        }
        let parts: Vec<&str> = said.split('.').collect();
        let (link, generation, way_in, rest) = match parts.as_slice() {
            [link, generation, way, rest @ ..] if *way == WayIn::Letter.code() => {
                (link, generation, WayIn::Letter, rest)
            }
            [link, generation, rest @ ..] => (link, generation, WayIn::Link, rest),
            _ => return None,
        };
        let (opened, seen, opening) = match rest {
            [opened, opening] => (opened, opened, opening),
            [opened, seen, opening] => (opened, seen, opening),
            _ => return None,
        };
        let (link, generation) = (link.parse().ok()?, generation.parse().ok()?);
        let (opened, seen) = (opened.parse().ok()?, seen.parse().ok()?);
        Some(Self { link, generation, way_in, opened, seen, opening: opening.parse().ok()? })
    }

    /// Seconds for which it still opens anything; none, or fewer, and the browser was to forget it by now.
    pub fn seconds_left(&self, now: DateTime<Utc>) -> i64 {
        let idle = self.seen + TimeDelta::hours(LINK_OPEN_HOURS).num_seconds();
        let last = self.opened + TimeDelta::hours(LINK_OPEN_HOURS_MAX).num_seconds();
        idle.min(last) - now.timestamp()
    }

    /// The browser was to forget it by now.
    pub fn is_stale(&self, now: DateTime<Utc>) -> bool {
        self.seconds_left(now) < 0
    }

    /// The same as used now, where it was last made anew long enough ago.
    pub fn used(self, now: DateTime<Utc>) -> Option<Self> {
        let since = now.timestamp() - self.seen;
        (since >= TimeDelta::minutes(RENEWED_MINUTES).num_seconds()).then_some(Self { seen: now.timestamp(), ..self })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::access::WayIn;
    use domain::ids::{LinkId, OpeningId};
    use uuid::Uuid;

    use super::{LeaverCookie, LinkToken};
    use crate::secret::Secrets;

    #[test]
    fn a_token_opens_its_own_generation_only() {
        let (secrets, link) = (Secrets::random(), LinkId::new(Uuid::now_v7()));
        let text = LinkToken::mint(&secrets, link, 3);
        assert_eq!(text, LinkToken::mint(&secrets, link, 3), "a reminder carries the same link");
        let token = LinkToken::parse(&text).expect("its own shape");
        assert_eq!(token.link(), link);
        assert_eq!(token.opens(&secrets, 3), Some(WayIn::Link));
        assert_eq!(token.opens(&secrets, 4), None);
        assert_eq!(token.opens(&Secrets::random(), 3), None);
        let printed = LinkToken::parse(&LinkToken::mint_printed(&secrets, link, 3)).expect("its own shape");
        assert_eq!(printed.opens(&secrets, 3), Some(WayIn::Letter), "the letter's is another one");
        assert_eq!(printed.opens(&secrets, 4), None);
    }

    #[test]
    fn a_token_with_any_character_changed_opens_nothing() {
        let (secrets, link) = (Secrets::random(), LinkId::new(Uuid::now_v7()));
        let text = LinkToken::mint(&secrets, link, 1);
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("ASCII");
            let opens = LinkToken::parse(&changed)
                .is_some_and(|token| token.link() == link && token.opens(&secrets, 1).is_some());
            assert!(!opens, "changed at {at}");
        }
        for bad in ["", "x", &text[1..], &format!("{text}A"), "é"] {
            assert_eq!(LinkToken::parse(bad), None);
        }
    }

    #[test]
    fn a_cookie_is_read_back_and_cannot_be_made_up() {
        let secrets = Secrets::random();
        let cookie = LeaverCookie {
            link: LinkId::new(Uuid::now_v7()),
            generation: 2,
            way_in: WayIn::Link,
            opened: 7_200,
            seen: 7_200,
            opening: OpeningId::new(Uuid::now_v7()),
        };
        let value = cookie.seal(&secrets);
        assert_eq!(LeaverCookie::open(&secrets, &value), Some(cookie));
        let printed = LeaverCookie { way_in: WayIn::Letter, ..cookie };
        let of_letter = printed.seal(&secrets);
        assert_eq!(LeaverCookie::open(&secrets, &of_letter), Some(printed));
        assert_eq!(LeaverCookie::open(&secrets, &of_letter.replace(".letter.", ".")), None, "it stays a letter's");
        assert_eq!(LeaverCookie::open(&secrets, &value.replacen(".2.", ".3.", 1)), None);
        assert_eq!(LeaverCookie::open(&Secrets::random(), &value), None);
        assert_eq!(LeaverCookie::open(&secrets, &format!("{value}.")), None);
        assert_eq!(LeaverCookie::open(&secrets, &value.replacen(".7200.", ".9999.", 1)), None);
        let other = OpeningId::new(Uuid::now_v7()).to_string();
        let moved = value.replacen(&cookie.opening.to_string(), &other, 1);
        assert_ne!(moved, value);
        assert_eq!(LeaverCookie::open(&secrets, &moved), None, "a closed one stays closed");
        let token = LinkToken::mint(&secrets, cookie.link, 2);
        assert_eq!(LeaverCookie::open(&secrets, &token), None);
        let at = |seconds| DateTime::from_timestamp(seconds, 0).expect("an instant");
        assert!(!cookie.is_stale(at(14_400)) && cookie.is_stale(at(14_401)), "two hours");
        for cookie in [cookie, printed] {
            let used = cookie.used(at(14_000)).expect("long enough ago");
            assert_eq!(LeaverCookie::open(&secrets, &used.seal(&secrets)), Some(used));
            assert_eq!((used.opened, used.seen, used.opening), (7_200, 14_000, cookie.opening));
        }
    }

    #[test]
    fn a_cookie_lives_while_it_is_used_and_half_a_day_at_most() {
        let opened = 1_000_000;
        let opening = OpeningId::new(Uuid::now_v7());
        let link = LinkId::new(Uuid::now_v7());
        let mut cookie = LeaverCookie { link, generation: 1, way_in: WayIn::Link, opened, seen: opened, opening };
        let after = |minutes: i64| DateTime::from_timestamp(opened + minutes * 60, 0).expect("an instant");
        assert_eq!(cookie.used(after(9)), None, "not with every page");
        for minutes in (100..700).step_by(100) {
            assert!(!cookie.is_stale(after(minutes)), "{minutes}");
            cookie = cookie.used(after(minutes)).expect("in use");
        }
        assert!(cookie.is_stale(after(721)), "twelve hours after the link was opened");
        assert_eq!(cookie.seconds_left(after(719)), 60);
    }
}
