//! A form that somebody else saved meanwhile: what was typed here beside what is saved now, piece by
//! piece where they differ, with a choice for each. (A report has boxes of its own for this:
//! `departure/report/versions`.)
//!
//! The page's form carries both versions, so that it waits for nobody's session, and posts to the
//! address that saves: [`chosen`] makes one form of the two before it is read.

pub mod side_by_side;

use std::collections::BTreeMap;

use domain::report::Side;
use leptos::prelude::*;
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, WRITER};
use crate::form::draft::{KIND, VERSION};
use crate::form::{self, Typed};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::Room;
use crate::staff::two_versions::side_by_side::side_by_side;

/// The field that says that a form came back because of another version.
const CHANGED: &str = "changed";
/// The field that says that a form carries both.
const BOTH: &str = "both";

/// Which fields belong together, and how they are called and said.
pub struct Names<'a> {
    /// The piece a field is part of: mostly its own name.
    pub piece: &'a dyn Fn(&str) -> String,
    pub label: &'a dyn Fn(&str) -> String,
    /// A value in words, by its field.
    pub words: &'a dyn Fn(&str, &str) -> String,
}

/// Keeps what was typed, for the page that shows both versions.
pub async fn keep(form_name: &str, mut fields: Fields) -> Result<(), Elsewhere> {
    fields.0.push((CHANGED.to_owned(), "yes".to_owned()));
    form::keep(form_name, &Typed { fields, faults: Vec::new() }).await
}

/// Whether what was kept came back because of another version.
pub fn is_changed(kept: Option<&Typed>) -> bool {
    kept.is_some_and(|typed| typed.fields.ticked(CHANGED) || typed.fields.ticked(BOTH))
}

/// One form of the two, by the choices; any other form as it is. `Err`: the fields to show again, and a
/// sentence at each choice that is missing.
pub fn chosen(room: &Room, fields: &Fields) -> Result<Fields, Typed> {
    if !fields.ticked(BOTH) {
        return Ok(fields.clone());
    }
    let mut one = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    for (name, value) in fields.as_slice() {
        match carried(name) {
            Some((side, piece, field)) => match Side::parse(fields.get(&format!("keep.{piece}"))) {
                Some(kept) if kept == side => one.push((field.to_owned(), value.clone())),
                Some(_) => {}
                None if missing.iter().any(|other| other == piece) => {}
                None => missing.push(piece.to_owned()),
            },
            None if name == BOTH || name.starts_with("keep.") => {}
            None => one.push((name.clone(), value.clone())),
        }
    }
    if missing.is_empty() {
        return Ok(Fields(one));
    }
    let words = room.text(key::VERSIONS_MISSING);
    let faults = missing.into_iter().map(|piece| (format!("keep.{piece}"), words.clone())).collect();
    Err(Typed { fields: fields.clone(), faults })
}

/// The fields as they were typed here, whichever form brought them back.
fn mine(typed: &Fields) -> Vec<(String, String)> {
    let fields = typed.as_slice().iter();
    fields
        .filter(|(name, _)| {
            ![CHANGED, BOTH, KIND, VERSION, WRITER].contains(&name.as_str()) && !name.starts_with("keep.")
        })
        .filter_map(|(name, value)| match carried(name) {
            Some((Side::Mine, _, field)) => Some((field.to_owned(), value.clone())),
            Some((Side::Theirs, ..)) => None,
            None => Some((name.clone(), value.clone())),
        })
        .collect()
}

/// The side, the piece and the field of a carried value's name.
fn carried(name: &str) -> Option<(Side, &str, &str)> {
    let mut parts = name.splitn(3, ':');
    let (side, piece, field) = (parts.next()?, parts.next()?, parts.next()?);
    Some((Side::parse(side)?, piece, field))
}

/// The list's row of a field, and what comes after it.
fn row_of<'n>(list: &str, name: &'n str) -> Option<(&'n str, &'n str)> {
    name.strip_prefix(list)?.strip_prefix('.')?.split_once('.')
}

/// Numbers the rows of `mine` as those of `saved` with the same keys; the others come after them.
fn align(list: &str, mine: &mut [(String, String)], saved: &[(String, String)]) {
    let keyed = |fields: &[(String, String)]| -> Vec<(String, String)> {
        let keys = fields.iter().filter_map(|(name, key)| {
            let (row, end) = row_of(list, name)?;
            (end == "key" && !key.is_empty()).then(|| (key.clone(), row.to_owned()))
        });
        keys.collect()
    };
    let (of_saved, of_mine) = (keyed(saved), keyed(mine));
    let mut next =
        saved.iter().filter_map(|(name, _)| row_of(list, name)?.0.parse::<usize>().ok()).max().map_or(0, |row| row + 1);
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in mine {
        let Some((row, end)) = row_of(list, name) else { continue };
        let is_filled = !value.trim().is_empty() || of_mine.iter().any(|(_, there)| there == row);
        if !is_filled && !renamed.contains_key(row) {
            continue;
        }
        let to = renamed.entry(row.to_owned()).or_insert_with(|| {
            let key = of_mine.iter().find(|(_, there)| there == row).map(|(key, _)| key);
            let same = key.and_then(|key| of_saved.iter().find(|(other, _)| other == key));
            same.map_or_else(
                || {
                    next += 1;
                    (next - 1).to_string()
                },
                |(_, row)| row.clone(),
            )
        });
        *name = format!("{list}.{to}.{end}");
    }
}

/// What there is of one piece, on either side.
#[derive(Default, PartialEq, Eq)]
struct Lines(Vec<(String, String)>);

/// Both versions of a form.
pub struct Versions<'a> {
    pub room: &'a Room,
    /// The server function that saves the form.
    pub action: &'static str,
    /// Posted along: whose form it is, and the revision that is saved now.
    pub along: Vec<(&'static str, String)>,
    pub typed: &'a Typed,
    pub saved: Vec<(String, String)>,
    /// A list whose rows (`theme.2.key`, `theme.2.title.nl` …) are the same where their keys are.
    pub rows: Option<&'static str>,
    pub names: Names<'a>,
}

impl Versions<'_> {
    /// The form with a choice for each piece that differs; nothing where none does.
    pub fn view(&self) -> Option<AnyView> {
        let mut typed = mine(&self.typed.fields);
        if let Some(list) = self.rows {
            align(list, &mut typed, &self.saved);
        }
        let (mine, theirs) = (self.pieces(typed), self.pieces(self.saved.clone()));
        let mut order: Vec<&String> = Vec::new();
        for (piece, _) in theirs.iter().chain(&mine) {
            if !order.contains(&piece) {
                order.push(piece);
            }
        }
        let of = |side: &[(String, Lines)], piece: &str| -> Vec<(String, String)> {
            side.iter().find(|(of, _)| of == piece).map(|(_, lines)| lines.0.clone()).unwrap_or_default()
        };
        let sorted = |mut lines: Vec<(String, String)>| {
            lines.sort_unstable();
            lines
        };
        let (mut same, mut differ) = (Vec::new(), Vec::new());
        for piece in order {
            let (mine, theirs) = (of(&mine, piece), of(&theirs, piece));
            if sorted(mine.clone()) == sorted(theirs.clone()) {
                same.extend(mine);
            } else {
                differ.push((piece.clone(), mine, theirs));
            }
        }
        if differ.is_empty() {
            return None;
        }
        let room = self.room;
        let along: Vec<_> = self.along.iter().map(|(name, value)| hidden(name, value.clone())).collect();
        let same: Vec<_> =
            same.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
        let pieces: Vec<_> = differ.into_iter().map(|(piece, mine, theirs)| self.piece(&piece, mine, theirs)).collect();
        Some(
            view! {
                <p>{room.text(key::VERSIONS_LEAD)}</p>
                <form class="versions" novalidate=true autocomplete="off" method="post" action=self.action>
                    {hidden(BOTH, "yes")}
                    {along}
                    {same}
                    {pieces}
                    <div class="actions"><button class="button">{room.text(key::REPORT_VERSIONS_SAVE)}</button></div>
                </form>
            }
            .into_any(),
        )
    }

    /// What was filled in, by piece and in order; line ends as one kind.
    fn pieces(&self, fields: Vec<(String, String)>) -> Vec<(String, Lines)> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut pieces: Vec<(String, Lines)> = Vec::new();
        for (name, value) in fields {
            let value = value.replace("\r\n", "\n").trim().to_owned();
            if value.is_empty() || self.along.iter().any(|(along, _)| *along == name) {
                continue;
            }
            let piece = (self.names.piece)(&name);
            let place = *places.entry(piece.clone()).or_insert(pieces.len());
            if place == pieces.len() {
                pieces.push((piece, Lines::default()));
            }
            pieces[place].1.0.push((name, value));
        }
        pieces
    }

    fn piece(&self, piece: &str, mine: Vec<(String, String)>, theirs: Vec<(String, String)>) -> AnyView {
        let shown = |lines: &[(String, String)]| {
            let words = lines.iter().map(|(name, value)| (self.names.words)(name, value));
            let words: Vec<_> = words.filter(|words| !words.is_empty()).collect();
            let shown = |words: Vec<String>| {
                words.into_iter().map(|words| view! { <p class="words">{words}</p> }).collect_view().into_any()
            };
            (!words.is_empty()).then(|| shown(words))
        };
        let filling = Filling(self.typed.clone());
        let label = (self.names.label)(piece);
        let section = side_by_side(self.room, piece, label, shown(&mine), shown(&theirs), &filling);
        let carried: Vec<_> = [(Side::Mine, mine), (Side::Theirs, theirs)]
            .into_iter()
            .flat_map(|(side, lines)| lines.into_iter().map(move |line| (side, line)))
            .map(|(side, (field, value))| {
                let name = format!("{}:{piece}:{field}", side.code());
                view! { <input type="hidden" name=name value=value/> }
            })
            .collect();
        view! { {carried} {section} }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::{align, carried, mine};
    use crate::fields::Fields;
    use domain::report::Side;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_carried_name_says_side_piece_and_field() {
        assert_eq!(carried("mine:option.0:option.0.nl"), Some((Side::Mine, "option.0", "option.0.nl")));
        assert_eq!(carried("text.nl"), None);
        assert_eq!(carried("nobody:text:text.nl"), None);
    }

    #[test]
    fn rows_are_the_same_where_their_keys_are() {
        let saved = fields(&[("theme.0.key", "b"), ("theme.0.title.nl", "B"), ("theme.1.key", "c")]).0;
        let mut mine = fields(&[
            ("note.nl", "n"),
            ("theme.0.key", "a"),
            ("theme.0.title.nl", "A"),
            ("theme.1.title.nl", "B!"),
            ("theme.1.key", "b"),
            ("theme.2.title.nl", "nieuw"),
        ])
        .0;
        align("theme", &mut mine, &saved);
        let names: Vec<&str> = mine.iter().map(|(name, _)| name.as_str()).collect();
        let expected =
            ["note.nl", "theme.2.key", "theme.2.title.nl", "theme.0.title.nl", "theme.0.key", "theme.3.title.nl"];
        assert_eq!(names, expected);
    }

    #[test]
    fn what_was_typed_here_comes_back_from_either_form() {
        let first = mine(&fields(&[("writer", "0"), ("text", "hier"), ("changed", "yes")]));
        let again = mine(&fields(&[
            ("both", "yes"),
            ("mine:text:text", "hier"),
            ("theirs:text:text", "daar"),
            ("keep.text", "theirs"),
        ]));
        assert_eq!(first, again);
        assert_eq!(first, [("text".to_owned(), "hier".to_owned())]);
    }
}
