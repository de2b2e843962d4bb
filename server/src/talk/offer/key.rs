//! The name of one moment, as a form posts it: which host, when, and how.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use domain::departure_form::dates::is_date;
use domain::ids::AccountId;
use domain::slot::Slot;
use domain::talk::Way;
use serde::{Deserialize, Serialize};

/// A moment that was on offer. Says nothing about whether it still is: booking looks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SlotKey {
    pub host: AccountId,
    pub start: DateTime<Utc>,
    pub way: Way,
}

/// The text names no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a moment")]
pub struct NotASlotKey;

impl SlotKey {
    /// The name of this slot.
    pub const fn of(slot: &Slot) -> Self {
        Self { host: slot.host, start: slot.start, way: slot.way }
    }

    /// Whether this slot is the one that is named.
    pub fn names(&self, slot: &Slot) -> bool {
        Self::of(slot) == *self
    }
}

impl fmt::Display for SlotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.host, self.start.timestamp(), self.way)
    }
}

impl FromStr for SlotKey {
    type Err = NotASlotKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().ok_or(NotASlotKey);
        let host = part()?.parse().map_err(|_| NotASlotKey)?;
        let seconds = part()?.parse().map_err(|_| NotASlotKey)?;
        let way = Way::parse(part()?).ok_or(NotASlotKey)?;
        // Near the ends of what can be counted no zone can be asked for the local day.
        let start =
            DateTime::from_timestamp(seconds, 0).filter(|start| is_date(start.date_naive())).ok_or(NotASlotKey)?;
        Ok(Self { host, start, way })
    }
}

impl TryFrom<String> for SlotKey {
    type Error = NotASlotKey;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<SlotKey> for String {
    fn from(key: SlotKey) -> Self {
        key.to_string()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::ids::AccountId;
    use domain::talk::Way;
    use uuid::Uuid;

    use super::SlotKey;

    #[test]
    fn a_moment_is_read_back_from_its_name() {
        let start = DateTime::from_timestamp(1_796_032_800, 0).expect("an instant");
        let key = SlotKey { host: AccountId::new(Uuid::now_v7()), start, way: Way::InPerson };
        assert_eq!(key.to_string().parse(), Ok(key));
        for bad in [
            "",
            "x",
            "..",
            "1.2.3",
            &format!("{}.9", key.host),
            &format!("{}.9.by_pigeon", key.host),
            &format!("{}.8210266876799.phone", key.host),
        ] {
            assert!(bad.parse::<SlotKey>().is_err(), "{bad}");
        }
    }
}
