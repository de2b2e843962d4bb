//! What the log is filtered by.

use chrono::NaiveDate;
use domain::ids::AccountId;
use domain::log::of_administrators;
use domain::time_line::EventKind;

use crate::access::LogReader;

/// By person, kind and days; the default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Who did it, or whom it is about.
    pub person: Option<AccountId>,
    pub kind: Option<EventKind>,
    /// Local days, both included.
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
}

impl LogFilter {
    /// Reads the query of an address; what means nothing is left alone.
    pub fn from_query(query: &[(String, String)]) -> Self {
        let mut filter = Self::default();
        for (name, value) in query {
            match name.as_str() {
                "person" => filter.person = value.parse().ok(),
                "kind" => filter.kind = EventKind::parse(value),
                "first" => filter.first = value.parse().ok(),
                "last" => filter.last = value.parse().ok(),
                _ => {}
            }
        }
        filter
    }

    /// The query of an address that gives this filter; empty for the default.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let mut query = Vec::new();
        query.extend(self.person.map(|id| ("person", id.to_string())));
        query.extend(self.kind.map(|kind| ("kind", kind.code().to_owned())));
        query.extend(self.first.map(|day| ("first", day.to_string())));
        query.extend(self.last.map(|day| ("last", day.to_string())));
        query
    }
}

/// The kinds of entries that this person reads.
pub fn kinds(reader: &LogReader) -> Vec<EventKind> {
    if reader.coordinates_all() { EventKind::ALL.to_vec() } else { of_administrators().collect() }
}

#[cfg(test)]
mod tests {
    use super::LogFilter;

    #[test]
    fn a_filter_comes_back_from_its_address() {
        let query = [
            ("person", "01890a5dac96774bbcceb302099a8057"),
            ("kind", "role_given"),
            ("first", "2026-03-01"),
            ("x", "y"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let filter = LogFilter::from_query(&query);
        assert!(filter.person.is_some() && filter.kind.is_some() && filter.last.is_none());
        let back: Vec<(String, String)> =
            filter.to_query().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        assert_eq!(LogFilter::from_query(&back), filter);
        assert!(LogFilter::default().to_query().is_empty());
    }
}
