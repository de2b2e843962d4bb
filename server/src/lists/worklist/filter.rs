//! What the board is filtered by, as it stands in the page's address.

use chrono::{DateTime, Utc};
use domain::course::{Owner, Stage};
use domain::departure::DepartureType;
use domain::ids::{DepartureId, UnitId};
use serde::{Deserialize, Serialize};

/// The longest text searched for, in characters.
const TEXT_CHARS: usize = 80;

/// Whether departures are shown in which nothing happens any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Openness {
    #[default]
    Open,
    Closed,
    All,
}

impl Openness {
    pub const ALL: [Self; 3] = [Self::Open, Self::Closed, Self::All];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::All => "all",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|openness| openness.code() == code)
    }
}

/// A departure type as lists show it: settlement, dismissal and incapacity are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShownType {
    Special,
    Type(DepartureType),
}

impl ShownType {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Special => "special",
            Self::Type(kind) => kind.code(),
        }
    }

    /// Reads a code; that of a special course means all of them.
    pub fn parse(code: &str) -> Option<Self> {
        if code == "special" {
            return Some(Self::Special);
        }
        let kind = DepartureType::parse(code)?;
        Some(if kind.profile().is_special_course { Self::Special } else { Self::Type(kind) })
    }

    /// All, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        let plain = DepartureType::ALL.iter().copied().filter(|kind| !kind.profile().is_special_course);
        plain.map(Self::Type).chain([Self::Special])
    }
}

/// What the board is filtered by; the default is everything that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorklistFilter {
    pub open: Openness,
    pub stage: Option<Stage>,
    pub school: Option<UnitId>,
    pub kind: Option<ShownType>,
    pub owner: Option<Owner>,
    /// The beginnings of words of a name.
    pub text: String,
    pub due: Option<Due>,
}

domain::coded! {
    /// Which of the things that are due.
    pub enum Due {
        Overdue = "overdue",
        /// From now until the end of this week.
        ThisWeek = "week",
    }
}

impl WorklistFilter {
    /// Reads the query of an address; what means nothing is left alone.
    pub fn from_query(query: &[(String, String)]) -> Self {
        let mut filter = Self::default();
        for (name, value) in query {
            match name.as_str() {
                "open" => filter.open = Openness::parse(value).unwrap_or_default(),
                "stage" => filter.stage = Stage::parse(value),
                "school" => filter.school = value.parse().ok(),
                "kind" => filter.kind = ShownType::parse(value),
                "owner" => filter.owner = Owner::parse(value),
                "text" => filter.text = value.trim().chars().take(TEXT_CHARS).collect(),
                "due" => filter.due = Due::parse(value),
                _ => {}
            }
        }
        filter
    }

    /// The query of an address that gives this filter; empty for the default.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let mut query = Vec::new();
        if self.open != Openness::default() {
            query.push(("open", self.open.code().to_owned()));
        }
        query.extend(self.stage.map(|stage| ("stage", stage.code().to_owned())));
        query.extend(self.school.map(|school| ("school", school.to_string())));
        query.extend(self.kind.map(|kind| ("kind", kind.code().to_owned())));
        query.extend(self.owner.map(|owner| ("owner", owner.code().to_owned())));
        if !self.text.is_empty() {
            query.push(("text", self.text.clone()));
        }
        query.extend(self.due.map(|due| ("due", due.code().to_owned())));
        query
    }
}

/// The parts of a list, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Segment {
    /// Open, by what is due first.
    Due,
    /// Open, and nothing is due: the oldest first.
    NothingDue,
    /// Over: the newest first.
    Over,
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
        let (segment, due) = match segment {
            "d" => (Segment::Due, Some(DateTime::from_timestamp_micros(due.parse().ok()?)?)),
            "n" => (Segment::NothingDue, None),
            "o" => (Segment::Over, None),
            _ => return None,
        };
        Some(Self { segment, due, id })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let segment = match self.segment {
            Segment::Due => "d",
            Segment::NothingDue => "n",
            Segment::Over => "o",
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

    use super::{Cursor, Segment, ShownType, WorklistFilter};

    #[test]
    fn a_filter_comes_back_from_its_address() {
        let query = [("open", "all"), ("kind", "dismissal"), ("text", " willems "), ("due", "week"), ("x", "y")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let filter = WorklistFilter::from_query(&query);
        assert_eq!(filter.kind, Some(ShownType::Special));
        let back: Vec<(String, String)> =
            filter.to_query().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        assert_eq!(WorklistFilter::from_query(&back), filter);
        assert!(WorklistFilter::default().to_query().is_empty());
    }

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        let due = DateTime::from_timestamp_micros(1_772_000_000_123_456);
        for (segment, due) in [(Segment::Due, due), (Segment::NothingDue, None), (Segment::Over, None)] {
            let cursor = Cursor { segment, due, id: DepartureId::new(Uuid::now_v7()) };
            assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        }
        assert_eq!(Cursor::parse("d.x.y"), None);
    }
}
