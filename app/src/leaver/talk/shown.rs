//! What of the times is shown, as an address or a form says; and what was picked so far. All of it goes
//! along with every link and button, so that nothing is lost by turning a page.

use chrono::NaiveDate;
use domain::departure_form::dates::parse_date;
use domain::ids::AccountId;
use leptos::prelude::*;

use crate::leaver::talk::picks::Picks;

/// One state of the page of times.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// One talk only, by its name.
    pub talk: Option<String>,
    pub week: Option<NaiveDate>,
    pub host: Option<AccountId>,
    pub is_grid: bool,
    pub picks: Picks,
}

impl Shown {
    /// As the names and values of an address or of a form say.
    pub fn of(pairs: &[(String, String)]) -> Self {
        let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        Self {
            talk: get("talk").map(str::to_owned),
            week: get("week").and_then(parse_date),
            host: get("host").and_then(|id| id.parse().ok()),
            is_grid: get("view") == Some("grid"),
            picks: Picks::of(pairs),
        }
    }

    /// The page in this state; `more` belongs to this answer only.
    pub fn address(&self, page: &str, more: &[(&str, String)], fragment: &str) -> String {
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(more.chain(self.state()).chain(self.picks.pairs()))
            .finish();
        let mark = if query.is_empty() { "" } else { "?" };
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        format!("{page}{mark}{query}{fragment}")
    }

    /// The same in a form. They come last in it: a button that says otherwise is read first.
    pub fn hidden(&self) -> Vec<AnyView> {
        self.state()
            .chain(self.picks.pairs())
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> }.into_any())
            .collect()
    }

    fn state(&self) -> impl Iterator<Item = (String, String)> + use<> {
        let parts = [
            ("talk", self.talk.clone()),
            ("week", self.week.map(|week| week.to_string())),
            ("host", self.host.map(|host| host.to_string())),
            ("view", self.is_grid.then(|| "grid".to_owned())),
        ];
        parts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)))
    }
}
