//! The standard questionnaire: which questions a leaver sees, how answers are read, and what counts
//! as submitted.
//!
//! Read in this order: `item` (one question), `data` (the file and its one door, `Questionnaire::parse`),
//! `check` (what a file must satisfy), `variant` (who gets which questions), `condition` (which of them
//! are shown), `screen` (one theme a screen), `merge` (reading a posted form beside what was answered elsewhere),
//! `answers` (what was answered so far), `submit` (what may be handed in). A board's own version: `edit` (what
//! HR may change) and `comparison` (what that does to figures).

mod answers;
mod check;
mod comparison;
mod condition;
mod data;
mod edit;
mod fault;
mod item;
mod merge;
mod reading;
mod screen;
mod submit;
mod texts;
mod variant;

pub use answers::{Agreement, Answer, Answers, Likelihood};
pub use comparison::{Change, ChangeKind, changes};
pub use condition::Condition;
pub use data::{QUESTIONNAIRE_SCHEMA, Questionnaire};
pub use edit::{EditFault, EditFaultKind, MOST_OWN_OPTIONS, OwnKind, words_fields};
pub use fault::{Fault, Reason};
pub use item::{ChoiceOption, Item, ItemKey, Kind, Theme};
pub use merge::{Differing, MARK, Merged};
pub use reading::{FieldFault, FieldFaultKind};
pub use screen::{AskedItem, Screen, minutes_left, next_screen, previous_screen};
pub use submit::{NotSubmittable, Submitted, submit};
pub use texts::{Bilingual, Choice, ChoiceGroup, Names, PLACEHOLDERS, Words};
pub use variant::{Variant, VariantItems, variant_for};

pub use check::{MOST_OWN_ITEMS, MOST_WORDS};

pub(crate) use edit::read_words;
pub(crate) use reading::clean_text;
pub(crate) use texts::unknown_placeholder;
