//! Which items are shown, given the answers so far.

use serde::{Deserialize, Serialize};

use super::answers::{Answer, Answers};
use super::item::{Item, ItemKey, Kind};

/// When an item is asked: only after one of these answers to another item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// An item asked on an earlier screen.
    pub item: ItemKey,
    /// Values as a form posts them: codes, keys of options, points of a scale.
    pub is_any_of: Vec<String>,
}

impl Condition {
    /// Whether it holds; an answer that cannot be read yet is no answer.
    fn holds(&self, answers: &Answers) -> bool {
        match answers.get(self.item.as_str()) {
            None | Some(Answer::AsTyped(_)) => false,
            Some(answer) => answer.fields().iter().any(|value| self.is_any_of.contains(value)),
        }
    }
}

impl Item {
    /// The items whose answers decide whether this one is shown.
    pub fn depends_on(&self) -> impl Iterator<Item = &ItemKey> {
        let chosen_from = match &self.kind {
            Kind::OneOf { item } => Some(item),
            _ => None,
        };
        chosen_from.into_iter().chain(self.asked_when.as_ref().map(|condition| &condition.item))
    }

    /// Whether the answers call for this item: its condition holds, and a decisive reason has two or
    /// more to choose from.
    fn is_called_for(&self, answers: &Answers) -> bool {
        let has_a_choice = match &self.kind {
            Kind::OneOf { item } => answers.reasons(item.as_str()).len() >= 2,
            _ => true,
        };
        has_a_choice && self.asked_when.as_ref().is_none_or(|condition| condition.holds(answers))
    }
}

/// Those of `asked` that are shown, in order: an item is hidden while one it depends on is hidden itself,
/// not asked of this person, or answered otherwise. What an item depends on comes before it (a file that
/// says otherwise is refused), so one pass is enough.
pub(super) fn shown<'q>(asked: &[&'q Item], answers: &Answers) -> Vec<&'q Item> {
    let mut shown: Vec<&Item> = Vec::with_capacity(asked.len());
    for item in asked {
        let has_its_ground = item.depends_on().all(|key| shown.iter().any(|before| before.key == *key));
        if has_its_ground && item.is_called_for(answers) {
            shown.push(item);
        }
    }
    shown
}
