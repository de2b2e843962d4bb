//! What the board is filtered by, as it stands in the page's address.

use domain::course::{Owner, Stage};
use domain::departure::ShownType;
use domain::ids::UnitId;
use serde::{Deserialize, Serialize};

use super::sort::Sort;

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

/// What the board is filtered by; the default is everything that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorklistFilter {
    pub open: Openness,
    pub stage: Option<Stage>,
    pub school: Option<UnitId>,
    /// A team of that school; without a school there is none.
    pub team: Option<UnitId>,
    pub kind: Option<ShownType>,
    pub owner: Option<Owner>,
    pub care: Option<Care>,
    /// The beginnings of words of a name, or a whole mail address.
    pub text: String,
    pub due: Option<Due>,
    /// `None`: what needs a hand today, then what is due first.
    pub sort: Option<Sort>,
}

domain::coded! {
    /// Who takes care of it.
    pub enum Care {
        /// Whoever looks.
        Mine = "mine",
        /// Nobody in particular, or somebody who coordinates nothing of its unit any more.
        Nobody = "nobody",
    }
}

domain::coded! {
    /// Which of the things that are due.
    pub enum Due {
        Overdue = "overdue",
        /// Until the end of today, and what is overdue.
        Today = "today",
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
                "team" => filter.team = value.parse().ok(),
                "kind" => filter.kind = ShownType::parse(value),
                "owner" => filter.owner = Owner::parse(value),
                "care" => filter.care = Care::parse(value),
                "text" => filter.text = value.trim().chars().take(TEXT_CHARS).collect(),
                "due" => filter.due = Due::parse(value),
                "sort" => filter.sort = Sort::parse(value),
                _ => {}
            }
        }
        if filter.school.is_none() {
            filter.team = None;
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
        query.extend(self.team.map(|team| ("team", team.to_string())));
        query.extend(self.kind.map(|kind| ("kind", kind.code().to_owned())));
        query.extend(self.owner.map(|owner| ("owner", owner.code().to_owned())));
        query.extend(self.care.map(|care| ("care", care.code().to_owned())));
        if !self.text.is_empty() {
            query.push(("text", self.text.clone()));
        }
        query.extend(self.due.map(|due| ("due", due.code().to_owned())));
        query.extend(self.sort.map(|sort| ("sort", sort.to_string())));
        query
    }

    /// How many filters are on beside the words and what is shown in which order.
    pub fn narrowed_by(&self) -> usize {
        let chosen = [
            self.open != Openness::default(),
            self.stage.is_some(),
            self.team.is_some() || self.school.is_some(),
            self.kind.is_some(),
            self.owner.is_some(),
            self.care.is_some(),
            self.due.is_some(),
        ];
        chosen.into_iter().filter(|is_on| *is_on).count()
    }

    /// The same words among what is over.
    pub fn among_the_finished(&self) -> Self {
        Self {
            open: Openness::Closed,
            school: self.school,
            team: self.team,
            kind: self.kind,
            care: self.care,
            text: self.text.clone(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ShownType, WorklistFilter};

    fn read(query: &[(&str, &str)]) -> WorklistFilter {
        let query: Vec<(String, String)> =
            query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        WorklistFilter::from_query(&query)
    }

    #[test]
    fn a_filter_comes_back_from_its_address() {
        let query = [
            ("open", "all"),
            ("kind", "dismissal"),
            ("text", " willems "),
            ("due", "today"),
            ("care", "nobody"),
            ("sort", "-name"),
            ("x", "y"),
        ];
        let filter = read(&query);
        assert_eq!(filter.kind, Some(ShownType::Special));
        assert!(filter.sort.is_some_and(|sort| sort.descending));
        let back: Vec<(String, String)> =
            filter.to_query().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        assert_eq!(WorklistFilter::from_query(&back), filter);
        assert!(WorklistFilter::default().to_query().is_empty());
    }

    #[test]
    fn a_team_without_its_school_filters_nothing() {
        let (school, team) = ("0199a0f07e5c7000800000000000000a", "0199a0f07e5c7000800000000000000b");
        assert_eq!(read(&[("team", team)]), WorklistFilter::default());
        let both = read(&[("team", team), ("school", school)]);
        assert!(both.team.is_some() && both.school.is_some());
        assert_eq!(both.narrowed_by(), 1);
    }

    #[test]
    fn words_and_order_are_not_counted_as_filters_and_the_finished_are_found_by_the_same_words() {
        let filter = read(&[("text", "willems"), ("sort", "stage")]);
        assert_eq!(filter.narrowed_by(), 0);
        assert_eq!(filter.among_the_finished(), read(&[("text", "willems"), ("open", "closed")]));
        assert_eq!(read(&[("stage", "to_plan"), ("due", "overdue")]).narrowed_by(), 2);
    }
}
