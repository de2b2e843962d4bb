//! What follows from a release, to be kept beside it: of a large board it takes long to find out.

use serde::{Deserialize, Serialize};

use super::about::About;
use super::content::Content;
use super::findings::Findings;
use super::induction::{Lesson, induction_lessons};
use super::standing::candidates;
use super::stored::ContentFault;
use super::yearly::{Proposal, yearly_question};
use crate::figures::{MOST_THINGS, StandsOut, clear_of_chance};

/// The version of the rules by which it is found. Whoever changes what stands out, is asked or is a lesson makes it
/// another one: what was kept by other rules is found anew.
const RULES: u32 = 1;

/// What stands out in a release, what it proposes to ask, and what induction could learn: all of it from published
/// numbers alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    rules: u32,
    /// The code of the period before and the number of its release, against which this one was held; `None` where there
    /// was none.
    pub before: Option<(String, u32)>,
    /// Everything that chance does not explain, the clearest first: of what somebody reads [`Self::read_in`] keeps the first.
    standing_out: Vec<StandsOut<About>>,
    question: Proposal,
    lessons: Vec<Lesson>,
}

/// As much of it as every version has.
#[derive(Deserialize)]
struct Beginning {
    rules: u32,
}

impl Derived {
    /// Finds all of it. `before` is the newest release of the period before, of the same kind of period.
    pub fn of(content: &Content, before: Option<&Content>) -> Self {
        Self {
            rules: RULES,
            before: before.map(|before| (before.period.clone(), before.number)),
            standing_out: clear_of_chance(&candidates(content, before)),
            question: yearly_question(content, before),
            lessons: induction_lessons(content, before),
        }
    }

    /// What of it is about something that is shown in `part`: the release, or what is left of it for a reader
    /// ([`Content::narrowed`]). All of the release was looked at for every reader: whoever reads less of it looks at fewer
    /// things, of which chance would explain fewer.
    #[must_use]
    pub fn read_in(self, part: &Content) -> Findings {
        let is_read = |about: &About| part.share_of(about).is_some();
        let Self { mut standing_out, mut lessons, mut question, .. } = self;
        standing_out.retain(|thing| is_read(&thing.subject));
        standing_out.truncate(MOST_THINGS);
        lessons.retain(|lesson| is_read(&lesson.from.subject));
        question.about = question.about.filter(is_read);
        Findings { standing_out, lessons, question }
    }

    /// The form in which it is kept.
    pub fn to_json(&self) -> String {
        // reason: strings, finite numbers and lists of them; writing them to memory cannot fail
        serde_json::to_string(self).expect("strings and numbers can always be written")
    }

    /// Reads what was kept.
    ///
    /// # Errors
    /// [`ContentFault::OtherFormat`] where it was found by other rules, [`ContentFault::Unreadable`] where it is none.
    pub fn parse(json: &str) -> Result<Self, ContentFault> {
        let unreadable = |error: serde_json::Error| ContentFault::Unreadable(error.to_string());
        let beginning: Beginning = serde_json::from_str(json).map_err(unreadable)?;
        if beginning.rules != RULES {
            return Err(ContentFault::OtherFormat(beginning.rules));
        }
        serde_json::from_str(json).map_err(unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::testing::{content, list, set, units, year_before};
    use crate::release::{Given, SetContent, SetKind, standing_out};

    fn decisive(row: &[u32]) -> Vec<SetContent> {
        let columns = list(Given::Decisive, &["B1", "C1", "D4", "X"]);
        vec![set(SetKind::Left, Population::Answered, units(1), Some((columns, None)), &[row, row])]
    }

    #[test]
    fn what_is_kept_is_read_back_to_the_last_figure() {
        let (now, then) = (content(decisive(&[97, 43, 44, 5, 5])), year_before(decisive(&[101, 47, 11, 23, 20])));
        let found = Derived::of(&now, Some(&then));
        assert_eq!(found.before, Some(("2024-2025".to_owned(), 1)));
        assert_eq!(Derived::parse(&found.to_json()), Ok(found.clone()));
        assert_ne!(Derived::of(&now, None), found);
        let read = found.read_in(&now);
        assert!(!read.standing_out.is_empty(), "something rose");
        assert_eq!(read.standing_out, standing_out(&now, Some(&then)));
    }

    #[test]
    fn what_was_found_by_other_rules_is_found_anew() {
        let found = Derived { rules: RULES + 1, ..Derived::of(&content(Vec::new()), None) };
        assert_eq!(Derived::parse(&found.to_json()), Err(ContentFault::OtherFormat(RULES + 1)));
        assert!(matches!(Derived::parse("[]"), Err(ContentFault::Unreadable(_))));
    }
}
