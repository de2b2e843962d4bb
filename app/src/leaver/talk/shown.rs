//! What of the times is shown, as an address or a form says; and what was picked so far. All of it goes
//! along with every link and button, so that nothing is lost by turning a page.

use chrono::NaiveDate;
use domain::departure_form::dates::parse_date;
use domain::ids::{AccountId, TalkId};
use domain::slot::PartOfDay;
use domain::talk::TalkChoice;
use leptos::prelude::*;

use crate::leaver::talk::picks::Picks;

/// What is read of a name that was typed.
const PERSON_MAX_CHARS: usize = 100;

/// How far somebody has come in looking for another day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Step {
    /// The first good moments.
    #[default]
    First,
    /// The days of a week; the first one with times where none is named.
    Week(Option<NaiveDate>),
    /// A day, and a part of it: where that is left open and the day has both, they choose one.
    Day(NaiveDate, Option<PartOfDay>),
}

/// One state of the page of times.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// One talk only, by its name.
    pub talk: Option<String>,
    pub step: Step,
    /// Every start, not only those at the half hours.
    pub every_start: bool,
    pub host: Option<AccountId>,
    /// What was typed of a name, to find whose times to see. Of this answer only: nothing takes it along.
    pub person: Option<String>,
    pub picks: Picks,
}

/// Whether an address or a form may name a talk so; what it names is looked up.
pub(super) fn is_name(name: &str) -> bool {
    name.parse::<TalkId>().is_ok() || TalkChoice::parse(name).is_some()
}

impl Shown {
    /// As the names and values of an address say: `talk=` one talk alone, `days=` the other days of one.
    pub fn of(pairs: &[(String, String)]) -> Self {
        Self::read(pairs, "talk")
    }

    /// As a posted form says, in which `talk` is the one that is meant, and `only=` the one that was shown alone.
    pub fn posted(pairs: &[(String, String)]) -> Self {
        Self::read(pairs, "only")
    }

    fn read(pairs: &[(String, String)], alone: &str) -> Self {
        let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let name = |field: &str| get(field).filter(|name| is_name(name)).map(str::to_owned);
        let date = |field: &str| get(field).and_then(parse_date);
        let of_days = name("days");
        let step = match (&of_days, date("day")) {
            (None, _) => Step::First,
            (Some(_), None) => Step::Week(date("week")),
            (Some(_), Some(day)) => Step::Day(day, get("part").and_then(PartOfDay::parse)),
        };
        Self {
            talk: of_days.or_else(|| name(alone)),
            step,
            every_start: get("every") == Some("yes"),
            host: get("host").and_then(|id| id.parse().ok()),
            person: get("person").map(|typed| typed.trim().chars().take(PERSON_MAX_CHARS).collect()),
            picks: Picks::of(pairs),
        }
    }

    /// The same at another step; which starts are shown begins anew.
    pub fn at(&self, step: Step) -> Self {
        Self { step, every_start: false, ..self.clone() }
    }

    /// The page in this state; `more` belongs to this answer only.
    pub fn address(&self, page: &str, more: &[(&str, String)], fragment: &str) -> String {
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(more.chain(self.state("talk")).chain(self.picks.pairs()))
            .finish();
        let mark = if query.is_empty() { "" } else { "?" };
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        format!("{page}{mark}{query}{fragment}")
    }

    /// The same as names and values of a form that is posted ([`Self::posted`] reads them).
    pub fn to_post(&self) -> Vec<(String, String)> {
        self.state("only").chain(self.picks.pairs()).collect()
    }

    /// Those as hidden fields. They come last in a form: what is chosen in it is read first.
    pub fn hidden(&self) -> Vec<AnyView> {
        hidden(self.to_post())
    }

    /// Hidden fields of a form whose answer is this page again.
    pub fn hidden_to_look(&self) -> Vec<AnyView> {
        hidden(self.state("talk").chain(self.picks.pairs()).collect())
    }

    fn state(&self, alone: &'static str) -> impl Iterator<Item = (String, String)> + use<> {
        let is_first = self.step == Step::First;
        let (week, day, part) = match self.step {
            Step::First => (None, None, None),
            Step::Week(week) => (week, None, None),
            Step::Day(day, part) => (None, Some(day), part),
        };
        let parts = [
            (alone, self.talk.clone().filter(|_| is_first)),
            ("days", self.talk.clone().filter(|_| !is_first)),
            ("week", week.map(|week| week.to_string())),
            ("day", day.map(|day| day.to_string())),
            ("part", part.map(|part| part.to_string())),
            ("every", self.every_start.then(|| "yes".to_owned())),
            ("host", self.host.map(|host| host.to_string())),
        ];
        parts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)))
    }
}

fn hidden(pairs: Vec<(String, String)>) -> Vec<AnyView> {
    pairs.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }.into_any()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Shown, Step};

    fn pairs(query: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    #[test]
    fn an_address_says_again_what_it_said() {
        for query in
            ["", "talk=leader", "days=hr", "days=hr&week=2027-01-11", "days=hr&day=2027-01-12&part=afternoon&every=yes"]
        {
            let mark = if query.is_empty() { "" } else { "?" };
            assert_eq!(Shown::of(&pairs(query)).address("/x", &[], ""), format!("/x{mark}{query}"));
        }
        let shown = Shown::of(&pairs("talk=nobody&day=2027-01-12&part=noon&every=no"));
        assert_eq!((shown.talk, shown.step, shown.every_start), (None, Step::First, false));
    }

    #[test]
    fn what_is_posted_names_the_talk_that_is_meant_apart_from_what_was_shown() {
        let all = Shown::posted(&pairs("talk=leader"));
        assert_eq!(all.talk, None, "both stood there, and stand there again");
        assert_eq!(Shown::posted(&pairs("talk=leader&only=leader")).talk.as_deref(), Some("leader"));
        assert_eq!(Shown::posted(&all.to_post()).talk, None);
    }
}
