//! Two versions of one report, box by box: where they differ, and what comes of choosing.
//!
//! Two tabs or devices never overwrite each other silently. The later one is shown both versions where
//! they differ, and its writer takes one of the two, box by box.

use super::{Report, TalkTheme, TextBox, Topic};
use crate::coded::coded;

/// What is compared and chosen as a whole. Reasons and the decisive one belong together, and so do the
/// rows of quotes and of agreements: half of one list beside half of another is neither's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    Way,
    Story,
    Reasons,
    Preventable,
    Topic(Topic),
    Theme(TalkTheme),
    StayedBecause,
    Quotes,
    Agreements,
    Text(TextBox),
}

coded! {
    /// Whose version of a piece is kept.
    pub enum Side {
        Mine = "mine",
        Theirs = "theirs",
    }
}

impl Piece {
    /// All of them, in the order of the form.
    pub fn all() -> Vec<Self> {
        let texts = |first: bool| {
            TextBox::ALL.iter().filter(move |one| one.is_before_agreements() == first).map(|one| Self::Text(*one))
        };
        [Self::Way, Self::Story, Self::Reasons, Self::Preventable]
            .into_iter()
            .chain(Topic::ALL.iter().map(|topic| Self::Topic(*topic)))
            .chain(TalkTheme::ALL.iter().map(|theme| Self::Theme(*theme)))
            .chain([Self::StayedBecause, Self::Quotes])
            .chain(texts(true))
            .chain([Self::Agreements])
            .chain(texts(false))
            .collect()
    }

    /// The stable code, which names the field of the form that chooses.
    pub fn code(self) -> String {
        match self {
            Self::Way => "way".to_owned(),
            Self::Story => "story".to_owned(),
            Self::Reasons => "told".to_owned(),
            Self::Preventable => "preventable".to_owned(),
            Self::Topic(topic) => format!("topic.{topic}"),
            Self::Theme(theme) => format!("theme.{theme}"),
            Self::StayedBecause => "stayed_because".to_owned(),
            Self::Quotes => "quotes".to_owned(),
            Self::Agreements => "agreements".to_owned(),
            Self::Text(text_box) => text_box.code().to_owned(),
        }
    }
}

impl Piece {
    /// Whether the form's field of this name belongs to it.
    pub fn has_field(self, field: &str) -> bool {
        match self {
            Self::Reasons => matches!(field, "told" | "decisive"),
            Self::Quotes => field.starts_with("quote."),
            Self::Agreements => field.starts_with("agreement."),
            Self::Theme(_) => field.strip_prefix(&self.code()).is_some_and(|rest| rest.starts_with('.')),
            Self::Way | Self::Story | Self::Preventable | Self::Topic(_) | Self::StayedBecause | Self::Text(_) => {
                field == self.code()
            }
        }
    }
}

impl Report {
    /// The pieces in which two versions differ, in the order of the form.
    pub fn differences(&self, other: &Self) -> Vec<Piece> {
        Piece::all().into_iter().filter(|piece| self.only(*piece) != other.only(*piece)).collect()
    }

    /// A report that holds this piece and nothing else.
    pub fn only(&self, piece: Piece) -> Self {
        let mut report = Self::default();
        report.take(piece, self);
        report
    }

    /// Takes over one piece of another version.
    pub fn take(&mut self, piece: Piece, from: &Self) {
        match piece {
            Piece::Way => self.way = from.way,
            Piece::Story => self.story.clone_from(&from.story),
            Piece::Reasons => {
                self.told.clone_from(&from.told);
                self.decisive = from.decisive;
            }
            Piece::Preventable => self.preventable = from.preventable,
            Piece::Topic(topic) => take_entry(&mut self.topics, &from.topics, topic),
            Piece::Theme(theme) => take_entry(&mut self.themes, &from.themes, theme),
            Piece::StayedBecause => self.stayed_because.clone_from(&from.stayed_because),
            Piece::Quotes => self.quotes.clone_from(&from.quotes),
            Piece::Agreements => self.agreements.clone_from(&from.agreements),
            Piece::Text(text_box) => from.text(text_box).clone_into(self.text_mut(text_box)),
        }
    }

    /// What comes of choosing: this version with the pieces taken from `theirs` for which the posted form
    /// says so (`keep.PIECE` = `theirs`). Pieces that differ without a choice are returned instead:
    /// nothing is decided for the writer.
    pub fn settled(&self, theirs: &Self, fields: &[(String, String)]) -> Result<Self, Vec<Piece>> {
        let mut report = self.clone();
        let mut open = Vec::new();
        for piece in self.differences(theirs) {
            let name = format!("keep.{}", piece.code());
            let chosen = fields.iter().rev().find(|(field, _)| *field == name).and_then(|(_, side)| Side::parse(side));
            match chosen {
                Some(Side::Mine) => {}
                Some(Side::Theirs) => report.take(piece, theirs),
                None => open.push(piece),
            }
        }
        if open.is_empty() { Ok(report) } else { Err(open) }
    }
}

fn take_entry<K: Ord + Copy, V: Clone>(
    map: &mut std::collections::BTreeMap<K, V>,
    from: &std::collections::BTreeMap<K, V>,
    key: K,
) {
    match from.get(&key) {
        Some(value) => {
            map.insert(key, value.clone());
        }
        None => {
            map.remove(&key);
        }
    }
}
