//! Two forms of one screen, in two tabs or on two devices: what each of them changed counts, item by item.
//!
//! A form carries a mark of every answer that it was written with. What it holds at an item whose mark still fits was
//! not touched there, and takes nothing away that was answered elsewhere meanwhile. What both changed is told apart, so
//! that a person chooses.

use serde::{Deserialize, Serialize};

use super::answers::{Answer, Answers};
use super::reading::{self, FieldFault};
use super::screen::{AskedItem, Screen};

/// Before an item's key in the name of the field that carries its mark. No key has a colon.
pub const MARK: &str = "was:";

/// What a form holds at an item that was answered otherwise elsewhere, after the form had been written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differing {
    /// The item's key.
    pub item: String,
    /// As posted; nothing where the answer was taken back.
    pub typed: Vec<String>,
}

impl Differing {
    /// What a form says otherwise than it was written with, item by item, as far as its marks tell without the
    /// questionnaire. Line ends and spaces around a text, which browsers add, change nothing.
    pub fn in_form(fields: &[(String, String)]) -> Vec<Self> {
        let values = |item: &str| -> Vec<String> {
            fields.iter().filter(|(name, _)| name == item).map(|(_, value)| value.clone()).collect()
        };
        let items = fields.iter().filter_map(|(name, mark)| Some((name.strip_prefix(MARK)?, mark)));
        let typed = items.map(|(item, mark)| (Self { item: item.to_owned(), typed: values(item) }, mark));
        let reads = |form: &Self| mark_of_values(form.typed.iter().map(|value| reading::clean_text(value)).collect());
        typed.filter(|(form, mark)| reads(form) != **mark).map(|(form, _)| form).collect()
    }
}

/// What comes of a posted form, over the answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub answers: Answers,
    /// What cannot be read of the answers that stand now.
    pub faults: Vec<FieldFault>,
    /// Not kept: something else stands there, from elsewhere.
    pub differing: Vec<Differing>,
    /// The items at which the form says what stands now, each with its mark: on that the form builds from now on.
    pub agreed: Vec<(String, String)>,
}

/// Whose word counts at one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// What the form says, which may be what stood there already.
    Typed,
    /// What stands there: the form changed nothing.
    Held,
    /// What stands there, and the form says something else.
    Differing,
}

impl Counts {
    /// By the marks of what the form was written with (`None`: it does not say), of what it says, and of what stands.
    fn of(was: Option<&str>, typed: &str, held: &str) -> Self {
        match was {
            _ if typed == held => Self::Typed,
            Some(was) if was == typed => Self::Held,
            Some(was) if was != held => Self::Differing,
            _ => Self::Typed,
        }
    }
}

fn mark_of(answer: Option<&Answer>) -> String {
    mark_of_values(answer.map(Answer::fields).unwrap_or_default())
}

/// The 64-bit FNV-1a sum of what a form would post, of each value with an end behind it
/// (draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm"). It tells answers apart, and hides none: the form
/// that carries it shows them.
fn mark_of_values(mut values: Vec<String>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    // A way to take an answer back posts nothing.
    values.retain(|value| !value.is_empty());
    // In which order boxes were ticked makes no other answer.
    values.sort_unstable();
    let bytes = values.iter().flat_map(|value| value.bytes().chain([0xff]));
    let sum = bytes.fold(OFFSET, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{sum:016x}")
}

impl Answers {
    /// A mark of the answer to an item: the same for the same answer, also for none.
    pub fn mark(&self, item: &str) -> String {
        mark_of(self.get(item))
    }
}

impl Screen<'_> {
    /// Reads a posted form over the answers so far.
    ///
    /// Field names are item keys, repeated where several may be chosen, and [`MARK`] with a key; other fields are none
    /// of its business. An item with its mark and without a field was skipped. Of a form without any mark every item
    /// that is shown counts as it was posted. What cannot be read stays as typed, with a fault beside it; answers of
    /// other screens stay, hidden where they are no longer asked for.
    pub fn merge(&self, fields: &[(String, String)], so_far: &Answers) -> Merged {
        let mut merged = Merged { answers: so_far.clone(), ..Merged::default() };
        let carries_marks = fields.iter().any(|(name, _)| name.starts_with(MARK));
        // What an item depends on stands on an earlier screen, so posting this one hides nothing on it.
        let shown: Vec<&str> = self.shown(so_far).map(AskedItem::key).collect();
        for asked in &self.items {
            let is_shown = shown.contains(&asked.key());
            let was = mark_in(fields, asked.key());
            // What was answered elsewhere may have hidden an item since: what was typed there waits with the answer.
            if was.is_some() || (is_shown && !carries_marks) {
                let fault = merged.take(asked, was, fields);
                merged.faults.extend(fault.filter(|_| is_shown));
            }
        }
        merged.answers.reconcile(self.questionnaire);
        merged
    }

    /// The answers as the form shows them that brings back what was typed there, beside what stands.
    pub fn with_typed(&self, differing: &[Differing], held: &Answers) -> Answers {
        let mut answers = held.clone();
        for asked in &self.items {
            if let Some(differs) = differing.iter().find(|differs| differs.item == asked.key()) {
                let (answer, _) = reading::keep(asked.item, &differs.typed, &answers);
                answers.set(&asked.item.key, answer);
            }
        }
        answers
    }
}

/// The mark that a form carries for this item.
fn mark_in<'a>(fields: &'a [(String, String)], item: &str) -> Option<&'a str> {
    let is_of = |name: &str| name.strip_prefix(MARK).is_some_and(|of| of == item);
    fields.iter().find(|(name, _)| is_of(name)).map(|(_, mark)| mark.as_str())
}

impl Merged {
    /// Takes one item from the form, or leaves what stands; what cannot be read of what stands then.
    fn take(&mut self, asked: &AskedItem<'_>, was: Option<&str>, fields: &[(String, String)]) -> Option<FieldFault> {
        let (key, item) = (asked.key(), asked.item);
        let typed: Vec<String> =
            fields.iter().filter(|(name, _)| name == key).map(|(_, value)| value.clone()).collect();
        let (answer, fault) = reading::keep(item, &typed, &self.answers);
        let says = mark_of(answer.as_ref());
        let kind = match Counts::of(was, &says, &self.answers.mark(key)) {
            Counts::Typed => {
                if !typed.is_empty() {
                    // The leaver's last word, also when it is to skip it.
                    self.answers.forget_aside(&item.key);
                }
                self.answers.set(&item.key, answer);
                self.agreed.push((key.to_owned(), says));
                fault
            }
            counts => {
                if counts == Counts::Differing {
                    self.differing.push(Differing { item: key.to_owned(), typed });
                }
                let held = self.answers.get(key).map(Answer::fields).unwrap_or_default();
                reading::read(item, &held, &self.answers).err()
            }
        };
        kind.map(|kind| FieldFault { field: key.to_owned(), kind })
    }
}
