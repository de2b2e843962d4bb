//! What a new version does to figures, which compare across versions by item.
//!
//! A program cannot know whether other words mean something else: changed words are noted, not judged.

use super::data::Questionnaire;
use super::item::{Item, ItemKey, Kind};
use super::variant::Variant;

/// One difference between a published version and the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The item, or the theme where only its title differs.
    pub key: ItemKey,
    pub kind: ChangeKind,
}

/// In what an item differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Asked in another way: its answers are other things.
    OtherKind,
    /// Another number may be chosen, or a text may have another length.
    OtherMaximum,
    /// An option that could be chosen is gone. A renamed one is this and [`ChangeKind::OptionAdded`].
    OptionGone {
        option: ItemKey,
    },
    /// What is chosen now is chosen from more.
    OptionAdded {
        option: ItemKey,
    },
    /// Asked after other answers, or in other variants: other people answer it.
    OtherPeople,
    /// The item is gone, and not because the board took out its own.
    Gone,
    /// The board's own item was taken out.
    OwnRemoved,
    /// There was no such item.
    Added,
    SwitchedOff,
    SwitchedOn,
    /// Other words for the question or an option.
    Reworded,
    /// "Does not apply" appears or disappears beside the scale, or "something else" and "nothing" behind a list.
    OtherAside,
    /// Another title for a theme.
    TitleReworded,
}

impl ChangeKind {
    /// Whether figures of before and after should not be compared.
    pub const fn breaks_comparison(&self) -> bool {
        match self {
            Self::OtherKind
            | Self::OtherMaximum
            | Self::OptionGone { .. }
            | Self::OptionAdded { .. }
            | Self::OtherPeople
            | Self::Gone => true,
            Self::OwnRemoved
            | Self::Added
            | Self::SwitchedOff
            | Self::SwitchedOn
            | Self::Reworded
            | Self::OtherAside
            | Self::TitleReworded => false,
        }
    }

    /// A stable code, to name the sentence that says it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OtherKind => "other_kind",
            Self::OtherMaximum => "other_maximum",
            Self::OptionGone { .. } => "option_gone",
            Self::OptionAdded { .. } => "option_added",
            Self::OtherPeople => "other_people",
            Self::Gone => "gone",
            Self::OwnRemoved => "own_removed",
            Self::Added => "added",
            Self::SwitchedOff => "switched_off",
            Self::SwitchedOn => "switched_on",
            Self::Reworded => "reworded",
            Self::OtherAside => "other_aside",
            Self::TitleReworded => "title_reworded",
        }
    }
}

/// Everything in which `next` differs from `before`, what breaks comparison first.
pub fn changes(before: &Questionnaire, next: &Questionnaire) -> Vec<Change> {
    let mut found = Vec::new();
    for item in before.items() {
        let kinds = match next.item(item.key.as_str()) {
            None if item.own => vec![ChangeKind::OwnRemoved],
            None => vec![ChangeKind::Gone],
            Some(now) => between(before, next, item, now),
        };
        found.extend(kinds.into_iter().map(|kind| Change { key: item.key.clone(), kind }));
    }
    let added = next.items().iter().filter(|item| before.item(item.key.as_str()).is_none());
    found.extend(added.map(|item| Change { key: item.key.clone(), kind: ChangeKind::Added }));
    let titles = before
        .themes()
        .iter()
        .filter(|theme| next.theme(theme.key.as_str()).is_some_and(|now| now.title != theme.title));
    found.extend(titles.map(|theme| Change { key: theme.key.clone(), kind: ChangeKind::TitleReworded }));
    found.sort_by_key(|change| !change.kind.breaks_comparison());
    found
}

fn between(before: &Questionnaire, next: &Questionnaire, item: &Item, now: &Item) -> Vec<ChangeKind> {
    let mut kinds = of_kind(&item.kind, &now.kind);
    let (was_off, is_off) = (before.is_off(item.key.as_str()), next.is_off(item.key.as_str()));
    match (was_off, is_off) {
        (false, true) => kinds.push(ChangeKind::SwitchedOff),
        (true, false) => kinds.push(ChangeKind::SwitchedOn),
        _ => {}
    }
    let same_people = item.asked_when == now.asked_when && askers(before, item) == askers(next, now);
    if !same_people {
        kinds.push(ChangeKind::OtherPeople);
    }
    let is_reworded = item.text != now.text || item.text_in != now.text_in || item.text_past != now.text_past;
    if is_reworded || options_reworded(&item.kind, &now.kind) {
        kinds.push(ChangeKind::Reworded);
    }
    kinds
}

/// Which variants have the item, and in which of them only people with short service get it; whether it
/// is switched off is told apart.
fn askers(questionnaire: &Questionnaire, item: &Item) -> Vec<(Variant, bool)> {
    let of = |variant: &&super::variant::VariantItems| variant.items.contains(&item.key);
    let mut askers: Vec<(Variant, bool)> = questionnaire
        .content()
        .variants
        .iter()
        .filter(of)
        .map(|variant| (variant.key, variant.only_under_three_years.contains(&item.key)))
        .collect();
    askers.sort_unstable();
    askers
}

fn of_kind(before: &Kind, now: &Kind) -> Vec<ChangeKind> {
    match (before, now) {
        (Kind::Reasons { max: was }, Kind::Reasons { max: is }) => {
            if was == is {
                Vec::new()
            } else {
                vec![ChangeKind::OtherMaximum]
            }
        }
        (Kind::Values { max: was, something_else: had }, Kind::Values { max: is, something_else: has }) => {
            let maximum = (was != is).then_some(ChangeKind::OtherMaximum);
            let aside = (had != has).then_some(ChangeKind::OtherAside);
            maximum.into_iter().chain(aside).collect()
        }
        (Kind::Text { max_characters: was }, Kind::Text { max_characters: is }) => {
            if was == is {
                Vec::new()
            } else {
                vec![ChangeKind::OtherMaximum]
            }
        }
        (Kind::Agreement { does_not_apply: was }, Kind::Agreement { does_not_apply: is }) => {
            if was == is {
                Vec::new()
            } else {
                vec![ChangeKind::OtherAside]
            }
        }
        (Kind::Choice { options: were }, Kind::Choice { options: are }) => {
            let gone = were.iter().filter(|option| !are.iter().any(|other| other.key == option.key));
            let added = are.iter().filter(|option| !were.iter().any(|other| other.key == option.key));
            gone.map(|option| ChangeKind::OptionGone { option: option.key.clone() })
                .chain(added.map(|option| ChangeKind::OptionAdded { option: option.key.clone() }))
                .collect()
        }
        (before, now) if before == now => Vec::new(),
        _ => vec![ChangeKind::OtherKind],
    }
}

fn options_reworded(before: &Kind, now: &Kind) -> bool {
    let (Kind::Choice { options: were }, Kind::Choice { options: are }) = (before, now) else { return false };
    were.iter().any(|option| are.iter().any(|other| other.key == option.key && other.text != option.text))
}
