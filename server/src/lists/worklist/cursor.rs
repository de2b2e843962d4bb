//! Where a page of the board ends, as it stands in the address of the next one.

use chrono::{DateTime, Utc};
use domain::ids::DepartureId;
use serde::{Deserialize, Serialize};

/// The parts of a list, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Segment {
    /// What needs HR's hand before today is over, by what is due first.
    Hand,
    /// Open, by what is due first.
    Due,
    /// Open, and nothing is due: the oldest first.
    NothingDue,
    /// Over: the newest first.
    Over,
    /// The whole list, sorted by something else.
    Sorted,
}

/// The last row of a page: the next one begins after it. Opaque in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub(super) segment: Segment,
    pub(super) due: Option<DateTime<Utc>>,
    pub(super) id: DepartureId,
}

impl Cursor {
    /// Reads what [`std::fmt::Display`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (segment, rest) = text.split_once('.')?;
        let (due, id) = rest.split_once('.')?;
        let id = id.parse().ok()?;
        let due = || DateTime::from_timestamp_micros(due.parse().ok()?);
        let (segment, due) = match segment {
            "h" => (Segment::Hand, Some(due()?)),
            "d" => (Segment::Due, Some(due()?)),
            "n" => (Segment::NothingDue, None),
            "o" => (Segment::Over, None),
            "s" => (Segment::Sorted, None),
            _ => return None,
        };
        Some(Self { segment, due, id })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let segment = match self.segment {
            Segment::Hand => "h",
            Segment::Due => "d",
            Segment::NothingDue => "n",
            Segment::Over => "o",
            Segment::Sorted => "s",
        };
        let due = self.due.map(|due| due.timestamp_micros()).unwrap_or_default();
        write!(f, "{segment}.{due}.{}", self.id)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::ids::DepartureId;
    use uuid::Uuid;

    use super::{Cursor, Segment};

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        let due = DateTime::from_timestamp_micros(1_772_000_000_123_456);
        for (segment, due) in [
            (Segment::Hand, due),
            (Segment::Due, due),
            (Segment::NothingDue, None),
            (Segment::Over, None),
            (Segment::Sorted, None),
        ] {
            let cursor = Cursor { segment, due, id: DepartureId::new(Uuid::now_v7()) };
            assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        }
        assert_eq!(Cursor::parse("d.x.y"), None);
    }
}
