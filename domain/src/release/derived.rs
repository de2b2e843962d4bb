//! What follows from a release, to be kept beside it: of a large board it takes long to find out.

use serde::{Deserialize, Serialize};

use super::about::About;
use super::content::Content;
use super::induction::{Lesson, induction_lessons};
use super::standing::standing_out;
use super::stored::ContentFault;
use super::yearly::{Proposal, yearly_question};
use crate::figures::StandsOut;

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
    /// The clearest first, at most [`crate::figures::MOST_THINGS`].
    pub standing_out: Vec<StandsOut<About>>,
    pub question: Proposal,
    pub lessons: Vec<Lesson>,
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
            standing_out: standing_out(content, before),
            question: yearly_question(content, before),
            lessons: induction_lessons(content, before),
        }
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
    use crate::release::{Given, SetContent, SetKind};

    fn decisive(row: &[u32]) -> Vec<SetContent> {
        let columns = list(Given::Decisive, &["B1", "C1", "D4", "X"]);
        vec![set(SetKind::Left, Population::Answered, units(1), Some((columns, None)), &[row, row])]
    }

    #[test]
    fn what_is_kept_is_read_back_to_the_last_figure() {
        let (now, then) = (content(decisive(&[97, 43, 44, 5, 5])), year_before(decisive(&[101, 47, 11, 23, 20])));
        let found = Derived::of(&now, Some(&then));
        assert_eq!(found.before, Some(("2024-2025".to_owned(), 1)));
        assert!(!found.standing_out.is_empty(), "something rose");
        assert_eq!(Derived::parse(&found.to_json()), Ok(found.clone()));
        assert_eq!(found.standing_out, standing_out(&now, Some(&then)));
        assert_ne!(Derived::of(&now, None), found);
    }

    #[test]
    fn what_was_found_by_other_rules_is_found_anew() {
        let found = Derived { rules: RULES + 1, ..Derived::of(&content(Vec::new()), None) };
        assert_eq!(Derived::parse(&found.to_json()), Err(ContentFault::OtherFormat(RULES + 1)));
        assert!(matches!(Derived::parse("[]"), Err(ContentFault::Unreadable(_))));
    }
}
